"""How well each goal stands, on whom, and what breaks if one of them drops out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import attrs

from netrules.engine.report import Report
from netrules.goals.goal import GoalResult, NeedResult
from netrules.goals.hanging import Hanging, hangs_on
from netrules.model.unknown import Maybe


class Standing(StrEnum):
    """How well a need or a goal stands."""

    COVERED = "covered"
    THIN = "thin"
    UNCOVERED = "uncovered"
    UNKNOWN = "unknown"


@attrs.frozen
class NeedSupport:
    """How well a need stands.

    Args:
        result: How far it is met, and by whom.
        standing: Thin if it is met and hangs on somebody.
        hangs_on: Ids of those without any one of whom it would not be met for certain.
    """

    result: NeedResult
    standing: Standing
    hangs_on: tuple[str, ...] = ()


@attrs.frozen
class GoalSupport:
    """How well a goal stands.

    Args:
        result: How far it is met.
        standing: Thin if it is met and hangs on somebody.
        needs: Its needs, in order.
        hangs_on: Ids of those without any one of whom it would not be met for certain.
    """

    result: GoalResult
    standing: Standing
    needs: tuple[NeedSupport, ...]
    hangs_on: tuple[str, ...] = ()


@attrs.frozen
class Loss:
    """What breaks if one person drops out.

    Args:
        person: Who, by id.
        goals: Names of goals that would no longer be met for certain.
        needs: Needs of which the same is true, each with its goal's name.
    """

    person: str
    goals: tuple[str, ...]
    needs: tuple[tuple[str, NeedResult], ...]


@attrs.frozen
class Support:
    """How well each goal of a report stands, and what hangs on one person alone.

    Args:
        report: The report.
        goals: Its goals, in order.
        losses: For each person on whom anything hangs what would break without them: first
            those without whom most goals, then most must-needs, then most needs would.
    """

    report: Report
    goals: tuple[GoalSupport, ...]
    losses: tuple[Loss, ...]


def support(report: Report) -> Support:
    """How well each goal of *report* stands, on whom, and what breaks without any one of them.

    Each person in turn is taken to drop out: they serve no need any more, and lead to nobody.
    """
    goals = tuple(_goal(report, result) for result in report.goals)
    return Support(report, goals, tuple(_losses(goals)))


def _goal(report: Report, result: GoalResult) -> GoalSupport:
    hanging = hangs_on(report.network, result)
    needs = tuple(_need(one, hanging) for one in result.needs)
    alone: Sequence[str] = ()
    if result.met is True:
        asked = [one for one in needs if one.result.need.must] or needs
        alone = (*(id_ for one in asked for id_ in one.hangs_on), *hanging.together)
    people = tuple(sorted(set(alone)))
    return GoalSupport(result, _standing(result.met, people), needs, people)


def _need(result: NeedResult, hanging: Hanging) -> NeedSupport:
    people = tuple(sorted(hanging.needs.get(result.need.name, ())))
    return NeedSupport(result, _standing(result.met, people), people)


def _standing(met: Maybe[bool], hangs_on: Sequence[str]) -> Standing:
    if met is True:
        return Standing.THIN if hangs_on else Standing.COVERED
    return Standing.UNCOVERED if met is False else Standing.UNKNOWN


def _losses(goals: Sequence[GoalSupport]) -> Iterable[Loss]:
    people = {id_ for goal in goals for id_ in goal.hangs_on}
    people |= {id_ for goal in goals for need in goal.needs for id_ in need.hangs_on}
    losses = [
        Loss(
            id_,
            tuple(goal.result.name for goal in goals if id_ in goal.hangs_on),
            tuple(
                (goal.result.name, need.result)
                for goal in goals
                for need in goal.needs
                if id_ in need.hangs_on
            ),
        )
        for id_ in people
    ]
    return sorted(losses, key=_weight)


def _weight(loss: Loss) -> tuple[int, int, int, str]:
    musts = sum(result.need.must for _, result in loss.needs)
    return -len(loss.goals), -musts, -len(loss.needs), loss.person
