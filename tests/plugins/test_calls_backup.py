"""Backups of calls and text messages in XML."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from plugins.calls_files import (
    JANE,
    MAX,
    backup,
    call,
    calls,
    element,
    events,
    messages,
    mms,
    only,
    people,
    read,
    reasons,
    sms,
    smses,
    spans,
    stamp,
)
from plugins.opened_double import opened

from netrules import (
    Breadth,
    Certainty,
    Evidence,
    Handle,
    InteractionRecord,
    PersonRecord,
    Problem,
    TieRecord,
)
from netrules.plugins.sources.calls import Calls
from netrules.plugins.sources.calls.backup import (
    DRAFT,
    MESSAGE,
    MOST_TIED,
    NO_DIRECTION,
    NOBODY,
    TIE,
    UNSENT,
)
from netrules.plugins.sources.calls.log import UNREADABLE_DATE
from netrules.plugins.sources.calls.meaning import ATTEMPT, CALL

OWN = "+442079460099"
SENT, RECEIVED = "137", "151"


def group(*numbers: str, **more: str) -> str:
    """A message to or from several."""
    return mms(address="~".join(numbers), contact_name="Jane Doe, Max", **more)


def numbers_in(content: str, owner: Handle | None = None) -> list[tuple[str, ...]]:
    """The numbers and addresses of each message."""
    return [
        tuple(text for who in one.people for text in (*who.phones, *who.emails))
        for one in only(InteractionRecord, read(content, owner))
    ]


def ties(content: str) -> list[tuple[str, ...]]:
    """The numbers and addresses between which there are ties."""
    return [
        tuple(text for who in one.between for text in (*who.phones, *who.emails))
        for one in only(TieRecord, read(content))
    ]


# -- calls -------------------------------------------------------------------------------


def test_a_call() -> None:
    """It is contact both ways, at a time in UTC, with the place where it stands."""
    items = read(calls(call()))
    (found,) = only(InteractionRecord, items)
    assert found.people == (Handle(phones=(JANE,), names=("Jane Doe",)),)
    assert found.at == datetime(2026, 11, 5, 13, 30, tzinfo=UTC)
    assert (found.channel, found.direction.value, found.breadth) == (CALL, "both", Breadth.ONE)
    assert (found.origin.line, found.origin.record, found.origin.layer) == (4, 1, "phone")
    assert only(PersonRecord, items)[0].tie == "contact"


@pytest.mark.parametrize(
    ("kind", "duration", "outcome"),
    [
        ("1", "60", (CALL, "both")),
        ("2", "60", (CALL, "both")),
        ("2", "0", (ATTEMPT, "out")),
        ("3", "0", (ATTEMPT, "in")),
        ("4", "20", (ATTEMPT, "in")),
        ("5", "0", (ATTEMPT, "in")),
        ("6", "0", (ATTEMPT, "in")),
        ("7", "0", (CALL, "both")),
    ],
)
def test_what_became_of_a_call(kind: str, duration: str, outcome: tuple[str, str]) -> None:
    """Voicemail, calls that were rejected and numbers that are blocked were not answered."""
    assert events(read(calls(call(type=kind, duration=duration)))) == [outcome]


def test_the_other_app_s_names() -> None:
    """It calls a call a log, its duration dur, and a contact's name name."""
    log = element("log", number=JANE, date=stamp("2026-11-05 13:30"), type="1", dur="9", name="J D")
    items = read(backup("alllogs", log, count="1"))
    assert events(items) == [(CALL, "both")]
    assert people(items) == [(JANE, "J D")]


# -- messages ----------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "direction"), [("1", "in"), ("2", "out")])
def test_a_message(kind: str, direction: str) -> None:
    """Goes one way, to one person."""
    items = read(smses(sms(type=kind), mms(msg_box=kind)))
    assert events(items) == [(MESSAGE, direction)] * 2
    assert {one.breadth for one in only(InteractionRecord, items)} == {Breadth.ONE}
    assert len({one.thread for one in only(InteractionRecord, items)}) == 1


@pytest.mark.parametrize(
    ("kind", "reason"), [("3", DRAFT), ("4", UNSENT), ("5", UNSENT), ("6", UNSENT)]
)
def test_what_was_not_sent(kind: str, reason: str) -> None:
    """Is no message."""
    assert reasons(read(smses(sms(type=kind), mms(msg_box=kind)))) == [reason] * 2


@pytest.mark.parametrize(
    ("number", "reason"), [("", "number withheld"), ("12345", "service number")]
)
def test_nobody_at_the_other_end(number: str, reason: str) -> None:
    """Banks and parcels write, too."""
    assert reasons(read(smses(sms(number=number, contact_name="(Unknown)")))) == [reason]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (sms(type="9"), NO_DIRECTION),
        (element("sms", address=JANE, date="never", type="1"), UNREADABLE_DATE),
        (element("sms", address=JANE, date="0", type="1"), UNREADABLE_DATE),
        (mms(address=""), NOBODY),
    ],
)
def test_a_message_that_is_lost(entry: str, message: str) -> None:
    """Costs itself, and what the backup vouches for."""
    items = read(smses(entry, sms()))
    assert messages(items)[0] == message
    assert only(Problem, items)[0].lost
    assert len(events(items)) == 1
    assert spans(items) == []


# -- messages among several --------------------------------------------------------------


def test_a_message_among_several() -> None:
    """Is a group's; who wrote it is told, and names that stand together name nobody."""
    items = read(smses(group(JANE, MAX), group(JANE, MAX, msg_box="2")))
    assert {one.breadth for one in only(InteractionRecord, items)} == {Breadth.GROUP}
    assert people(items) == []
    sent = group(JANE, MAX).replace("<addrs>", f'<addrs><addr address="{MAX}" type="{SENT}" />')
    (one,) = only(InteractionRecord, read(smses(sent)))
    assert one.sender == Handle(phones=(MAX,))


def test_a_group_shows_who_knows_whom() -> None:
    """From its first message on, once."""
    content = smses(group(JANE, MAX), group(MAX, JANE, on="2026-01-05 10:00"))
    (tie,) = only(TieRecord, read(content))
    assert (tie.kind, tie.evidence, tie.since) == (TIE, Evidence.OBSERVED, date(2026, 1, 5))


def test_a_large_group_shows_no_ties() -> None:
    """In it people need not know each other."""
    numbers = [f"+4420794600{number:02}" for number in range(MOST_TIED + 1)]
    assert len(ties(smses(group(*numbers[1:])))) == MOST_TIED * (MOST_TIED - 1) // 2
    assert ties(smses(group(*numbers))) == []


def test_addresses_are_told_apart() -> None:
    """Whatever digits are in them: each is a person, each circle a thread."""
    one, two = "anna1@example.org", "bo1@example.org"
    assert numbers_in(smses(group(one, two))) == [(one, two)]
    assert ties(smses(group(JANE, "cy@example.org"), group(JANE, "di@example.org"))) == [
        (JANE, "cy@example.org"),
        (JANE, "di@example.org"),
    ]


def test_who_took_part_where_only_the_parts_say_it() -> None:
    """Of one that came, the sender; of one that went, the receivers."""
    came = mms((JANE, SENT), (OWN, RECEIVED), address="")
    went = mms(("insert-address-token", SENT), (JANE, RECEIVED), address="", msg_box="2")
    assert numbers_in(smses(came, went)) == [(JANE,), (JANE,)]


def test_the_owner_is_nobody_else() -> None:
    """By the settings, and as the sender of what was sent."""
    me = Handle(phones=("0044 20 7946 0099",), me=True)
    assert numbers_in(smses(group(JANE, OWN)), me) == [(JANE,)]
    assert numbers_in(smses(group(JANE, "me@example.org")), Handle(emails=("ME@example.org",))) == [
        (JANE,)
    ]
    went = mms((OWN, SENT), (JANE, RECEIVED), address="", msg_box="2")
    assert numbers_in(smses(went)) == [(JANE,)]


# -- what a backup vouches for -----------------------------------------------------------


def test_a_backup_vouches_for_the_days_until_it_was_made() -> None:
    """For calls and messages apart."""
    made = stamp("2026-11-20 08:00")
    assert spans(read(calls(call(), backup_date=made))) == [(CALL, "2026-11-05", "2026-11-20")]
    assert spans(read(smses(sms(), backup_date=made))) == [(MESSAGE, "2026-11-05", "2026-11-20")]
    assert spans(read(smses(sms(), call(on="2026-11-06 10:00")))) == [
        (CALL, "2026-11-06", "2026-11-06"),
        (MESSAGE, "2026-11-05", "2026-11-05"),
    ]


def test_a_message_of_nobody_knows_whom() -> None:
    """May have been anybody's, so absence shows only after it."""
    hidden = sms(number="", on="2026-03-05 10:00", type="2", contact_name="(Unknown)")
    items = read(smses(sms(on="2026-01-05 10:00"), hidden, sms()))
    assert spans(items) == [(MESSAGE, "2026-03-06", "2026-11-05")]


def test_a_backup_that_has_less_than_it_says() -> None:
    """Vouches for nothing, and nothing of what it has is lost."""
    items = read(calls(call(), count="2"))
    assert messages(items)[0] == "the backup says that it holds 2 entries, and has 1"
    assert not any(one.lost for one in only(Problem, items))
    assert (len(events(items)), spans(items)) == (1, [])


def test_a_backup_that_breaks_off() -> None:
    """Is read up to there."""
    whole = calls(call(), call())
    items = read(whole[: whole.rindex("<call")] + "<call number=")
    assert len(events(items)) == 1
    assert only(Problem, items)[0].lost
    assert spans(items) == []


def test_an_empty_backup() -> None:
    """Says so."""
    assert messages(read(calls())) == ["the backup holds no calls or messages"]


# -- the file ----------------------------------------------------------------------------


@pytest.mark.parametrize("body", ["&#55357;&#56846;", "&#x1;", "\x01", "&#128526;"])
def test_what_xml_does_not_allow(body: str) -> None:
    """Emoji in halves and control characters in messages cost nothing."""
    assert len(events(read(smses(sms(body=body), sms())))) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    """Are those that XML has."""
    content = calls(call(contact_name="Zoë")).replace("encoding='UTF-8' ", "")
    assert people(read(content.encode(encoding))) == [(JANE, "Zoë")]


@pytest.mark.parametrize(
    ("content", "certainty"),
    [
        (calls(call()), Certainty.CERTAIN),
        (smses(), Certainty.CERTAIN),
        (backup("calls", call()), Certainty.CERTAIN),
        (backup("calls"), Certainty.NO),
        (backup("contacts", call(), count="1"), Certainty.NO),
        ("calls count=", Certainty.NO),
    ],
)
def test_what_is_a_backup(content: str, certainty: Certainty) -> None:
    """The outermost element, and that it counts its entries or has one."""
    assert Calls().sniff(opened(content)).certainty is certainty
