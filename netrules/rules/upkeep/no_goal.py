"""K003: what do you want from your network?"""

from __future__ import annotations

from netrules import GoalResult, Judgement, failed, passed, rule


@rule("K003", "no-goal", stance="practice", evidence="expert", severity="info")
def no_goal(goals: tuple[GoalResult, ...]) -> Judgement:
    """What do you want from your network? No goal is stated.

    What it checks
        Whether any goal with needs is open.

    The claim
        The other way to build your network is purposefully; this is what I recommend. What
        do you want from your network?

    Evidence and limits
        Advice. Building a network by chance works too, and pays in ways no goal foresees; but
        without a goal nobody can say what is missing.

    When it stays silent
        Never: what is wanted is for you to say.

    Example
        Settings without any ``[[goal]]``: fails.

    Options
        None.

    What to do
        Add a ``[[goal]]`` to netrules.toml, or ask for one with ``--goal job``.

    References
        None.
    """
    if any(goal.needs and goal.goal.closed is None for goal in goals):
        return passed()
    return failed(
        "no goal is stated, so nothing can be said of what is missing",
        advice="add a [[goal]] to netrules.toml, or try --goal job",
    )
