"""T006: it takes time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import attrs
import pytest
from building import TODAY, me, network, outcome, person
from rules.judging import SETTINGS, Said, goal, is_info, names, need, say

from netrules import Goal, Item, Verdict
from netrules.rules.truths.takes_time import goal_before_its_time

CAME = date(2026, 1, 1)
LAGS = (100, 200, 700, 900, 1000)
LAWYERS = need('"law" in fields', text="people in law")


def aim(days: int | None = 120, *needs: Any, **more: Any) -> Goal:
    """A goal that is to be looked at in so many days."""
    review = None if days is None else TODAY + timedelta(days=days)
    return goal(*(needs or (LAWYERS,)), review=review, **more)


def brought(lags: Sequence[int | None]) -> list[Item]:
    """People through whom something came so many days after meeting them."""
    items: list[Item] = []
    for name, lag in zip(names(len(lags)), lags, strict=True):
        met = {} if lag is None else {"met": CAME - timedelta(days=lag)}
        items += [person(name, fields=("data",), **met), outcome("job", CAME, name)]
    return items


def judged(
    *items: Item, lags: Sequence[int | None] = LAGS, wanted: Goal | None = None, **options: Any
) -> Said:
    """The rule on a goal that needs somebody in law."""
    known = network(*brought(lags), *items)
    return say(goal_before_its_time, known, wanted or aim(), **options)


def test_fails_where_the_goal_is_sooner_than_ties_took() -> None:
    """The message tells the goal's day and the median."""
    said = judged()
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("aim",)]
    assert said.message == (
        "goal aim needs people you have yet to meet (people in law) and is to be looked at in 120 "
        "days, on 2027-01-28; of the 5 people through whom something came, half took 700 days or "
        "more from the day you met"
    )
    assert said.advice == ("ask those you know already for an introduction, or give aim more time")
    assert said.places == [(SETTINGS.path, SETTINGS.line)]
    assert "law" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(("days", "verdict"), [(699, Verdict.FAIL), (700, Verdict.PASS)])
def test_passes_with_as_much_time_as_ties_took(days: int, verdict: Verdict) -> None:
    """The median is the limit; it takes as long as half of them."""
    assert judged(wanted=aim(days)).verdict is verdict


def test_of_an_even_number_the_lower_of_two_counts() -> None:
    """Half of four took 200 days or more."""
    assert judged(lags=(900, 100, 200, 700), people=4).message.endswith(
        "half took 200 days or more from the day you met"
    )


def test_first_outcome_of_somebody_counts() -> None:
    """What came later, or came through two, makes nobody slower."""
    later = outcome("more", CAME + timedelta(days=50), "Person 000", "Person 001")
    assert judged(later).message == judged().message
    early = outcome("more", CAME - timedelta(days=300), *names(5))
    assert "half took 400 days or more" in judged(early).message


def test_who_was_met_on_account_of_it_took_no_time() -> None:
    """A day of meeting after the outcome is 0 days, not less."""
    assert judged(lags=(-5, -5, -5, -5, -5), wanted=aim(0)).verdict is Verdict.PASS
    assert judged(lags=(1, 1, 1, 1, 1), wanted=aim(0)).message.count("1 day or more") == 1


@pytest.mark.parametrize(
    "wanted",
    [
        aim(None),
        aim(-1),
        aim(120, need('"data" in fields')),
        aim(120, need('"data" in fields', warm=1)),
        aim(120, need('"data" in fields'), need('"law" in fields', name="more", must=False)),
    ],
    ids=["no review", "review gone by", "met", "cold", "only would help"],
)
def test_does_not_apply_to_other_goals(wanted: Goal) -> None:
    """To goals that are met or lack something else, and to those without a day to come."""
    assert judged(wanted=wanted).verdict is Verdict.NOT_APPLICABLE


def test_every_need_counts_where_none_is_a_must() -> None:
    """As it does for whether the goal is met."""
    wanted = aim(120, need('"law" in fields', must=False))
    assert judged(wanted=wanted).verdict is Verdict.FAIL


def test_is_unknown_with_fewer_than_five_people() -> None:
    """And asks to log more."""
    said = judged(lags=LAGS[:4])
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("outcomes", "")])
    assert said.remedies == {"log what comes of your contacts, and through whom: [[outcome]]"}


def test_is_unknown_where_a_day_of_meeting_could_make_the_difference() -> None:
    """With two of five days known, the median can be anything from 0 on."""
    said = judged(lags=(700, 900, None, None, None))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("met", f"person.00{at}") for at in (2, 3, 4)]


def test_speaks_where_the_days_of_meeting_make_no_difference() -> None:
    """Whatever the last two days are, half took 700 days at least, or 100 at most."""
    late = judged(lags=(700, 800, 900, 900, 900, None, None))
    assert "half took 800 to 900 days or more" in late.message
    assert "half took at least 700 days or more" not in late.message
    assert judged(lags=(50, 60, 70, 80, None)).verdict is Verdict.PASS


def test_is_unknown_where_a_credit_is_missing() -> None:
    """It may have come through anybody."""
    said = judged(outcome("job", CAME))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("credit", "")])


def test_what_came_through_nobody_says_nothing_of_ties() -> None:
    """Ego's own doing is nobody's tie."""
    known = network(*brought(LAGS), me(), outcome("prize", CAME))
    own = [one if one.credit else attrs.evolve(one, credit=("me",)) for one in known.outcomes]
    said = say(goal_before_its_time, attrs.evolve(known, outcomes=tuple(own)), aim())
    assert said.message == judged().message


def test_is_unknown_where_it_is_not_known_who_serves() -> None:
    """Dana may be in law."""
    said = judged(person("Dana"))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("fields", "dana")])


def test_option_moves_the_limit() -> None:
    """`people` says through how many something has to have come."""
    assert judged(lags=LAGS[:4], people=4).verdict is Verdict.FAIL
    assert judged(people=6).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("days", [50, 400, 800])
def test_no_day_that_is_filled_in_turns_it_around(days: int) -> None:
    """Whoever's day of meeting is taken away, the verdict stays or is unknown."""
    full = judged(wanted=aim(days)).verdict
    for number in range(len(LAGS) + 1):
        for gone in combinations(range(len(LAGS)), number):
            lags = [None if at in gone else lag for at, lag in enumerate(LAGS)]
            assert judged(lags=lags, wanted=aim(days)).verdict in (full, Verdict.UNKNOWN)
