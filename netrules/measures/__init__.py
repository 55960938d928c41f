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
    from netrules.measures.brokerage import (
        constraint,
        effective_size,
        efficiency,
        ego_density,
        hierarchy,
    )
    from netrules.measures.clusters import Cluster, Clusters, communities
    from netrules.measures.cut_points import Cut, cut_people_and_bridges, cuts
    from netrules.measures.degrees import Degrees, complete_degrees, degree
    from netrules.measures.geodesics import Betweenness, betweenness
    from netrules.measures.names import namesakes
    from netrules.measures.pieces import core_number
    from netrules.measures.rank import Correlation, tau_b

#: The module that each public name is in. No module is called like a name in it.
_HOMES: Final = {
    "Betweenness": "geodesics",
    "Cluster": "clusters",
    "Clusters": "clusters",
    "Correlation": "rank",
    "Cut": "cut_points",
    "Degrees": "degrees",
    "betweenness": "geodesics",
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
    "hierarchy": "brokerage",
    "namesakes": "names",
    "tau_b": "rank",
}

__all__ = [
    "Betweenness",
    "Cluster",
    "Clusters",
    "Correlation",
    "Cut",
    "Degrees",
    "betweenness",
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
    "hierarchy",
    "namesakes",
    "tau_b",
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
