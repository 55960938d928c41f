"""What exports of Signal tell, in each of their forms."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from plugins.chats_reader import messages_of, of, signal, skips

from netrules import (
    Breadth,
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OwnerRecord,
    PersonRecord,
    Problem,
    Read,
    TieRecord,
    build,
)

ANA = Handle(names=("AnaRuiz",))


def ways(items: list[Item]) -> list[str]:
    """Which way each message or call goes."""
    return [one.direction.value for one in of(InteractionRecord, items)]


# -- what signal-export writes -----------------------------------------------------


def md(*entries: str) -> str:
    """A chat as text, an entry each minute from 25 December 2023."""
    return "".join(
        f"[2023-12-25 10:{minute:02}:00] {entry}  \n\n" for minute, entry in enumerate(entries)
    )


def js(*entries: tuple[str, str], **more: Any) -> str:
    """The same as JSON."""
    return "".join(
        json.dumps(
            {
                "date": f"2023-12-25T10:{minute:02}:00",
                "sender": sender,
                "body": f"{text}  ",
                "quote": "",
                "sticker": "",
                "reactions": [["AnaRuiz", "x"]],
                "attachments": [],
            }
            | more
        )
        + "\n"
        for minute, (sender, text) in enumerate(entries)
    )


@pytest.mark.parametrize(
    "text",
    [
        md("Me: Hi", "AnaRuiz: Hola: a\n> quoted\n(- Me: x -)"),
        md("Me: Hi", "AnaRuiz: Hola").replace(":00]", "]").replace("25 ", "25, "),
        js(("Me", "Hi"), ("AnaRuiz", "Hola")),
    ],
)
def test_a_chat_of_two(text: str) -> None:
    """The owner is called Me, so nothing needs to be known of them."""
    items = signal(text)
    written, received = of(InteractionRecord, items)
    assert ways(items) == ["out", "in"]
    assert written.people == received.people == (ANA,)
    assert written.at == datetime(2023, 12, 25, 10, 0)
    assert (written.channel, written.breadth) == ("Signal message", Breadth.ONE)
    assert written.origin.layer == "signal"
    [person] = of(PersonRecord, items)
    assert (person.handle, person.tie) == (ANA, "")
    assert of(Problem, items) == []


def test_it_vouches_for_nothing() -> None:
    """The tool leaves out messages that vanish, and does not say whether there were any."""
    assert of(InteractionCoverage, signal(md("Me: Hi", "AnaRuiz: Hola"))) == []


def test_both_forms_are_one_chat() -> None:
    """The text is not read beside the JSON."""
    both = {
        "out/AnaRuiz/chat.md": md("Me: Hi", "AnaRuiz: Hola"),
        "out/AnaRuiz/data.json": js(("Me", "Hi"), ("AnaRuiz", "Hola")),
        "out/Theo/chat.md": md("Me: Hi", "Theo: Hola"),
    }
    items = signal(both)
    assert len(of(InteractionRecord, items)) == 4
    assert {one.origin.member for one in of(InteractionRecord, items)} == {
        "out/AnaRuiz/data.json",
        "out/Theo/chat.md",
    }


def test_a_group_by_its_folder() -> None:
    """Called as its folder; one in which one other writes is known by that."""
    items = signal({"out/Club/chat.md": md("AnaRuiz: a", "Theo: b", "Me: c", "No-Sender: d")})
    assert {one.breadth for one in of(InteractionRecord, items)} == {Breadth.GROUP}
    [group] = of(GroupRecord, items)
    assert (group.name, len(group.members)) == ("Club", 2)
    assert len(of(TieRecord, items)) == 1
    assert skips(items) == {"sender unknown": 1}
    items = signal({"out/Club/data.json": js(("AnaRuiz", "a"), ("Me", "b"))})
    assert {one.breadth for one in of(InteractionRecord, items)} == {Breadth.GROUP}


@pytest.mark.parametrize(
    ("body", "way"),
    [
        ("Incoming voice call (accepted, 3m 2s)", "in"),
        ("Outgoing video call (accepted)", "out"),
        ("Incoming call", ""),
        ("Missed voice call", ""),
        ("Outgoing voice call (unanswered)", ""),
        ("Incoming voice call (declined)", ""),
    ],
)
def test_calls_in_words(body: str, way: str) -> None:
    """Those of which it is said that they were answered; old versions say nothing."""
    items = signal(js(("Me", "Hi"), ("AnaRuiz", body)))
    calls = [one for one in of(InteractionRecord, items) if one.channel == "Signal call"]
    assert [one.direction.value for one in calls] == ([way] if way else [])
    assert skips(items) == ({} if way else {"unanswered call": 1})


def test_lines_that_are_no_messages() -> None:
    """Each is a problem at its line, and its neighbours are read."""
    items = signal(js(("Me", "Hi")) + "x\n[]\n" + js(("AnaRuiz", "a")) + js(("Me", "b"), date="x"))
    assert [one.origin.line for one in of(Problem, items)] == [2, 3, 5]
    assert ways(items) == ["out", "in"]


# -- what Signal Desktop exports ---------------------------------------------------

NOON = int(datetime(2023, 12, 25, 12, tzinfo=UTC).timestamp() * 1000)
MADE = int(datetime(2024, 1, 5, 12, tzinfo=UTC).timestamp() * 1000)
ACI = [UUID(int=number) for number in range(10)]


def aci(number: int) -> str:
    """An account, as the export has it."""
    return base64.b64encode(ACI[number].bytes).decode()


def account(number: int) -> str:
    """The same as a handle has it."""
    return f"signal:{ACI[number]}"


def frames(*more: dict[str, Any]) -> str:
    """An export with the owner, two contacts, a stranger, a group and their chats."""
    members = [{"userId": aci(number), "role": "DEFAULT"} for number in (2, 3)]
    first = (
        {"version": "1", "backupTimeMs": str(MADE)},
        {"account": {"givenName": "Maya", "familyName": "Lind"}},
        {"recipient": {"id": "1", "self": {}}},
        {
            "recipient": {
                "id": "2",
                "contact": {
                    "aci": aci(2),
                    "e164": "442079460001",
                    "profileGivenName": "ana",
                    "systemGivenName": "Ana",
                    "systemFamilyName": "Ruiz",
                },
            }
        },
        {"recipient": {"id": "3", "contact": {"aci": aci(3), "profileGivenName": "Theo"}}},
        {
            "recipient": {
                "id": "4",
                "group": {"snapshot": {"title": {"title": "Club"}, "members": members}},
            }
        },
        {"recipient": {"id": "5", "releaseNotes": {}}},
        *({"chat": {"id": str(number), "recipientId": str(number)}} for number in (1, 2, 3, 4, 5)),
    )
    return "".join(json.dumps(frame) + "\n" for frame in (*first, *more))


def item(chat: int, author: int, after: int = 0, **more: Any) -> dict[str, Any]:
    """A message, so many days after 25 December 2023."""
    known: dict[str, Any] = {
        "chatId": str(chat),
        "authorId": str(author),
        "dateSent": str(NOON + after * 86_400_000),
        "outgoing" if author == 1 else "incoming": {},
    }
    return {"chatItem": known | (more or {"standardMessage": {"text": {"body": "a"}}})}


ANA_HANDLE = Handle(names=("Ana Ruiz",), phones=("+442079460001",), accounts=(account(2),))
THEO_HANDLE = Handle(names=("Theo",), accounts=(account(3),))


def test_whom_it_names() -> None:
    """The owner, and contacts; strangers only once the owner has written to them."""
    items = signal(frames(item(2, 2), item(3, 3)))
    assert [one.handle for one in of(OwnerRecord, items)] == [Handle(names=("Maya Lind",), me=True)]
    [one] = of(PersonRecord, items)
    assert (one.handle, one.tie) == (ANA_HANDLE, "contact")
    assert one.origin.line == 4
    people = of(PersonRecord, signal(frames(item(3, 3), item(3, 1))))
    assert [(one.handle, one.tie) for one in people][1:] == [(THEO_HANDLE, "")]


def test_messages() -> None:
    """In and out, at the time that Greenwich had."""
    items = signal(frames(item(2, 2), item(2, 1, 1)))
    received, written = of(InteractionRecord, items)
    assert received.people == written.people == (ANA_HANDLE,)
    assert ways(items) == ["in", "out"]
    assert received.at == datetime(2023, 12, 25, 12, tzinfo=UTC)
    assert received.breadth is Breadth.ONE
    assert received.origin.line == 13


@pytest.mark.parametrize(
    "kind",
    ["contactMessage", "stickerMessage", "remoteDeletedMessage", "viewOnceMessage", "poll"],
)
def test_whatever_was_sent_is_a_message(kind: str) -> None:
    """Pictures, votes, and what was deleted afterwards."""
    assert ways(signal(frames(item(2, 2, **{kind: {}})))) == ["in"]


def test_a_group() -> None:
    """Its members are listed, whether they wrote or not."""
    items = signal(frames(item(4, 3), item(4, 1)))
    first, second = of(InteractionRecord, items)
    assert first.people == (ANA_HANDLE, THEO_HANDLE)
    assert (first.breadth, first.sender, second.sender) == (Breadth.GROUP, THEO_HANDLE, None)
    [group] = of(GroupRecord, items)
    assert (group.name, group.members) == ("Club", (ANA_HANDLE, THEO_HANDLE))
    [tie] = of(TieRecord, items)
    assert tie.since == date(2023, 12, 25)
    assert {one.handle for one in of(PersonRecord, items)} == {ANA_HANDLE, THEO_HANDLE}


def test_calls() -> None:
    """Those that were answered."""

    def call(state: str, way: str) -> dict[str, Any]:
        details = {"type": "AUDIO_CALL", "direction": way, "state": state}
        return item(2, 2, updateMessage={"individualCall": details})

    items = signal(
        frames(
            call("ACCEPTED", "INCOMING"), call("ACCEPTED", "OUTGOING"), call("MISSED", "INCOMING")
        )
    )
    assert [one.channel for one in of(InteractionRecord, items)] == ["Signal call"] * 2
    assert ways(items) == ["in", "out"]
    assert skips(items)["unanswered call"] == 1


def test_what_is_left_out_is_counted() -> None:
    """Notices, notes to oneself, news of Signal, SMS, settings."""
    items = signal(
        frames(
            item(2, 2, updateMessage={"simpleUpdate": {"type": "JOINED_SIGNAL"}}),
            item(1, 1),
            item(5, 5),
            item(2, 2, standardMessage={}, sms=True),
            {"stickerPack": {}},
        )
    )
    assert of(InteractionRecord, items) == []
    assert skips(items) == {
        "notice of the app": 1,
        "no other participant": 1,
        "news of Signal": 1,
        "SMS": 1,
        "setting of the app": 1,
        "not in the address book": 1,
        "list, link or news of Signal": 1,
    }


def test_it_vouches_for_everybody_up_to_the_day_it_was_made() -> None:
    """The export says which day that was."""
    [one] = of(InteractionCoverage, signal(frames(item(2, 2), item(2, 1, 1))))
    assert (one.channel, one.people) == ("Signal message", None)
    assert (one.since, one.until) == (date(2023, 12, 25), date(2024, 1, 5))
    assert one.until_at_least  # a file of yesterday is as good as current


@pytest.mark.parametrize(
    "fading",
    [
        item(2, 2, updateMessage={"expirationTimerChange": {"expiresInMs": "3600000"}}),
        {"chat": {"id": "2", "recipientId": "2", "expirationTimerMs": "3600000"}},
        item(2, 2) | {"chatItem": item(2, 2)["chatItem"] | {"dateSent": "x"}},
    ],
)
def test_messages_that_vanish_or_are_lost(fading: dict[str, Any]) -> None:
    """Cost the word of that chat and of no other."""
    items = signal(frames(fading, item(2, 2), item(3, 3)))
    assert [one.people for one in of(InteractionCoverage, items)] == [(THEO_HANDLE,)]
    assert "cannot show that there was no contact" in messages_of(items)[-1]


@pytest.mark.parametrize("line", ["x", "[]", '{"new": 1}', '{"chatItem": {"chatId": "99"}}'])
def test_lines_that_cannot_be_read(line: str) -> None:
    """Each is a problem at its line, once."""
    items = signal(frames(item(2, 2)) + line + "\n" + json.dumps(item(2, 1)))
    [problem] = of(Problem, items)
    assert (problem.origin.line, problem.lost) == (14, True)
    assert ways(items) == ["in", "out"]


def test_every_record_has_one_fate() -> None:
    """As the builder counts them."""
    text = frames(item(2, 2), item(4, 1), item(4, 3)) + "x\n"
    [count] = build([Read("input", "signal", signal(text))]).sources
    assert count.read == count.kept + count.joined + count.skipped + count.problems
    assert count.problems == 1
    assert len(build([Read("input", "signal", signal(text))]).people) == 2


def test_a_file_that_is_none_of_these() -> None:
    """Is told of, with what would be."""
    [problem] = signal("hello")
    assert isinstance(problem, Problem)
    assert "Signal Desktop" in problem.remedy
