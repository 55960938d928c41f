"""The events of a calendar to what they show: whom the owner met, and when."""

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
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
    fold_text,
)
from netrules.plugins.sources.calendar.components import NO_BEGIN, Component
from netrules.plugins.sources.calendar.events import Event
from netrules.plugins.sources.calendar.guests import Answer, Guest
from netrules.plugins.sources.calendar.owner import Owner, find_owner
from netrules.plugins.sources.calendar.reasons import MOVED, TWICE, why_not
from netrules.plugins.sources.calendar.recurrence import Budget
from netrules.plugins.sources.calendar.survey import (
    NAMES,
    FileSurvey,
    Survey,
    read_parts,
    survey,
)

LAYER: Final = "calendar"
CHANNEL: Final = "meeting"
#: The kinds of tie: to those whom the owner met, and between two who were there.
MET: Final = "met"
TOGETHER: Final = "meeting"
#: With more others than these a meeting shows neither contact nor who knows whom.
MOST_OTHERS: Final = 12

NO_DATE: Final = "the event has no date that can be read"
_AGAIN: Final = "export the calendar again, or correct the event in it"
_ME: Final = Handle(me=True)


def calendar_items(opened: Opened, told: Handle) -> Iterator[Item]:
    """Everything that the files of an input show, file by file.

    Args:
        opened: The input.
        told: What is known of the owner.
    """
    found = survey(opened)
    owner = find_owner(found, told)
    yield from _owner_items(opened, found, owner)
    reader = _Reader(opened, found, owner)
    for member in opened.members:
        yield from reader.file(member)


def _owner_items(opened: Opened, found: Survey, owner: Owner | None) -> Iterator[Item]:
    if owner is None:
        if found.people:
            place = next(iter(found.people.values())).place
            yield Problem(
                "cannot tell which of the people in this calendar is you, so none of its "
                "meetings counts",
                opened.origin(place.member, layer=LAYER),
                'add your e-mail address to the settings: [me] email = "…"',
                lost=False,
            )
    elif owner.guessed and owner.place is not None:
        origin = opened.origin(owner.place.member, owner.place.line, layer=LAYER)
        yield Problem(
            f"whose calendar this is was concluded from {owner.guessed}: the address on this "
            "line was taken for yours",
            origin,
            "add all your e-mail addresses to the settings, whether it is right or not: "
            '[me] email = ["…"]',
            lost=False,
        )
        if owner.handle is not None:
            yield OwnerRecord(owner.handle, origin)


@attrs.define(eq=False)
class _Kept:
    """The days of the meetings of one file that count."""

    first: date | None = None
    last: date | None = None

    def add(self, day: date) -> None:
        self.first = day if self.first is None else min(self.first, day)
        self.last = day if self.last is None else max(self.last, day)


class _Reader:
    """Judges the events of all files of an input, seen from its owner."""

    def __init__(self, opened: Opened, found: Survey, owner: Owner | None) -> None:
        self._opened: Final = opened
        self._found: Final = found
        self._owner: Final = owner
        self._budget: Final = Budget()
        self._handles: Final[dict[str, Handle]] = {}
        self._listed: Final[set[str]] = set()
        self._seen: Final[set[tuple[str, date | datetime]]] = set()
        self._tied: Final[dict[tuple[str, ...], date]] = {}

    def file(self, member: str) -> Iterator[Item]:
        """What one file shows."""
        file = self._found.files[member]
        if not file.events:
            yield self._empty(member, file)
        kept = _Kept()
        names = ""
        cancels = False
        for part in read_parts(self._opened, member):
            if isinstance(part, Event):
                origin = self._opened.origin(member, part.line, part.number, LAYER)
                yield from self._event(part, origin, file, names, kept, cancels=cancels)
            elif isinstance(part, Component):
                continue
            elif part.name == "BEGIN":
                names, cancels = "", False
            elif part.name in NAMES:
                names = f"{names} {fold_text(part.value)}"
            elif part.name == "METHOD":
                cancels = part.value.upper() == "CANCEL"
        yield from self._summary(member, file, kept)

    def _empty(self, member: str, file: FileSurvey) -> Problem:
        origin = self._opened.origin(member, layer=LAYER)
        if file.began:
            message = "the calendar holds no events"
            remedy = "export the calendar that holds your meetings"
        else:
            message = "the file holds no iCalendar data: no BEGIN:VCALENDAR or BEGIN:VEVENT"
            remedy = "export the calendar again, as iCalendar (.ics)"
        return Problem(message, origin, remedy, lost=False)

    def _summary(self, member: str, file: FileSurvey, kept: _Kept) -> Iterator[Item]:
        if file.odd:
            yield Problem(
                "not valid UTF-8 from here on; read as Windows-1252, so letters may be wrong",
                self._opened.origin(member, file.odd, layer=LAYER),
                "export the calendar again",
                lost=False,
            )
        if kept.first is not None and kept.last is not None:
            # A calendar lists the meetings that somebody entered, not all that took place.
            origin = self._opened.origin(member, layer=LAYER)
            yield InteractionCoverage(CHANNEL, kept.first, kept.last, origin, people=())

    # -- one event -------------------------------------------------------------

    def _event(
        self,
        event: Event,
        origin: Origin,
        file: FileSurvey,
        names: str,
        kept: _Kept,
        *,
        cancels: bool,
    ) -> Iterator[Item]:
        if NO_BEGIN in event.flaws:
            yield Problem(NO_BEGIN, origin, _AGAIN)
            return
        mine, others = self._sides(event.guests)
        older = event.sequence < file.latest.get((event.uid, event.replaces), 0)
        reason = why_not(event, mine, others, names, cancels=cancels, older=older)
        if reason:
            yield Skipped(reason, origin)
        elif event.start is None:
            yield Problem(NO_DATE, origin, _AGAIN)
        else:
            yield from self._meeting(event, others, origin, file, kept)
        for message, line in event.flaws.items() if event.guests else ():
            place = attrs.evolve(origin, line=line)
            yield Problem(message, place, _AGAIN, lost=False)

    def _sides(self, named: Sequence[Guest]) -> tuple[list[Guest] | None, list[Guest]]:
        """The owner among the guests, None if nobody knows who that is, and all others."""
        if self._owner is None:
            return None, list(named)
        mine = [guest for guest in named if self._owner.is_named(guest)]
        return mine, [guest for guest in named if guest not in mine]

    def _meeting(
        self,
        event: Event,
        others: Sequence[Guest],
        origin: Origin,
        file: FileSurvey,
        kept: _Kept,
    ) -> Iterator[Item]:
        moved = file.moved.get(event.uid, ()) if event.replaces is None else ()
        times = event.occurrences(file.known_until, moved, file.offsets, self._budget)
        if not times:
            yield Skipped(MOVED, origin)
            return
        if event.uid:
            times = [at for at in times if (event.uid, at) not in self._seen]
            self._seen.update((event.uid, at) for at in times)
            if not times:
                yield Skipped(TWICE, origin)
                return
        came = [guest for guest in others if guest.answer is Answer.COMING]
        people = tuple(map(self._handle, came))
        # Who has not answered may have been there, and makes the meeting a larger one.
        size = sum(guest.answer is not Answer.AWAY for guest in others)
        days = [at.date() if isinstance(at, datetime) else at for at in times]
        if size <= MOST_OTHERS:
            yield from self._people(came, people, origin)
            yield from self._ties(event.uid, came, people, days[0], origin)
        for at in times:
            yield InteractionRecord(
                people, at, CHANNEL, Direction.BOTH, origin, _breadth(size), thread=event.uid
            )
        kept.add(days[0])
        kept.add(days[-1])

    # -- people ----------------------------------------------------------------

    def _handle(self, guest: Guest) -> Handle:
        if not guest.key:
            return Handle()
        handle = self._handles.get(guest.key)
        if handle is None:
            person = self._found.people[guest.key]
            emails, phones = ((text,) if text else () for text in (guest.email, guest.phone))
            handle = Handle(emails=emails, phones=phones, names=tuple(person.names))
            self._handles[guest.key] = handle
        return handle

    def _people(
        self, came: Sequence[Guest], people: Sequence[Handle], origin: Origin
    ) -> Iterator[PersonRecord]:
        for guest, handle in zip(came, people, strict=True):
            if guest.key and guest.key not in self._listed:
                self._listed.add(guest.key)
                yield PersonRecord(handle, origin)

    def _ties(
        self,
        uid: str,
        came: Sequence[Guest],
        people: Sequence[Handle],
        day: date,
        origin: Origin,
    ) -> Iterator[TieRecord]:
        """A tie to each who came and between each two of them, once for each event."""
        known = [(guest.key, who) for guest, who in zip(came, people, strict=True) if guest.key]
        pairs = [(("", key), (_ME, who), MET) for key, who in known]
        pairs += [
            ((min(a, b), max(a, b)), (who, other), TOGETHER)
            for (a, who), (b, other) in combinations(known, 2)
        ]
        for keys, between, kind in pairs:
            if uid:  # several entries of one series tell it from the earliest on
                if self._tied.get((uid, *keys), date.max) <= day:
                    continue
                self._tied[uid, *keys] = day
            yield TieRecord(between, kind, Evidence.OBSERVED, origin, day)


def _breadth(size: int) -> Breadth:
    if size == 1:
        return Breadth.ONE
    return Breadth.GROUP if size <= MOST_OTHERS else Breadth.BROADCAST
