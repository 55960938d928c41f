"""Whether somebody was met on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from netrules import GoalResult, Maybe, Person, Unknown, all_of, any_of


def was_sought(person: Person, goals: Iterable[GoalResult], today: date) -> Maybe[bool]:
    """Whether one of *goals* was one on the day that ego met *person*, and asks for them.

    It goes by what is known of them today: what they did on that day no file tells.
    """
    return any_of(
        all_of((goal.serves(person.id), _was_open(goal, person.met, today))) for goal in goals
    )


def _was_open(result: GoalResult, day: Any, today: date) -> Maybe[bool]:
    goal = result.goal
    begun: Maybe[bool] = (goal.since or today) <= day
    if goal.since is None and goal.origin.path:
        # A goal that stands in no file is asked for today; of others nobody said since when.
        begun = Unknown("since", goal.name, "add since (the day it became a goal) to the goal")
    return all_of((begun, goal.closed is None or day <= goal.closed))
