"""The dates and times of a calendar, as written: no clock, no time zone is ever consulted.

What counts is the day that stands in the file. Times are kept without a zone, so that none
is ever compared with one of another kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

import attrs

from netrules.plugins.sources.calendar.properties import Property

_CLOCK: Final = r"(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?[ ]?(Z|[+-]\d\d:?\d\d)?"
_MOMENT: Final = re.compile(
    rf"(\d{{4}})-?(\d\d)-?(\d\d)(?:[T ]?{_CLOCK})?", re.ASCII | re.IGNORECASE
)
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)(?::?\d\d)?", re.ASCII)
_LISTED: Final = re.compile(r"[,;]")
#: Earlier years, and Unix's zero, are what programs write where they have no date.
_FIRST_YEAR: Final = 1901
_UNIX_ZERO: Final = date(1970, 1, 1)
_DAY: Final = timedelta(days=1)
_LAST_SECOND: Final = 59


@attrs.frozen
class Moment:
    """A day, or a time of a day, as written.

    Args:
        at: The day, or the time without a zone.
        zone: "Z" for UTC, else the name of the time zone, "" if none is named.
    """

    at: date | datetime
    zone: str = ""

    @property
    def day(self) -> date:
        """The day."""
        return self.at.date() if isinstance(self.at, datetime) else self.at

    def on(self, day: date) -> date | datetime:
        """The same time on another day."""
        return datetime.combine(day, self.at.time()) if isinstance(self.at, datetime) else day


def moment(found: Property) -> Moment | None:
    """The time that a property holds, None if it holds none."""
    return _parsed(_value(found).partition("/")[0], found.param("TZID"))


def moments(found: Property) -> Iterator[Moment | None]:
    """The times that a property lists; of periods, their beginnings."""
    for text in _LISTED.split(_value(found)):
        if text.strip():
            yield _parsed(text.partition("/")[0], found.param("TZID"))


def parsed(text: str) -> Moment | None:
    """The time that *text* says, as in UNTIL."""
    return _parsed(text, "")


def _value(found: Property) -> str:
    """The value without what an unquoted time zone, such as tzone://Custom, left before it."""
    return found.value.rpartition(":")[2] if found.value.startswith("//") else found.value


def _parsed(text: str, zone: str) -> Moment | None:
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, suffix = match.groups()
    try:
        on = date(int(year), int(month), int(day))
    except ValueError:
        return None
    if on.year < _FIRST_YEAR or on == _UNIX_ZERO:
        return None
    if hour is None:
        return Moment(on)
    try:
        clock = time(int(hour), int(minute), min(int(second or 0), _LAST_SECOND))
    except ValueError:
        return Moment(on)
    return Moment(datetime.combine(on, clock), suffix.upper() if suffix else zone)


def offset(text: str) -> timedelta | None:
    """How far a time zone is from UTC, as in TZOFFSETTO."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        return None
    size = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return (-size if match[1] == "-" else size) if size <= _DAY else None


def day_meant(other: Moment, start: Moment) -> date:
    """The day of the occurrence that *other* speaks of, in a series that begins at *start*.

    A time in UTC may fall on another day than the local one it stands for: the day is
    meant on which the series' time of day is nearest to it.
    """
    if (
        other.zone == start.zone
        or not isinstance(other.at, datetime)
        or not isinstance(start.at, datetime)
    ):
        return other.day
    clock, at = start.at.time(), other.at
    near = (other.day, *_neighbours(other.day))
    return min(near, key=lambda day: abs(datetime.combine(day, clock) - at))


def _neighbours(day: date) -> Iterator[date]:
    if day > date.min:
        yield day - _DAY
    if day < date.max:
        yield day + _DAY


def last_day(until: Moment, start: Moment, offsets: Mapping[str, timedelta]) -> date:
    """The last day on which a series that begins at *start* may occur, by its UNTIL.

    Args:
        until: The end, which belongs to the series if it is an occurrence.
        start: The first occurrence.
        offsets: For time zones that the file describes, the largest distance from UTC.
    """
    if not isinstance(until.at, datetime) or not isinstance(start.at, datetime):
        return until.day
    end = until.at
    if until.zone == "Z" and start.zone != "Z":
        if start.zone not in offsets:
            return until.day
        try:
            end += offsets[start.zone]
        except OverflowError:
            return until.day
    if start.at.time() <= end.time():
        return end.date()
    return end.date() - _DAY if end.date() > date.min else end.date()
