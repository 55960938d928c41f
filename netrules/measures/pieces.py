"""Pieces: the parts of a network between which there is no tie at all; and cores."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from netrules.measures.graph import Ints, TieGraph, graph_among, per_person
from netrules.model.network import Network


def piece_of(graph: TieGraph) -> Ints:
    """For each person of *graph* the lowest number in their connected component.

    Everybody takes the lowest number that a neighbour carries, and then the one that its
    bearer carries: what is found doubles its reach each round, so that rounds are few.
    """
    label = np.arange(len(graph), dtype=np.int64)
    tied = np.flatnonzero(graph.degree)
    if not len(tied):
        return label
    starts = graph.start[tied]
    while True:
        lowest = label.copy()
        lowest[tied] = np.minimum(label[tied], np.minimum.reduceat(label[graph.near], starts))
        # Who carries somebody's label carries what that one has found, too.
        np.minimum.at(lowest, label, lowest)
        lowest = lowest[lowest]
        if np.array_equal(lowest, label):
            return label
        label = lowest


def core_number(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[str, Any]:
    """The k-core: the largest k so that somebody is in a part where all have k ties in it.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.

    Returns:
        For each person, in the network's order, a number from 0; `Unknown` where not every
        tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Seidman 1983, "Network structure and minimum degree"; Batagelj & Zaveršnik 2003,
        "An O(m) algorithm for cores decomposition of networks".
    """
    graph = graph_among(network, among, recorded=recorded)
    return per_person(graph, network, lambda graph: core_numbers(graph).tolist(), among)


def core_numbers(graph: TieGraph) -> Ints:
    """The core number of each person of *graph*, in time linear in its size: who has fewest
    ties falls out, with their ties, until nobody is left."""
    left = graph.degree.copy()
    core = np.zeros(len(graph), dtype=np.int64)
    inside = np.ones(len(graph), dtype=bool)
    remaining = np.arange(len(graph), dtype=np.int64)
    level = 0
    while len(remaining):
        level = max(level, int(left[remaining].min()))
        falling = remaining[left[remaining] <= level]
        while len(falling):
            core[falling] = level
            inside[falling] = False
            lost = graph.near[graph.entries(falling)]
            lost = lost[inside[lost]]
            np.subtract.at(left, lost, 1)
            candidates = np.unique(lost)
            falling = candidates[left[candidates] <= level]
        remaining = remaining[inside[remaining]]
    return core
