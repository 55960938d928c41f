"""The columns of the worksheet as a table, and cells that are read back as they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from netrules import Worksheet, WorksheetRow, WorksheetWay

#: The columns: what the article asks of each person, and the id by which they are known again.
COLUMNS: Final = (
    "Group",
    "Person",
    "Role",
    "Key player?",
    "Best connected?",
    "Last talked",
    "How often",
    "Reach by",
    "Notes",
    "netrules id",
)
#: How many rows a worksheet has of which nothing is known.
BLANK_ROWS: Final = 20
#: Words that stand for the cell above, or for nothing.
_ABOVE: Final = ("?", '"', "''", "\u3003", "\u2033", "\u201d", "ditto", "do.", "dito", "idem")
#: What a spreadsheet takes for a formula, if a cell begins with it.
_FORMULA: Final = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def rows(worksheet: Worksheet) -> Iterator[tuple[str, ...]]:
    """The rows of the table; empty ones if nothing is known."""
    if not worksheet.by_group:
        yield from [("",) * len(COLUMNS)] * BLANK_ROWS
    for group, people in worksheet.by_group.items():
        name = group.replace(";", "\\;")
        yield from (_row(name, row) for row in people)
        if not people:
            yield (name, *[""] * (len(COLUMNS) - 1))


def _row(group: str, row: WorksheetRow) -> tuple[str, ...]:
    return (
        group,
        row.name,
        row.role,
        yes(row.key),
        yes(row.best),
        row.last.isoformat() if row.last else "",
        row.every,
        "; ".join(map(way, row.ways)),
        "",
        row.id,
    )


def yes(it: bool) -> str:  # noqa: FBT001 reason: a value, no switch
    """What stands under a question: yes, or nothing where nobody said."""
    return "yes" if it else ""


def way(one: WorksheetWay) -> str:
    """A way to reach somebody, marked if it is not theirs alone."""
    return f"{one.value} (shared)" if one.shared else one.value


def shielded(cell: str, *, formulas: bool) -> str:
    """*cell* with an apostrophe before it where it would mean something else.

    Args:
        cell: The cell.
        formulas: Whether a spreadsheet may read it.
    """
    bare = cell.lstrip("'")
    above = bare == "?" or bare.casefold() in _ABOVE or cell in _ABOVE
    # What looks as if it had been shielded already is, too.
    shown = bare.startswith(_FORMULA) and (formulas or bare != cell)
    return f"'{cell}" if above or shown else cell


def shielded_row(cells: Sequence[str], *, formulas: bool) -> list[str]:
    """Each of *cells*, shielded."""
    return [shielded(cell, formulas=formulas) for cell in cells]
