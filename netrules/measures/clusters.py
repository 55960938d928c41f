"""Clusters: parts of a network with more ties inside than chance would put there.

Modularity has many partitions that are nearly as good as the best, and a method that draws
one of them draws another from other seeds. So a cluster is reported only if it comes out of
many runs, over several orders of the people, and a network of which no cluster does has
none: that is an answer, not a failure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

import attrs
import numpy as np
import numpy.typing as npt

from netrules.measures.graph import Floats, Ints, TieGraph, graph_among, graph_of_pairs
from netrules.measures.pieces import piece_of
from netrules.model.network import Network
from netrules.model.unknown import Maybe, Unknown

#: In how many runs, each with a seed and an order of its own, clusters are looked for.
RUNS: Final = 20
#: From which share of runs on, over all pairs of its people, a cluster counts as stable.
STABLE: Final = 0.9
#: Smaller parts are no clusters, whatever their ties.
FEWEST: Final = 3
#: Up to how many ties clusters are compared with chance.
MOST_TIES_COMPARED: Final = 10_000
#: Which share of networks of chance the modularity has to exceed.
_ABOVE: Final = 0.95
_ITERATIONS: Final = 10
_SWAP_ROUNDS: Final = 20


@attrs.frozen
class Cluster:
    """People with more ties among them than chance would put there.

    Args:
        people: Their ids, in the network's order.
        stability: The share of runs in which two of them are together, over all pairs.
    """

    people: tuple[str, ...]
    stability: float


@attrs.frozen
class Clusters:
    """What was found of the clusters of a network.

    Args:
        stable: Those that come out of nearly every run, the largest first.
        best: The partition with the highest modularity of all runs, the largest part first.
        modularity: Its modularity Q.
        runs: How many runs were made.
        chance: The modularity that 95 % of networks of chance with the same degrees stay
            below; None where the network is too large to compare it.
        compared: With how many networks of chance it was compared.
    """

    stable: tuple[Cluster, ...]
    best: tuple[tuple[str, ...], ...]
    modularity: float
    runs: int
    chance: float | None
    compared: int

    @property
    def beyond_chance(self) -> bool:
        """Whether the modularity exceeds that of chance, as far as it was compared."""
        return self.chance is None or self.modularity > self.chance

    @property
    def found(self) -> tuple[Cluster, ...]:
        """The clusters to speak of: stable ones, in a network whose parts are no chance."""
        return self.stable if self.beyond_chance else ()


def communities(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    resolution: float = 1.0,
) -> Maybe[Clusters]:
    """Communities by modularity: Q = Σ_c (L_c/m - r (d_c/2m)²), the best of several runs.

    L_c is the strength of the ties within c, d_c the strength of all ties of its people, m
    the strength of all ties, r the *resolution*. The Leiden algorithm looks for the highest Q.
    Parts smaller than about √(2m) ties can go undetected at resolution 1.

    The partition is compared with `comparisons` networks of chance with the same degrees.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        resolution: r; a higher one gives more and smaller parts.

    Returns:
        The clusters; `Unknown` where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Newman & Girvan 2004; Traag, Waltman & van Eck 2019, "From Louvain to Leiden";
        Lancichinetti & Fortunato 2012, "Consensus clustering in complex networks";
        Fortunato & Barthélemy 2007, "Resolution limit in community detection".
    """
    graph = graph_among(network, among, recorded=recorded)
    return graph if isinstance(graph, Unknown) else clusters_of(graph, resolution=resolution)


def comparisons(ties: int) -> int:
    """With how many networks of chance a network of so many ties is compared: 100 up to
    1,000 ties, then fewer, and none beyond `MOST_TIES_COMPARED`."""
    return 0 if ties > MOST_TIES_COMPARED else min(100, 200_000 // max(ties, 1), 100)


def clusters_of(graph: TieGraph, *, resolution: float = 1.0, runs: int = RUNS) -> Clusters:
    """The clusters of *graph*; see `communities`."""
    if not graph.ties:
        return Clusters((), (), 0.0, 0, None, 0)
    partitions = [_partition(graph, seed, resolution) for seed in range(runs)]
    scores = [modularity(graph, labels, resolution) for labels in partitions]
    place = max(range(runs), key=lambda one: (round(scores[one], 12), -one))
    best = _parts(partitions[place])
    stable = [
        Cluster(tuple(graph.ids[number] for number in part), stability)
        for part in best
        if len(part) >= FEWEST and (stability := _stability(part, partitions)) >= STABLE
    ]
    compared = comparisons(graph.ties)
    null = sorted(_scores_of_chance(graph, compared, resolution))
    chance = null[min(int(_ABOVE * len(null)), len(null) - 1)] if null else None
    named = tuple(tuple(graph.ids[number] for number in part) for part in best)
    return Clusters(tuple(stable), named, scores[place], runs, chance, compared)


def modularity(graph: TieGraph, labels: Ints, resolution: float = 1.0) -> float:
    """The modularity of a partition of *graph*, a label for each person; 0 without ties."""
    total = float(graph.weight.sum())
    if not total:
        return 0.0
    inside = graph.weight[labels[graph.row] == labels[graph.near]].sum() / total
    shares: Floats = np.bincount(labels, graph.strength) / total
    return float(inside - resolution * (shares**2).sum())


def _partition(graph: TieGraph, seed: int, resolution: float) -> Ints:
    """One run of the Leiden algorithm, over the people in an order of its own; every part
    is connected, and labels are the lowest number of the people in it."""
    from graspologic_native import leiden_csr  # noqa: PLC0415 reason: only clusters need it

    order = np.random.default_rng(seed).permutation(len(graph))
    mixed = _reordered(graph, order)
    _, found = leiden_csr(
        mixed.start,
        mixed.near.astype(np.int32),
        mixed.weight,
        len(mixed),
        resolution=resolution,
        iterations=_ITERATIONS,
        seed=seed,
    )
    labels = np.empty(len(graph), dtype=np.int64)
    labels[order] = [found[number] for number in range(len(graph))]
    return _connected(graph, labels)


def _reordered(graph: TieGraph, order: Ints) -> TieGraph:
    """The same graph with person ``order[k]`` in place k."""
    place = np.empty(len(graph), dtype=np.int64)
    place[order] = np.arange(len(graph))
    once = graph.row < graph.near
    ids = [graph.ids[number] for number in order]
    rows, near = place[graph.row[once]], place[graph.near[once]]
    return graph_of_pairs(ids, rows, near, graph.weight[once])


def _connected(graph: TieGraph, labels: Ints) -> Ints:
    """*labels* with each part split into the pieces that hang together."""
    inside = labels[graph.row] == labels[graph.near]
    rows, near = graph.row[inside], graph.near[inside]
    return piece_of(graph_of_pairs(graph.ids, rows, near))


def _parts(labels: Ints) -> list[Ints]:
    """The numbers in each part, the largest part first, then by the lowest number."""
    order = np.argsort(labels, kind="stable")
    bounds = np.flatnonzero(np.diff(labels[order])) + 1
    return sorted(np.split(order, bounds), key=lambda part: (-len(part), int(part[0])))


def _stability(part: Ints, partitions: Sequence[Ints]) -> float:
    """The share of *partitions* in which two of *part* are together, over all pairs."""
    pairs = len(part) * (len(part) - 1) / 2
    together = 0.0
    for labels in partitions:
        _, sizes = np.unique(labels[part], return_counts=True)
        together += float((sizes * (sizes - 1) / 2).sum()) / pairs
    return together / len(partitions)


# -- chance ------------------------------------------------------------------------------


def _scores_of_chance(graph: TieGraph, number: int, resolution: float) -> Iterator[float]:
    for seed in range(number):
        other = rewired(graph, seed)
        yield modularity(other, _partition(other, seed, resolution), resolution)


def rewired(graph: TieGraph, seed: int) -> TieGraph:
    """A network of chance in which everybody has as many ties as in *graph*.

    Pairs of ties exchange an end each, unless that would make a loop or a second tie of two
    people, each tie about `_SWAP_ROUNDS` times. Strengths stay with the ties.

    References:
        Maslov & Sneppen 2002, "Specificity and stability in topology of protein networks".
    """
    dice = np.random.default_rng(seed)
    once = graph.row < graph.near
    a, b, weight = graph.row[once].copy(), graph.near[once].copy(), graph.weight[once]
    size, half = len(graph), len(a) // 2
    for _ in range(_SWAP_ROUNDS if half else 0):
        order = dice.permutation(len(a))
        one, two = order[:half], order[half : 2 * half]
        flip = dice.random(half) < 0.5  # noqa: PLR2004 reason: a coin
        c, d = np.where(flip, b[two], a[two]), np.where(flip, a[two], b[two])
        first, second = _key(a[one], d, size), _key(c, b[one], size)
        known = np.sort(_key(a, b, size))
        every, counts = np.unique(np.concatenate((first, second)), return_counts=True)
        repeated = every[counts > 1]
        good = (a[one] != d) & (c != b[one])
        for key in (first, second):
            good &= ~_is_in(key, known) & ~_is_in(key, repeated)
        a[two[good]], b[two[good]] = c[good], b[one[good]]
        b[one[good]] = d[good]
    return graph_of_pairs(graph.ids, a, b, weight)


def _key(one: Ints, other: Ints, size: int) -> Ints:
    keys: Ints = np.minimum(one, other) * size + np.maximum(one, other)
    return keys


def _is_in(keys: Ints, known: Ints) -> npt.NDArray[np.bool_]:
    """Whether each of *keys* is among the ascending *known*."""
    if not len(known):
        return np.zeros(len(keys), dtype=bool)
    place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[place] == keys
    return found


# -- names that stay -----------------------------------------------------------------------


def matched(
    labels: Mapping[str, Collection[str]], clusters: Sequence[Cluster], least: float = 0.5
) -> dict[str, int]:
    """Which cluster each of the user's labels belongs to now, by the people it was given to.

    Of all pairs of a label and a cluster the most alike comes first, alike by the share of
    their people that both have (Jaccard); no label has two clusters, nor a cluster two labels.

    Args:
        labels: For each label the ids of the people of the cluster it was given to.
        clusters: The clusters as they are now.
        least: How alike they have to be.

    Returns:
        For each label that belongs to one the place of its cluster.
    """
    pairs = []
    for label, people in labels.items():
        once = set(people)
        for place, cluster in enumerate(clusters):
            both = len(once.intersection(cluster.people))
            likeness = both / len(once.union(cluster.people)) if both else 0.0
            if likeness >= least:
                pairs.append((-likeness, label, place))
    found: dict[str, int] = {}
    for _, label, place in sorted(pairs):
        if label not in found and place not in found.values():
            found[label] = place
    return found
