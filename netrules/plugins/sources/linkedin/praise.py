"""Recommendations and endorsements: what was said of each other, which nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from netrules import Direction, Favour, InteractionRecord, Item, Skipped
from netrules.plugins.sources.linkedin.csvfile import Row, Table
from netrules.plugins.sources.linkedin.dates import Dates
from netrules.plugins.sources.linkedin.people import full_name, is_nobody, profile_of
from netrules.plugins.sources.linkedin.sifting import (
    DEACTIVATED,
    bad_date,
    handle_of,
    settled,
    sift,
)

RECOMMENDATION: Final = "LinkedIn recommendation"
ENDORSEMENT: Final = "LinkedIn endorsement"


@attrs.frozen
class _Form:
    """How a table writes what it holds.

    Args:
        channel: The channel of what it holds.
        who: What the names of the columns about the other person begin with.
        date: The column of the date.
        status: The column that says whether it stands.
        stands: What that column then says.
        otherwise: Why a row that does not stand is left out.
    """

    channel: str
    who: str
    date: str
    status: str
    stands: str
    otherwise: str


def read_recommendations(table: Table, direction: Direction) -> Iterator[Item]:
    """An interaction for each visible recommendation.

    To write one is to give something. One that was received is no favour asked, because
    nobody knows who asked, and not one given either: it has none. The file names people
    by name only.
    """
    form = _Form(RECOMMENDATION, "", "creationdate", "status", "visible", "not visible")
    favour = Favour.GIVE if direction is Direction.OUT else None
    return _read(table, form, direction, favour)


def read_endorsements(table: Table, direction: Direction) -> Iterator[Item]:
    """An interaction for each accepted endorsement of a skill."""
    who = "endorsee" if direction is Direction.OUT else "endorser"
    form = _Form(
        ENDORSEMENT, who, "endorsementdate", "endorsementstatus", "accepted", "not accepted"
    )
    return _read(table, form, direction, None)


def _read(table: Table, form: _Form, direction: Direction, favour: Favour | None) -> Iterator[Item]:
    first, last = table.column(form.who + "firstname"), table.column(form.who + "lastname")
    url = table.column(form.who + "publicurl", form.who + "profileurl") if form.who else -1
    written, status = table.column(form.date), table.column(form.status)
    dates = Dates()
    for row in settled(sift(table), table, dates, written):
        if not isinstance(row, Row):
            yield row
            continue
        origin = table.origin(row)
        cells = row.cells
        if status >= 0 and cells[status].strip().casefold() != form.stands:
            yield Skipped(form.otherwise, origin)
            continue
        name, profile = full_name(cells[first], cells[last]), cells[url].strip()
        if is_nobody(name) and not profile_of(profile):
            yield Skipped(DEACTIVATED, origin)
            continue
        at = dates.read(cells[written].strip())
        if at is None:
            yield bad_date(cells[written].strip(), dates, origin)
            continue
        handle = handle_of(profile, "", "" if is_nobody(name) else name)
        yield InteractionRecord((handle,), at, form.channel, direction, origin, favour=favour)
    yield from table.encoding_problem()
