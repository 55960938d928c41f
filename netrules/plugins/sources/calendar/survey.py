"""What the files of an input say as a whole, learnt before any event of them is judged.

Whom the calendar belongs to, how far endless series may be followed and which events stand
in for others cannot be told from one event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import attrs

from netrules import Opened, fold_text
from netrules.plugins.sources.calendar.components import Component, Heading, split_components
from netrules.plugins.sources.calendar.dates import Moment, offset
from netrules.plugins.sources.calendar.events import Event, read_event
from netrules.plugins.sources.calendar.guests import Guest, address_in
from netrules.plugins.sources.calendar.lines import physical_lines

#: Properties that name a calendar.
NAMES: Final = frozenset({"X-WR-CALNAME", "NAME"})


@attrs.frozen
class Place:
    """A line of a member."""

    member: str
    line: int


@attrs.define(eq=False)
class Person:
    """Somebody whom events name.

    Args:
        guest: Them, as the first event has them.
        place: Where that is.
        names: Every name they are given, in file order.
    """

    guest: Guest
    place: Place
    names: dict[str, None] = attrs.field(factory=dict)


@attrs.define(eq=False)
class FileSurvey:
    """What one file says as a whole.

    Args:
        events: How many events it has.
        began: Whether it has the beginning of a calendar or an event.
        stamp: The last day on which any event is known to have been written.
        newest: The last day of an event that is not repeated.
        offsets: For each time zone that it describes, its largest distance from UTC.
        latest: For each event of which there may be several revisions, the latest.
        moved: For each series, the occurrences for which other events stand.
        odd: The first line that was in no known character set, 0 if there is none.
    """

    events: int = 0
    began: bool = False
    stamp: date | None = None
    newest: date | None = None
    offsets: dict[str, timedelta] = attrs.field(factory=dict)
    latest: dict[tuple[str, Moment | None], int] = attrs.field(factory=dict)
    moved: dict[str, list[Moment]] = attrs.field(factory=dict)
    odd: int = 0

    @property
    def known_until(self) -> date:
        """Up to which day an endless series is known to have gone on."""
        return self.stamp or self.newest or date.min


@attrs.define(eq=False)
class Survey:
    """What all files of an input say as a whole.

    Args:
        files: What each of them says.
        people: Everyone whom events name, by their keys.
        meetings: How many events name two people or more.
        turns: In how many of these each takes part.
        titles: Addresses that calendars are named by.
    """

    files: dict[str, FileSurvey] = attrs.field(factory=dict)
    people: dict[str, Person] = attrs.field(factory=dict)
    meetings: int = 0
    turns: Counter[str] = attrs.field(factory=Counter)
    titles: dict[str, Place] = attrs.field(factory=dict)

    def take(self, event: Event, member: str) -> None:
        """Count an event in."""
        known = [guest for guest in event.guests if guest.key]
        if len(event.guests) > 1:
            self.meetings += 1
            self.turns.update(guest.key for guest in known)
        for guest in known:
            person = self.people.get(guest.key)
            if person is None:
                person = self.people[guest.key] = Person(guest, Place(member, guest.line))
            if guest.name:
                person.names.setdefault(guest.name)

    def title(self, heading: Heading, member: str) -> None:
        """Take in what a calendar says of itself."""
        if heading.name in NAMES and (address := address_in(heading.value)):
            self.titles.setdefault(f"email {fold_text(address)}", Place(member, heading.line))


def read_parts(opened: Opened, member: str) -> Iterator[Event | Heading | Component]:
    """The events, headings and time zones of a file, in its order."""
    with opened.open(member) as stream:
        for part in split_components(physical_lines(stream)):
            is_event = isinstance(part, Component) and part.name == "VEVENT"
            yield read_event(part) if is_event and isinstance(part, Component) else part


def survey(opened: Opened) -> Survey:
    """Read all files of the input once, for what only all of them tell."""
    found = Survey()
    for member in opened.members:
        file = found.files[member] = FileSurvey()
        for part in read_parts(opened, member):
            file.began = True
            if isinstance(part, Event):
                _count(file, part)
                found.take(part, member)
            elif isinstance(part, Heading):
                found.title(part, member)
            else:
                _describe(file, part)
    return found


def _count(file: FileSurvey, event: Event) -> None:
    file.events += 1
    file.odd = file.odd or event.odd
    if event.stamp is not None:
        file.stamp = event.stamp if file.stamp is None else max(file.stamp, event.stamp)
    if event.start is not None and not event.repeated:
        day = event.start.day
        file.newest = day if file.newest is None else max(file.newest, day)
    if event.uid:
        if event.replaces is not None:
            file.moved.setdefault(event.uid, []).append(event.replaces)
        if event.guests:
            key = (event.uid, event.replaces)
            file.latest[key] = max(file.latest.get(key, 0), event.sequence)


def _describe(file: FileSurvey, zone: Component) -> None:
    name = next((one.value for one in zone.properties if one.name == "TZID"), "")
    for one in zone.properties:
        if one.name == "TZOFFSETTO" and (distance := offset(one.value)) is not None:
            file.offsets[name] = max(file.offsets.get(name, distance), distance)
