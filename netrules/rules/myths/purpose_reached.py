"""M004: a purpose can be dropped once it is reached."""

from __future__ import annotations

from datetime import date

from netrules import GoalResult, Judgement, failed, not_applicable, passed, rule


@rule(
    "M004",
    "dropped-purpose",
    stance="myth",
    evidence="expert",
    claims=(44, 45),
    laws={"goal": "never-worse", "contact": "same"},
)
def dropped_purpose(
    goal_history: tuple[GoalResult, ...], today: date, *, days: int = 60
) -> Judgement:
    """A purpose can be dropped once it is reached: the last goal is closed, and none followed.

    What it checks
        Whether a goal is open, where the last one was closed (``closed`` in the settings) more
        than 60 days ago. One that is to begin later counts, and so does one asked for with
        ``--goal``.

    The claim
        People who network to get a job often stop as soon as they have landed one. Instead of
        stopping, take up a new purpose: people who can mentor you in the new field, say.

    Evidence and limits
        Experience, told below the article. In a study over time, keeping up contacts outside
        of one's firm went with a higher salary, and inside it with a faster growth of it (Wolff
        & Moser 2009); that a stated goal is what keeps one going is this project's reading.
        60 days of rest after a search are no more than fair.

    When it stays silent
        Where no goal was ever closed: K003 tells where none was ever stated.

    Example
        The goal "new-job" was closed on 1 May, no other is stated, and it is September: fails.

    Options
        days: how many days of rest there may be, 60 (judgement).

    What to do
        Pick the next purpose. After landing, one is at hand: somebody to learn from in the new
        place or field, with ``template = "mentor"``.

    References
        Wolff & Moser 2009, "Effects of networking on career success".
    """
    stated = [result.goal for result in goal_history]
    closed = [goal for goal in stated if goal.closed is not None and goal.closed <= today]
    if not closed:
        return not_applicable()
    last = max(goal.closed for goal in closed if goal.closed is not None)
    if len(closed) < len(stated) or (today - last).days <= days:
        return passed()
    latest = [goal for goal in closed if goal.closed == last]
    return failed(
        "the last goal you had, {goal}, was closed on {closed}, {ago} days ago, and none has "
        "followed",
        advice='add what comes next to netrules.toml: a [[goal]] with template = "mentor", say, '
        "for people to learn from in the new place",
        origins=[goal.origin for goal in latest if goal.origin.path],
        goal=[goal.name for goal in latest],
        closed=last,
        ago=(today - last).days,
    )
