"""R015: an entry of the baseline that is good for nothing any more."""

from __future__ import annotations

import pytest
from rules.judging import SETTINGS
from rules.waiving import ANA, BO, CY, DI, entry, id_of, judged, with_baseline

from netrules import Baseline, BaselineEntry, Severity, Unmatched, Verdict
from netrules.engine.setting_aside import Aside
from netrules.rules.records.duplicate import likely_duplicate
from netrules.rules.records.stale_baseline import stale_baseline
from netrules.rules.records.unknown_ignore import unknown_ignore


def test_no_baseline() -> None:
    """Without a baseline there is nothing to judge."""
    assert with_baseline(stale_baseline).verdict is Verdict.NOT_APPLICABLE


def test_passes_for_what_is_still_there() -> None:
    """About people, and about the network."""
    there = (entry("X001", id_of(ANA)), entry("X002", kind="network"))
    assert with_baseline(stale_baseline, *there).verdict is Verdict.PASS


def test_fails_for_what_is_gone() -> None:
    """The person is there, and the rule finds nothing; the name is hidden under redaction."""
    said = with_baseline(stale_baseline, entry("X001", id_of(CY), name="bee-keeper"))
    assert said.finding.severity is Severity.WARNING
    assert said.subjects == [(id_of(CY),)]
    assert said.message == (
        "the baseline has X001 bee-keeper about Cy Dole, which is no longer found"
    )
    assert said.advice == "netrules baseline prune takes it out"
    assert said.places == [("baseline.json", 5)]
    assert "Cy" not in said.redacted


def test_fails_for_somebody_who_is_gone() -> None:
    """People are closed: who is in none of the files is found by no rule."""
    said = with_baseline(stale_baseline, entry("X001", "p-left"))
    assert "about p-left, which is no longer found" in said.message
    assert "p-left" not in said.redacted


def test_fails_for_what_is_gone_of_the_network() -> None:
    """Without a subject there is none to name."""
    said = with_baseline(stale_baseline, entry("X003", name="no-network", kind="network"))
    assert said.message == "the baseline has X003 no-network, which is no longer found"


def test_fails_for_a_rule_there_is_not() -> None:
    """A rule may have got another code, or the code was mistyped."""
    said = with_baseline(stale_baseline, entry("X901", id_of(ANA), name="bee-keeper"))
    assert said.message == "the baseline has X901 bee-keeper, and no rule is called that"
    assert said.advice.endswith("; did you mean X001?")
    said = with_baseline(stale_baseline, entry("QQ777", id_of(ANA), name="other"))
    assert said.advice == "install its plugin, or let netrules baseline prune take it out"


def test_fails_for_settings_at_fault() -> None:
    """They are never set aside: that is where they are to be mended."""
    baseline = Baseline((BaselineEntry("R004", (), "K02", "unknown-ignore"),))
    said = judged(
        stale_baseline,
        unknown_ignore,
        aside=Aside(baseline=baseline),
        unmatched=[Unmatched("K02", "", SETTINGS)],
    )
    found = {one.code: one for one in said.findings}
    assert not found["R004"].baselined
    assert said.report.message(found["R015"]) == (
        "the baseline has R004 unknown-ignore, which no baseline can set aside"
    )


@pytest.mark.parametrize(
    "untold",
    [entry("X001", id_of(DI)), entry("R001", id_of(ANA), id_of(BO))],
    ids=["cannot tell of her", "did not run"],
)
def test_what_was_not_judged_is_not_stale(untold: BaselineEntry) -> None:
    """Nobody knows whether it would still be found."""
    rules = {one.code: one for one in (stale_baseline, unknown_ignore, likely_duplicate)}
    said = with_baseline(stale_baseline, untold, rules=rules)
    assert said.verdict is Verdict.UNKNOWN


def test_an_input_that_could_not_be_read() -> None:
    """What is not found may be in there."""
    said = with_baseline(stale_baseline, entry("X001", id_of(CY)), whole=False)
    assert said.verdict is Verdict.UNKNOWN
