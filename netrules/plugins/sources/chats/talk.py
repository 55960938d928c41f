"""One conversation seen from the owner, and the records that it becomes.

What all services have in common: who is addressed by a message, who becomes a person,
who is seen to know whom, and what the conversation vouches for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import Final

import attrs

from netrules import (
    Breadth,
    Direction,
    Evidence,
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Origin,
    PersonRecord,
    Skipped,
    TieRecord,
)

#: The kind of tie between two who write in one group.
TIE: Final = "thread"
#: What an entry of an address book proves.
CONTACT: Final = "contact"
#: What kind of group a group chat is.
GROUP_KIND: Final = "chat"
#: A conversation of more others than these tells neither whom the owner wrote to nor who
#: knows whom, and a message in it concerns its sender only. (To look up everybody in every
#: message of a group of fifty took the builder 35 times as long as to read the chat.)
MOST_TIED: Final = 12
#: Why the owner's own messages to so many are left out.
TO_MANY: Final = "to a large group"
#: Why a message is left out if nobody else took part.
ALONE: Final = "no other participant"


@attrs.frozen
class Other:
    """Somebody who takes part besides the owner.

    Args:
        handle: Who it is.
        origin: Where they first occur.
        key: What tells them from others of the same input, who may have the same name.
        saved: Whether the file shows that they are in the owner's address book.
    """

    handle: Handle
    origin: Origin
    key: str
    saved: bool = False


class Talk:
    """A conversation and what was seen of it so far.

    Args:
        service: Its name in channels: "WhatsApp" gives "WhatsApp message".
        thread: What tells it from other conversations, in every export alike.
        others: Those who take part besides the owner, in the order of their first message.
        group: Whether it is a group, even if only one other has written in it.
        extra: How many others take part of whom nothing else is known.
    """

    def __init__(
        self, service: str, thread: str, others: Sequence[Other], *, group: bool, extra: int = 0
    ) -> None:
        self.message_channel: Final = f"{service} message"
        self.call_channel: Final = f"{service} call"
        self.thread: Final = thread
        self.others: Final = tuple(others)
        self.size: Final = len(self.others) + extra
        self.breadth: Final = Breadth.GROUP if group or self.size > 1 else Breadth.ONE
        self._people: Final = tuple(other.handle for other in self.others)
        self._is_small: Final = self.size <= MOST_TIED
        #: The first and last day on which something happened in it.
        self.days: tuple[date, date] | None = None
        #: The channels on which it did.
        self.channels: Final[set[str]] = set()
        #: Whether something in it could not be read or is known to be missing.
        self.incomplete = False

    def message(
        self, origin: Origin, at: date | datetime, sender: Handle | None
    ) -> InteractionRecord | Skipped:
        """A message; no *sender* stands for the owner."""
        return self._event(self.message_channel, origin, at, sender)

    def call(
        self, origin: Origin, at: date | datetime, sender: Handle | None
    ) -> InteractionRecord | Skipped:
        """A call that was answered; no *sender* stands for the owner."""
        return self._event(self.call_channel, origin, at, sender)

    def _event(
        self, channel: str, origin: Origin, at: date | datetime, sender: Handle | None
    ) -> InteractionRecord | Skipped:
        if not self._people:
            return Skipped(ALONE, origin)
        people = self._people
        if not self._is_small:
            if sender is None:
                return Skipped(TO_MANY, origin)
            people = (sender,)
        day = at.date() if isinstance(at, datetime) else at
        first, last = self.days or (day, day)
        self.days = min(first, day), max(last, day)
        self.channels.add(channel)
        return InteractionRecord(
            people,
            at,
            channel,
            Direction.OUT if sender is None else Direction.IN,
            origin,
            self.breadth,
            sender=sender if self.breadth is Breadth.GROUP else None,
            thread=self.thread,
        )

    def people(self, known: set[str], *, addressed: bool) -> Iterator[PersonRecord]:
        """A person for each of those whom the owner has written to.

        Args:
            known: Whom this input has listed already; those who are new are added.
            addressed: Whether the owner has written in it, or called.
        """
        if not addressed or not self._is_small:
            return
        for other in self.others:
            if other.key not in known and _is_named(other.handle):
                known.add(other.key)
                tie = CONTACT if other.saved else ""
                yield PersonRecord(other.handle, other.origin, tie=tie)

    def group(self, name: str, origin: Origin) -> Iterator[GroupRecord]:
        """The group, if it is one that has a name."""
        if self.breadth is Breadth.GROUP and name:
            yield GroupRecord(name, origin, GROUP_KIND, self._people)

    def ties(self, origin: Origin) -> Iterator[TieRecord]:
        """A tie between each two others of a small group, from its first message on."""
        if self.breadth is Breadth.GROUP and self._is_small:
            since = self.days[0] if self.days else None
            for pair in combinations(self._people, 2):
                yield TieRecord(pair, TIE, Evidence.OBSERVED, origin, since)


def _is_named(handle: Handle) -> bool:
    return bool(handle.names or handle.phones)


def coverage(
    talks: Sequence[Talk],
    origin: Origin,
    *,
    everybody: bool,
    newest: date | None = None,
    made: date | None = None,
) -> Iterator[InteractionCoverage]:
    """The days for which *talks*, all one-to-one, list everything on the channels they use.

    Args:
        talks: The conversations; those that are incomplete vouch for nothing.
        origin: The file.
        everybody: Whether there are no other one-to-one conversations than these.
        newest: The newest day in the file, of whatever kind.
        made: The day on which the file was made, if it says so.
    """
    channels = sorted({channel for talk in talks for channel in talk.channels})
    days = [talk.days for talk in talks if talk.days]
    if not days:
        return
    last = max(until for _, until in days)
    last = max(day for day in (last, newest, made) if day is not None)
    complete = not any(talk.incomplete for talk in talks)

    def covered(
        channel: str, since: date, people: tuple[Handle, ...] | None
    ) -> InteractionCoverage:
        return InteractionCoverage(channel, since, last, origin, until_at_least=True, people=people)

    for channel in channels:
        if everybody and complete:
            yield covered(channel, min(since for since, _ in days), None)
            continue
        for talk in talks:
            if talk.days and not talk.incomplete:
                people = tuple(other.handle for other in talk.others)
                yield covered(channel, talk.days[0], people)
