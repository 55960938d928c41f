"""How clusters are tied to each other: by which ties, and whether these are all one person's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from typing import Final

import attrs
import numpy as np

from netrules.measures.cut_points import _Tree as SearchTree
from netrules.measures.graph import Ints, TieGraph
from netrules.measures.linking import Pair

#: The cluster of those who are in none.
_NONE: Final = -1


@attrs.frozen
class ClusterRelation:
    """The ties between two clusters.

    Args:
        one: The place of one of them among the clusters.
        other: The place of the other, which comes later.
        ties: Each tie by the id of its end in the one and in the other, sorted.
        density: How many ties there are over how many there can be.
        joined_by: Ids of those of whom every one of these ties is: both ends of a single tie,
            one person if all are theirs, nobody if some tie goes past each.
        no_way_round: Those of *joined_by* without whom no way at all leads from the one cluster
            to the other, through whomever.
    """

    one: int
    other: int
    ties: tuple[Pair, ...]
    density: Fraction
    joined_by: tuple[str, ...]
    no_way_round: tuple[str, ...]


def relations_of(
    graph: TieGraph, clusters: Sequence[Collection[str]]
) -> tuple[ClusterRelation, ...]:
    """The relations of all pairs of *clusters* that are tied, the larger clusters first.

    Args:
        graph: The ties.
        clusters: The people of each cluster; nobody is in two.

    References:
        White, Boorman & Breiger 1976, "Social structure from multiple networks"; Burt 2004,
        "Structural holes and good ideas".
    """
    label = _label(graph, clusters)
    found: dict[tuple[int, int], list[Pair]] = {}
    once = (graph.row < graph.near) & (label[graph.row] != label[graph.near])
    for one, other in zip(graph.row[once].tolist(), graph.near[once].tolist(), strict=True):
        first, second = sorted((one, other), key=lambda number: int(label[number]))
        if label[first] != _NONE:
            between = (int(label[first]), int(label[second]))
            found.setdefault(between, []).append((graph.ids[first], graph.ids[second]))
    ways: _Ways | None = None
    relations = []
    for (one, other), ties in sorted(found.items()):
        joined_by = _in_all(ties)
        if joined_by and ways is None:
            ways = _Ways(graph)
        sides = (clusters[one], clusters[other])
        alone = tuple(id_ for id_ in joined_by if ways and ways.parts(id_, *sides))
        possible = len(clusters[one]) * len(clusters[other])
        density = Fraction(len(ties), possible)
        relations.append(
            ClusterRelation(one, other, tuple(sorted(ties)), density, joined_by, alone)
        )
    return tuple(relations)


def ties_inside(graph: TieGraph, clusters: Sequence[Collection[str]]) -> dict[str, int]:
    """To how many people of their own cluster each person of *clusters* is tied, in the
    network's order."""
    label = _label(graph, clusters)
    same = (label[graph.row] == label[graph.near]) & (label[graph.row] != _NONE)
    counts = np.bincount(graph.row[same], minlength=len(graph)).tolist()
    return {graph.ids[place]: counts[place] for place in np.flatnonzero(label != _NONE).tolist()}


def _label(graph: TieGraph, clusters: Sequence[Collection[str]]) -> Ints:
    """The place of each person's cluster."""
    label = np.full(len(graph), _NONE, dtype=np.int64)
    for place, people in enumerate(clusters):
        label[[graph.number[id_] for id_ in people]] = place
    return label


def _in_all(ties: Iterable[Pair]) -> tuple[str, ...]:
    """Those who are an end of every one of *ties*, sorted."""
    common = set.intersection(*(set(tie) for tie in ties))
    return tuple(sorted(common))


class _Ways:
    """Ways between people, and who is on all of them.

    One depth-first search tells of everybody what hangs on them alone: the subtrees below
    them from which no tie leads above them.
    """

    def __init__(self, graph: TieGraph) -> None:
        neighbours = {
            id_: [graph.ids[other] for other in graph.neighbours(number).tolist()]
            for number, id_ in enumerate(graph.ids)
        }
        self._order: dict[str, int] = {}
        #: Where the search of each connected part begins, in turn.
        self._parts: list[int] = []
        #: For each person where the subtrees that hang on them begin and end, in turn.
        self._hanging: dict[str, list[tuple[int, int]]] = {}
        for root in graph.ids:
            if root not in self._order:
                self._add(SearchTree(neighbours, root))

    def _add(self, tree: SearchTree) -> None:
        shift = len(self._order)
        self._parts.append(shift)
        self._order.update((id_, shift + place) for id_, place in tree.order.items())
        for node, above in tree.parent.items():
            if tree.low[node] >= tree.order[above]:
                begin = self._order[node]
                self._hanging.setdefault(above, []).append((begin, begin + tree.size[node]))

    def parts(self, person: str, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether no way leads from *some* to *others* without *person*."""
        pieces = [self._pieces(person, ids) for ids in (some, others)]
        return pieces[0].isdisjoint(pieces[1])

    def _pieces(self, person: str, ids: Iterable[str]) -> set[int]:
        """In which pieces *ids* are without *person*, by where each piece begins."""
        hanging = sorted(self._hanging.get(person, ()))
        begins = [begin for begin, _ in hanging]
        found = set()
        for order in (self._order[id_] for id_ in ids if id_ != person):
            place = bisect_right(begins, order) - 1
            if place >= 0 and order < hanging[place][1]:
                found.add(begins[place])
            else:
                found.add(self._parts[bisect_right(self._parts, order) - 1])
        return found
