"""Direct messages, seen from the owner: interactions, ties that groups show, and coverage."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations
from typing import Final

import attrs

from netrules import (
    Breadth,
    Direction,
    Evidence,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.x.accounts import Book
from netrules.plugins.sources.x.conversations import Letter, Mailbox
from netrules.plugins.sources.x.values import LAYER

CHANNEL: Final = "X message"
#: The kind of tie between members of one group.
TIE: Final = "thread"
#: A group of more others than these says nothing about who knows whom.
MOST_TIED: Final = 12


@attrs.define(eq=False)
class _Circle:
    """Those who take part in a conversation besides the owner, in an order of their own."""

    others: tuple[str, ...]
    first: tuple[date, Origin] | None = None


class Letters:
    """The messages of a mailbox.

    Args:
        opened: The input that holds them.
        mailbox: The messages.
        owner: The number of the owner's account.
        book: Who is behind a number.
        blocked: Accounts that the owner wants nothing to do with.
        listed: Accounts that the lists name already.
    """

    def __init__(
        self,
        opened: Opened,
        mailbox: Mailbox,
        owner: str,
        book: Book,
        blocked: Collection[str],
        listed: Collection[str],
    ) -> None:
        self._opened: Final = opened
        self._mailbox: Final = mailbox
        self._owner: Final = owner
        self._book: Final = book
        self._blocked: Final = blocked
        self._told: Final = set(listed)
        self._circles: Final = {
            talk: _Circle(tuple(sorted(talk.members - {owner}, key=lambda one: (len(one), one))))
            for talk in mailbox.conversations
        }
        #: The first and the last day on which something was sent.
        self.days: tuple[date, date] | None = None
        #: Whether any message could not be read.
        self.lost = not mailbox.is_whole

    def items(self) -> Iterator[Item]:
        """An interaction for each message, whom the owner wrote to, and ties."""
        for entry in self._mailbox.entries:
            if isinstance(entry, Letter):
                yield from self._of(entry)
            else:
                yield entry
        yield from self._ties()

    def coverage(self, origin: Origin, made: date | None) -> Iterator[InteractionCoverage]:
        """The days of the messages, and those up to the one on which the archive was made."""
        if self.days is not None:
            since, until = self.days
            until = max(until, made or until)
            yield InteractionCoverage(CHANNEL, since, until, origin, until_at_least=True)

    def _of(self, letter: Letter) -> Iterator[Item]:
        origin = self._opened.origin(letter.member, record=letter.pointer, layer=LAYER)
        talk, circle = letter.conversation, self._circles[letter.conversation]
        if not circle.others:
            yield Skipped("no other participant", origin)
            return
        if not talk.is_group and len(circle.others) > 1:
            self.lost = True
            said = "the message is between two others than the archive's owner"
            yield Problem(said, origin, "check that all files are of one archive")
            return
        people = tuple(one for one in circle.others if one not in self._blocked)
        if not people:
            yield Skipped("blocked", origin)
            return
        self._note(circle, letter.at.date(), origin)
        is_mine = letter.sender == self._owner
        yield InteractionRecord(
            tuple(map(self._book.handle, people)),
            letter.at,
            CHANNEL,
            Direction.OUT if is_mine else Direction.IN,
            origin,
            Breadth.GROUP if talk.is_group else Breadth.ONE,
            sender=None if is_mine or not talk.is_group else self._book.handle(letter.sender),
            thread=talk.thread,
        )
        if is_mine and len(circle.others) <= MOST_TIED:
            yield from self._met(people, origin)

    def _met(self, people: Collection[str], origin: Origin) -> Iterator[PersonRecord]:
        """Those whom the owner wrote to and whom nothing else has named so far."""
        for one in people:
            if one not in self._told:
                self._told.add(one)
                yield PersonRecord(self._book.handle(one), origin)

    def _note(self, circle: _Circle, day: date, origin: Origin) -> None:
        """Remember the day for coverage, and for ties if it is the conversation's first."""
        since, until = self.days or (day, day)
        self.days = (min(since, day), max(until, day))
        if circle.first is None or (day, origin) < circle.first:
            circle.first = (day, origin)

    def _ties(self) -> Iterator[TieRecord]:
        """A tie for each two who share a group, from its first message on."""
        for talk, circle in self._circles.items():
            if not talk.is_group or circle.first is None or len(circle.others) > MOST_TIED:
                continue
            since, origin = circle.first
            for one, other in combinations(circle.others, 2):
                between = (self._book.handle(one), self._book.handle(other))
                yield TieRecord(between, TIE, Evidence.OBSERVED, origin, since)


def without_owner(opened: Opened, mailbox: Mailbox) -> Iterator[Item]:
    """What is left to say of messages if nobody knows who is the owner."""
    if any(isinstance(entry, Letter) for entry in mailbox.entries):
        yield Problem(
            "cannot tell which participant of the messages is you, so their direction is unknown",
            opened.origin(layer=LAYER),
            "give the whole archive, whose account.js says so",
            lost=False,
        )
    for entry in mailbox.entries:
        if isinstance(entry, Letter):
            origin = opened.origin(entry.member, record=entry.pointer, layer=LAYER)
            yield Skipped("owner unknown", origin)
        else:
            yield entry
