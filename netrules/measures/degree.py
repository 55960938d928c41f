"""Degree: how many others somebody is tied to, ego left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from statistics import fmean, pstdev
from typing import Any

import attrs

from netrules.model.bounds import Bounds
from netrules.model.network import Network


def degree(network: Network, among: Collection[str] | None = None) -> Mapping[str, Any]:
    """Degree centrality, unnormalised: k(i), the number of people that i is tied to.

    Ego and implied ties do not count; several ties between two people count once.

    Args:
        network: The network.
        among: Ids of the people to look at, and to count as neighbours; None for all.

    Returns:
        For each person, in the network's order, a number where every tie among these
        people is known, else `Bounds` from the ties seen up to all that are possible.

    Raises:
        KeyError: If *among* names somebody who is not in the network.

    References:
        Freeman 1979, "Centrality in social networks: conceptual clarification".
    """
    everyone = [person.id for person in network.people]
    chosen = set(everyone) if among is None else {network.people[id_].id for id_ in among}
    known = any(chosen <= complete for complete in network.complete_sets)
    adjacency = network.adjacency
    found: dict[str, Any] = {}
    for id_ in everyone:
        if id_ in chosen:
            seen = sum(1 for other in adjacency[id_] if other in chosen)
            most = len(chosen) - 1
            found[id_] = seen if known or seen == most else Bounds(seen, most, network.ties.missing)
    return found


@attrs.frozen
class Degrees:
    """The degrees of a set of people among whom every tie is known.

    Args:
        degree: For each of them, in the network's order, how many of them they are tied to.
        mean: The mean degree.
        deviation: The standard deviation of the degrees (of this population).
    """

    degree: Mapping[str, int]
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
