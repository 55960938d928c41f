"""Mastodon's archive: whose it is, and whom the owner's posts mention."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from plugins.mastodon_files import (
    ACTOR,
    CONTEXT,
    PUBLIC,
    mention,
    of,
    outbox,
    post,
    read,
    reasons,
    said,
)
from plugins.opened_double import opened

from netrules import (
    Breadth,
    Certainty,
    Direction,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    OwnerRecord,
    PersonRecord,
    Problem,
)
from netrules.plugins.sources.fediverse import Mastodon

BOB = mention("bob@example.net")
FOLLOWERS = "https://home.example/users/maya/followers"


def test_files_of_the_archive_are_known_by_their_content() -> None:
    """Whatever they are called."""
    for value in (ACTOR, outbox(), {**outbox(post(BOB)), "id": "https://x/outbox"}):
        items = read(value)
        assert all(item.origin.layer == "mastodon" for item in items)
    assert Mastodon().sniff(opened("{}")).certainty is Certainty.NO


def test_the_profile_names_the_owner() -> None:
    """With account, addresses and name."""
    [owner] = read(ACTOR)
    assert isinstance(owner, OwnerRecord)
    assert owner.handle == Handle(
        urls=("https://home.example/@maya", "https://home.example/users/maya"),
        names=("Maya Lind",),
        accounts=("fediverse:maya@home.example",),
        me=True,
    )


def test_the_account_may_be_on_another_server_than_the_pages() -> None:
    """Newer archives say so."""
    [owner] = of(OwnerRecord, read(ACTOR | {"webfinger": "maya@example.org"}))
    assert owner.handle.accounts == ("fediverse:maya@example.org",)


@pytest.mark.parametrize(
    "more", [{"url": 7, "id": None}, {"url": "https://x.example/about", "id": ""}]
)
def test_a_profile_of_nobody_is_a_problem(more: dict[str, Any]) -> None:
    """It cannot be read by guessing."""
    [problem] = read(ACTOR | more)
    assert isinstance(problem, Problem)
    assert problem.lost


def test_mentions_are_public_and_go_out() -> None:
    """To everybody mentioned but the owner; text is not kept."""
    own, local = mention("maya@home.example"), mention("carol", "https://home.example/@carol")
    items = read(
        {"actor.json": ACTOR, "outbox.json": outbox(post(BOB, own, local, {"type": "Hashtag"}))}
    )
    [one] = of(InteractionRecord, items)
    assert [handle.accounts[0] for handle in one.people] == [
        "fediverse:bob@example.net",
        "fediverse:carol@home.example",
    ]
    assert (one.channel, one.direction) == ("Mastodon mention", Direction.OUT)
    assert one.breadth is Breadth.BROADCAST
    assert one.at == datetime(2022, 11, 5, 10, 11, 12, tzinfo=UTC)
    assert one.origin.record == 1
    assert not of(PersonRecord, items)
    assert not of(InteractionCoverage, items)
    assert "secret" not in repr(items)


@pytest.mark.parametrize(
    "to", [PUBLIC, "as:Public", [FOLLOWERS], [PUBLIC, "https://example.net/users/bob"], None]
)
def test_what_others_may_read_is_a_mention(to: Any) -> None:
    """Public, for followers, or not said."""
    [one] = of(InteractionRecord, read(outbox(post(BOB, to=to))))
    assert one.channel == "Mastodon mention"


def test_what_only_the_mentioned_may_read_is_a_message() -> None:
    """Of which the archive has the owner's half only, and whoever got it is a person."""
    lena = mention("lena@example.com")
    items = read(outbox(post(BOB, to=["https://example.net/users/bob"]), post(BOB, lena, to=[])))
    first, second = of(InteractionRecord, items)
    assert (first.channel, first.breadth) == ("Mastodon message", Breadth.ONE)
    assert second.channel == "Mastodon mention"
    both = read(
        outbox(
            post(BOB, lena, to=["https://example.net/users/bob", "https://example.com/users/lena"])
        )
    )
    assert of(InteractionRecord, both)[0].breadth is Breadth.GROUP
    assert len(of(PersonRecord, both)) == 2
    [covered] = of(InteractionCoverage, both)
    assert (covered.channel, covered.people) == ("Mastodon message", ())
    assert covered.since == covered.until == date(2022, 11, 5)
    [person] = of(PersonRecord, items)
    assert (person.tie, person.handle.accounts) == ("", ("fediverse:bob@example.net",))


def test_what_mentions_nobody_is_skipped() -> None:
    """Posts for everybody, posts of others that were passed on, and other deeds."""
    rows = [post(), post(BOB, kind="Announce"), {"type": "Add", "object": "https://x"}]
    items = read(outbox(*rows))
    assert reasons(items) == ["post that mentions nobody", "repost", "activity that is no post"]


@pytest.mark.parametrize(
    "row",
    [None, [], 7, post(BOB, at="soon"), post(BOB, at="2022-13-05T10:11:12Z"), post(BOB, at=None)],
)
def test_broken_posts_are_lost(row: Any) -> None:
    """One problem each, and their neighbours are read."""
    items = read(outbox(row, post(BOB)))
    [problem] = of(Problem, items)
    assert problem.lost
    assert problem.origin.record == 1
    assert len(of(InteractionRecord, items)) == 1


@pytest.mark.parametrize(
    "tag",
    [
        None,
        7,
        "x",
        {"type": "Mention"},
        {"type": "Mention", "name": 7, "href": []},
        {"type": "Mention", "name": "@x", "href": "ftp://a"},
        {"type": "Mention", "href": "https://[x/@a"},
    ],
)
def test_a_mention_of_nobody_is_none(tag: Any) -> None:
    """Nothing is made up."""
    assert reasons(read(outbox(post(tag)))) == ["post that mentions nobody"]


@pytest.mark.parametrize(
    "content",
    [
        f'{{"@context": "{CONTEXT}", "id": "outbox.json", "orderedItems": [',
        f'{{"@context": "{CONTEXT}", "id": "outbox.json", "orderedItems": 7}}',
    ],
)
def test_a_broken_archive_is_a_problem(content: str) -> None:
    """The whole file, as it is one value."""
    assert len(said(read(content), lost=True)) == 1
