"""What can be computed of a network: functions of a `netrules.Network`.

Ego is left out of every measure of structure: tied to everyone, ego would be the
hub of every network and on every path. A measure that reads the absence of ties is
computed on sets of people among whom every tie is known, and nowhere else.

Each name is looked up where it is first used: most networks need few measures, and one
without ties needs no arrays.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from netrules.measures.access import (
        PositionAccess,
        ScaleAccess,
        position_generator,
        resource_generator,
    )
    from netrules.measures.ages import (
        Generation,
    )
    from netrules.measures.attribute_counts import (
        Composition,
        composition,
    )
    from netrules.measures.brokerage import (
        constraint,
        effective_size,
        efficiency,
        ego_density,
        hierarchy,
    )
    from netrules.measures.cadence import (
        Standing,
        load_of,
        overdue_ratio,
        periods,
        plan_load,
        standing,
    )
    from netrules.measures.centrality import (
        eigenvector_centrality,
        pagerank,
    )
    from netrules.measures.chance import (
        Comparison,
    )
    from netrules.measures.clusters import (
        Cluster,
        Clusters,
        NoClusters,
        communities,
    )
    from netrules.measures.complete import (
        ClusteredSet,
        LayerComparisons,
        complete_clusters,
        layer_comparisons,
    )
    from netrules.measures.credit import (
        WorthShares,
        came_through_somebody,
        credited,
        worth_of,
        worth_shares,
    )
    from netrules.measures.cut_points import (
        Cut,
        cut_people_and_bridges,
        cuts,
    )
    from netrules.measures.degrees import (
        Degrees,
        complete_degrees,
        degree,
        strength,
    )
    from netrules.measures.distances import (
        closeness,
    )
    from netrules.measures.geodesics import (
        Betweenness,
        betweenness,
    )
    from netrules.measures.hub_roles import (
        ClusterRole,
        Role,
        roles,
    )
    from netrules.measures.introductions import (
        MaybeStep,
        Route,
        Routes,
        routes,
    )
    from netrules.measures.labels import (
        Label,
        cluster_labels,
        matched_labels,
    )
    from netrules.measures.layer_structure import (
        LayerStructure,
    )
    from netrules.measures.layers import (
        HubsAtEdge,
        Layer,
        LayerComparison,
        compare_layers,
        compare_networks,
        layer_names,
        people_of_layer,
    )
    from netrules.measures.menger import (
        vertex_disjoint_paths,
    )
    from netrules.measures.mixing import (
        EI,
        ego_ei_index,
        ei_index,
    )
    from netrules.measures.names import (
        namesakes,
    )
    from netrules.measures.overlap import (
        tie_overlap,
    )
    from netrules.measures.partitions import (
        adjusted_rand,
    )
    from netrules.measures.pieces import (
        core_number,
    )
    from netrules.measures.proportions import (
        Interval,
        fisher,
        wilson,
    )
    from netrules.measures.rank import (
        Correlation,
        tau_b,
    )
    from netrules.measures.reciprocity import (
        favour_balance,
        message_balance,
        mutual_share,
    )
    from netrules.measures.rhythm import (
        Frequency,
        burstiness,
        finite_burstiness,
        frequency_bands,
        last_two_way,
        outreach_burstiness,
    )
    from netrules.measures.sharing import (
        SameName,
        Sharing,
    )
    from netrules.measures.steps import (
        Sign,
        Step,
    )
    from netrules.measures.timeline import (
        Month,
        contact_by_month,
    )
    from netrules.measures.variety import (
        Diversity,
        blau,
        diversity,
        iqv,
    )

#: The module that each public name is in. No module is called like a name in it.
_HOMES: Final = {
    "Betweenness": "geodesics",
    "Cluster": "clusters",
    "ClusterRole": "hub_roles",
    "ClusteredSet": "complete",
    "Clusters": "clusters",
    "Comparison": "chance",
    "Composition": "attribute_counts",
    "Correlation": "rank",
    "Cut": "cut_points",
    "Degrees": "degrees",
    "Diversity": "variety",
    "EI": "mixing",
    "Frequency": "rhythm",
    "Generation": "ages",
    "HubsAtEdge": "layers",
    "Interval": "proportions",
    "Label": "labels",
    "Layer": "layers",
    "LayerComparison": "layers",
    "LayerComparisons": "complete",
    "LayerStructure": "layer_structure",
    "MaybeStep": "introductions",
    "Month": "timeline",
    "NoClusters": "clusters",
    "PositionAccess": "access",
    "Role": "hub_roles",
    "Route": "introductions",
    "Routes": "introductions",
    "SameName": "sharing",
    "ScaleAccess": "access",
    "Sharing": "sharing",
    "Sign": "steps",
    "Standing": "cadence",
    "Step": "steps",
    "WorthShares": "credit",
    "adjusted_rand": "partitions",
    "betweenness": "geodesics",
    "blau": "variety",
    "burstiness": "rhythm",
    "came_through_somebody": "credit",
    "closeness": "distances",
    "cluster_labels": "labels",
    "communities": "clusters",
    "compare_layers": "layers",
    "compare_networks": "layers",
    "complete_clusters": "complete",
    "complete_degrees": "degrees",
    "composition": "attribute_counts",
    "constraint": "brokerage",
    "contact_by_month": "timeline",
    "core_number": "pieces",
    "credited": "credit",
    "cut_people_and_bridges": "cut_points",
    "cuts": "cut_points",
    "degree": "degrees",
    "diversity": "variety",
    "effective_size": "brokerage",
    "efficiency": "brokerage",
    "ego_density": "brokerage",
    "ego_ei_index": "mixing",
    "ei_index": "mixing",
    "eigenvector_centrality": "centrality",
    "favour_balance": "reciprocity",
    "finite_burstiness": "rhythm",
    "fisher": "proportions",
    "frequency_bands": "rhythm",
    "hierarchy": "brokerage",
    "iqv": "variety",
    "last_two_way": "rhythm",
    "layer_comparisons": "complete",
    "layer_names": "layers",
    "load_of": "cadence",
    "matched_labels": "labels",
    "message_balance": "reciprocity",
    "mutual_share": "reciprocity",
    "namesakes": "names",
    "outreach_burstiness": "rhythm",
    "overdue_ratio": "cadence",
    "pagerank": "centrality",
    "people_of_layer": "layers",
    "periods": "cadence",
    "plan_load": "cadence",
    "position_generator": "access",
    "resource_generator": "access",
    "roles": "hub_roles",
    "routes": "introductions",
    "standing": "cadence",
    "strength": "degrees",
    "tau_b": "rank",
    "tie_overlap": "overlap",
    "vertex_disjoint_paths": "menger",
    "wilson": "proportions",
    "worth_of": "credit",
    "worth_shares": "credit",
}

__all__ = [
    "EI",
    "Betweenness",
    "Cluster",
    "ClusterRole",
    "ClusteredSet",
    "Clusters",
    "Comparison",
    "Composition",
    "Correlation",
    "Cut",
    "Degrees",
    "Diversity",
    "Frequency",
    "Generation",
    "HubsAtEdge",
    "Interval",
    "Label",
    "Layer",
    "LayerComparison",
    "LayerComparisons",
    "LayerStructure",
    "MaybeStep",
    "Month",
    "NoClusters",
    "PositionAccess",
    "Role",
    "Route",
    "Routes",
    "SameName",
    "ScaleAccess",
    "Sharing",
    "Sign",
    "Standing",
    "Step",
    "WorthShares",
    "adjusted_rand",
    "betweenness",
    "blau",
    "burstiness",
    "came_through_somebody",
    "closeness",
    "cluster_labels",
    "communities",
    "compare_layers",
    "compare_networks",
    "complete_clusters",
    "complete_degrees",
    "composition",
    "constraint",
    "contact_by_month",
    "core_number",
    "credited",
    "cut_people_and_bridges",
    "cuts",
    "degree",
    "diversity",
    "effective_size",
    "efficiency",
    "ego_density",
    "ego_ei_index",
    "ei_index",
    "eigenvector_centrality",
    "favour_balance",
    "finite_burstiness",
    "fisher",
    "frequency_bands",
    "hierarchy",
    "iqv",
    "last_two_way",
    "layer_comparisons",
    "layer_names",
    "load_of",
    "matched_labels",
    "message_balance",
    "mutual_share",
    "namesakes",
    "outreach_burstiness",
    "overdue_ratio",
    "pagerank",
    "people_of_layer",
    "periods",
    "plan_load",
    "position_generator",
    "resource_generator",
    "roles",
    "routes",
    "standing",
    "strength",
    "tau_b",
    "tie_overlap",
    "vertex_disjoint_paths",
    "wilson",
    "worth_of",
    "worth_shares",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
