"""GDF, as GUESS, Gephi and Netvizz write it: two tables, one of people and one of ties.

Labels with commas are only sometimes quoted. Where a row of people has more cells than
there are columns, those at the place of the label are put together again, if what follows
them then fits its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

import attrs

from netrules import Problem
from netrules.plugins.sources.graph.meanings import is_list_of_ties
from netrules.plugins.sources.graph.parts import NO_ENDS, Edge, Node, Part, Place
from netrules.reading import TextLines, column_name

_DEFINITION: Final = re.compile(r"\s*(node|edge|arc)def\s*>(.*)", re.IGNORECASE | re.DOTALL)
_NUMBER: Final = re.compile(r"\s*[+-]?[\d.]*(?:e[+-]?\d+)?\s*", re.ASCII | re.IGNORECASE)
#: A column's name, and its type if it has one.
_TYPED: Final = re.compile(
    r"(.*?)(?:\s+(varchar|char|text|string|date|int|integer|tinyint|smallint|bigint|long|double"
    r"|float|boolean|bool)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
#: Types whose values are numbers or truth values.
_FIRM_TYPES: Final = frozenset(
    "int integer tinyint smallint bigint long double float boolean bool".split()
)
_TRUTH: Final = frozenset({"", "true", "false", "0", "1"})
_MARKS: Final = "'\""
_AFTER: Final = re.compile(r"[ \t]*(?:,|\Z)")
#: Longer lines are no rows.
_LONGEST: Final = 1 << 20
_TOO_MANY: Final = "the row has more cells than there are columns, so it could not be read"
_TOO_LONG: Final = "the line is too long to be a row of a graph"
_QUOTE: Final = "put the text that has a comma in it between quotation marks"
_NAME_THEM: Final = "give every person a name, and every tie two of them"


@attrs.frozen
class _Table:
    """One of the two tables.

    Args:
        columns: Their names as written.
        firm: For each whether only numbers or truth values fit it.
        ends: In the table of ties, the indices of the columns that hold the ends.
        key: In the table of people, the index of the column that ties name them by.
        label: In the table of people, the index of the column with free text.
    """

    people: bool
    columns: tuple[str, ...]
    firm: tuple[bool, ...]
    ends: tuple[int, int]
    key: int
    label: int


def read_gdf(lines: TextLines, place: Place) -> Iterator[Part]:
    """All rows of both tables."""
    table: _Table | None = None
    numbers = count(1)
    for line, text in enumerate(lines, 1):
        if defined := _DEFINITION.match(text):
            table = _table(defined[1].lower() == "node", defined[2])
        elif table is None or not text.strip() or text.lstrip().startswith("#"):
            continue  # before the first table there are only comments, or it were no GDF
        elif len(text) > _LONGEST:
            yield Problem(_TOO_LONG, place(line, next(numbers)), _QUOTE)
        else:
            yield _row(table, cells_of(text), line, next(numbers), place)


def cells_of(text: str) -> list[str]:
    """The cells of a row, without the single or double marks around some of them."""
    if "'" not in text and '"' not in text:
        return [cell.strip() for cell in text.split(",")]
    cells: list[str] = []
    text, at = text.strip(), 0
    unclosed: set[str] = set()
    while at <= len(text):
        while at < len(text) and text[at] in " \t":
            at += 1
        mark = text[at : at + 1]
        if mark and mark in _MARKS and mark not in unclosed:
            closed = _closing(text, mark, at + 1)
            if closed:
                cell = text[at + 1 : closed]
                cells.append(cell.replace(mark * 2, mark).replace("\\" + mark, mark))
                comma = text.find(",", closed)
                at = len(text) + 1 if comma < 0 else comma + 1
                continue
            unclosed.add(mark)
        comma = text.find(",", at)
        end = len(text) if comma < 0 else comma
        cells.append(text[at:end].rstrip())
        at = end + 1
    return cells


def _closing(text: str, mark: str, at: int) -> int:
    """Where a cell that opens before *at* closes, 0 if nowhere: at a mark before a comma or
    the end that is neither doubled nor after a backslash."""
    while (found := text.find(mark, at)) > 0:
        if text.startswith(mark, found + 1):
            at = found + 2
        elif text[found - 1] != "\\" and _AFTER.match(text, found + 1):
            return found
        else:
            at = found + 1
    return 0


def _table(people: bool, definition: str) -> _Table:  # noqa: FBT001 reason: private, and read so
    typed = [_TYPED.fullmatch(one) for one in cells_of(definition)]
    columns = tuple(one[1].strip() if one else "" for one in typed)
    firm = tuple(bool(one and one[2] and one[2].lower() in _FIRM_TYPES) for one in typed)
    names = [column_name(one) for one in columns]
    pair = is_list_of_ties(names)
    ends = (names.index(pair[0]), names.index(pair[1])) if pair else (0, 1)
    key = names.index("name") if "name" in names else 0
    label = names.index("label") if "label" in names else key
    return _Table(people, columns, firm, ends, key, label)


def _row(table: _Table, cells: list[str], line: int, number: int, place: Place) -> Part:
    extra = len(cells) - len(table.columns)
    if extra > 0 and any(cells[len(table.columns) :]):
        mended = _mended(table, cells, extra) if table.people else None
        if mended is None:
            return Problem(_TOO_MANY, place(line, number), _QUOTE)
        cells = mended
    cells += [""] * -extra
    if table.people:
        if not cells[table.key]:
            return Problem("somebody has no name in the file", place(line, number), _NAME_THEM)
        return Node(cells[table.key], line, number, _values(table, cells, {table.key}))
    one, other = (cells[end] if end < len(cells) else "" for end in table.ends)
    if not one or not other:
        return Problem(NO_ENDS, place(line, number), _NAME_THEM)
    return Edge(one, other, line, number, _values(table, cells, set(table.ends)))


def _values(table: _Table, cells: Sequence[str], without: set[int]) -> dict[str, str]:
    pairs = enumerate(zip(table.columns, cells, strict=False))
    return {column: cell for index, (column, cell) in pairs if cell and index not in without}


def _mended(table: _Table, cells: Sequence[str], extra: int) -> list[str] | None:
    """*cells* with those of the label put together, None if the others do not fit then."""
    first, last = table.label, table.label + extra + 1
    merged = [*cells[:first], ", ".join(cells[first:last]), *cells[last:]]
    fits = any(table.firm[first + 1 :]) and all(
        not firm or _NUMBER.fullmatch(cell) or cell.lower() in _TRUTH
        for firm, cell in zip(table.firm, merged, strict=True)
    )
    return merged if fits else None
