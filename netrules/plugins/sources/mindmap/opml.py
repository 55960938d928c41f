"""Outlines in OPML 1.0 and 2.0, as outliners and mind-mapping programs write them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from netrules import Opened, Problem
from netrules.plugins.sources.mindmap.nodes import LAYER, MAX_DEPTH, TOO_DEEP, Node, Sheet, centred
from netrules.plugins.sources.mindmap.texts import shown
from netrules.plugins.sources.mindmap.xmlfile import read_tree
from netrules.reading import Element

#: Attributes that the format itself, or a program for its own ends, has.
_OWN: Final = frozenset(
    "text title type _note note created category language description url xmlUrl htmlUrl version "
    "isComment isBreakpoint _status _complete complete checked expanded id".split()
)


def read_opml(opened: Opened, member: str) -> Iterator[Sheet | Problem]:
    """The outline in a file."""
    tree = read_tree(opened, member)
    yield from tree.problems
    body = tree.root and (tree.root.first("body") or tree.root)
    if body is None or body.first("outline") is None:
        if not tree.problems:
            yield Problem("the outline has no entry", opened.origin(member, layer=LAYER))
        return
    numbers = count(1)

    def node(element: Element, depth: int) -> Node:
        origin = opened.origin(member, element.line, next(numbers), LAYER)
        seen = shown(element.get("text") or element.get("title"))
        made = Node(seen.text, origin)
        if seen.bold:
            made.marks.append("bold")
        made.link = element.get("url") or element.get("htmlUrl") or seen.link
        made.notes = shown(element.get("_note") or element.get("note")).text
        made.facts = [pair for pair in element.attributes.items() if pair[0] not in _OWN]
        if element.get("xmlUrl"):
            made.aside = "a feed"
        if depth > MAX_DEPTH:
            made.aside = TOO_DEEP
        else:
            made.children = [node(child, depth + 1) for child in element.all("outline")]
        return made

    yield centred([node(element, 1) for element in body.all("outline")])
