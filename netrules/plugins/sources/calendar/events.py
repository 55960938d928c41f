"""One event to what it says: when, with whom, and whether it took place at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

import attrs

from netrules import fold_text
from netrules.plugins.sources.calendar.components import Component
from netrules.plugins.sources.calendar.dates import (
    Moment,
    day_meant,
    last_day,
    moment,
    moments,
)
from netrules.plugins.sources.calendar.guests import Guest, guests
from netrules.plugins.sources.calendar.properties import Property
from netrules.plugins.sources.calendar.recurrence import (
    MOST,
    Budget,
    UnknownRuleError,
    follow,
    read_rule,
)

#: Properties that tell when the file, or this event in it, was last written.
_STAMPS: Final = frozenset({"CREATED", "DCREATED", "DTSTAMP", "LAST-MODIFIED"})
_SEQUENCE: Final = re.compile(r"\d{1,9}", re.ASCII)

BAD_DATE: Final = "a date on which the event is repeated, or is not, could not be read"
TOO_OFTEN: Final = f"the event is repeated more than {MOST:,} times, and only the latest count"
TOO_MUCH: Final = (
    "the calendar repeats more than can be followed, and not all dates of this event count"
)


@attrs.frozen
class Event:
    """An event of a calendar.

    Args:
        number: Its number in the file, from 1.
        line: Its first line.
        uid: What tells it from other events, "" if nothing does.
        start: When it begins, None if that cannot be read.
        replaces: The occurrence of a series that it stands for, None for an event by itself.
        sequence: Which revision of the event it is.
        stamp: The last day on which it is known to have been written.
        cancelled: Whether it says so.
        guests: Who is named in it.
        title: Its title and categories, folded.
        flaws: What could not be read, and on which line.
        odd: The first line that was in no known character set, 0 if there is none.
    """

    number: int
    line: int
    uid: str
    start: Moment | None
    replaces: Moment | None
    sequence: int
    stamp: date | None
    cancelled: bool
    guests: tuple[Guest, ...]
    title: str
    flaws: dict[str, int]
    odd: int = 0
    _repeats: tuple[Property, ...] = ()

    @property
    def repeated(self) -> bool:
        """Whether it takes place on more than one day."""
        return bool(self._repeats)

    def occurrences(
        self,
        last: date,
        moved: Iterable[Moment],
        offsets: Mapping[str, timedelta],
        budget: Budget,
    ) -> list[date | datetime]:
        """When it takes place, up to *last*; what is not followed joins its flaws.

        Args:
            last: The last day to look at, unless the event only begins later.
            moved: Occurrences for which other events stand.
            offsets: See `netrules.plugins.sources.calendar.dates.last_day`.
            budget: What following its rules may cost.
        """
        start = self.start
        if start is None:
            return []
        found = {start.at}
        without = {day_meant(one, start) for one in moved}
        for one in self._repeats:
            if one.name == "RRULE":
                found.update(map(start.on, self._days(one, start, last, offsets, budget)))
            elif one.name == "EXRULE":
                self._unknown(one.line, "EXRULE")
            else:
                self._listed(one, start, last, found, without)
        kept = sorted((at for at in found if _day(at) not in without), key=_order)
        if len(kept) > MOST:
            self.flaws.setdefault(TOO_OFTEN, self.line)
        return kept[-MOST:]

    def _days(
        self,
        found: Property,
        start: Moment,
        last: date,
        offsets: Mapping[str, timedelta],
        budget: Budget,
    ) -> list[date]:
        try:
            rule = read_rule(found.value, start)
        except UnknownRuleError as error:
            self._unknown(found.line, str(error))
            return []
        if rule.until is not None:
            last = min(last, last_day(rule.until, start, offsets))
        days, whole = follow(rule, start.day, last, budget, len(self.guests))
        if not whole:
            self.flaws.setdefault(TOO_MUCH if budget.empty else TOO_OFTEN, found.line)
        return days

    def _listed(
        self,
        found: Property,
        start: Moment,
        last: date,
        times: set[date | datetime],
        without: set[date],
    ) -> None:
        for other in moments(found):
            if other is None:
                self.flaws.setdefault(BAD_DATE, found.line)
            elif found.name == "EXDATE":
                without.add(day_meant(other, start))
            elif other.day <= last:
                same = other.zone == start.zone
                times.add(other.at if same else start.on(day_meant(other, start)))

    def _unknown(self, line: int, part: str) -> None:
        message = f"the event is repeated by a rule that is not followed here ({part}), so it "
        self.flaws.setdefault(message + "counts once", line)


def read_event(component: Component) -> Event:
    """The event that *component* is."""
    single: dict[str, Property] = {}
    repeats: list[Property] = []
    stamps: list[date] = []
    words: list[str] = []
    for found in component.properties:
        if found.name in {"RRULE", "RDATE", "EXDATE", "EXRULE"}:
            repeats.append(found)
        elif found.name in _STAMPS:
            stamp = moment(found)
            stamps += [stamp.day] if stamp else []
        elif found.name in {"SUMMARY", "CATEGORIES"}:
            words.append(fold_text(found.value))
        else:
            single.setdefault(found.name, found)
    start, replaces = single.get("DTSTART"), single.get("RECURRENCE-ID")
    return Event(
        component.number,
        component.line,
        single["UID"].value if "UID" in single else "",
        moment(start) if start else None,
        moment(replaces) if replaces else None,
        _sequence(single.get("SEQUENCE")),
        max(stamps, default=None),
        "STATUS" in single and single["STATUS"].value.upper() in {"CANCELLED", "CANCELED"},
        guests(component.properties),
        " ".join(words),
        component.flaws,
        next((found.line for found in component.properties if not found.valid), 0),
        tuple(repeats),
    )


def _sequence(found: Property | None) -> int:
    text = found.value if found else ""
    return int(text) if _SEQUENCE.fullmatch(text) else 0


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at


def _order(at: date | datetime) -> tuple[date, str]:
    """Times and whole days, which an event should not mix, can be sorted together."""
    return _day(at), at.isoformat()
