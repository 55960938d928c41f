"""Repeated meetings: which days count, beside dateutil's reading of the same rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from time import perf_counter
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import example, given
from hypothesis import strategies as st
from plugins.calendar_files import (
    JANE,
    MAX,
    bare_event,
    calendar,
    days,
    event,
    meetings,
    messages,
    only,
    read,
    reasons,
    ties,
)

from netrules import Breadth, Problem, TieRecord
from netrules.plugins.sources.calendar.dates import Moment, last_day
from netrules.plugins.sources.calendar.events import BAD_DATE, TOO_OFTEN
from netrules.plugins.sources.calendar.reasons import DECLINED, MOVED
from netrules.plugins.sources.calendar.recurrence import (
    MOST,
    Budget,
    UnknownRuleError,
    follow,
    read_rule,
)

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STAMP = "DTSTAMP:20260301T000000Z"
BERLIN = (
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"
    "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19700329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:19701025T030000\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE"
)


def series(*lines: str, start: str = "DTSTART;TZID=Europe/Berlin:20260105T100000") -> list[Any]:
    """What is read of a meeting that is repeated, in a file last written on 1 March 2026."""
    return read(calendar(BERLIN, event(JANE, STAMP, *lines, start=start, uid="a")))


def occurrences(rule: str, start: date, last: date) -> list[date]:
    """The days of a rule."""
    found, whole = follow(read_rule(rule, Moment(start)), start, last, Budget())
    assert whole or len(found) == MOST
    return found


# -- beside dateutil ---------------------------------------------------------------------


def byday(numbered: bool, largest: int) -> st.SearchStrategy[str]:
    """One or more weekdays, all of them numbered within a month or year, or none.

    A list of both kinds is the days of either; dateutil has those that are of both.
    """
    plain = st.sampled_from(WEEKDAYS)
    number = st.integers(-largest, largest).filter(bool).map("{:+d}".format)
    counted = st.tuples(number, plain).map("".join)

    def listed(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.lists(one, min_size=1, max_size=3, unique=True).map(",".join)

    return listed(plain) | listed(counted) if numbered else listed(plain)


@st.composite
def rules(draw: st.DrawFn) -> str:
    """A rule of the kinds that are followed, and that names some day.

    Where a rule names none, dateutil searches all years up to 9999. And it counts positions
    in the first week from the first occurrence on, where they are counted in the whole week.
    """
    every = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={every}"]
    months = st.sampled_from([1, 3, 7, 12]).map("BYMONTH={}".format)
    kind = draw(st.sampled_from(["", "BYDAY", "BYMONTHDAY"]))
    if kind == "BYDAY":
        by_month = every == "YEARLY" and draw(st.booleans())
        parts += [draw(months)] if by_month else []
        largest = 5 if every == "MONTHLY" or by_month else 53
        parts.append(f"BYDAY={draw(byday(every in {'MONTHLY', 'YEARLY'}, largest))}")
    elif kind == "BYMONTHDAY" and every != "WEEKLY":
        days = draw(st.sets(st.integers(-31, 31).filter(bool), min_size=1, max_size=3))
        parts.append(f"BYMONTHDAY={','.join(map(str, days))}")
        parts += [draw(months)] if draw(st.booleans()) else []
    if "BYMONTH=" not in "".join(parts) and draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    if kind and len(parts) > 1 and every != "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, -1]))}")
    if every == "WEEKLY" and draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(WEEKDAYS))}")
    return ";".join(draw(st.permutations(parts)))


@given(
    rules(),
    st.dates(date(1990, 1, 1), date(2030, 12, 31)),
    st.integers(0, 1500),
    st.none() | st.integers(1, 30),
)
@example("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", date(2026, 1, 30), 900, None)
@example("FREQ=MONTHLY", date(2026, 1, 31), 900, None)
@example("FREQ=YEARLY", date(2024, 2, 29), 4000, None)
@example("FREQ=YEARLY;BYDAY=20MO", date(1997, 5, 19), 4000, 3)
@example("FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", date(1996, 11, 5), 4000, None)
@example("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", date(1997, 8, 5), 100, 4)
@example("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", date(1997, 9, 2), 4000, None)
def test_dateutil_finds_the_same_days(rule: str, start: date, span: int, count: int | None) -> None:
    """The event's own day always belongs to them, and counts as the first."""
    last = start + timedelta(days=span)
    begin = datetime.combine(start, datetime.min.time())
    end = datetime.combine(last, datetime.min.time())
    theirs = [at.date() for at in rrule.rrulestr(f"{rule};UNTIL={end:%Y%m%d}", dtstart=begin)]
    expected = [start, *(day for day in theirs if day != start)][: count or None]
    ours = occurrences(f"{rule};COUNT={count}" if count else rule, start, last)
    assert ours == expected[-MOST:]


def test_weekdays_with_and_without_a_number() -> None:
    """The days of either kind belong to the rule."""
    rule = "FREQ=MONTHLY;BYDAY=1MO,TU"
    found = occurrences(rule, date(2026, 1, 5), date(2026, 1, 31))
    assert [day.day for day in found] == [5, 6, 13, 20, 27]


# -- what is not followed ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("FREQ=HOURLY", "FREQ=HOURLY"),
        ("FREQ=WHENEVER", "FREQ"),
        ("INTERVAL=2", "FREQ"),
        ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO"),
        ("FREQ=YEARLY;BYYEARDAY=1,100", "BYYEARDAY"),
        ("FREQ=DAILY;BYHOUR=9,10", "BYHOUR"),
        ("FREQ=WEEKLY;BYDAY=1MO", "a numbered weekday in FREQ=WEEKLY"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL"),
        ("FREQ=DAILY;COUNT=-1", "COUNT"),
        ("FREQ=DAILY;UNTIL=later", "UNTIL"),
        ("FREQ=DAILY;X-SECRET=Jane", "a part that is not of iCalendar"),
        ("D1 #10", "a rule that is not of iCalendar 2.0"),
        ("%n;BYMONTH=", "a rule that is not of iCalendar 2.0"),
        ("", "a rule that is not of iCalendar 2.0"),
    ],
)
def test_other_rules_count_once(rule: str, part: str) -> None:
    """And the problem names what stands in the way, but nothing of what is written there."""
    with pytest.raises(UnknownRuleError, match=f"^{part}$"):
        read_rule(rule, Moment(date(2026, 1, 5)))
    items = series(f"RRULE:{rule}")
    assert days(items) == ["2026-01-05"]
    (problem,) = only(Problem, items)
    assert (problem.lost, problem.origin.record) == (False, 1)
    assert f"({part})" in problem.message


def test_a_clock_that_says_what_is_known_is_no_obstacle() -> None:
    """Some programs write the hour of the event into its rule."""
    rule = "RRULE:FREQ=WEEKLY;COUNT=2;BYHOUR=10;BYMINUTE=0;BYSECOND=0"
    assert days(series(rule)) == ["2026-01-05", "2026-01-12"]


def test_rules_that_exclude() -> None:
    """EXRULE is no longer written, and not followed."""
    items = series("RRULE:FREQ=DAILY;COUNT=2", "EXRULE:FREQ=DAILY;INTERVAL=2")
    assert days(items) == ["2026-01-05", "2026-01-06"]
    assert "EXRULE" in messages(items)[0]


# -- how far -----------------------------------------------------------------------------


def test_an_endless_series_ends_where_the_file_was_written() -> None:
    """At the newest stamp; what is planned for later shows nothing of that."""
    later = event(MAX, start="DTSTART:20280101")
    items = read(calendar(event(JANE, STAMP, "RRULE:FREQ=MONTHLY", uid="a"), later))
    assert days(items) == ["2026-01-05", "2026-02-05", "2028-01-01"]
    stamped = event(MAX, "LAST-MODIFIED:20260406T000000Z")
    items = read(calendar(event(JANE, "RRULE:FREQ=MONTHLY", uid="a"), stamped))
    assert days(items)[:-1] == ["2026-01-05", "2026-02-05", "2026-03-05", "2026-04-05"]


def test_without_a_stamp_the_newest_event_tells() -> None:
    """And without one, only the first meeting is sure."""
    endless = event(JANE, "RRULE:FREQ=MONTHLY", uid="a")
    other = event(MAX, start="DTSTART:20260306")
    assert len(meetings(read(calendar(endless, other)))) == 4
    assert days(read(calendar(endless))) == ["2026-01-05"]


def test_a_series_that_only_begins_later() -> None:
    """Keeps its first date."""
    assert days(series("RRULE:FREQ=DAILY", start="DTSTART:20270101")) == ["2027-01-01"]


def test_very_many_meetings() -> None:
    """The latest of them count, and it is said that they are not all."""
    start = "DTSTART;VALUE=DATE:20200101"
    items = series("RRULE:FREQ=DAILY", start=start)
    assert len(meetings(items)) == MOST
    assert days(items)[-1] == "2026-03-01"
    assert messages(items) == [TOO_OFTEN]
    whole = series(f"RRULE:FREQ=DAILY;COUNT={MOST}", start=start)
    assert days(whole)[0] == "2020-01-01"
    assert messages(whole) == []


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20260126T090000Z", "2026-01-26"),  # the start of the last one
        ("20260126T225959Z", "2026-01-26"),  # the end of its day
        ("20260126", "2026-01-26"),
        ("20260126T100000", "2026-01-26"),
        ("20260126T095959", "2026-01-19"),
        ("20260125T235959Z", "2026-01-19"),
    ],
)
def test_until(until: str, last: str) -> None:
    """In UTC and as local time."""
    assert days(series(f"RRULE:FREQ=WEEKLY;UNTIL={until}"))[-1] == last


def test_until_of_a_zone_that_the_file_does_not_describe() -> None:
    """Is understood as a day."""
    local = Moment(datetime(2026, 1, 5, 19), "Somewhere")
    utc = Moment(datetime(2026, 1, 27, 2), "Z")
    assert last_day(utc, local, {}) == date(2026, 1, 27)
    assert last_day(utc, local, {"Somewhere": timedelta(hours=-8)}) == date(2026, 1, 25)
    assert last_day(utc, local, {"Somewhere": timedelta(hours=-7)}) == date(2026, 1, 26)


# -- single dates ------------------------------------------------------------------------


def test_dates_left_out_and_added() -> None:
    """By EXDATE and RDATE, several on a line, and periods."""
    items = series(
        "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE;TZID=Europe/Berlin:20260112T100000,20260119T100000",
        "RDATE;TZID=Europe/Berlin;VALUE=PERIOD:20260113T150000/PT1H",
        "EXDATE;VALUE=DATE:20260126",
    )
    assert days(items) == ["2026-01-05", "2026-01-13"]
    assert messages(items) == []


def test_a_date_that_cannot_be_read() -> None:
    """Costs itself only."""
    items = series("RRULE:FREQ=WEEKLY;COUNT=2", "EXDATE:20261340,20260112T100000")
    assert days(items) == ["2026-01-05"]
    assert messages(items) == [BAD_DATE]


def test_dates_in_utc_mean_the_local_day() -> None:
    """An evening in New York is the next day in UTC."""
    items = series(
        "RRULE:FREQ=DAILY;COUNT=3",
        "EXDATE:20260107T000000Z",
        start="DTSTART;TZID=America/New_York:20260105T190000",
    )
    assert days(items) == ["2026-01-05", "2026-01-07"]


def test_an_occurrence_that_was_moved() -> None:
    """Its own event stands for it; the others stay, and the tie is as old as the series."""
    moved = bare_event(
        "UID:a",
        "RECURRENCE-ID:20260112T090000Z",
        "DTSTART;TZID=Europe/Berlin:20260114T100000",
        JANE,
        MAX,
    )
    items = read(calendar(moved, event(JANE, "RRULE:FREQ=WEEKLY;COUNT=3", STAMP, uid="a")))
    assert sorted(days(items)) == ["2026-01-05", "2026-01-14", "2026-01-19"]
    assert [one.breadth for one in meetings(items)] == [Breadth.GROUP, Breadth.ONE, Breadth.ONE]
    assert min(tie.since or date.max for tie in only(TieRecord, items)) == date(2026, 1, 5)
    assert ties(items).count(("meeting", "jane@example.org", "max@example.org")) == 1


def test_an_occurrence_that_was_declined() -> None:
    """Did not take place for the owner."""
    declined = bare_event(
        "UID:a",
        "RECURRENCE-ID;TZID=Europe/Berlin:20260112T100000",
        "DTSTART;TZID=Europe/Berlin:20260112T100000",
        "ATTENDEE;PARTSTAT=DECLINED:mailto:lena@example.org",
        JANE,
    )
    master = event(JANE, "RRULE:FREQ=WEEKLY;COUNT=2", STAMP, uid="a")
    items = read(calendar(master, declined))
    assert days(items) == ["2026-01-05"]
    assert reasons(items) == [DECLINED]
    once = event(JANE, "RRULE:FREQ=WEEKLY;COUNT=1", "EXDATE:20260105T090000Z", uid="a")
    assert reasons(read(calendar(once))) == [MOVED]


def test_a_series_shows_a_tie_once() -> None:
    """However often the people met."""
    items = read(calendar(event(JANE, MAX, STAMP, "RRULE:FREQ=WEEKLY", uid="a")))
    assert len(meetings(items)) == 8
    assert len(ties(items)) == 3


# -- made to take for ever ---------------------------------------------------------------


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=" + ",".join(f"{n}{d}" for n in range(-53, 54) for d in WEEKDAYS),
        "FREQ=DAILY;COUNT=999999999",
        "FREQ=WEEKLY;INTERVAL=999999",
        "FREQ=DAILY;BYSETPOS=2",
    ],
)
def test_no_rule_takes_for_ever(rule: str) -> None:
    """Nor do a thousand of them, in a file that claims to be of the year 9999."""
    rule = rule.replace("0MO", "MO").replace(",0", ",1")
    events = [
        event(JANE, f"RRULE:{rule}", "DTSTAMP:99991231T000000Z", uid=str(n)) for n in range(300)
    ]
    begin = perf_counter()
    items = read(calendar(*events))
    assert perf_counter() - begin < 10
    assert len(meetings(items)) >= 300
