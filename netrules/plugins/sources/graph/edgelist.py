"""A list of ties, one on each line, and the circles that may lie beside one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final

from netrules import Problem
from netrules.plugins.sources.graph.listing import (
    LONGEST,
    Layout,
    is_comment,
    without_data,
)
from netrules.plugins.sources.graph.meanings import is_list_of_ties
from netrules.plugins.sources.graph.parts import Edge, Members, Node, Part, Place
from netrules.reading import TextLines, column_name

_NO_PAIR: Final = "the line does not name two people"
_TWO: Final = "write two people on each line, with the same separator as in the others"
_NO_CIRCLE: Final = "the line does not name a circle and those in it"
_NAME_IT: Final = "write the circle's name and its members, with tabs between"
_WEIGHT: Final = re.compile(r"""['"]weight['"]\s*:\s*([^,\s]+)""")


def read_edges(lines: TextLines, layout: Layout, place: Place) -> Iterator[Part]:
    """The ties of a list, each person with the first tie of theirs."""
    one, other, columns = _columns(layout)
    numbers, seen = count(1), set[str]()
    for line, text in enumerate(lines, 1):
        if line <= layout.line or is_comment(text):
            continue
        number = next(numbers)
        if len(text) > LONGEST:
            yield Problem(_NO_PAIR, place(line, number), _TWO)
            continue
        bare, data = ("", "") if not text else without_data(text)
        cells = layout.cells(bare)
        too_many = not layout.columns and len(cells) > len(columns)
        if too_many or len(cells) <= max(one, other) or not cells[one] or not cells[other]:
            yield Problem(_NO_PAIR, place(line, number), _TWO)
            continue
        for who in (cells[one], cells[other]):
            if who not in seen:
                seen.add(who)
                yield Node(who, line, number, {})
        values = {
            column: cell for column, cell in zip(columns, cells, strict=False) if column and cell
        }
        if data and (weight := _WEIGHT.search(data)):
            values["weight"] = weight[1]
        yield Edge(cells[one], cells[other], line, number, values)


def _columns(layout: Layout) -> tuple[int, int, tuple[str, ...]]:
    """Where the ends of a tie stand, and what the other columns are called."""
    names = [column_name(one) for one in layout.columns]
    ends = is_list_of_ties(names)
    if ends is None:
        return 0, 1, ("", "", "weight")
    one, other = map(names.index, ends)
    kept = (name if i not in {one, other} else "" for i, name in enumerate(layout.columns))
    return one, other, tuple(kept)


def read_circles(lines: TextLines, place: Place) -> Iterator[Part]:
    """Circles, each with its members."""
    for number, (line, text) in enumerate(_told(lines), 1):
        name, *members = text.split()
        if not members:
            yield Problem(_NO_CIRCLE, place(line, number), _NAME_IT)
            continue
        yield Members(name, tuple(dict.fromkeys(members)), line, number)


def _told(lines: TextLines) -> Iterator[tuple[int, str]]:
    return ((line, text) for line, text in enumerate(lines, 1) if not is_comment(text))
