"""G008: a goal that is not looked at again."""

from __future__ import annotations

from datetime import date

from netrules import GoalResult, Judgement, failed, not_applicable, passed, rule


@rule(
    "G008",
    "goal-past-review",
    stance="practice",
    evidence="expert",
    claims=(12, 19),
    laws={"later": "never-better", "contact": "same"},
)
def goal_past_review(goal: GoalResult, today: date) -> Judgement:
    """A goal asks for nothing, or the day to look at it again has gone by.

    What it checks
        Each goal of the settings that is open: whether it has needs, and whether its day of
        review has not gone by. K003 tells where no goal has such a day at all.

    The claim
        What do you want from your network? Look again.

    Evidence and limits
        Advice. Goals change, and one that nobody looks at leads to advice that nobody wants.

    When it stays silent
        For goals that are closed, and for those asked for with ``--goal``: they are being
        looked at.

    Example
        ``review = 2026-06-30``, and today is 1 September 2026: fails.

    Options
        None. The day is a matter of each goal.

    What to do
        Decide whether it is still your goal: set a new day of review, or ``closed``.

    References
        None.
    """
    stated = goal.goal
    if not stated.origin.path or (stated.closed is not None and stated.closed <= today):
        return not_applicable()
    if not stated.needs:
        return failed(
            "goal {goal} states no needs, so nobody can say whether your network brings it",
            advice='give it a template = "job" or another, or a [[goal.need]]',
            variant="needs",
            origins=[stated.origin],
            goal=goal.name,
        )
    if stated.review is not None and stated.review < today:
        return failed(
            "goal {goal} was to be looked at again on {review}",
            advice="is it still what you want? set a new review, or the day on which it was closed",
            variant="review",
            origins=[stated.origin],
            goal=goal.name,
            review=stated.review,
        )
    return passed()
