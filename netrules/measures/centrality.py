"""Centrality by the centrality of the neighbours: eigenvector centrality and PageRank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import ceil, log, sqrt
from typing import Any, Final

import numpy as np

from netrules.measures.graph import Floats, Ints, TieGraph, graph_among, per_person
from netrules.measures.pieces import piece_of
from netrules.model.network import Network

#: What is left over when a value counts as settled, as a part of the whole.
_SETTLED: Final = 1e-12
#: After how many steps no eigenvector is found any more.
_MOST_STEPS: Final = 10_000
#: How many steps of the plain power method follow.
_LAST_STEPS: Final = 20


def eigenvector_centrality(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[str, Any]:
    """Bonacich's eigenvector centrality: λ x_i = Σ_j z_ij x_j for the largest λ.

    z_ij is the strength of a tie: somebody is central by strong ties to central people. λ
    and x are those of the connected piece that somebody is in, and the squares of x add up
    to 1 in each piece. So values compare within a piece, and never between pieces: of two
    people who are only tied to each other each has 0.707.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.

    Returns:
        For each person, in the network's order, a number from 0 to 1; None for somebody
        without ties, who has no neighbours to take it from, and for the people of a piece
        whose largest λ cannot be told from the next (such as a chain of tens of thousands);
        `Unknown` where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Bonacich 1972, "Factoring and weighting approaches to status scores and clique
        identification"; Knyazev 2001, "Toward the optimal preconditioned eigensolver".
    """
    graph = graph_among(network, among, recorded=recorded)
    return per_person(graph, network, eigenvector_of, among)


def pagerank(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    damping: float = 0.85,
) -> Mapping[str, Any]:
    """PageRank: the share of time a walk spends with somebody that at times starts anew.

    ``r_i = (1 - d)/n + d (Σ_j r_j z_ij / Σ_k z_jk + r_0/n)``, d being the *damping*, z the
    strength of a tie, r_0 the PageRank of all who have no ties, from whom the walk goes on
    to anybody. The values of all n people together are 1, over all pieces, so that they
    compare between pieces, too.

    Ties have no direction here, so that PageRank is close to the share of all strength that
    is in somebody's ties, and exactly that for d towards 1 in a connected network.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        damping: d, the share of steps that follow a tie, from 0 to below 1.

    Returns:
        For each person, in the network's order, a number above 0; `Unknown` where not every
        tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        ValueError: If *damping* is not from 0 to below 1.

    References:
        Brin & Page 1998, "The anatomy of a large-scale hypertextual Web search engine".
    """
    if not 0 <= damping < 1:
        msg = f"damping goes from 0 to below 1, not {damping}"
        raise ValueError(msg)

    def found(graph: TieGraph) -> list[float]:
        ranks: list[float] = pagerank_of(graph, damping=damping).tolist()
        return ranks

    graph = graph_among(network, among, recorded=recorded)
    return per_person(graph, network, found, among)


# -- of graphs ---------------------------------------------------------------------------


def eigenvector_of(graph: TieGraph) -> list[float | None]:
    """The eigenvector centrality of each person of *graph*; see `eigenvector_centrality`."""
    values, size = np.zeros(len(graph)), np.zeros(len(graph))
    for piece in _pieces(graph):
        found = leading_eigenvector(graph.within(piece))
        if found is not None:
            size[piece], values[piece] = found
    values = _polished(graph, values, size)
    return [
        one if settled else None
        for one, settled in zip(values.tolist(), (size > 0).tolist(), strict=True)
    ]


def _pieces(graph: TieGraph) -> Iterable[Ints]:
    """The numbers of the people of each connected piece with ties, ascending."""
    tied = np.flatnonzero(graph.degree)
    labels = piece_of(graph)[tied]
    order = np.argsort(labels, kind="stable")
    bounds = np.flatnonzero(np.diff(labels[order])) + 1
    return np.split(tied[order], bounds) if len(tied) else []


def leading_eigenvector(graph: TieGraph) -> tuple[float, Floats] | None:
    """The largest eigenvalue of a connected *graph* with ties, and its eigenvector of length
    1 without negative values; None if they do not settle.

    The power method takes thousands of times as many steps where the piece is long and
    thin, and never settles where it is bipartite. So each step takes the best vector that
    can be made of the last one, of what it leaves over, and of the last move.
    """
    size = len(graph)
    x: Floats = np.full(size, size**-0.5)
    move = np.zeros(size)
    for _ in range(_MOST_STEPS):
        image = _times(graph, x)
        value = _dot(x, image)
        left = image - value * x
        if _length(left) <= _SETTLED * value:
            return value, np.abs(x)
        basis = _orthonormal(x, left, move)
        images = [image, *(_times(graph, one) for one in basis[1:])]
        _, vectors = np.linalg.eigh([[_dot(one, other) for other in images] for one in basis])
        first, *others = vectors[:, -1]
        move = _sum(others, basis[1:], size)
        x = first * x + move
        x /= _length(x)
    return None


def _polished(graph: TieGraph, x: Floats, size: Floats) -> Floats:
    """*x* after some plain steps on A + λ, the *size* of λ being that of each one's piece.

    They only add, so that the tiny values far from a piece's centre become what their
    neighbours' give and not what rounding left, and people with the same ties have the same.
    """
    label = piece_of(graph)
    for _ in range(_LAST_STEPS):
        x = _times(graph, x) + size * x
        length = np.sqrt(np.bincount(label, x * x, len(graph)))[label]
        x = x / np.where(length > 0, length, 1.0)
    return x


def _orthonormal(*vectors: Floats) -> list[Floats]:
    """*vectors* at right angles and of length 1, without those that add nothing."""
    found: list[Floats] = []
    for vector in vectors:
        length = _length(vector)
        row = vector / length if length else vector
        for _ in range(2):  # once leaves much of what nearly parallel ones have in common
            row = row - _sum([_dot(row, other) for other in found], found, len(row))
        rest = _length(row)
        if rest > _SETTLED:
            found.append(row / rest)
    return found


def _sum(parts: Sequence[float], vectors: Sequence[Floats], size: int) -> Floats:
    total = np.zeros(size)
    for part, vector in zip(parts, vectors, strict=True):
        total += part * vector
    return total


def _dot(one: Floats, other: Floats) -> float:
    # The library's own product (@) adds in an order that hangs on the number of threads.
    return float((one * other).sum())


def _length(vector: Floats) -> float:
    return sqrt(_dot(vector, vector))


def pagerank_of(graph: TieGraph, *, damping: float) -> Floats:
    """The PageRank of each person of *graph*; see `pagerank`."""
    size, alone = len(graph), graph.degree == 0
    if not size:
        return np.zeros(0)
    strength = np.where(alone, 1.0, graph.strength)
    rank: Floats = np.full(size, 1 / size)
    # Each step leaves at most the part *damping* of what there is still to change.
    steps = ceil(log(_SETTLED) / log(damping)) if damping else 0
    for _ in range(steps):
        walked = _times(graph, rank / strength) + rank[alone].sum() / size
        after = damping * walked + (1 - damping) / size
        after /= after.sum()
        change, rank = float(np.abs(after - rank).sum()), after
        if change * damping <= _SETTLED * (1 - damping):
            break
    return rank


def _times(graph: TieGraph, x: Floats) -> Floats:
    """The product of the matrix of strengths with *x*."""
    return np.bincount(graph.row, graph.weight * x[graph.near], len(graph)).astype(np.float64)
