"""Messages, seen from the owner: interactions, ties that groups show, and coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
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
    Opened,
    Origin,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.meta.conversations import Conversation, Letter
from netrules.plugins.sources.meta.owner import Owner
from netrules.plugins.sources.meta.roll import Roll
from netrules.plugins.sources.meta.values import is_nobody, name_key

#: The kind of tie between members of one group.
TIE: Final = "thread"
#: A conversation of more others than these says nothing about who knows whom.
MOST_TIED: Final = 12
#: Participants of a conversation of two.
_TWO: Final = 2


@attrs.define
class Days:
    """From when to when something is on record."""

    since: date
    until: date

    @classmethod
    def joined(cls, known: Days | None, day: date) -> Days:
        """*known* days and one more."""
        if known is None:
            return cls(day, day)
        return cls(min(known.since, day), max(known.until, day))


@attrs.frozen
class _Circle:
    """Those who take part in a conversation besides the owner.

    Args:
        names: Their names, without those of members whose accounts are gone.
        size: How many they are, these included.
        breadth: Whether what is written there is meant for one.
    """

    names: tuple[str, ...]
    size: int
    breadth: Breadth

    @classmethod
    def of(cls, talk: Conversation, owner: Owner) -> _Circle:
        others = [name for name in talk.members if not owner.is_called(name)]
        is_one = len(others) == 1 and not talk.is_group
        names = tuple(name for name in others if not is_nobody(name))
        return cls(names, len(others), Breadth.ONE if is_one else Breadth.GROUP)


class Letters:
    """The messages of an export, conversation by conversation.

    Args:
        opened: The input that holds them.
        layer: The service's name.
        title: The service's name in the names of channels.
        owner: Whose export it is.
        roll: Who was told of so far.
    """

    def __init__(self, opened: Opened, layer: str, title: str, owner: Owner, roll: Roll) -> None:
        self._opened: Final = opened
        self._layer: Final = layer
        self._owner: Final = owner
        self._roll: Final = roll
        self._written: Final = Counter[tuple[str, str]]()
        self._handles: Final[dict[str, Handle]] = {}
        self.channels: Final = (f"{title} message", f"{title} call")
        #: The first and last day of messages, and of calls if there are any.
        self.days: Days | None = None
        self.has_calls = False
        #: Conversations that are not whole, so that the export vouches for nothing.
        self.torn = 0
        #: Conversations of two in which the owner does not occur.
        self.foreign = 0

    def items(self, talk: Conversation, *, box: str = "", unasked: bool = False) -> Iterator[Item]:
        """What a conversation tells.

        Args:
            talk: The conversation.
            box: What distinguishes lists in each of which a person has one conversation.
            unasked: Whether it lies among those of people who may not write unasked.
        """
        self.torn += not talk.is_whole
        letters = [entry for entry in talk.entries if isinstance(entry, Letter)]
        circle = _Circle.of(talk, self._owner)
        mine = [one for one in letters if self._owner.is_called(one.sender)]
        reason = self._left_out(talk, circle, answered=bool(mine) or not unasked)
        for entry in talk.entries:
            if not isinstance(entry, Letter):
                yield entry
            elif reason:
                yield Skipped(reason, self._origin(entry))
            else:
                yield self._interaction(entry, talk, circle)
        if letters and not reason:
            if mine and circle.size <= MOST_TIED:
                yield from self._met(talk, circle, self._origin(mine[0]), box)
            yield from self._ties(circle, min(letters, key=lambda one: (one.at, one.member)))

    def _left_out(self, talk: Conversation, circle: _Circle, *, answered: bool) -> str:
        """Why a conversation is left out, "" if it is not."""
        if not circle.names:
            return "deactivated member" if circle.size else "no other participant"
        is_absent = circle.size == len(talk.members)
        if is_absent and circle.size == _TWO and not talk.is_group:
            # Two others: the owner had another name then, or somebody else is the owner.
            self.foreign += 1
            return "owner unknown"
        return "" if answered else "message request"

    def _interaction(self, letter: Letter, talk: Conversation, circle: _Circle) -> Item:
        day = letter.at.date()
        self.days = Days.joined(self.days, day)
        self.has_calls |= letter.is_call
        is_mine = self._owner.is_called(letter.sender)
        is_group = circle.breadth is Breadth.GROUP
        named = is_group and not is_mine and not is_nobody(letter.sender)
        return InteractionRecord(
            tuple(map(self.handle, circle.names)),
            letter.at,
            self.channels[letter.is_call],
            Direction.OUT if is_mine else Direction.IN,
            self._origin(letter),
            circle.breadth,
            sender=self.handle(letter.sender) if named else None,
            thread=talk.thread,
        )

    def _met(
        self, talk: Conversation, circle: _Circle, origin: Origin, box: str
    ) -> Iterator[PersonRecord]:
        """Those whom the owner wrote to and whom nothing has told of so far.

        A conversation of two is called as the other is. So two conversations called alike
        are with two people of one name, whichever of them is a friend.
        """
        for name in dict.fromkeys(circle.names):
            number = circle.names.count(name)
            if circle.breadth is Breadth.ONE and name in talk.titles:
                self._written[box, name_key(name)] += 1
                number = self._written[box, name_key(name)]
            if self._roll.is_new(name, number):
                yield PersonRecord(self.handle(name), origin)

    def _ties(self, circle: _Circle, first: Letter) -> Iterator[TieRecord]:
        """A tie for each two who share a group, from its first message on."""
        if circle.size > MOST_TIED:
            return
        day, origin = first.at.date(), self._origin(first)
        for one, other in combinations(dict.fromkeys(circle.names), 2):
            between = (self.handle(one), self.handle(other))
            yield TieRecord(between, TIE, Evidence.OBSERVED, origin, day)

    def handle(self, name: str) -> Handle:
        """How records name a member: one object, however many records."""
        if name not in self._handles:
            self._handles[name] = Handle(names=(name,))
        return self._handles[name]

    def _origin(self, letter: Letter) -> Origin:
        record = f"/messages/{letter.number}"
        return self._opened.origin(letter.member, record=record, layer=self._layer)

    def coverage_of(
        self,
        talk: Conversation,
        origin: Origin,
        at_least: bool,  # noqa: FBT001 reason: from a pair
    ) -> Iterator[InteractionCoverage]:
        """The days for which one conversation of two lists all that happened between them."""
        circle = _Circle.of(talk, self._owner)
        letters = [entry for entry in talk.entries if isinstance(entry, Letter)]
        if not (talk.is_whole and letters and circle.names and circle.breadth is Breadth.ONE):
            return
        days = sorted({letter.at.date() for letter in letters})
        has_calls = any(letter.is_call for letter in letters)
        for channel in self.channels[: 1 + has_calls]:
            people = tuple(map(self.handle, circle.names))
            yield InteractionCoverage(
                channel, days[0], days[-1], origin, until_at_least=at_least, people=people
            )


def without_owner(opened: Opened, talk: Conversation, layer: str) -> Iterator[Problem | Skipped]:
    """What is left to say of a conversation if nobody knows who is the owner."""
    for entry in talk.entries:
        if isinstance(entry, Letter):
            record = f"/messages/{entry.number}"
            origin = opened.origin(entry.member, record=record, layer=layer)
            yield Skipped("owner unknown", origin)
        else:
            yield entry
