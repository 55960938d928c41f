"""Facebook's lists of people and whole exports: what is recognised, read and vouched for."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from plugins.meta_files import (
    ANNA,
    BOB,
    DAY,
    FRIENDS,
    HAKAN,
    INBOX,
    ME,
    PROFILE,
    account,
    accounts,
    chat,
    escaped,
    facebook_export,
    followers,
    friends,
    given,
    named,
    names,
    network,
    of,
    profile,
    read,
    reasons,
    said,
    sent,
    text,
)
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import (
    NO,
    Certainty,
    Direction,
    Evidence,
    Handle,
    InteractionRecord,
    Job,
    OwnerRecord,
    PersonRecord,
    Problem,
    Snapshot,
    TieRecord,
)
from netrules.plugins.sources.meta import Facebook, Instagram

# -- what is recognised ------------------------------------------------------------


@pytest.mark.parametrize(
    "key",
    [
        "friends_v2", "sent_requests_v2", "received_requests_v2", "deleted_friends_v2",
        "rejected_requests_v2", "followers_v2", "following_v3", "friends_v9",
    ],
)  # fmt: skip
def test_a_lone_list_is_known_by_its_key(key: str) -> None:
    """Whatever it is called, however it is laid out, and even if it is empty."""
    for content in (
        friends(ANNA, key=key),
        json.dumps({key: named(ANNA)}, indent=4),
        "\ufeff" + friends(key=key),
    ):
        assert Facebook().sniff(opened(content, "x.txt")).certainty is Certainty.CERTAIN
        assert Instagram().sniff(opened(content)) == NO


def test_keys_that_anybody_may_write_are_likely() -> None:
    """The earliest exports have no version in their keys."""
    assert Facebook().sniff(opened(friends(ANNA, key="friends"))).certainty is Certainty.LIKELY
    assert Facebook().sniff(opened('{"friends": []}')).certainty is Certainty.LIKELY


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        "null",
        '{"friends": 3}',
        '{"friends": {"a": 1}}',
        '{"friends": ["Anna"]}',
        '{"friends": [{"id": 1, "name": "Anna"}]}',
        '{"profile": {"name": "Anna"}}',
        '{"text": "{\\"friends_v2\\": []}"}',
        "First Name,Last Name,Connected On\n",
        "<html><title>Friends</title><body>Series 1, Series 2",
        "BEGIN:VCARD\r\n",
        "\0" * 70_000,
        '{"participants": 3}',
    ],
)
def test_other_things_are_not(content: str) -> None:
    """What does not begin with a key of Facebook's is not Facebook's."""
    assert Facebook().sniff(opened(content)) == NO
    assert Instagram().sniff(opened(content)) == NO


@pytest.mark.parametrize("prefix", ["", "facebook-zoe-2026-01-01-Ab12/", "a/b/"])
def test_an_export_is_found_wherever_it_lies(prefix: str) -> None:
    """The zip as it came, within folders, among other things."""
    files = {prefix + name: content for name, content in facebook_export().items()}
    files[f"{prefix}{INBOX}/hakan_12/photos/1.jpg"] = b"\xff\xd8\xff"
    files[f"{prefix}{INBOX}/hakan_12/files/anna.vcf"] = "BEGIN:VCARD"
    files[f"{prefix}your_facebook_activity/posts/media/2.mp4"] = b"\0"
    files[f"{prefix}start_here.html"] = "<html>"
    other = {"notes.txt": "hello", "Connections.csv": "First Name", "posts/me.vcf": "BEGIN:VCARD"}
    found = Facebook().sniff(folder(files | other))
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(files)
    assert Instagram().sniff(folder(files | other)) == NO
    assert names(read(files | other), PersonRecord) == [ANNA, HAKAN]


@pytest.mark.parametrize(
    "name",
    [
        "friends/friends.json",
        "friends_and_followers/friends.json",
        "connections/friends/your_friends.json",
        "somewhere/renamed.json",
    ],
)
def test_friends_in_every_place(name: str) -> None:
    """The list has moved three times, and may be renamed."""
    for key in ("friends_v2", "friends"):
        assert names(read({name: friends(ANNA, key=key)}), PersonRecord) == [ANNA]


def test_few_files_are_opened() -> None:
    """An export of very many pictures and posts costs a look at their names."""
    files: dict[str, Any] = {f"posts/media/{n}.jpg": b"" for n in range(20_000)}
    files |= {f"posts/album/{n}.json": "{}" for n in range(2_000)}
    files |= {f"messages/inbox/a_{n}/message_1.json": chat(ANNA) for n in range(2_000)}
    files |= {"friends/friends.json": friends(ANNA)}
    heads: list[str] = []

    @attrs.define
    class Watched(OpenedDouble):
        def head(self, member: str = "") -> bytes:
            heads.append(member)
            return OpenedDouble.head(self, member)

    watched = Watched(folder(files).contents)
    found = Facebook().sniff(watched)
    assert found.members is not None
    assert len(found.members) > 20_000
    assert len(heads) < 100


def test_two_exports_side_by_side_are_read_apart() -> None:
    """Each is asked about again once their folders are apart; forced on both, both are read."""
    both = {f"2020/{name}": content for name, content in facebook_export().items()}
    both |= {f"2026/{name}": content for name, content in facebook_export().items()}
    assert Facebook().sniff(folder(both)) == NO
    assert len(network(read(both)).people) == 2


def test_parts_of_one_export_side_by_side_are_one() -> None:
    """A large export comes in several zips: friends in one, messages in another."""
    files = facebook_export()
    parts = {f"part1/{FRIENDS}": files.pop(FRIENDS)}
    parts |= {f"part2/{name}": content for name, content in files.items()}
    assert Facebook().sniff(folder(parts)).members == frozenset(parts)
    assert len(network(read(parts)).people) == 2


# -- friends -------------------------------------------------------------------------


def test_a_friend_is_a_name_and_a_day() -> None:
    """Letters are put right; the day is that of the entry, in Greenwich."""
    at = datetime(2017, 7, 14, 23, 59, tzinfo=UTC)
    [item, snapshot] = read(text({"friends_v2": named(HAKAN, at=at)}))
    assert isinstance(item, PersonRecord)
    assert item.handle == Handle(names=(HAKAN,))
    assert item.facts == {"recorded": date(2017, 7, 14)}
    assert (item.tie, item.origin.record, item.origin.layer) == (
        "friend",
        "/friends_v2/0",
        "facebook",
    )
    assert isinstance(snapshot, Snapshot)


@pytest.mark.parametrize("name", ["Håkan", "日本 太郎", "Łukasz Żak", "Jo 🌸", "O’Neil"])  # noqa: RUF001 reason: a name
@pytest.mark.parametrize("is_escaped", [True, False])
def test_letters_are_put_right_once(name: str, is_escaped: bool) -> None:
    """Text that is right already stays as it is."""
    content = json.dumps(
        {"friends_v2": named(name)} if not is_escaped else {"friends_v2": escaped(named(name))}
    )
    assert names(read(content), PersonRecord) == [name]


def test_namesakes_stay_two() -> None:
    """Facebook says nothing of friends but their names."""
    people = network(read(friends(ANNA, ANNA, BOB))).people
    assert sorted(person.name for person in people) == [ANNA, ANNA, BOB]


def test_loaded_twice_is_loaded_once() -> None:
    """Two copies of one list are one, and namesakes in them two."""
    one, two = (read(attrs.evolve(given(friends(ANNA, ANNA)), path=f"input{n}")) for n in (1, 2))
    assert len(network(one, two).people) == 2


def test_contact_info_is_read_where_there_is_some() -> None:
    """A few old entries say how to reach somebody."""
    rows = [
        {"name": ANNA, "timestamp": 1500000000, "contact_info": "anna@example.org"},
        {"name": BOB, "contact_info": ["+44 7700 900123", "bob@example.org", None]},
        {"name": HAKAN, "contact_info": {"odd": 1}},
    ]
    anna, bob, hakan = of(PersonRecord, read(text({"friends": rows})))
    assert anna.handle.emails == ("anna@example.org",)
    assert (bob.handle.phones, bob.handle.emails) == (("+44 7700 900123",), ("bob@example.org",))
    assert hakan.handle == Handle(names=(HAKAN,))


@pytest.mark.parametrize("stamp", [0, -1, 1e400, True, "yesterday", None, 10**30, 1.5e300])
def test_a_stamp_that_is_no_day_is_unknown(stamp: Any) -> None:
    """Nothing is made up of it, and the friend stays."""
    content = json.dumps({"friends_v2": [{"name": ANNA, "timestamp": stamp}]})
    [person] = of(PersonRecord, read(content))
    assert not person.facts


def test_rows_of_2024_with_labels() -> None:
    """Labels are in the owner's language, and escaped like everything else."""
    rows = [
        {"timestamp": 1700000000, "label_values": [{"label": "Name", "value": ANNA}]},
        {"label_values": [{"label": "Město", "value": "Brno"}, {"label": "Jméno", "value": HAKAN}]},
        {"label_values": [{"label": "???", "value": BOB}]},
        {"label_values": [{"label": "?", "value": "a"}, {"label": "!", "value": "b"}]},
        {"label_values": [{"label": "Name", "dict": []}]},
    ]
    items = read({FRIENDS: text(rows)})
    assert names(items, PersonRecord) == [ANNA, HAKAN, BOB]
    assert said(items, lost=True) == ["the entry names nobody"] * 2
    assert not of(Snapshot, items)


@pytest.mark.parametrize(
    "name",
    [
        "", "Facebook user", "Facebook User", "Facebook-Nutzer", "Usuario de Facebook",
        "Utilisateur de Facebook", "Facebookユーザー",
    ],
)  # fmt: skip
def test_deactivated_members_are_nobody(name: str) -> None:
    """They are counted, in any language."""
    items = read(friends(name, ANNA))
    assert names(items, PersonRecord) == [ANNA]
    assert reasons(items) == ["deactivated member"]


def test_a_bad_entry_costs_only_itself() -> None:
    """Each is a problem with its place, and then nobody is taken to be gone."""
    rows: list[Any] = [3, None, [], {"timestamp": 1}, *named(ANNA)]
    items = read(text({"friends_v2": rows}))
    assert names(items, PersonRecord) == [ANNA]
    places = [one.origin.record for one in of(Problem, items)]
    assert places == [f"/friends_v2/{n}" for n in range(4)]
    assert not of(Snapshot, items)
    [count] = network(items).sources
    assert (count.read, count.kept, count.problems) == (5, 1, 4)


# -- other lists -----------------------------------------------------------------------


def lists(**more: list[dict[str, Any]]) -> dict[str, Any]:
    """An export of a list of friends, with Anna and Håkan on it, and other lists by key."""
    return {FRIENDS: friends(ANNA, HAKAN)} | {
        f"connections/friends/{key}.json": text({key: rows}) for key, rows in more.items()
    }


def test_a_removed_friend_is_a_tie_that_has_ended() -> None:
    """The tie ends on that day; the person is no contact unless something else tells of them."""
    items = read(lists(deleted_friends_v2=named(BOB)))
    [tie] = of(TieRecord, items)
    assert (tie.kind, tie.since, tie.until) == ("friend", None, DAY.date())
    [count] = network(items).sources
    assert count.skips == {"a tie to nobody in these files": 1}


def test_a_removed_friend_of_an_earlier_export_has_ended_that_day() -> None:
    """Together, two exports say from when to when."""
    early = datetime(2015, 1, 1, tzinfo=UTC)
    old = text({"friends_v2": [*named(ANNA, at=DAY.replace(year=2021)), *named(BOB, at=early)]})
    one = read(OpenedDouble({"": old.encode()}, "input1"))
    two = read(attrs.evolve(folder(lists(deleted_friends_v2=named(BOB))), path="input2"))
    found = network(one, two)
    [bob] = [person for person in found.people if person.name == BOB]
    [tie] = found.ego_ties[bob.id]
    assert (tie.since, tie.until) == (early.date(), DAY.date())


def test_nothing_is_told_of_those_called_like_a_friend() -> None:
    """A removed friend or a request of that name is of somebody else, or stands no more."""
    items = read(
        lists(
            deleted_friends_v2=named(ANNA),
            sent_requests_v2=named(HAKAN),
            received_requests_v2=named(ANNA),
        )
    )
    assert reasons(items) == ["called like a friend"] * 3
    assert not of(TieRecord, items)
    assert not of(InteractionRecord, items)


def test_requests_are_invitations() -> None:
    """They are gestures, sent or received; one who asked is no contact for that."""
    items = read(
        lists(
            sent_requests_v2=named(BOB),
            received_requests_v2=named("Eve"),
            rejected_requests_v2=named("Mallory"),
        )
    )
    invitations = of(InteractionRecord, items)
    assert [(one.people[0].names[0], one.direction) for one in invitations] == [
        (BOB, Direction.OUT),
        ("Eve", Direction.IN),
    ]
    assert {one.channel for one in invitations} == {"Facebook invitation"}
    assert reasons(items) == ["rejected request"]
    assert len(network(items).people) == 2


def test_undated_requests_and_ends_are_problems() -> None:
    """Without its day, an end would read as a tie that still holds."""
    undated = [{"name": BOB}]
    items = read(lists(sent_requests_v2=undated, deleted_friends_v2=undated))
    assert len(said(items, lost=True)) == 2


def test_followers_are_ties_of_one_direction() -> None:
    """Friends among them are the same people; others are people of their own."""
    items = read(lists(following_v3=named(ANNA, BOB), followers_v2=named(BOB, BOB)))
    assert names(items, PersonRecord) == [ANNA, HAKAN, BOB, BOB]
    kinds = [(tie.between[1].names[0], tie.kind, tie.evidence) for tie in of(TieRecord, items)]
    assert kinds == [
        (ANNA, "following", Evidence.OBSERVED),
        (BOB, "following", Evidence.OBSERVED),
        (BOB, "follower", Evidence.OBSERVED),
        (BOB, "follower", Evidence.OBSERVED),
    ]


# -- whose it is, and of when ------------------------------------------------------------


def test_the_profile_says_whose_it_is() -> None:
    """With former names, addresses, the year of birth if there is one, place and jobs."""
    [owner] = of(
        OwnerRecord,
        read(
            profile(
                emails={"emails": ["zoe@example.org"], "previous_emails": ["old@example.org"]},
                previous_names=[{"name": "Zoë Berg", "timestamp": 1}],
                birthday={"year": 1985, "month": 3, "day": 2},
                current_city={"name": "Göteborg", "timestamp": 0},
                profile_uri="https://www.facebook.com/zoe.lind",
                phone_numbers=[{"phone_number": "+46 70 123 45 67", "verified": True}],
                work_experiences=[
                    {"employer": "Bäck AB", "title": "Analyst"},
                    {"employer": "Old Ltd", "end_timestamp": 1500000000},
                ],
            )
        ),
    )
    assert owner.handle.names == (ME, "Zoë Berg")
    assert owner.handle.emails == ("zoe@example.org",)
    assert owner.handle.urls == ("https://www.facebook.com/zoe.lind",)
    assert owner.handle.me
    assert owner.facts == {"born": 1985, "place": "Göteborg"}
    assert owner.jobs == (
        Job("Bäck AB", "Analyst"),
        Job("Old Ltd", until=date(2017, 7, 14), current=False),
    )


@pytest.mark.parametrize("year", [0, 1900, None, "1985", 10**6, True])
def test_no_year_of_birth_is_made_up(year: Any) -> None:
    """Who hides the year has none."""
    [owner] = of(OwnerRecord, read(profile(birthday={"year": year})))
    assert "born" not in owner.facts


def test_the_profile_of_2018() -> None:
    """Its key has no version, and the name may be a plain text."""
    content = text({"profile": {"name": ME, "emails": ["zoe@example.org"]}})
    [owner] = of(OwnerRecord, read({"profile_information/profile_information.json": content}))
    assert (owner.handle.names, owner.handle.emails) == ((ME,), ("zoe@example.org",))


@pytest.mark.parametrize("content", ['{"profile_v2": {}}', '{"profile_v2": {"name": 3}}'])
def test_a_profile_of_nobody_is_a_problem(content: str) -> None:
    """It does not say whose it is."""
    assert said(read(content), lost=True) == ["the profile does not say whose it is"]


def test_the_list_of_friends_is_a_snapshot() -> None:
    """Of the newest record, or of the day in the zip if that is later."""
    files = facebook_export()
    [found] = of(Snapshot, read(files))
    assert (found.taken, found.dated_by) == (DAY.date(), "its newest record")
    dated = attrs.evolve(folder(files), dates={FRIENDS: date(2026, 1, 2)})
    [found] = of(Snapshot, read(dated))
    assert (found.taken, found.dated_by) == (date(2026, 1, 2), "the date in the zip")


def test_instagram_in_the_same_folder_is_left_alone() -> None:
    """Each service reads its own, though folders are called alike."""
    files = facebook_export()
    theirs = {
        "connections/followers_and_following/followers_1.json": followers("anna"),
        "connections/followers_and_following/following.json": accounts("following", "bob"),
        "your_instagram_activity/messages/inbox/c_1/message_1.json": chat("C", sent(ME)),
    }
    facebook = Facebook().sniff(folder(files | theirs))
    instagram = Instagram().sniff(folder(files | theirs))
    assert facebook.certainty is instagram.certainty is Certainty.CERTAIN
    assert facebook.members == frozenset(files)
    assert instagram.members == frozenset(theirs)


@pytest.mark.parametrize("content", [friends(), chat(ANNA), accounts("following"), "[]"])
def test_empty_lists_are_said_to_be(content: str) -> None:
    """A file without entries is no success, and the range of dates is mostly to blame."""
    source = Instagram if "relationships" in content else Facebook
    items = read(content, source=source)
    problems = [one for one in of(Problem, items) if not one.lost or content == "[]"]
    assert problems
    assert not of(PersonRecord, items)


def test_an_input_of_nothing_says_so() -> None:
    """Where the user insists that it is Facebook's."""
    [problem] = read("hello")
    assert isinstance(problem, Problem)
    assert "Facebook" in problem.message
    assert "JSON" in problem.remedy
    [problem] = read({"a.txt": "hello", "b.json": text([account("a")])})
    assert isinstance(problem, Problem)
    assert PROFILE not in problem.message


# -- hostile input -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[", b"{", b"\0" * 999, b"[" * 10**5, b'{"friends_v2": [{"name": "An', b"\xff\xfe\0",
        b'{"friends_v2": [1' + b"0" * 10**5, b"null", b"3", b'"x"', b"[[]]", b'{"friends_v2": {}}',
        b'{"messages": 3}', b'{"messages": [], "participants": 3}', b'{"profile_v2": []}',
        b'{"participants": [3, null, {"name": 3}, "x"], "messages": [[]]}',
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "name", [FRIENDS, PROFILE, f"{INBOX}/b_1/message_1.json", f"{INBOX}/hakan_12/message_2.json"]
)
def test_a_bad_file_costs_only_itself(content: bytes, name: str) -> None:
    """It is a problem, or holds nothing; the rest is read, and nobody is taken to be gone."""
    files = facebook_export() | {
        "x/friends/sent_friend_requests.json": text({"sent_requests_v2": named(BOB)})
    }
    items = read(files | {name: content})
    people = {one.people[0].names for one in of(InteractionRecord, items)}
    assert (BOB,) in people
    [count] = network(items).sources
    assert count.read == count.kept + count.joined + count.skipped + count.problems
    if name == FRIENDS:
        assert not of(Snapshot, items)
        assert count.problems >= 1


@pytest.mark.parametrize("cut", range(0, 280, 23))
def test_a_torn_file_is_a_problem_with_its_line(cut: int) -> None:
    """A download that broke off."""
    content = json.dumps({"friends_v2": named(ANNA, HAKAN, BOB, ME)}, indent=1)[:cut]
    items = read({FRIENDS: content, PROFILE: profile()})
    assert not of(PersonRecord, items)
    [problem] = of(Problem, items)
    assert problem.lost
    if cut > 20:
        assert problem.origin.line in {content.count("\n"), content.count("\n") + 1}
