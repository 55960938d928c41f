"""Brokerage: how far somebody's ties lead to people who are not tied to each other.

Of constraint there are two readings that are easily confused. One takes the shares of a
neighbour's ties from the whole graph, the other from the person's own ego network, which
holds only the neighbour's ties inside it. Both are here, and named apart.

All measures here take and give the same: see `constraint`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final

import numpy as np

from netrules.measures.graph import Floats, TieGraph, graph_among, per_person
from netrules.measures.triangles import triangles
from netrules.model.network import Network

#: The hierarchy of somebody with a single tie, by convention.
_ALONE: Final = 1.0


def constraint(
    network: Network,
    among: Collection[str] | None = None,
    *,
    recorded: bool = False,
    ego_network: bool = False,
) -> Mapping[str, Any]:
    """Burt's constraint: C(i) = Σ_j (p_ij + Σ_q p_iq p_qj)², j and q neighbours of i.

    p_ij = z_ij / Σ_k z_ik is the share of i's ties that goes to j, z a tie's strength. Low
    values mean that the ties lead to people who do not know each other. It falls with the
    number of ties (1/n for n people who do not know each other), so it compares with the
    same person's past or with chance, never with a fixed value. It can exceed 1 (1.125 in
    a triangle).

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        recorded: Whether to take the recorded ties for all that there are.
        ego_network: Whether p_qj counts only the ties of q inside the ego network of i.

    Returns:
        For each person, in the network's order, a number above 0; None for somebody
        without ties; `Unknown` where not every tie among these people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Burt 1992, "Structural Holes"; Burt 2004, "Structural holes and good ideas", p. 362.
    """

    def found(graph: TieGraph) -> Floats:
        return constraints(graph, ego_network=ego_network)

    return _of_each(network, among, found, recorded=recorded)


def effective_size(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[str, Any]:
    """Burt's effective size: ES(i) = Σ_j (1 - Σ_q p_iq m_jq), j and q neighbours of i.

    m_jq = z_jq / max_k z_jk. Without strengths it is n - 2t/n for n neighbours with t ties
    among them. It lies between 1 and n.

    Args, Returns, Raises: As `constraint`.

    References:
        Burt 1992, "Structural Holes"; Borgatti 1997, "Structural holes: unpacking Burt's
        redundancy measures".
    """
    return _of_each(network, among, effective_sizes, recorded=recorded)


def efficiency(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[str, Any]:
    """Effective size over the number of ties: ES(i) / n, from 1/n to 1.

    Everybody at the centre of a star has 1: it says nothing where ties are not recorded.

    Args, Returns, Raises: As `constraint`.

    References:
        Burt 1992, "Structural Holes".
    """

    def found(graph: TieGraph) -> Floats:
        return effective_sizes(graph) / np.maximum(graph.degree, 1)

    return _of_each(network, among, found, recorded=recorded)


def hierarchy(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[str, Any]:
    """The Coleman-Theil inequality of constraint: H(i) = Σ_j r_j ln r_j / (n ln n).

    r_j = c_ij / (C(i)/n). It is 0 where every tie constrains alike, and 1 where one does
    all of it; of somebody with a single tie it is 1 by convention.

    Args, Returns, Raises: As `constraint`.

    References:
        Burt 1992, "Structural Holes", p. 71.
    """
    return _of_each(network, among, hierarchies, recorded=recorded)


def ego_density(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[str, Any]:
    """The share of somebody's pairs of neighbours who are tied: 2t / (n (n - 1)).

    Args, Returns, Raises: As `constraint`, but None for somebody with a single tie, too.

    References:
        Watts & Strogatz 1998, "Collective dynamics of 'small-world' networks", where it is
        the local clustering coefficient.
    """
    return _of_each(network, among, densities, fewest=2, recorded=recorded)


def _of_each(
    network: Network,
    among: Collection[str] | None,
    measure: Callable[[TieGraph], Floats],
    *,
    recorded: bool,
    fewest: int = 1,
) -> Mapping[str, Any]:
    """What *measure* gives each person with at least *fewest* ties; None for the others."""

    def found(graph: TieGraph) -> list[float | None]:
        several = (graph.degree >= fewest).tolist()
        values = measure(graph).tolist()
        return [value if enough else None for value, enough in zip(values, several, strict=True)]

    return per_person(graph_among(network, among, recorded=recorded), network, found, among)


# -- of graphs ---------------------------------------------------------------------------


def constraints(graph: TieGraph, *, ego_network: bool = False) -> Floats:
    """The constraint of each person of *graph*; 0 for somebody without ties."""
    found = _per_row(graph, dyadic_constraint(graph, ego_network=ego_network))
    # A clique's sums are long: rounding must not lead below the least that there can be.
    return np.maximum(found, np.minimum(graph.degree, 1) / np.maximum(graph.degree, 1))


def dyadic_constraint(graph: TieGraph, *, ego_network: bool = False) -> Floats:
    """c_ij = (p_ij + Σ_q p_iq p_qj)² for each entry of `TieGraph.near`: i's row, j there."""
    share = graph.weight / graph.strength[graph.row]
    inside = _strength_inside(graph) if ego_network else None
    indirect = np.zeros(len(graph.near))
    for ij, iq, jq, qj in triangles(graph).corners():
        for there, via, onward in ((ij, iq, qj), (iq, ij, jq)):
            second = share[onward] if inside is None else graph.weight[onward] / inside[via]
            indirect += np.bincount(there, share[via] * second, minlength=len(indirect))
    squares: Floats = (share + indirect) ** 2
    return squares


def effective_sizes(graph: TieGraph) -> Floats:
    """The effective size of each person of *graph*; 0 for somebody without ties."""
    share = graph.weight / graph.strength[graph.row]
    marginal = graph.weight / _strongest(graph)[graph.row]
    redundancy = np.zeros(len(graph.near))
    for ij, iq, jq, qj in triangles(graph).corners():
        for there, via, strength in ((ij, iq, jq), (iq, ij, qj)):
            redundancy += np.bincount(there, share[via] * marginal[strength], len(redundancy))
    return np.maximum(_per_row(graph, 1 - redundancy), np.minimum(graph.degree, 1))


def hierarchies(graph: TieGraph) -> Floats:
    """The hierarchy of each person of *graph*; 0 for somebody without ties."""
    squares, number = dyadic_constraint(graph), graph.degree
    mean = _per_row(graph, squares) / np.maximum(number, 1)
    ratio = squares / mean[graph.row]
    total = _per_row(graph, ratio * np.log(ratio))
    several = number > 1
    found = np.where(number == 1, _ALONE, 0.0)
    found[several] = total[several] / (number[several] * np.log(number[several]))
    return np.clip(found, 0.0, 1.0)


def densities(graph: TieGraph) -> Floats:
    """The ego density of each person of *graph*; 0 for somebody with fewer than two ties."""
    pairs = graph.degree * (graph.degree - 1) / 2
    return triangle_counts(graph) / np.maximum(pairs, 1)


def triangle_counts(graph: TieGraph) -> Floats:
    """How many triangles each person of *graph* is in."""
    counts = np.zeros(len(graph))
    for there, _, _, _ in triangles(graph).corners():
        counts += np.bincount(graph.row[there], minlength=len(graph))
    return counts


def _strength_inside(graph: TieGraph) -> Floats:
    """For each entry (i, q) the strength of q's ties to i and to neighbours of i."""
    inside = graph.weight.copy()
    for ij, iq, jq, qj in triangles(graph).corners():
        inside += np.bincount(ij, graph.weight[jq], len(inside))
        inside += np.bincount(iq, graph.weight[qj], len(inside))
    return inside


def _strongest(graph: TieGraph) -> Floats:
    """The strength of each person's strongest tie; 1 for somebody without ties."""
    strongest = np.ones(len(graph))
    tied = np.flatnonzero(graph.degree)
    if len(tied):
        strongest[tied] = np.maximum.reduceat(graph.weight, graph.start[tied])
    return strongest


def _per_row(graph: TieGraph, values: Floats) -> Floats:
    return np.bincount(graph.row, values, minlength=len(graph)).astype(np.float64)
