"""Mastodon's tables of accounts: every form they have had."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from plugins.mastodon_files import (
    ACTOR,
    FOLLOWERS,
    FOLLOWING,
    HEADER,
    given,
    of,
    outbox,
    read,
    reasons,
    said,
    ties,
)
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import (
    NO,
    Certainty,
    GroupRecord,
    Handle,
    PersonRecord,
    Problem,
    Skipped,
    Snapshot,
    TieRecord,
    build,
)
from netrules import Read as Reading
from netrules.plugins.sources.fediverse import Mastodon
from netrules.plugins.sources.fediverse.mastodon.addresses import address_of

BARE = "priya@social.example.org\ntheo@example.net\n"


def certainty(content: str | bytes) -> Certainty:
    """How sure the source is of a lone file without a telling name."""
    return Mastodon().sniff(opened(content, "nonsense.bin")).certainty


# -- what is recognised ------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        FOLLOWING,
        FOLLOWERS,
        "Account address,Show boosts\npriya@social.example.org,true\n",
        "Account address, Show boosts\npriya@social.example.org, true\n",
        "Account address,Hide notifications\npriya@social.example.org,true\n",
        f"\ufeff\r\n{HEADER}\r\n\r\n",
        "priya@social.example.org,true\n\ntheo@example.net,false\n",
        "@priya@social.example.org\n@theo@example.net\n",
        '"account address"\n',
    ],
)
def test_tables_that_can_be_nothing_else(content: str) -> None:
    """By their columns, by flags beside accounts, or by the @ before them."""
    assert certainty(content) is Certainty.CERTAIN


@pytest.mark.parametrize(
    "content",
    [
        BARE,
        "friends,priya@social.example.org\nfriends,theo@example.net\nwork,lena@example.com\n",
        "priya@social.example.org\n\n\nbob\n",
        "priya@xn--bcher-kva.example\ntheo@bücher.example\n",
    ],
)
def test_tables_that_are_likely(content: str) -> None:
    """Bare accounts might be addresses, and lists of them names beside addresses."""
    assert certainty(content) is Certainty.LIKELY


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n\n",
        "hello\n",
        "one\ntwo\nthree\n",
        "alice@gmail.com\nbob@web.de\n",
        "priya@social.example.org\nalice@gmail.com\n",
        "Priya Raman,priya@example.org\nTheo Grant,theo@example.org\n",
        "First Name,Last Name,Connected On\n",
        "Name,E-mail Address\nPriya,priya@example.org\n",
        "BEGIN:VCARD\n",
        "{}",
        '{"@context": "https://www.w3.org/ns/activitystreams"}',
        "\0\0\0",
        "a@b\nc@d\n",
        '"' * 100_000,
        "," * 200_000,
        "x" * 200_000,
    ],
)
def test_other_things_are_not(content: str) -> None:
    """Words, addresses for mail, other tables, and what is made to do harm."""
    assert certainty(content) is Certainty.NO


@pytest.mark.parametrize("prefix", ["", "mastodon/", "a/b/"])
def test_members_are_told_apart(prefix: str) -> None:
    """In a folder the names that Mastodon gives tell what bare tables are."""
    files = {
        f"{prefix}following_accounts.csv": BARE,
        f"{prefix}followers.csv": FOLLOWERS,
        f"{prefix}lists.csv": "work,priya@social.example.org\n",
        f"{prefix}blocked_accounts.csv": BARE,
        f"{prefix}muted_accounts (1).csv": BARE,
        f"{prefix}blocked_domains.csv": "bad.example\n",
        f"{prefix}bookmarks.csv": "https://example.org/@a/1\n",
        f"{prefix}actor.json": ACTOR,
        f"{prefix}outbox.json": outbox(),
        f"{prefix}likes.json": "{}",
        f"{prefix}avatar.png": b"\x89PNG",
        f"{prefix}media_attachments/files/1/a.jpg": b"",
    }
    other = {
        "contacts.csv": "Name,E-mail\nA,a@example.org\n",
        "x/avatar.png": b"",
        "bare.csv": BARE,
    }
    found = Mastodon().sniff(given(files | other))
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(files)


def test_names_come_first() -> None:
    """A folder of a hundred thousand other files costs few looks into files."""

    class Counting(OpenedDouble):
        looked = 0

        def head(self, member: str = "") -> bytes:
            Counting.looked += 1
            return super().head(member)

    files = {f"pictures/{i}.jpg": b"" for i in range(100_000)}
    files |= {f"tables/{i}.csv": b"a,b\n" for i in range(1000)}
    files["z/following_accounts.csv"] = FOLLOWING.encode()
    assert Mastodon().sniff(Counting(files)).members == {"z/following_accounts.csv"}
    assert Counting.looked < 100
    assert Mastodon().sniff(folder({"a.txt": BARE})) == NO


def test_a_file_forced_on_the_source_is_told_about() -> None:
    """What is none of Mastodon's leads to a problem and not to silence."""
    [problem] = of(Problem, read("hello"))
    assert "name@server" in problem.message


# -- rows --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "key", "urls"),
    [
        ("priya@social.example.org", "priya@social.example.org", ("https://social.example.org/@priya",)),
        ("@Priya@Social.Example.ORG", "priya@social.example.org", ("https://social.example.org/@Priya",)),
        ("acct:p.r-x_1@a.example:3000", "p.r-x_1@a.example:3000", ("https://a.example:3000/@p.r-x_1",)),
        (
            "theo@bücher.example",
            "theo@xn--bcher-kva.example",
            ("https://xn--bcher-kva.example/@theo", "https://bücher.example/@theo"),
        ),
        (
            "theo@xn--bcher-kva.example",
            "theo@xn--bcher-kva.example",
            ("https://xn--bcher-kva.example/@theo", "https://bücher.example/@theo"),
        ),
        ("https://social.example.org/@priya", "priya@social.example.org", ("https://social.example.org/@priya",)),
        ("https://friendica.example/profile/lena", "lena@friendica.example", ("https://friendica.example/@lena",)),
        ("https://blog.example/feed.xml", "blog.example/feed.xml", ("https://blog.example/feed.xml",)),
    ],
)  # fmt: skip
def test_ways_to_write_an_account(cell: str, key: str, urls: tuple[str, ...]) -> None:
    """All lead to one key, and to the address of the profile."""
    [one] = of(PersonRecord, read(f"{HEADER}\n{cell},true,false,\n"))
    assert one.handle == Handle(urls=urls, accounts=(f"fediverse:{key}",))
    assert (one.tie, one.origin.line, one.origin.record) == ("following", 2, 1)


@pytest.mark.parametrize(
    "cell",
    [
        "a@b",
        "a b@example.org",
        "a@example.org b",
        "@",
        "a@b@c.example",
        "a@-x.example",
        "x" * 99_999,
        "a@" + "b." * 5000 + "example",
        "a@exa\u0300mple..org",
    ],
)
def test_what_is_no_account_is_lost(cell: str) -> None:
    """One problem with its line, and its neighbours are read."""
    items = read(f"{HEADER}\n{cell},true,false,\npriya@social.example.org,true,false,\n")
    [problem] = of(Problem, items)
    assert problem.lost
    assert problem.origin.line == 2
    assert ties(items) == {"priya@social.example.org": "following"}


def test_blank_lines_between_rows() -> None:
    """Old exports have them; they count, and change no line."""
    items = read("priya@social.example.org,true\n\n\ntheo@example.net,false\n")
    assert [one.origin.line for one in of(PersonRecord, items)] == [1, 4]
    assert reasons(items) == ["blank row"] * 2


def test_languages_may_hold_commas() -> None:
    """Between quotation marks."""
    text = f'{HEADER}\npriya@social.example.org,true,false,"en, de"\ntheo@example.net,true\n'
    assert ties(read(text)) == {
        "priya@social.example.org": "following",
        "theo@example.net": "following",
    }


def test_a_lost_quotation_mark_costs_one_row() -> None:
    """And no more."""
    text = f'{HEADER}\n"priya@social.example.org,true,false,\ntheo@example.net,true,false,\n'
    items = read(text)
    assert ties(items) == {"theo@example.net": "following"}
    assert "quotation mark" in said(items, lost=True)[0]


def test_utf_16_and_windows_1252() -> None:
    """What a spreadsheet makes of it."""
    assert ties(read(FOLLOWING.encode("utf-16"))) == ties(read(FOLLOWING))
    items = read(FOLLOWING.encode() + b"theo@b\xfccher.example,true,,\n")
    assert "theo@xn--bcher-kva.example" in ties(items)
    assert any("UTF-8" in text for text in said(items, lost=False))


def test_flags_without_columns_are_of_accounts_one_follows() -> None:
    """The oldest form with two columns."""
    assert set(ties(read("priya@social.example.org,true\n")).values()) == {"following"}


# -- kinds of table ----------------------------------------------------------------


def test_both_tables_make_ties_mutual() -> None:
    """Whatever the case in which accounts are written."""
    files = {"following_accounts.csv": FOLLOWING.upper(), "followers.csv": FOLLOWERS}
    assert ties(read(files)) == {
        "priya@social.example.org": "mutual",
        "theo@example.net": "following",
        "lena@example.com": "follower",
    }
    assert len(of(PersonRecord, read(files))) == 4


def test_one_column_of_that_name_alone_is_of_followers() -> None:
    """Unless the file's name in a folder says otherwise."""
    assert set(ties(read(FOLLOWERS)).values()) == {"follower"}
    assert set(ties(read({"following_accounts.csv": FOLLOWERS})).values()) == {"following"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("blocked_accounts.csv", BARE, "blocked"),
        ("blocks.csv", "@priya@social.example.org\n", "blocked"),
        ("blocking-2026-01-02-03-04-05.csv", BARE, "blocked"),
        ("muted_accounts.csv", "Account address,Hide notifications\nb@example.org,true\n", "muted"),
        ("mutes.csv", BARE, "muted"),
    ],
)
def test_blocked_and_muted_accounts_are_no_contacts(name: str, content: str, reason: str) -> None:
    """They are counted, and nobody is made of them."""
    items = read({name: content})
    assert set(reasons(items)) == {reason}
    assert not of(PersonRecord, items)


def test_a_bare_list_may_be_of_blocked_accounts() -> None:
    """So nobody is made of it before somebody says what it is."""
    items = read(BARE)
    assert not of(PersonRecord, items)
    assert reasons(items) == ["account of an unknown kind of list"] * 2
    [problem] = of(Problem, items)
    assert not problem.lost
    assert "Account address,Show boosts" in problem.remedy
    assert set(ties(read("Account address,Show boosts\n" + BARE)).values()) == {"following"}
    assert set(ties(read("Account address\n" + BARE)).values()) == {"follower"}


def test_lists_are_groups_of_people() -> None:
    """Whoever is on a list is known, and follows by no means."""
    items = read("work,priya@social.example.org\nwork,theo@example.net\nfun,theo@example.net\n")
    groups = of(GroupRecord, items)
    assert [(one.name, one.kind, len(one.members)) for one in groups] == [
        ("work", "list", 1),
        ("work", "list", 1),
        ("fun", "list", 1),
    ]
    assert set(ties(items).values()) == {""}
    network = build([Reading("lists.csv", "mastodon", tuple(items))])
    assert [(one.name, len(one.members)) for one in network.groups] == [("fun", 1), ("work", 2)]
    assert len(network.people) == 2
    assert network.sources[0].read == 3


def test_a_row_without_a_list_is_lost() -> None:
    """It says nothing."""
    items = read({"lists.csv": ",priya@social.example.org\nwork,theo@example.net\n"})
    assert len(said(items, lost=True)) == 1


# -- accounts on one's own server --------------------------------------------------

LOCAL = "priya@social.example.org,true\nbob,true\n@carol,false\n"


def test_the_archive_says_which_server_is_ones_own() -> None:
    """Or the address of one's profile in the settings does."""
    files = {"following_accounts.csv": LOCAL, "archive/actor.json": ACTOR}
    owner = Handle(urls=("https://www.linkedin.com/in/maya", "https://home.example/@maya"), me=True)
    for items in (read(files), read(LOCAL, owner)):
        assert {"bob@home.example", "carol@home.example"} < set(ties(items))
        assert not of(Problem, items)


def test_without_it_they_are_known_by_name() -> None:
    """Once for the file it is said, and several servers in the settings say nothing."""
    two = Handle(urls=("https://a.example/@maya", "https://b.example/@maya"), me=True)
    for items in (read(LOCAL), read(LOCAL, two)):
        people = of(PersonRecord, items)
        assert [one.handle for one in people[1:]] == [
            Handle(names=("bob",)),
            Handle(names=("carol",)),
        ]
        [problem] = of(Problem, items)
        assert not problem.lost
        assert problem.origin.line == 2
        assert "[me] url" in problem.remedy


def test_one_name_in_several_files_of_a_folder_is_one_person() -> None:
    """Followed, following and on a list, and still told by the name only."""
    files = {
        "following_accounts.csv": LOCAL,
        "followers.csv": "Account address\nbob\n",
        "lists.csv": "work,bob\nwork,priya@social.example.org\nwork,dan\n",
    }
    items = read(files)
    [tie] = of(TieRecord, items)
    assert tie.kind == "mutual"
    network = build([Reading("x", "mastodon", tuple(items))])
    assert len(network.people) == 4
    assert [one.kind for one in network.all_ties] == ["following", "following", "mutual"]
    assert len(network.groups[0].members) == 3
    [count] = network.sources
    assert (count.read, count.joined, count.skipped, count.problems) == (7, 2, 0, 0)


# -- as a whole --------------------------------------------------------------------


def test_both_tables_whole_are_a_snapshot() -> None:
    """Dated by the zip, if it is in one."""
    double = given({"following_accounts.csv": FOLLOWING, "followers.csv": FOLLOWERS})
    [one] = of(Snapshot, read(double))
    assert (one.taken, one.dated_by, one.origin.layer) == (None, "", "mastodon")
    double.dates["following_accounts.csv"] = date(2024, 5, 6)
    [one] = of(Snapshot, read(double))
    assert (one.taken, one.dated_by) == (date(2024, 5, 6), "the date in the zip")
    broken = {"following_accounts.csv": FOLLOWING + "!\n", "followers.csv": FOLLOWERS}
    assert not of(Snapshot, read(broken))
    assert any("not whole" in text for text in said(read(broken), lost=False))
    assert not of(Snapshot, read(FOLLOWING))


def test_two_exports_stay_two() -> None:
    """A folder each, so that nobody becomes mutual across them."""
    files = {"old/following_accounts.csv": FOLLOWING, "new/followers.csv": FOLLOWERS}
    assert sorted(one.tie for one in of(PersonRecord, read(files))) == [
        "follower",
        "follower",
        "following",
        "following",
    ]


_NAMES = st.text(string.ascii_letters + string.digits + "_", min_size=1, max_size=10)


@for_all(st.lists(st.tuples(_NAMES, _NAMES), max_size=8))
def test_every_row_has_one_fate(pairs: list[tuple[str, str]]) -> None:
    """Each account is a person at its own line."""
    rows = [f"{name}@{server.replace('_', '')}a.example" for name, server in pairs]
    items = read("Account address\n" + "\n".join(rows))
    people = of(PersonRecord, items)
    assert [one.origin.line for one in people] == list(range(2, len(rows) + 2))
    assert not of(Problem, items)
    assert not of(Skipped, items)
    for row, one in zip(rows, people, strict=True):
        assert one.handle.accounts == (f"fediverse:{row.casefold()}",)


@for_all(st.binary(max_size=300))
def test_nothing_raises(data: bytes) -> None:
    """Whatever follows the columns, or stands where they should."""
    for content in (data, HEADER.encode() + b"\n" + data):
        items = read(content)
        assert all(item.origin.path == "input" for item in items)


@for_all(st.text(max_size=40))
def test_an_address_is_found_again_in_its_own_form(text: str) -> None:
    """What was understood once is understood as the same."""
    address = address_of(text)
    if address is not None:
        assert address_of(f"@{address.name}@{address.server}") == address
        assert address_of(address.key.removeprefix("fediverse:")).key == address.key  # type: ignore[union-attr]
