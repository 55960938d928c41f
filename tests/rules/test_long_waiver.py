"""R014: a waiver that ends too late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from building import TODAY
from rules.waiving import waived, waiver

from netrules import Severity, Verdict
from netrules.rules.records.long_waiver import long_waiver


def test_no_waivers() -> None:
    """Where nothing is waived there is nothing to judge."""
    assert waived(long_waiver).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("days", "verdict"), [(365, Verdict.PASS), (366, Verdict.FAIL)])
def test_a_year_is_the_longest(days: int, verdict: Verdict) -> None:
    """Unless the settings say otherwise."""
    assert waived(long_waiver, waiver(days=days)).verdict is verdict


def test_says_how_long_it_may_be() -> None:
    """With its end, at the line of the settings."""
    said = waived(long_waiver, waiver(days=40), longest=30)
    until = TODAY + timedelta(40)
    assert said.finding.severity is Severity.WARNING
    assert said.message == (
        f"the waiver of X001 ends on {until}, more than 30 days from today, and sets nothing aside"
    )
    assert said.advice == "bring its end nearer, or raise longest-waiver in the settings"
    assert said.places == [("netrules.toml", 7)]
