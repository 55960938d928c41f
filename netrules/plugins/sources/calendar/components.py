"""The lines of a calendar file to its components.

Components are told apart before anything in them is read, so that a broken event costs
nothing but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from netrules.plugins.sources.calendar.properties import Property, read_property, unescaped

#: Components that never lie in one another: where one begins, the one before has ended.
_SIBLINGS: Final = frozenset(
    {b"VEVENT", b"VTODO", b"VJOURNAL", b"VFREEBUSY", b"VTIMEZONE", b"VAVAILABILITY"}
)
_CALENDAR: Final = b"VCALENDAR"
_EVENT: Final = b"VEVENT"
_ZONE: Final = b"VTIMEZONE"
#: What is read: of events, of time zones with their parts, and of calendars themselves.
_OF_EVENTS: Final = (
    "ATTENDEE CATEGORIES CREATED DCREATED DTSTAMP DTSTART EXDATE EXRULE LAST-MODIFIED ORGANIZER "
    "RDATE RECURRENCE-ID RRULE SEQUENCE STATUS SUMMARY UID"
)
_OF_ZONES: Final = "TZID TZOFFSETTO"
_OF_CALENDARS: Final = "METHOD NAME VERSION X-WR-CALNAME"
#: Properties of events whose text may run over several lines without a fold.
_PROSE: Final = frozenset({b"SUMMARY", b"CATEGORIES"})
#: How much of one property is kept, all its lines together.
_LONGEST: Final = 64 * 1024
#: How many properties of one component are kept.
_MOST: Final = 10_000
#: How deeply components may be nested; real ones are three deep.
_DEEPEST: Final = 32

_BLANKS: Final = (b" ", b"\t")
#: How a line can begin that begins or ends a component; a byte order mark may precede it.
_MARKS: Final = (b"B", b"b", b"E", b"e", b"\xef")
_MARK: Final = re.compile(
    rb"(?:\xef\xbb\xbf)*+(BEGIN|END)[ \t]*+:[ \t]*+([A-Za-z0-9-]++)[ \t\x1a]*+\Z",
    re.IGNORECASE,
)

NO_BEGIN: Final = "an event ends here that no BEGIN:VEVENT line begins, so it could not be read"
NO_END: Final = "the event has no END:VEVENT line"
NO_INNER_END: Final = "a part of the event has no END line, so the rest of the event was left out"
NO_PROPERTY: Final = "a line of the event is no iCalendar property and was left out"
TOO_MANY: Final = f"the event has more than {_MOST:,} properties, and the rest was left out"


def _wanted(names: str) -> re.Pattern[bytes]:
    words = "|".join(names.split()).encode()
    return re.compile(rb"(" + words + rb")[ \t]*+(?=[:;]|\Z)", re.IGNORECASE)


_WANTED: Final = {
    _EVENT: _wanted(_OF_EVENTS),
    _ZONE: _wanted(_OF_ZONES),
    _CALENDAR: _wanted(_OF_CALENDARS),
}


@attrs.define(eq=False)
class Component:
    """An event or a time zone as it stands in the file.

    Args:
        name: "VEVENT" or "VTIMEZONE".
        line: The line of its BEGIN.
        number: For an event, its number in the file from 1.
        properties: What is read of it, in file order.
        flaws: What was wrong with it, and on which line.
    """

    name: str
    line: int
    number: int = 0
    properties: list[Property] = attrs.field(factory=list)
    flaws: dict[str, int] = attrs.field(factory=dict)


@attrs.frozen
class Heading:
    """Something that a calendar says of itself.

    Args:
        name: The property's name, or "BEGIN" where another calendar begins.
        value: Its value.
        line: Its line.
    """

    name: str
    value: str
    line: int


def split_components(lines: Iterable[tuple[int, bytes]]) -> Iterator[Component | Heading]:
    """The events and time zones in *lines* as they are complete, and what precedes them."""
    splitter = _Splitter()
    for number, line in lines:
        if line[:1] in _BLANKS:
            splitter.fold(line)
        elif line:
            yield from splitter.take(number, line)
    yield from splitter.end()


class _Splitter:
    """The state between two lines: which components are open, and which property."""

    def __init__(self) -> None:
        #: The names of the open components, the outermost first.
        self._open: list[bytes] = []
        #: The event or time zone that is open.
        self._inner: Component | None = None
        self._events = 0
        # The property that the last line belongs to, if it is one that is read.
        self._name = b""
        self._line = 0
        self._pieces: list[bytes] = []
        self._size = 0
        # Whether it is quoted-printable, and whether its last line ended in a soft break.
        self._quoted = self._soft = False
        # Whether blanks that begin a line are text: so vCalendar 1.0 has it.
        self._blank_counts = False

    def fold(self, line: bytes) -> None:
        """A line that goes on with the property of the one before."""
        self._more(line if self._blank_counts or self._soft else line[1:])

    def take(self, number: int, line: bytes) -> Iterator[Component | Heading]:
        """A line that begins something."""
        mark = _MARK.match(line) if line[:1] in _MARKS else None
        if mark:
            yield from self._finish()
            if mark[1].upper() == b"BEGIN":
                yield from self._begin(mark[2].upper(), number)
            else:
                yield from self._end(mark[2].upper(), number)
        elif self._soft:
            self._more(line)
        elif found := self._read(line):
            yield from self._finish()
            self._name, self._line = found[1].upper(), number
            self._quoted = b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()
            self._more(line)
        elif b":" in line or b";" in line:
            yield from self._finish()
            self._name = b""
        elif self._inner is not None and self._name and self._name not in _PROSE:
            yield from self._finish()
            self._name = b""
            self._inner.flaws.setdefault(NO_PROPERTY, number)

    def end(self) -> Iterator[Component | Heading]:
        """The file is over."""
        yield from self._finish()
        yield from self._close(0)

    def _read(self, line: bytes) -> re.Match[bytes] | None:
        """The name of the property on *line*, if it is one that is read where it stands."""
        if not self._open:
            return None
        wanted = _WANTED.get(_ZONE if _ZONE in self._open else self._open[-1])
        return wanted.match(line) if wanted else None

    # -- components ------------------------------------------------------------

    def _begin(self, name: bytes, number: int) -> Iterator[Component | Heading]:
        if name == _CALENDAR:
            yield from self._close(0)
            self._blank_counts = False
            yield Heading("BEGIN", "", number)
        elif name in _SIBLINGS:
            place = next((i for i, one in enumerate(self._open) if one in _SIBLINGS), None)
            if place is not None:
                yield from self._close(place)
        if len(self._open) >= _DEEPEST:
            return
        self._open.append(name)
        if name == _EVENT:
            self._events += 1
            self._inner = Component("VEVENT", number, self._events)
        elif name == _ZONE:
            self._inner = Component("VTIMEZONE", number)

    def _end(self, name: bytes, number: int) -> Iterator[Component]:
        if name not in self._open:
            if name == _EVENT:
                self._events += 1
                yield Component("VEVENT", number, self._events, flaws={NO_BEGIN: number})
            return
        place = len(self._open) - 1 - self._open[::-1].index(name)
        if name in _SIBLINGS and self._inner is not None:
            if place < len(self._open) - 1:
                self._inner.flaws.setdefault(NO_INNER_END, self._inner.line)
            done, self._inner = self._inner, None
            yield done
        yield from self._close(place)

    def _close(self, place: int) -> Iterator[Component]:
        """All components from *place* on have ended, though not all of them say so."""
        closed, self._open = self._open[place:], self._open[:place]
        if self._inner is not None and not _SIBLINGS.isdisjoint(closed):
            done, self._inner = self._inner, None
            done.flaws.setdefault(NO_END, done.line)
            yield done

    # -- properties ------------------------------------------------------------

    def _more(self, piece: bytes) -> None:
        if not self._name:
            return
        if self._quoted:
            trimmed = piece.rstrip(b" \t")
            self._soft = trimmed.endswith(b"=")
            piece = trimmed[:-1] if self._soft else piece
        if self._size < _LONGEST:
            self._pieces.append(piece[: _LONGEST - self._size])
            self._size += len(piece)

    def _finish(self) -> Iterator[Heading]:
        """The property that was being read is complete."""
        pieces, self._pieces, self._size = self._pieces, [], 0
        self._quoted = self._soft = False
        if not pieces:
            return
        found = read_property(b"".join(pieces), self._line)
        if self._inner is not None:
            self._keep(self._inner, found)
        elif found is not None:
            if found.name == "VERSION":
                self._blank_counts = found.value == "1.0"
            yield Heading(found.name, unescaped(found.value), found.line)

    def _keep(self, component: Component, found: Property | None) -> None:
        if found is None:
            component.flaws.setdefault(NO_PROPERTY, self._line)
        elif len(component.properties) < _MOST:
            component.properties.append(found)
        else:
            component.flaws.setdefault(TOO_MANY, self._line)
