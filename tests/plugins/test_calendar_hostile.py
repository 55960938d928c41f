"""Files that no program should have written."""

from __future__ import annotations

from io import BytesIO
from time import perf_counter
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plugins.calendar_files import JANE, ME, calendar, event, meetings, messages, only, read
from plugins.opened_double import OpenedDouble, opened

from netrules import Problem, ReadContext
from netrules.plugins.sources.calendar import Calendar
from netrules.plugins.sources.calendar.components import NO_BEGIN

TOKENS = [
    b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n", b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n",
    b"BEGIN:VALARM\n", b"END:VALARM\n", b"BEGIN:VTIMEZONE\n", b"BEGIN:STANDARD\n", b"END:X\n",
    b"BEGIN:", b"END:", b"\r\n", b"\n", b"\r", b" ", b"\t", b"DTSTART:", b"20260105T100000", b"Z\n",
    b"DTSTART;TZID=", b"RRULE:FREQ=", b"DAILY", b"WEEKLY", b";COUNT=", b";UNTIL=", b";BYDAY=",
    b"EXDATE:", b"RDATE:", b"RECURRENCE-ID:", b"UID:a\n", b"SEQUENCE:", b"ATTENDEE", b"ORGANIZER",
    b";CN=", b";PARTSTAT=ACCEPTED", b":mailto:", b"lena@example.org\n", b"jane@example.org\n",
    b"STATUS:CANCELLED\n", b"METHOD:CANCEL\n", b"X-WR-CALNAME:", b"VERSION:1.0\n", b"TZOFFSETTO:",
    b"+9999", b"TZID:", b";ENCODING=QUOTED-PRINTABLE", b"=\r\n", b"=C3", b";CHARSET=", b"idna",
    b'"', b":", b";", b",", b"^n", b"^'", b"\\", b"<", b">", b"\xff", b"\xc3", b"\0",
    b"\xef\xbb\xbf", b"9", b"0", b"-1", b"%40", b"99991231", b"00000000",
]  # fmt: skip


@given(
    st.binary()
    | st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join)
    | st.lists(st.sampled_from(TOKENS)).map(
        lambda parts: b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"".join(parts)
    )
)
@settings(max_examples=400)
def test_no_bytes_are_too_much(content: bytes) -> None:
    """Every file is read to its end, twice alike, and never without a word."""
    Calendar().sniff(opened(content))
    items = read(content)
    assert items
    assert items == read(content)


def test_an_event_without_its_first_line_is_a_loss_that_is_told() -> None:
    """The meeting cannot be read, and is counted; those beside it are."""
    text = calendar(event(JANE, uid="a"), event(JANE, uid="b"))
    damaged = text.replace("BEGIN:VEVENT", "BEG\x00N:VEVENT", 1)
    items = read(damaged.encode())
    [problem] = [item for item in items if isinstance(item, Problem) and item.lost]
    assert problem.message == NO_BEGIN
    assert len(meetings(items)) == 1


WHOLE = calendar(
    event(JANE, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260112", "SUMMARY:Größe", uid="a")
).encode()


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=20))
def test_no_mutation_is_too_much(changes: list[tuple[int, int]]) -> None:
    """Bytes changed at random are read, too."""
    content = bytearray(WHOLE)
    for place, byte in changes:
        content[place % len(content)] = byte
    assert read(bytes(content))


@pytest.mark.parametrize("cut", range(0, len(WHOLE), 7))
def test_no_cut_is_too_much(cut: int) -> None:
    """Files end anywhere."""
    assert read(WHOLE[:cut])


SIZE = 300_000
OPEN = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260105\n"
ATTENDEE = b"ATTENDEE;PARTSTAT=ACCEPTED"


@pytest.mark.parametrize(
    "content",
    [
        b"x" * SIZE * 20,
        b"\r" * SIZE,
        b"\n" * SIZE,
        b"a\r" * SIZE,
        b"\0" * SIZE,
        b"END:VEVENT\n" * (SIZE // 10),
        b"BEGIN:VEVENT\n" * (SIZE // 13),
        b"BEGIN:VCALENDAR\n" * (SIZE // 16),
        b"BEGIN:A\n" * (SIZE // 8) + b"END:B\n" * (SIZE // 6),
        OPEN + b"DESCRIPTION:" + b"x" * SIZE * 20,
        OPEN + b"DESCRIPTION:x" + b"\n x" * SIZE,
        OPEN + ATTENDEE + b"\n x" * SIZE,
        OPEN + ATTENDEE + b";" * SIZE + b":x",
        OPEN + ATTENDEE + b";CN=x" + b";y" * SIZE + b":x",
        OPEN + ATTENDEE + b';CN="' * SIZE + b":x",
        OPEN + ATTENDEE + b";CN=" + b"(a@" * SIZE + b":x",
        OPEN + ATTENDEE + b";CN=" + b"a@" * SIZE + b":x",
        OPEN + ATTENDEE + b":" + b"mailto:" * SIZE,
        OPEN + ATTENDEE + b":" + b"<" * SIZE,
        OPEN + ATTENDEE + b":" + b"a@b <" * SIZE,
        OPEN + ATTENDEE + b":" + b" " * SIZE + b"@",
        OPEN + ATTENDEE + b";ENCODING=QUOTED-PRINTABLE:" + b"=\n" * SIZE,
        OPEN + (ATTENDEE + b":a@b.c\n") * (SIZE // 30),
        OPEN + b"".join(ATTENDEE + b":mailto:%d@b.c\n" % n for n in range(SIZE // 40)),
        OPEN + b"RDATE:" + b"20260105," * SIZE,
        OPEN + b"RRULE:" + b"FREQ=DAILY;" * SIZE,
        OPEN + b"RRULE:FREQ=DAILY;BYDAY=" + b"MO," * SIZE,
        OPEN + b"RRULE:FREQ=DAILY;COUNT=" + b"9" * SIZE,
        OPEN + b"SEQUENCE:" + b"9" * SIZE,
        OPEN + b"SUMMARY:" + b"birth" * SIZE,
        OPEN + b"UID:" + b"x" * SIZE,
        b"BEGIN:VCALENDAR\nX-WR-CALNAME:" + b"a@" * SIZE,
    ],
)
def test_time_grows_with_size_only(content: bytes) -> None:
    """What is quadratic would take minutes for these."""
    begin = perf_counter()
    Calendar().sniff(opened(content))
    assert read(content)
    assert perf_counter() - begin < 10


def test_an_event_of_too_many_people() -> None:
    """Is read as far as it is read of anybody, and says so."""
    guests = (
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:p{number}@example.org" for number in range(11_000)
    )
    items = read(calendar(event(*guests)))
    assert len(meetings(items)[0].people) == 9_998
    assert "more than 10,000 properties" in messages(items)[0]
    assert not only(Problem, items)[0].lost


def test_reading_starts_before_the_file_ends() -> None:
    """Only the first look takes all of it, one event at a time."""
    content = (event(JANE) * 20_000).encode()
    streams: list[BytesIO] = []

    class Watched(OpenedDouble):
        def open(self, member: str = "") -> IO[bytes]:
            streams.append(BytesIO(content))
            return streams[-1]

    items = Calendar().read(Watched({"": content}), ReadContext(owner=ME))
    next(items)
    first, second = streams
    assert first.closed
    assert second.tell() < len(content) // 2
    items.close()  # type: ignore[attr-defined]
    assert second.closed
