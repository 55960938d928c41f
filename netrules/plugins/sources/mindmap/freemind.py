"""Maps of FreeMind and Freeplane, and of the many programs that write their format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import count, zip_longest
from typing import Final

from netrules import Opened, Origin, Problem
from netrules.plugins.sources.mindmap.nodes import LAYER, MAX_DEPTH, TOO_DEEP, Arrow, Node, Sheet
from netrules.plugins.sources.mindmap.texts import shown
from netrules.plugins.sources.mindmap.xmlfile import read_tree
from netrules.reading import Element

_RICH: Final = re.compile(r"<richcontent\b(?:[^<>\"']++|\"[^<\"]*+\"|'[^<']*+')*+(?<!/)>")
_RICH_END: Final = "</richcontent>"
#: What stands in a rich text only where its end is missing.
_BEYOND: Final = re.compile(r"<(?:richcontent|node|attribute|icon|arrowlink)\b")
_LABELS: Final = ("MIDDLE_LABEL", "SOURCE_LABEL", "TARGET_LABEL")


def read_freemind(opened: Opened, member: str) -> Iterator[Sheet | Problem]:
    """The map in a file: its one outermost node is the centre."""
    tree = read_tree(opened, member, _without_markup)
    yield from tree.problems
    top = tree.root and (tree.root if tree.root.tag == "node" else tree.root.first("node"))
    if top is None:
        if not tree.problems:
            yield Problem("the map has no node", opened.origin(member, layer=LAYER))
        return
    reader = _Reader(opened, member)
    centre = reader.node(top, 0)
    yield Sheet(centre, centre.children, reader.arrows)


def _without_markup(text: str) -> str:
    """*text* with the HTML of rich texts as plain characters.

    So its tags keep their order among the words, and a wrong one breaks nothing else.
    """
    parts, at = [], 0
    begins = list(_RICH.finditer(text))
    for begin, following in zip_longest(begins, begins[1:]):
        # One that does not end before the next begins has lost its end.
        limit = following.start() if following else len(text)
        end = text.find(_RICH_END, begin.end(), limit)
        inner = text[begin.end() : end] if end >= 0 else ""
        if inner and not _BEYOND.search(inner):
            parts += [text[at : begin.end()], escape(inner, quote=False)]
            at = end
    return "".join((*parts, text[at:]))


class _Reader:
    """Turns elements into nodes, and numbers nodes and arrows as they come."""

    def __init__(self, opened: Opened, member: str) -> None:
        self._opened = opened
        self._member = member
        self._numbers = count(1)
        self.arrows: list[Arrow] = []

    def node(self, element: Element, depth: int) -> Node:
        """The node that *element* is, with all below it."""
        made = Node("", self._origin(element), element.get("ID"))
        made.like = element.get("TREE_ID") or element.get("CONTENT_ID")
        made.link = element.get("LINK")
        self._read_text(element, made)
        for child in element.children:
            self._read_part(child, made)
        if element.get("ENCRYPTED_CONTENT"):
            made.aside = "encrypted"
        elif depth > MAX_DEPTH:
            made.aside = TOO_DEEP
        else:
            made.children = [self.node(child, depth + 1) for child in element.all("node")]
        return made

    def _origin(self, element: Element) -> Origin:
        return self._opened.origin(self._member, element.line, next(self._numbers), LAYER)

    def _read_text(self, element: Element, made: Node) -> None:
        """The text, which is an attribute or a rich text; notes and details are none."""
        text = element.get("TEXT")
        for rich in element.all("richcontent"):
            kind = rich.get("TYPE", "NODE").upper()
            if kind == "NODE":
                text = text or rich.text
            else:
                made.notes = "\n".join(filter(None, (made.notes, shown(rich.text).text)))
        seen = shown(text)
        made.text = seen.text
        made.link = made.link or seen.link
        if seen.bold:
            made.marks.append("bold")

    def _read_part(self, child: Element, made: Node) -> None:
        if child.tag == "icon":
            made.marks.append(child.get("BUILTIN"))
        elif child.tag == "font" and child.get("BOLD") == "true":
            made.marks.append("bold")
        elif child.tag == "attribute":
            made.facts.append((child.get("NAME"), child.get("VALUE")))
        elif child.tag == "hook" and child.get("NAME") == "SummaryNode":
            made.aside = "a summary of other nodes"
        elif child.tag == "arrowlink":
            label = next(filter(None, map(child.get, _LABELS)), "")
            origin = self._origin(child)
            self.arrows.append(Arrow(made.name, child.get("DESTINATION"), label, origin))
