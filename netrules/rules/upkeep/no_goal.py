"""K003: what do you want from your network?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from netrules import Goal, GoalResult, Judgement, failed, passed, rule


@rule(
    "K003",
    "no-goal",
    stance="practice",
    evidence="expert",
    severity="info",
    claims=(12, 19),
    laws={"contact": "same", "newcomer": "same"},
)
def no_goal(
    goals: tuple[GoalResult, ...], today: date, *, review_days: int = 180
) -> Iterator[Judgement]:
    """What do you want from your network? No goal is stated, or none is looked at again.

    What it checks
        Whether a goal with needs is open, and is to be looked at again (``review``) within
        the next 180 days. A goal that is asked for with ``--goal`` is being looked at; of
        days gone by G008 tells, goal by goal.

    The claim
        The other way to build your network is purposefully; this is what I recommend. What
        do you want from your network?

    Evidence and limits
        Advice. Building a network by chance works too, and pays in ways no goal foresees; but
        without a goal nobody can say what is missing, and goals change.

    When it stays silent
        Never: what is wanted is for you to say.

    Example
        Settings without any ``[[goal]]``: fails.

    Options
        review-days: within how many days one goal is to be looked at again, 180 (judgement).

    What to do
        Add a ``[[goal]]`` to netrules.toml with a day for its ``review``, or ask for one
        with ``--goal job``.

    References
        None.
    """
    wanted = [one.goal for one in goals if one.needs and _is_open(one.goal, today)]
    if not wanted:
        yield failed(
            "no goal is stated, so nothing can be said of what is missing",
            advice="add a [[goal]] to netrules.toml, or try --goal job",
        )
    elif any(_is_looked_at(goal, today, review_days) for goal in wanted):
        yield passed()
    else:
        yield failed(
            "no goal has a review in the next {days} days: {goal}",
            advice="say in netrules.toml when you will look at it again: review = {until}",
            variant="review",
            origins=[goal.origin for goal in wanted],
            days=review_days,
            goal=[goal.name for goal in wanted],
            until=today + timedelta(days=review_days),
        )


def _is_open(goal: Goal, today: date) -> bool:
    return goal.closed is None or goal.closed > today


def _is_looked_at(goal: Goal, today: date, days: int) -> bool:
    """Whether a goal is due for a look soon, or is stated in no file and so asked for now."""
    if not goal.origin.path:
        return True
    return goal.review is not None and goal.review <= today + timedelta(days=days)
