"""Whose calendar it is."""

from __future__ import annotations

import pytest
from plugins.calendar_files import (
    JANE,
    LENA,
    LENA_COMES,
    MAX,
    NOBODY,
    START,
    bare_event,
    calendar,
    event,
    meetings,
    messages,
    only,
    people,
    read,
    reasons,
)
from plugins.opened_double import folder

from netrules import Handle, OwnerRecord, Problem
from netrules.plugins.sources.calendar import Calendar
from netrules.plugins.sources.calendar.owner import BY_NAME, BY_TITLE, BY_TURNS
from netrules.plugins.sources.calendar.reasons import NO_OWNER

TWO = calendar(event(JANE), event(MAX))


def test_it_is_read_after_others() -> None:
    """What they say of the owner decides."""
    assert Calendar.wants_owner


def test_stated_addresses_count_most() -> None:
    """Even for a calendar that somebody else gave their name."""
    owner = Handle(emails=("other@example.org", LENA.upper()), me=True)
    items = read(calendar("X-WR-CALNAME:jane@example.org", event(JANE)), owner)
    assert people(items) == [("jane@example.org", "Jane Doe")]
    assert messages(items) == []
    assert only(OwnerRecord, items) == []


def test_the_name_of_the_calendar() -> None:
    """Google names a calendar by its owner's address."""
    items = read(calendar(f"X-WR-CALNAME:{LENA}", event(JANE)), NOBODY)
    (owner,) = only(OwnerRecord, items)
    assert owner.handle == Handle(emails=(LENA,), names=("Lena Roth",), me=True)
    (problem,) = only(Problem, items)
    assert (problem.lost, problem.origin.line) == (False, 3)
    assert BY_TITLE in problem.message
    assert LENA not in problem.message
    assert "[me] email" in problem.remedy
    assert people(items) == [("jane@example.org", "Jane Doe")]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Handle(names=("Lena Roth",), urls=("https://x.example.org/in/l",), me=True), True),
        (Handle(names=("Somebody Else",), me=True), False),
        (Handle(emails=("else@example.org",), me=True), False),
    ],
)
def test_an_owner_who_may_be_another_is_not_told(told: Handle, said: bool) -> None:
    """Two exports of different owners are an error, so only an agreeing name is passed on."""
    items = read(calendar(f"X-WR-CALNAME:{LENA}", event(JANE)), told)
    assert bool(only(OwnerRecord, items)) == said
    assert len(meetings(items)) == 1


def test_of_several_calendars_the_one_in_use_tells() -> None:
    """A folder may hold the calendars of others, too."""
    items = read(
        folder(
            {
                "a.ics": calendar("X-WR-CALNAME:zoe@example.org", event("SUMMARY:x")),
                "b.ics": calendar(f"X-WR-CALNAME:{LENA}", event(JANE), event(MAX)),
                "c.ics": calendar("X-WR-CALNAME:jane@example.org", event(JANE, uid="c")),
            }
        ),
        NOBODY,
    )
    assert [one.handle.emails for one in only(OwnerRecord, items)] == [(LENA,)]


def test_the_owner_s_name() -> None:
    """Where no address of the owner's is known, as with LinkedIn's export."""
    items = read(calendar(event(JANE)), Handle(names=("LENA ROTH",), me=True))
    assert people(items) == [("jane@example.org", "Jane Doe")]
    assert BY_NAME in messages(items)[0]
    assert only(OwnerRecord, items) == []


def test_who_is_in_most_meetings() -> None:
    """Is taken for the owner, here and nowhere else."""
    items = read(TWO, NOBODY)
    assert people(items) == [("jane@example.org", "Jane Doe"), ("max@example.org", "Max Beer")]
    assert BY_TURNS in messages(items)[0]
    assert only(OwnerRecord, items) == []


@pytest.mark.parametrize(
    "content",
    [
        calendar(event(JANE)),
        calendar(event(JANE), event(JANE)),
        calendar(event(JANE), bare_event(START, JANE, MAX), bare_event(START, MAX, LENA_COMES)),
    ],
)
def test_nobody_can_tell(content: str) -> None:
    """One meeting, two who are in all of them, nobody in most: no guess is made."""
    items = read(content, NOBODY)
    assert set(reasons(items)) == {NO_OWNER}
    assert meetings(items) == []
    (problem,) = only(Problem, items)
    assert not problem.lost
    assert "[me] email" in problem.remedy


def test_a_calendar_without_people_needs_no_owner() -> None:
    """There is nothing to ask."""
    assert messages(read(calendar(bare_event(START, "SUMMARY:Dentist")), NOBODY)) == []
