"""The network as GEXF 1.2, the format of Gephi, with places, colours and the days of ties.

Ties have a beginning and an end where these are on record, so that Gephi's timeline shows
them; people have none, for the day somebody was met is not the day from which they exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
from netrules.plugins.pictures._marks import CLUSTERS, NONE, OTHER
from netrules.plugins.pictures._palette import BY_DAY
from netrules.plugins.pictures._xml import escaped

_TYPES: Final = {str: "string", int: "integer", float: "double"}
_ROOT: Final = (
    '<gexf xmlns="http://www.gexf.net/1.2draft" '
    'xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">'
)
#: How large those without ties are, and how much larger the best connected.
_LEAST: Final = 4.0
_MORE: Final = 26.0


class Gexf:
    """People and ties with all that is told of them, as they stand in the other pictures."""

    name = "gexf"
    endings = (".gexf",)
    about = "people and ties with attributes, places, colours and days, for Gephi"

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> str:
        """The file; see `netrules.Picture`."""
        graph = graph_of(scene, namer, options)
        dated = any(edge.since or edge.until for edge in graph.edges)
        mode = 'mode="dynamic" timeformat="date"' if dated else 'mode="static"'
        return "\n".join(
            (
                '<?xml version="1.0" encoding="UTF-8"?>',
                _ROOT,
                f'<graph defaultedgetype="undirected" {mode}>',
                *_attributes("node", OF_PEOPLE),
                *_attributes("edge", OF_TIES),
                "<nodes>",
                *(line for node in graph.nodes for line in _node(node)),
                "</nodes>",
                "<edges>",
                *(line for place, edge in enumerate(graph.edges) for line in _edge(place, edge)),
                "</edges>",
                "</graph>",
                "</gexf>",
            )
        )


def _attributes(table: str, types: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{table}" mode="static">'
    for name, type_ in types.items():
        yield f'<attribute id="{_key(name)}" title="{name}" type="{_TYPES[type_]}"/>'
    yield "</attributes>"


def _node(node: Node) -> Iterator[str]:
    yield f'<node id="{node.key}" label="{escaped(node.label)}">'
    yield from _values(node.values)
    yield f'<viz:position x="{node.x}" y="{node.y}" z="0.0"/>'
    yield f'<viz:size value="{round(_LEAST + _MORE * node.size, 1)}"/>'
    red, green, blue = bytes.fromhex(BY_DAY[_paint(node.cluster)][1:])
    yield f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
    yield "</node>"


def _paint(cluster: int | None) -> str:
    if cluster is None:
        return NONE
    return CLUSTERS[cluster] if cluster < len(CLUSTERS) else OTHER


def _edge(place: int, edge: Edge) -> Iterator[str]:
    weight = "" if edge.weight is None else f' weight="{edge.weight}"'
    start = f' start="{edge.since}"' if edge.since else ""
    end = f' end="{edge.until}"' if edge.until else ""
    yield f'<edge id="{place}" source="{edge.a}" target="{edge.b}"{weight}{start}{end}>'
    yield from _values(edge.values)
    yield "</edge>"


def _values(told: Mapping[str, Value]) -> Iterator[str]:
    if told:
        yield "<attvalues>"
        for name, value in told.items():
            yield f'<attvalue for="{_key(name)}" value="{escaped(str(value))}"/>'
        yield "</attvalues>"


def _key(name: str) -> str:
    return name.replace(" ", "-")


PICTURES: Final[tuple[Picture, ...]] = (Gexf(),)
