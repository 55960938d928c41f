"""The XML that backup programs write: calls, text messages and picture messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import combinations
from typing import IO, Final, cast

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Handle,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    Problem,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.calls.dates import from_epoch
from netrules.plugins.sources.calls.layout import root_of
from netrules.plugins.sources.calls.log import LAYER, UNREADABLE_DATE, CallLog, Span
from netrules.plugins.sources.calls.meaning import lasted, said_by
from netrules.plugins.sources.calls.numbers import (
    Book,
    Line,
    key_of,
    line_of,
    name_in,
    number_in,
)
from netrules.plugins.sources.calls.xmltext import Readable
from netrules.reading import Element, XmlError, read_xml

MESSAGE: Final = "SMS message"
#: The kind of tie between members of one group conversation.
TIE: Final = "thread"
#: A conversation of more others than these says nothing about who knows whom.
MOST_TIED: Final = 12

DRAFT: Final = "draft"
UNSENT: Final = "not sent"
NO_DIRECTION: Final = "the message is neither said to be received nor sent"
NOBODY: Final = "the message names nobody who sent or received it"
_AGAIN: Final = "make the backup again"
_COUNT: Final = re.compile(rb"\bcount\s*=\s*[\"'](\d{1,9})[\"']")
_MADE: Final = re.compile(rb"\bbackup_date\s*=\s*[\"'](\d{10,13})[\"']")
_ITEMS: Final = ("call", "log", "sms", "mms")
#: What stands in picture messages for the phone's own number.
_SELF: Final = "insert-address-token"
_FROM: Final = "137"
_DIRECTIONS: Final = {"1": Direction.IN, "2": Direction.OUT}


def backup_items(opened: Opened, member: str, book: Book, me: frozenset[str]) -> Iterator[Item]:
    """Everything that a backup lists.

    Args:
        opened: The input.
        member: The member that holds the backup.
        book: Everyone with a name.
        me: The owner's numbers and addresses, as `key_of` gives them.
    """
    yield from _Backup(opened, member, book, me).items()


class _Backup:
    """The elements of one backup."""

    def __init__(self, opened: Opened, member: str, book: Book, me: frozenset[str]) -> None:
        self._opened: Final = opened
        self._member: Final = member
        self._book: Final = book
        self._me: Final = me
        self._calls: Final = CallLog(book)
        self._messages: Final = Span(MESSAGE)
        #: For each group conversation its members, and the first day with its place.
        self._groups: Final[dict[str, tuple[tuple[Handle, ...], date, Origin]]] = {}
        self._number = 0

    def items(self) -> Iterator[Item]:
        """What each element shows, then the ties, then what the backup vouches for."""
        origin = self._opened.origin(self._member, layer=LAYER)
        with self._opened.open(self._member) as stream:
            try:
                for element in read_xml(cast("IO[bytes]", Readable(stream)), _ITEMS):
                    self._number += 1
                    yield self._item(element)
            except XmlError as error:
                self._calls.span.broken = self._messages.broken = True
                place = self._opened.origin(self._member, error.line, layer=LAYER)
                yield Problem(error.reason, place, _AGAIN)
        yield from self._ties()
        yield from self._complete(origin)

    def _complete(self, origin: Origin) -> Iterator[Item]:
        root = root_of(self._opened.head(self._member)) or b""
        count, made = _COUNT.search(root), _MADE.search(root)
        said = int(count[1]) if count else 0
        if said > self._number:
            self._calls.span.broken = self._messages.broken = True
            yield Problem(
                f"the backup says that it holds {said:,} entries, and has {self._number:,}",
                origin,
                _AGAIN,
                lost=False,
            )
        if not self._number:
            yield Problem("the backup holds no calls or messages", origin, _AGAIN, lost=False)
        at = from_epoch(made[1].decode()) if made else None
        day = at.date() if at else None
        yield from self._calls.span.coverage("calls", origin, day)
        yield from self._messages.coverage("messages", origin, day)

    def _item(self, element: Element) -> Item:
        origin = self._opened.origin(self._member, element.line, self._number, LAYER)
        if element.tag in {"sms", "mms"}:
            return self._message(element, origin)
        return self._calls.call(
            element.get("number"),
            _name(element),
            _time(element),
            said_by((element.get("type"),)),
            talked=lasted(element.get("duration", element.get("dur"))),
            origin=origin,
        )

    # -- messages --------------------------------------------------------------

    def _message(self, element: Element, origin: Origin) -> Item:
        code = element.get("type" if element.tag == "sms" else "msg_box").strip()
        if code == "3":
            return Skipped(DRAFT, origin)
        if code in {"4", "5", "6"}:
            return Skipped(UNSENT, origin)
        at, direction = _time(element), _DIRECTIONS.get(code)
        if at is None or direction is None:
            message = UNREADABLE_DATE if at is None else NO_DIRECTION
            return self._lost(Problem(message, origin, _AGAIN))
        numbers, sender = _parties(element, direction, self._me)
        if not numbers:
            return self._lost(Problem(NOBODY, origin, _AGAIN))
        if len(numbers) > 1:
            self._messages.add(at)
            return self._to_group(numbers, sender, at, direction, origin)
        name = name_in(_name(element), numbers[0])
        line = line_of(numbers[0], name)
        self._messages.add(at, with_anybody=line is Line.WITHHELD)
        if line is not Line.PERSON:
            return Skipped(line.value, origin)
        handle = self._book.handle(numbers[0], name, origin)
        thread = key_of(numbers[0])
        return InteractionRecord((handle,), at, MESSAGE, direction, origin, thread=thread)

    def _lost(self, problem: Problem) -> Problem:
        self._messages.broken = True
        return problem

    def _to_group(
        self,
        numbers: list[str],
        sender: str,
        at: datetime,
        direction: Direction,
        origin: Origin,
    ) -> InteractionRecord:
        people = tuple(self._book.handle(number, "", origin) for number in numbers)
        thread = "~".join(sorted(map(key_of, numbers)))
        known = self._groups.get(thread)
        if known is None or at.date() < known[1]:
            self._groups[thread] = (people, at.date(), origin)
        return InteractionRecord(
            people,
            at,
            MESSAGE,
            direction,
            origin,
            Breadth.GROUP,
            sender=self._book.handle(sender, "", origin) if sender else None,
            thread=thread,
        )

    def _ties(self) -> Iterator[TieRecord]:
        for people, since, origin in self._groups.values():
            for pair in combinations(people, 2) if len(people) <= MOST_TIED else ():
                yield TieRecord(pair, TIE, Evidence.OBSERVED, origin, since)


def _parties(element: Element, direction: Direction, me: frozenset[str]) -> tuple[list[str], str]:
    """The numbers of all others in a message, and of who sent it if that is one of several."""
    listed = [
        (one.get("type"), number_in(one.get("address")))
        for addresses in element.all("addrs")
        for one in addresses.all("addr")
    ]
    sender = next((number for kind, number in listed if kind == _FROM), "")
    stated = [number_in(part) for part in element.get("address").split("~")]
    if element.tag == "sms":
        return [stated[0]], ""
    numbers = _others(stated, me)
    if not numbers:
        received = [number for kind, number in listed if kind != _FROM]
        if direction is Direction.IN and len(received) <= 1:
            received = []  # the one who received it is the owner of the phone
        numbers = _others([sender, *received], me)
    several = len(numbers) > 1
    if several and direction is Direction.OUT:
        numbers.pop(key_of(sender), None)  # the number of the phone itself
    who = numbers.get(key_of(sender), "") if several else ""
    return list(numbers.values()), who


def _others(numbers: list[str], me: frozenset[str]) -> dict[str, str]:
    """The numbers that are not the owner's, each once, by their keys."""
    return {
        key_of(number): number
        for number in numbers
        if number and number.lower() not in {_SELF, "null"} and key_of(number) not in me
    }


def _name(element: Element) -> str:
    return element.get("contact_name") or element.get("name")


def _time(element: Element) -> datetime | None:
    return from_epoch(element.get("date").strip())
