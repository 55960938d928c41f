"""Writing small calendars in tests, and reading them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from plugins.opened_double import OpenedDouble, opened

from netrules import (
    Handle,
    InteractionRecord,
    Item,
    OwnerRecord,
    PersonRecord,
    Problem,
    ReadContext,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.calendar import Calendar

T = TypeVar("T")

#: Whose calendar it is, where a test does not say otherwise.
LENA = "lena@example.org"
ME = Handle(emails=(LENA,), names=("Lena Roth",), me=True)
NOBODY = Handle(me=True)

LENA_COMES = f"ATTENDEE;PARTSTAT=ACCEPTED;CN=Lena Roth:mailto:{LENA}"
JANE = "ATTENDEE;PARTSTAT=ACCEPTED;CN=Jane Doe:mailto:jane@example.org"
MAX = "ATTENDEE;PARTSTAT=TENTATIVE;CN=Max Beer:mailto:max@example.org"
START = "DTSTART;TZID=Europe/Berlin:20260105T100000"


def event(*lines: str, start: str = START, uid: str = "") -> str:
    """An event to which Lena comes, with these lines more."""
    own = [start] if start else []
    own += [f"UID:{uid}"] if uid else []
    return "\r\n".join(["BEGIN:VEVENT", *own, LENA_COMES, *lines, "END:VEVENT", ""])


def bare_event(*lines: str) -> str:
    """An event with nothing but these lines."""
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def calendar(*parts: str) -> str:
    """A calendar that holds *parts*: lines without an end, and events."""
    lines = [part if part.endswith("\r\n") else f"{part}\r\n" for part in parts]
    return "".join(["BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", *lines, "END:VCALENDAR\r\n"])


def read(content: str | bytes | OpenedDouble, owner: Handle = ME) -> list[Item]:
    """Everything that the source yields for a file with this *content*, or an input."""
    given = content if isinstance(content, OpenedDouble) else opened(content, "my.ics")
    return list(Calendar().read(given, ReadContext(owner=owner)))


def read_events(*lines: str, start: str = START) -> list[Item]:
    """Everything yielded for one event to which Lena comes, with these lines more."""
    return read(calendar(event(*lines, start=start)))


def only(kind: type[T], items: Iterable[Item]) -> list[T]:
    """The items of one kind."""
    return [item for item in items if isinstance(item, kind)]


def meetings(items: Iterable[Item]) -> list[InteractionRecord]:
    """The meetings."""
    return only(InteractionRecord, items)


def days(items: Iterable[Item]) -> list[str]:
    """The days of the meetings."""
    return [day_of(one.at).isoformat() for one in meetings(items)]


def day_of(at: date | datetime) -> date:
    """The day of a time."""
    return at.date() if isinstance(at, datetime) else at


def reasons(items: Iterable[Item]) -> list[str]:
    """Why events were skipped."""
    return [one.reason for one in only(Skipped, items)]


def messages(items: Iterable[Item]) -> list[str]:
    """What was a problem."""
    return [one.message for one in only(Problem, items)]


def people(items: Iterable[Item]) -> list[tuple[Any, ...]]:
    """Address and names of each person but the owner."""
    return [
        (*one.handle.emails, *one.handle.names)
        for one in only(PersonRecord, items)
        if not isinstance(one, OwnerRecord)
    ]


def ties(items: Iterable[Item]) -> list[tuple[str, ...]]:
    """Each tie: its kind and the addresses at its ends, "me" for the owner."""
    return [
        (one.kind, *(handle.emails[0] if not handle.me else "me" for handle in one.between))
        for one in only(TieRecord, items)
    ]
