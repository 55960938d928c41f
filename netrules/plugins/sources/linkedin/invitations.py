"""Invitations.csv: who asked whom to connect. Asking is not contact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

import attrs

from netrules import Direction, InteractionRecord, Item, Origin, Problem, Skipped
from netrules.plugins.sources.linkedin.csvfile import Row, Table
from netrules.plugins.sources.linkedin.dates import Dates
from netrules.plugins.sources.linkedin.owner import Owner, Side
from netrules.plugins.sources.linkedin.people import is_nobody, profile_of
from netrules.plugins.sources.linkedin.sifting import (
    DEACTIVATED,
    bad_date,
    handle_of,
    settled,
    sift,
)

CHANNEL: Final = "LinkedIn invitation"
_DIRECTIONS: Final = {
    "outgoing": Direction.OUT,
    "sent": Direction.OUT,
    "incoming": Direction.IN,
    "received": Direction.IN,
}


@attrs.frozen
class Invitation:
    """One row: who invited whom, and which of the two is the owner, if the row says so."""

    origin: Origin
    at: date | datetime
    inviter: Side
    invitee: Side
    direction: Direction | None

    @property
    def owner_side(self) -> Side | None:
        """The owner as this row names them."""
        if self.direction is None:
            return None
        return self.inviter if self.direction is Direction.OUT else self.invitee


def read_invitations(table: Table) -> Iterator[Invitation | Problem | Skipped]:
    """The invitations of a table, before it is known who the owner is."""
    at, way = table.column("sentat"), table.column("direction")
    names = table.column("from"), table.column("to")
    urls = table.column("inviterprofileurl"), table.column("inviteeprofileurl")
    dates = Dates()
    for row in settled(sift(table), table, dates, at):
        if not isinstance(row, Row):
            yield row
            continue
        origin = table.origin(row)
        written = row.cells[at].strip()
        moment = dates.read(written)
        if moment is None:
            yield bad_date(written, dates, origin)
            continue
        inviter, invitee = (
            Side(row.cells[url].strip(), row.cells[name].strip(), origin)
            for url, name in zip(urls, names, strict=True)
        )
        direction = _DIRECTIONS.get(row.cells[way].strip().casefold())
        yield Invitation(origin, moment, inviter, invitee, direction)
    yield from table.encoding_problem()


def invitation_items(
    invitations: Iterable[Invitation | Problem | Skipped], owner: Owner | None
) -> Iterator[Item]:
    """An interaction for each invitation, with the side that is not the owner."""
    for invitation in invitations:
        if not isinstance(invitation, Invitation):
            yield invitation
            continue
        direction = invitation.direction or _direction(invitation, owner)
        if direction is None:
            yield Problem(
                "the invitation does not say whether it was sent or received",
                invitation.origin,
                "fill in its Direction: OUTGOING or INCOMING",
            )
            continue
        other = invitation.invitee if direction is Direction.OUT else invitation.inviter
        if is_nobody(other.name) and not profile_of(other.url):
            yield Skipped(DEACTIVATED, invitation.origin)
            continue
        yield InteractionRecord(
            (handle_of(other.url, "", "" if is_nobody(other.name) else other.name),),
            invitation.at,
            CHANNEL,
            direction,
            invitation.origin,
        )


def _direction(invitation: Invitation, owner: Owner | None) -> Direction | None:
    if owner is None:
        return None
    sent, received = (
        owner.is_named(profile_of(side.url), side.name)
        for side in (invitation.inviter, invitation.invitee)
    )
    if sent == received:
        return None
    return Direction.OUT if sent else Direction.IN
