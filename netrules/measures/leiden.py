"""Leiden: partitions of a graph with a high modularity, and what modularity is."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import attrs
import numpy as np

from netrules.measures.graph import Floats, Ints, TieGraph
from netrules.measures.pieces import piece_of

#: How many runs go on at once at most: each has a copy of the ties.
_MOST_AT_ONCE: Final = 4


def modularity(graph: TieGraph, labels: Ints, resolution: float = 1.0) -> float:
    """Q = Σ_c (L_c/m - r (d_c/2m)²) of a partition, a label for each person; 0 without ties.

    L_c is the strength of the ties within c, d_c that of all ties of its people, each counted
    at either end, m that of all ties, r the *resolution*.

    References:
        Newman & Girvan 2004, "Finding and evaluating community structure in networks".
    """
    total = float(graph.weight.sum())
    if not total:
        return 0.0
    inside = graph.weight[labels[graph.row] == labels[graph.near]].sum() / total
    shares: Floats = np.bincount(labels, graph.strength) / total
    return float(inside - resolution * (shares**2).sum())


def partition_of(graph: TieGraph, seed: int, resolution: float, rounds: int) -> Ints:
    """One run of the Leiden algorithm over the people in an order that *seed* draws.

    Args:
        graph: The graph, with ties.
        seed: What the order, and the algorithm's own draws, come from.
        resolution: The r of `modularity`.
        rounds: How often the algorithm goes over the graph, from what it found before.

    Returns:
        For each person the lowest number in their part; each part hangs together.

    References:
        Traag, Waltman & van Eck 2019, "From Louvain to Leiden".
    """
    from graspologic_native import leiden_csr  # noqa: PLC0415 reason: only clusters need it

    order = np.random.default_rng(seed).permutation(len(graph))
    place = np.empty(len(graph), dtype=np.int32)
    place[order] = np.arange(len(graph), dtype=np.int32)
    # The algorithm takes neighbours in any order; to sort them takes longer than a run saves.
    entries = graph.entries(order)
    _, found = leiden_csr(
        _starts(graph.degree[order]),
        place[graph.near[entries]],
        graph.weight[entries],
        len(graph),
        resolution=resolution,
        iterations=rounds,
        seed=seed,
    )
    labels = np.empty(len(graph), dtype=np.int64)
    labels[order] = [found[number] for number in range(len(graph))]
    return _connected(graph, labels)


def partitions_of(graph: TieGraph, runs: int, resolution: float, rounds: int) -> Sequence[Ints]:
    """What each of the *runs* with seeds from 0 on finds; see `partition_of`.

    They go on side by side. None knows of another, so that the number of threads decides
    nothing but the time.
    """
    with ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1)) as pool:
        each = (pool.submit(partition_of, graph, seed, resolution, rounds) for seed in range(runs))
        return [run.result() for run in list(each)]


def parts_of(labels: Ints) -> list[Ints]:
    """The numbers in each part, the largest part first, then by the lowest number."""
    order = np.argsort(labels, kind="stable")
    bounds = np.flatnonzero(np.diff(labels[order])) + 1
    return sorted(np.split(order, bounds), key=lambda part: (-len(part), int(part[0])))


def in_mean_strengths(graph: TieGraph) -> TieGraph:
    """*graph* with strengths in units of their mean.

    How often the algorithm takes what is not the best step hangs on the size of the gain, so
    that strengths ten times as high, which say the same, could make another partition.
    """
    return attrs.evolve(graph, weight=graph.weight / graph.weight.mean()) if graph.ties else graph


def _connected(graph: TieGraph, labels: Ints) -> Ints:
    """*labels* with each part split into the pieces that hang together."""
    inside = labels[graph.row] == labels[graph.near]
    start = _starts(np.bincount(graph.row[inside], minlength=len(graph)))
    kept = attrs.evolve(graph, start=start, near=graph.near[inside], weight=graph.weight[inside])
    return piece_of(kept)


def _starts(degree: Ints) -> Ints:
    """Where the neighbours of each of so many begin, and their total."""
    start = np.zeros(len(degree) + 1, dtype=np.int64)
    np.cumsum(degree, out=start[1:])
    return start
