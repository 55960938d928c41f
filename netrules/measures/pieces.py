"""Pieces: the parts of a network between which there is no tie at all; and cores."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from netrules.measures.graph import Ints, TieGraph, graph_among, per_person
from netrules.model.network import Network


def piece_of(graph: TieGraph) -> Ints:
    """For each person of *graph* the lowest number in their connected component."""
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
        Seidman 1983, "Network structure and minimum degree"; Batagelj & Zaveršnik 2003.
    """
    graph = graph_among(network, among, recorded=recorded)
    return per_person(graph, network, lambda graph: core_numbers(graph).tolist())


def core_numbers(graph: TieGraph) -> Ints:
    """The core number of each person of *graph*, in time linear in its size and the number
    of rounds in which people fall out."""
    left = graph.degree.copy()
    core = np.zeros(len(graph), dtype=np.int64)
    inside = np.ones(len(graph), dtype=bool)
    level = 0
    while inside.any():
        level = max(level, int(left[inside].min()))
        falling = np.flatnonzero(inside & (left <= level))
        while len(falling):
            core[falling] = level
            inside[falling] = False
            lost = neighbours_of(graph, falling)
            lost = lost[inside[lost]]
            left -= np.bincount(lost, minlength=len(graph))
            candidates = np.unique(lost)
            falling = candidates[left[candidates] <= level]
    return core


def neighbours_of(graph: TieGraph, people: Ints) -> Ints:
    """The neighbours of each of *people* in turn, one after another."""
    return graph.near[entries_of(graph, people)]


def entries_of(graph: TieGraph, people: Ints) -> Ints:
    """Where in `TieGraph.near` the neighbours of each of *people* stand, one after another."""
    counts = graph.degree[people]
    total = np.cumsum(counts)
    begin = np.repeat(graph.start[people] - (total - counts), counts)
    return begin + np.arange(int(total[-1]) if len(total) else 0)
