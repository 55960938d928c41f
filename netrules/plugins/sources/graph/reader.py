"""From an input to the items of the graphs in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import Handle, Item, Opened, Problem
from netrules.plugins.sources.graph.beside import ego_networks, is_nodexl
from netrules.plugins.sources.graph.edgelist import read_circles, read_edges
from netrules.plugins.sources.graph.gathering import Gathering
from netrules.plugins.sources.graph.gdf import read_gdf
from netrules.plugins.sources.graph.gexf import read_gexf
from netrules.plugins.sources.graph.gml import read_gml
from netrules.plugins.sources.graph.graphml import read_graphml
from netrules.plugins.sources.graph.listing import guessed_layout, layout_of
from netrules.plugins.sources.graph.pajek import read_pajek
from netrules.plugins.sources.graph.parts import LAYER, Part, Place
from netrules.plugins.sources.graph.recognising import Format, recognise
from netrules.plugins.sources.graph.ucinet import read_ucinet
from netrules.reading import TextLines

_XML: Final = {Format.GEXF: read_gexf, Format.GRAPHML: read_graphml}
_LINES: Final = {
    Format.GDF: read_gdf,
    Format.GML: read_gml,
    Format.PAJEK: read_pajek,
    Format.UCINET: read_ucinet,
}
_FORMATS: Final = "save it as GEXF, GraphML, GDF, GML, Pajek, or a list of two people a line"
#: The kind of tie that a list of somebody's friends proves.
_TIE: Final = "contact"


def read_graphs(opened: Opened, owner: Handle) -> Iterator[Item]:
    """Everything that the graphs of an input tell.

    Args:
        opened: The input.
        owner: What is known of the person whose network it is.
    """
    if is_nodexl(opened):
        yield Problem(
            "a NodeXL workbook is not read, but the GraphML file that NodeXL makes of it is",
            opened.origin(layer=LAYER),
            "in NodeXL choose Export, To GraphML File, and give that file",
        )
        return
    networks = ego_networks(opened)
    for network in networks:
        # Whose friends these are is not said; of several people at most one is the owner.
        tie = _TIE if len(networks) == 1 else ""
        gathering = Gathering(_place(opened, network.edges), owner, tie)
        gathering.take(_parts(opened, network.edges))
        place = _place(opened, network.circles)
        gathering.take(_circles(opened, network.circles, place), place)
        yield from gathering.items()
    for member in opened.members if not networks else ():
        gathering = Gathering(_place(opened, member), owner)
        gathering.take(_parts(opened, member))
        yield from gathering.items()


def _parts(opened: Opened, member: str) -> Iterator[Part]:
    """Whom and what *member* lists, by its format; a list of ties if it is in none."""
    head, place = opened.head(member), _place(opened, member)
    known = recognise(head)
    format_ = known.format if known else Format.EDGES
    with opened.open(member) as stream:
        if format_ in _XML:
            yield from _XML[format_](stream, place)
            return
        lines = TextLines(stream, head)
        if format_ in _LINES:
            yield from _LINES[format_](lines, place)
        elif layout := layout_of(head) or guessed_layout(head):
            yield from read_edges(lines, layout, place)
        else:
            yield Problem("the file is in no format of graphs", place(0, 0), _FORMATS)
        yield from _encoding(lines, place)


def _circles(opened: Opened, member: str, place: Place) -> Iterator[Part]:
    with opened.open(member) as stream:
        lines = TextLines(stream, opened.head(member))
        yield from read_circles(lines, place)
        yield from _encoding(lines, place)


def _encoding(lines: TextLines, place: Place) -> Iterator[Problem]:
    """What there is to say of the encoding, once all lines were read."""
    if lines.odd:
        yield Problem(
            "not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong",
            place(lines.odd, 0),
            "save the file again as UTF-8",
            lost=False,
        )


def _place(opened: Opened, member: str) -> Place:
    return lambda line, number: opened.origin(member, line, number, LAYER)
