"""Maps of XMind up to version 8: sheets of topics in XML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from netrules import Opened, Origin, Problem
from netrules.plugins.sources.mindmap.nodes import LAYER, MAX_DEPTH, TOO_DEEP, Arrow, Node, Sheet
from netrules.plugins.sources.mindmap.texts import tidy
from netrules.plugins.sources.mindmap.xmind import ASIDE
from netrules.plugins.sources.mindmap.xmlfile import deep_text, read_tree
from netrules.reading import Element


def read_xmind8(opened: Opened, member: str) -> Iterator[Sheet | Problem]:
    """Each sheet of the file."""
    tree = read_tree(opened, member)
    yield from tree.problems
    sheets = list(tree.root.all("sheet")) if tree.root else []
    reader = _Reader(opened, member)
    found = False
    for sheet in sheets:
        topic = sheet.first("topic")
        if topic is not None:
            found = True
            centre = reader.node(topic, 0)
            yield Sheet(centre, centre.children, list(reader.arrows(sheet)))
    if not found and not tree.problems:
        yield Problem("the map has no topic", opened.origin(member, layer=LAYER))


class _Reader:
    """Turns elements into nodes, and numbers nodes and arrows as they come."""

    def __init__(self, opened: Opened, member: str) -> None:
        self._opened = opened
        self._member = member
        self._numbers = count(1)

    def _origin(self, element: Element) -> Origin:
        return self._opened.origin(self._member, element.line, next(self._numbers), LAYER)

    def node(self, topic: Element, depth: int) -> Node:
        """The node that *topic* is, with all below it."""
        title = topic.first("title")
        made = Node(tidy(deep_text(title)), self._origin(topic), topic.get("id"))
        made.link = topic.get("href")
        made.marks = [one.get("marker-id") for one in _inside(topic, "marker-refs")]
        labels = [tidy(deep_text(one)) for one in _inside(topic, "labels")]
        notes = topic.first("notes")
        plain = tidy(deep_text(notes.first("plain"))) if notes else ""
        made.notes = "\n".join(filter(None, (*labels, plain)))
        if depth > MAX_DEPTH:
            made.aside = TOO_DEEP
        else:
            made.children = list(self._below(topic, depth))
        return made

    def _below(self, topic: Element, depth: int) -> Iterator[Node]:
        for topics in _inside(topic, "children"):
            for child in topics.all("topic"):
                node = self.node(child, depth + 1)
                node.aside = node.aside or ASIDE.get(topics.get("type"), "")
                yield node

    def arrows(self, sheet: Element) -> Iterator[Arrow]:
        """The relationships of a sheet."""
        for one in _inside(sheet, "relationships"):
            label = tidy(deep_text(one.first("title")))
            yield Arrow(one.get("end1"), one.get("end2"), label, self._origin(one))


def _inside(element: Element, *tags: str) -> Iterator[Element]:
    """What is in the elements with one of *tags* that are directly in *element*."""
    for child in element.all(*tags):
        yield from child.children
