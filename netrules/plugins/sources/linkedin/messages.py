"""messages.csv: what was written, to whom and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import combinations
from typing import Final

import attrs

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Origin,
    Problem,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.linkedin.conversations import Conversation, Entry, Mailbox, Party
from netrules.plugins.sources.linkedin.csvfile import Table
from netrules.plugins.sources.linkedin.owner import Owner
from netrules.plugins.sources.linkedin.sifting import DEACTIVATED, bad_date, sift

CHANNEL: Final = "LinkedIn message"
#: The kind of tie between members of one group conversation.
TIE: Final = "thread"
#: A conversation of more others than these says nothing about who knows whom.
MOST_TIED: Final = 12


@attrs.define(eq=False)
class _Circle:
    """Those who take part in a conversation besides the owner."""

    others: list[Party]
    people: tuple[Handle, ...]
    breadth: Breadth
    size: int
    first: tuple[date, Origin] | None = None

    @classmethod
    def of(cls, conversation: Conversation, owner: Owner) -> _Circle:
        others = sorted(
            (one for one in conversation.members if not _is_owner(one, owner)),
            key=lambda one: one.order,
        )
        size = len(others) + conversation.has_unknown
        breadth = Breadth.ONE if size == 1 else Breadth.GROUP
        return cls(others, tuple(one.handle for one in others), breadth, size)


def message_items(mailbox: Mailbox, owner: Owner | None) -> Iterator[Item]:
    """An interaction for each message, the ties that group conversations show, and coverage."""
    if owner is None:
        yield from _without_owner(mailbox)
    else:
        yield from _Letters(mailbox, owner).items()
    yield from mailbox.table.encoding_problem()


def bot_items(table: Table) -> Iterator[Item]:
    """Rows of conversations with LinkedIn's assistants: with nobody."""
    for row in sift(table):
        if isinstance(row, Problem | Skipped):
            yield row
        else:
            yield Skipped("bot", table.origin(row))
    yield from table.encoding_problem()


def _is_owner(party: Party, owner: Owner) -> bool:
    return any(owner.is_named(party.profile, name) for name in party.names or ("",))


def _without_owner(mailbox: Mailbox) -> Iterator[Item]:
    """What is left to say of messages if nobody knows which of the parties is the owner."""
    if not mailbox.conversations:
        yield from (item for item in mailbox.entries if not isinstance(item, Entry))
        return
    yield Problem(
        "cannot tell which participant of the messages is you, so their direction is unknown",
        mailbox.table.origin(),
        "add your profile URL to the settings: [me] url",
        lost=False,
    )
    for item in mailbox.entries:
        if isinstance(item, Entry):
            yield Skipped("owner unknown", mailbox.table.place(item.line, item.number))
        else:
            yield item


class _Letters:
    """The messages of a mailbox, seen from its owner."""

    def __init__(self, mailbox: Mailbox, owner: Owner) -> None:
        self._mailbox: Final = mailbox
        self._circles: Final = {
            conversation: _Circle.of(conversation, owner)
            for conversation in mailbox.conversations.values()
        }
        senders = {one for talk in mailbox.conversations.values() for one in talk.senders if one}
        self._mine: Final = {one for one in senders if _is_owner(one, owner)}
        self._days: Final[set[date]] = set()
        self._lost = 0

    def items(self) -> Iterator[Item]:
        table = self._mailbox.table
        for entry in self._mailbox.entries:
            if isinstance(entry, Entry):
                item = self._message(entry, table.place(entry.line, entry.number))
            else:
                item = entry
            self._lost += isinstance(item, Problem)
            yield item
        yield from self._ties()
        yield from self._coverage(table.origin())

    def _message(self, entry: Entry, origin: Origin) -> InteractionRecord | Problem | Skipped:
        at = self._mailbox.dates.read(entry.date)
        if at is None:
            return bad_date(entry.date, self._mailbox.dates, origin)
        circle = self._circles[entry.conversation]
        if not circle.people:
            return Skipped(DEACTIVATED if circle.size else "no other participant", origin)
        self._note(circle, at, origin)
        is_mine = entry.sender in self._mine
        sender = None
        if not is_mine and entry.sender is not None and circle.breadth is Breadth.GROUP:
            sender = entry.conversation.same.get(entry.sender, entry.sender).handle
        return InteractionRecord(
            circle.people,
            at,
            CHANNEL,
            Direction.OUT if is_mine else Direction.IN,
            origin,
            circle.breadth,
            sender=sender,
            thread=entry.conversation.thread,
        )

    def _note(self, circle: _Circle, at: date | datetime, origin: Origin) -> None:
        """Remember the day for coverage, and for ties if it is the conversation's first."""
        day = at.date() if isinstance(at, datetime) else at
        self._days.add(day)
        if circle.first is None or (day, origin) < circle.first:
            circle.first = (day, origin)

    def _ties(self) -> Iterator[TieRecord]:
        """A tie for each two who share a group conversation, from the first one on."""
        found: dict[tuple[Party, Party], tuple[date, Origin]] = {}
        for circle in self._circles.values():
            if circle.first is None or circle.size > MOST_TIED:
                continue
            for pair in combinations(circle.others, 2):
                found[pair] = min(found.get(pair, circle.first), circle.first)
        for (one, other), (since, origin) in sorted(
            found.items(), key=lambda item: (item[0][0].order, item[0][1].order)
        ):
            between = (one.handle, other.handle)
            yield TieRecord(between, TIE, Evidence.OBSERVED, origin, since)

    def _coverage(self, origin: Origin) -> Iterator[InteractionCoverage | Problem]:
        """The days the file vouches for: none if it holds messages that were lost."""
        if not self._days:
            return
        if self._lost:
            yield Problem(
                "some messages could not be read, so the file cannot show that there was no "
                "contact",
                origin,
                "correct the rows reported above it, or export the file again",
                lost=False,
            )
            return
        yield InteractionCoverage(
            CHANNEL, min(self._days), max(self._days), origin, until_at_least=True
        )
