"""UCINET's DL files: how many people there are, their labels, and a matrix or a list of ties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final

import attrs

from netrules import Problem
from netrules.plugins.sources.graph.numbered import Numbered, weight_of
from netrules.plugins.sources.graph.parts import NO_ENDS, Edge, Node, Part, Place
from netrules.reading import TextLines

_SETTING: Final = re.compile(r"\b(n|nr|nc|nm|format|diagonal)\s*=\s*(\w+)", re.IGNORECASE)
_WORD: Final = re.compile(r'"([^"]*)"|([^\s,"]+)')
_READ: Final = frozenset({"fullmatrix", "edgelist1", "nodelist1"})
_UNREAD: Final = "this kind of DL file is not read: only one matrix or list of one set of people is"
_OTHERWISE: Final = "save the network as format=edgelist1, or as Pajek or GraphML"
_NO_DATA: Final = "the file has no line data:, so there are no ties in it"
_BAD_ROW: Final = "a row of the matrix does not have a cell for everybody"
_CHECK: Final = "write each row of the matrix on a line of its own, with n numbers"
_NAME_THEM: Final = "write two people on each line"
_MOST: Final = 9  # digits of how many people there are
_PAIR: Final = 2


@attrs.define
class _Header:
    """What stands before the data."""

    settings: dict[str, str] = attrs.field(factory=dict)
    labels: list[str] = attrs.field(factory=list)
    embedded: bool = False
    #: Labels that were embedded in the data so far.
    seen: set[str] = attrs.field(factory=set)

    @property
    def format(self) -> str:
        return self.settings.get("format", "fullmatrix")

    @property
    def total(self) -> int:
        text = self.settings.get("n", "0")
        return int(text) if text.isdecimal() and len(text) <= _MOST else 0

    @property
    def is_read(self) -> bool:
        several = self.settings.keys() & {"nr", "nc"} or self.settings.get("nm", "1") != "1"
        shortened = self.settings.get("diagonal", "present") != "present"
        embedded = self.embedded and self.format == "fullmatrix"
        plain = not (several or shortened or embedded)
        return plain and self.format in _READ and self.total > 0


def read_ucinet(lines: TextLines, place: Place) -> Iterator[Part]:
    """The people and ties of a file."""
    rows = enumerate(lines, 1)
    header = _header(rows)
    if header is None:
        yield Problem(_NO_DATA, place(1, 0), _OTHERWISE)
        return
    if not header.is_read:
        yield Problem(_UNREAD, place(1, 0), _OTHERWISE)
        return
    numbers = count(1)
    known = Numbered(header.total, header.total, place, dict(enumerate(header.labels, 1)))
    for who in range(1, min(len(header.labels), header.total) + 1):
        yield from known.one(who, 1, next(numbers))
    row = 0
    for line, text in rows:
        words = _words(text)
        if not words:
            continue
        number = next(numbers)
        row += 1
        if header.format != "fullmatrix":
            yield from _ties(header, known, words, line, number)
        elif row > header.total or len(words) != header.total:
            yield Problem(_BAD_ROW, place(line, number), _CHECK)
        else:
            yield from known.row(row, words, line, number)


def _header(rows: Iterator[tuple[int, str]]) -> _Header | None:
    """What stands before ``data:``; None if there is no such line."""
    header = _Header()
    labelled = False
    for _, text in rows:
        word = text.strip().lower().rstrip(":")
        if word == "data":
            return header
        if word == "labels embedded":
            header.embedded = True
        elif word.startswith("labels"):
            labelled = True
            header.labels += _words(text.strip()[len("labels") :].lstrip(":"))
        elif labelled:
            header.labels += _words(text)
        else:
            found = _SETTING.findall(text)
            header.settings.update((key.lower(), value.lower()) for key, value in found)
    return None


def _ties(
    header: _Header, known: Numbered, words: list[str], line: int, number: int
) -> Iterator[Part]:
    lists = header.format == "nodelist1"
    others = words[1:] if lists else words[1:2]
    values = {} if lists else weight_of(words[2:3])
    if not header.embedded:
        for other in others or [""]:
            yield from known.tie([words[0], other], line, number, dict(values))
        return
    if len(words) < _PAIR:
        yield Problem(NO_ENDS, known.place(line, number), _NAME_THEM)
        return
    for other in others:
        for one in (words[0], other):
            if one not in header.seen:
                header.seen.add(one)
                yield Node(one, line, number, {})
        yield Edge(words[0], other, line, number, dict(values))


def _words(text: str) -> list[str]:
    return [quoted or bare for quoted, bare in _WORD.findall(text)]
