"""GEXF, as Gephi and many others write it: drafts 1.1 and 1.2, version 1.3.

Namespaces are not looked at: they come with and without ``www.``, by http and by https.
Neither is the direction of ties, which may be mixed: a tie is one in both directions.
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


def read_gexf(stream: IO[bytes], place: Place) -> Iterator[Part]:
    """All nodes and edges of a file, those inside of nodes too."""
    reader = _Reader(place)
    try:
        for element in read_xml(stream, ("attributes", "node", "edge")):
            if element.tag == "attributes":
                reader.declare(element)
            elif element.tag == "edge":
                yield reader.edge(element)
            else:
                yield from reader.nodes(element)
    except XmlError as error:
        yield Problem(error.reason, place(error.line, 0), AGAIN)


class _Reader:
    def __init__(self, place: Place) -> None:
        self._place: Final = place
        self._numbers: Final = count(1)
        #: The titles of attributes by the ids that values refer to them by.
        self._titles: Final[dict[str, dict[str, str]]] = defaultdict(dict)
        self._defaults: Final[dict[str, dict[str, str]]] = defaultdict(dict)

    def declare(self, attributes: Element) -> None:
        """Learn what attributes there are."""
        table = attributes.get("class", "node")
        for one in attributes.all("attribute"):
            title = one.get("title") or one.get("id")
            self._titles[table][one.get("id")] = title
            if default := one.first("default"):
                self._defaults[table][title] = default.text

    def nodes(self, element: Element) -> Iterator[Part]:
        """A node, then all that is inside of it."""
        waiting = [(element, "")]
        while waiting:
            one, inside = waiting.pop()
            if one.tag == "edge":
                yield self.edge(one)
                continue
            yield self._node(one, inside)
            inner = [
                (each, one.get("id"))
                for held in one.all("nodes", "edges")
                for each in held.all("node", "edge")
            ]
            waiting += reversed(inner)

    def _node(self, element: Element, inside: str) -> Part:
        number, node_id = next(self._numbers), element.get("id")
        if not node_id:
            return Problem(NO_ID, self._place(element.line, number), NAME_THEM)
        values = self._values(element, "node")
        if label := element.get("label"):
            values["label"] = label
        return Node(node_id, element.line, number, values, inside or element.get("pid"))

    def edge(self, element: Element) -> Part:
        """An edge."""
        number = next(self._numbers)
        source, target = element.get("source"), element.get("target")
        if not source or not target:
            return Problem(NO_ENDS, self._place(element.line, number), NAME_THEM)
        values = self._values(element, "edge")
        values.update(element.attributes)
        if spells := element.first("spells", "slices"):
            values["spells"] = _intervals(spells)
        return Edge(source, target, element.line, number, values)

    def _values(self, element: Element, table: str) -> dict[str, str]:
        """The values of declared attributes, and of others by the names used for them."""
        titles, values = self._titles[table], dict(self._defaults[table])
        for held in element.all("attvalues"):
            for one in held.all("attvalue"):
                name = one.get("for") or one.get("id")
                values[titles.get(name, name)] = one.get("value")
        return values


def _intervals(spells: Element) -> str:
    """Spells as the one attribute that newer versions have for them."""
    pairs = (
        (one.get("start") or one.get("startopen"), one.get("end") or one.get("endopen"))
        for one in spells.all("spell", "slice")
    )
    return ";".join(f"[{since or '-inf'},{until or 'inf'}]" for since, until in pairs)
