"""On whom a goal hangs: without whom alone it would no longer be met for certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from netrules.goals.goal import Goal, GoalResult, Need, NeedResult
from netrules.goals.judge import Served, compete, judge_need, slots_of, targets_of
from netrules.goals.ways import Ways
from netrules.model.network import Network
from netrules.model.people import Person

#: Whether something still holds without some people, by their ids.
Holds = Callable[[frozenset[str]], bool]


@attrs.frozen
class Hanging:
    """Without whom alone what is met of a goal would no longer be met for certain.

    Args:
        needs: For each need that is met the ids of those people, by its name.
        together: Those without whom the goal's needs, of which nobody may serve two, would
            have too few people together.
    """

    needs: Mapping[str, tuple[str, ...]]
    together: tuple[str, ...] = ()


def hangs_on(network: Network, result: GoalResult) -> Hanging:
    """On whom a goal hangs.

    Somebody who drops out serves no need any more, and no route leads over them; all else
    that is known stays.

    Args:
        network: The network, as it was judged.
        result: What came of the goal.
    """
    ways = Ways(network)
    needs = {}
    certain = {}
    for one in result.needs:
        certain[one.need.name] = tuple(network.people[id_] for id_ in one.people)
        if one.met is True:
            needs[one.need.name] = _of_need(result.goal, one, certain[one.need.name], ways)
    together: tuple[str, ...] = ()
    if result.goal.distinct and result.met is True:
        together = _of_all(result.goal, certain)
    return Hanging(needs, together)


def _of_need(
    goal: Goal, result: NeedResult, certain: Sequence[Person], ways: Ways
) -> tuple[str, ...]:
    def holds(gone: frozenset[str]) -> bool:
        left = tuple(person for person in certain if person.id not in gone)
        return _surely_met(goal, result.need, left, ways.without(gone))

    over = [id_ for route in result.routes for id_ in route]
    return _indispensable(tuple(dict.fromkeys((*over, *result.people))), holds)


def _surely_met(goal: Goal, need: Need, certain: tuple[Person, ...], ways: Ways) -> bool:
    """Whether a need is met whatever is true of those who only may serve it.

    Needs say "at least", so those who may serve it never make it less certain.
    """
    served = Served(certain, ())
    counted = judge_need(goal, attrs.evolve(need, routes=0), served, ways)
    if counted.met is not True or not need.routes:
        return counted.met is True
    targets, _ = targets_of(slots_of(goal, need, served))
    return all(len(ways.lead(ways.first, sure)) >= need.routes for sure, _ in targets)


def _of_all(goal: Goal, certain: Mapping[str, Sequence[Person]]) -> tuple[str, ...]:
    def holds(gone: frozenset[str]) -> bool:
        left = {
            name: Served(tuple(one for one in people if one.id not in gone), ())
            for name, people in certain.items()
        }
        together, _ = compete(goal, left)
        return together is True

    competing = (one.id for need in goal.needs if need.must for one in certain[need.name])
    return _indispensable(tuple(dict.fromkeys(competing)), holds)


def _indispensable(people: Sequence[str], holds: Holds) -> tuple[str, ...]:
    """Those of *people* without any one of whom something no longer holds.

    What holds without several people holds without each of them. So they are tried in halves:
    of very many who serve a need few are looked at one by one.
    """
    if not people or holds(frozenset(people)):
        return ()
    if len(people) == 1:
        return tuple(people)
    half = len(people) // 2
    return (*_indispensable(people[:half], holds), *_indispensable(people[half:], holds))
