"""Reading tables that are nearly CSV: exports, and what spreadsheets make of them.

A table begins at the row that holds its column names, however much precedes it. One
bad record costs only itself: where a quotation mark opens that never closes, reading
resumes on the next line instead of taking the rest of the file for one cell.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum
from io import BytesIO
from typing import Final, Generic, NamedTuple, TypeVar

import attrs

from netrules import Opened, Origin, Problem
from netrules.reading.textlines import TextLines

K = TypeVar("K")

DELIMITERS: Final = (",", ";", "\t")
#: How many lines are searched for the row of column names.
HEADER_WITHIN: Final = 100
_PUNCTUATION: Final = re.compile(r"[\W_]+")


def column_name(cell: str) -> str:
    """A column's name in the form in which names are compared: letters and digits only."""
    return _PUNCTUATION.sub("", cell.casefold())


@attrs.frozen
class Header(Generic[K]):
    """The row of column names of a table.

    Args:
        line: Its line in the file, from 1.
        delimiter: What separates its cells.
        columns: The names, as `column_name` gives them.
        kind: What the names tell the table to be.
    """

    line: int
    delimiter: str
    columns: tuple[str, ...]
    kind: K


def find_header(head: bytes, kind_of: Callable[[frozenset[str]], K | None]) -> Header[K] | None:
    """The first row of *head* whose column names mean something to *kind_of*.

    No column's name has a quotation mark in it: such a row is of a program that writes tables.
    """
    for number, line in enumerate(TextLines(BytesIO(head), head), 1):
        if number > HEADER_WITHIN:
            break
        for delimiter in filter(line.__contains__, DELIMITERS):
            cells = _split(line, delimiter)
            if any('"' in cell for cell in cells):
                continue
            columns = [column_name(cell) for cell in cells]
            kind = kind_of(frozenset(columns))
            if kind is not None:
                while not columns[-1]:
                    columns.pop()
                return Header(number, delimiter, tuple(columns), kind)
    return None


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


class Shape(IntEnum):
    """How the cells of a row match the columns."""

    WHOLE = 0
    #: Cells are missing at its end.
    SHORT = 1
    #: There are cells to which no column belongs.
    LONG = 2
    #: It holds a quotation mark that opens and does not close.
    TORN = 3


class Row(NamedTuple):
    """One record of a table.

    Attributes:
        line: Its first physical line.
        number: Its number from 1, the first after the column names.
        cells: One cell for each column, and an empty last one, which is the cell of a
            column that the table does not have (its index is -1).
        shape: Whether that is what the file holds.
    """

    line: int
    number: int
    cells: list[str]
    shape: Shape

    @property
    def is_blank(self) -> bool:
        """Whether every cell is empty."""
        return self.shape < Shape.LONG and not any(map(str.strip, self.cells))


class Table:
    """A table in a member of an input, read row by row.

    Args:
        opened: The input.
        member: The member's name.
        header: Its row of column names.
        layer: The layer that its records belong to.
        free_text: The columns, as `column_name` gives them, whose cells may hold line breaks;
            a break in any other is a lost quotation mark. None stands for all.
    """

    def __init__(
        self,
        opened: Opened,
        member: str,
        header: Header[K],
        *,
        layer: str,
        free_text: frozenset[str] | None = None,
    ) -> None:
        self._opened = opened
        self._layer: Final = layer
        self._free_text: Final = free_text
        self.member: Final = member
        self._line: Final = header.line
        self._delimiter: Final = header.delimiter
        self._columns: Final = header.columns
        self._lines: TextLines | None = None

    def column(self, *names: str) -> int:
        """The index of the first column with one of *names*, -1 if there is none."""
        for name in names:
            if name in self._columns:
                return self._columns.index(name)
        return -1

    def origin(self, row: Row | None = None) -> Origin:
        """The place of *row*, or of the whole table."""
        if row is None:
            return self._opened.origin(self.member, layer=self._layer)
        return self.place(row.line, row.number)

    def place(self, line: int, number: int) -> Origin:
        """The place of the row of that number that begins on that line."""
        return self._opened.origin(self.member, line, number, self._layer)

    @property
    def resaved(self) -> bool:
        """Whether the text, as far as it was read, shows that a spreadsheet has written it."""
        lines = self._lines
        return self._delimiter != "," or (lines is not None and (lines.marked or lines.odd > 0))

    def encoding_problem(self) -> Iterator[Problem]:
        """What there is to say of the encoding, once all rows were read."""
        if self._lines is not None and self._lines.odd:
            yield Problem(
                "not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong",
                self._opened.origin(self.member, self._lines.odd, layer=self._layer),
                "export the file again, or save it as CSV UTF-8",
                lost=False,
            )

    def __iter__(self) -> Iterator[Row]:
        width = len(self._columns)
        free = frozenset(self._columns) if self._free_text is None else self._free_text
        firm = [i for i, name in enumerate(self._columns) if name not in free]

        def is_torn(cells: Sequence[str]) -> bool:
            if len(cells) <= max(firm, default=0) or any(map(str.strip, cells[width:])):
                return True
            return any("\n" in cells[i] or "\r" in cells[i] for i in firm)

        with self._opened.open(self.member) as stream:
            self._lines = TextLines(stream, self._opened.head(self.member))
            lines = iter(self._lines)
            for _ in range(self._line):
                next(lines, None)
            records = _records(lines, self._line, self._delimiter, is_torn)
            for number, (line, cells) in enumerate(records, 1):
                yield Row(line, number, *_fitted(cells, width))


def _fitted(cells: list[str] | None, width: int) -> tuple[list[str], Shape]:
    """*cells* made to be *width* and an empty one, and whether that changed anything."""
    if cells is None:
        return [""] * (width + 1), Shape.TORN
    count = len(cells)
    if count == width:
        cells.append("")
        return cells, Shape.WHOLE
    if count < width:
        cells.extend([""] * (width - count + 1))
        return cells, Shape.SHORT
    extra = any(map(str.strip, cells[width:]))
    cells[width:] = [""]
    return cells, Shape.LONG if extra else Shape.WHOLE


class _Feed:
    """Lines for a CSV reader that can be handed back and read again."""

    def __init__(self, lines: Iterator[str], number: int) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        #: How many lines were handed out.
        self.number = number
        #: Those of them that belong to the present record.
        self.held: list[str] = []
        #: Whether the lines came to an end while the record went on.
        self.ended = False

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self._again:
            line = self._again.popleft()
        else:
            try:
                line = next(self._lines)
            except StopIteration:
                self.ended = True
                raise
        self.number += 1
        self.held.append(line)
        return line

    def keep_one(self) -> None:
        """Take back all lines of the present record except the first."""
        self._again.extendleft(self.held[:0:-1])
        self.number -= len(self.held) - 1
        self.ended = False


def _records(
    lines: Iterable[str], number: int, delimiter: str, is_torn: Callable[[list[str]], bool]
) -> Iterator[tuple[int, list[str] | None]]:
    """First line and cells of each record; no cells for one that cannot be made out.

    Args:
        lines: The lines after the column names.
        number: How many lines precede them.
        delimiter: What separates cells.
        is_torn: Whether the cells of a record of several lines show that it is none.
    """
    feed = _Feed(iter(lines), number)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.held.clear()
        first = feed.number + 1
        cells: list[str] | None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = None
        if cells is None or feed.ended or (len(feed.held) > 1 and is_torn(cells)):
            feed.keep_one()
            reader = csv.reader(feed, delimiter=delimiter)
            yield first, None
        else:
            yield first, cells
