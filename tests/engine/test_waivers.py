"""Waivers: what they set aside, until when, and what they leave alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from building import TODAY, all_ties, network, origin, tie
from hypothesis import given
from hypothesis import strategies as st
from rules.waiving import (
    ANA,
    BO,
    NETWORK,
    entry,
    finding_of,
    id_of,
    judged,
    waiver,
)

from netrules import (
    Baseline,
    Finding,
    Handle,
    Job,
    Judgement,
    Network,
    PersonRecord,
    SettingsError,
    Severity,
    Tie,
    Waiver,
    failed,
    open_session,
    rule,
)
from netrules.engine.check import judge
from netrules.engine.exits import ExitCode
from netrules.engine.run import Armed
from netrules.engine.setting_aside import Aside
from netrules.loading.keys import id_by
from netrules.rules.records.expired_waiver import expired_waiver
from netrules.rules.records.unclear_waiver import unclear_waiver


@rule("X004", "any-tie", stance="practice", severity="error")
def any_tie(tie: Tie) -> Judgement:
    """Two people know each other."""
    return failed("they know each other")


@rule("X005", "everybody-together", stance="practice", severity="error")
def everybody(network: Network) -> Judgement:
    """There is a network."""
    return failed("all of them", about=list(network.people))


def set_aside(*waivers: Waiver, of: Network = NETWORK) -> set[tuple[str, tuple[str, ...]]]:
    """The rule and the subjects of what the waivers set aside."""
    said = judged(any_tie, everybody, aside=Aside(waivers, id_by=id_by), of=of)
    return {(one.code, one.ids) for one in said.findings if one.waived}


ANA_ID, BO_ID = id_of(ANA), id_of(BO)
BOTH = {("X001", (ANA_ID,)), ("X001", (BO_ID,))}


# -- what is set aside -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((), BOTH),
        ((ANA_ID,), {("X001", (ANA_ID,))}),
        (("ana RUIZ",), {("X001", (ANA_ID,))}),
        (("Ana.Ruiz@Example.org",), {("X001", (ANA_ID,))}),
        (("Ana Ruiz", "Bo Berg"), BOTH),
        (("Cy Dole",), set()),
        (("Nobody",), set()),
    ],
)
def test_people(people: Sequence[str], expected: set[tuple[str, tuple[str, ...]]]) -> None:
    """By id, name or address, each for themselves; everybody where nobody is named."""
    assert set_aside(waiver("X001", people)) == expected
    assert set_aside(waiver("bee-keeper", people)) == expected


def test_nobody_who_is_not_named() -> None:
    """What is about others too is not set aside for the sake of one of them."""
    of = network(ANA, BO, tie("Ana Ruiz", "Bo Berg"), all_ties())
    pair = tuple(sorted((ANA_ID, BO_ID)))
    assert set_aside(waiver("X004", ["Ana Ruiz"]), of=of) == set()
    assert set_aside(waiver("X005", ["Bo Berg"]), of=of) == set()
    assert set_aside(waiver("X004", ["Bo Berg", "Ana Ruiz"]), of=of) == {("X004", pair)}
    assert set_aside(waiver("X005", ["Bo Berg", "Ana Ruiz"]), of=of) == {("X005", pair)}


def test_what_is_about_nobody() -> None:
    """A finding about the network is set aside by its rule, and by nobody's name."""
    assert set_aside(waiver("X002")) == {("X002", ())}
    assert set_aside(waiver("X002", ["Ana Ruiz"])) == set()


def test_everything_a_waiver_says_has_to_fit() -> None:
    """The rule, the people and the key together."""
    key = finding_of(judged(aside=Aside()), "X001", ANA_ID).key
    assert set_aside(waiver("X001", key=key)) == {("X001", (ANA_ID,))}
    assert set_aside(waiver("X001", ["Ana Ruiz"], key)) == {("X001", (ANA_ID,))}
    assert set_aside(waiver("X001", ["Bo Berg"], key)) == set()
    assert set_aside(waiver("X002", key=key)) == set()


@pytest.mark.parametrize(
    ("days", "holds"), [(0, True), (365, True), (-1, False), (366, False), (-4000, False)]
)
def test_its_time(days: int, holds: bool) -> None:
    """It holds up to its last day, and not at all where that is too far away."""
    assert bool(set_aside(waiver(days=days))) is holds


@given(st.integers(-800, 800), st.integers(1, 800))
def test_time_alone_brings_a_finding_back(days: int, longest: int) -> None:
    """Whatever the day, a waiver holds exactly from `longest` days before its end on to it."""
    said = judged(aside=Aside((waiver("X002", days=days),), longest))
    assert finding_of(said, "X002").waived is (0 <= days <= longest)


def test_the_first_of_two_reasons() -> None:
    """A finding that two waivers fit has the reason of the first that holds."""
    over = Waiver("X002", (), "", "an old one", TODAY - timedelta(1))
    first = Waiver("X002", (), "", "the first", TODAY)
    second = Waiver("X002", (), "", "the second", TODAY)
    finding = finding_of(judged(aside=Aside((over, first, second))), "X002")
    assert (finding.waived, finding.reason) == (True, "the first")


# -- identities ------------------------------------------------------------------------------


def _keeper(name: str, **handle: tuple[str, ...]) -> PersonRecord:
    return PersonRecord(Handle(names=(name,), **handle), origin(), jobs=(Job("", "Beekeeper"),))


def test_a_key_survives_a_stronger_identifier() -> None:
    """Of somebody whom a new file knows better, the waiver is not lost."""
    mail, page = ("ana@example.org",), ("https://www.linkedin.com/in/ana",)
    before = network(_keeper("Ana", emails=mail))
    then = finding_of(judged(aside=Aside(), of=before), "X001")
    after = network(_keeper("Ana", emails=mail), _keeper("Ana", emails=mail, urls=page))
    aside = Aside((waiver("X001", then.ids, then.key),))
    now = finding_of(judged(aside=aside, of=after), "X001")
    assert now.key != then.key
    assert now.waived


def test_people_who_were_taken_apart() -> None:
    """A key that means two findings by now sets neither aside, and that is told."""
    shared = ("desk@example.org",)
    before = network(_keeper("Ana Ruiz", emails=shared))
    then = finding_of(judged(aside=Aside(), of=before), "X001")
    after = network(_keeper("Ana Ruiz", emails=shared), _keeper("Bo Lee", emails=shared))
    aside = Aside((waiver("X001", key=then.key),))
    said = judged(unclear_waiver, aside=aside, of=after)
    assert not any(one.waived for one in said.findings)
    assert said.report.message(finding_of(said, "R013")) == (
        "the waiver of X001 has a key that means several findings by now"
    )


# -- what it does to the run -----------------------------------------------------------------


def test_what_is_waived_counts_in_no_gate() -> None:
    """And is still reported, after what counts."""
    said = judged(aside=Aside((waiver("X001"), waiver("X002"))))
    assert said.report.exit_code is ExitCode.CLEAN
    said = judged(aside=Aside((waiver("X001"),)))
    assert said.report.exit_code is ExitCode.FINDINGS
    assert [one.code for one in said.findings] == ["X002", "X001", "X001"]
    assert [one.code for one in said.report.active] == ["X002"]


def test_findings_about_waivers_cannot_be_set_aside() -> None:
    """By no waiver, by no baseline, and no plugin is given them to review."""
    seen: list[str] = []

    def review(findings: Sequence[Finding], _: Network) -> Sequence[Finding]:
        seen.extend(one.code for one in findings)
        return [one for one in findings if one.code == "X002"]

    first = judged(expired_waiver, aside=Aside((waiver(days=-1),)))
    told = finding_of(first, "R010")
    waivers = (waiver(days=-1), waiver("R010"), waiver("expired-waiver", key=told.key))
    baseline = Baseline((entry("R010", kind="network"),))
    said = judged(expired_waiver, aside=Aside(waivers, baseline=baseline), review=review)
    assert not finding_of(said, "R010").set_aside
    assert set(seen) == {"X001", "X002"}
    assert [one.code for one in said.findings] == ["X002", "R010"]


def test_what_a_plugin_adds_can_be_waived() -> None:
    """Findings are reviewed before they are set aside."""
    added = Finding("f" * 16, "X001", "", Severity.ERROR, "network", (), "odd", {})
    aside = Aside((waiver("X001", key=added.key),))
    said = judged(aside=aside, review=lambda found, _: [*found, added])
    assert [one.template for one in said.findings if one.waived] == ["odd"]


def test_a_crash_is_not_waived() -> None:
    """A rule that raises is no finding, whatever is waived."""

    @rule("X006", "raising-rule", stance="practice")
    def raises(network: Network) -> Judgement:
        """It raises."""
        raise RuntimeError

    armed = Armed(raises, {}, Severity.ERROR)
    report = judge(NETWORK, (), [armed], {}, today=TODAY, aside=Aside((waiver("X006"),)))
    assert report.exit_code is ExitCode.CRASHED


# -- as the settings have them ---------------------------------------------------------------


def test_settings(tmp_path: Path) -> None:
    """A waiver of the settings knows its line."""
    path = tmp_path / "netrules.toml"
    path.write_text(
        "longest-waiver = 30\n[[waiver]]\n"
        'rule = "K002"\npeople = "Ana"\nreason = "busy"\nuntil = 2026-12-31\n'
    )
    settings = open_session(path).settings
    [table] = settings.waivers
    assert (settings.longest_waiver, table["people"], table.line) == (30, ("Ana",), 2)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('until = 2026-12-31\nreason = "r"', "2: [waiver] needs rule"),
        ('rule = "K002"\nuntil = 2026-12-31', "2: [waiver] needs reason"),
        ('rule = "K002"\nreason = "r"', "2: [waiver] needs until"),
        ('rule = "K002"\nreason = "  "\nuntil = 2026-12-31', "4: reason must be a text that is"),
        ('rule = "K002"\nreason = "r"\nuntil = "2026-12-31"', "5: until must be a date such as"),
        ('rule = "K002"\nreason = "r"\nuntil = 2026-12-31T00:00:00', "5: until must be a date"),
        ('rule = "K002"\nresaon = "r"', "4: unknown key 'resaon' in [waiver]; did you mean reason"),
        (
            'rule = "K002"\npeople = []\nreason = "r"\nuntil = 2026-12-31',
            "4: people names nobody; name somebody, or take it out",
        ),
    ],
)
def test_settings_at_fault(tmp_path: Path, lines: str, message: str) -> None:
    """Both the reason and the end are required, and every error has its line."""
    path = tmp_path / "netrules.toml"
    path.write_text(f"\n[[waiver]]\n{lines}\n")
    with pytest.raises(SettingsError) as raised:
        open_session(path)
    assert str(raised.value).startswith(f"netrules.toml:{message}")
