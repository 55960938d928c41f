"""GraphML, as Gephi, igraph, yEd, visone, Cytoscape, Neo4j and NodeXL write it.

Ports and directions are passed over, graphs inside of nodes are read. An edge of more than
two ends is no tie between two people, and is told as a problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from typing import IO, Final

from netrules import Problem
from netrules.plugins.sources.graph.parts import (
    AGAIN,
    NAME_THEM,
    NO_ENDS,
    NO_ID,
    Edge,
    Node,
    Part,
    Place,
)
from netrules.reading import Element, XmlError, read_xml

_HYPER: Final = "a hyperedge does not say who of its people knows whom"
_PAIRS: Final = "replace it by edges between two each, where two know each other"
_TAGS: Final = ("key", "node", "edge", "hyperedge")
_PAIR: Final = 2


def read_graphml(stream: IO[bytes], place: Place) -> Iterator[Part]:
    """All nodes and edges of a file, those of graphs inside of nodes too."""
    reader = _Reader(place)
    try:
        for element in read_xml(stream, _TAGS):
            if element.tag == "key":
                reader.declare(element)
            else:
                yield from reader.parts(element)
    except XmlError as error:
        yield Problem(error.reason, place(error.line, 0), AGAIN)


class _Reader:
    def __init__(self, place: Place) -> None:
        self._place: Final = place
        self._numbers: Final = count(1)
        #: The names of attributes by the ids that values refer to them by.
        self._names: Final[dict[str, str]] = {}
        self._defaults: Final[dict[str, dict[str, str]]] = defaultdict(dict)

    def declare(self, key: Element) -> None:
        """Learn of an attribute."""
        name = key.get("attr.name") or key.get("id")
        self._names[key.get("id")] = name
        if (default := key.first("default")) and (text := default.text.strip()):
            for table in ("node", "edge"):
                if key.get("for", "all") in {table, "all"}:
                    self._defaults[table][name] = text

    def parts(self, element: Element) -> Iterator[Part]:
        """A node with those inside of it, or an edge."""
        waiting = [(element, "")]
        while waiting:
            one, inside = waiting.pop()
            if one.tag == "node":
                yield self._node(one, inside)
                inside = one.get("id")
            elif one.tag == "edge":
                yield self._edge(one, one.get("source"), one.get("target"))
            else:
                yield self._hyperedge(one)
            inner = [
                (each, inside)
                for graph in one.all("graph")
                for each in graph.all("node", "edge", "hyperedge")
            ]
            waiting += reversed(inner)

    def _node(self, element: Element, inside: str) -> Part:
        number, node_id = next(self._numbers), element.get("id")
        if not node_id:
            return Problem(NO_ID, self._place(element.line, number), NAME_THEM)
        values = self._values(element, "node")
        return Node(node_id, element.line, number, values, inside)

    def _edge(self, element: Element, source: str, target: str) -> Part:
        number = next(self._numbers)
        if not source or not target:
            return Problem(NO_ENDS, self._place(element.line, number), NAME_THEM)
        values = self._values(element, "edge")
        if label := element.get("label"):  # as Neo4j does
            values.setdefault("label", label)
        return Edge(source, target, element.line, number, values)

    def _hyperedge(self, element: Element) -> Part:
        ends = [one.get("node") for one in element.all("endpoint")]
        if len(ends) == _PAIR:
            return self._edge(element, *ends)
        return Problem(_HYPER, self._place(element.line, next(self._numbers)), _PAIRS)

    def _values(self, element: Element, table: str) -> dict[str, str]:
        """The values of declared attributes, and of others by the ids used for them."""
        names, values = self._names, dict(self._defaults[table])
        for one in element.all("data"):
            key = one.get("key")
            if one.children:
                if label := _drawn_label(one):
                    values.setdefault("label", label)
            else:
                values[names.get(key, key)] = one.text.strip()
        return values


def _drawn_label(data: Element) -> str:
    """The label in a drawing of yEd, "" if there is none."""
    waiting = [data]
    while waiting:
        one = waiting.pop(0)
        if one.tag in {"NodeLabel", "EdgeLabel"} and (text := one.text.strip()):
            return text
        waiting += one.children
    return ""
