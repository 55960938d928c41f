"""Call logs as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import Direction, Item, Opened, Origin, Problem, Skipped
from netrules.plugins.sources.calls.columns import Role, find_columns, roles_of
from netrules.plugins.sources.calls.dates import Dates, tidied
from netrules.plugins.sources.calls.log import LAYER, UNREADABLE_DATE, CallLog
from netrules.plugins.sources.calls.meaning import lasted, said_by
from netrules.plugins.sources.calls.numbers import Book
from netrules.reading import Header, Row, Shape, Table

BLANK: Final = "blank row"
UNCLEAR_DATE: Final = "no date of the file shows which number is the day and which the month"
#: Bills list what is paid for: the calls that their reader made.
ONE_WAY: Final = (
    "no call of the file is said to be incoming, so it cannot show that there was no contact"
)
_MISFITS: Final = {
    Shape.TORN: "a quotation mark opens in this row and does not close",
    Shape.SHORT: "the row has fewer cells than there are columns",
    Shape.LONG: "the row has more cells than there are columns",
}


def table_items(opened: Opened, member: str, book: Book) -> Iterator[Item]:
    """The calls that a table lists."""
    header = find_columns(opened.head(member))
    if header is None:
        yield Problem(
            "no row of column names with a number and a date",
            opened.origin(member, layer=LAYER),
            "export the log with its column names, such as Number, Date, Duration, Type",
            lost=False,
        )
        return
    yield from _Rows(opened, member, header, book).items()


class _Rows:
    """The rows of one table."""

    def __init__(self, opened: Opened, member: str, header: Header[bool], book: Book) -> None:
        self._table: Final = Table(opened, member, header, layer=LAYER, free_text=frozenset())
        self._roles: Final = roles_of(header.columns)
        self._dates: Final = Dates()
        self._log: Final = CallLog(book)
        #: Whether any call is said to have come in.
        self._incoming = False

    def items(self) -> Iterator[Item]:
        """What each row shows, then what the table vouches for."""
        for row in self._table:
            if row.shape is Shape.WHOLE:
                self._dates.learn(self._date(row))
        self._dates.decide()
        rows = 0
        for row in self._table:
            rows += 1
            yield self._item(row)
        origin = self._table.origin()
        yield from self._table.encoding_problem()
        if not rows:
            again = "export the log again"
            yield Problem("the call log has no rows", origin, again, lost=False)
        yield from self._coverage(origin)

    def _coverage(self, origin: Origin) -> Iterator[Item]:
        span = self._log.span
        if span.first is None or span.broken or self._incoming:
            yield from span.coverage("calls", origin)
        else:
            remedy = "if it is a bill, give the phone's own log as well"
            yield Problem(ONE_WAY, origin, remedy, lost=False)

    def _item(self, row: Row) -> Item:
        origin = self._table.origin(row)
        if row.is_blank:
            return Skipped(BLANK, origin)
        if row.shape is not Shape.WHOLE:
            remedy = "correct the row, or export the log again"
            return self._log.lost(Problem(_MISFITS[row.shape], origin, remedy))
        date = self._date(row)
        duration = self._cell(row, Role.DURATION)
        said = said_by(
            row.cells[place]
            for role in (Role.TYPE, Role.STATUS)
            for place in self._roles.get(role, ())
        )
        self._incoming = self._incoming or said.direction is Direction.IN
        return self._log.call(
            self._cell(row, Role.NUMBER),
            self._cell(row, Role.NAME),
            self._dates.read(date),
            said,
            talked=lasted(duration),
            origin=origin,
            bad_date=UNCLEAR_DATE if self._dates.is_unclear(date) else UNREADABLE_DATE,
        )

    def _date(self, row: Row) -> str:
        return tidied(f"{self._cell(row, Role.DATE)} {self._cell(row, Role.TIME)}")

    def _cell(self, row: Row, role: Role) -> str:
        places = self._roles.get(role)
        return row.cells[places[0]] if places else ""
