"""A matching that grows: the one algorithm behind assignments and independent routes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


class Flow(Generic[Left, Right]):
    """Left nodes are seated at places, right nodes with room for so many, one by one.

    A node that was seated may be moved to make room but never loses its seat, and a
    place that was taken stays taken. Hence nodes pushed in the order of preference make
    up the best set that can be seated: such sets form a matroid (Edmonds & Fulkerson
    1965, "Transversals and matroid partition"). Each is seated along a path of moves that
    is found breadth first, without recursion, and always the same.

    Args:
        adjacent: For each left node the places it may be seated at, best first.
        room: How many each place has room for.
    """

    def __init__(self, adjacent: Mapping[Left, Sequence[Right]], room: Mapping[Right, int]) -> None:
        #: For each place who is seated there and how often.
        self.seated: dict[Right, dict[Left, int]] = {place: {} for place in room}
        #: How often each node is seated.
        self.taken: Counter[Left] = Counter()
        #: Nodes met by a search that failed. Together they fill all places that any of
        #: them may be seated at, so none can be seated once more, whatever else is pushed.
        self.stuck: set[Left] = set()
        #: How many places all searches looked at: a measure of the work done.
        self.looks = 0
        self._adjacent = adjacent
        self._room = dict(room)
        # Places met by a search that failed; no later one can gain anything there.
        self._closed: set[Right] = set()
        # How many of each node's places are known to be full; a place never empties again.
        self._passed: Counter[Left] = Counter()

    def push(self, node: Left, amount: int = 1) -> int:
        """Seat *node* up to *amount* times more; how often that was possible."""
        pushed = 0
        while pushed < amount and (moves := self._search(node)):
            pushed += self._move(moves, amount - pushed)
        self.taken[node] += pushed
        return pushed

    def _search(self, start: Left) -> list[tuple[Left, Right]]:
        """Moves that seat *start*, the one to a free place first; none if it cannot be."""
        taker: dict[Right, Left] = {}
        leaves: dict[Left, Right] = {}
        queue, met = [start], {start}
        for mover in queue:
            free = self._free(mover)
            if free is not None:
                taker[free] = mover
                return _trace(free, start, taker, leaves)
            self.looks += len(self._adjacent[mover])
            for place in self._adjacent[mover]:
                if place in taker or place in self._closed:
                    continue
                taker[place] = mover
                for sitter in self.seated[place]:
                    if sitter not in met:
                        met.add(sitter)
                        leaves[sitter] = place
                        queue.append(sitter)
        self._closed.update(taker)
        self.stuck |= met
        return []

    def _free(self, node: Left) -> Right | None:
        """The best place with room that *node* may be seated at."""
        places, at = self._adjacent[node], self._passed[node]
        while at < len(places) and not self._room[places[at]]:
            at += 1
        self._passed[node] = at
        return places[at] if at < len(places) else None

    def _move(self, moves: list[tuple[Left, Right]], amount: int) -> int:
        """Make *moves* as often as they can be made, at most *amount* times."""
        free = moves[0][1]
        left = [(mover, place) for (mover, _), (_, place) in pairwise(moves)]
        amount = min(amount, self._room[free], *(self.seated[at][who] for who, at in left))
        self._room[free] -= amount
        for mover, place in left:
            self.seated[place][mover] -= amount
            if not self.seated[place][mover]:
                del self.seated[place][mover]
        for mover, place in moves:
            self.seated[place][mover] = self.seated[place].get(mover, 0) + amount
        return amount


def _trace(
    free: Right, start: Left, taker: Mapping[Right, Left], leaves: Mapping[Left, Right]
) -> list[tuple[Left, Right]]:
    place, mover = free, taker[free]
    moves = [(mover, place)]
    while mover != start:
        place = leaves[mover]
        mover = taker[place]
        moves.append((mover, place))
    return moves
