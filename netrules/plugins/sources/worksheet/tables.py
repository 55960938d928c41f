"""The rows of a worksheet, whether it is a Markdown table or CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Final

import attrs

from netrules import Certainty, Opened, Origin, Problem, Quoting, Skipped, did_you_mean
from netrules.plugins.sources.worksheet.columns import (
    Column,
    certainty_of,
    certainty_of_page,
    chosen,
    column_of,
    indices_of,
    known_names,
)
from netrules.plugins.sources.worksheet.values import unshielded
from netrules.reading import Header, Shape, Table, TextLines, find_header

LAYER: Final = "worksheet"
BLANK_ROW: Final = "blank row"
OTHER_TABLE: Final = "a row of another table"
#: How many rows are read: nobody fills in more by hand.
MAX_ROWS: Final = 50_000

#: Columns whose cells hold no line breaks, so that one in them is a lost quotation mark.
_FIRM: Final = frozenset({Column.GROUP, Column.PERSON, Column.KEY, Column.BEST, Column.LAST})
_UNKNOWN: Final = "a column has a name that is not known and was left out"
_UNDERLINE: Final = re.compile(r"\s*:?-+:?\s*")
_FENCE: Final = re.compile(r"\s*(?:`{3,}|~{3,})")
#: A line that is longer is no row of a table that somebody typed.
_MAX_LINE: Final = 100_000
#: Nor is a longer cell one with words that stand out.
_MAX_MARKED: Final = 2_000

_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(\s*<?(?:mailto:|tel:)?([^()\s<>]*)>?\s*\)")
_AUTOLINK: Final = re.compile(r"<(?:mailto:|tel:)?([^<>\s]+)>")
_EMPHASIS: Final = re.compile(r"(\*\*|__|`)(?=\S)([^*`]*?\S)\1")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


@attrs.frozen
class Entry:
    """A filled-in row.

    Args:
        origin: Where it stands.
        cells: What its columns hold, without those that are blank.
    """

    origin: Origin
    cells: Mapping[Column, str]

    def get(self, column: Column) -> str:
        """What stands in *column*, "" if it is blank."""
        return self.cells.get(column, "")


def certainty(head: bytes) -> Certainty | None:
    """How sure it is that the file that begins with *head* is a worksheet."""
    found = _certainty_of_page(head)
    if found is not None:
        return found
    header = find_header(head, certainty_of)
    return header.kind if header else None


def _certainty_of_page(head: bytes) -> Certainty | None:
    """The same for Markdown alone."""
    fenced = False
    for line in TextLines(BytesIO(head), head):
        fenced ^= _FENCE.match(line) is not None
        found = certainty_of_page(_split(line)) if "|" in line and not fenced else None
        if found is not None:
            return found
    return None


def read_rows(opened: Opened, member: str) -> Iterator[Entry | Problem | Skipped]:
    """The rows of *member*, in their order."""
    head = opened.head(member)
    header = None if _certainty_of_page(head) else find_header(head, chosen)
    rows = _csv_rows(opened, member, header) if header else _markdown_rows(opened, member)
    count = 0
    for row in rows:
        if isinstance(row, Entry):
            count += 1
            if count > MAX_ROWS:
                message = f"the table has more than {MAX_ROWS:,} rows; the others were not read"
                yield Problem(message, row.origin, "keep to people whom you know")
                return
        yield row
    if not count:
        origin = opened.origin(member, layer=LAYER)
        remedy = "give the table columns Group and Person, and a row for each person"
        yield Problem("there is no row of a worksheet", origin, remedy)


# --- CSV -----------------------------------------------------------------------------------


def _csv_rows(
    opened: Opened, member: str, header: Header[Certainty]
) -> Iterator[Entry | Problem | Skipped]:
    free = frozenset(name for name in header.columns if column_of(name) not in _FIRM)
    table = Table(opened, member, header, layer=LAYER, free_text=free)
    indices = indices_of(header.columns)
    yield from _unknown(header.columns, opened.origin(member, header.line, layer=LAYER))
    for row in table:
        origin = table.origin(row)
        if row.shape is Shape.TORN:
            message = "a quotation mark opens and does not close"
            yield Problem(message, origin, "close it, or remove it")
        elif row.shape is Shape.LONG:
            message = "the row has more cells than there are columns"
            yield Problem(message, origin, "put a cell that holds a comma between quotation marks")
        elif row.is_blank:
            yield Skipped(BLANK_ROW, origin)
        else:
            yield _entry(row.cells, indices, origin)
    yield from table.encoding_problem()


# --- Markdown ------------------------------------------------------------------------------


def _markdown_rows(opened: Opened, member: str) -> Iterator[Entry | Problem | Skipped]:
    """The rows of every table whose columns are those of a worksheet."""
    indices: Mapping[Column, int] | None = None
    inside, fenced = False, False
    number = 0
    head = opened.head(member)
    with opened.open(member) as stream:
        lines = TextLines(stream, head)
        for line_number, line in enumerate(lines, 1):
            fenced ^= _FENCE.match(line) is not None
            if fenced or "|" not in line:
                inside = False
                continue
            cells = _split(line)
            if all(map(_UNDERLINE.fullmatch, cells)):
                continue
            if not inside:
                inside = True
                indices = indices_of(cells) if certainty_of_page(cells) else None
                if indices is not None:
                    origin = opened.origin(member, line_number, layer=LAYER)
                    yield from _unknown(cells, origin)
                    continue
            number += 1
            origin = opened.origin(member, line_number, number, LAYER)
            yield _markdown_row(cells, indices, origin)
        if lines.odd:
            yield Problem(
                "not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong",
                opened.origin(member, lines.odd, layer=LAYER),
                "save the page again as UTF-8",
                lost=False,
            )


def _markdown_row(
    cells: Sequence[str], indices: Mapping[Column, int] | None, origin: Origin
) -> Entry | Problem | Skipped:
    if indices is None:
        return Skipped(OTHER_TABLE, origin)
    if not any(cells):
        return Skipped(BLANK_ROW, origin)
    return _entry(cells, indices, origin)


def _split(line: str) -> list[str]:
    """The cells of a row of a Markdown table, without markup."""
    text = " ".join(line.split())
    if len(text) > _MAX_LINE:
        return [text]
    escaped = iter(_ESCAPE.findall(text))
    parts = _ESCAPE.sub("\0", text.replace("\0", "")).split("|")
    parts = parts[1:] if text.startswith("|") else parts
    if len(parts) > 1 and not parts[-1].strip():
        del parts[-1]
    return [re.sub("\0", lambda _: next(escaped), _plain(part)) for part in parts]


def _plain(cell: str) -> str:
    """*cell* without markup; what was behind a backslash is none."""
    cell = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1 \2", _BREAK.sub("; ", cell)))
    if len(cell) <= _MAX_MARKED:
        cell = _EMPHASIS.sub(r"\2", cell)
    return cell.strip()


# --- both ----------------------------------------------------------------------------------


def _entry(cells: Sequence[str], indices: Mapping[Column, int], origin: Origin) -> Entry:
    filled = {
        column: text if column is Column.GROUP else unshielded(text)
        for column, index in indices.items()
        if index < len(cells) and (text := " ".join(cells[index].split())) not in {"", "?"}
    }
    return Entry(origin, filled)


def _unknown(names: Sequence[str], origin: Origin) -> Iterator[Problem]:
    """What to say of columns that nobody can tell the meaning of."""
    for name in names:
        if name and column_of(name) is None:
            meant = did_you_mean(name, list(known_names()))
            guess = f'did you mean "{meant}"?' if meant else "the names are on the page Worksheet"
            remedy = Quoting(f'correct or remove "{{column}}"; {guess}', column=name)
            yield Problem(_UNKNOWN, origin, remedy, lost=False)
