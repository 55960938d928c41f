"""Profile.csv, Positions.csv, Education.csv and Email Addresses.csv: the owner themself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netrules import Handle, Item, Job, OwnerRecord, Skipped
from netrules.plugins.sources.linkedin.csvfile import Row, Table
from netrules.plugins.sources.linkedin.dates import Dates, day_of
from netrules.plugins.sources.linkedin.people import full_name
from netrules.plugins.sources.linkedin.sifting import BLANK, bad_date, settled, sift

_ME = Handle(me=True)


def read_profile(table: Table) -> Iterator[Item]:
    """The owner's name, and their place if they state one."""
    first, last = table.column("firstname"), table.column("lastname")
    place = table.column("geolocation", "location")
    for row in sift(table):
        if not isinstance(row, Row):
            yield row
            continue
        name = full_name(row.cells[first], row.cells[last])
        where = row.cells[place].strip()
        yield OwnerRecord(
            Handle(names=(name,) if name else (), me=True),
            table.origin(row),
            facts={"place": where} if where else {},
        )
    yield from table.encoding_problem()


def read_emails(table: Table) -> Iterator[Item]:
    """The owner's addresses, those that LinkedIn saw confirmed."""
    address, confirmed = table.column("emailaddress"), table.column("confirmed")
    for row in sift(table):
        if not isinstance(row, Row):
            yield row
        elif row.cells[confirmed].strip().casefold() in {"no", "false"}:
            yield Skipped("unconfirmed address", table.origin(row))
        elif not row.cells[address].strip():
            yield Skipped("no address", table.origin(row))
        else:
            handle = Handle(emails=(row.cells[address].strip(),), me=True)
            yield OwnerRecord(handle, table.origin(row))
    yield from table.encoding_problem()


def read_positions(table: Table) -> Iterator[Item]:
    """The owner's positions.

    LinkedIn knows the months of a career and not the days: a position begins and ends
    on the first of its months. One without an end is current.
    """
    company, title = table.column("companyname"), table.column("title")
    since, until = table.column("startedon"), table.column("finishedon")
    dates = Dates(partial=True)
    for row in settled(sift(table), table, dates, since, until):
        if not isinstance(row, Row):
            yield row
            continue
        origin = table.origin(row)
        organization, role = row.cells[company].strip(), row.cells[title].strip()
        if not organization and not role:
            yield Skipped(BLANK, origin)
            continue
        begun, ended = row.cells[since].strip(), row.cells[until].strip()
        first, last = day_of(dates.read(begun)), day_of(dates.read(ended))
        for written, day in ((begun, first), (ended, last)):
            if written and day is None:
                yield bad_date(written, dates, origin, lost=False)
        job = Job(organization, role, first, last, current=not ended)
        yield OwnerRecord(_ME, origin, (job,))
    yield from table.encoding_problem()


def read_education(table: Table) -> Iterator[Item]:
    """The owner's schools, as groups the owner belongs to."""
    school = table.column("schoolname")
    for row in sift(table):
        if not isinstance(row, Row):
            yield row
        elif row.cells[school].strip():
            facts = {"groups": (row.cells[school].strip(),)}
            yield OwnerRecord(_ME, table.origin(row), facts=facts)
        else:
            yield Skipped(BLANK, table.origin(row))
    yield from table.encoding_problem()


def names_in(items: Iterable[object]) -> tuple[str, ...]:
    """The owner's names among what was read of them."""
    owners = (item for item in items if isinstance(item, OwnerRecord))
    return tuple(name for owner in owners for name in owner.handle.names)
