"""R011: a waiver that ends soon."""

from __future__ import annotations

import pytest
from rules.judging import is_info
from rules.waiving import waived, waiver

from netrules import Verdict
from netrules.rules.records.expiring_waiver import expiring_waiver


@pytest.mark.parametrize("days", [None, -1])
def test_nothing_can_end(days: int | None) -> None:
    """There is no waiver, or it is over."""
    waivers = [] if days is None else [waiver(days=days)]
    assert waived(expiring_waiver, *waivers).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("days", "verdict"), [(31, Verdict.PASS), (30, Verdict.FAIL)])
def test_thirty_days_before(days: int, verdict: Verdict) -> None:
    """From thirty days before its end on it is told of."""
    assert waived(expiring_waiver, waiver(days=days)).verdict is verdict


@pytest.mark.parametrize(
    ("days", "when"), [(0, "ends today"), (1, "ends in 1 day"), (12, "ends in 12 days")]
)
def test_says_when(days: int, when: str) -> None:
    """In how many days, or today, at the line of the settings."""
    said = waived(expiring_waiver, waiver(days=days))
    assert is_info(said)
    assert said.message == f"the waiver of X001 {when}"
    assert said.advice == "mend what it sets aside before it counts again"
    assert said.places == [("netrules.toml", 7)]


def test_option() -> None:
    """How many days before is set in the settings."""
    near = waiver(days=12)
    assert waived(expiring_waiver, near, options={"days": 11}).verdict is Verdict.PASS
    assert waived(expiring_waiver, near, options={"days": 12}).verdict is Verdict.FAIL
