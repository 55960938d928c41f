"""Betweenness: how often somebody lies on the shortest ways between others."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from math import sqrt
from typing import Any, Final

import attrs
import numpy as np

from netrules.measures.graph import Floats, Ints, TieGraph, graph_among
from netrules.measures.pieces import entries_of
from netrules.model.network import Network
from netrules.model.unknown import Unknown

#: Up to how many people times ties every way is counted: some ten seconds.
EXACT_WORK: Final = 2 * 10**8
#: From how many people the ways are counted where there are more.
SOURCES: Final = 256
#: The standard normal deviate of a two-sided 95 % interval.
_NORMAL: Final = 1.959963984540054


@attrs.frozen
class Betweenness(Mapping[str, Any]):
    """Somebody's betweenness by id, in the network's order.

    Args:
        values: From 0 to 1 each; `Unknown` where ties are.
        sources: From how many people the ways were counted; all of them if it is exact.
        error: Half the widest of the 95 % intervals of the values, 0 if they are exact.
    """

    values_: Mapping[str, Any]
    sources: int
    error: float

    def __getitem__(self, id_: str) -> Any:
        return self.values_[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_)

    def __len__(self) -> int:
        return len(self.values_)


def betweenness(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    exact_work: int = EXACT_WORK,
) -> Betweenness:
    """Freeman's betweenness: Σ n_st(v)/n_st over pairs s, t, over its largest possible sum.

    n_st is the number of shortest ways from s to t, n_st(v) of those over v; the largest sum
    is (n-1)(n-2)/2. Every tie is one step, whatever its strength: to pass strengths for
    lengths would put weak ties on the shortest ways.

    Up to *exact_work* (people times ties) all ways are counted, beyond it those from
    `SOURCES` people, who are chosen by a hash of their ids and so are the same in any run.

    Args:
        network: The network; ego is left out, who else would be on every way.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        exact_work: Up to how much work it is exact.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Freeman 1977, "A set of measures of centrality based on betweenness"; Brandes 2001,
        "A faster algorithm for betweenness centrality"; Brandes & Pich 2007, "Centrality
        estimation in large networks".
    """
    graph = graph_among(network, among, recorded=recorded)
    if isinstance(graph, Unknown):
        return Betweenness(dict.fromkeys((one.id for one in network.people), graph), 0, 0.0)
    values, sources, error = betweenness_of(graph, exact_work=exact_work)
    return Betweenness(dict(zip(graph.ids, values.tolist(), strict=True)), sources, error)


def betweenness_of(graph: TieGraph, *, exact_work: int = EXACT_WORK) -> tuple[Floats, int, float]:
    """The betweenness of each person of *graph*, from how many sources, and its error."""
    size = len(graph)
    pairs = (size - 1) * (size - 2)
    if pairs <= 0:
        return np.zeros(size), size, 0.0
    exact = size * max(graph.ties, 1) <= exact_work or size <= SOURCES
    sources = np.arange(size) if exact else _chosen(graph, SOURCES)
    total, squares = np.zeros(size), np.zeros(size)
    for source in sources:
        share = _dependency(graph, int(source))
        total += share
        squares += share * share
    scale = size / len(sources) / pairs
    if exact:
        return total * scale, size, 0.0
    number = len(sources)
    variance = np.maximum(squares / number - (total / number) ** 2, 0) * number / (number - 1)
    error = _NORMAL * sqrt(float(variance.max()) / number) * size / pairs
    return np.minimum(total * scale, 1.0), number, error


def _chosen(graph: TieGraph, number: int) -> Ints:
    """*number* people in an order that hangs on nothing but their ids."""
    digest = [hashlib.blake2b(id_.encode(), digest_size=8).digest() for id_ in graph.ids]
    order = sorted(range(len(graph)), key=lambda one: (digest[one], graph.ids[one]))
    return np.sort(np.asarray(order[:number], dtype=np.int64))


def _dependency(graph: TieGraph, source: int) -> Floats:
    """Σ_t n_st(v)/n_st of one source s for each v, by Brandes' recursion, level by level."""
    size = len(graph)
    distance = np.full(size, -1, dtype=np.int64)
    ways = np.zeros(size)
    distance[source], ways[source] = 0, 1.0
    level, levels = np.asarray([source], dtype=np.int64), []
    while len(level):
        entries = entries_of(graph, level)
        near, row = graph.near[entries], graph.row[entries]
        onward = (distance[near] < 0) | (distance[near] == distance[row] + 1)
        near, row = near[onward], row[onward]
        levels.append((row, near))
        ways += np.bincount(near, ways[row], minlength=size)
        fresh = np.unique(near)
        distance[fresh] = distance[level[0]] + 1
        level = fresh
    share = np.zeros(size)
    for row, near in reversed(levels):
        share += np.bincount(row, ways[row] / ways[near] * (1 + share[near]), minlength=size)
    share[source] = 0.0
    return share
