"""By whom a person can be reached: routes that do not depend on each other.

A route leads from the person whose network it is, over at most two others, to a
target. Two routes are independent if nobody but the target is on both, so that a
single refusal never closes two. Where routes are bounded in length, Menger's theorem no
longer says how many there are (Lovász, Neumann-Lara & Plummer 1978, "Mengerian
theorems for paths of bounded length"). With more than three intermediaries the number is
hard to find, with fewer it is not (Itai, Perl & Shiloach 1982, "The complexity of finding
maximum disjoint paths with length constraints").

Why a matching finds it for two:

- A target with a direct tie is best reached directly, and a route that passes through
  a target is best ended there. Both shorten a route, which never puts another in its way.
- Likewise, where the second intermediary has a direct tie, the first can be left out.
  So the second ones are people without, and a route runs over three sorts of people:
  those with a direct tie, those without, targets. No one is of two sorts.
- A matching of people to where their route leads gives the routes: someone with a direct
  tie leads to a target or a second intermediary, and each of those leads to a target if
  led to, else to itself. All second intermediaries can be matched, so a largest
  matching has them all, and one introducer more for each route.

Only the neighbours of the targets and, in turn, of those without a direct tie are
looked at: a few people, however large the network.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from netrules.measures.flow import Flow

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
    """As many independent routes to *target* as there are, over the fewest people.

    Args:
        neighbours: The ties among others than the network's owner, both ways alike.
        first: The people the owner has a tie to, each with a rank; the lower one is
            asked rather. `ranked` makes it from a list.
        target: Whom to reach.
        intermediaries: Over how many others a route may lead: 0, 1 or 2.
        limit: Stop at this many routes.

    Returns:
        The routes, those of fewest steps first, then by the introducer's rank.

    Raises:
        ValueError: If *intermediaries* or *limit* is out of range.
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
    """As many independent routes as there are that each lead to one of *targets*.

    Each is a direct tie or has an introducer of its own; none passes through a target.
    The introducers of as many one-person routes as there are come first, then those of
    lower rank: nobody left out could replace one who is less preferred. With distinct
    targets this may take a person more than the same number of routes would need.

    More ties, people or targets never make it fewer routes. So where ties or targets
    are uncertain, the certain ones give the worst case, and with the possible ones
    they give the best.

    Args:
        neighbours: The ties among others than the network's owner, both ways alike.
        first: The people the owner has a tie to, each with a rank; see `ranked`.
        targets: Whom to reach, in the order of preference.
        distinct_targets: Whether each route must lead to another target. If not, the
            people on different routes are different but for the target.
        intermediaries: Over how many others a route may lead: 0, 1 or 2.
        limit: Stop at this many routes.

    Returns:
        The routes, those of fewest steps first, then by the introducer's rank.

    Raises:
        ValueError: If *intermediaries* or *limit* is out of range.
    """
    if not 0 <= intermediaries <= MOST_INTERMEDIARIES:
        msg = f"a route has 0 to {MOST_INTERMEDIARIES} intermediaries, not {intermediaries}"
        raise ValueError(msg)
    if limit is not None and limit < 0:
        msg = f"the number of routes cannot be limited to {limit}"
        raise ValueError(msg)
    wanted = dict.fromkeys(targets)
    direct = sorted((t for t in wanted if t in first), key=lambda target: (first[target], target))
    routes: list[Route] = [(target,) for target in direct[:limit]]
    rest = len(first) if limit is None else limit - len(routes)
    if intermediaries and rest:
        ends = [target for target in wanted if not (distinct_targets and target in first)]
        room = dict.fromkeys(ends, 1 if distinct_targets else len(first))
        routes += _Search(neighbours, first, wanted, room, rest).run(intermediaries)
    return tuple(routes)


class _Search:
    """The search for routes over others.

    Args:
        neighbours: The ties among others.
        first: The people with a direct tie, ranked.
        targets: Whom to reach; no route passes through them.
        room: How many routes may end at each target.
        limit: Stop at this many routes.
    """

    def __init__(
        self,
        neighbours: Neighbours,
        first: Mapping[str, int],
        targets: Container[str],
        room: Mapping[str, int],
        limit: int,
    ) -> None:
        self._neighbours = neighbours
        self._first = first
        self._targets = targets
        self._room = room
        self._limit = limit
        #: People with a direct tie, and people without, who know a target: which ones.
        self._knows: dict[str, list[str]] = {}
        self._between: dict[str, list[str]] = {}
        for target in room:
            for person in neighbours(target):
                if person not in targets:
                    table = self._knows if person in first else self._between
                    table.setdefault(person, []).append(target)

    def run(self, intermediaries: int) -> list[Route]:
        """The routes in the order in which to report them."""
        short = _match(self._by_rank(self._knows), self._knows, self._room, self._limit)
        routes: list[Route] = list(short.items())
        if intermediaries > 1 and len(routes) < self._limit:
            routes = self._longer(short)
        return sorted(routes, key=lambda route: (len(route), self._first[route[0]], route))

    def _longer(self, short: Iterable[str]) -> list[Route]:
        """Routes over one or two others, by the matching that the head of this module explains.

        Args:
            short: The introducers of one-person routes; all of them stay introducers.
        """
        reaches = self._reaches()
        introducers = {**self._knows, **reaches}
        leads_to = {person: [person, *targets] for person, targets in self._between.items()}
        for person in introducers:
            leads_to[person] = [*self._knows.get(person, ()), *reaches.get(person, ())]
        goes_to = _match(
            dict.fromkeys((*self._between, *short, *self._by_rank(introducers))),
            leads_to,
            {**dict.fromkeys(self._between, 1), **self._room},
            len(self._between) + self._limit,
        )
        return [self._route(person, goes_to) for person in goes_to if person in introducers]

    def _reaches(self) -> dict[str, list[str]]:
        """People with a direct tie who know somebody between them and a target: whom."""
        reaches: dict[str, list[str]] = {}
        for person in sorted(self._between):
            for other in self._neighbours(person):
                if other in self._first and other not in self._targets:
                    reaches.setdefault(other, []).append(person)
        return reaches

    def _route(self, introducer: str, goes_to: Mapping[str, str]) -> Route:
        step = goes_to[introducer]
        if step in self._room:
            return introducer, step
        target = goes_to[step]
        # Making room for others may have sent an introducer the long way round.
        if target in self._knows.get(introducer, ()):
            return introducer, target
        return introducer, step, target

    def _by_rank(self, people: Iterable[str]) -> list[str]:
        return sorted(people, key=lambda person: (self._first[person], person))


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
