"""What the readers of all tables do alike with rows, dates and the people in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from netrules import Handle, Origin, Problem, Skipped
from netrules.plugins.sources.linkedin.csvfile import Row, Shape, Table
from netrules.plugins.sources.linkedin.dates import Dates

BLANK: Final = "blank row"
DEACTIVATED: Final = "deactivated member"
UNREADABLE_DATE: Final = "the date is in no form that is known here"
UNCLEAR_DATE: Final = "the date does not show which number is the day and which the month"
_DATE_REMEDY: Final = "write it as 2020-10-05, or export the file again without a spreadsheet"
_ROW_REMEDY: Final = "correct the row, or export the file again"
_WRONG: Final = {
    Shape.TORN: "a quotation mark opens in this row and does not close",
    Shape.SHORT: "the row has fewer cells than there are columns",
    Shape.LONG: "the row has more cells than there are columns",
}


def sift(table: Table) -> Iterator[Row | Problem | Skipped]:
    """The rows of *table* that can be used, and why the others cannot."""
    for row in table:
        if row.is_blank:
            yield Skipped(BLANK, table.origin(row))
        elif row.shape is not Shape.WHOLE:
            yield misfit(row, table.origin(row))
        else:
            yield row


def misfit(row: Row, origin: Origin, *, lost: bool = True) -> Problem:
    """What to say of a row whose cells do not match the columns."""
    return Problem(_WRONG[row.shape], origin, _ROW_REMEDY, lost)


def settled(
    rows: Iterable[Row | Problem | Skipped], table: Table, dates: Dates, *columns: int
) -> Iterator[Row | Problem | Skipped]:
    """*rows* in their order, each once *dates* can read its *columns*.

    Nothing is held back before the first date that only the rest of the file explains.
    """
    held: list[Row | Problem | Skipped] = []
    for row in rows:
        waits = [dates.learn(row.cells[i]) for i in columns] if isinstance(row, Row) else []
        if held or any(waits):
            held.append(row)
        else:
            yield row
    dates.decide(resaved=table.resaved)
    yield from held


def bad_date(text: str, dates: Dates, origin: Origin, *, lost: bool = True) -> Problem:
    """What to say of a date that *dates* cannot read."""
    message = UNCLEAR_DATE if dates.is_unclear(text) else UNREADABLE_DATE
    return Problem(message, origin, _DATE_REMEDY, lost)


def handle_of(url: str, email: str, name: str) -> Handle:
    """A handle of what is not empty."""
    urls, emails, names = ((text,) if text else () for text in (url, email, name))
    return Handle(urls=urls, emails=emails, names=names)
