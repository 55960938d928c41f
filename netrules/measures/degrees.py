"""Degree: how many others somebody is tied to, ego left out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
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
