"""Which events are meetings, and with whom."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from plugins.calendar_files import (
    JANE,
    LENA_COMES,
    MAX,
    ME,
    START,
    bare_event,
    calendar,
    day_of,
    event,
    meetings,
    messages,
    only,
    people,
    read,
    read_events,
    reasons,
    ties,
)
from plugins.opened_double import folder

from netrules import (
    Breadth,
    Depth,
    Direction,
    Evidence,
    Handle,
    InteractionCoverage,
    OwnerRecord,
    PersonRecord,
    Problem,
    Read,
    Skipped,
    TieRecord,
    build,
)
from netrules.plugins.sources.calendar.meetings import MOST_OTHERS
from netrules.plugins.sources.calendar.reasons import (
    ALONE,
    BIRTHDAY,
    CANCELLED,
    DECLINED,
    HOLIDAY,
    NOBODY_CAME,
    NOT_LISTED,
    OLDER,
    TWICE,
    UNANSWERED,
)


def guest(number: int, answer: str = "ACCEPTED") -> str:
    """One of many."""
    return f"ATTENDEE;PARTSTAT={answer}:mailto:p{number}@example.org"


def test_a_meeting_of_two() -> None:
    """It is contact both ways, with one person, on the day that stands there."""
    items = read_events(JANE, "UID:a")
    (meeting,) = meetings(items)
    assert meeting.people == (Handle(emails=("jane@example.org",), names=("Jane Doe",)),)
    assert meeting.at == datetime(2026, 1, 5, 10)
    assert (meeting.channel, meeting.direction, meeting.breadth) == (
        "meeting",
        Direction.BOTH,
        Breadth.ONE,
    )
    assert meeting.thread == "a"
    assert (meeting.origin.line, meeting.origin.record, meeting.origin.layer) == (3, 1, "calendar")
    assert people(items) == [("jane@example.org", "Jane Doe")]
    assert ties(items) == [("met", "me", "jane@example.org")]
    (tie,) = only(TieRecord, items)
    assert (tie.evidence, tie.since) == (Evidence.OBSERVED, date(2026, 1, 5))


def test_a_meeting_of_three() -> None:
    """It is a group's, and shows that the two others know each other."""
    items = read_events(JANE, MAX)
    (meeting,) = meetings(items)
    assert meeting.breadth is Breadth.GROUP
    assert ties(items) == [
        ("met", "me", "jane@example.org"),
        ("met", "me", "max@example.org"),
        ("meeting", "jane@example.org", "max@example.org"),
    ]


@pytest.mark.parametrize("answer", ["DECLINED", "NEEDS-ACTION", "DELEGATED", "", "X-ODD"])
def test_who_did_not_accept_was_not_there(answer: str) -> None:
    """Not to answer is no meeting, and to decline is none either."""
    items = read_events(f"ATTENDEE;PARTSTAT={answer};CN=Max:mailto:max@example.org", JANE)
    assert people(items) == [("jane@example.org", "Jane Doe")]
    assert reasons(read_events(f"ATTENDEE;PARTSTAT={answer}:mailto:m@example.org")) == [NOBODY_CAME]


def test_who_invites_is_there() -> None:
    """Unless they declined their own meeting."""
    invites = "ORGANIZER;CN=Jane Doe:mailto:jane@example.org"
    assert people(read_events(invites)) == [("jane@example.org", "Jane Doe")]
    away = "ATTENDEE;PARTSTAT=DECLINED:mailto:JANE@example.org"
    assert reasons(read_events(invites, away)) == [NOBODY_CAME]
    open_ = "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:jane@example.org"
    assert len(meetings(read_events(invites, open_))) == 1


@pytest.mark.parametrize(
    ("mine", "reason"),
    [("DECLINED", DECLINED), ("DELEGATED", DECLINED), ("NEEDS-ACTION", UNANSWERED)],
)
def test_what_the_owner_did_not_accept_is_no_meeting(mine: str, reason: str) -> None:
    """Whoever else was there."""
    line = f"ATTENDEE;PARTSTAT={mine}:MAILTO:Lena@Example.org"
    items = read(calendar(bare_event(START, line, JANE)))
    assert [type(item) for item in items] == [Skipped]
    assert reasons(items) == [reason]


def test_an_event_of_others() -> None:
    """Somebody invited others and not the owner; without an organizer it is an own entry."""
    organizer = "ORGANIZER:mailto:max@example.org"
    assert reasons(read(calendar(event(JANE), bare_event(START, organizer, JANE)))) == [NOT_LISTED]
    assert len(meetings(read(calendar(event(JANE), bare_event(START, JANE))))) == 2


@pytest.mark.parametrize("kind", ["ROOM", "RESOURCE", "GROUP", "room"])
def test_rooms_and_groups_are_nobody(kind: str) -> None:
    """Neither is a calendar, a robot, or who only gets a copy."""
    room = f"ATTENDEE;CUTYPE={kind};PARTSTAT=ACCEPTED;CN=R 1:mailto:r1@example.org"
    assert reasons(read_events(room)) == [ALONE]
    for nobody in (
        "ORGANIZER;CN=Family:mailto:abc@group.calendar.google.com",
        "ORGANIZER:mailto:unknownorganizer@calendar.google.com",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:c_1@resource.calendar.google.com",
        "ORGANIZER;CN=Some Host:mailto:noreply@example.org",
        "ATTENDEE;PARTSTAT=ACCEPTED;ROLE=NON-PARTICIPANT:mailto:copy@example.org",
    ):
        assert reasons(read_events(nobody)) == [ALONE], nobody


def test_large_meetings_are_no_contact() -> None:
    """Up to 12 others it is a meeting; with more it is shown to nobody's credit."""
    few = read_events(*map(guest, range(MOST_OTHERS)))
    assert meetings(few)[0].breadth is Breadth.GROUP
    assert len(people(few)) == MOST_OTHERS
    assert len(ties(few)) == MOST_OTHERS + MOST_OTHERS * (MOST_OTHERS - 1) // 2
    many = read_events(*map(guest, range(MOST_OTHERS + 1)))
    assert meetings(many)[0].breadth is Breadth.BROADCAST
    assert people(many) == ties(many) == []


def test_who_has_not_answered_makes_a_meeting_larger() -> None:
    """They may have been there; those who declined were not."""
    open_ = [guest(number, "NEEDS-ACTION") for number in range(MOST_OTHERS)]
    assert meetings(read_events(JANE, *open_))[0].breadth is Breadth.BROADCAST
    away = [guest(number, "DECLINED") for number in range(MOST_OTHERS)]
    assert meetings(read_events(JANE, *away))[0].breadth is Breadth.ONE
    assert meetings(read_events(JANE, open_[0]))[0].breadth is Breadth.GROUP


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["SUMMARY:Dentist"], ALONE),
        (["SUMMARY:Jane Doe's Birthday"], BIRTHDAY),
        (["SUMMARY:Geburtstag: Jörg"], BIRTHDAY),
        (["SUMMARY:Anniversaire de Zoé"], BIRTHDAY),
        (["SUMMARY:x", "CATEGORIES:Birthday"], BIRTHDAY),
        (["SUMMARY:Bank holiday"], HOLIDAY),
        (["SUMMARY:Gesetzlicher Feiertag"], HOLIDAY),
        (["STATUS:CANCELLED", JANE], CANCELLED),
        (["status:Cancelled", JANE], CANCELLED),
    ],
)
def test_other_events_are_skipped(lines: list[str], reason: str) -> None:
    """For a reason that is counted."""
    assert reasons(read_events(*lines)) == [reason]


def test_names_of_calendars_tell_what_is_in_them() -> None:
    """As long as nobody else is: a birthday party is a meeting."""
    birthdays = calendar("X-WR-CALNAME:Geburtstage", event("SUMMARY:Jane"))
    assert reasons(read(birthdays)) == [BIRTHDAY]
    holidays = calendar("X-WR-CALNAME:Holidays in Sweden", event("SUMMARY:Midsummer"))
    assert reasons(read(holidays)) == [HOLIDAY]
    assert len(meetings(read(calendar("X-WR-CALNAME:Birthdays", event("SUMMARY:P", JANE))))) == 1
    assert reasons(read(birthdays + calendar(event("SUMMARY:Jane")))) == [BIRTHDAY, ALONE]


def test_a_calendar_that_cancels() -> None:
    """A saved message that calls a meeting off."""
    assert reasons(read(calendar("METHOD:CANCEL", event(JANE)))) == [CANCELLED]


def test_only_the_latest_revision_counts() -> None:
    """Of events with one UID; equal ones are one, others of one revision are several."""
    old = event(JANE, "SEQUENCE:0", uid="a")
    new = event(JANE, "SEQUENCE:2", uid="a", start="DTSTART:20260107T100000")
    items = read(calendar(old, new))
    assert reasons(items) == [OLDER]
    assert [day_of(one.at) for one in meetings(items)] == [date(2026, 1, 7)]
    assert reasons(read(calendar(old, old))) == [TWICE]
    assert len(meetings(read(calendar(old, event(JANE, uid="a", start="DTSTART:20260108"))))) == 2
    assert len(meetings(read(calendar(event(JANE), event(JANE))))) == 2


def test_calendars_of_one_folder_list_a_meeting_once() -> None:
    """The same event stands in two calendars of one person."""
    one = calendar(event(JANE, uid="a"))
    items = read(folder({"work.ics": one, "home.ics": one}))
    assert len(meetings(items)) == 1
    assert reasons(items) == [TWICE]


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20260105T233000Z", datetime(2026, 1, 5, 23, 30)),
        ("DTSTART;TZID=America/Nowhere:20260105T233000", datetime(2026, 1, 5, 23, 30)),
        ('DTSTART;TZID="UTC+11":20260105T233000', datetime(2026, 1, 5, 23, 30)),
        ("DTSTART;TZID=tzone://Microsoft/Custom:20260105T233000", datetime(2026, 1, 5, 23, 30)),
        ("DTSTART;VALUE=DATE-TIME:2026-01-05T23:30", datetime(2026, 1, 5, 23, 30)),
        ("DTSTART;VALUE=DATE:20260105", date(2026, 1, 5)),
        ("DTSTART:20260105T250000", date(2026, 1, 5)),
        ("DTSTART:20260105T235960Z", datetime(2026, 1, 5, 23, 59, 59)),
    ],
)
def test_the_day_is_the_one_that_is_written(start: str, at: date) -> None:
    """Whatever the time zone, which need not exist; and never with a zone."""
    (meeting,) = meetings(read_events(JANE, start=start))
    assert meeting.at == at


@pytest.mark.parametrize(
    "start", ["", "DTSTART:soon", "DTSTART:20261301", "DTSTART:16010101T000000", "DTSTART:19700101"]
)
def test_a_meeting_without_a_date_is_lost(start: str) -> None:
    """And said to be so; who is alone in an event has lost nothing."""
    (problem,) = only(Problem, read_events(JANE, start=start))
    assert problem.lost
    assert problem.message == "the event has no date that can be read"
    assert reasons(read_events(start=start)) == [ALONE]


def test_a_calendar_vouches_for_no_absence() -> None:
    """It lists what somebody entered: so its span is with nobody in particular."""
    items = read(calendar(event(JANE), event(JANE, start="DTSTART:20260301")))
    (coverage,) = only(InteractionCoverage, items)
    assert (coverage.channel, coverage.people) == ("meeting", ())
    assert (coverage.since, coverage.until) == (date(2026, 1, 5), date(2026, 3, 1))
    assert only(InteractionCoverage, read(calendar(event()))) == []


def test_people_have_all_their_names() -> None:
    """And are listed once, where they are met first."""
    other = "ATTENDEE;PARTSTAT=ACCEPTED;CN=Jane D.:MAILTO:JANE@EXAMPLE.ORG"
    items = read(calendar(event(JANE), event(other)))
    assert people(items) == [("jane@example.org", "Jane Doe", "Jane D.")]
    assert [one.origin.record for one in only(PersonRecord, items)] == [1]


def test_other_parts_of_a_calendar_are_passed_over() -> None:
    """Tasks, journals, free time; and the people to whom an alarm is sent."""
    task = event(JANE).replace("VEVENT", "VTODO")
    alarm = "BEGIN:VALARM\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.org\r\nEND:VALARM"
    items = read(calendar(task, task.replace("VTODO", "VJOURNAL"), event(alarm, JANE)))
    assert people(items) == [("jane@example.org", "Jane Doe")]
    assert len(only(Skipped, items)) == 0
    (problem,) = only(Problem, read(calendar(task)))
    assert problem.message == "the calendar holds no events"


def test_in_a_network_each_event_is_counted_once() -> None:
    """Each is kept, skipped or a problem, whatever comes of it."""
    content = calendar(
        event(JANE, MAX, "RRULE:FREQ=DAILY;COUNT=3", "DTSTAMP:20260201T000000Z", uid="a"),
        event("SUMMARY:Dentist"),
        event(JANE, start=""),
        event(JANE, "STATUS:CANCELLED"),
    )
    owner = OwnerRecord(ME, read(content)[0].origin)
    network = build([Read("my.ics", "calendar", [owner, *read(content)])])
    (count,) = network.sources
    # The owner's own record shares the place of the first event.
    assert (count.read, count.kept, count.skipped, count.problems) == (4, 1, 2, 1)
    assert len(network.all_interactions) == 3
    assert {one.depth for one in network.all_interactions} == {Depth.MEETING}
    assert sorted(tie.kind for tie in network.all_ties) == ["meeting", "met", "met"]


def test_what_is_planned_is_kept_with_its_date() -> None:
    """The engine sets it aside, the tie with it."""
    network = build([Read("my.ics", "calendar", read_events(JANE, start="DTSTART:20300101"))])
    now = network.as_of(date(2026, 11, 20))
    assert now.set_aside == {"interactions": 1, "ties": 1}
    assert messages(read_events(JANE, start="DTSTART:20300101")) == []


def test_lines_of_one_person_are_one_person() -> None:
    """However often they are named."""
    items = read_events(JANE, JANE, "ORGANIZER;CN=Jane:mailto:jane@example.org", LENA_COMES)
    assert len(meetings(items)[0].people) == 1
    assert meetings(items)[0].breadth is Breadth.ONE
