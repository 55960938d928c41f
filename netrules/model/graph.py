"""The network as a `networkx.Graph`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx

from netrules.model.people import ME, Person
from netrules.model.unknown import known

if TYPE_CHECKING:
    from netrules.model.network import Network
    from netrules.model.ties import Tie


def to_networkx(network: Network, *, ego: bool) -> networkx.Graph[str]:
    """See `netrules.Network.to_networkx`."""
    graph: networkx.Graph[str] = networkx.Graph()
    people = ([network.me] if ego else []) + list(network.people)
    graph.add_nodes_from((person.id, _node(person)) for person in people)
    if ego:
        graph.add_edges_from((ME, other, _edge(ties)) for other, ties in network.ego_ties.items())
    graph.add_edges_from(
        (person, other, _edge(ties))
        for person, others in network.adjacency.items()
        for other, ties in others.items()
        if person < other
    )
    return graph


def _node(person: Person) -> dict[str, Any]:
    facts = {
        "name": person.name,
        "organization": person.organization,
        "title": person.title,
        "level": person.level,
        "place": person.place,
    }
    return {key: str(value) for key, value in facts.items() if known(value)}


def _edge(ties: tuple[Tie, ...]) -> dict[str, Any]:
    strengths = [tie.strength for tie in ties if tie.strength is not None]
    edge: dict[str, Any] = {
        "evidence": sorted({str(tie.evidence) for tie in ties}),
        "kinds": sorted({tie.kind for tie in ties}),
        "layers": sorted({tie.layer for tie in ties}),
    }
    if strengths:
        edge["strength"] = max(strengths)
    return edge
