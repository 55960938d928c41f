"""Roles in clusters: the hub of a cluster, and those at its edge or between clusters.

Degree alone calls everybody of a large, dense cluster a hub. These roles compare people
with their own cluster, and look at how their ties are spread over all clusters.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from enum import StrEnum
from typing import Any, Final

import attrs
import numpy as np

from netrules.measures.clusters import clusters_of
from netrules.measures.graph import Floats, Ints, TieGraph, graph_among, per_person
from netrules.measures.partitions import Partition, labels_of
from netrules.model.network import Network

#: From which z on somebody is a hub of their cluster.
HUB_Z: Final = 2.5
#: z and P are compared with thresholds after rounding, so that the last bit decides nothing.
_DIGITS: Final = 12


class Role(StrEnum):
    """The part somebody has in their cluster and between clusters, by z and P."""

    ULTRA_PERIPHERAL = "ultra-peripheral"  #: no hub, P ≤ .05: all ties inside the cluster
    PERIPHERAL = "peripheral"  #: no hub, P ≤ .62: most ties inside
    CONNECTOR = "connector"  #: no hub, P ≤ .80: many ties to other clusters
    KINLESS = "kinless"  #: no hub, P > .80: ties spread evenly over clusters
    PROVINCIAL_HUB = "provincial hub"  #: z ≥ 2.5, P ≤ .30: a hub of the own cluster
    CONNECTOR_HUB = "connector hub"  #: z ≥ 2.5, P ≤ .75: a hub tied to many other clusters
    KINLESS_HUB = "kinless hub"  #: z ≥ 2.5, P > .75: a hub of no cluster in particular

    @property
    def is_hub(self) -> bool:
        """Whether it is one of the three roles of hubs."""
        return self.value.endswith("hub")


#: Up to which P each role goes, hubs apart.
_HUBS: Final = ((0.30, Role.PROVINCIAL_HUB), (0.75, Role.CONNECTOR_HUB), (1.0, Role.KINLESS_HUB))
_OTHERS: Final = (
    (0.05, Role.ULTRA_PERIPHERAL),
    (0.62, Role.PERIPHERAL),
    (0.80, Role.CONNECTOR),
    (1.0, Role.KINLESS),
)


@attrs.frozen
class ClusterRole:
    """Somebody's place in a partition of the network into clusters.

    Args:
        role: The role that z and P amount to.
        z: By how many standard deviations they have more ties inside their cluster than its
            people have on average; 0 where all of them have as many.
        participation: P, from 0 (all ties inside one cluster) to 1 - 1/s for s clusters.
        inside: How many of their ties lead to people of their own cluster.
        ties: How many ties they have.
        cluster: The label of their cluster; its place where clusters were given in turn.
    """

    role: Role
    z: float
    participation: float
    inside: int
    ties: int
    cluster: Hashable


def roles(
    network: Network,
    among: Collection[str] | None = None,
    *,
    partition: Partition | None = None,
    recorded: bool = False,
) -> Mapping[str, Any]:
    """Guimerà & Amaral's roles, by within-module degree and participation.

    ``z_i = (κ_i - mean κ) / sd κ`` with κ_i how many ties i has inside the own cluster, mean
    and (population) standard deviation over the people of that cluster, and
    ``P_i = 1 - Σ_s (κ_is / k_i)²`` with κ_is how many of i's k_i ties lead to cluster s.
    See `Role` for the thresholds. Strengths do not count here, though `communities` weighs
    ties by them. In a cluster of n people no z exceeds √(n - 1), so that those of fewer than
    eight have no hubs.

    A role is one in this partition. Where a network has no stable clusters (see
    `communities`) another partition is as good, and gives other roles.

    Args:
        network: The network; ego is left out.
        among: Ids of the people to look at; None for all.
        partition: The clusters: a label for each id, or the ids of each cluster in turn;
            None for the best partition that `communities` finds.
        recorded: Whether to take the recorded ties for all that there are.

    Returns:
        For each person, in the network's order, a `ClusterRole`; None for somebody without
        ties, who has no share of them to spread; `Unknown` where not every tie among these
        people is known.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        ValueError: If *partition* has somebody in two clusters, or somebody with ties in none.

    References:
        Guimerà & Amaral 2005, "Functional cartography of complex metabolic networks".
    """
    graph = graph_among(network, among, recorded=recorded)

    def found(graph: TieGraph) -> list[ClusterRole | None]:
        return roles_in(graph, clusters_of(graph).best if partition is None else partition)

    return per_person(graph, network, found, among)


def roles_in(graph: TieGraph, partition: Partition) -> list[ClusterRole | None]:
    """The role of each person of *graph*; see `roles`."""
    names = labels_of(partition)
    labels = _numbered(graph, names)
    inside = np.bincount(
        graph.row, labels[graph.row] == labels[graph.near], minlength=len(graph)
    ).astype(np.int64)
    columns = (
        within_module_z(inside, labels).tolist(),
        participation_of(graph, labels).tolist(),
        inside.tolist(),
        graph.degree.tolist(),
    )
    return [
        ClusterRole(role_of(z, p), z, p, kappa, ties, names[id_]) if ties else None
        for id_, z, p, kappa, ties in zip(graph.ids, *columns, strict=True)
    ]


def role_of(z: float, participation: float) -> Role:
    """The role that z and P amount to."""
    rounded = round(participation, _DIGITS)
    table = _HUBS if round(z, _DIGITS) >= HUB_Z else _OTHERS
    return next(role for most, role in table if rounded <= most)


def within_module_z(inside: Ints, labels: Ints) -> Floats:
    """The z of each person by the number of their ties inside their cluster."""
    sizes = np.maximum(np.bincount(labels), 1)
    excess = inside - (np.bincount(labels, inside) / sizes)[labels]
    deviation = np.sqrt(np.bincount(labels, excess**2) / sizes)[labels]
    z: Floats = np.divide(excess, deviation, out=np.zeros(len(labels)), where=deviation > 0)
    return z


def participation_of(graph: TieGraph, labels: Ints) -> Floats:
    """The P of each person; 0 for somebody without ties."""
    size = int(labels.max()) + 1 if len(labels) else 1
    pairs, counts = np.unique(graph.row * size + labels[graph.near], return_counts=True)
    squares = np.bincount(pairs // size, counts**2, minlength=len(graph))
    total = np.maximum(graph.degree, 1) ** 2
    # Both are whole numbers: the difference of them is exact, that of the shares is not.
    share: Floats = np.where(graph.degree > 0, total - squares, 0) / total
    return share


def _numbered(graph: TieGraph, names: Mapping[str, Hashable]) -> Ints:
    """A number for the cluster of each person; who is in none has no ties, and one alone."""
    numbers: dict[Hashable, int] = {}
    labels = np.empty(len(graph), dtype=np.int64)
    for place, (id_, ties) in enumerate(zip(graph.ids, graph.degree.tolist(), strict=True)):
        if id_ in names:
            labels[place] = numbers.setdefault(names[id_], len(numbers))
        elif ties:
            msg = f"{id_!r} is in no cluster"
            raise ValueError(msg)
        else:
            # An object of their own, equal to no label that somebody else may have.
            labels[place] = numbers.setdefault(object(), len(numbers))
    return labels
