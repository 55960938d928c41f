"""One export as a whole: its files in turn, and what shows only from several of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Final

from netrules import Direction, InteractionRecord, Item, Opened, PersonRecord, Problem
from netrules.plugins.sources.linkedin.career import (
    names_in,
    read_education,
    read_emails,
    read_positions,
    read_profile,
)
from netrules.plugins.sources.linkedin.connections import read_connections
from netrules.plugins.sources.linkedin.conversations import Mailbox
from netrules.plugins.sources.linkedin.csvfile import LAYER, Table
from netrules.plugins.sources.linkedin.invitations import (
    Invitation,
    invitation_items,
    read_invitations,
)
from netrules.plugins.sources.linkedin.layout import Export, Kind, stem_of
from netrules.plugins.sources.linkedin.messages import bot_items, message_items
from netrules.plugins.sources.linkedin.owner import Owner, find_owner
from netrules.plugins.sources.linkedin.praise import read_endorsements, read_recommendations
from netrules.reading import snapshot

#: The readers of tables that can be understood without knowing whose export it is.
_READERS: Final[dict[Kind, Callable[[Table], Iterator[Item]]]] = {
    Kind.EMAILS: read_emails,
    Kind.POSITIONS: read_positions,
    Kind.EDUCATION: read_education,
    Kind.CONNECTIONS: read_connections,
    Kind.PERHAPS_CONNECTIONS: read_connections,
    Kind.ENDORSEMENTS_GIVEN: partial(read_endorsements, direction=Direction.OUT),
    Kind.ENDORSEMENTS_RECEIVED: partial(read_endorsements, direction=Direction.IN),
}


def export_items(opened: Opened, export: Export, urls: Iterable[str]) -> Iterator[Item]:
    """What an export tells, and of which day its list of connections speaks.

    Args:
        opened: The input that holds it.
        export: Its members.
        urls: The owner's profile URLs by the settings.
    """
    newest: date | None = None
    lists = [member for member, _ in export.of(Kind.CONNECTIONS)]
    for item in _told(opened, export, urls):
        day = _day_of(item)
        newest = day if newest is None or (day is not None and day > newest) else newest
        if isinstance(item, Problem) and item.lost:
            # Who stands in a row that cannot be read is not listed, and yet not gone.
            lists = [one for one in lists if opened.origin(one).file != item.origin.file]
        yield item
    for member in lists:
        yield snapshot(opened, member, newest, layer=LAYER)


def _day_of(item: Item) -> date | None:
    """The day on which what a record tells was recorded or happened."""
    if isinstance(item, InteractionRecord):
        return item.at.date() if isinstance(item.at, datetime) else item.at
    if isinstance(item, PersonRecord):
        recorded: date | None = item.facts.get("recorded")
        return recorded
    return None


def _told(opened: Opened, export: Export, urls: Iterable[str]) -> Iterator[Item]:
    """The records of an export.

    Args:
        opened: The input that holds it.
        export: Its members.
        urls: The owner's profile URLs by the settings.
    """

    def tables(kind: Kind) -> Iterator[Table]:
        return (Table(opened, member, header) for member, header in export.of(kind))

    profile = [item for table in tables(Kind.PROFILE) for item in read_profile(table)]
    invited = [item for table in tables(Kind.INVITATIONS) for item in read_invitations(table)]
    mailboxes = [Mailbox(table, names_in(profile)) for table in tables(Kind.MESSAGES)]
    owner = _owner(urls, profile, invited, mailboxes)

    yield from profile
    if owner is not None and owner.record is not None:
        yield owner.record
    for kind, read in _READERS.items():
        for table in tables(kind):
            yield from read(table)
    for table in tables(Kind.RECOMMENDATIONS):
        given = "given" in stem_of(table.member)
        yield from read_recommendations(table, Direction.OUT if given else Direction.IN)
    yield from invitation_items(invited, owner)
    for mailbox in mailboxes:
        yield from message_items(mailbox, owner)
    for member, header in export.bots.items():
        yield from bot_items(Table(opened, member, header))


def _owner(
    urls: Iterable[str],
    profile: Iterable[object],
    invited: Iterable[object],
    mailboxes: Iterable[Mailbox],
) -> Owner | None:
    sides = (item.owner_side for item in invited if isinstance(item, Invitation))
    talks = (talk for box in mailboxes for talk in box.conversations.values())
    return find_owner(
        urls,
        names_in(profile),
        [side for side in sides if side is not None],
        # One who is alone in a conversation may be the owner or the other.
        [talk.members for talk in talks if talk.size > 1],
    )
