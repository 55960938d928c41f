"""Dates as call logs write them. Every accepted form is listed here; nothing is guessed.

Where a form leaves open which number is the day and which the month, the other dates of
the file decide; where they do not either, there is no date.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Final

from netrules.plugins.sources.calls.numbers import plain

_CLOCK: Final = re.compile(
    r"(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?![\d:])(?:[ ]?([ap])\.?[ ]?m\b\.?)?",
    re.IGNORECASE | re.ASCII,
)
#: What may follow a time to tell its zone.
_ZONE: Final = re.compile(r"\A(?:z|(?:utc|gmt|[cemw]es?t)?(?:[+-]\d{2}:?\d{2})?)(?![^\W_])")
#: A weekday before a date of numbers.
_WEEKDAY: Final = re.compile(r"\A[^\W\d_]+\.?,? (?=\d{1,4}[-/.]\d)")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[t,]?", re.ASCII)
_NUMBERS: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\.?,?", re.ASCII)
_STAMP: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[t ]?(\d{2})(\d{2})(\d{2}))?", re.ASCII)
_EPOCH: Final = re.compile(r"\d{10}|\d{13}", re.ASCII)
_WORD: Final = re.compile(r"[^\W\d_]+|\d+")
_MILLISECONDS: Final = 10**11
#: Phones had no logs before; earlier dates are what programs write for none.
_FIRST_YEAR: Final = 1990
_CENTURY: Final = 2000
_TWO_DIGITS: Final = 2
_NOON: Final = 12
#: The order of so many different days shows in which form they are written.
_ENOUGH_DAYS: Final = 5

#: Months in English, German, French and Spanish, without accents.
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janner janv janvier ene enero",
            "feb february februar fevr fevrier febrero",
            "mar march marz mrz mars marzo",
            "apr april avr avril abr abril",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juil juillet julio",
            "aug august aout ago agosto",
            "sep sept september septembre septiembre",
            "oct october okt oktober octobre octubre",
            "nov november novembre noviembre",
            "dec december dez dezember decembre dic diciembre",
        ),
        1,
    )
    for name in names.split()
}


class Dates:
    """The dates of one file: `learn` each of them, then `decide`, then `read` any."""

    def __init__(self) -> None:
        self._day_first: bool | None = None
        self._evidence: set[bool] = set()
        self._runs: Final = {True: _Run(), False: _Run()}

    def learn(self, text: str) -> None:
        """Let *text* count as evidence of which number is the day."""
        match = _NUMBERS.match(text)
        if match is None or match[2] == ".":
            return
        readings = {order: _numbered(match, day_first=order) for order in (True, False)}
        for order, day in readings.items():
            if day is None:
                self._evidence.add(not order)
            else:
                self._runs[order].add(day)

    def decide(self) -> None:
        """Settle which number is the day, from all that was learnt."""
        if len(self._evidence) == 1:
            (self._day_first,) = self._evidence
        elif not self._evidence:
            # A log is in the order of its calls: a reading that is not is the wrong one.
            sorted_ = [order for order, run in self._runs.items() if run.is_sorted]
            if len(sorted_) == 1 and self._runs[sorted_[0]].days >= _ENOUGH_DAYS:
                (self._day_first,) = sorted_

    def read(self, text: str) -> date | datetime | None:
        """The day, or the time where *text* has one; None if it cannot be told."""
        if _EPOCH.fullmatch(text):
            return from_epoch(text)
        match = _STAMP.fullmatch(text)
        if match is not None:
            return _moment(_day(match[1], match[2], match[3]), *match.groups()[3:], half="")
        clock = _CLOCK.search(text)
        if clock is None:
            return self._day(text)
        after = _ZONE.sub("", text[clock.end() :].strip())
        day = self._day(" ".join(f"{text[: clock.start()]} {after}".split()))
        return _moment(day, clock[1], clock[2], clock[3], half=clock[4] or "")

    def is_unclear(self, text: str) -> bool:
        """Whether *text* is a date of which day and month cannot be told apart."""
        match = _NUMBERS.match(text)
        if match is None or self.read(text) is not None:
            return False
        return any(_numbered(match, day_first=order) for order in (True, False))

    def _day(self, text: str) -> date | None:
        if match := _YEAR_FIRST.fullmatch(text):
            return _day(match[1], match[2], match[3])
        if match := _NUMBERS.fullmatch(text):
            order = True if match[2] == "." else self._day_first  # no country has 12.31.2026
            if order is not None:
                return _numbered(match, day_first=order)
            readings = {_numbered(match, day_first=True), _numbered(match, day_first=False)}
            readings.discard(None)
            return readings.pop() if len(readings) == 1 else None
        return _named(text)


class _Run:
    """Days one after the other, and whether they only ever rise or fall."""

    def __init__(self) -> None:
        self.days = 0
        self._last: date | None = None
        self._rises = self._falls = False

    def add(self, day: date) -> None:
        if self._last is not None and day != self._last:
            if day > self._last:
                self._rises = True
            else:
                self._falls = True
        self.days += day != self._last
        self._last = day

    @property
    def is_sorted(self) -> bool:
        return not (self._rises and self._falls)


def tidied(text: str) -> str:
    """*text* in the form in which it is to be learnt and read: plain, without a weekday."""
    return _WEEKDAY.sub("", plain(text))


def from_epoch(text: str) -> datetime | None:
    """The time, in UTC, so many seconds or milliseconds after 1970; None if it is none."""
    if not (text.isascii() and text.isdecimal()) or len(text) > 15:  # noqa: PLR2004 reason: year 33658
        return None
    number = int(text)
    try:
        found = datetime.fromtimestamp(number // 1000 if number >= _MILLISECONDS else number, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.year >= _FIRST_YEAR else None


def _named(text: str) -> date | None:
    """A date with the name of its month; weekdays and words between are passed over."""
    words = _WORD.findall(text)
    named = {word for word in words if word in _MONTHS}
    if len(named) > 1:
        named.discard("mar")  # Tuesday, in French and Spanish
    months = [_MONTHS[word] for word in named]
    numbers = [word for word in words if word.isdecimal()]
    if len(months) != 1 or len(numbers) != 2:  # noqa: PLR2004 reason: a day and a year
        return None
    day, year = numbers
    if len(day) > _TWO_DIGITS:
        day, year = year, day
    return _day(year, str(months[0]), day)


def _numbered(match: re.Match[str], *, day_first: bool) -> date | None:
    one, _, two, year = match.groups()
    return _day(year, two, one) if day_first else _day(year, one, two)


def _day(year: str, month: str, day: str) -> date | None:
    number = int(year) + (_CENTURY if len(year) <= _TWO_DIGITS else 0)
    try:
        found = date(number, int(month), int(day))
    except (ValueError, OverflowError):
        return None
    return found if number >= _FIRST_YEAR else None


def _moment(
    day: date | None, hour: str | None, minute: str | None, second: str | None, *, half: str
) -> date | datetime | None:
    if day is None or hour is None:
        return day
    hours = int(hour)
    if half:
        hours = hours % _NOON + (_NOON if half in "pP" else 0)
    try:
        clock = time(hours, int(minute or 0), int(second or 0))
    except ValueError:
        return day
    return datetime.combine(day, clock)
