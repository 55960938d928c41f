"""Overlap of ties: how many friends the two people of a tie share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from netrules.measures.graph import Ints, TieGraph, graph_among
from netrules.measures.triangles import triangles
from netrules.model.network import Network
from netrules.model.unknown import Unknown


def tie_overlap(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[tuple[str, str], Any]:
    """The overlap of a tie: O_ij = n_ij / ((k_i - 1) + (k_j - 1) - n_ij).

    n_ij is how many people are tied to both i and j, k the degree. It is the share of the
    friends of either whom both have: 0 where the tie is all that joins the two circles, 1
    where they are the same. Strengths do not count; in phone networks ties of low overlap
    are the weak ones.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.

    Returns:
        For each two people who are tied, the ids in the network's order and so the pairs, a
        number from 0 to 1; None where neither has anybody else, so that there is no friend
        to share; `Unknown` where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Onnela et al. 2007, "Structure and tie strengths in mobile communication networks".
    """
    graph = graph_among(network, among, recorded=recorded)
    if isinstance(graph, Unknown):
        seen = graph_among(network, among, recorded=True)
        return {} if isinstance(seen, Unknown) else dict.fromkeys(_pairs(seen), graph)
    return dict(zip(_pairs(graph), overlaps(graph), strict=True))


def overlaps(graph: TieGraph) -> list[float | None]:
    """The overlap of each tie of *graph*, in the order of its entries with row < near."""
    once = _once(graph)
    shared = shared_neighbours(graph)[once]
    others = graph.degree[graph.row[once]] + graph.degree[graph.near[once]] - 2 - shared
    return [
        both / either if either else None
        for both, either in zip(shared.tolist(), others.tolist(), strict=True)
    ]


def shared_neighbours(graph: TieGraph) -> Ints:
    """For each entry of `TieGraph.near` how many people are tied to both of its ends."""
    counts = np.zeros(len(graph.near), dtype=np.int64)
    for ij, iq, _, _ in triangles(graph).corners():  # each entry of a triangle once
        for there in (ij, iq):
            counts += np.bincount(there, minlength=len(counts))
    return counts


def _once(graph: TieGraph) -> Ints:
    return np.flatnonzero(graph.row < graph.near)


def _pairs(graph: TieGraph) -> list[tuple[str, str]]:
    once, ids = _once(graph), graph.ids
    ends = zip(graph.row[once].tolist(), graph.near[once].tolist(), strict=True)
    return [(ids[one], ids[other]) for one, other in ends]
