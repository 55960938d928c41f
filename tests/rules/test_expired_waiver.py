"""R010: a waiver whose last day has gone by."""

from __future__ import annotations

from datetime import timedelta

import pytest
from building import TODAY
from rules.waiving import waived, waiver

from netrules import Severity, Verdict
from netrules.rules.records.expired_waiver import expired_waiver


def test_no_waivers() -> None:
    """Where nothing is waived there is nothing to judge."""
    assert waived(expired_waiver).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("days", "verdict"), [(0, Verdict.PASS), (-1, Verdict.FAIL)])
def test_the_last_day_counts(days: int, verdict: Verdict) -> None:
    """On its last day a waiver holds; on the next it is over."""
    assert waived(expired_waiver, waiver(days=days)).verdict is verdict


def test_what_was_set_aside_counts_again() -> None:
    """The message says so, at the line of the settings."""
    said = waived(expired_waiver, waiver("bee-keeper", days=-1))
    until = TODAY - timedelta(1)
    assert said.finding.severity is Severity.WARNING
    assert said.message == (
        f"the waiver of bee-keeper ended on {until}; what it set aside counts again"
    )
    assert said.advice == (
        "mend what it set aside, or give it a new end with a reason that still holds"
    )
    assert said.places == [("netrules.toml", 7)]


def test_what_was_set_aside_is_gone() -> None:
    """Then the waiver only has to be taken out."""
    said = waived(expired_waiver, waiver("X003", days=-1))
    assert said.message.endswith(", and what it set aside is gone")
    assert said.advice == "take it out"


def test_what_nobody_can_tell_of_is_not_called_gone() -> None:
    """A rule that does not run may find it again."""
    said = waived(expired_waiver, waiver("R010", days=-1), waiver("no-such", days=-1))
    assert all("counts again" in message for message in said.messages)
