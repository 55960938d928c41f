"""T006: it takes time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from netrules import (
    Bounds,
    GoalResult,
    Judgement,
    Maybe,
    Missing,
    NeedResult,
    Network,
    Outcome,
    Person,
    Unknown,
    any_of,
    between,
    not_applicable,
    require,
    rule,
    unknown,
)
from netrules.measures import credited
from netrules.rules.wording import number_of


@rule(
    "T006",
    "goal-before-its-time",
    stance="truth",
    evidence="expert",
    claims=(39,),
    laws={"repeat": "same", "goal": "same"},
)
def goal_before_its_time(
    goal: GoalResult, network: Network, today: date, *, people: int = 5
) -> Judgement:
    """It takes time: a goal is to be reached sooner than your own ties took to bring anything.

    What it checks
        For a goal that is not met since it needs people you do not have yet: whether its day of
        review is nearer than the time that your own ties took, from the day you met to the first
        outcome that came through somebody: the median of these times.

    The claim
        It takes time.

    Evidence and limits
        Your own record, which is as good as what you wrote down. News of jobs often came through
        people known long before and seldom seen (Granovetter 1973). Those who may still
        bring something are not in it, so it is rather too short than too long. A day of
        review is a day to look at a goal again, and nothing forbids to move it.

    When it stays silent
        For goals that are met, or lack something else than people, and for those without a
        review to come. It is unknown with fewer than five people through whom something came,
        and where a credit is missing, or a day of meeting that could make the difference.

    Example
        Seven people brought you something, half of them later than two years after you met;
        the goal is to be looked at in four months, and nobody serves one of its needs: fails.

    Options
        people: how many people something has to have come through, 5 (judgement).

    What to do
        Ask those you know already for an introduction: an old tie is a shorter way than a
        new one. Or give the goal more time.

    References
        Granovetter 1973, "The strength of weak ties".
    """
    review = goal.goal.review
    if review is None or review < today:
        return not_applicable()
    lacking = any_of(_lacks_people(result) for result in _decisive(goal))
    if lacking is False:
        return not_applicable()
    lags = _lags(network)
    if isinstance(lags, Unknown):
        return unknown(lags)
    if len(lags) < people:
        text = "log what comes of your contacts, and through whom: [[outcome]]"
        return unknown(Missing("outcomes", "", text))
    if isinstance(lacking, Unknown):
        return unknown(lacking)
    usual, left = _median(lags.values()), (review - today).days
    first = [result for result in _decisive(goal) if _lacks_people(result) is True]
    return require(
        usual <= left,
        "goal {goal} needs people you have yet to meet ({need}) and is to be looked at in {left}, "
        "on {review}; of the {number} people through whom something came, half took {usual} or "
        "more from the day you met",
        advice="ask those you know already for an introduction, or give {goal} more time",
        origins=[goal.goal.origin] if goal.goal.origin.path else [],
        goal=goal.name,
        need=[result.need.text or result.need.name for result in first],
        review=review,
        left=number_of(left, "day"),
        number=len(lags),
        usual=number_of(usual, "day"),
    )


def _decisive(goal: GoalResult) -> list[NeedResult]:
    """The needs that the goal is met by: its must-needs, or all where none is one."""
    return [result for result in goal.needs if result.need.must] or list(goal.needs)


def _lacks_people(result: NeedResult) -> Maybe[bool]:
    lacks: Maybe[bool] = result.have < result.want
    return lacks


def _lags(network: Network) -> Maybe[dict[str, Any]]:
    """Days from the day of meeting to the first outcome, for everybody something came through."""
    first: dict[str, Outcome] = {}
    for outcome in network.outcomes:  # the oldest first
        people = credited(outcome)
        if isinstance(people, Unknown):
            return people
        for id_ in people:
            first.setdefault(id_, outcome)
    return {id_: _lag(network.people[id_], first[id_]) for id_ in sorted(first)}


def _lag(person: Person, outcome: Outcome) -> Any:
    """Days from the day of meeting to *outcome*, 0 if they met on account of it."""
    met = person.met
    if isinstance(met, Unknown):
        return Bounds(0, None, met.missing)
    return max(0, (outcome.on - met).days)


def _median(values: Collection[Any]) -> Any:
    """The median of whole numbers, the lower one of two, where some may have no upper limit."""
    ends = [(one.low, one.high) if isinstance(one, Bounds) else (one, one) for one in values]
    middle = (len(ends) - 1) // 2
    low = sorted(low for low, _ in ends)[middle]
    finite = sorted(high for _, high in ends if high is not None)
    high = finite[middle] if middle < len(finite) else None
    return between(low, high, [fact for value in values for fact in getattr(value, "missing", ())])
