"""By whom a person can be reached: routes that do not depend on each other.

A route leads from the person whose network it is, over at most two others, to a
target. Two routes are independent if nobody but the target is on both, so that a
single refusal never closes two. The greatest number of independent routes of
bounded length follows no theorem like Menger's (Lovász, Neumann-Lara & Plummer 1978,
"Mengerian theorems for paths of bounded length"); with more than three intermediaries
it is hard to find, with few it is not (Itai, Perl & Shiloach 1982, "The complexity of
finding maximum disjoint paths with length constraints").

Why a matching finds it for two:

- A target with a direct tie is best reached directly, and a route that passes through
  a target is best ended there. Both shorten a route, which never puts another in its way.
- Likewise, where the second intermediary has a direct tie, the first can be left out.
  So the second ones are people without, and a route runs over three sorts of people:
  those with a direct tie, those without, targets. No one is of two sorts.
- A matching of people to where their route leads gives the routes: someone with a direct
  tie leads to a target or a second intermediary, and each of those either leads to
  a target, being led to, or stays at home. The most that can be matched are all second
  intermediaries and one person for each route.

Only the neighbours of the targets and, in turn, of those without a direct tie are
looked at: a few people, however large the network.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from netrules.goals.flow import Flow

#: The people on a route in order, the target last. A direct tie is the target alone.
Route: TypeAlias = tuple[str, ...]
#: The people that a person has ties to, in any order.
Neighbours: TypeAlias = Callable[[str], Iterable[str]]

#: Over how many others a route may lead.
MOST_INTERMEDIARIES: Final = 2


def ranked(people: Iterable[str]) -> dict[str, int]:
    """*people* with their place in the order given: the preference among introducers."""
    return {person: place for place, person in enumerate(dict.fromkeys(people))}


def disjoint_routes(
    neighbours: Neighbours,
    first: Mapping[str, int],
    target: str,
    *,
    intermediaries: int = MOST_INTERMEDIARIES,
    limit: int | None = None,
) -> tuple[Route, ...]:
    """The greatest number of independent routes to *target*, and the shortest such.

    Args:
        neighbours: The ties among others than the network's owner; both ways alike.
        first: The people the owner has a tie to, each with a rank; the lower one is
            asked rather. `ranked` makes it from a list.
        target: Whom to reach.
        intermediaries: Over how many others a route may lead: 0, 1 or 2.
        limit: Stop at this many routes.

    Returns:
        The routes, those of fewest steps first, then by the introducer's rank.

    Raises:
        ValueError: If *intermediaries* is out of range.
    """
    return routes_to_any(
        neighbours,
        first,
        (target,),
        distinct_targets=False,
        intermediaries=intermediaries,
        limit=limit,
    )


def routes_to_any(
    neighbours: Neighbours,
    first: Mapping[str, int],
    targets: Sequence[str],
    *,
    distinct_targets: bool,
    intermediaries: int = MOST_INTERMEDIARIES,
    limit: int | None = None,
) -> tuple[Route, ...]:
    """The greatest number of independent routes that each lead to one of *targets*.

    Every route has an introducer of its own, or is a direct tie; no route passes through
    a target. Introducers who know a target themselves are preferred, then those of
    lower rank: nobody left out could replace one who is less preferred.

    Args:
        neighbours: The ties among others than the network's owner; both ways alike.
        first: The people the owner has a tie to, each with a rank; see `ranked`.
        targets: Whom to reach, in the order of preference.
        distinct_targets: Whether each route must lead to another target. If not, people
            on different routes are different but for the target.
        intermediaries: Over how many others a route may lead: 0, 1 or 2.
        limit: Stop at this many routes.

    Returns:
        The routes, those of fewest steps first, then by the introducer's rank.

    Raises:
        ValueError: If *intermediaries* is out of range.
    """
    if not 0 <= intermediaries <= MOST_INTERMEDIARIES:
        msg = f"a route has 0 to {MOST_INTERMEDIARIES} intermediaries, not {intermediaries}"
        raise ValueError(msg)
    wanted = dict.fromkeys(targets)
    direct = sorted((t for t in wanted if t in first), key=lambda target: (first[target], target))
    routes: list[Route] = [(target,) for target in direct[:limit]]
    ends = [target for target in wanted if not (distinct_targets and target in first)]
    room = dict.fromkeys(ends, 1 if distinct_targets else len(first))
    rest = len(first) if limit is None else limit - len(routes)
    if intermediaries and rest > 0:
        near = _look_around(neighbours, first, wanted, ends)
        short = _match(_by_rank(near.knows, first), near.knows, room, rest)
        found: list[Route] = list(short.items())
        if intermediaries > 1 and len(found) < rest:
            reaches = _look_further(neighbours, first, wanted, near.between)
            found = _longer(near, reaches, first, short, room, rest)
        routes += sorted(found, key=lambda route: (len(route), first[route[0]], route))
    return tuple(routes)


@attrs.frozen
class _Near:
    """The people around the targets, each with the targets they know.

    Args:
        knows: People with a direct tie to the network's owner.
        between: People without one.
    """

    knows: dict[str, list[str]]
    between: dict[str, list[str]]


def _look_around(
    neighbours: Neighbours, first: Container[str], wanted: Container[str], ends: Iterable[str]
) -> _Near:
    near = _Near({}, {})
    for target in ends:
        for person in neighbours(target):
            if person not in wanted:
                table = near.knows if person in first else near.between
                table.setdefault(person, []).append(target)
    return near


def _look_further(
    neighbours: Neighbours, first: Container[str], wanted: Container[str], between: Iterable[str]
) -> dict[str, list[str]]:
    """People with a direct tie, each with those of *between* they know."""
    reaches: dict[str, list[str]] = {}
    for person in sorted(between):
        for other in neighbours(person):
            if other in first and other not in wanted:
                reaches.setdefault(other, []).append(person)
    return reaches


def _longer(
    near: _Near,
    reaches: Mapping[str, Sequence[str]],
    first: Mapping[str, int],
    short: Iterable[str],
    room: Mapping[str, int],
    limit: int,
) -> list[Route]:
    """Routes over one or two others, by the matching that the head of this module explains.

    Args:
        short: The introducers of the most routes over one other; all of them stay.
    """
    leads_to = {person: [person, *targets] for person, targets in near.between.items()}
    for person in {**near.knows, **reaches}:
        leads_to[person] = [*near.knows.get(person, ()), *reaches.get(person, ())]
    order = dict.fromkeys((*near.between, *short, *_by_rank({**near.knows, **reaches}, first)))
    places = {**dict.fromkeys(near.between, 1), **room}
    goes_to = _match(order, leads_to, places, len(near.between) + limit)
    return [_route(person, goes_to, near) for person in goes_to if person not in near.between]


def _by_rank(people: Iterable[str], first: Mapping[str, int]) -> list[str]:
    return sorted(people, key=lambda person: (first[person], person))


def _match(
    order: Iterable[str],
    leads_to: Mapping[str, Sequence[str]],
    room: Mapping[str, int],
    limit: int,
) -> dict[str, str]:
    """Where each person goes of those who can be matched, at most *limit* of them."""
    flow = Flow(leads_to, room)
    found = 0
    for person in order:
        if found == limit:
            break
        found += flow.push(person)
    return {person: place for place, people in flow.seated.items() for person in people}


def _route(introducer: str, goes_to: Mapping[str, str], near: _Near) -> Route:
    step = goes_to[introducer]
    if step not in near.between:
        return introducer, step
    target = goes_to[step]
    # Making room for others may have sent an introducer the long way to a target they know.
    if target in near.knows.get(introducer, ()):
        return introducer, target
    return introducer, step, target
