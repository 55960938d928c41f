"""K003: what do you want from your network?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from building import TODAY, network, person
from rules.judging import SETTINGS, Said, goal, is_info, need, say

from netrules import Goal, Origin, Verdict
from netrules.rules.upkeep.no_goal import no_goal

SOMEBODY = need("warm")
SOON = TODAY + timedelta(days=180)


def judged(*goals: Goal, **options: Any) -> Said:
    """The rule on a network of one."""
    return say(no_goal, network(person("Ana")), *goals, **options)


def test_passes_with_a_goal_that_is_looked_at_again() -> None:
    """The last day that is soon enough is 180 days from today; today itself is, too."""
    for review in (TODAY, SOON):
        assert judged(goal(SOMEBODY, review=review)).verdict is Verdict.PASS


def test_passes_with_a_goal_that_was_asked_for() -> None:
    """A goal that stands in no file is being looked at, and needs no date."""
    assert judged(goal(SOMEBODY, origin=Origin(""))).verdict is Verdict.PASS


def test_fails_without_a_goal() -> None:
    """The message says what that costs, the advice how to begin."""
    said = judged()
    assert said.verdict is Verdict.FAIL
    assert said.message == "no goal is stated, so nothing can be said of what is missing"
    assert said.advice == "add a [[goal]] to netrules.toml, or try --goal job"
    assert (said.finding.kind, said.finding.ids, said.finding.variant) == ("network", (), "")
    assert is_info(said)


def test_fails_where_no_goal_is_looked_at_again() -> None:
    """No day and a day too far off are no review; a day gone by is told of by G008."""
    past, late = TODAY - timedelta(days=1), SOON + timedelta(days=1)
    goals = [goal(SOMEBODY, name=f"g{at}", review=day) for at, day in enumerate((None, late))]
    assert judged(*goals, goal(SOMEBODY, name="g2", review=past)).verdict is Verdict.PASS
    said = judged(*goals)
    assert said.message == "no goal has a review in the next 180 days: g0 and g1"
    assert said.advice == (
        "say in netrules.toml when you will look at it again: review = 2027-03-29"
    )
    assert said.finding.variant == "review"
    assert said.places == [(SETTINGS.path, SETTINGS.line)] * 2


def test_goal_without_needs_is_none() -> None:
    """A goal that asks for nothing cannot be checked."""
    assert judged(goal(review=SOON)).message.startswith("no goal is stated")


def test_closed_goal_is_none() -> None:
    """What was reached or given up is no goal any more."""
    closed = goal(SOMEBODY, review=SOON, closed=date(2026, 1, 1))
    assert judged(closed).message.startswith("no goal is stated")


def test_option_moves_the_limit() -> None:
    """`review-days` says how soon a goal is to be looked at again."""
    assert judged(goal(SOMEBODY, review=SOON), review_days=179).verdict is Verdict.FAIL
