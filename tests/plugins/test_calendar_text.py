"""Lines, parameters, names and addresses, as programs really write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.calendar_files import (
    JANE,
    LENA,
    LENA_COMES,
    START,
    bare_event,
    calendar,
    event,
    meetings,
    messages,
    only,
    people,
    read,
    read_events,
    reasons,
)

from netrules import InteractionRecord, Item, PersonRecord, Problem
from netrules.plugins.sources.calendar.components import NO_END, NO_PROPERTY


def who(line: str) -> list[tuple[str, ...]]:
    """Whom an event names with this line, besides the owner."""
    return people(read_events(line))


@pytest.mark.parametrize(
    ("line", "person"),
    [
        (
            'ATTENDEE;CN="Doe, J";PARTSTAT=ACCEPTED:mailto:j@example.org',
            ("j@example.org", "Doe, J"),
        ),
        ("ATTENDEE;CN=Doe, J;PARTSTAT=ACCEPTED:mailto:j@example.org", ("j@example.org", "Doe, J")),
        ("ATTENDEE;CN=Doe; J;PARTSTAT=ACCEPTED:mailto:j@example.org", ("j@example.org", "Doe; J")),
        (
            "ATTENDEE;CN='Doe, J';PARTSTAT=ACCEPTED:MAILTO:j@example.org",
            ("j@example.org", "Doe, J"),
        ),
        ('ATTENDEE;PARTSTAT=ACCEPTED;CN="A;B:C":MailTo:j@example.org', ("j@example.org", "A;B:C")),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=A: B:mailto:j@example.org", ("j@example.org", "A")),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J:j@example.org", ("j@example.org", "J")),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J:mailto:mailto:j@example.org", ("j@example.org", "J")),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J:mailto:j%40example.org", ("j@example.org", "J")),
        ("ATTENDEE;PARTSTAT=ACCEPTED:mailto:J D <j@example.org>", ("j@example.org", "J D")),
        (
            "ATTENDEE;PARTSTAT=ACCEPTED;CN=J ^'X^' D:mailto:j@example.org",
            ("j@example.org", 'J "X" D'),
        ),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=j@example.org:mailto:j@example.org", ("j@example.org",)),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J (j@a.org):mailto:j@example.org", ("j@example.org", "J")),
        ("attendee;partstat=accepted;cn=J:mailto:j@example.org", ("j@example.org", "J")),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J Doe:invalid:nomail", ("J Doe",)),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=j@example.org:invalid:nomail", ("j@example.org",)),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J Doe:MAILTO:/O=EX/OU=A/CN=RECIPIENTS/CN=JD", ("J Doe",)),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J Doe:/o=EX/ou=A/cn=jd@x", ("J Doe",)),
        (
            "ATTENDEE;CN=J;EMAIL=j@example.org;PARTSTAT=ACCEPTED:/aMTIz/principal/",
            ("j@example.org", "J"),
        ),
        ("ATTENDEE;PARTSTAT=ACCEPTED;CN=J Doe:urn:uuid:12-34", ("J Doe",)),
        ("ORGANIZER;CN=J Doe:mailto:j@example.org", ("j@example.org", "J Doe")),
        ('ATTENDEE;PARTSTAT=ACCEPTED;CN="J:mailto:j@example.org', ("j@example.org", '"J')),
    ],
)
def test_people_as_programs_write_them(line: str, person: tuple[str, ...]) -> None:
    """Names as written, and addresses only where there is one."""
    assert who(line) == [person]


def test_who_is_invited_by_telephone() -> None:
    """Is known by the number."""
    items = read_events("ATTENDEE;PARTSTAT=ACCEPTED;CN=J:tel:+49-30-123456")
    assert only(PersonRecord, items)[0].handle.phones == ("+49-30-123456",)


def test_the_owner_without_an_address_is_known_by_name() -> None:
    """Exchange names everybody so."""
    mine = "ATTENDEE;PARTSTAT=ACCEPTED;CN=Lena  ROTH:MAILTO:/O=EX/CN=LR"
    items = read(calendar(event(JANE), bare_event(START, mine, JANE)))
    assert [len(one.people) for one in meetings(items)] == [1, 1]


def test_vcalendar_1() -> None:
    """Answers stand in STATUS, text is quoted-printable, and a fold keeps its blank."""
    content = (
        "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nDTSTART:19980105T100000Z\r\n"
        f"ATTENDEE;ROLE=OWNER;STATUS=CONFIRMED:Lena <{LENA}>\r\n"
        "ATTENDEE;STATUS=ACCEPTED;QUOTED-PRINTABLE:J=C3=B6rg=\r\n Doe <j@example.org>\r\n"
        "ATTENDEE;STATUS=NEEDS ACTION:Max <m@example.org>\r\n"
        "ATTENDEE;STATUS=ACCEPTED:Jo\r\n Li <jo@example.org>\r\n"
        "RRULE:W1 MO #4\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    items = read(content)
    assert people(items) == [("j@example.org", "Jörg Doe"), ("jo@example.org", "Jo Li")]
    assert len(meetings(items)) == 1
    (problem,) = only(Problem, items)
    assert not problem.lost
    assert "a rule that is not of iCalendar 2.0" in problem.message


@pytest.mark.parametrize(
    "folded",
    [
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=Jane Doe:ma\r\n\tilto:jane@example.org",
        "ATTENDEE;PARTSTAT=ACCE\r\n PTED;CN=Jane Doe:mailto:jane@example.org",
        "ATTENDEE\r\n ;PARTSTAT=ACCEPTED;CN=Jane Doe:mailto:jane@example.org",
        "ATTENDEE\r\n\r\n ;PARTSTAT=ACCEPTED;CN=Jane Doe:mailto:jane@example.org",
        'ATTENDEE;PARTSTAT=ACCEPTED;CN="Jane\r\n  Doe":mailto:jane@example.org',
    ],
)
def test_folds(folded: str) -> None:
    """Wherever they fall, and with blank lines between as some programs have them."""
    assert who(folded) == [("jane@example.org", "Jane Doe")]


def test_a_fold_within_a_letter() -> None:
    """Lines are joined before they are read as text."""
    line = "ATTENDEE;PARTSTAT=ACCEPTED;CN=Jörg:mailto:j@example.org".encode()
    place = line.index(b"\xc3") + 1
    content = calendar(event("HERE")).encode()
    folded = content.replace(b"HERE", line[:place] + b"\r\n " + line[place:])
    assert people(read(folded)) == [("j@example.org", "Jörg")]


SAME = calendar(
    "X-WR-CALNAME:Zoé",
    event(JANE, "SUMMARY:Größe", "ATTENDEE;PARTSTAT=ACCEPTED;CN=李小龍:mailto:li@example.org"),
    event("SUMMARY:x"),
)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
def test_encodings_and_line_ends_change_nothing(encoding: str, end: str) -> None:
    """Not even the lines of origins."""
    assert read(SAME.replace("\r\n", end).encode(encoding)) == read(SAME)


def test_other_encodings() -> None:
    """A declared character set is believed; else it is Windows-1252, and said once."""
    line = "ATTENDEE;CHARSET=ISO-8859-1;PARTSTAT=ACCEPTED:J\xf6rg <j@example.org>"
    items = read(calendar(event(line), event(line)).encode("latin-1"))
    assert people(items) == [("j@example.org", "Jörg")]
    assert messages(items) == []
    line = "ATTENDEE;PARTSTAT=ACCEPTED;CN=J\xf6rg:mailto:j@example.org"
    items = read(calendar(event(line), event(line)).encode("cp1252"))
    assert people(items) == [("j@example.org", "Jörg")]
    (problem,) = only(Problem, items)
    assert (problem.lost, problem.origin.line) == (False, 6)


# -- broken events -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "broken",
    [
        "BEGIN:VEVENT\r\nATTENDEE",
        "BEGIN:VEVENT",
        "BEGIN:VEVENT\r\nBEGIN:VALARM",
        "BEGIN:VTODO\r\nSUMMARY:x",
        "END:VEVENT",
        "END:VALARM",
        "\0\0\0",
        "no property at all",
        "BEGIN:X",
        'ATTENDEE;CN="never closed:mailto:x@example.org',
        " a fold of nothing",
    ],
)
def test_a_broken_part_costs_no_other(broken: str) -> None:
    """The events before and after it are read as if it were not there."""
    before, after = event(JANE, uid="a"), event(JANE, uid="b")
    alone = meetings(read(calendar(before, after)))
    items = meetings(read(calendar(before, broken, after)))
    assert [(one.people, one.thread) for one in items] == [
        (one.people, one.thread) for one in alone
    ]


def test_an_event_without_an_end() -> None:
    """It ends where the next one begins, or the calendar does."""
    open_ = event(JANE).removesuffix("END:VEVENT\r\n")
    for content in (calendar(open_, event(JANE)), calendar(event(JANE), open_)):
        items = read(content)
        assert len(meetings(items)) == 2
        assert messages(items) == [NO_END]
    cut = calendar(event(JANE), open_).partition("END:VCALENDAR")[0]
    assert len(meetings(read(cut))) == 2


def test_an_alarm_without_an_end() -> None:
    """What follows it is not taken for the event's, and that is said."""
    items = read_events("BEGIN:VALARM", "ACTION:DISPLAY", JANE)
    assert reasons(items) == ["nobody else in it"]
    (problem,) = only(Problem, items)
    assert problem.message.startswith("a part of the event has no END line")


def test_a_line_that_is_no_property() -> None:
    """Is told where it may have named somebody, and passed over in a text."""
    items = read_events(JANE, "ax@example.org")
    assert messages(items) == [NO_PROPERTY]
    assert only(Problem, items)[0].origin.line == 7
    assert messages(read_events(JANE, "SUMMARY:two", "lines of text")) == []
    assert messages(read_events(JANE, "DESCRIPTION:two", "lines of text")) == []
    assert messages(read_events("ATTENDEE", JANE)) == [NO_PROPERTY]


def test_events_without_a_calendar() -> None:
    """Are read, too."""
    assert len(meetings(read(event(JANE)))) == 1


words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='"^'), min_size=1)


@st.composite
def names(draw: st.DrawFn) -> str:
    """A name that is no address and no number."""
    return f"A{draw(words)} {draw(words)}".replace("@", "a").replace("(", "c").replace("\\", "b")


@given(names(), st.integers(10, 75), st.sampled_from(["\r\n", "\n", "\r\r\n"]))
def test_folding_and_quoting_change_nothing(name: str, width: int, end: str) -> None:
    """A name comes out as it went in."""
    line = f'ATTENDEE;CN="{name}";PARTSTAT=ACCEPTED:mailto:j@example.org'.encode()
    pieces = [line[at : at + width] for at in range(0, len(line), width)]
    content = calendar(event("HERE")).replace("\r\n", end).encode()
    folded = content.replace(b"HERE", (end.encode() + b" ").join(pieces))
    found = re.sub(r"\A'(.*)'\Z", r"\1", " ".join(name.split()))
    assert people(read(folded)) == [("j@example.org", found)]


@given(st.lists(st.sampled_from([LENA_COMES, JANE, START, "SUMMARY:x", "UID:a"]), max_size=6))
def test_every_event_has_one_fate(lines: list[str]) -> None:
    """Kept, skipped or lost: one of them, and never none."""
    items = read(calendar(bare_event(*lines), bare_event(*lines)))
    for number in (1, 2):
        own = [item for item in items if item.origin.record == number]
        assert len({_fate(item) for item in own} - {""}) == 1


def _fate(item: Item) -> str:
    if isinstance(item, Problem):
        return "lost" if item.lost else ""
    return (
        "kept"
        if isinstance(item, InteractionRecord)
        else type(item).__name__.replace("PersonRecord", "").replace("TieRecord", "")
    )
