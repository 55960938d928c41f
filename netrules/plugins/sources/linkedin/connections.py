"""Connections.csv: everyone the owner is connected with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from netrules import Item, Job, PersonRecord, Problem, Skipped
from netrules.plugins.sources.linkedin.csvfile import Row, Shape, Table
from netrules.plugins.sources.linkedin.dates import Dates, day_of
from netrules.plugins.sources.linkedin.people import full_name, is_nobody
from netrules.plugins.sources.linkedin.sifting import (
    BLANK,
    DEACTIVATED,
    UNCLEAR_DATE,
    bad_date,
    handle_of,
    misfit,
    settled,
)

#: The kind of tie that an entry in the list of connections proves.
TIE: Final = "connection"


@attrs.frozen
class _Columns:
    first: int
    last: int
    url: int
    email: int
    company: int
    position: int
    date: int

    @classmethod
    def of(cls, table: Table) -> _Columns:
        return cls(
            table.column("firstname"),
            table.column("lastname"),
            table.column("url", "profileurl", "linkedinurl", "publicprofileurl"),
            table.column("emailaddress", "email"),
            table.column("company", "organization", "companyname"),
            table.column("position", "title", "jobtitle"),
            table.column("connectedon"),
        )


def read_connections(table: Table) -> Iterator[Item]:
    """A record for each connection.

    ``Connected On`` is when the connection was recorded: neither when the two met nor
    when they were last in contact. Company and position are those of the day of the export.
    """
    columns = _Columns.of(table)
    dates = Dates()
    kept = seen = False
    unclear: Problem | None = None
    for row in settled(_rows(table), table, dates, columns.date):
        seen = True
        if not isinstance(row, Row):
            yield row
            continue
        for item in _items(table, row, columns, dates):
            if isinstance(item, Problem) and item.message == UNCLEAR_DATE:
                unclear = unclear or item
                continue
            kept = kept or isinstance(item, PersonRecord)
            yield item
    if unclear is not None:
        # The whole file is written in one way, so it is said once.
        yield unclear
    if seen and not kept:
        yield Problem(
            "no row of this list of connections names anyone",
            table.origin(),
            "export the file again: it has rows, but none with a name",
            lost=False,
        )
    yield from table.encoding_problem()


def _rows(table: Table) -> Iterator[Row | Problem | Skipped]:
    """The rows that name somebody, and why the others do not."""
    first, last = table.column("firstname"), table.column("lastname")
    for row in table:
        given, family = row.cells[first].strip(), row.cells[last].strip()
        if row.shape is Shape.WHOLE:
            if not is_nobody(full_name(given, family)):
                yield row
            else:
                yield Skipped(BLANK if row.is_blank else DEACTIVATED, table.origin(row))
        elif row.is_blank:
            yield Skipped(BLANK, table.origin(row))
        elif given and family:
            yield row
        else:
            yield misfit(row, table.origin(row))


def _items(table: Table, row: Row, columns: _Columns, dates: Dates) -> Iterator[Item]:
    cells, origin = row.cells, table.origin(row)
    if row.shape is not Shape.WHOLE:
        yield misfit(row, origin, lost=False)
    url, email = cells[columns.url].strip(), cells[columns.email].strip()
    company, position = cells[columns.company].strip(), cells[columns.position].strip()
    written = cells[columns.date].strip()
    if row.shape is Shape.LONG:
        # A separator inside a value has moved what follows it: only what proves itself stays.
        url = url if "linkedin.com/" in url else ""
        email = email if "@" in email else ""
        company = position = written = ""
    facts: dict[str, Any] = {}
    if written:
        day = day_of(dates.read(written))
        if day is None:
            yield bad_date(written, dates, origin, lost=False)
        else:
            facts["recorded"] = day
    yield PersonRecord(
        handle_of(url, email, full_name(cells[columns.first], cells[columns.last])),
        origin,
        (Job(company, position),) if company or position else (),
        facts,
        TIE,
    )
