"""Closeness: how few steps somebody is from the others, on average."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

import numpy as np

from netrules.measures.graph import Floats, Ints, TieGraph, graph_among, people_among
from netrules.model.network import Network
from netrules.model.unknown import Unknown

#: About how many people and ends of ties are looked at in one go: some 30 MiB.
_AT_ONCE: Final = 1 << 21


def closeness(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    of: Iterable[str] | None = None,
) -> Mapping[str, Any]:
    """Freeman's closeness: 1 over the mean number of steps to the others.

    Where not everybody can be reached it is the closeness to those who can, times their
    share of the others: r/(n-1) · r/Σd for r people at d steps each. Every tie is one step,
    whatever its strength.

    It takes time in proportion to people times ties: beyond some thousands of people, ask
    for a few of them by *of*.

    Args:
        network: The network; ego is left out, who would bring everybody within two steps.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        of: Ids of those whose closeness is asked for; None for everybody among them.

    Returns:
        For each person asked for, in the network's order, a number from 0 (reaches nobody)
        to 1 (tied to everybody); `Unknown` where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network, or *of* somebody who
            is not among them.

    References:
        Freeman 1979, "Centrality in social networks: conceptual clarification"; Wasserman &
        Faust 1994, "Social Network Analysis", p. 201, for networks in several pieces.
    """
    graph = graph_among(network, among, recorded=recorded)
    people = people_among(network, among)
    asked = set(people if of is None else of)
    for id_ in asked.difference(people):
        raise KeyError(id_)
    chosen = [id_ for id_ in people if id_ in asked]
    if isinstance(graph, Unknown):
        return dict.fromkeys(chosen, graph)
    numbers = np.asarray([graph.number[id_] for id_ in chosen], dtype=np.int64)
    return dict(zip(chosen, closeness_of(graph, numbers).tolist(), strict=True))


def closeness_of(graph: TieGraph, sources: Ints) -> Floats:
    """The closeness of each of *sources*, by number."""
    found = np.zeros(len(sources))
    others = max(len(graph) - 1, 1)
    at_once = max(1, _AT_ONCE // (len(graph) + len(graph.near) + 1))
    for first in range(0, len(sources), at_once):
        reached, steps = _steps(graph, sources[first : first + at_once])
        found[first : first + at_once] = reached**2 / np.maximum(steps, 1) / others
    return found


def _steps(graph: TieGraph, sources: Ints) -> tuple[Floats, Floats]:
    """How many others each of *sources* reaches, and in how many steps all together.

    All sources go one step further at a time; see `netrules.measures.geodesics.dependencies`.
    """
    size, total = len(graph), len(sources) * len(graph)
    seen = np.zeros(total, dtype=bool)
    level = sources + np.arange(len(sources)) * size
    seen[level] = True
    reached, steps = np.zeros(len(sources)), np.zeros(len(sources))
    distance = 0
    while len(level):
        distance += 1
        person = level % size
        near = graph.near[graph.entries(person)]
        near = near + np.repeat(level - person, graph.degree[person])
        level = np.unique(near[~seen[near]])
        seen[level] = True
        new = np.bincount(level // size, minlength=len(sources))
        reached += new
        steps += distance * new
    return reached, steps
