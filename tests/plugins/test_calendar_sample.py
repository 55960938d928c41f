"""The reader beside icalendar, and on files that other projects test with."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.calendar_files import ME, meetings, people, read, reasons
from plugins.opened_double import opened

from netrules import Certainty, Problem, Skipped
from netrules.plugins.sources.calendar import Calendar
from netrules.plugins.sources.calendar.events import Event
from netrules.plugins.sources.calendar.survey import read_parts

SAMPLES = Path(__file__).parents[2].parent / "shared" / "samples" / "ical"
NAMES = sorted(file.name for file in SAMPLES.glob("*.ics"))

#: What becomes of the events of each sample: why they are skipped.
EXPECTED = {
    "big_bad_calendar.ics": ["nobody else in it"] * 20,
    "bom_calendar.ics": [],
    "example.ics": ["holiday"] * 3,
    "fuzz_testcase_invalid_month.ics": [],
    "issue_218_bad_tzid.ics": ["nobody else in it"],
    "issue_466_respect_unique_timezone.ics": ["nobody else in it"],
    "issue_526_calendar_with_events.ics": ["nobody else in it"] * 2,
    "multiple_calendar_components.ics": ["nobody else in it"] * 3,
    "rfc_6868.ics": ["owner unknown"],
    "timezoned.ics": ["nobody else in it"],
}
#: No calendar: line 1 is BEGIN:V, and the rule on line 2 makes icalendar raise ValueError.
UNREADABLE = "fuzz_testcase_invalid_month.ics"
#: 20 events here and none for icalendar, because no END:VCALENDAR follows line 41, the last.
OPEN = "big_bad_calendar.ics"

samples = pytest.mark.skipif(not NAMES, reason="the samples are not here")


def events(content: bytes) -> list[Event]:
    """The events of a file, before they are judged."""
    return [part for part in read_parts(opened(content), "") if isinstance(part, Event)]


@samples
@pytest.mark.parametrize("name", NAMES)
def test_samples(name: str) -> None:
    """Every BEGIN:VEVENT has a fate of its own. Nothing is a problem but a file without
    events, and people of whom none is the owner."""
    content = (SAMPLES / name).read_bytes()
    items = read(content)
    assert reasons(items) == EXPECTED[name]
    skipped = [item.origin.record for item in items if isinstance(item, Skipped)]
    begun = len(re.findall(rb"(?m)^BEGIN:VEVENT\r*$", content))
    assert skipped == list(range(1, begun + 1))
    problems = [item for item in items if isinstance(item, Problem)]
    assert len(problems) == (not begun or name == "rfc_6868.ics")
    certain = Calendar().sniff(opened(content)).certainty is Certainty.CERTAIN
    assert certain == (name != UNREADABLE)


@samples
@pytest.mark.parametrize("name", NAMES)
def test_samples_agree_with_icalendar(name: str) -> None:
    """In the number of events, in their days, and in whom they name."""
    content = (SAMPLES / name).read_bytes()
    try:
        calendars = icalendar.Calendar.from_ical(content, multiple=True)
    except ValueError:
        assert name == UNREADABLE
        assert events(content) == []
        return
    theirs = [event for one in calendars for event in one.walk("VEVENT")]
    ours = events(content)
    if name == OPEN:
        assert (len(ours), len(theirs)) == (20, 0)
        return
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert (one.start.day if one.start else None) == _day(other), name
        assert {guest.email for guest in one.guests} == _addresses(other)
        assert {guest.name for guest in one.guests} == _names(other)


def _day(event: Any) -> date | None:
    start = event.get("DTSTART")
    if start is None:
        return None
    return start.dt.date() if isinstance(start.dt, datetime) else start.dt


def _guests(event: Any) -> list[Any]:
    found = event.get("ATTENDEE", [])
    return found if isinstance(found, list) else [found]


def _addresses(event: Any) -> set[str]:
    return {str(one).removeprefix("mailto:") for one in _guests(event)}


def _names(event: Any) -> set[str]:
    return {str(one.params["CN"]) for one in _guests(event)}


names = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters='"@()[]<>\\'), min_size=1
).map(lambda text: f"A{text} b")


@given(
    st.lists(
        st.tuples(
            names,
            st.sampled_from(["ACCEPTED", "TENTATIVE", "DECLINED", "NEEDS-ACTION"]),
        ),
        max_size=8,
    ),
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
)
def test_what_icalendar_writes(guests: list[tuple[str, str]], day: date) -> None:
    """Who accepted was there, by the name that was given."""
    event = icalendar.Event()
    event.add("dtstart", day)
    event.add("attendee", f"MAILTO:{ME.emails[0]}", parameters={"PARTSTAT": "ACCEPTED"})
    for number, (name, answer) in enumerate(guests):
        address = icalendar.vCalAddress(f"mailto:p{number}@example.org")
        event.add("attendee", address, parameters={"CN": name, "PARTSTAT": answer})
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    items = read(calendar.to_ical())
    came = [
        (f"p{number}@example.org", name)
        for number, (name, answer) in enumerate(guests)
        if answer in {"ACCEPTED", "TENTATIVE"}
    ]
    assert people(items) == came
    assert [one.at for one in meetings(items)] == ([day] if came else [])
