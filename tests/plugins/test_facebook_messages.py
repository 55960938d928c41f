"""Conversations of Facebook: who took part, which way messages went, and what they cover."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from plugins.meta_files import (
    ANNA,
    BOB,
    DAY,
    FRIENDS,
    HAKAN,
    INBOX,
    ME,
    PROFILE,
    chat,
    facebook_export,
    friends,
    names,
    network,
    of,
    profile,
    read,
    reasons,
    said,
    secret_chat,
    sent,
    text,
)
from plugins.opened_double import folder, opened

from netrules import (
    NO,
    Breadth,
    Certainty,
    Direction,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    OwnerRecord,
    PersonRecord,
    TieRecord,
)
from netrules.plugins.sources.meta import Facebook, Instagram
from netrules.plugins.sources.meta.mailbox import LAST_IN_THE_OPEN
from netrules.plugins.sources.meta.messages import MOST_TIED

ZOE = Handle(names=(ME,), me=True)
LATE = datetime(2026, 11, 1, 12, tzinfo=UTC)


def mailbox(*chats: str, box: str = "inbox", **more: str) -> dict[str, Any]:
    """An export with these conversations, each in a folder of its own."""
    files = {PROFILE: profile()}
    base = f"your_facebook_activity/messages/{box}"
    return files | {f"{base}/t_{n}/message_1.json": one for n, one in enumerate(chats)} | more


def others(item: InteractionRecord) -> list[str]:
    """Who took part in an interaction."""
    return [person.names[0] for person in item.people]


# -- messages ------------------------------------------------------------------------


def test_a_message_to_one() -> None:
    """Both directions, at their moments, with what tells the conversation again."""
    items = read(mailbox(chat(HAKAN, sent(HAKAN), sent(ME, DAY - timedelta(days=1)))))
    received, given = of(InteractionRecord, items)
    assert others(received) == others(given) == [HAKAN]
    assert (received.direction, given.direction) == (Direction.IN, Direction.OUT)
    assert (received.at, received.channel) == (DAY, "Facebook message")
    assert (received.breadth, received.sender, received.thread) == (Breadth.ONE, None, "1")
    assert received.origin.record == "/messages/0"


def test_whom_one_wrote_to_is_a_person() -> None:
    """And who only wrote is none, unless a list names them."""
    items = read(mailbox(chat(ANNA, sent(ME)), chat(BOB, sent(BOB)), chat(HAKAN, sent(ME))))
    assert names(items, PersonRecord) == [ANNA, HAKAN]
    [count] = network(items).sources
    assert count.skips == {"with nobody in these files": 1}


def test_a_friend_is_not_told_of_again() -> None:
    """The name in a conversation means the friend of that name."""
    files = mailbox(chat(ANNA, sent(ME)), **{FRIENDS: friends(ANNA)})
    found = network(read(files))
    assert [person.name for person in found.people] == [ANNA]
    assert [event.people for event in found.interactions.recorded] == [(found.people[0].id,)]


def test_two_friends_of_one_name_are_an_open_question() -> None:
    """A message with one of them is placed with neither, and the report says so."""
    found = network(read(mailbox(chat(ANNA, sent(ME)), **{FRIENDS: friends(ANNA, ANNA)})))
    assert len(found.people) == 2
    assert not list(found.interactions.recorded)
    assert any("does not say who is meant" in one.message for one in found.problems)


def test_two_conversations_of_one_name_are_with_two_people() -> None:
    """One has one conversation with a person, so there are two, whichever is the friend."""
    two = (chat(ANNA, sent(ME), path=f"inbox/anna_{n}") for n in (1, 2))
    assert len(network(read(mailbox(*two, **{FRIENDS: friends(ANNA)}))).people) == 2


def test_a_chat_about_a_sale_is_no_second_person() -> None:
    """On the marketplace each item has a conversation, called as the item is."""
    two = (
        chat(ANNA, sent(ME), title=f"Anna · {item}", path=f"inbox/x_{n}")
        for n, item in enumerate(("Bicycle", "Lamp"))
    )
    assert len(network(read(mailbox(*two))).people) == 1


def test_a_moved_conversation_is_one() -> None:
    """The same messages lie in two boxes; each counts once, and so does the person."""
    files = mailbox(chat(ANNA, sent(ANNA), sent(ME, DAY - timedelta(days=1))))
    moved = chat(ANNA, sent(ANNA), path="e2ee_cutover/t_0")
    files["your_facebook_activity/messages/e2ee_cutover/t_0/message_1.json"] = moved
    items = read(files)
    assert len(of(InteractionRecord, items)) == 2
    assert reasons(items) == ["repeated"]
    assert names(items, PersonRecord) == [ANNA]


def test_equal_messages_of_one_file_are_two() -> None:
    """Nothing is lost of what was sent twice in one moment."""
    assert len(of(InteractionRecord, read(mailbox(chat(ANNA, sent(ME), sent(ME)))))) == 2


@pytest.mark.parametrize(
    "box", ["inbox", "e2ee_cutover", "archived_threads", "filtered_threads", "message_requests"]
)
@pytest.mark.parametrize("base", ["messages", "your_facebook_activity/messages"])
def test_every_box_is_read(box: str, base: str) -> None:
    """Conversations lie in several, wherever these lie."""
    files = {f"{base}/{box}/a_1/message_1.json": chat(ANNA, sent(ANNA), sent(ME))}
    items = read(files | {PROFILE: profile()})
    assert len(of(InteractionRecord, items)) == 2


@pytest.mark.parametrize("box", ["filtered_threads", "message_requests"])
def test_unanswered_requests_are_left_out(box: str) -> None:
    """Strangers wrote them; who is called like a friend is not the friend."""
    items = read(mailbox(chat(ANNA, sent(ANNA)), box=box, **{FRIENDS: friends(ANNA)}))
    assert reasons(items) == ["message request"]
    assert not of(InteractionRecord, items)


def test_a_conversation_split_over_files() -> None:
    """Newest first, ten thousand a file; the tenth file comes after the ninth."""
    days = [DAY - timedelta(days=n) for n in range(11)]
    files: dict[str, Any] = {PROFILE: profile()}
    for n, day in enumerate(days, 1):
        files[f"{INBOX}/anna_1/message_{n}.json"] = chat(ANNA, sent(ME, day))
    items = read(files)
    assert [one.at for one in of(InteractionRecord, items)] == days
    assert len(of(PersonRecord, items)) == 1
    [coverage] = of(InteractionCoverage, items)
    assert (coverage.since, coverage.until) == (days[-1].date(), days[0].date())
    del files[f"{INBOX}/anna_1/message_4.json"]
    items = read(files)
    assert not of(InteractionCoverage, items)
    assert any("cannot show that there was no contact" in one for one in said(items, lost=False))


@pytest.mark.parametrize("field", ["timestamp_ms", "timestamp"])
def test_seconds_and_milliseconds(field: str) -> None:
    """The exports of early 2018 had seconds."""
    value = int(DAY.timestamp()) * (1000 if field == "timestamp_ms" else 1)
    row = {"sender_name": ME, field: value, "content": "x"}
    [item] = of(InteractionRecord, read(mailbox(chat(ANNA, row))))
    assert item.at == DAY


def test_the_content_is_not_kept() -> None:
    """Not in any item, and neither are reactions."""
    reacted = sent(ME, reactions=[{"reaction": "x", "actor": "A secret admirer"}])
    items = read(mailbox(chat(ANNA, reacted)))
    assert "secret" not in repr(items)


def test_photos_and_shares_are_messages() -> None:
    """Whatever was sent counts, with or without words."""
    rows = [
        {"sender_name": ME, "timestamp_ms": 1_656_000_000_000, "photos": [{"uri": "x.jpg"}]},
        {"sender_name": ME, "timestamp_ms": 1_656_000_001_000, "share": {"link": "https://x"}},
        {"sender_name": ME, "timestamp_ms": 1_656_000_002_000, "type": "Generic"},
    ]
    channels = [one.channel for one in of(InteractionRecord, read(mailbox(chat(ANNA, *rows))))]
    assert channels == ["Facebook message"] * 3


def test_calls_are_calls() -> None:
    """Somebody was talked to, unless the call was missed."""
    files = mailbox(
        chat(
            ANNA,
            sent(ANNA, call_duration=310),
            sent(ANNA, call_duration=0),
            sent(ME, type="Call", missed=True),
            sent(ME, type="Call", call_duration=4.5),
        )
    )
    items = read(files)
    assert [one.channel for one in of(InteractionRecord, items)] == ["Facebook call"] * 2
    assert reasons(items) == ["missed call"] * 2
    channels = [one.channel for one in of(InteractionCoverage, items)]
    assert channels == ["Facebook message", "Facebook call"]


def test_what_is_no_message_is_counted() -> None:
    """What was taken back, and who joined."""
    items = read(
        mailbox(
            chat(ANNA, sent(ME, is_unsent=True), sent(ME, type="Subscribe")),
            chat("Facebook user", sent("Facebook user"), sent(ME)),
            chat((), sent(ME), title="Me"),
        )
    )
    assert sorted(reasons(items)) == [
        "deactivated member", "deactivated member", "no other participant",
        "somebody joined or left", "unsent message",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        None, 3, [], {}, {"sender_name": ANNA}, {"timestamp_ms": 1_656_000_000_000},
        {"sender_name": 3, "timestamp_ms": 1_656_000_000_000},
        {"sender_name": ANNA, "timestamp_ms": "2022"}, {"sender_name": ANNA, "timestamp_ms": 0},
        {"sender_name": ANNA, "timestamp_ms": 10**40},
    ],
)  # fmt: skip
def test_a_bad_message_costs_only_itself(row: Any) -> None:
    """But the export can no longer show that there was no contact."""
    items = read(mailbox(chat(ANNA, row, sent(ME))))
    assert len(said(items, lost=True)) == 1
    assert len(of(InteractionRecord, items)) == 1
    assert not of(InteractionCoverage, items)
    assert len(said(items, lost=False)) == 1


# -- groups ----------------------------------------------------------------------------


def test_a_group() -> None:
    """Its messages are to a group, and who shares it has met there: since its first day."""
    items = read(
        mailbox(chat((ANNA, BOB), sent(ANNA), sent(ME, DAY - timedelta(days=9)), title="Us"))
    )
    received, given = of(InteractionRecord, items)
    assert (received.breadth, given.breadth) == (Breadth.GROUP, Breadth.GROUP)
    assert others(received) == [ANNA, BOB]
    assert received.sender == Handle(names=(ANNA,))
    assert given.sender is None
    assert names(items, PersonRecord) == [ANNA, BOB]
    [tie] = of(TieRecord, items)
    assert {one.names[0] for one in tie.between} == {ANNA, BOB}
    assert (tie.kind, tie.since) == ("thread", (DAY - timedelta(days=9)).date())


def test_who_left_a_group_took_part() -> None:
    """Participants are those of today; who wrote was there as well."""
    items = read(mailbox(chat(ANNA, sent(BOB), sent(ME), title="Us")))
    assert all(one.breadth is Breadth.GROUP for one in of(InteractionRecord, items))
    assert len(of(TieRecord, items)) == 1


def test_a_group_of_two_is_a_group_where_it_says_so() -> None:
    """The others may have left without a word."""
    [item] = of(InteractionRecord, read(mailbox(chat(ANNA, sent(ME), thread_type="RegularGroup"))))
    assert item.breadth is Breadth.GROUP


def test_a_large_group_shows_no_ties() -> None:
    """To be written to among many does not mean to know each other, nor to be a contact."""
    many = tuple(f"Person {n}x" for n in range(MOST_TIED))
    assert len(of(TieRecord, read(mailbox(chat(many, sent(ME)))))) == MOST_TIED * 11 // 2
    items = read(mailbox(chat((*many, "One More"), sent(ME))))
    assert not of(TieRecord, items)
    assert not of(PersonRecord, items)
    assert len(of(InteractionRecord, items)) == 1


def test_namesakes_in_a_group_are_two() -> None:
    """However many files name them."""
    one = chat((ANNA, ANNA), sent(ME))
    files = {f"{INBOX}/t_0/message_{n}.json": one for n in (1, 2)}
    items = read({PROFILE: profile()} | files)
    assert names(items, PersonRecord) == [ANNA]
    assert all(one.breadth is Breadth.GROUP for one in of(InteractionRecord, items))


# -- which participant is the owner ------------------------------------------------------


def without_profile(*chats: str) -> dict[str, Any]:
    """An export of conversations only."""
    files = mailbox(*chats)
    del files[PROFILE]
    return files


def test_what_is_said_elsewhere_tells_the_owner() -> None:
    """A lone conversation is enough then."""
    files = without_profile(chat(ANNA, sent(ME)))
    [item] = of(InteractionRecord, read(files, ZOE))
    assert item.direction is Direction.OUT
    assert Facebook().wants_owner


def test_who_is_in_most_conversations_is_taken_for_the_owner() -> None:
    """That is said, with what to add; no record of the owner is made of it."""
    items = read(without_profile(chat(ANNA, sent(ME)), chat(BOB, sent(ME)), chat(HAKAN, sent(ME))))
    assert {one.direction for one in of(InteractionRecord, items)} == {Direction.OUT}
    assert any("taken for you" in one for one in said(items, lost=False))
    assert not of(OwnerRecord, items)


@pytest.mark.parametrize("chats", [(chat(ANNA, sent(ME)),), (chat(ANNA, sent(ME)),) * 2])
def test_nobody_stands_out(chats: tuple[str, ...]) -> None:
    """Then nothing has a direction, and the settings can tell."""
    items = read(without_profile(*chats))
    assert set(reasons(items)) == {"owner unknown"}
    assert not of(InteractionCoverage, items)
    assert len(said(items, lost=False)) == 1


def test_another_name_in_the_settings_does_not_mislead() -> None:
    """A name that no conversation has is not the owner's name there."""
    items = read(without_profile(chat(ANNA, sent(ME)), chat(BOB, sent(ME))), Handle(names=("Z",)))
    assert {one.direction for one in of(InteractionRecord, items)} == {Direction.OUT}


def test_a_conversation_without_the_owner_is_left_out() -> None:
    """Under a former name it would read as one between two others."""
    former = chat(ANNA, sent(ME)).replace(text(ME)[1:-1], "Zoe Berg")
    files = mailbox(chat(ANNA, sent(ME)), former)
    items = read(files)
    assert "owner unknown" in reasons(items)
    assert not of(InteractionCoverage, items)
    assert any("another name" in one for one in said(items, lost=False))
    previous = profile(previous_names=[{"name": "Zoe Berg"}])
    assert "owner unknown" not in reasons(read(files | {PROFILE: previous}))


# -- encrypted conversations ---------------------------------------------------------------


def test_an_encrypted_conversation_is_known() -> None:
    """By the keys that only it has."""
    found = Facebook().sniff(opened(secret_chat(ANNA, (ME, DAY))))
    assert found.certainty is Certainty.CERTAIN
    assert Instagram().sniff(opened(secret_chat(ANNA, (ME, DAY)))) == NO


def test_encrypted_conversations_are_read() -> None:
    """A file each, of any name; hundreds in a folder."""
    files = {f"{n}_{n}.json": secret_chat(f"Person {n}x", (ME, DAY)) for n in range(120)}
    files["media/x.jpg"] = "x"
    found = Facebook().sniff(folder(files))
    assert found.members == frozenset(files) - {"media/x.jpg"}
    items = read(files)
    assert len(of(InteractionRecord, items)) == len(of(PersonRecord, items)) == 120
    assert all(one.people for one in of(InteractionCoverage, items))


def test_letters_of_encrypted_conversations_are_right_already() -> None:
    """They are not escaped, and stay as they are."""
    [item] = of(InteractionRecord, read({"a_1.json": secret_chat(HAKAN, (ME, DAY))}, ZOE))
    assert others(item) == [HAKAN]
    assert item.direction is Direction.OUT


def test_a_conversation_before_and_after_encryption_is_with_one_person() -> None:
    """The export has the older part, the other download the newer."""
    files = mailbox(chat(ANNA, sent(ME)), box="e2ee_cutover")
    items = read(files | {"Anna_1.json": secret_chat(ANNA, (ME, LATE), (ANNA, LATE))})
    assert names(items, PersonRecord) == [ANNA]
    assert len(of(InteractionRecord, items)) == 3


# -- coverage --------------------------------------------------------------------------------


def test_a_whole_mailbox_covers_its_days_with_everybody() -> None:
    """At least up to its newest message."""
    items = read(mailbox(chat(ANNA, sent(ME)), chat(BOB, sent(BOB, DAY - timedelta(days=99)))))
    [coverage] = of(InteractionCoverage, items)
    assert coverage.people is None
    assert coverage.until_at_least
    assert (coverage.since, coverage.until) == (date(2022, 3, 24), date(2022, 7, 1))


def test_since_encryption_the_export_alone_covers_nothing() -> None:
    """What was written since is not in it, so nobody is said to be silent."""
    items = read(mailbox(chat(ANNA, sent(ME, LATE), sent(ME))))
    [coverage] = of(InteractionCoverage, items)
    assert coverage.until == LAST_IN_THE_OPEN["facebook"]
    assert not coverage.until_at_least
    assert any("end-to-end" in one for one in said(items, lost=False))
    items = read(mailbox(chat(ANNA, sent(ME, LATE))))
    assert not of(InteractionCoverage, items)


def test_with_the_encrypted_conversations_it_covers_all() -> None:
    """Up to the day that both reach."""
    files = mailbox(chat(ANNA, sent(ME, LATE), sent(ME)))
    early = LATE - timedelta(days=5)
    items = read(files | {"Bob_1.json": secret_chat(BOB, (BOB, early))})
    [coverage] = of(InteractionCoverage, items)
    assert (coverage.since, coverage.until) == (DAY.date(), early.date())
    assert coverage.until_at_least
    assert not said(items, lost=False)


def test_one_conversation_covers_only_that_person() -> None:
    """The folder of one tells nothing of others; the file of one not even of its end."""
    content = chat(ANNA, sent(ME), sent(ANNA, DAY - timedelta(days=3)))
    for what, at_least in ({"message_1.json": content}, True), (content, False):
        [coverage] = of(InteractionCoverage, read(what, ZOE))
        assert coverage.people == (Handle(names=(ANNA,)),)
        assert coverage.until_at_least is at_least
        assert (coverage.since, coverage.until) == (date(2022, 6, 28), date(2022, 7, 1))


def test_a_group_alone_covers_nobody() -> None:
    """Its members may have written elsewhere."""
    assert not of(InteractionCoverage, read({"message_1.json": chat((ANNA, BOB), sent(ME))}, ZOE))


# -- a conversation by itself --------------------------------------------------------------


def test_a_lone_conversation_does_not_say_whose_it_is() -> None:
    """Facebook and Instagram write them alike, so neither is certain."""
    for what in (opened(chat(ANNA, sent(ME))), folder({"message_1.json": chat(ANNA, sent(ME))})):
        assert Facebook().sniff(what).certainty is Certainty.LIKELY
        assert Instagram().sniff(what).certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    ("link", "mine"),
    [("your_facebook_activity", True), ("your_instagram_activity", False)],
)
def test_paths_within_it_do(link: str, mine: bool) -> None:
    """Where pictures were sent, their place tells."""
    photos = [{"uri": f"{link}/messages/inbox/a_1/photos/1.jpg"}]
    content = opened(chat(ANNA, sent(ME, photos=photos)))
    assert (Facebook().sniff(content).certainty is Certainty.CERTAIN) is mine
    assert (Instagram().sniff(content).certainty is Certainty.CERTAIN) is not mine


# -- laws --------------------------------------------------------------------------------


PEOPLE = st.sampled_from([ANNA, BOB, HAKAN, ME, "Facebook user", "", "🌸"])
ROWS = st.one_of(
    st.fixed_dictionaries(
        {"sender_name": PEOPLE, "timestamp_ms": st.integers(0, 2 * 10**12)},
        optional={
            "call_duration": st.integers(-1, 9),
            "is_unsent": st.booleans(),
            "type": st.sampled_from(["Generic", "Subscribe", "Call"]),
        },
    ),
    st.none(),
    st.just({}),
)
CHATS = st.builds(
    lambda crowd, rows, title: text(
        {
            "participants": [{"name": name} for name in crowd],
            "messages": rows,
            "title": title,
            "thread_path": "inbox/x_1",
        }
    ),
    st.lists(PEOPLE, max_size=5),
    st.lists(ROWS, max_size=6),
    PEOPLE,
)


@for_all(st.lists(CHATS, max_size=4), st.lists(PEOPLE, max_size=5), st.booleans())
def test_every_message_has_one_fate(chats: list[str], known: list[str], stated: bool) -> None:
    """All that is read is kept, joined, skipped or a problem; and every message is read."""
    files: dict[str, Any] = {FRIENDS: friends(*known)}
    for number, content in enumerate(chats):
        files[f"{INBOX}/t_{number}/message_1.json"] = content
    if stated:
        files[PROFILE] = profile()
    items = read(files)
    [count] = network(items).sources
    rows = sum(len(json.loads(one)["messages"]) for one in chats)
    assert count.read == rows + len(known) + stated
    assert count.read == count.kept + count.joined + count.skipped + count.problems
    places = [one.origin for one in of(InteractionRecord, items)]
    assert len(places) == len(set(places))


@for_all(st.lists(PEOPLE, max_size=6))
def test_as_many_friends_as_entries(known: list[str]) -> None:
    """Ten namesakes stay ten."""
    living = [name for name in known if name not in {"", "Facebook user"}]
    assert len(network(read(facebook_export() | {FRIENDS: friends(*known)})).people) == len(
        {*living, HAKAN} if not living else [*living, *([HAKAN] * (HAKAN not in living))]
    )
