"""Reading XML that is none: up to the place where nobody can tell what belongs to what.

Only used once a proper parser has given up. No entity is ever declared here either.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape
from typing import Final

import attrs

from netrules.plugins.sources.mindmap.nodes import MAX_DEPTH
from netrules.reading import Element

_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z_][\w:.-]*+)"
    r"(?P<rest>(?:[^<>\"']++|\"[^<\"]*+\"|'[^<']*+')*+)>"
)
_ATTRIBUTE: Final = re.compile(r"([\w:.-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
#: What is no element, by its first characters and its last.
_PASSED_OVER: Final = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">"))
#: Elements nest deeper than nodes: a level of an XMind map has three of them.
_MAX_OPEN: Final = 4 * MAX_DEPTH


@attrs.frozen
class Mended:
    """As much of a broken file as could be read.

    Args:
        root: The outermost element, None if there is none.
        whole: Whether that is all, so that nothing after some break was left unread.
    """

    root: Element | None
    whole: bool


def mended(text: str, structure: Collection[str]) -> Mended:
    """The elements of *text*, which is not quite XML.

    An element that is not closed ends with the one that it is in, and a stray end is passed
    over, unless it is one of *structure*, which decide what belongs to what: reading ends there.
    """
    return _Mender(text, frozenset(structure)).run()


class _Mender:
    """The state of reading: which elements are open, and how far reading has come."""

    def __init__(self, text: str, structure: frozenset[str]) -> None:
        self._text = text
        self._structure = structure
        self._root: Element | None = None
        self._open: list[Element] = []
        #: For each element its text in pieces.
        self._texts: list[list[str]] = []
        self._line = 1
        self._counted = 0

    def run(self) -> Mended:
        at = 0
        while (start := self._text.find("<", at)) >= 0:
            self._characters(self._text[at:start])
            tag = _TAG.match(self._text, start)
            if tag is None:
                at = self._pass_over(start)
            elif self._take(tag):
                at = tag.end()
            else:
                self._finish(0)
                return Mended(self._root, whole=False)
        whole = not self._open
        self._finish(0)
        return Mended(self._root, whole)

    def _finish(self, depth: int) -> None:
        """Close all elements from the one at *depth* on."""
        for element, pieces in zip(self._open[depth:], self._texts[depth:], strict=True):
            element.text = "".join(pieces)
        del self._open[depth:], self._texts[depth:]

    def _characters(self, text: str) -> None:
        if self._open:
            self._texts[-1].append(unescape(text) if "&" in text else text)

    def _pass_over(self, start: int) -> int:
        """The place after what begins at *start* and is no element."""
        for begin, end in _PASSED_OVER:
            if self._text.startswith(begin, start):
                found = self._text.find(end, start + len(begin))
                if found < 0:
                    return len(self._text)
                if begin == "<![CDATA[" and self._open:
                    self._texts[-1].append(self._text[start + len(begin) : found])
                return found + len(end)
        return start + 1

    def _take(self, tag: re.Match[str]) -> bool:
        """Open or close an element; False where the structure breaks."""
        name = tag["name"].rpartition(":")[2]
        if tag["end"]:
            return self._close(name)
        if len(self._open) >= _MAX_OPEN or (self._root is not None and not self._open):
            return False
        rest = tag["rest"]
        values = {
            found[1].rpartition(":")[2]: unescape(found[2] or found[3] or "")
            for found in _ATTRIBUTE.finditer(rest)
        }
        element = Element(name, values, self._line_of(tag.start()))
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        if not rest.endswith("/"):
            self._open.append(element)
            self._texts.append([])
        return True

    def _close(self, name: str) -> bool:
        depth = len(self._open) - 1
        while depth >= 0 and self._open[depth].tag != name:
            if self._open[depth].tag in self._structure:
                return name not in self._structure
            depth -= 1
        if depth < 0:
            return name not in self._structure
        self._finish(depth)
        return True

    def _line_of(self, place: int) -> int:
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line
