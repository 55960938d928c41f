"""Lists of ties: how their lines are divided, told from the first of them.

Two people on each line, perhaps with a weight; with or without a row of column names;
with commas, semicolons, tabs or spaces between; with comments after ``#`` or ``%``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Final

import attrs

from netrules.plugins.sources.graph.meanings import is_list_of_ties, only_of_ties
from netrules.reading import TextLines, column_name

#: What may stand between the cells of a line, "" for white space.
_DELIMITERS: Final = ("\t", ";", ",", "")
#: Lines without column names must be so many to be known for a list of ties.
LEAST_LINES: Final = 20
#: Longer lines are no pairs of people.
LONGEST: Final = 1 << 16
_HEAD: Final = 64 * 1024
_MOST_LINES: Final = 2000
_WIDTHS: Final = (2, 3)
#: In a list of ties, of those who are named first so many are named second as well.
_SHARE: Final = 10
_LEAST_SHARED: Final = 2
_NUMBER: Final = re.compile(r"[+-]?[\d.]+(?:e[+-]?\d+)?", re.IGNORECASE)
_NETWORKX: Final = re.compile(r"(.*?)\s*,?\s*\{(.*)\}\s*", re.DOTALL)
_FROM: Final = ("from", "to")


@attrs.frozen
class Layout:
    """How a list of ties is laid out.

    Args:
        delimiter: What stands between cells, "" for white space.
        columns: The column names as written, none if the list has none.
        line: The line of the column names, 0 if there are none.
        sure: Whether nothing else is laid out so.
    """

    delimiter: str
    columns: tuple[str, ...] = ()
    line: int = 0
    sure: bool = False

    def cells(self, text: str) -> list[str]:
        """The cells of a line."""
        text = text.strip("\r\n")
        if not self.delimiter:
            return text.split()
        if '"' not in text:
            return [cell.strip() for cell in text.split(self.delimiter)]
        try:
            return [cell.strip() for cell in next(csv.reader([text], delimiter=self.delimiter), [])]
        except csv.Error:
            return []


_PLAIN: Final = tuple(map(Layout, _DELIMITERS))


def is_comment(text: str) -> bool:
    """Whether a line is blank or a comment."""
    bare = text.lstrip()
    return not bare or bare.startswith(("#", "%"))


def without_data(text: str) -> tuple[str, str]:
    """A line, and what networkx has written between braces at its end."""
    found = _NETWORKX.fullmatch(text) if text.rstrip().endswith("}") else None
    return (found[1], found[2]) if found else (text, "")


def layout_of(head: bytes) -> Layout | None:
    """The layout of the list of ties that begins with *head*; None if it is none."""
    lines = list(_first_lines(head))
    if not lines:
        return None
    for delimiter in _DELIMITERS:
        layout = _named(delimiter, *lines[0])
        if layout is not None:
            return layout
    texts = [without_data(text)[0] for _, text in lines]
    return next((one for one in _PLAIN if _is_list(one, texts)), None)


def guessed_layout(head: bytes) -> Layout | None:
    """The layout that fits best if *head* shall be a list of ties; None if none fits half."""
    texts = [without_data(text)[0] for _, text in _first_lines(head)]
    if not texts or texts[0].lstrip().startswith(("<", "{")) or "\0" in texts[0]:
        return None
    fits = {one: sum(_is_pair(one.cells(text)) for text in texts) for one in _PLAIN}
    best = max(fits, key=fits.__getitem__)
    return best if 2 * fits[best] > len(texts) else None


def _first_lines(head: bytes) -> Iterator[tuple[int, str]]:
    """The number and text of the first lines that are whole and no comments."""
    texts = list(TextLines(BytesIO(head), head))
    if len(head) >= _HEAD:
        texts.pop()  # which may be cut off
    told = ((n, text) for n, text in enumerate(texts, 1) if not is_comment(text))
    for _, found in zip(range(_MOST_LINES), told, strict=False):
        yield found


def _named(delimiter: str, line: int, text: str) -> Layout | None:
    """The layout of a list whose first line names its columns."""
    cells = Layout(delimiter).cells(text)
    names = [column_name(cell) for cell in cells]
    ends = is_list_of_ties(names)
    if ends is None:
        return None
    sure = only_of_ties(names)
    if not sure and (ends == _FROM or not delimiter):
        return None  # letters and invitations have a sender and a recipient, too
    return Layout(delimiter, tuple(cells), line, sure)


def _is_list(layout: Layout, texts: Sequence[str]) -> bool:
    """Whether each of *texts* has two cells of one set of names, and at most a weight."""
    rows = [layout.cells(text) for text in texts]
    if len(rows) < LEAST_LINES or not _are_even(rows):
        return False
    first, second = {row[0] for row in rows}, {row[1] for row in rows}
    shared = len(first & second)
    return shared >= max(_LEAST_SHARED, min(len(first), len(second)) / _SHARE)


def _is_id(cell: str) -> bool:
    """Whether *cell* can name somebody, which a fraction does not."""
    return bool(cell) and not ("." in cell and _NUMBER.fullmatch(cell))


def _are_even(rows: Iterable[Sequence[str]]) -> bool:
    widths = set()
    for row in rows:
        if not _is_pair(row):
            return False
        widths.add(len(row))
    return len(widths) == 1


def _is_pair(row: Sequence[str]) -> bool:
    """Whether *row* is two that can be people, and at most a weight."""
    if len(row) not in _WIDTHS or not all(map(_is_id, row[:2])):
        return False
    return len(row) == _WIDTHS[0] or _NUMBER.fullmatch(row[2]) is not None
