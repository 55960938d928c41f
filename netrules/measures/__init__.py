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
    from netrules.measures.clusters import (
        Cluster,
        Clusters,
        communities,
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
    )
    from netrules.measures.geodesics import (
        Betweenness,
        betweenness,
    )
    from netrules.measures.introductions import (
        MaybeStep,
        Route,
        Routes,
        routes,
    )
    from netrules.measures.menger import (
        vertex_disjoint_paths,
    )
    from netrules.measures.names import (
        namesakes,
    )
    from netrules.measures.pieces import (
        core_number,
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
    from netrules.measures.steps import (
        Sign,
        Step,
    )

#: The module that each public name is in. No module is called like a name in it.
_HOMES: Final = {
    "Betweenness": "geodesics",
    "Cluster": "clusters",
    "Clusters": "clusters",
    "Correlation": "rank",
    "Cut": "cut_points",
    "Degrees": "degrees",
    "Frequency": "rhythm",
    "MaybeStep": "introductions",
    "PositionAccess": "access",
    "Route": "introductions",
    "Routes": "introductions",
    "ScaleAccess": "access",
    "Sign": "steps",
    "Standing": "cadence",
    "Step": "steps",
    "betweenness": "geodesics",
    "burstiness": "rhythm",
    "communities": "clusters",
    "complete_degrees": "degrees",
    "constraint": "brokerage",
    "core_number": "pieces",
    "cut_people_and_bridges": "cut_points",
    "cuts": "cut_points",
    "degree": "degrees",
    "effective_size": "brokerage",
    "efficiency": "brokerage",
    "ego_density": "brokerage",
    "favour_balance": "reciprocity",
    "finite_burstiness": "rhythm",
    "frequency_bands": "rhythm",
    "hierarchy": "brokerage",
    "last_two_way": "rhythm",
    "load_of": "cadence",
    "message_balance": "reciprocity",
    "mutual_share": "reciprocity",
    "namesakes": "names",
    "outreach_burstiness": "rhythm",
    "overdue_ratio": "cadence",
    "periods": "cadence",
    "plan_load": "cadence",
    "position_generator": "access",
    "resource_generator": "access",
    "routes": "introductions",
    "standing": "cadence",
    "tau_b": "rank",
    "vertex_disjoint_paths": "menger",
}

__all__ = [
    "Betweenness",
    "Cluster",
    "Clusters",
    "Correlation",
    "Cut",
    "Degrees",
    "Frequency",
    "MaybeStep",
    "PositionAccess",
    "Route",
    "Routes",
    "ScaleAccess",
    "Sign",
    "Standing",
    "Step",
    "betweenness",
    "burstiness",
    "communities",
    "complete_degrees",
    "constraint",
    "core_number",
    "cut_people_and_bridges",
    "cuts",
    "degree",
    "effective_size",
    "efficiency",
    "ego_density",
    "favour_balance",
    "finite_burstiness",
    "frequency_bands",
    "hierarchy",
    "last_two_way",
    "load_of",
    "message_balance",
    "mutual_share",
    "namesakes",
    "outreach_burstiness",
    "overdue_ratio",
    "periods",
    "plan_load",
    "position_generator",
    "resource_generator",
    "routes",
    "standing",
    "tau_b",
    "vertex_disjoint_paths",
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
