"""Pajek's networks (.net, and the networks of a .paj): people by number, then their ties.

With ``*Vertices 5 3`` the first three are people and the others groups that they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final

from netrules import Problem
from netrules.plugins.sources.graph.numbered import Numbered, weight_of
from netrules.plugins.sources.graph.parts import Part, Place
from netrules.reading import TextLines

_SECTION: Final = re.compile(r"\s*\*\s*([a-z]+)(.*)", re.IGNORECASE | re.DOTALL)
_VERTEX: Final = re.compile(r'\s*(\d+)(?:\s+(?:"([^"]*)"|(\S+)))?', re.ASCII)
_TEXT: Final = re.compile(r'"([^"]*)"')
_PAIRS: Final = frozenset({"arcs", "edges"})
_LISTS: Final = frozenset({"arcslist", "edgeslist"})
_SIZE: Final = re.compile(r"\s*(\d{1,9})(?:\s+(\d{1,9}))?", re.ASCII)
_OTHERS: Final = "a section that holds neither people nor ties was left out"
_NO_NEED: Final = "nothing, if it is a partition or a vector of Pajek; else save the network alone"
_STRAY: Final = "a line that belongs to no section could not be read"
_BAD_VERTEX: Final = "a line of people does not begin with a number from 1 to how many there are"
_BAD_ROW: Final = "a row of the matrix does not have a cell for everybody"
_CHECK: Final = "correct the line, or how many people *Vertices says there are"


def read_pajek(lines: TextLines, place: Place) -> Iterator[Part]:
    """All networks of a file; where there are several, the numbers of each are its own."""
    reader = _Reader(place)
    for line, text in enumerate(lines, 1):
        if found := _SECTION.match(text):
            yield from reader.begin(found[1].lower(), found[2].strip(), line)
        elif (bare := text.strip()) and not bare.startswith(("%", "/*")):
            yield from reader.line(bare, line)


class _Reader:
    def __init__(self, place: Place) -> None:
        self._place: Final = place
        self._numbers: Final = count(1)
        self._known: Numbered | None = None
        self._section = ""
        self._skipping = False
        self._relation: dict[str, str] = {}
        self._row = 0

    def begin(self, section: str, rest: str, line: int) -> Iterator[Part]:
        """A line that begins with a star."""
        if section == "network":
            self._skipping = False
        elif section == "vertices":
            if not self._skipping:
                size = _SIZE.match(rest)
                total = int(size[1]) if size else 0
                people = int(size[2]) if size and size[2] else total
                self._known = Numbered(total, people, self._place)
        elif section in _PAIRS | _LISTS or section == "matrix":
            named = _TEXT.search(rest)
            self._relation = {"kind": named[1]} if named else {}
            self._row = 0
        else:
            self._skipping = True
            yield Problem(_OTHERS, self._place(line, 0), _NO_NEED, lost=False)
        self._section = section

    def line(self, text: str, line: int) -> Iterator[Part]:
        """Any other line."""
        if self._skipping or self._section == "network":
            return
        number = next(self._numbers)
        if self._known is None:
            yield Problem(_STRAY, self._place(line, number), _CHECK)
        elif self._section == "vertices":
            yield from self._vertex(self._known, text, line, number)
        elif self._section == "matrix":
            yield from self._matrix_row(self._known, text, line, number)
        else:
            yield from self._ties(self._known, text.split(), line, number)

    def _vertex(self, known: Numbered, text: str, line: int, number: int) -> Iterator[Part]:
        found = _VERTEX.match(text)
        who = int(found[1]) if found and len(found[1]) < len(str(known.total)) + 1 else 0
        if not found or not 1 <= who <= known.total:
            yield Problem(_BAD_VERTEX, self._place(line, number), _CHECK)
            return
        known.labels[who] = (found[2] or found[3] or "").strip()
        known.listed.discard(who)
        yield from known.one(who, line, number)

    def _ties(self, known: Numbered, words: list[str], line: int, number: int) -> Iterator[Part]:
        if self._section in _PAIRS:
            values = self._relation | weight_of(words[2:3])
            yield from known.tie(words, line, number, values)
            return
        first, *others = words
        if not others:
            yield from known.tie(words, line, number, {})
        for other in others:
            yield from known.tie([first, other], line, number, dict(self._relation))

    def _matrix_row(self, known: Numbered, text: str, line: int, number: int) -> Iterator[Part]:
        self._row += 1
        cells = text.split()
        columns = known.total if known.people == known.total else known.total - known.people
        if self._row > known.people or len(cells) != columns:
            yield Problem(_BAD_ROW, self._place(line, number), _CHECK)
            return
        yield from known.row(self._row, cells, line, number)
