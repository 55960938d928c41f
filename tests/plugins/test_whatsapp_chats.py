"""Who takes part in a chat of WhatsApp, which way messages go, and what a chat vouches for."""

# ruff: noqa: RUF001 reason: notices are quoted as the app writes them in other languages

from __future__ import annotations

from datetime import date

import pytest
from plugins.chats_reader import ANA, ME, NOBODY, THEO, messages_of, of, skips, whatsapp

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
    TieRecord,
)

#: The name that Android gives a chat.
NAMED = "WhatsApp Chat with Ana Ruiz.txt"
ENCRYPTED = (
    "Messages and calls are end-to-end encrypted. No one outside of this chat can read them."
)


def android(*entries: str) -> str:
    """A chat as Android writes it, an entry each minute from 25 December 2023."""
    return "".join(
        f"25/12/2023, 10:{minute:02} - {entry}\n" for minute, entry in enumerate(entries)
    )


def iphone(*entries: str) -> str:
    """A chat as an iPhone writes it."""
    return "".join(
        f"[25/12/2023, 10:{minute:02}:00] {entry}\n" for minute, entry in enumerate(entries)
    )


def ways(items: list[Item]) -> list[str]:
    """Which way each message goes."""
    return [one.direction.value for one in of(InteractionRecord, items)]


# -- chats of two ------------------------------------------------------------------


def test_a_chat_of_two() -> None:
    """In and out, one-to-one, with whoever the phone calls so."""
    items = whatsapp(android(ENCRYPTED, "Ana Ruiz: Hola: ¿qué tal?", "Maya Lind: Hi"))
    received, written = of(InteractionRecord, items)
    assert received.people == written.people == (ANA,)
    assert (received.direction, written.direction) == (Direction.IN, Direction.OUT)
    assert received.breadth is written.breadth is Breadth.ONE
    assert received.channel == "WhatsApp message"
    assert (received.thread, received.sender, received.favour) == ("Ana Ruiz", None, None)
    assert received.origin.layer == "whatsapp"
    assert (received.origin.line, received.origin.record) == (2, 2)
    assert skips(items) == {"notice of the app": 1}
    assert of(Problem, items) == []
    assert of(OwnerRecord, items) == []


def test_whoever_the_owner_wrote_to_is_a_person() -> None:
    """A name without a tilde is one of the address book; the place is the first message's."""
    [one] = of(PersonRecord, whatsapp(android("Maya Lind: Hi", "Ana Ruiz: Hola")))
    assert (one.handle, one.tie) == (ANA, "contact")
    assert one.origin.line == 2
    assert not one.facts


def test_whoever_only_wrote_is_none() -> None:
    """To be written to makes nobody a person of one's network."""
    items = whatsapp(android("Ana Ruiz: Hola"), path=NAMED)
    assert of(PersonRecord, items) == []
    assert ways(items) == ["in"]


def test_whoever_never_answered_is_a_person() -> None:
    """By the name of the file, which nothing else tells."""
    items = whatsapp(android("Maya Lind: Hi"), path=NAMED)
    assert [one.handle for one in of(PersonRecord, items)] == [ANA]
    assert ways(items) == ["out"]


def test_a_number_is_an_identifier() -> None:
    """Whoever is not in the address book is shown by the number, with unseen marks."""
    items = whatsapp(android("\u202a+44\u00a020\u00a07946\u00a00001\u202c: Hi", "Maya Lind: Hi"))
    [one] = of(PersonRecord, items)
    assert one.handle == Handle(phones=("+44 20 7946 0001",))
    assert one.tie == ""


@pytest.mark.parametrize("name", ["~Ana Ruiz", "~ Ana Ruiz", "~\u202fAna Ruiz", "~\u00a0Ana Ruiz"])
def test_a_name_of_their_own_choice(name: str) -> None:
    """A tilde stands before the names that people give themselves."""
    [one] = of(PersonRecord, whatsapp(android(f"{name}: Hi", "Maya Lind: Hi")))
    assert (one.handle, one.tie) == (ANA, "")


def test_the_saved_and_the_other_of_one_name_stay_two() -> None:
    """One of them is in the address book and one is not, so they are not one person."""
    items = whatsapp(android("~Ana Ruiz: a", "Ana Ruiz: b", "Maya Lind: c"))
    assert [one.tie for one in of(PersonRecord, items)] == ["", "contact"]


def test_what_stands_for_media_or_for_what_was_deleted_was_sent() -> None:
    """Pictures, deleted and vanishing messages are messages."""
    sent = (
        "<Media omitted>", "<Medien ausgeschlossen>", "<Multimedia omitido>", "null",
        "This message was deleted", "IMG-20231225-WA0001.jpg (file attached)", "",
    )  # fmt: skip
    items = whatsapp(android("Maya Lind: Hi", *(f"Ana Ruiz: {text}" for text in sent)))
    assert ways(items) == ["out"] + ["in"] * len(sent)


def test_an_iphone_marks_what_stands_for_media() -> None:
    """Such texts are messages; calls, notices and what the app says are none."""
    items = whatsapp(
        iphone(
            f"Ana Ruiz: \u200e{ENCRYPTED}",
            "Ana Ruiz: Hola",
            "Maya Lind: \u200eimage omitted",
            "Ana Ruiz: \u200eBild weggelassen",
            "Ana Ruiz: \u200e<attached: 00000012-PHOTO-2023-12-25-10-04-00.jpg>",
            "Ana Ruiz: \u200eThis message was deleted.",
            "Ana Ruiz: Cv.pdf • \u200e2 pages \u200edocument omitted",
            "Ana Ruiz: \u200e\u200eYour security code has changed. \u200eTap to learn more.",
            "Ana Ruiz: \u200eMissed voice call, \u200eTap to call back",
            "Ana Ruiz: \u200eVoice call, \u200e4 min",
            "\u200eYou blocked this contact",
        )
    )
    found = of(InteractionRecord, items)
    assert [one.channel for one in found] == ["WhatsApp message"] * 6 + ["WhatsApp call"]
    assert skips(items) == {"notice of the app": 3, "unanswered call": 1}
    [covered] = of(InteractionCoverage, items)
    assert covered.channel == "WhatsApp message"


@pytest.mark.parametrize("text", ["Missed voice call", "Verpasster Sprachanruf", "Llamada perdida"])
def test_a_missed_call_is_no_message(text: str) -> None:
    """Android notes it in the name of whoever called."""
    items = whatsapp(android("Maya Lind: Hi", f"Ana Ruiz: {text}"), path=NAMED)
    assert ways(items) == ["out"]
    assert skips(items) == {"unanswered call": 1}


@pytest.mark.parametrize(
    "notice",
    [
        'You created group "Trip: Rome"',
        'Ana Ruiz changed the subject from "Trip: Rome" to "Trip: Paris"',
        "Ana Ruiz hat den Betreff von „Reise: Rom“ zu „Reise: Paris“ geändert",
        "Ana Ruiz a changé le sujet : « Voyage : Rome »",
        "Ana Ruiz changed the group description: see below",
        f"{'x' * 101}: y",
        "John:.",
    ],
)
def test_a_notice_may_have_a_colon(notice: str) -> None:
    """What stands before it is no sender then."""
    items = whatsapp(android(notice, "Ana Ruiz: a", "Maya Lind: b"))
    assert skips(items) == {"notice of the app": 1}
    assert {person for one in of(InteractionRecord, items) for person in one.people} == {ANA}


# -- which of them is the owner ----------------------------------------------------


def test_nobody_knows_the_owner() -> None:
    """It is said once, with a number and a remedy, and every message is counted."""
    items = whatsapp(android("Ana Ruiz: a", "Maya: b", "Ana Ruiz: c"), NOBODY)
    [problem] = of(Problem, items)
    assert "owner unknown" in problem.message
    assert "3 messages" in problem.message
    assert "[me] name" in problem.remedy
    assert not problem.lost
    assert skips(items) == {"owner unknown": 3}
    assert of(InteractionRecord, items) == of(PersonRecord, items) == []


def test_by_name_or_number() -> None:
    """Whichever the settings or other files say."""
    assert ways(whatsapp(android("MAYA  Lind: a", "Ana: b"))) == ["out", "in"]
    assert ways(whatsapp(android("+44 113 4960000: a", "Ana: b"))) == ["out", "in"]


def test_by_a_part_of_the_name() -> None:
    """Between two, whoever bears the owner's first name; that is told, for it is inferred."""
    items = whatsapp(android("Maya: a", "Ana Ruiz: b"))
    assert ways(items) == ["out", "in"]
    assert "inferred" in messages_of(items)[0]
    assert ways(whatsapp(android("Maya: a", "Maya Lindt: b"))) == ["out", "in"]
    assert ways(whatsapp(android("Maya: a", "Lind: b"))) == []


@pytest.mark.parametrize(
    "path",
    [
        NAMED,
        "WhatsApp-Chat mit Ana Ruiz.txt",
        "Chat de WhatsApp con Ana Ruiz.txt",
        "Discussion WhatsApp avec Ana Ruiz.txt",
        "Chat WhatsApp con Ana Ruiz.txt",
        "WhatsApp-chat met Ana Ruiz.txt",
        "Conversa do WhatsApp com Ana Ruiz.txt",
        "Чат WhatsApp с контактом Ana Ruiz.txt",
        "exports/WhatsApp Chat with Ana Ruiz (1).txt",
        "WhatsApp Chat with AnaRuiz.txt",
    ],
)
def test_by_the_name_of_the_file(path: str) -> None:
    """It names the other, in every language; and it is told that this was inferred."""
    items = whatsapp(android("mm: a", "Ana Ruiz: b"), NOBODY, path)
    assert ways(items) == ["out", "in"]
    assert len(of(Problem, items)) == 1


def test_by_the_name_of_the_zip() -> None:
    """An iPhone calls every text alike and the zip by whom the chat is with."""
    text = iphone("mm: a", "Ana Ruiz: b")
    items = whatsapp({"_chat.txt": text}, NOBODY, "WhatsApp Chat - Ana Ruiz.zip")
    assert ways(items) == ["out", "in"]
    folder = {"WhatsApp Chat - Ana Ruiz/_chat.txt": text}
    assert ways(whatsapp(folder, NOBODY, "chats")) == ["out", "in"]


def test_by_whom_an_iphone_signs_with() -> None:
    """What the app says first bears the name of the chat, which is the other's."""
    items = whatsapp(iphone(f"Ana Ruiz: \u200e{ENCRYPTED}", "mm: a", "Ana Ruiz: b"), NOBODY)
    assert ways(items) == ["out", "in"]


@pytest.mark.parametrize(
    "text",
    [
        "You deleted this message",
        "Du hast diese Nachricht gelöscht.",
        "Вы удалили данное сообщение",
    ],
)
def test_by_what_the_owner_deleted(text: str) -> None:
    """Only the owner is told so by the app."""
    assert ways(whatsapp(android(f"mm: {text}", "Ana Ruiz: b"), NOBODY)) == ["out", "in"]
    assert ways(whatsapp(iphone(f"mm: \u200e{text}", "Ana: b"), NOBODY)) == ["out", "in"]


def test_two_signs_leave_nothing_to_ask() -> None:
    """The file's name and the settings agree."""
    items = whatsapp(android("Maya: a", "Ana Ruiz: b"), path=NAMED)
    assert ways(items) == ["out", "in"]
    assert of(Problem, items) == []


def test_by_the_other_chats_of_the_phone() -> None:
    """Who is in all of them is the owner; what one chat tells holds for the others."""
    chats = {"1.txt": android("mm: a", "Ana: b"), "2.txt": android("mm: a", "Theo: b")}
    items = whatsapp(chats, NOBODY)
    assert ways(items) == ["out", "in"] * 2
    assert len(of(Problem, items)) == 1
    chats = {NAMED: android("mm: a", "Ana Ruiz: b"), "2.txt": android("mm: a", "Theo: b", "x: c")}
    assert ways(whatsapp(chats, NOBODY)) == ["out", "in", "in", "out", "in"]


def test_a_person_is_listed_once() -> None:
    """However many chats of a phone they are in."""
    chats = {
        "1.txt": android("Maya Lind: a", "Ana Ruiz: b"),
        "2.txt": android("Maya Lind: a", "Ana Ruiz: b", "Theo Grant: c"),
    }
    assert [one.handle for one in of(PersonRecord, whatsapp(chats))] == [ANA, THEO]


def test_a_chat_with_oneself() -> None:
    """There is nobody else in it."""
    assert skips(whatsapp(android("Maya Lind: a"))) == {"no other participant": 1}


# -- groups ------------------------------------------------------------------------

GROUP = ("Ana Ruiz: a", "Theo Grant: b", "Maya Lind: c")


def test_a_group() -> None:
    """Three who write are a group; who sent what is kept, and everybody is a person."""
    items = whatsapp(android(*GROUP))
    first, second, third = of(InteractionRecord, items)
    assert first.people == second.people == third.people == (ANA, THEO)
    assert first.breadth is Breadth.GROUP
    assert (first.sender, second.sender, third.sender) == (ANA, THEO, None)
    assert third.direction is Direction.OUT
    assert [one.handle for one in of(PersonRecord, items)] == [ANA, THEO]
    assert of(InteractionCoverage, items) == []


def test_ties_of_a_group() -> None:
    """Each two others are seen to know each other, once, since its first day."""
    items = whatsapp(android(*GROUP, *GROUP))
    [tie] = of(TieRecord, items)
    assert tie.between == (ANA, THEO)
    assert (tie.kind, tie.evidence, tie.since) == ("thread", Evidence.OBSERVED, date(2023, 12, 25))


def test_a_group_in_which_the_owner_is_silent() -> None:
    """Its members are nobody the owner has written to."""
    items = whatsapp({"1.txt": android(*GROUP[:2], "x: c"), "2.txt": android("Maya Lind: a")})
    assert of(PersonRecord, items) == []


def crowd(others: int) -> str:
    """A group of so many others, in which each and the owner write once."""
    return android("Maya Lind: Hi", *(f"Number{number} Person: x" for number in range(others)))


def test_a_large_group() -> None:
    """It makes nobody a person, shows no ties, and a message concerns its sender."""
    items = whatsapp(crowd(13))
    assert of(PersonRecord, items) == of(TieRecord, items) == []
    found = of(InteractionRecord, items)
    assert len(found) == 13
    assert all(one.people == (one.sender,) and one.breadth is Breadth.GROUP for one in found)
    assert skips(items) == {"to a large group": 1}
    small = whatsapp(crowd(12))
    assert len(of(TieRecord, small)) == 66
    assert len(of(PersonRecord, small)) == 12


@pytest.mark.parametrize(
    ("entries", "path", "name"),
    [
        (GROUP, "WhatsApp Chat with Book Club.txt", "Book Club"),
        (('Ana Ruiz created group "Book Club"', *GROUP), "x.txt", "Book Club"),
        (('You changed the subject from "Bad" to "Book Club"', *GROUP), "x.txt", "Book Club"),
        ((*GROUP, "Ana hat die Gruppe „Book Club“ erstellt"), "x.txt", "Book Club"),
    ],
)
def test_the_name_of_a_group(entries: tuple[str, ...], path: str, name: str) -> None:
    """The file's, or the one that it was given last."""
    [group] = of(GroupRecord, whatsapp(android(*entries), path=path))
    assert (group.name, group.kind, group.members) == (name, "chat", (ANA, THEO))


def test_an_iphone_signs_with_the_name_of_the_group() -> None:
    """That is no member, although it looks like one."""
    items = whatsapp(iphone(f"Book Club: \u200e{ENCRYPTED}", "\u200eAna Ruiz added you", *GROUP))
    [group] = of(GroupRecord, items)
    assert (group.name, group.members) == ("Book Club", (ANA, THEO))


def test_a_group_without_a_name() -> None:
    """It is no group that could be told from others."""
    assert of(GroupRecord, whatsapp(android(*GROUP))) == []


@pytest.mark.parametrize(
    ("notice", "path"),
    [
        ('Ana Ruiz created group "Book Club"', "x.txt"),
        ("Messages to this group are now secured with end-to-end encryption.", "x.txt"),
        ("Ana hat dich hinzugefügt", "x.txt"),
        (ENCRYPTED, "WhatsApp Chat with Book Club.txt"),
    ],
)
def test_a_group_in_which_two_write(notice: str, path: str) -> None:
    """It must not pass for a chat of two, in which an answer would be contact."""
    items = whatsapp(android(notice, "Ana Ruiz: a", "Maya Lind: b"), path=path)
    assert {one.breadth for one in of(InteractionRecord, items)} == {Breadth.GROUP}
    assert of(InteractionCoverage, items) == []


# -- what it vouches for -----------------------------------------------------------


def test_coverage_of_a_chat_of_two() -> None:
    """With that person, from the first to at least the last day."""
    text = android("Ana Ruiz: a", "Maya Lind: b") + "03/01/2024, 10:00 - Ana Ruiz: c\n"
    [one] = of(InteractionCoverage, whatsapp(text))
    assert (one.channel, one.people) == ("WhatsApp message", (ANA,))
    assert (one.since, one.until) == (date(2023, 12, 25), date(2024, 1, 3))
    assert one.until_at_least


@pytest.mark.parametrize(
    "notice",
    [
        "You updated the message timer. New messages will disappear from this chat after 24 hours.",
        "Selbstlöschende Nachrichten wurden aktiviert.",
    ],
)
def test_messages_that_vanish(notice: str) -> None:
    """A chat that loses them cannot show that there was no contact."""
    items = whatsapp(android(notice, "Ana Ruiz: a", "Maya Lind: b"))
    assert of(InteractionCoverage, items) == []
    assert "vanish" in messages_of(items)[0]


def test_a_lost_message_costs_the_coverage() -> None:
    """What could not be read may have been the contact."""
    items = whatsapp(android("Ana Ruiz: a", "Maya Lind: b") + "31/02/2024, 10:00 - Ana Ruiz: c\n")
    assert of(InteractionCoverage, items) == []
    assert len(of(InteractionRecord, items)) == 2


def test_dates_that_stay_open_cost_the_dates_only() -> None:
    """People and groups need none."""
    lines = [f"01/02/23, 10:00 - {entry}" for entry in GROUP]
    items = whatsapp("\n".join(lines), path="WhatsApp Chat with Book Club.txt")
    assert [one.handle for one in of(PersonRecord, items)] == [ANA, THEO]
    assert len(of(GroupRecord, items)) == 1
    assert [one.since for one in of(TieRecord, items)] == [None]


def test_all_of_it_is_one_phone_s_owner() -> None:
    """Nothing is claimed of the owner: who they are is theirs to say."""
    assert of(OwnerRecord, whatsapp(android(*GROUP), ME)) == []
