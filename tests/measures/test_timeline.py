"""Contact by month: counted by hand, and no month is called whole that is not."""

from __future__ import annotations

from datetime import date

import pytest
from building import TODAY, covered, event, network, origin, person
from hypothesis import given
from measures.contact import EVER, History, histories

from netrules import Direction, Handle, InteractionRecord
from netrules.measures import contact_by_month
from netrules.model.contact import two_way_days


def test_contacts_meetings_and_people() -> None:
    """Two contacts with one person on one day are one; a meeting of two people is two."""
    both = event(["a", "b"], date(2026, 8, 3))
    call = event("a", date(2026, 8, 3), channel="call")
    later = event("a", date(2026, 8, 31), channel="call")
    found = network(person("a"), person("b"), both, call, later, covered()).as_of(TODAY)
    (august, september) = contact_by_month(found, months=2)
    assert (august.first, august.contacts, august.meetings, august.people) == (
        date(2026, 8, 1),
        3,
        2,
        2,
    )
    assert (september.first, september.contacts) == (date(2026, 9, 1), 0)


def test_what_files_do_not_cover_is_open() -> None:
    """By channel: meetings are covered from the middle of August on, calls not at all."""
    call = event("a", date(2026, 9, 3), channel="call")
    found = network(person("a"), call, covered(date(2026, 8, 15))).as_of(TODAY)
    august, september = contact_by_month(found, months=2)
    assert (august.open, august.covered) == (("call", "meeting"), ())
    assert (september.open, september.covered) == (("call",), ("meeting",))
    assert not september.whole


def test_the_month_of_today_is_covered_up_to_today() -> None:
    """Nothing can have happened on the days that are still to come."""
    day = date(2026, 9, 10)
    found = network(person("a"), covered(date(2026, 9, 1), day)).as_of(day)
    assert contact_by_month(found, months=1)[0].whole


def test_messages_are_covered_once_the_answers_are() -> None:
    """A letter of September can be the answer to one of August, which no file would show."""
    for since, whole in ((date(2026, 8, 2), True), (date(2026, 8, 3), False)):
        span = covered(since, channel="mail")
        found = network(person("a"), span).as_of(TODAY)
        assert contact_by_month(found, months=1)[0].whole is whole


def test_spans_that_follow_each_other_cover_what_both_do() -> None:
    """One file ends in the middle of the month, another begins on the day after."""
    parts = (covered(EVER, date(2026, 9, 14)), covered(date(2026, 9, 15)))
    assert contact_by_month(network(person("a"), *parts).as_of(TODAY), months=1)[0].whole
    apart = (covered(EVER, date(2026, 9, 14)), covered(date(2026, 9, 16)))
    assert not contact_by_month(network(person("a"), *apart).as_of(TODAY), months=1)[0].whole


def test_a_record_of_one_of_two_namesakes_leaves_its_month_open() -> None:
    """It was with one of them, nobody knows which."""
    handle = Handle(names=("Ana Ruiz",))
    unclear = InteractionRecord((handle,), date(2026, 8, 9), "meeting", Direction.BOTH, origin())
    second = person("other")
    second = type(second)(Handle(ids=("other",), names=("Ana Ruiz",)), origin(), tie="contact")
    found = network(person("Ana Ruiz"), second, unclear, covered(EVER)).as_of(TODAY)
    july, august, september = contact_by_month(found, months=3)
    assert (july.whole, august.whole, september.whole) == (True, False, True)


def test_no_file_and_the_first_days_of_the_calendar() -> None:
    """Without channels no month is whole, and there is no month before the first."""
    found = network(person("a")).as_of(date(1, 2, 3))
    months = contact_by_month(found, months=99)
    assert [one.first for one in months] == [date(1, 1, 1), date(1, 2, 1)]
    assert not any(one.whole for one in months)
    last = network(person("a"), covered(EVER, date.max)).as_of(date.max)
    assert contact_by_month(last, months=1)[0].whole


def test_some_month_at_least() -> None:
    """And a day of judgement."""
    with pytest.raises(ValueError, match="0 months"):
        contact_by_month(network(person("a")).as_of(TODAY), months=0)
    with pytest.raises(ValueError, match="no day"):
        contact_by_month(network(person("a")))


@given(histories())
def test_months_add_up_to_the_days_of_contact(history: History) -> None:
    """Each pair of a person and a day is in one month."""
    found = history.whole()
    months = contact_by_month(found, months=12 * 40)
    pairs = sum(len(set(two_way_days(found.events_with(one.id)))) for one in found.people)
    assert sum(one.contacts for one in months) == pairs
    assert all(one.meetings <= one.contacts and one.people <= one.contacts for one in months)


@given(histories())
def test_what_was_not_covered_adds_and_a_whole_month_stays(history: History) -> None:
    """What more files show only raises what is open."""
    part = contact_by_month(history.part(), months=60)
    whole = contact_by_month(history.whole(), months=60)
    for one, other in zip(part, whole, strict=True):
        assert one.contacts <= other.contacts
        if one.whole and set(one.covered) >= {*other.covered, *other.open}:
            assert (one.contacts, one.meetings) == (other.contacts, other.meetings)
