"""R013: a waiver that does not say what it means."""

from __future__ import annotations

from building import network, origin
from rules.waiving import ANA, NETWORK, finding_of, judged, waived, waiver

from netrules import Handle, Job, PersonRecord, Severity, Verdict
from netrules.engine.setting_aside import Aside
from netrules.rules.records.unclear_waiver import unclear_waiver


def test_no_waivers() -> None:
    """Where nothing is waived there is nothing to judge."""
    assert waived(unclear_waiver).verdict is Verdict.NOT_APPLICABLE


def test_passes_where_everything_is_clear() -> None:
    """A rule by code or name, people by name or address, in any case."""
    waivers = (
        waiver(people=["ana ruiz", "BO.BERG@example.org"]),
        waiver("bee-keeper", ["me"]),
        waiver("X002"),
    )
    assert waived(unclear_waiver, *waivers).verdict is Verdict.PASS


def test_fails_for_a_rule_there_is_not() -> None:
    """With what may have been meant, at the line of the settings."""
    said = waived(unclear_waiver, waiver("bee-keper"))
    assert said.finding.severity is Severity.WARNING
    assert said.message == "a waiver names the rule bee-keper, and no rule is called that"
    assert said.advice == "did you mean bee-keeper?"
    assert said.places == [("netrules.toml", 7)]
    assert waived(unclear_waiver, waiver("ACME900")).advice == "take it out, or install its plugin"


def test_fails_for_a_rule_about_waivers() -> None:
    """What is wrong with waivers cannot be waived."""
    said = waived(unclear_waiver, waiver("unclear-waiver"))
    assert said.message == "a waiver names the rule unclear-waiver, which nothing can set aside"


def test_fails_for_a_person_there_is_not() -> None:
    """With what may have been meant; both are hidden under redaction."""
    said = waived(unclear_waiver, waiver(people=["Anna Ruiz"]))
    assert said.message == "the waiver of X001 names Anna Ruiz, who is in none of these files"
    assert said.advice == "did you mean Ana Ruiz?"
    assert "Ruiz" not in said.redacted
    said = waived(unclear_waiver, waiver(people=["Zzyzx"]))
    assert said.advice == "correct the name, or take it out"


def test_nobody_is_missed_where_an_input_could_not_be_read() -> None:
    """They may be in there."""
    assert waived(unclear_waiver, waiver(people=["Zzyzx"]), whole=False).verdict is Verdict.PASS


def test_fails_for_a_name_of_two_people() -> None:
    """It says how to name one of them, and sets nothing aside for either."""
    twins = [
        PersonRecord(Handle(ids=(id_,), names=("Bo Berg",)), origin(), jobs=(Job("", "Beekeeper"),))
        for id_ in ("bo-1", "bo-2")
    ]
    of = network(ANA, *twins)
    said = waived(unclear_waiver, waiver(people=["Bo Berg"]), of=of)
    assert said.message == "the waiver of X001 names Bo Berg, as 2 people are called"
    ids = [one.id for one in of.people if one.name == "Bo Berg"]
    assert said.advice == f"name one of them by id: {ids[0]} and {ids[1]}"
    assert not any(id_ in said.redacted for id_ in ids)
    report = judged(aside=Aside((waiver(people=["Bo Berg"]),)), of=of).report
    assert not any(one.waived for one in report.findings)


def test_each_word_by_itself() -> None:
    """One that is unclear does not keep another from being set aside."""
    aside = Aside((waiver(people=["Zzyzx", "Qwfp", "Ana Ruiz"]),))
    said = judged(unclear_waiver, aside=aside)
    assert sum(one.code == "R013" for one in said.findings) == 2
    [ana] = [one.id for one in NETWORK.people if one.name == "Ana Ruiz"]
    assert finding_of(said, "X001", ana).waived
