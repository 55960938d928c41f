"""What the ties of one layer show: its clusters, its hubs, and who is at the edge of what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs
import numpy as np

from netrules.measures.clusters import Clusters, clusters_of
from netrules.measures.graph import TieGraph
from netrules.measures.hub_roles import ClusterRole, Role, roles_in

#: The smallest cluster in which somebody can be a hub by z, which is at most √(n - 1).
FEWEST_FOR_Z: Final = 8
#: Which share of those with ties are hubs where z cannot tell: at most one in ten.
_ONE_IN: Final = 10
_EDGE_ROLES: Final = frozenset({Role.ULTRA_PERIPHERAL, Role.PERIPHERAL})


@attrs.frozen
class LayerStructure:
    """What the ties among the people of a layer show.

    Args:
        clusters: Its clusters.
        roles: The role of each of its people in the best partition, by id; None for
            somebody without ties in it.
        hubs: Ids of its hubs: by role (z ≥ 2.5), if it has clusters to speak of
            (`Clusters.found`) and one part of the best partition has the eight people that
            z takes; else those of whom it is true that at most one in ten of those with
            ties has as many ties as they.
        hubs_by: "z" or "degree", by which of the two.
        edges: Ids of those at the edge of a cluster to speak of: not a hub, with fewer ties
            inside it than its people have on average (z < 0), and of a peripheral role
            (P ≤ .62), so that they stand at its edge and not between clusters.
    """

    clusters: Clusters
    roles: Mapping[str, ClusterRole | None]
    hubs: tuple[str, ...]
    hubs_by: str
    edges: tuple[str, ...]


def structure_of(graph: TieGraph) -> LayerStructure:
    """The clusters, roles, hubs and edges of *graph*; see `LayerStructure`."""
    clusters = clusters_of(graph)
    roles = dict(zip(graph.ids, roles_in(graph, clusters.best), strict=True))
    by_z = bool(clusters.found) and any(len(part) >= FEWEST_FOR_Z for part in clusters.best)
    if by_z:
        hubs = tuple(id_ for id_, role in roles.items() if role and role.role.is_hub)
    else:
        hubs = top_decile(graph)
    inside = {id_ for cluster in clusters.found for id_ in cluster.people}.difference(hubs)
    edges = (id_ for id_, role in roles.items() if id_ in inside and role and _at_edge(role))
    return LayerStructure(clusters, roles, hubs, "z" if by_z else "degree", tuple(edges))


def top_decile(graph: TieGraph) -> tuple[str, ...]:
    """Those of whom it is true that at most one in ten of the people with ties has as many
    ties as they: nobody among fewer than ten, or where all have as many."""
    degrees = np.sort(graph.degree[graph.degree > 0])
    as_many = len(degrees) - np.searchsorted(degrees, graph.degree, side="left")
    top = (graph.degree > 0) & (as_many * _ONE_IN <= len(degrees))
    return tuple(graph.ids[place] for place in np.flatnonzero(top))


def _at_edge(role: ClusterRole) -> bool:
    return role.role in _EDGE_ROLES and role.z < 0
