"""Clusters: parts of a network with more ties inside than chance would put there.

Modularity has many partitions that are nearly as good as the best, and a method that draws
one of them draws another from other seeds. So clusters are what many runs agree on, over
several orders of the people; what no run puts otherwise is said, the rest is left open. A
network on which they do not agree has none: that is an answer, not a failure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from math import isfinite
from typing import Final
from weakref import WeakKeyDictionary

import attrs
import numpy as np

from netrules.measures.canonical import canonical_order, reordered
from netrules.measures.chance import SIGNIFICANT, Comparison, compared
from netrules.measures.graph import Ints, TieGraph, graph_among, graph_of_pairs
from netrules.measures.leiden import in_mean_strengths, modularity, partitions_of, parts_of
from netrules.measures.pieces import piece_of
from netrules.model.network import Network
from netrules.model.unknown import Maybe, Unknown

#: From which share of runs on people count as being together.
STABLE: Final = 0.9
#: How alike a cluster and the parts of the runs have to be for it to be a cluster of its own.
RECURRENT: Final = 0.75
#: Smaller parts are no clusters, whatever their ties.
FEWEST: Final = 3
#: Shares are compared after rounding, so that the last bit decides nothing.
_DIGITS: Final = 12
#: Beyond how many ties a run goes over the graph once.
_MOST_TIES_TWICE: Final = 50_000


@attrs.frozen
class Cluster:
    """People with more ties among them than chance would put there, in nearly every run.

    Args:
        people: Their ids, in the network's order.
        stability: The share of runs in which two of them are together, over all pairs.
        recurrence: How alike they and the part of a run most like them are, from 0 to 1: the
            share of the people of either who are in both (Jaccard), over all runs.
    """

    people: tuple[str, ...]
    stability: float
    recurrence: float


class NoClusters(StrEnum):
    """Why a network has no clusters to speak of, in plain words."""

    TOO_SMALL = "no part of it has three people"
    ONE_PART = "no division leaves more ties inside the parts than chance would"
    CHANCE = "networks of chance in which everybody has as many ties divide as clearly"
    UNSTABLE = "it divides in many ways that are nearly as good"


@attrs.frozen
class Clusters:
    """What was found of the clusters of a network.

    Args:
        stable: Those on which the runs agree, the largest first; people are in one or none.
        best: The partition with the highest modularity of all runs, the largest part first.
        modularity: Its modularity Q.
        runs: How many runs were made.
        comparison: How it compares with chance; None where there are no ties, or more than
            `netrules.measures.chance.MOST_TIES_COMPARED`: then stability alone decides.
    """

    stable: tuple[Cluster, ...]
    best: tuple[tuple[str, ...], ...]
    modularity: float
    runs: int
    comparison: Comparison | None

    @property
    def beyond_chance(self) -> bool | None:
        """Whether the modularity is higher than chance makes it (p ≤ .05); None where it
        was not compared."""
        return None if self.comparison is None else self.comparison.p <= SIGNIFICANT

    @property
    def why_none(self) -> NoClusters | None:
        """Why there are no clusters to speak of; None where there are."""
        if not any(len(part) >= FEWEST for part in self.best):
            return NoClusters.TOO_SMALL
        if round(self.modularity, _DIGITS) <= 0:
            return NoClusters.ONE_PART
        if self.beyond_chance is False:
            return NoClusters.CHANCE
        return None if self.stable else NoClusters.UNSTABLE

    @property
    def found(self) -> tuple[Cluster, ...]:
        """The clusters to speak of: stable ones, in a network that divides more clearly than
        chance."""
        return self.stable if self.why_none is None else ()


def communities(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    resolution: float = 1.0,
) -> Maybe[Clusters]:
    """Communities by modularity: Q = Σ_c (L_c/m - r (d_c/2m)²), as far as many runs agree.

    L_c is the strength of the ties within c, d_c the strength of all ties of its people, each
    counted at either end, m the strength of all ties, r the *resolution*. The Leiden
    algorithm looks for the highest Q, in several runs over orders of the people (see `runs`).
    Those who are tied, and together in 90 % of runs, are in the same cluster; so are those
    whom a chain of such ties joins, if pairs of them are together in 90 % of runs on average.
    A cluster is one of its own if the runs have a part like it (by Jaccard .75 on average),
    and not parts that hold more or that divide it.

    The modularity is compared with that of networks of chance in which everybody has as many
    ties, as many of them as `comparisons` says; in large networks with none.

    Parts with fewer than about √(2m) ties can go undetected at resolution 1. Everybody is in
    one cluster at most, though people can belong to several circles.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        resolution: r; a higher one gives more and smaller parts.

    Returns:
        What was found, which can be that there are none (`Clusters.why_none`); `Unknown`
        where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        ValueError: If *resolution* is not above 0.

    References:
        Newman & Girvan 2004, "Finding and evaluating community structure in networks"; Traag,
        Waltman & van Eck 2019, "From Louvain to Leiden"; Lancichinetti & Fortunato 2012,
        "Consensus clustering in complex networks"; Hennig 2007, "Cluster-wise assessment of
        cluster stability"; Fortunato & Barthélemy 2007, "Resolution limit in community
        detection".
    """
    graph = graph_among(network, among, recorded=recorded)
    return graph if isinstance(graph, Unknown) else clusters_of(graph, resolution=resolution)


#: The clusters of each graph by resolution, made once: several measures start from them.
_MADE: Final[WeakKeyDictionary[TieGraph, dict[float, Clusters]]] = WeakKeyDictionary()


def clusters_of(graph: TieGraph, *, resolution: float = 1.0) -> Clusters:
    """The clusters of *graph*; see `communities`."""
    if not (isfinite(resolution) and resolution > 0):
        msg = f"the resolution has to be above 0, not {resolution}"
        raise ValueError(msg)
    made = _MADE.setdefault(graph, {})
    if resolution not in made:
        made[resolution] = _clusters(graph, resolution)
    return made[resolution]


def runs(ties: int) -> int:
    """How many runs there are for so many ties: 20 up to 25,000, 500,000 / ties up to
    50,000, 10 up to a million, 10,000,000 / ties up to two, and 5 beyond.

    Fewer agree more easily by luck: of ten all but one have to put two people together, and
    of five all.
    """
    several = max(10, min(20, 500_000 // max(ties, 1)))
    return max(5, min(several, 10_000_000 // max(ties, 1)))


def rounds(ties: int) -> int:
    """How often a run goes over a graph of so many ties: 10 times up to 5,000, 50,000 / ties
    up to 25,000, twice up to 50,000, and once beyond.

    The first two do nearly everything, but where the structure is weak more of them make runs
    agree more. In large networks more runs do so at less cost.
    """
    return max(2 if ties <= _MOST_TIES_TWICE else 1, min(10, 50_000 // max(ties, 1)))


def _clusters(graph: TieGraph, resolution: float) -> Clusters:
    if not graph.ties:
        return Clusters((), tuple((id_,) for id_ in graph.ids), 0.0, 0, None)
    order = canonical_order(graph)
    same = in_mean_strengths(reordered(graph, order))
    number = runs(graph.ties)
    partitions = partitions_of(same, number, resolution, rounds(graph.ties))
    scores = [round(modularity(same, labels, resolution), _DIGITS) for labels in partitions]
    place = max(range(number), key=lambda one: (scores[one], -one))
    return Clusters(
        _stable(graph, order, _cores(same, partitions), partitions),
        tuple(_named(graph, part) for part in parts_of(_moved(partitions[place], order))),
        modularity(same, partitions[place], resolution),
        number,
        compared(same, resolution),
    )


def _cores(graph: TieGraph, partitions: Sequence[Ints]) -> Ints:
    """For each person the lowest number of those whom chains of ties join to them along which
    people are together in nearly every one of *partitions*.

    Only people who are tied are compared: of all pairs there are too many.
    """
    once = graph.row < graph.near
    one, other = graph.row[once], graph.near[once]
    together = sum((labels[one] == labels[other]).astype(np.int64) for labels in partitions)
    kept = together >= round(STABLE * len(partitions), _DIGITS)
    return piece_of(graph_of_pairs(graph.ids, one[kept], other[kept]))


def _stable(
    graph: TieGraph, order: Ints, cores: Ints, partitions: Sequence[Ints]
) -> tuple[Cluster, ...]:
    """Those *cores* on which the *partitions* agree."""
    stability, recurrence = agreement(cores, partitions)
    labels = _moved(cores, order)
    found = []
    for part in parts_of(labels):
        core = int(labels[part[0]])
        agreed = stability[core] >= STABLE and recurrence[core] >= RECURRENT
        if len(part) >= FEWEST and agreed:
            found.append(Cluster(_named(graph, part), stability[core], recurrence[core]))
    return tuple(found)


def _moved(labels: Ints, order: Ints) -> Ints:
    """*labels* of people in *order*, by their numbers in the network."""
    moved = np.empty(len(labels), dtype=np.int64)
    moved[order] = labels
    return moved


def _named(graph: TieGraph, part: Ints) -> tuple[str, ...]:
    return tuple(graph.ids[number] for number in part)


def agreement(cores: Ints, partitions: Sequence[Ints]) -> tuple[list[float], list[float]]:
    """How far *partitions* agree on each of *cores*, by its label.

    Returns:
        The share of pairs of its people who are together, and the likeness (Jaccard) of the
        part most like it, both over all *partitions*; 0 for what is no label, and the share
        of pairs 0 for somebody alone.
    """
    people = len(cores)
    size = np.bincount(cores, minlength=people)
    together, alike = np.zeros(people), np.zeros(people)
    for labels in partitions:
        pairs, both = np.unique(cores * people + labels, return_counts=True)
        core, part = np.divmod(pairs, people)
        together += np.bincount(core, both * (both - 1) / 2, minlength=people)
        most = np.zeros(people)
        np.maximum.at(most, core, both / (size[core] + np.bincount(labels)[part] - both))
        alike += most
    possible = np.maximum(size * (size - 1) / 2, 1) * len(partitions)
    shares = np.round(together / possible, _DIGITS)
    return shares.tolist(), np.round(alike / len(partitions), _DIGITS).tolist()
