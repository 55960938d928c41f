"""What exports of Telegram Desktop tell."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from plugins.chats_reader import ME, NOBODY, messages_of, of, skips, telegram
from plugins.opened_double import OpenedDouble, opened

from netrules import (
    Breadth,
    Direction,
    Evidence,
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OwnerRecord,
    PersonRecord,
    Problem,
    Read,
    ReadContext,
    Skipped,
    Snapshot,
    TieRecord,
    build,
)
from netrules.plugins.sources.chats import Telegram

#: How chats name the owner and two others.
MAYA, ANA, THEO = ("user1", "Maya Lind"), ("user5", "Ana Ruiz"), ("user7", "Theo Grant")
ANA_HANDLE = Handle(names=("Ana Ruiz",), accounts=("telegram:user5",))
THEO_HANDLE = Handle(names=("Theo Grant",), accounts=("telegram:user7",))
PROFILE = {
    "user_id": 1,
    "first_name": "Maya",
    "last_name": "Lind",
    "phone_number": "+44 113 496 0000",
    "username": "@maya",
}
NOON = datetime(2023, 12, 25, 12, 0, tzinfo=UTC)


def message(sender: tuple[str, str | None], after: int = 0, **more: Any) -> dict[str, Any]:
    """A message, so many minutes after noon of 25 December 2023, on a clock an hour ahead."""
    at = NOON + timedelta(minutes=after)
    return {
        "id": after + 1,
        "type": "message",
        "date": f"{at + timedelta(hours=1):%Y-%m-%dT%H:%M:%S}",
        "date_unixtime": f"{at.timestamp():.0f}",
        "from": sender[1],
        "from_id": sender[0],
        "text": ["a", {"type": "link", "text": "https://example.org"}],
    } | more


def service(sender: tuple[str, str | None], action: str, **more: Any) -> dict[str, Any]:
    """Something that Telegram notes in a chat."""
    entry = message(sender) | {"type": "service", "action": action, "text": ""} | more
    return entry | {"actor_id": entry.pop("from_id"), "actor": entry.pop("from")}


def chat(kind: str, name: str | None, number: int, *messages: Any) -> dict[str, Any]:
    """A chat."""
    return {"name": name, "type": kind, "id": number, "messages": list(messages)}


def personal(*messages: Any) -> dict[str, Any]:
    """A chat with Ana."""
    return chat("personal_chat", "Ana Ruiz", 5, *messages)


def contact(first: str = "Ana", last: str = "Ruiz", **more: Any) -> dict[str, Any]:
    """A contact."""
    known = {"first_name": first, "last_name": last, "phone_number": "+44 20 7946 0001"}
    return known | {"date": "2020-05-01T10:00:00", "date_unixtime": "1588327200"} | more


def export(*chats: Any, contacts: list[Any] | None = None, **more: Any) -> dict[str, Any]:
    """An export of all data."""
    found: dict[str, Any] = {"about": "x", "personal_information": PROFILE}
    if contacts is not None:
        found["contacts"] = {"about": "x", "list": contacts}
    return found | {"chats": {"about": "x", "list": list(chats)}} | more


TALK = (message(ANA), message(MAYA, 1))


# -- whom it lists -----------------------------------------------------------------


def test_the_owner() -> None:
    """By their profile."""
    [one] = of(OwnerRecord, telegram(export(personal(*TALK))))
    assert one.handle == Handle(
        names=("Maya Lind",), phones=("+44 113 496 0000",), accounts=("telegram:user1",), me=True
    )
    assert one.origin.record == "/personal_information"


def test_contacts() -> None:
    """Name, number, and the day on which the contact was made."""
    [one, two] = of(
        PersonRecord,
        telegram(export(contacts=[contact(), contact("Theo", "Grant", user_id=7)])),
    )
    assert one.handle == Handle(names=("Ana Ruiz",), phones=("+44 20 7946 0001",))
    assert (one.tie, one.facts) == ("contact", {"recorded": date(2020, 5, 1)})
    assert one.origin.record == "/contacts/list/0"
    assert two.handle.accounts == ("telegram:user7",)


def test_contacts_that_are_none() -> None:
    """Blank ones are skipped, others a problem; a day before Telegram is none."""
    items = telegram(
        export(
            contacts=[
                {"date": "1970-01-01T01:00:00"},
                "x",
                contact("", "", phone_number="+1 202 555 0101"),
                contact(date="1970-01-01T01:00:00", date_unixtime="0"),
            ]
        )
    )
    assert skips(items) == {"blank contact": 1}
    assert [one.origin.record for one in of(Problem, items)] == ["/contacts/list/1"]
    assert [one.facts for one in of(PersonRecord, items)][1] == {}
    assert of(Snapshot, items) == []


def test_the_list_of_contacts_is_whole() -> None:
    """As of the newest record."""
    [one] = of(Snapshot, telegram(export(personal(*TALK), contacts=[contact()])))
    assert (one.taken, one.dated_by) == (date(2023, 12, 25), "its newest record")
    assert of(Snapshot, telegram(export(personal(*TALK)))) == []


def test_frequent_contacts() -> None:
    """Those the owner writes to most are people, bots and groups are not."""

    def top(number: int, name: str | None, category: str = "people", kind: str = "user") -> Any:
        return {"id": number, "category": category, "type": kind, "name": name, "rating": 1.5}

    tops = [top(7, "Theo Grant"), top(8, None), top(9, "Bot", "inline_bots")]
    tops += [top(10, "Club", kind="private_group"), top(5, "Ana Ruiz"), "x"]
    items = telegram(export(contacts=[contact()], frequent_contacts={"about": "x", "list": tops}))
    assert [one.handle for one in of(PersonRecord, items)][1:] == [THEO_HANDLE]
    assert skips(items) == {
        "deleted account": 1,
        "bot or group": 2,
        "listed among the contacts": 1,
    }
    assert len(of(Problem, items)) == 1


def test_a_contact_is_the_other_of_the_chat() -> None:
    """Whose account the list does not tell is known by a name that only one has."""
    items = telegram(export(personal(*TALK), contacts=[contact()]))
    assert len(of(PersonRecord, items)) == 1
    network = build([Read("input", "telegram", items)])
    assert len(network.people) == 1
    assert len(network.all_interactions) == 2


def test_two_of_one_name_stay_two() -> None:
    """A stranger with the name of a contact is not the contact."""
    stranger = chat("personal_chat", "Ana Ruiz", 6, message(("user6", "Ana Ruiz")), message(MAYA))
    items = telegram(export(personal(*TALK), stranger, contacts=[contact()]))
    accounts = [one.handle.accounts for one in of(PersonRecord, items)]
    assert accounts == [(), ("telegram:user5",), ("telegram:user6",)]


# -- messages and calls ------------------------------------------------------------


def test_messages() -> None:
    """In and out, on the owner's own clock, each at its place."""
    items = telegram(export(personal(*TALK)))
    received, written = of(InteractionRecord, items)
    assert received.people == written.people == (ANA_HANDLE,)
    assert (received.direction, written.direction) == (Direction.IN, Direction.OUT)
    assert received.breadth is Breadth.ONE
    assert (received.channel, received.thread) == ("Telegram message", "5")
    assert received.at == NOON
    assert received.at.utcoffset() == timedelta(hours=1)
    assert received.origin.record == "/chats/list/0/messages/0"
    assert received.origin.layer == "telegram"
    [person] = of(PersonRecord, items)
    assert (person.handle, person.tie) == (ANA_HANDLE, "")


@pytest.mark.parametrize(
    ("times", "at"),
    [
        ({"date_unixtime": None}, datetime(2023, 12, 25, 13, 0)),
        ({"date": None}, NOON),
        ({"date": "2023-12-25T12:07:00"}, datetime(2023, 12, 25, 12, 7)),
    ],
)
def test_times(times: dict[str, Any], at: datetime) -> None:
    """Either of the two ways of saying it is enough, and no zone is invented."""
    [one] = of(InteractionRecord, telegram(personal(message(ANA, **times))))
    assert one.at == at
    assert (one.at.tzinfo is None) is (at.tzinfo is None)


def test_calls() -> None:
    """Those that were answered; who called shows who was called."""
    items = telegram(
        personal(
            service(ANA, "phone_call", duration_seconds=61, discard_reason="hangup"),
            service(MAYA, "phone_call", duration_seconds=5),
            service(ANA, "phone_call", discard_reason="missed"),
            service(ANA, "phone_call", duration_seconds=0),
        )
    )
    found = of(InteractionRecord, items)
    assert [one.channel for one in found] == ["Telegram call"] * 2
    assert [one.direction.value for one in found] == ["in", "out"]
    assert skips(items) == {"unanswered call": 2}


def test_what_is_no_message() -> None:
    """Notices, and kinds that Telegram itself leaves out of the export."""
    items = telegram(personal(*TALK, service(ANA, "pin_message"), {"id": 9, "type": "unsupported"}))
    assert skips(items) == {
        "notice of the app": 1,
        "kind of message that Telegram does not export": 1,
    }
    assert of(InteractionCoverage, items) == []


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "x",
        {},
        {"type": "message"},
        message(ANA, date="yesterday", date_unixtime="x"),
        message(ANA, date="1970-01-01T00:00:00", date_unixtime="0"),
        message(ANA, from_id=None),
        message(ANA) | {"type": "poem"},
    ],
)
def test_a_message_that_cannot_be_read(bad: Any) -> None:
    """Costs itself, and the chat's word that there was nothing else."""
    items = telegram(personal(*TALK, bad))
    [problem] = of(Problem, items)
    assert problem.lost
    assert problem.origin.record == "/messages/2"
    assert len(of(InteractionRecord, items)) == 2
    assert of(InteractionCoverage, items) == []


def test_chats_without_people() -> None:
    """Each message is counted, by what the chat is."""
    kinds = {
        "bot_chat": "bot",
        "saved_messages": "saved message",
        "private_channel": "channel",
        "public_channel": "channel",
        "replies": "reply to a comment",
        "verify_codes": "bot",
    }
    items = telegram(
        export(*(chat(kind, "x", number, message(ANA)) for number, kind in enumerate(kinds)))
    )
    assert of(InteractionRecord, items) == of(PersonRecord, items) == []
    assert skips(items) == {
        "bot": 2, "saved message": 1, "channel": 2, "reply to a comment": 1,
    }  # fmt: skip


def test_deleted_accounts() -> None:
    """Nobody is left to be named."""
    gone = ("user5", None)
    items = telegram(export(chat("personal_chat", None, 5, message(gone), message(MAYA))))
    assert skips(items) == {"deleted account": 2}


def test_chats_that_are_none() -> None:
    """Each is a problem with its place, and then nothing vouches for everybody."""
    items = telegram(export(personal(*TALK), None, {"type": "personal_chat"}, chat("x", "y", 1)))
    assert [one.origin.record for one in of(Problem, items)] == [
        f"/chats/list/{number}" for number in (1, 2, 3)
    ]
    assert [one.people for one in of(InteractionCoverage, items)] == [(ANA_HANDLE,)]


# -- groups ------------------------------------------------------------------------

GROUP = (message(ANA), message(THEO, 1), message(MAYA, 2))


@pytest.mark.parametrize("kind", ["private_group", "private_supergroup", "public_supergroup"])
def test_a_group(kind: str) -> None:
    """Who wrote what, the group itself, and who is seen to know whom."""
    items = telegram(export(chat(kind, "Club", 9, *GROUP, service(ANA, "create_group"))))
    first, _, third = of(InteractionRecord, items)
    assert first.people == third.people == (ANA_HANDLE, THEO_HANDLE)
    assert (first.breadth, first.sender, third.sender) == (Breadth.GROUP, ANA_HANDLE, None)
    [group] = of(GroupRecord, items)
    assert (group.name, group.kind, group.members) == ("Club", "chat", (ANA_HANDLE, THEO_HANDLE))
    [tie] = of(TieRecord, items)
    assert (tie.kind, tie.evidence, tie.since) == ("thread", Evidence.OBSERVED, date(2023, 12, 25))
    assert [one.handle for one in of(PersonRecord, items)] == [ANA_HANDLE, THEO_HANDLE]
    assert of(InteractionCoverage, items) == []


def test_a_group_in_which_one_other_writes() -> None:
    """It is a group all the same."""
    items = telegram(export(chat("private_group", "Club", 9, message(ANA), message(MAYA))))
    assert {one.breadth for one in of(InteractionRecord, items)} == {Breadth.GROUP}


def test_channels_and_the_deleted_in_groups() -> None:
    """What a channel posts is nobody's; the deleted count and are not named."""
    items = telegram(
        export(
            chat(
                "private_group",
                "Club",
                9,
                *GROUP,
                message(("channel3", "News")),
                message(("user8", None)),
            )
        )
    )
    assert skips(items) == {"post of a channel": 1}
    assert of(InteractionRecord, items)[-1].sender == Handle(accounts=("telegram:user8",))
    assert len(of(TieRecord, items)) == 1


def test_a_group_alone_does_not_tell_the_owner() -> None:
    """Unless the settings or other files do."""
    group = chat("private_group", "Club", 9, *GROUP)
    items = telegram(group, NOBODY)
    assert skips(items) == {"owner unknown": 3}
    assert "cannot tell who" in messages_of(items)[0]
    for owner in (ME, Handle(accounts=("telegram:user1",), me=True)):
        assert len(of(InteractionRecord, telegram(group, owner))) == 3


# -- what it vouches for -----------------------------------------------------------


def test_all_data_vouch_for_everybody() -> None:
    """On both channels from the oldest to at least the newest record of any kind."""
    items = telegram(
        export(
            personal(*TALK, service(ANA, "phone_call", duration_seconds=61)),
            chat("private_group", "Club", 9, message(ANA, 60 * 24 * 3), message(MAYA, 1)),
        )
    )
    found = of(InteractionCoverage, items)
    assert [one.channel for one in found] == ["Telegram call", "Telegram message"]
    for one in found:
        assert (one.since, one.until) == (date(2023, 12, 25), date(2023, 12, 28))
        assert one.people is None
        assert one.until_at_least


def test_a_single_chat_vouches_for_its_other() -> None:
    """And for nobody else."""
    [one] = of(InteractionCoverage, telegram(personal(*TALK)))
    assert one.people == (ANA_HANDLE,)


def test_a_broken_chat_leaves_the_others_their_word() -> None:
    """Each whole chat still vouches for its other."""
    theo = chat("personal_chat", "Theo Grant", 7, message(THEO), {"type": "unsupported"})
    items = telegram(export(personal(*TALK), theo))
    assert [one.people for one in of(InteractionCoverage, items)] == [(ANA_HANDLE,)]


# -- files -------------------------------------------------------------------------


def test_accounts_as_they_were_up_to_2020() -> None:
    """Plain numbers, of which the large ones are groups'."""
    items = telegram(
        personal(
            message(ANA, from_id=5), message(MAYA, 1, from_id=1), message(MAYA, from_id=1 << 33)
        )
    )
    assert [one.direction.value for one in of(InteractionRecord, items)] == ["in", "out"]
    assert skips(items) == {"post of a channel": 1}


def test_the_owner_by_chats_of_two() -> None:
    """Whoever is not the other is the owner, so groups of the same export can be read."""
    value = export(personal(*TALK), chat("private_group", "Club", 9, *GROUP))
    del value["personal_information"]
    assert len(of(InteractionRecord, telegram(value))) == 5
    assert of(OwnerRecord, telegram(value)) == []


def test_control_characters() -> None:
    """Telegram writes them as no JSON has them."""
    text = json.dumps(personal(*TALK)).replace("example.org", "\\x0B example \\\\x1F \\\\\\x1F")
    assert len(of(InteractionRecord, read(text))) == 2


def read(text: str) -> list[Item]:
    """What a text holds."""
    return list(Telegram().read(opened(text), ReadContext()))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no whole JSON"),
        (json.dumps(personal(*TALK))[:300], "no whole JSON"),
        ("[]", "no export of Telegram"),
        ('{"about": "x"}', "neither contacts nor chats"),
        ('{"chats": {"list": 5}, "contacts": null}', "neither contacts nor chats"),
    ],
)
def test_files_that_cannot_be_used(text: str, told: str) -> None:
    """One problem says why, with a remedy."""
    [problem] = read(text)
    assert isinstance(problem, Problem)
    assert told in problem.message
    assert problem.remedy


def test_web_pages() -> None:
    """Are recognised, and the user told what to choose instead."""
    page = b'<html><head><title>Exported Data</title></head><body><div class="page_wrap">'
    [problem] = list(Telegram().read(opened(page), ReadContext()))
    assert isinstance(problem, Problem)
    assert "web pages" in problem.message
    assert "JSON" in problem.remedy
    pages = {"x/export_results.html": page, "x/chats/chat_1/messages.html": page}
    assert len(list(Telegram().read(OpenedDouble(pages), ReadContext()))) == 1
    both = pages | {"x/result.json": json.dumps(personal(*TALK)).encode()}
    assert of(Problem, Telegram().read(OpenedDouble(both), ReadContext())) == []


def test_every_record_has_one_fate() -> None:
    """As the builder counts them."""
    items = telegram(
        export(
            personal(*TALK, None, service(ANA, "pin_message")),
            chat("private_group", "Club", 9, *GROUP),
            chat("bot_chat", "Bot", 10, message(ANA)),
            contacts=[contact("Zoe", "Hart"), {}],
        )
    )
    [count] = build([Read("input", "telegram", items)]).sources
    assert (count.read, count.problems, count.skipped) == (11, 1, 3)
    assert count.read == count.kept + count.joined + count.skipped + count.problems
    assert len(of(Skipped, items)) == 3
