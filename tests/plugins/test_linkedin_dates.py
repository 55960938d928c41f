"""Which dates are read, as what, and which are not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from netrules.plugins.sources.linkedin.dates import Dates

AN_HOUR = datetime(2020, 10, 5, 13, 28, 0)


def read(text: str, *others: str, resaved: bool = False, partial: bool = False) -> object:
    """What *text* means in a file that holds *others* besides."""
    dates = Dates(partial=partial)
    for one in (text, *others):
        dates.learn(one)
    dates.decide(resaved=resaved)
    return dates.read(text)


@pytest.mark.parametrize(
    "text",
    [
        "05 Oct 2020",
        "5 October 2020",
        "5-Oct-20",
        "05-Oct-2020",
        "5. Okt 2020",
        "5 oct. 2020",
        "05-ott-20",
        "Oct 5, 2020",
        "2020-10-05",
        "2020/10/05",
        "10/05/2020",
        "05.10.2020",
        " 05  Oct\u00a02020 ",
    ],
)
def test_days(text: str) -> None:
    """Every form of a day means that day."""
    assert read(text) == date(2020, 10, 5)


@pytest.mark.parametrize(
    "text",
    [
        "2020-10-05 13:28",
        "2020-10-05T13:28:00",
        "10/5/20, 1:28 PM",
        "10/5/20, 1:28\u202fPM",
        "5 Oct 2020, 1:28 p.m.",
        "05.10.2020 13:28",
    ],
)
def test_times_without_a_zone(text: str) -> None:
    """A time without a zone is left without one."""
    assert read(text) == AN_HOUR


@pytest.mark.parametrize(
    "text",
    [
        "2020-10-05 13:28:00 UTC",
        "2020/10/05 13:28:00 UTC",
        "2020-10-05T13:28:00Z",
        "2020-10-05T13:28:00.123+00:00",
        "2020-10-05 13:28 GMT",
        "2020-10-05T15:28:00+02:00",
        "2020-10-05T07:58:00-0530",
    ],
)
def test_times_with_a_zone(text: str) -> None:
    """A stated zone is kept."""
    assert read(text) == AN_HOUR.replace(tzinfo=UTC)


def test_a_stated_zone_keeps_its_day() -> None:
    """A time is not moved to another day to fit another zone."""
    zone = timezone(timedelta(hours=2))
    assert read("2020-10-05T01:00:00+02:00") == datetime(2020, 10, 5, 1, tzinfo=zone)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n/a",
        "31 Feb 2020",
        "05 Foo 2020",
        "2020-13-01",
        "0000-01-01 00:00:00 UTC",
        "2020-10-05 25:00:00 UTC",
        "10/5/20, 13:28 PM",
        "10/5/20, 0:28 AM",
        "2020-10/05",
        "10/05-2020",
        "1/2/3",
        "44109",
        "2020",
        "Oct 2020",
        "2020-10-05 and later",
        "32.10.2020",
        "13/13/2020",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """Anything else is not guessed at."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("Oct 2022", date(2022, 10, 1)), ("2008", date(2008, 1, 1)), ("sept 2008", date(2008, 9, 1))],
)
def test_parts_of_a_career(text: str, day: date) -> None:
    """A month or a year stands for its first day where only months are known."""
    assert read(text, partial=True) == day


@pytest.mark.parametrize("text", ["3/4/2011", "03/04/11", "3-4-2011", "3/4/11 9:41"])
def test_other_numbers_are_not_linkedins(text: str) -> None:
    """Forms that LinkedIn does not write were written by a spreadsheet, in its own order."""
    assert read(text) is None
    assert read(text, "25/12/2011") is not None


def test_noon_and_midnight() -> None:
    """Twelve comes before one."""
    times = [read(f"10/5/20, 12:00 {half}") for half in ("AM", "PM")]
    assert [getattr(time, "hour", None) for time in times] == [0, 12]


def test_the_same_number_twice_is_clear() -> None:
    """The seventh of July is the seventh of July in any order."""
    assert read("07/07/2011", resaved=True) == date(2011, 7, 7)


def test_unclear_and_unreadable_differ() -> None:
    """A date that has two meanings is told from one that has none."""
    dates = Dates()
    for text in ("3/4/2011", "soon"):
        dates.learn(text)
    dates.decide(resaved=False)
    assert dates.is_unclear("3/4/2011")
    assert not dates.is_unclear("soon")
    assert not dates.is_unclear("31/4/2011")


days = st.dates(date(2003, 1, 1), date(2099, 12, 31))


@given(days, st.sampled_from(["%d %b %Y", "%d-%b-%y", "%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y"]))
def test_what_is_written_is_read(day: date, form: str) -> None:
    """Every day survives every form that leaves nothing open."""
    assert read(day.strftime(form), resaved=True) == day


@given(st.lists(days, min_size=1, max_size=8), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_file_is_read_in_its_own_order_or_not_at_all(found: list[date], form: str) -> None:
    """A re-saved file never gives a wrong day, whatever its order."""
    texts = [day.strftime(form) for day in found]
    for day, text in zip(found, texts, strict=True):
        assert read(text, *texts, resaved=True) in {day, None}


@given(st.lists(days, min_size=1, max_size=8), days)
def test_one_clear_date_settles_all(found: list[date], clear: date) -> None:
    """Beside a day beyond the twelfth every other date is read."""
    assume(clear.day > 12)
    texts = [day.strftime("%d/%m/%Y") for day in (*found, clear)]
    assert [read(text, *texts, resaved=True) for text in texts] == [*found, clear]


@given(st.text(max_size=30))
def test_no_text_raises(text: str) -> None:
    """Whatever a cell holds, it is a date or it is not."""
    assert isinstance(read(text, partial=True), date | None)
