"""Degree and strength: how many others somebody is tied to, and how strongly; ego left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
from statistics import fmean, pstdev
from typing import Any

import attrs

from netrules.model.bounds import Bounds
from netrules.model.frozen import read_only
from netrules.model.network import Network


def degree(network: Network, among: Collection[str] | None = None) -> Mapping[str, Any]:
    """Degree centrality, unnormalised: k(i), the number of people that i is tied to.

    Ego and implied ties do not count; several ties between two people count once.

    Args:
        network: The network.
        among: Ids of the people to look at, and to count as neighbours; None for all.

    Returns:
        For each person, in the network's order, a number where every tie to these people
        is known, else `Bounds` from the ties seen up to all that are possible.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Freeman 1979, "Centrality in social networks: conceptual clarification".
    """
    everyone = [person.id for person in network.people]
    chosen = set(everyone) if among is None else {network.people[id_].id for id_ in among}
    adjacency = network.adjacency
    #: By the complete sets that somebody is in: those to whom all their ties are known.
    vouched: dict[tuple[frozenset[str], ...], set[str]] = {}
    found: dict[str, Any] = {}
    for id_ in everyone:
        if id_ in chosen:
            sets = tuple(complete for complete in network.complete_sets if id_ in complete)
            if sets not in vouched:
                vouched[sets] = chosen.intersection(chain.from_iterable(sets))
            near = chosen.intersection(adjacency[id_])
            settled = len(vouched[sets]) + len({id_, *near} - vouched[sets])
            seen, possible = len(near), len(chosen) - settled
            missing = network.ties.missing
            found[id_] = Bounds(seen, seen + possible, missing) if possible else seen
    return found


def strength(
    network: Network, among: Collection[str] | None = None, *, recorded: bool = False
) -> Mapping[str, Any]:
    """Weighted degree: s(i) = Σ_j z_ij, the strengths of all ties of i together.

    A tie without a stated strength counts 1, one of strength 0 or below nothing; of several
    ties between two people the strongest counts. Where no strength is stated it is `degree`.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at, and to count as neighbours; None for all.
        recorded: Whether to take the recorded ties for all that there are.

    Returns:
        For each person, in the network's order, a number from 0, in the unit in which
        strengths are stated; `Unknown` where not every tie among these people is known,
        since a tie nobody recorded can be of any strength.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Barrat et al. 2004, "The architecture of complex weighted networks".
    """
    from netrules.measures.graph import (  # noqa: PLC0415 reason: degrees need no arrays
        graph_among,
        per_person,
    )

    graph = graph_among(network, among, recorded=recorded)
    return per_person(graph, network, lambda graph: graph.strength.tolist(), among)


@attrs.frozen
class Degrees:
    """The degrees of a set of people among whom every tie is known.

    Args:
        degree: For each of them, in the network's order, how many of them they are tied to.
        mean: The mean degree.
        deviation: The standard deviation of the degrees (of this population).
    """

    degree: Mapping[str, int] = attrs.field(converter=read_only)
    mean: float
    deviation: float

    def z(self, id_: str) -> float:
        """How many standard deviations somebody's degree is above the mean; 0 if all are alike."""
        return (self.degree[id_] - self.mean) / self.deviation if self.deviation else 0.0


def complete_degrees(network: Network) -> tuple[Degrees, ...]:
    """The degrees within each set of people among whom every tie is known."""
    found = []
    for complete in network.complete_sets:
        degrees = degree(network, complete)
        if degrees:
            values = list(degrees.values())
            found.append(Degrees(degrees, fmean(values), pstdev(values)))
    return tuple(found)
