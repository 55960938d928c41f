"""GML, as Gephi, igraph, yEd, Cytoscape and networkx write it.

A list of keys and values in square brackets, of which only nodes, edges and what stands
directly in them are kept. Labels are not needed, numbers may be infinite, and keys may
come twice: the first counts.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from html import unescape
from itertools import count
from typing import Final, NamedTuple

import attrs

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
from netrules.reading import TextLines

#: What a line is made of: text in quotation marks, a bracket, a key or number, an open quote.
_TOKEN: Final = re.compile(r'"([^"]*)"|([\[\]]|[^\s\[\]"]+)|"')
#: How many lines a text in quotation marks may have; more are a mark that was never closed.
_LONGEST: Final = 100
#: A line that is no part of any text: a bracket, or the beginning of the next list.
_NO_TEXT: Final = re.compile(r"\s*(?:[\[\]]|(?:node|edge|graph)\s*\[?)\s*", re.IGNORECASE)
_BRACKETS: Final = frozenset("[]")
_MAX_DEPTH: Final = 1000
_BREAKS_OFF: Final = "the file breaks off before its last bracket is closed"
_UNCLOSED: Final = "a quotation mark opens and does not close; the text was ended with its line"
_CLOSE_IT: Final = "close it, and write a mark within a text as &quot;"
_TOO_DEEP: Final = "brackets are nested too deeply for a graph from here on"


class _Token(NamedTuple):
    line: int
    text: str
    quoted: bool = False
    unclosed: bool = False


@attrs.define
class _Open:
    """A list whose bracket is open."""

    name: str
    line: int
    values: dict[str, str] = attrs.field(factory=dict)


def read_gml(lines: TextLines, place: Place) -> Iterator[Part]:
    """All nodes and edges of a file."""
    reader = _Reader(place)
    line = 0
    for token in _tokens(iter(lines)):
        line = token.line
        yield from reader.take(token)
        if reader.too_deep:
            yield Problem(_TOO_DEEP, place(line, 0), AGAIN)
            return
    if reader.is_open:
        yield Problem(_BREAKS_OFF, place(line, 0), AGAIN)


class _Reader:
    """Puts lists together. A bracket sets right whatever is out of step before it."""

    def __init__(self, place: Place) -> None:
        self._place: Final = place
        self._numbers: Final = count(1)
        self._open: Final[list[_Open]] = []
        #: The key whose value comes next, "" where a key comes next.
        self._key = ""

    @property
    def is_open(self) -> bool:
        """Whether a bracket is not closed yet."""
        return bool(self._open)

    @property
    def too_deep(self) -> bool:
        """Whether more lists are open than any graph needs."""
        return len(self._open) > _MAX_DEPTH

    def take(self, token: _Token) -> Iterator[Part]:
        """The node or edge that *token* completes."""
        if token.unclosed:
            yield Problem(_UNCLOSED, self._place(token.line, 0), _CLOSE_IT, lost=False)
        key, self._key = self._key, ""
        if token.quoted or token.text not in _BRACKETS:
            if not key and not token.quoted:
                self._key = token.text.lower()
            elif key and self._open:
                self._open[-1].values.setdefault(key, token.text)
        elif token.text == "[":
            self._open.append(_Open(key, token.line))
        elif self._open:
            done = self._open.pop()
            if self._open and self._open[-1].name == "graph":
                yield from self._part(done)

    def _part(self, done: _Open) -> Iterator[Part]:
        values = done.values
        if done.name == "node":
            number, node_id = next(self._numbers), values.pop("id", "")
            if node_id:
                yield Node(node_id, done.line, number, values)
            else:
                yield Problem(NO_ID, self._place(done.line, number), NAME_THEM)
        elif done.name == "edge":
            number = next(self._numbers)
            source, target = values.pop("source", ""), values.pop("target", "")
            if source and target:
                yield Edge(source, target, done.line, number, values)
            else:
                yield Problem(NO_ENDS, self._place(done.line, number), NAME_THEM)


def _tokens(lines: Iterator[str]) -> Iterator[_Token]:
    again: deque[str] = deque()
    number = 0
    while (text := again.popleft() if again else next(lines, None)) is not None:
        number += 1
        at, first = 0, number
        found = None if text.lstrip().startswith("#") else _TOKEN.search(text)
        while found:
            at = found.end()
            if found[1] is not None:
                yield _Token(first, unescape(found[1]), quoted=True)
            elif found[2] is not None:
                yield _Token(first, found[2])
            else:
                held = _up_to_mark(again, lines)
                if not held or '"' not in held[-1]:
                    again.extendleft(reversed(held))
                    yield _Token(first, unescape(text[at:].strip()), quoted=True, unclosed=True)
                    break
                rest, _, after = held[-1].partition('"')
                whole = text[at:] + "".join(held[:-1]) + rest
                yield _Token(first, unescape(whole), quoted=True)
                number += len(held)
                text, at, first = after, 0, number
            found = _TOKEN.search(text, at)


def _up_to_mark(again: deque[str], lines: Iterator[str]) -> list[str]:
    """The next lines, up to one that has a quotation mark or cannot belong to a text."""
    held: list[str] = []
    while len(held) < _LONGEST:
        text = again.popleft() if again else next(lines, None)
        if text is None:
            break
        held.append(text)
        if '"' in text or _NO_TEXT.fullmatch(text):
            break
    return held
