"""When a repeated event takes place: the common rules of iCalendar, day by day.

A rule is followed up to a day that is given, never without end. The first occurrence is
the event's own day, whether the rule would name it or not.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from netrules.plugins.sources.calendar.dates import Moment, parsed

#: How many occurrences of one event count; if there are more, the latest do.
MOST: Final = 1000
#: How many days are looked at in a row without finding that a rule names one.
_PATIENCE: Final = 20_000
#: What it costs to look at a period, and what an occurrence costs for each person in it,
#: where to look at a day costs 1.
_PERIOD_COST: Final = 8
_COST: Final = 10

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY: Final = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_NUMBER: Final = re.compile(r"[+-]?\d{1,4}", re.ASCII)
#: Parts of rules that say nothing of days, if they say what the event says itself.
_CLOCK: Final = {"BYHOUR": "hour", "BYMINUTE": "minute", "BYSECOND": "second"}
#: Parts that are understood, and the frequencies.
_READ: Final = frozenset("FREQ INTERVAL COUNT UNTIL WKST BYDAY BYMONTH BYMONTHDAY BYSETPOS".split())
#: Parts that the standard has and that are not followed here.
_UNREAD: Final = frozenset("BYWEEKNO BYYEARDAY RSCALE SKIP".split())
_FREQUENCIES: Final = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_WEEK: Final = 7
_YEAR: Final = 12
_LAST_YEAR: Final = 9999
_DAY: Final = timedelta(days=1)


class UnknownRuleError(ValueError):
    """A rule that is not followed, and the part of it that is the reason."""


@attrs.frozen
class Rule:
    """A rule of repetition.

    Args:
        every: "DAILY", "WEEKLY", "MONTHLY" or "YEARLY".
        interval: Every how many of these.
        count: How often in all, None without such a limit.
        until: The last day or time, None without one.
        week_begins: The weekday with which weeks begin, Monday being 0.
        weekdays: Weekdays, each with which of its kind it is in month or year, 0 for each.
        months: The months.
        month_days: Days of the month, from its end if negative.
        positions: Which of the days that all of these leave, from their end if negative.
    """

    every: str
    interval: int = 1
    count: int | None = None
    until: Moment | None = None
    week_begins: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    positions: frozenset[int] = frozenset()


def read_rule(text: str, start: Moment) -> Rule:
    """The rule that RRULE states for an event that begins at *start*.

    Raises:
        UnknownRuleError: If it is none of those that are followed.
    """
    parts: dict[str, str] = {}
    for part in text.upper().strip().strip(";").split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value.strip():
            raise UnknownRuleError("a rule that is not of iCalendar 2.0")
        parts[name.strip()] = value.strip()
    _check_names(parts, start)
    every = parts.get("FREQ", "")
    rule = Rule(
        every,
        _whole(parts, "INTERVAL", 1),
        _whole(parts, "COUNT", 1) if "COUNT" in parts else None,
        _until(parts),
        _DAYS.index(parts["WKST"]) if parts.get("WKST") in _DAYS else 0,
        tuple(dict.fromkeys(_weekdays(parts.get("BYDAY", "")))),
        _numbers(parts, "BYMONTH", 1, _YEAR),
        _numbers(parts, "BYMONTHDAY", -31, 31),
        _numbers(parts, "BYSETPOS", -366, 366),
    )
    if every in {"DAILY", "WEEKLY"} and any(nth for _, nth in rule.weekdays):
        raise UnknownRuleError(f"a numbered weekday in FREQ={every}")
    if every == "WEEKLY" and rule.month_days:
        raise UnknownRuleError("BYMONTHDAY in FREQ=WEEKLY")
    return rule


def _check_names(parts: Mapping[str, str], start: Moment) -> None:
    if parts.get("FREQ") not in _FREQUENCIES:
        known = parts.get("FREQ") in {"HOURLY", "MINUTELY", "SECONDLY"}
        raise UnknownRuleError(f"FREQ={parts['FREQ']}" if known else "FREQ")
    for name, value in parts.items():
        if name in _CLOCK:
            if value.lstrip("0") != str(getattr(start.at, _CLOCK[name], "")).lstrip("0"):
                raise UnknownRuleError(name)
        elif name in _UNREAD:
            raise UnknownRuleError(name)
        elif name not in _READ:
            raise UnknownRuleError("a part that is not of iCalendar")


def _whole(parts: Mapping[str, str], name: str, default: int) -> int:
    text = parts.get(name, str(default))
    if not (text.isascii() and text.isdigit()) or not int(text[:9]):
        raise UnknownRuleError(name)
    return min(int(text[:9]), 10**6)


def _until(parts: Mapping[str, str]) -> Moment | None:
    if "UNTIL" not in parts:
        return None
    until = parsed(parts["UNTIL"])
    if until is None:
        raise UnknownRuleError("UNTIL")
    return until


def _numbers(parts: Mapping[str, str], name: str, low: int, high: int) -> frozenset[int]:
    found = set()
    for text in filter(None, parts.get(name, "").split(",")):
        number = int(text) if _NUMBER.fullmatch(text.strip()) else 0
        if not number or not low <= number <= high:
            raise UnknownRuleError(name)
        found.add(number)
    return frozenset(found)


def _weekdays(text: str) -> Iterator[tuple[int, int]]:
    for part in filter(None, text.split(",")):
        match = _WEEKDAY.fullmatch(part.strip())
        if match is None:
            raise UnknownRuleError("BYDAY")
        yield _DAYS.index(match[2]), int(match[1] or 0)


# -- following a rule --------------------------------------------------------------------


class Budget:
    """How much work the rules of one file may make, all together.

    It keeps a file that was made to take for ever from doing so.
    """

    def __init__(self, work: int = 10_000_000) -> None:
        self._left = work

    @property
    def empty(self) -> bool:
        """Whether nothing is left."""
        return self._left < 0

    def spend(self, work: int) -> bool:
        """Take some of it; False if nothing is left."""
        self._left -= work
        return not self.empty


def follow(
    rule: Rule, start: date, last: date, budget: Budget, weight: int = 1
) -> tuple[list[date], bool]:
    """The days on which an event takes place from *start* to *last*, and whether that is all.

    It is not where there are more than `MOST` days, the latest of which are given, or where
    the budget ends.

    Args:
        rule: The rule.
        start: The first day.
        last: The last day to look at.
        budget: What the search may cost.
        weight: How many people each occurrence is with.
    """
    found: deque[date] = deque([start], maxlen=MOST)
    number, idle = 1, 0
    cost = len(rule.weekdays) or 1
    for period in _periods(rule, start):
        if period[0] > last or number == rule.count or idle > _PATIENCE:
            break
        if not budget.spend(cost * len(period) + _PERIOD_COST):
            return list(found), False
        idle += len(period)
        for day in _chosen(rule, start, period):
            if start < day <= last and number != rule.count:
                found.append(day)
                number += 1
                idle = 0
                budget.spend(_COST * weight)
    return list(found), number <= MOST


def _periods(rule: Rule, start: date) -> Iterator[list[date]]:
    """The days among which the rule chooses: of each day, week, month or year in turn."""
    if rule.every in {"DAILY", "WEEKLY"}:
        size = 1 if rule.every == "DAILY" else _WEEK
        back = (start.weekday() - rule.week_begins) % _WEEK if size == _WEEK else 0
        first = start.toordinal() - back
        while first + size <= date.max.toordinal():
            yield [date.fromordinal(first + place) for place in range(size)]
            first += size * rule.interval
    elif rule.every == "MONTHLY":
        month = start.year * _YEAR + start.month - 1
        while month // _YEAR <= _LAST_YEAR:
            yield _month(month // _YEAR, month % _YEAR + 1)
            month += rule.interval
    else:
        for year in range(start.year, _LAST_YEAR + 1, rule.interval):
            yield [day for month in range(1, _YEAR + 1) for day in _month(year, month)]


def _month(year: int, month: int) -> list[date]:
    return [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]


def _chosen(rule: Rule, start: date, period: list[date]) -> list[date]:
    """Those of the days of a period that the rule names, in order."""
    spans = [period]
    if rule.every == "YEARLY" and rule.months:  # its weekdays are numbered within the month
        spans = [[day for day in period if day.month == month] for month in sorted(rule.months)]
    days = [day for span in spans for day in _matching(rule, start, span)]
    if not rule.positions:
        return days
    places = {place if place >= 0 else len(days) + place + 1 for place in rule.positions}
    return [day for place, day in enumerate(days, 1) if place in places]


def _matching(rule: Rule, start: date, span: list[date]) -> list[date]:
    tests: list[Callable[[date], bool]] = []
    if rule.months:
        tests.append(lambda day: day.month in rule.months)
    if rule.month_days:
        tests.append(lambda day: _is_month_day(rule.month_days, day))
    if rule.weekdays:
        named = _numbered(rule.weekdays, span)
        tests.append(lambda day: day in named)
    if not rule.month_days and not rule.weekdays:
        tests += _of_start(rule, start)
    return [day for day in span if all(test(day) for test in tests)]


def _of_start(rule: Rule, start: date) -> Iterator[Callable[[date], bool]]:
    """What the first occurrence decides where the rule does not say it."""
    if rule.every == "WEEKLY":
        yield lambda day: day.weekday() == start.weekday()
    elif rule.every in {"MONTHLY", "YEARLY"}:
        yield lambda day: day.day == start.day
        if rule.every == "YEARLY" and not rule.months:
            yield lambda day: day.month == start.month


def _is_month_day(month_days: frozenset[int], day: date) -> bool:
    if day.day in month_days:
        return True
    return day.day - monthrange(day.year, day.month)[1] - 1 in month_days


def _numbered(weekdays: Iterable[tuple[int, int]], span: list[date]) -> set[date]:
    """The days of *span* that are one of *weekdays*, counted within it where numbered."""
    found: set[date] = set()
    for weekday, nth in weekdays:
        same = [day for day in span if day.weekday() == weekday]
        if not nth:
            found.update(same)
        elif abs(nth) <= len(same):
            found.add(same[nth - 1] if nth > 0 else same[nth])
    return found
