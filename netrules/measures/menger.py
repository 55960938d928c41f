"""Paths without a person in common: how many people would have to refuse to part two.

By Menger's theorem the most paths between two people that share nobody else are as many as
the people it takes to separate them. That holds for paths of any length; for routes of few
steps, which is what one can ask people for, see `netrules.measures.disjoint`.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

from netrules.measures.steps import carrying
from netrules.model.network import Network
from netrules.model.people import ME
from netrules.model.ties import Tie

#: The people that a person has ties to, in an order that is always the same.
Neighbours: TypeAlias = Callable[[str], Iterable[str]]
#: A person and whether a search is on its way out from them, or has only come to them.
_State: TypeAlias = tuple[str, bool]

_IN: Final = False
_OUT: Final = True


def vertex_disjoint_paths(
    network: Network, one: str, other: str, *, limit: int | None = None
) -> tuple[tuple[str, ...], ...]:
    """As many recorded paths between two people as share nobody else, however long.

    Their number is the local vertex connectivity, where a direct tie counts as one path
    more. Ties that nobody recorded may make it more, never fewer. Only a path from or to
    ego uses ties of ego's.

    Args:
        network: The network. Implied ties, those that ended before its day, and ties of no
            strength are left out.
        one: The id or an alias of somebody; "me" for ego.
        other: That of somebody else.
        limit: Stop at this many paths.

    Returns:
        The paths, each with both people at its ends, those of fewest steps first, then by
        ids. They are not always the shortest ones that share nobody.

    Raises:
        KeyError: If nobody has such an id.
        ValueError: If both are the same person, or *limit* is negative.

    References:
        Menger 1927, "Zur allgemeinen Kurventheorie"; Even & Tarjan 1975, "Network flow and
        testing graph connectivity".
    """
    start, end = network.person(one).id, network.person(other).id
    if start == end:
        msg = "a path leads from one person to another"
        raise ValueError(msg)
    if limit is not None and limit < 0:
        msg = f"the number of paths cannot be limited to {limit}"
        raise ValueError(msg)
    # Ego is an end or nowhere: tied to everybody, ego would be on a path of any two.
    ego = _tied(network.ego_ties) if ME in (start, end) else ()
    known = frozenset(ego)

    @cache
    def near(person: str) -> Iterable[str]:
        if person == ME:
            return ego
        others = _tied(network.adjacency[person])
        return (*others, ME) if person in known else others

    return disjoint_paths(near, start, end, limit=limit)


def _tied(others: Mapping[str, tuple[Tie, ...]]) -> tuple[str, ...]:
    return tuple(other for other, ties in others.items() if carrying(ties))


def disjoint_paths(
    near: Neighbours, start: str, end: str, *, limit: int | None = None
) -> tuple[tuple[str, ...], ...]:
    """As `vertex_disjoint_paths`, of any graph; everybody is *near* whom is near them."""
    paths = _Paths(near, start, end)
    while (limit is None or len(paths) < limit) and paths.grow():
        pass
    return paths.found()


class _Paths:
    """Disjoint paths that grow in number, each time along an augmenting path.

    Everybody but the ends is taken for two nodes, one where paths come in and one where
    they go out, so that no more than one passes.
    """

    def __init__(self, near: Neighbours, start: str, end: str) -> None:
        self._near = near
        self._start = start
        self._end = end
        #: Who comes after the start, and whom each of the others on a path comes before
        #: and after.
        self._first: set[str] = set()
        self._next: dict[str, str] = {}
        self._previous: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._first)

    def grow(self) -> bool:
        """Find room for one path more; whether there was any."""
        moves = self._search()
        # First what is given up: the same people may be on a path anew.
        for (person, _), (to, way) in moves:
            if way is _OUT and person != to:
                del self._next[to], self._previous[person]
        for (person, _), (to, way) in moves:
            if way is _IN and person != to:
                self._lead(person, to)
        return bool(moves)

    def found(self) -> tuple[tuple[str, ...], ...]:
        """The paths so far, those of fewest steps first."""
        return tuple(sorted(map(self._from, self._first), key=lambda path: (len(path), path)))

    def _search(self) -> list[tuple[_State, _State]]:
        """Moves from the start to the end; none if there is no way.

        It goes from both ends at once, a round from where fewer have come, so that in a
        large network most people are never met.
        """
        here, there = [(self._start, _OUT)], [(self._end, _IN)]
        ahead: dict[_State, _State] = {here[0]: here[0]}
        behind: dict[_State, _State] = {there[0]: there[0]}
        while here and there:
            if len(here) <= len(there):
                here, met = _round(here, self._onward, ahead, behind)
            else:
                there, met = _round(there, self._backward, behind, ahead)
            if met is not None:
                back = [(earlier, later) for later, earlier in _traced(behind, met)]
                return [*_traced(ahead, met), *back]
        return []

    def _onward(self, state: _State) -> Iterator[_State]:
        """Where a path may go on from *state*."""
        person, way = state
        on_path = person in self._previous
        if way is _IN:
            # Where somebody else's path passes: take its way back, so that it is led elsewhere.
            yield (self._previous[person] if on_path else person), _OUT
            return
        if on_path:
            yield person, _IN
        for to in self._near(person):
            if to != self._start and not self._used(person, to):
                yield to, _IN

    def _backward(self, state: _State) -> Iterator[_State]:
        """From where a path may come to *state*: `_onward` the other way round."""
        person, way = state
        on_path = person in self._previous
        if way is _OUT:
            before = self._next[person] if on_path else person
            if before != self._end:
                yield before, _IN
            return
        if on_path:
            yield person, _OUT
        for come in self._near(person):
            if come != self._end and not self._used(come, person):
                yield come, _OUT

    def _used(self, person: str, to: str) -> bool:
        """Whether a path leads from *person* to *to*."""
        return to in self._first if person == self._start else self._next.get(person) == to

    def _lead(self, person: str, to: str) -> None:
        if person == self._start:
            self._first.add(to)
        else:
            self._next[person] = to
        if to != self._end:
            self._previous[to] = person

    def _from(self, first: str) -> tuple[str, ...]:
        path = [self._start, first]
        while path[-1] != self._end:
            path.append(self._next[path[-1]])
        return tuple(path)


def _round(
    frontier: Iterable[_State],
    moves: Callable[[_State], Iterable[_State]],
    came: dict[_State, _State],
    others: Container[_State],
) -> tuple[list[_State], _State | None]:
    """The states that one move leads to from *frontier*, and the first of *others* among them."""
    found: list[_State] = []
    for state in frontier:
        for to in moves(state):
            if to not in came:
                came[to] = state
                if to in others:
                    return [], to
                found.append(to)
    return found, None


def _traced(came: Mapping[_State, _State], state: _State) -> list[tuple[_State, _State]]:
    """The moves by which a search came to *state*, the last one first."""
    moves = []
    while came[state] != state:
        moves.append((came[state], state))
        state = came[state]
    return moves
