"""The network as GraphML, which Gephi, Cytoscape, yEd, igraph and networkx read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from netrules import Namer, Picture, PictureOptions, Scene
from netrules.plugins.pictures._attributes import (
    OF_PEOPLE,
    OF_TIES,
    Edge,
    Node,
    Value,
    graph_of,
)
from netrules.plugins.pictures._xml import escaped

_TYPES: Final = {str: "string", int: "int", float: "double"}
_NODES: Final[Mapping[str, type]] = {"label": str, **OF_PEOPLE, "x": float, "y": float}
_EDGES: Final[Mapping[str, type]] = {"weight": float, "since": str, "until": str, **OF_TIES}


class GraphMl:
    """People and ties with all that is told of them."""

    name = "graphml"
    endings = (".graphml",)
    about = "people and ties with their attributes, for Gephi, Cytoscape, yEd and igraph"

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> str:
        """The file; see `netrules.Picture`."""
        graph = graph_of(scene, namer, options)
        return "\n".join(
            (
                '<?xml version="1.0" encoding="UTF-8"?>',
                '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
                *_keys("node", _NODES),
                *_keys("edge", _EDGES),
                '<graph id="network" edgedefault="undirected">',
                *(line for node in graph.nodes for line in _node(node)),
                *(line for edge in graph.edges for line in _edge(edge)),
                "</graph>",
                "</graphml>",
            )
        )


def _keys(table: str, types: Mapping[str, type]) -> Iterator[str]:
    for name, type_ in types.items():
        yield (
            f'<key id="{_key(table, name)}" for="{table}" attr.name="{name}" '
            f'attr.type="{_TYPES[type_]}"/>'
        )


def _node(node: Node) -> Iterator[str]:
    told = {"label": node.label, **node.values, "x": node.x, "y": node.y}
    yield f'<node id="{node.key}">'
    yield from _values("node", told.items())
    yield "</node>"


def _edge(edge: Edge) -> Iterator[str]:
    days = {"since": edge.since, "until": edge.until}
    told: dict[str, Value] = {} if edge.weight is None else {"weight": edge.weight}
    told.update({key: day for key, day in days.items() if day})
    told.update(edge.values)
    yield f'<edge source="{edge.a}" target="{edge.b}">'
    yield from _values("edge", told.items())
    yield "</edge>"


def _values(table: str, told: Iterable[tuple[str, Value]]) -> Iterator[str]:
    for name, value in told:
        yield f'<data key="{_key(table, name)}">{escaped(str(value))}</data>'


def _key(table: str, name: str) -> str:
    """An attribute's identifier: those of people and ties may share a name, and not a key."""
    return f"{table}-{name.replace(' ', '-')}"


PICTURES: Final[tuple[Picture, ...]] = (GraphMl(),)
