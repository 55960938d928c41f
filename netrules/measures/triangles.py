"""Triangles: three people who are all tied to each other.

What a neighbour's own ties do to somebody (constraint, redundancy, shared friends) is a sum
over triangles. Each is found once, from the end with the fewest ties, so that a hub of
thousands costs no more than its share.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

import attrs
import numpy as np

from netrules.measures.graph import Ints, TieGraph

#: A corner i of some triangles with the others j and q: where in `TieGraph.near` j and q
#: stand as neighbours of i, and q as a neighbour of j and j of q.
Corner: TypeAlias = tuple[Ints, Ints, Ints, Ints]

#: How many pairs of neighbours are looked at in one go, or as many as the graph has entries
#: if those are more: some 100 MiB.
_CHUNK: Final = 1 << 21
#: Up to how many triangles are kept once they are found: they take some 100 MiB.
_MOST_KEPT: Final = 1 << 21


@attrs.frozen(eq=False)
class _Batch:
    """Some triangles a, b, c, each at one place of all six arrays.

    Args:
        ab: Where in `TieGraph.near` b stands as a neighbour of a; and so on.
    """

    ab: Ints
    ba: Ints
    ac: Ints
    ca: Ints
    bc: Ints
    cb: Ints

    def corners(self) -> tuple[Corner, Corner, Corner]:
        return (
            (self.ab, self.ac, self.bc, self.cb),
            (self.ba, self.bc, self.ac, self.ca),
            (self.ca, self.cb, self.ab, self.ba),
        )


#: The triangles of each graph that has not too many of them.
_KEPT: Final[WeakKeyDictionary[TieGraph, tuple[_Batch, ...]]] = WeakKeyDictionary()


@attrs.frozen(eq=False)
class Triangles:
    """The triangles of a graph; see `triangles`."""

    graph: TieGraph

    def corners(self) -> Iterator[Corner]:
        """Every corner of every triangle once, many at a time.

        A large clique has more triangles than memory holds; where there are so many they
        are found anew each time.
        """
        kept = _KEPT.get(self.graph)
        if kept is not None:
            for batch in kept:
                yield from batch.corners()
            return
        keep, number = list[_Batch](), 0
        for batch in _batches(self.graph):
            number += len(batch.ab)
            keep = [*keep, batch] if number <= _MOST_KEPT else []
            yield from batch.corners()
        if number <= _MOST_KEPT:
            _KEPT[self.graph] = tuple(keep)


def triangles(graph: TieGraph) -> Triangles:
    """All triangles of *graph*, in time O(m^1.5) for m ties and memory O(m).

    References:
        Chiba & Nishizeki 1985, "Arboricity and subgraph listing algorithms".
    """
    return Triangles(graph)


def _batches(graph: TieGraph) -> Iterator[_Batch]:
    """Ties lead forward, to the end with more ties; of each two that lead forward from one
    person the ends are tied or not."""
    size, row, near = len(graph), graph.row, graph.near
    rank = np.empty(size, dtype=np.int64)
    rank[np.argsort(graph.degree, kind="stable")] = np.arange(size)
    forward = np.flatnonzero(rank[row] < rank[near])
    ends = np.searchsorted(row[forward], row[forward], side="right")
    following = ends - np.arange(len(forward)) - 1
    key = row * size + near
    back = np.argsort(near, kind="stable")
    for first, last in _chunks(following, max(_CHUNK, len(near))):
        counts = following[first:last]
        one = np.repeat(np.arange(first, last), counts)
        within = np.arange(len(one)) - np.repeat(np.cumsum(counts) - counts, counts)
        ab, ac = forward[one], forward[one + 1 + within]
        wanted = near[ab] * size + near[ac]
        bc = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
        closed = key[bc] == wanted
        ab, ac, bc = ab[closed], ac[closed], bc[closed]
        yield _Batch(ab, back[ab], ac, back[ac], bc, back[bc])


def _chunks(counts: Ints, most: int) -> Iterator[tuple[int, int]]:
    """Ranges of *counts* that each add up to *most*, or are one count alone."""
    total = np.cumsum(counts)
    first = 0
    while first < len(counts):
        before = total[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(total, before + most, side="right")))
        yield first, last
        first = last
