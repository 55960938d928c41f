"""R012: a waiver that sets nothing aside."""

from __future__ import annotations

import pytest
from rules.waiving import ANA, CY, id_of, waived, waiver

from netrules import Severity, Verdict
from netrules.rules.records.unused_waiver import unused_waiver


@pytest.mark.parametrize("days", [None, -1])
def test_nothing_holds(days: int | None) -> None:
    """There is no waiver, or it is over."""
    waivers = [] if days is None else [waiver("X003", days=days)]
    assert waived(unused_waiver, *waivers).verdict is Verdict.NOT_APPLICABLE


def test_passes_where_something_is_set_aside() -> None:
    """For everybody of a rule, for somebody, and for the network."""
    waivers = (waiver(), waiver(people=["Ana Ruiz"]), waiver("X002"))
    assert waived(unused_waiver, *waivers).verdict is Verdict.PASS


def test_fails_for_a_rule_that_finds_nothing() -> None:
    """The rule could tell of everything, and there is nothing."""
    said = waived(unused_waiver, waiver("no-network"))
    assert said.finding.severity is Severity.WARNING
    assert said.message == "the waiver of no-network fits nothing that was found"
    assert said.advice == "take it out, so that what comes later is seen"
    assert said.places == [("netrules.toml", 7)]


def test_fails_for_a_name_of_which_nothing_is_found() -> None:
    """Beside one of which something is; the names are hidden under redaction."""
    said = waived(unused_waiver, waiver(people=["Ana Ruiz", "Cy Dole"]))
    assert said.subjects == [(id_of(CY),)]
    assert said.message == "the waiver of X001 names Cy Dole, of whom the rule finds nothing now"
    assert said.advice == "take the name out, so that what comes later is seen"
    assert "Cy" not in said.redacted


def test_fails_for_a_key_of_which_nothing_is_found() -> None:
    """The person is found, but not by that key."""
    said = waived(unused_waiver, waiver(people=[id_of(ANA)], key="0" * 16))
    assert said.subjects == [(id_of(ANA),)]


@pytest.mark.parametrize(
    "idle",
    [
        waiver(people=["Di Untold"]),
        waiver("R012"),
        waiver("X009"),
        waiver(people=["Nobody"]),
        waiver(key="0" * 16),
    ],
    ids=["cannot tell of her", "late", "no rule", "no person", "cannot tell of everybody"],
)
def test_what_was_not_judged_is_not_unused(idle: object) -> None:
    """Nobody knows whether it would set something aside."""
    assert waived(unused_waiver, idle).verdict is Verdict.UNKNOWN  # type: ignore[arg-type]


def test_an_input_that_could_not_be_read() -> None:
    """What is not found may be in there."""
    said = waived(unused_waiver, waiver("X003"), waiver(people=["Cy Dole"]), whole=False)
    assert said.verdict is Verdict.UNKNOWN
