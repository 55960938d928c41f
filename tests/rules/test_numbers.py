"""M001: it's about the numbers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from building import TODAY, covered, event, network, person
from rules.judging import Said, is_info, names, say

from netrules import Item, Verdict
from netrules.rules.myths.numbers import counting_contacts

RECENT = TODAY - timedelta(days=30)


def judged(total: int, active: int, *more: Item, **options: Any) -> Said:
    """The rule on *total* people, of whom *active* were met a month ago."""
    everyone = names(total)
    people = [person(name) for name in everyone]
    met = [event(name, RECENT) for name in everyone[:active]]
    return say(counting_contacts, network(*people, *met, *(more or (covered(),))), **options)


def test_passes_from_a_third_on() -> None:
    """Of 150 people 50 in contact are a third, and enough."""
    assert judged(150, 50).verdict is Verdict.PASS


def test_fails_below_a_third() -> None:
    """Of 150 people 49 in contact are too few, and the message names numbers and channels."""
    said = judged(150, 49)
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "150 names, and two-way contact with 49 of them in the last 365 days, going by meetings"
    )
    assert said.advice == "write to ten people you would be glad to hear from, one by one"
    assert (said.finding.kind, said.finding.ids, said.places) == ("network", (), [])
    assert is_info(said)


def test_does_not_apply_to_a_short_list() -> None:
    """With 149 people nothing is said, however few of them are in contact."""
    assert judged(149, 0).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_contact_is_not_covered() -> None:
    """Where no file covers the year, contact that nobody recorded may have been."""
    said = judged(150, 49, covered(until=date(2026, 3, 1)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    assert said.remedies == {"meetings end on 2026-03-01"}


def test_passes_on_what_is_seen_alone() -> None:
    """What an incomplete file shows can be enough."""
    assert judged(150, 50, covered(until=date(2026, 3, 1))).verdict is Verdict.PASS


def test_year_is_365_days() -> None:
    """Contact 365 days ago counts, contact a day earlier does not."""
    day = TODAY - timedelta(days=365)
    [name] = names(1)
    for on, verdict in ((day, Verdict.PASS), (day - timedelta(days=1), Verdict.FAIL)):
        seen = network(person(name), event(name, on), covered())
        assert say(counting_contacts, seen, at_least=1).verdict is verdict


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        ({"at_least": 149}, Verdict.FAIL),
        ({"at_least": 150}, Verdict.NOT_APPLICABLE),
        ({"at_least": 149, "active_share": 0.25}, Verdict.PASS),
    ],
)
def test_options_move_the_limits(options: dict[str, float], verdict: Verdict) -> None:
    """`at-least` says from how many people on, `active-share` how many of them."""
    assert judged(149, 40, **options).verdict is verdict
