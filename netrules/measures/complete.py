"""What can be told of every set of people among whom each tie is known, and of every two layers.

Rules ask for these by name. Arrays are imported where there is something to compute.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from netrules.model.frozen import read_only
from netrules.model.network import Network

if TYPE_CHECKING:
    from netrules.measures.cluster_relations import ClusterRelation
    from netrules.measures.clusters import Cluster, Clusters
    from netrules.measures.graph import TieGraph
    from netrules.measures.labels import Label
    from netrules.measures.layers import LayerComparison


@attrs.frozen(eq=False, slots=False)
class ClusteredSet:
    """A set of people among whom every tie is known, and its clusters.

    Args:
        network: The network that they belong to.
        graph: The people and their ties.
        clusters: What was found of its clusters.
    """

    network: Network
    graph: TieGraph
    clusters: Clusters

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of all of them, in the network's order."""
        return self.graph.ids

    @property
    def found(self) -> tuple[Cluster, ...]:
        """The clusters to speak of, the largest first; see `Clusters.found`."""
        return self.clusters.found

    @cached_property
    def inside(self) -> Mapping[str, int]:
        """To how many people of their own cluster each person of one is tied."""
        from netrules.measures.cluster_relations import ties_inside  # noqa: PLC0415 reason: arrays

        return read_only(ties_inside(self.graph, [cluster.people for cluster in self.found]))

    @cached_property
    def labels(self) -> tuple[tuple[Label, ...], ...]:
        """What the people of each cluster in turn have in common; see `cluster_labels`."""
        from netrules.measures.labels import cluster_labels  # noqa: PLC0415 reason: arrays

        return cluster_labels(self.network, self.found, self.people)

    @cached_property
    def own_labels(self) -> Mapping[int, str]:
        """What ego calls clusters, by the place of the cluster; see `matched_labels`."""
        from netrules.measures.labels import given_labels, matched_labels  # noqa: PLC0415 reason: arrays

        matched = matched_labels(given_labels(self.network), self.found)
        return read_only({place: label for label, place in matched.items()})

    @cached_property
    def relations(self) -> tuple[ClusterRelation, ...]:
        """How the clusters are tied to each other, two by two."""
        from netrules.measures.cluster_relations import relations_of  # noqa: PLC0415 reason: arrays

        return relations_of(self.graph, [cluster.people for cluster in self.found])

    def best_connected(self, cluster: Cluster) -> tuple[str, ...]:
        """The people of *cluster*, those first who are tied to most of the others in it."""
        return tuple(sorted(cluster.people, key=lambda id_: (-self.inside[id_], id_)))


def complete_clusters(network: Network) -> tuple[ClusteredSet, ...]:
    """The clusters of each set of people among whom every tie is known, the largest set first."""
    if not network.complete_sets:
        return ()
    from netrules.measures.clusters import clusters_of  # noqa: PLC0415 reason: arrays
    from netrules.measures.graph import complete_graphs  # noqa: PLC0415 reason: arrays

    graphs = complete_graphs(network)
    return tuple(ClusteredSet(network, graph, clusters_of(graph)) for graph in graphs)


class LayerComparisons:
    """The layers of a network two by two, each pair compared once and when it is asked for.

    Args:
        network: The network.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._made: dict[tuple[str, str], LayerComparison] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The layers that people were seen in, sorted."""
        found = {layer for person in self._network.people for layer in person.layers}
        return tuple(sorted(found.union(self.tied) - {""}))

    @cached_property
    def tied(self) -> frozenset[str]:
        """The layers in which ties between others than ego were seen."""
        return frozenset(
            tie.layer
            for others in self._network.adjacency.values()
            for ties in others.values()
            for tie in ties
        ) - {""}

    def between(self, one: str, other: str) -> LayerComparison:
        """What `compare_layers` tells of two of them.

        Raises:
            ValueError: If nobody is in such a layer.
        """
        if (one, other) not in self._made:
            from netrules.measures.layers import compare_layers  # noqa: PLC0415 reason: few ask

            self._made[one, other] = compare_layers(self._network, one, other)
        return self._made[one, other]


def layer_comparisons(network: Network) -> LayerComparisons:
    """The layers of *network*, to be compared two by two."""
    return LayerComparisons(network)
