"""Spans of time as people write them: ``90d``, ``2w``, ``6m``, ``2y``."""

from __future__ import annotations

import calendar
import functools
import re
from datetime import date, timedelta
from typing import Any, Final

import attrs

from netrules.model.bounds import Bounds, between, limits
from netrules.model.unknown import Unknown

#: The units, and the months and days that one of each stands for.
UNITS: Final = {"d": (0, 1), "w": (0, 7), "m": (1, 0), "y": (12, 0)}
#: No duration is longer: all of the calendar fits in.
LONGEST_YEARS: Final = 9999
#: A twelfth of the mean Gregorian year of 365.2425 days: a whole number of seconds.
_MEAN_MONTH: Final = timedelta(seconds=2_629_746)


@functools.total_ordering
@attrs.frozen(eq=False)
class Duration:
    """A number of calendar months and days.

    Taken from a date or added to it, a month is a calendar month and the day is
    clamped: six months before 31 August is the last of February. Durations
    compare with each other, and with `timedelta`, by their mean length, where a
    month is a twelfth of 365.2425 days.

    Args:
        months: Calendar months, from 0.
        days: Days, from 0.
    """

    months: int = attrs.field(default=0, validator=attrs.validators.ge(0))
    days: int = attrs.field(default=0, validator=attrs.validators.ge(0))

    @property
    def length(self) -> timedelta:
        """The mean length."""
        return self.months * _MEAN_MONTH + timedelta(self.days)

    def __eq__(self, other: object) -> Any:
        length = _length(other)
        return NotImplemented if length is None else self.length == length

    def __lt__(self, other: object) -> Any:
        length = _length(other)
        return NotImplemented if length is None else self.length < length

    def __hash__(self) -> int:
        return hash(self.length)

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        parts = [f"{years}y" * bool(years), f"{months}m" * bool(months)]
        parts.append(f"{self.days}d" * bool(self.days or not self.months))
        return " ".join(part for part in parts if part)


def parse_duration(text: str) -> Duration:
    """The duration that *text*, such as ``90d`` or ``6m``, stands for.

    Raises:
        ValueError: If it is none, or longer than `LONGEST_YEARS`.
    """
    match = re.fullmatch(r"([0-9]+)([dwmy])", text)
    if match is None:
        msg = f"no duration: {text!r}; write a whole number and d, w, m or y, such as 90d or 6m"
        raise ValueError(msg)
    # A number of eight digits is too long already; int() must not see thousands of them.
    amount = int(match[1].lstrip("0")[:8] or "0")
    months, days = (amount * size for size in UNITS[match[2]])
    if months > LONGEST_YEARS * 12 or days > date.max.toordinal():
        msg = f"a duration is at most {LONGEST_YEARS} years long"
        raise ValueError(msg)
    return Duration(months, days)


def shift(day: Any, length: Any, sign: int) -> Any:
    """The date *length* after *day* (*sign* 1) or before it (*sign* -1).

    Either may be Unknown or `Bounds`. The ends of the calendar are never passed.
    """
    if isinstance(day, Unknown) or isinstance(length, Unknown):
        return day + length
    if not isinstance(day, Bounds) and not isinstance(length, Bounds):
        return _move(day, length, sign)
    (first, last), (short, long) = limits(day), limits(length)
    if sign < 0:
        short, long = long, short
    missing = (*getattr(day, "missing", ()), *getattr(length, "missing", ()))
    return between(_move(first, short, sign), _move(last, long, sign), missing)


def _length(value: object) -> timedelta | None:
    if isinstance(value, Duration):
        return value.length
    return value if isinstance(value, timedelta) else None


def _move(day: date | None, length: Duration | timedelta | None, sign: int) -> date | None:
    if day is None or length is None:
        return None
    months = length.months if isinstance(length, Duration) else 0
    days = sign * length.days
    try:
        return _add_months(day, sign * months) + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _add_months(day: date, months: int) -> date:
    if not months:
        return day
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
