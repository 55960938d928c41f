"""G008: a goal that is not looked at again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from building import TODAY, network, person
from rules.judging import Said, goal, is_info, need, say

from netrules import Origin, Verdict
from netrules.rules.gaps.review import goal_past_review

DAY = timedelta(days=1)


def judged(*needs: Any, **more: Any) -> Said:
    """The rule on one goal."""
    return say(goal_past_review, network(person("Ana")), goal(*needs, **more))


def test_passes_until_the_day_has_gone_by() -> None:
    """On the day itself it is in time; that there is no day at all is told of by K003."""
    for review in (TODAY, TODAY + DAY, None):
        assert judged(need("warm"), review=review).verdict is Verdict.PASS


def test_fails_on_the_day_after() -> None:
    """And asks whether it still is the goal."""
    said = judged(need("warm"), review=TODAY - DAY)
    assert said.message == "goal aim was to be looked at again on 2026-09-29"
    assert said.advice == (
        "is it still what you want? set a new review, or the day on which it was closed"
    )
    assert (said.finding.variant, said.places) == ("review", [("netrules.toml", 7)])
    assert is_info(said)


def test_fails_without_needs() -> None:
    """Nobody could say whether such a goal is met."""
    said = judged(review=TODAY)
    assert said.message == (
        "goal aim states no needs, so nobody can say whether your network brings it"
    )
    assert said.finding.variant == "needs"


def test_closed_goals_and_goals_of_the_moment_are_left_alone() -> None:
    """Nobody looks at the first again, and everybody at the second."""
    past = TODAY - DAY
    for more in ({"closed": TODAY}, {"origin": Origin("")}):
        assert judged(need("warm"), review=past, **more).verdict is Verdict.NOT_APPLICABLE
    assert judged(need("warm"), review=past, closed=TODAY + DAY).verdict is Verdict.FAIL
