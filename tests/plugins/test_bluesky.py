"""Bluesky: lists of profiles, and the repository of one's own records."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from plugins.bluesky_files import (
    LENA,
    ME,
    PRIYA,
    THEO,
    answer,
    follow,
    follows,
    given,
    item,
    list_of,
    of,
    profile,
    read,
    reasons,
    repository,
    said,
)
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import (
    NO,
    Certainty,
    GroupRecord,
    Handle,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
    Snapshot,
    build,
    load,
)
from netrules import Read as Reading
from netrules.plugins.sources.fediverse import Bluesky

OWN_PROFILE = {
    "app.bsky.actor.profile/self": {"$type": "app.bsky.actor.profile", "displayName": "Maya Lind"}
}


def ties(items: Any) -> dict[str, str]:
    """The last tie to each account."""
    return {
        one.handle.accounts[0].removeprefix("bluesky:"): one.tie for one in of(PersonRecord, items)
    }


# -- what is recognised ------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        repository(follows(PRIYA)),
        repository({}),
        json.dumps(answer("follows", profile(PRIYA))),
        json.dumps(answer("followers", profile(PRIYA)), indent=2),
        "\ufeff" + json.dumps([answer("follows", profile(PRIYA), subject=None)]),
        json.dumps(answer("follows")),
    ],
)
def test_files_are_known_by_their_content(content: str | bytes) -> None:
    """Whatever they are called."""
    assert Bluesky().sniff(opened(content, "nonsense")).certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "content",
    ["", "{}", '{"follows": [1, 2]}', '{"did": "did:plc:a"}', "a2eroots", "\0" * 100, "[]"],
)
def test_other_things_are_not(content: str) -> None:
    """A word alone proves nothing."""
    assert Bluesky().sniff(opened(content)) == NO


def test_members_of_a_folder_are_told_apart() -> None:
    """Only what is Bluesky's is claimed, with few looks into files."""

    class Counting(OpenedDouble):
        looked = 0

        def head(self, member: str = "") -> bytes:
            Counting.looked += 1
            return super().head(member)

    files = {f"notes/{i}.json": b"{}" for i in range(1000)}
    files |= {f"pictures/{i}.jpg": b"" for i in range(100_000)}
    files["z/my.car"] = repository(follows(PRIYA))
    files["z/followers.json"] = json.dumps(answer("followers", profile(THEO))).encode()
    found = Bluesky().sniff(Counting(files))
    assert found.members == {"z/my.car", "z/followers.json"}
    assert Counting.looked < 100
    assert Bluesky().sniff(folder({"a.txt": "x"})) == NO


def test_a_file_forced_on_the_source_is_told_about() -> None:
    """What is none of Bluesky's leads to a problem and not to silence."""
    [problem] = of(Problem, read("hello"))
    assert "getFollows" in problem.message or "list of follows" in problem.message


# -- answers -----------------------------------------------------------------------


def test_profiles_become_people() -> None:
    """With lasting identifier, handle and name."""
    owner, one = read(answer("follows", profile(PRIYA, "Priya.example.org", "Priya Raman")))
    assert isinstance(owner, OwnerRecord)
    assert owner.handle == Handle(
        urls=("https://bsky.app/profile/maya.example.org",),
        names=("Maya Lind",),
        accounts=(f"bluesky:{ME}",),
        me=True,
    )
    assert isinstance(one, PersonRecord)
    assert one.handle == Handle(
        urls=("https://bsky.app/profile/priya.example.org",),
        names=("Priya Raman",),
        accounts=(f"bluesky:{PRIYA}",),
    )
    assert (one.tie, one.origin.record, one.facts) == ("following", "/follows/0", {})


@pytest.mark.parametrize("handle", ["handle.invalid", "no dots", "a..b", 7, "x" * 300 + ".org", ""])
def test_a_handle_that_leads_nowhere_is_none(handle: Any) -> None:
    """The account is still told by its lasting identifier."""
    one = profile(PRIYA) | {"handle": handle, "displayName": None}
    [person] = of(PersonRecord, read(answer("followers", one)))
    assert person.handle == Handle(accounts=(f"bluesky:{PRIYA}",))


def test_both_lists_make_ties_mutual() -> None:
    """In one file or in two of a folder."""
    lists = (
        answer("follows", profile(PRIYA), profile(THEO)),
        answer("followers", profile(PRIYA), profile(LENA)),
    )
    expected = {PRIYA: "mutual", THEO: "following", LENA: "follower"}
    assert ties(read({"a.json": lists[0], "b.json": lists[1]})) == expected
    assert ties(read(json.dumps(lists))) == expected


@pytest.mark.parametrize(
    "row", [None, {}, {"did": "plc"}, {"did": 7}, {"did": "did:plc:" + "x" * 9999}, []]
)
def test_an_entry_without_account_is_lost(row: Any) -> None:
    """One problem, where it stands, and its neighbours are read."""
    items = read(answer("follows", row, profile(PRIYA)))
    [lost] = of(Problem, items)
    assert lost.lost
    assert lost.origin.record == "/follows/0"
    assert ties(items) == {PRIYA: "following"}


def test_an_answer_that_goes_on_is_not_the_whole_list() -> None:
    """The last of several has no cursor."""
    [problem] = of(Problem, read(answer("follows", profile(PRIYA), cursor="3k")))
    assert not problem.lost
    assert "goes on" in problem.message
    pages = [answer("follows", profile(PRIYA), cursor="3k"), answer("follows", profile(THEO))]
    assert not of(Problem, read(json.dumps(pages)))


@pytest.mark.parametrize("content", ['{"follows": [{"did": "did:plc:a"', '[{"a": 1}]', "7"])
def test_broken_answers_are_problems(content: str) -> None:
    """Wherever they break."""
    source = {"follows.json": content, "b.json": answer("followers", profile(PRIYA))}
    forced = attrs.evolve(given(source))
    items = read(forced)
    assert ties(items) == {PRIYA: "follower"}


def test_lists_of_others_are_not_the_owners() -> None:
    """Whose list it is, is in the list; the repository or the settings say who is meant."""
    lists = {
        "mine.json": answer("follows", profile(PRIYA)),
        "theirs.json": answer("follows", profile(THEO), subject=LENA),
    }
    items = read(lists)
    assert ties(items) == {}
    assert reasons(items) == ["list of another account"] * 2
    assert "several accounts" in said(items, lost=False)[0]
    by_url = Handle(urls=("https://bsky.app/profile/Maya.example.org/",), me=True)
    for owner in (by_url, Handle(accounts=(f"bluesky:{ME}",), me=True)):
        assert ties(read(lists, owner)) == {PRIYA: "following"}
    with_repository = {**lists, "my.car": repository(follows(LENA))}
    assert ties(read(with_repository)) == {LENA: "following", PRIYA: "following"}


def test_repositories_of_several_accounts_need_an_owner() -> None:
    """Nothing is mixed up before the settings say who is meant."""
    files = {"a.car": repository(follows(PRIYA)), "b.car": repository(follows(THEO), LENA)}
    items = read(files)
    assert not of(PersonRecord, items)
    assert not of(OwnerRecord, items)
    assert reasons(items) == ["records of another account"] * 2
    owner = Handle(accounts=(f"bluesky:{LENA}",), me=True)
    assert ties(read(files, owner)) == {THEO: "following"}


# -- the repository ----------------------------------------------------------------


def test_follows_are_ties_with_a_day() -> None:
    """On which they were recorded; the account is told by its lasting identifier only."""
    owner, one, other, nameless = read(repository(OWN_PROFILE | follows(PRIYA, THEO)))
    assert isinstance(owner, OwnerRecord)
    assert owner.handle == Handle(names=("Maya Lind",), accounts=(f"bluesky:{ME}",), me=True)
    assert isinstance(one, PersonRecord)
    assert one.handle == Handle(accounts=(f"bluesky:{PRIYA}",))
    assert one.facts == {"recorded": date(2023, 5, 1)}
    assert (one.tie, one.origin.record) == ("following", "app.bsky.graph.follow/3k000")
    assert isinstance(other, PersonRecord)
    assert isinstance(nameless, Problem)
    assert nameless.message.startswith("2 of 2 accounts have no name")
    assert not nameless.lost


@pytest.mark.parametrize("at", ["", None, 7, "yesterday", "2023-13-01T00:00:00Z", "0000-01-01T"])
def test_a_follow_without_day_is_still_one(at: Any) -> None:
    """A detail is lost and not the record."""
    items = read(repository({"app.bsky.graph.follow/3k": follow(PRIYA, at)}))
    [one] = of(PersonRecord, items)
    assert one.facts == {}
    problem = of(Problem, items)[0]
    assert not problem.lost
    assert problem.origin == one.origin


def test_names_come_from_answers() -> None:
    """In one folder the two tell of the same people."""
    files = {
        "my.car": repository(follows(PRIYA, THEO)),
        "followers.json": answer("followers", profile(PRIYA, name="Priya Raman")),
    }
    items = read(files)
    assert ties(items) == {PRIYA: "mutual", THEO: "following"}
    assert of(PersonRecord, items)[0].handle.names == ("Priya Raman",)
    assert said(items, lost=False)[0].startswith("1 of 2 accounts")
    assert of(OwnerRecord, items)[0].handle.names == ("Maya Lind",)


def test_lists_are_groups() -> None:
    """Of those whom the owner put on them; lists for moderation are of no contacts."""
    records = {
        "app.bsky.graph.list/3a": list_of("Friends"),
        "app.bsky.graph.list/3b": list_of("Pests", "modlist"),
        "app.bsky.graph.list/3c": list_of(None),
        "app.bsky.graph.listitem/3d": item(PRIYA, "3a"),
        "app.bsky.graph.listitem/3e": item(THEO, "3b"),
        "app.bsky.graph.listitem/3f": item(LENA, "gone"),
        "app.bsky.graph.listitem/3g": item(LENA, "3a", LENA),
    }
    items = read(repository(records))
    friends, priya = of(GroupRecord, items)
    assert (friends.name, friends.kind, friends.members) == ("Friends", "list", ())
    assert priya.members == (Handle(accounts=(f"bluesky:{PRIYA}",)),)
    [person] = of(PersonRecord, items)
    assert (person.tie, person.origin) == ("", priya.origin)
    assert sorted(reasons(items)) == [
        "entry of a list that is not in the file",
        "entry of a list that is not in the file",
        "moderation list",
        "moderation list",
    ]
    assert said(items, lost=True) == ["the list has no name"]
    network = build([Reading("my.car", "bluesky", tuple(items))])
    [group] = network.groups
    assert len(group.members) == 1


def test_who_is_blocked_is_no_contact() -> None:
    """Bluesky keeps the record of a follow when one blocks somebody."""
    block = {"$type": "app.bsky.graph.block", "subject": PRIYA, "createdAt": "x"}
    files = {
        "my.car": repository(follows(PRIYA, THEO) | {"app.bsky.graph.block/3z": block}),
        "f.json": answer("followers", profile(PRIYA)),
    }
    items = read(files)
    assert ties(items) == {THEO: "following"}
    assert reasons(items) == ["blocked"] * 3


def test_other_records_are_passed_over() -> None:
    """Posts and likes say nothing here, even if they speak of follows."""
    posts = {
        f"app.bsky.feed.post/{i}": {"$type": "app.bsky.feed.post", "text": f"app.bsky.graph.{i}"}
        for i in range(50)
    }
    assert ties(read(repository(posts | follows(PRIYA)))) == {PRIYA: "following"}


def test_an_empty_repository_says_so() -> None:
    """Nothing was read, and nothing lost."""
    items = read(repository(OWN_PROFILE))
    [problem] = of(Problem, items)
    assert "neither follows nor lists" in problem.message


@pytest.mark.parametrize("subject", ["", None, 7, "priya", "did:plc:" + "x" * 5000])
def test_a_follow_of_nobody_is_lost(subject: Any) -> None:
    """One problem at its path."""
    items = read(repository({"app.bsky.graph.follow/3a": follow(subject)} | follows(PRIYA)))
    assert said(items, lost=True) == ["the record does not say which account it is about"]
    assert ties(items) == {PRIYA: "following"}


# -- snapshots and the network -----------------------------------------------------


def test_both_lists_whole_are_a_snapshot() -> None:
    """Dated by the newest follow or by the zip."""
    files = {
        "my.car": repository(follows(PRIYA)),
        "f.json": answer("followers", profile(PRIYA)),
    }
    double = given(files)
    [one] = of(Snapshot, read(double))
    assert (one.taken, one.dated_by) == (date(2023, 5, 1), "its newest record")
    double.dates["f.json"] = date(2024, 1, 1)
    [one] = of(Snapshot, read(double))
    assert (one.taken, one.dated_by) == (date(2024, 1, 1), "the date in the zip")
    for name, content in files.items():
        assert not of(Snapshot, read({name: content}))
    cut = files | {"f.json": answer("followers", profile(PRIYA), cursor="x")}
    assert not of(Snapshot, read(cut))


def test_a_snapshot_in_a_folder_below_the_input(tmp_path: Path) -> None:
    """The member is asked for its date by its name, and not by the place that is shown."""
    below = tmp_path / "all" / "bluesky"
    below.mkdir(parents=True)
    (below / "my.car").write_bytes(repository(follows(PRIYA)))
    (below / "f.json").write_text(json.dumps(answer("followers", profile(PRIYA))), "utf-8")
    network = load(tmp_path / "all")
    assert [one.source for one in network.sources] == ["bluesky"]
    assert len(network.people) == 1


def test_every_record_is_accounted_for() -> None:
    """Kept, joined, skipped and lost records make up all of them."""
    files = {
        "my.car": repository(OWN_PROFILE | follows(PRIYA, THEO, PRIYA)),
        "f.json": answer("followers", profile(PRIYA), {}),
    }
    network = build([Reading("b", "bluesky", tuple(read(files)))])
    [count] = network.sources
    # Three follows, two followers, and twice whose they are.
    assert (count.read, count.kept, count.joined, count.problems) == (7, 3, 3, 1)
    assert len(network.people) == 2
    assert not any(isinstance(one, Skipped) for one in read(files))
