"""Betweenness: how often somebody lies on the shortest ways between others."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from math import sqrt
from typing import Any, Final

import attrs
import numpy as np

from netrules.measures.graph import Floats, Ints, TieGraph, graph_among, people_among
from netrules.model.network import Network
from netrules.model.unknown import Unknown

#: Up to how many people times ties every way is counted: some ten seconds.
EXACT_WORK: Final = 2 * 10**8
#: Among fewer people there is nobody between two others.
_FEWEST: Final = 3
#: From how many people at most the ways are counted where not all are.
SOURCES: Final = 256
#: And from how many at least: fewer could not tell their own error.
_FEWEST_SOURCES: Final = 16
#: Up to how many sources times ties: a minute or two in the largest networks.
_SAMPLE_WORK: Final = 512 * 10**6
#: About how many people and ends of ties are looked at in one go: some 60 MiB.
_AT_ONCE: Final = 1 << 21
#: From how many ways to somebody on they are counted as parts of the most.
_MANY: Final = 1e250
#: The standard normal deviate of a two-sided 95 % interval.
_NORMAL: Final = 1.959963984540054
#: The first terms by which Student's t exceeds it, over the degrees of freedom and their square.
_T_FIRST: Final = (_NORMAL**3 + _NORMAL) / 4
_T_SECOND: Final = (5 * _NORMAL**5 + 16 * _NORMAL**3 + 3 * _NORMAL) / 96


@attrs.frozen(eq=False)
class Betweenness(Mapping[str, Any]):
    """Somebody's betweenness by id, in the network's order; equal to a dict of the same values.

    Args:
        by_id: From 0 to 1 each; `Unknown` where not every tie among these people is known.
        sources: From how many people the ways were counted; all of them if it is exact.
        error: Half the widest of the 95 % intervals of the values; 0 if they are exact, and
            where they are `Unknown`.
    """

    by_id: Mapping[str, Any]
    sources: int
    error: float

    def __getitem__(self, id_: str) -> Any:
        return self.by_id[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def __len__(self) -> int:
        return len(self.by_id)


def betweenness(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    exact_work: int = EXACT_WORK,
) -> Betweenness:
    """Freeman's betweenness: Σ n_st(v)/n_st over pairs s, t, over its largest possible sum.

    n_st is the number of shortest ways from s to t, n_st(v) of those over v; the largest sum
    is (n-1)(n-2)/2, and where that is 0 so is the value. Every tie is one step, whatever its
    strength: to pass strengths for lengths would put weak ties on the shortest ways.

    Up to *exact_work* (people times ties) all ways are counted, beyond it those from some
    people: 256 up to two million ties, 512,000,000 / ties up to 32 million, and 16 beyond.
    They are chosen by a hash of their ids and so are the same in any run. The error that is
    stated grows as they get fewer.

    Args:
        network: The network; ego is left out, who else would be on every way.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        exact_work: Up to how much work it is exact.

    Returns:
        For each person, in the network's order, a share from 0 to 1, and how exact it is;
        `Unknown` where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Freeman 1977, "A set of measures of centrality based on betweenness"; Brandes 2001,
        "A faster algorithm for betweenness centrality"; Brandes & Pich 2007, "Centrality
        estimation in large networks".
    """
    graph = graph_among(network, among, recorded=recorded)
    if isinstance(graph, Unknown):
        return Betweenness(dict.fromkeys(people_among(network, among), graph), 0, 0.0)
    values, sources, error = betweenness_of(graph, exact_work=exact_work)
    return Betweenness(dict(zip(graph.ids, values.tolist(), strict=True)), sources, error)


def betweenness_of(graph: TieGraph, *, exact_work: int = EXACT_WORK) -> tuple[Floats, int, float]:
    """The betweenness of each person of *graph*, from how many sources, and its error."""
    size = len(graph)
    if size < _FEWEST:
        return np.zeros(size), size, 0.0
    exact = size * max(graph.ties, 1) <= exact_work or size <= SOURCES
    sources = np.arange(size) if exact else _chosen(graph, sources_for(graph.ties))
    total, squares = np.zeros(size), np.zeros(size)
    at_once = max(1, _AT_ONCE // (size + len(graph.near)))
    for first in range(0, len(sources), at_once):
        for share in dependencies(graph, sources[first : first + at_once]):
            total += share
            squares += share * share
    pairs = (size - 1) * (size - 2)
    scale = size / len(sources) / pairs
    if exact:
        return total * scale, size, 0.0
    number = len(sources)
    variance = np.maximum(squares / number - (total / number) ** 2, 0) * number / (number - 1)
    error = student(number - 1) * sqrt(float(variance.max()) / number) * size / pairs
    return np.minimum(total * scale, 1.0), number, error


def sources_for(ties: int) -> int:
    """From how many people the ways are counted where not all are; see `betweenness`."""
    return min(SOURCES, max(_FEWEST_SOURCES, _SAMPLE_WORK // max(ties, 1)))


def student(freedom: int) -> float:
    """Student's t of a two-sided 95 % interval, to .001 from 14 degrees of *freedom* on.

    References:
        Fisher & Cornish 1960, "The percentile points of distributions having known cumulants".
    """
    return _NORMAL + _T_FIRST / freedom + _T_SECOND / freedom**2


def _chosen(graph: TieGraph, number: int) -> Ints:
    """*number* people in an order that hangs on nothing but their ids."""
    digest = [hashlib.blake2b(id_.encode(), digest_size=8).digest() for id_ in graph.ids]
    order = sorted(range(len(graph)), key=lambda one: (digest[one], graph.ids[one]))
    return np.sort(np.asarray(order[:number], dtype=np.int64))


def dependencies(graph: TieGraph, sources: Ints) -> Floats:
    """For each source s a row with Σ_t n_st(v)/n_st of each v, by Brandes' recursion.

    All sources go one step further at a time: their people are numbered through, those of
    the second source after those of the first, and so on. A chain has as many steps as
    people, so a step must cost no more than the people it reaches.
    """
    size, total = len(graph), len(sources) * len(graph)
    ways, reached = np.zeros(total), np.zeros(total, dtype=bool)
    place = np.empty(total, dtype=np.int64)
    level = sources + np.arange(len(sources)) * size
    ways[level], reached[level] = 1.0, True
    steps: list[tuple[Ints, Ints, Floats]] = []
    while len(level):
        person = level % size
        row = np.repeat(level, graph.degree[person])
        near = graph.near[graph.entries(person)]
        if len(sources) > 1:
            near = near + np.repeat(level - person, graph.degree[person])
        onward = ~reached[near]
        row, near = row[onward], near[onward]
        np.add.at(ways, near, ways[row])
        reached[near] = True
        steps.append((row, near, ways[row] / ways[near]))
        # Each of those reached once: where its last place is. To sort them costs twice as much.
        places = np.arange(len(near))
        place[near] = places
        level = near[place[near] == places]
        if len(level) and ways[level].max() > _MANY:
            _scale_down(ways, level, level // size)
    share = np.zeros(total)
    for row, near, part in reversed(steps):
        np.add.at(share, row, part * (1 + share[near]))
    share[sources + np.arange(len(sources)) * size] = 0.0
    return share.reshape(len(sources), size)


def _scale_down(ways: Floats, level: Ints, source: Ints) -> None:
    """Divide the ways to each of *level* by the most of the same source: they double with
    every fork and can be more than a float holds, and only their ratios count."""
    most = np.zeros(int(source.max()) + 1)
    np.maximum.at(most, source, ways[level])
    ways[level] = np.maximum(ways[level] / most[source], 1 / _MANY)
