"""Triangles: three people who are all tied to each other.

What a neighbour's own ties do to somebody (constraint, redundancy, shared friends) is a sum
over triangles. Each is found once, from the end with the fewest ties, so that a hub of
thousands costs no more than its share.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from weakref import WeakKeyDictionary

import attrs
import numpy as np

from netrules.measures.graph import Ints, TieGraph

#: How many pairs of neighbours are looked at in one go: some 100 MiB.
_CHUNK: Final = 1 << 21


@attrs.frozen(eq=False)
class Triangles:
    """The triangles of a graph, by the entries of its rows.

    Each triangle a, b, c stands at one place of all six arrays.

    Args:
        ab: Where in `TieGraph.near` b stands as a neighbour of a; and so on.
    """

    ab: Ints
    ba: Ints
    ac: Ints
    ca: Ints
    bc: Ints
    cb: Ints

    def corners(self) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
        """For each corner i of each triangle with the others j and q: where j and q stand as
        neighbours of i, and q as a neighbour of j and j of q."""
        yield self.ab, self.ac, self.bc, self.cb
        yield self.ba, self.bc, self.ac, self.ca
        yield self.ca, self.cb, self.ab, self.ba


#: The triangles of each graph, found once.
_FOUND: Final[WeakKeyDictionary[TieGraph, Triangles]] = WeakKeyDictionary()


def triangles(graph: TieGraph) -> Triangles:
    """All triangles of *graph*, found once a graph, in time O(m^1.5) for m ties.

    References:
        Chiba & Nishizeki 1985, "Arboricity and subgraph listing algorithms".
    """
    if graph not in _FOUND:
        _FOUND[graph] = _find(graph)
    return _FOUND[graph]


def _find(graph: TieGraph) -> Triangles:
    size, row, near = len(graph), graph.row, graph.near
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(graph.degree, kind="stable")] = np.arange(size)
    forward = np.flatnonzero(rank[row] < rank[near])
    ends = np.searchsorted(row[forward], row[forward], side="right")
    following = ends - np.arange(len(forward)) - 1
    key = row * size + near
    found: list[tuple[Ints, Ints, Ints]] = []
    for first, last in _chunks(following):
        counts = following[first:last]
        one = np.repeat(np.arange(first, last), counts)
        within = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
        ab, ac = forward[one], forward[one + 1 + within]
        wanted = near[ab] * size + near[ac]
        bc = np.minimum(np.searchsorted(key, wanted), max(len(key) - 1, 0))
        closed = key[bc] == wanted if len(key) else np.zeros(0, dtype=bool)
        found.append((ab[closed], ac[closed], bc[closed]))
    ab, ac, bc = (
        np.concatenate([part[place] for part in found] or [np.zeros(0, dtype=np.int64)])
        for place in range(3)
    )
    back = np.argsort(near, kind="stable")
    return Triangles(ab, back[ab], ac, back[ac], bc, back[bc])


def _chunks(counts: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of *counts* that each add up to about `_CHUNK`."""
    total = np.cumsum(counts)
    first = 0
    while first < len(counts):
        before = total[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(total, before + _CHUNK, side="right")))
        yield first, last
        first = last
