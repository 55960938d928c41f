"""Instagram: who follows whom, conversations, and whose export it is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from plugins.meta_files import (
    ANNA,
    DAY,
    HAKAN,
    ME,
    Given,
    account,
    accounts,
    chat,
    followers,
    names,
    network,
    of,
    person,
    reasons,
    said,
    seconds,
    sent,
    text,
)
from plugins.meta_files import read as read_any
from plugins.opened_double import folder, opened

from netrules import (
    NO,
    Certainty,
    Direction,
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OwnerRecord,
    PersonRecord,
    Problem,
    Snapshot,
)
from netrules.plugins.sources.meta import Facebook, Instagram

LISTS = "connections/followers_and_following"
LATE = datetime(2026, 11, 1, 12, tzinfo=UTC)


def read(what: Given, owner: Handle | None = None) -> list[Item]:
    """Everything that a lone file or the members of an export hold."""
    return read_any(what, owner, Instagram)


def export(**more: str) -> dict[str, Any]:
    """A small export; lists by their base names."""
    files = {
        f"{LISTS}/followers_1.json": followers("anna.smith", "carl"),
        f"{LISTS}/following.json": accounts("following", "anna.smith", "bob_ray"),
    }
    return files | {f"{LISTS}/{name}.json": content for name, content in more.items()}


def kinds(items: list[Item]) -> dict[str, str]:
    """The tie of each account."""
    return {one.handle.names[0]: one.tie for one in of(PersonRecord, items)}


# -- what is recognised ------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        followers("anna"),
        accounts("following", "anna"),
        accounts("following"),
        accounts("blocked_users", "anna"),
        person(Username="zoe"),
    ],
)
def test_a_lone_file_is_known_by_its_keys(content: str) -> None:
    """Whatever it is called."""
    assert Instagram().sniff(opened(content, "x")).certainty is Certainty.CERTAIN
    assert Facebook().sniff(opened(content)) == NO


def test_other_lists_of_accounts_alone_are_of_no_use() -> None:
    """Such as hashtags that one follows."""
    assert Instagram().sniff(opened(accounts("following_hashtags", "cats"))) == NO


@pytest.mark.parametrize("prefix", ["", "instagram-zoe-2026-01-01-Ab12/", "a/b/"])
@pytest.mark.parametrize("base", ["followers_and_following", LISTS])
def test_an_export_is_found_wherever_it_lies(prefix: str, base: str) -> None:
    """With all that comes with it, and nothing else."""
    files = {
        f"{prefix}{base}/followers_1.json": followers("a"),
        f"{prefix}{base}/following.json": accounts("following", "b"),
        f"{prefix}{base}/following_hashtags.json": accounts("following_hashtags", "cats"),
        f"{prefix}messages/inbox/c_1/message_1.json": chat("C", sent(ME)),
        f"{prefix}media/posts/1.jpg": b"\xff\xd8\xff",
    }
    found = Instagram().sniff(folder(files | {"notes.txt": "x", "a.json": "{}"}))
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(files)
    assert Facebook().sniff(folder(files)) == NO
    assert set(kinds(read(files))) == {"a", "b"}


# -- who follows whom ------------------------------------------------------------------


def test_who_follows_whom() -> None:
    """One way is one way; both are mutual, and one person."""
    items = read(export())
    assert kinds(items) == {"anna.smith": "mutual", "bob_ray": "following", "carl": "follower"}
    found = network(items, source="instagram")
    assert len(found.people) == 3
    assert all(len(ties) == 1 for ties in found.ego_ties.values())


def test_an_account_is_its_address() -> None:
    """It joins whatever other source has the address."""
    [item] = of(PersonRecord, read(followers("Anna.Smith")))
    assert item.handle == Handle(
        urls=("https://www.instagram.com/anna.smith",), names=("anna.smith",)
    )
    assert item.facts == {"recorded": DAY.date()}
    assert item.origin.layer == "instagram"


def test_both_follow_each_other_since_the_later_day() -> None:
    """Before it, one did."""
    early, late = DAY.replace(year=2015), DAY
    files = {
        f"{LISTS}/followers_1.json": text([account("anna", early)]),
        f"{LISTS}/following.json": text({"relationships_following": [account("anna", late)]}),
    }
    [ties] = network(read(files), source="instagram").ego_ties.values()
    assert [(tie.kind, tie.since) for tie in ties] == [("mutual", late.date())]


@pytest.mark.parametrize(
    "row",
    [
        account("anna", old=False),
        {"title": "anna", "string_list_data": []},
        {"string_list_data": [{"href": "https://www.instagram.com/_u/anna"}]},
        {"string_list_data": [{"href": "https://instagram.com/anna/?hl=en"}]},
        {"string_list_data": [None, {"value": "anna", "href": 3}]},
    ],
)
def test_every_form_of_an_entry(row: dict[str, Any]) -> None:
    """Since 2025 the name is in the title, and the address leads there by a detour."""
    items = read({f"{LISTS}/following.json": text({"relationships_following": [row]})})
    assert [one.handle.urls for one in of(PersonRecord, items)] == [
        ("https://www.instagram.com/anna",)
    ]


@pytest.mark.parametrize(
    "row",
    [
        None, 3, {}, {"title": "Anna Smith"}, {"string_list_data": [{"value": ""}]},
        {"string_list_data": [{"href": "https://www.instagram.com/p/abc"}]},
        {"string_list_data": [{"href": "https://example.org/anna"}]},
        {"string_list_data": [{"href": "http://[broken"}]}, {"title": "x" * 31},
    ],
)  # fmt: skip
def test_a_bad_entry_costs_only_itself(row: Any) -> None:
    """But then nobody is taken to be missing."""
    rows = [row, account("anna")]
    content = text({"relationships_following": rows})
    items = read(export(following=content))
    assert said(items, lost=True) == ["the entry names no account"]
    assert "anna" in kinds(items)
    assert not of(Snapshot, items)
    assert any("not whole" in one for one in said(items, lost=False))


def test_connections_as_they_were_until_2020() -> None:
    """One file of names and days."""
    content = text(
        {
            "blocked_users": {"mallory": "2018-01-01T00:00:00"},
            "close_friends": {"anna": "2019-01-01T10:00:00+00:00"},
            "follow_requests_sent": {"dave": "2019-05-01T10:00:00"},
            "followers": {"anna": "2017-03-01T10:00:00", "Mallory": "x"},
            "following": {"anna": "2018-03-01T10:00:00", "bob": "nonsense", "no name": ""},
            "dismissed_suggested_users": {"eve": "2018-03-01T10:00:00"},
        }
    )
    items = read({"x/connections.json": content})
    assert kinds(items) == {"anna": "mutual", "bob": "following"}
    assert {one.handle.names[0]: one.facts for one in of(PersonRecord, items)} == {
        "anna": {"recorded": date(2018, 3, 1)},
        "bob": {},
    }
    assert sorted(reasons(items)) == ["blocked", "blocked", "in a list that says nothing"]
    [request] = of(InteractionRecord, items)
    assert (request.channel, request.direction) == ("Instagram invitation", Direction.OUT)
    assert len(said(items, lost=True)) == 1
    [count] = network(items, source="instagram").sources
    assert count.read == count.kept + count.joined + count.skipped + count.problems == 9


def test_the_other_lists() -> None:
    """Close friends are a group, requests are gestures, blocked accounts are nobody."""
    items = read(
        export(
            close_friends=accounts("close_friends", "anna.smith"),
            blocked_profiles=accounts("blocked_users", "carl"),
            pending_follow_requests=accounts("follow_requests_sent", "dave"),
            **{"follow_requests_you've_received": accounts("follow_requests_received", "eve")},
            hide_story_from=accounts("hide_stories_from", "bob_ray"),
        )
    )
    assert kinds(items) == {"anna.smith": "mutual", "bob_ray": "following"}
    assert reasons(items) == ["blocked", "blocked"]
    directions = [one.direction for one in of(InteractionRecord, items)]
    assert directions == [Direction.OUT, Direction.IN]
    [group] = of(GroupRecord, items)
    found = network(items, source="instagram")
    [known] = found.groups
    assert group.name == known.name == "Close friends"
    assert len(known.members) == 1


def test_both_lists_together_are_a_snapshot() -> None:
    """One of them does not say who is missing."""
    [found] = of(Snapshot, read(export()))
    assert (found.taken, found.dated_by) == (DAY.date(), "its newest record")
    dated = attrs.evolve(folder(export()), dates={f"{LISTS}/following.json": date(2026, 1, 2)})
    [found] = of(Snapshot, read(dated))
    assert found.dated_by == "the date in the zip"
    assert not of(Snapshot, read(followers("anna")))
    assert not of(Snapshot, read(accounts("following", "anna")))


# -- conversations and the owner -----------------------------------------------------------


def inbox(*chats: str, base: str = "your_instagram_activity/messages") -> dict[str, Any]:
    """An export of conversations of somebody whose profile is known."""
    profile = "personal_information/personal_information/personal_information.json"
    return {profile: person(Username="zoe.lind", Name=ME, Email="zoe@example.org")} | {
        f"{base}/inbox/t_{n}/message_1.json": one for n, one in enumerate(chats)
    }


def test_messages() -> None:
    """As on Facebook, letters and all."""
    items = read(inbox(chat(HAKAN, sent(HAKAN, LATE), sent(ME, LATE, call_duration=9))))
    received, call = of(InteractionRecord, items)
    assert (received.channel, call.channel) == ("Instagram message", "Instagram call")
    assert received.people == (Handle(names=(HAKAN,)),)
    assert (received.direction, call.direction) == (Direction.IN, Direction.OUT)
    assert received.origin.layer == "instagram"
    assert names(items, PersonRecord) == [HAKAN]


def test_the_mailbox_covers_its_days() -> None:
    """Nothing is encrypted on Instagram but what one has chosen to."""
    items = read(inbox(chat(ANNA, sent(ME, LATE), sent(ME))))
    [coverage] = of(InteractionCoverage, items)
    assert (coverage.since, coverage.until) == (DAY.date(), LATE.date())
    assert coverage.until_at_least
    assert not said(items, lost=False)


def test_who_has_no_other_name_is_the_account() -> None:
    """A conversation names people as they call themselves, which may be the account's name."""
    files = export() | inbox(chat("bob_ray", sent(ME)), chat("Carl C", sent(ME), path="inbox/2"))
    found = network(read(files), source="instagram")
    assert sorted(one.name for one in found.people) == ["Carl C", "anna.smith", "bob_ray", "carl"]
    [first, second] = found.interactions.recorded
    assert first.people != second.people


@pytest.mark.parametrize(
    "labels",
    [
        {"Username": "zoe.lind", "Name": ME, "Email": "zoe@example.org"},
        {"Benutzername": "zoe.lind", "Name": ME, "E-Mail-Adresse": "zoe@example.org"},
        {"Nom_d’utilisateur": "zoe.lind", "Nom": ME, "Adresse_e-mail": "zoe@example.org"},  # noqa: RUF001 reason: as it is written
        {"Nombre_de_usuario": "zoe.lind", "Nombre": ME, "Correo_electrónico": "zoe@example.org"},
    ],
)
def test_the_profile_says_whose_it_is(labels: dict[str, str]) -> None:
    """Its labels are in the owner's language, and escaped as well."""
    [owner] = of(OwnerRecord, read(person(**labels)))
    assert owner.handle == Handle(
        urls=("https://www.instagram.com/zoe.lind",),
        emails=("zoe@example.org",),
        names=(ME, "zoe.lind"),
        me=True,
    )


def test_the_profile_as_it_was_until_2020() -> None:
    """A plain table."""
    content = {"biography": "x", "date_joined": "2012-01-01", "username": "zoe.lind", "name": ME}
    [owner] = of(OwnerRecord, read({"profile.json": text(content), **export()}))
    assert owner.handle.urls == ("https://www.instagram.com/zoe.lind",)


def test_a_profile_in_other_words() -> None:
    """It is said that it does not tell, and what to do; conversations may tell all the same."""
    items = read(person(Ainm="Zoë"))
    [problem] = of(Problem, items)
    assert "[me]" in problem.remedy


def test_web_pages_are_not_read() -> None:
    """That is said, and what to do."""
    page = '<html><div class="_a6-g"><a href="https://www.instagram.com/anna">anna</a></div>'
    files = {f"{LISTS}/followers_1.html": page, f"{LISTS}/following.html": page}
    found = Instagram().sniff(folder(files))
    assert found.members == frozenset(files)
    [problem] = of(Problem, read(files))
    assert "JSON" in problem.remedy


@pytest.mark.parametrize(
    "content", ["", "[", '[{"string_list_data": ', "\0" * 999, "[" * 10**5, '{"a": 1}', "3"]
)
@pytest.mark.parametrize("name", ["followers_1", "following", "close_friends"])
def test_hostile_files(content: str, name: str) -> None:
    """A file that breaks off, or holds something else, is a problem; others are read."""
    files = export() | {"x/followers_and_following/followers_2.json": followers("zed")}
    items = read(files | {f"{LISTS}/{name}.json": content})
    assert "zed" in kinds(items)
    json.dumps([one.message for one in of(Problem, items)])


def test_numbers_of_seconds_are_days() -> None:
    """In Greenwich, whatever the clock of this machine."""
    row = account("anna", datetime(2020, 12, 31, 23, 59, 59, tzinfo=UTC))
    assert row["string_list_data"][0]["timestamp"] == seconds(
        datetime(2020, 12, 31, 23, 59, 59, tzinfo=UTC)
    )
    [item] = of(PersonRecord, read(text([row])))
    assert item.facts["recorded"] == date(2020, 12, 31)
