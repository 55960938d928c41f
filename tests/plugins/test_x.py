"""The archive of X as a whole: what is recognised, whose it is, what it vouches for."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from plugins.opened_double import OpenedDouble, folder, opened
from plugins.x_files import (
    LENA,
    ME,
    PRIYA,
    THEO,
    account,
    accounts,
    archive,
    direct,
    given,
    manifest,
    mention,
    of,
    post,
    posts,
    read,
    said,
    sent,
    talk,
    ytd,
)

from netrules import (
    NO,
    Certainty,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
    Snapshot,
    build,
)
from netrules import Read as Reading
from netrules.plugins.sources.x import X

# -- what is recognised ------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "following", "follower", "direct_message", "direct_messages", "direct_message_group",
        "direct_messages_group", "tweet", "tweets", "account", "block", "mute", "contact", "like",
        "ad_engagements",
    ],
)  # fmt: skip
def test_a_lone_file_is_known_by_its_variable(name: str) -> None:
    """Whatever it is called, and whichever part it is."""
    for text in (f"window.YTD.{name}.part0 = [ ]", f"\ufeff  window.YTD.{name}.part12=[];"):
        assert X().sniff(opened(text, "nonsense.txt")).certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "window.__THAR_CONFIG = {}",
        "Grailbird.data.tweets_2013_01 = [ ]",
        '"tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp","source","text"\n',
    ],
)
def test_other_files_of_archives_are_known(text: str) -> None:
    """The table of contents, and both forms of the archives of 2012 to 2018."""
    assert X().sniff(opened(text)).certainty is Certainty.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "window.YTD = 1",
        "window.YTD..part0 = []",
        "var user_details = {}",
        "// window.YTD.tweets.part0 = []",
        "First Name,Last Name,Connected On\n",
        "\0" * 70_000,
    ],
)
def test_other_things_are_not(text: str) -> None:
    """What does not begin with one of X's variables is not X's."""
    assert X().sniff(opened(text)) == NO


@pytest.mark.parametrize("prefix", ["", "data/", "twitter-2023-02-18-abc/data/", "a/b/c/"])
def test_an_archive_is_found_wherever_it_lies(prefix: str) -> None:
    """The zip as it came, within folders, or only the files of its folder ``data``."""
    files = {
        prefix + name.removeprefix("data/"): content
        for name, content in archive(like=ytd("like", [])).items()
    }
    other = {"notes.txt": "hello", "pictures/a.jpg": b"\xff\xd8\xff", "app.js": "var app = 1"}
    found = X().sniff(folder(files | other))
    assert found.certainty is Certainty.CERTAIN
    assert found.members == frozenset(files)
    assert len(of(PersonRecord, read(files | other))) == 4


def test_what_comes_with_an_archive_is_claimed_too() -> None:
    """The pages and pictures of an archive are of no use to anybody else."""
    beside: dict[str, Any] = {
        "w/Your archive.html": "<html>",
        "w/README.txt": "",
        "w/assets/js/main.js": "var a",
        "w/data/tweets_media/1.mp4": b"\0",
    }
    files = {f"w/{name}": content for name, content in archive().items()}
    other = {"w/contacts.vcf": "BEGIN:VCARD", "README.txt": ""}
    assert X().sniff(folder(files | beside | other)).members == frozenset(files | beside)


def test_names_come_first() -> None:
    """A folder of a hundred thousand other files costs few looks into files."""

    class Counting(OpenedDouble):
        looked = 0

        def head(self, member: str = "") -> bytes:
            Counting.looked += 1
            return super().head(member)

    files: dict[str, bytes] = {f"pictures/{i}.jpg": b"" for i in range(100_000)}
    files |= {f"scripts/{i}.js": b"var a" for i in range(1000)}
    files |= {name: text.encode() for name, text in archive().items()}
    assert X().sniff(Counting(files)).members == frozenset(archive())
    assert Counting.looked < 300


def test_two_archives_stay_two() -> None:
    """Each has its own lists, so that nobody becomes mutual across them."""
    one = {
        f"2021/data/{name}": text for name, text in [("following.js", accounts("following", PRIYA))]
    }
    two = {
        f"2023/data/{name}": text for name, text in [("follower.js", accounts("follower", PRIYA))]
    }
    assert {person.tie for person in of(PersonRecord, read(one | two))} == {"following", "follower"}


def test_a_file_forced_on_the_source_is_told_about() -> None:
    """What is no file of X's leads to a problem and not to silence."""
    [item] = read("hello")
    assert isinstance(item, Problem)
    assert "window.YTD" in item.message


@pytest.mark.parametrize("name", ["like", "ad_impressions", "note_tweet"])
def test_a_file_without_people_says_so(name: str) -> None:
    """It is X's, and of no use."""
    [item] = read(ytd(name, [{"like": {"tweetId": "1"}}]))
    assert isinstance(item, Problem)
    assert "nothing of the people" in item.message


# -- whose it is -------------------------------------------------------------------


def test_account_js_names_the_owner() -> None:
    """With number, handle, name and address."""
    [owner] = of(OwnerRecord, read(archive()))
    assert owner.handle == Handle(
        urls=("https://x.com/mayalind",),
        emails=("maya@example.org",),
        names=("Maya Lind",),
        accounts=(f"x:{ME}",),
        me=True,
    )


def test_the_table_of_contents_names_the_owner_too() -> None:
    """Where account.js is missing, or does not say it."""
    for text in (None, ytd("account", [])):
        [owner] = of(OwnerRecord, read(archive(account=text, manifest=manifest())))
        assert owner.handle.accounts == (f"x:{ME}",)
        assert owner.origin.member == "data/manifest.js"


def test_an_account_without_number_is_a_problem() -> None:
    """Then the messages' direction is unknown unless they show it themselves."""
    items = read(archive(account=ytd("account", [{"account": {"email": "a@example.org"}}])))
    assert "which account" in said(items, lost=True)[0]
    assert not of(OwnerRecord, items)


def test_another_export_may_know_the_owner() -> None:
    """A lone file of messages is understood if the owner's number is known from elsewhere."""
    text = direct(talk(f"{ME}-{PRIYA}", sent(1, PRIYA, ME)))
    owner = Handle(accounts=("fediverse:maya@example.org", f"x:{ME}"), me=True)
    [event] = of(InteractionRecord, read(text, owner))
    assert event.people[0].accounts == (f"x:{PRIYA}",)


# -- what it vouches for -----------------------------------------------------------


def test_messages_cover_up_to_the_day_of_the_archive() -> None:
    """From the oldest message to at least the newest, or the day the archive names."""
    [one] = of(InteractionCoverage, read(archive()))
    day = date(2017, 2, 2)
    assert (one.channel, one.since, one.until) == ("X message", day, day)
    assert one.until_at_least
    assert one.people is None
    [made] = of(InteractionCoverage, read(archive(manifest=manifest())))
    assert (made.since, made.until) == (day, date(2023, 3, 1))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"direct__messages__group": None}, "groups are not among"),
        (
            {
                "direct__messages": None,
                "direct__messages__group": ytd(
                    "direct_messages_group", [talk("7", sent(1, ME), sent(2, PRIYA))]
                ),
            },
            "between two are not among",
        ),
        ({"direct__messages__group": "window.YTD.direct_messages_group.part0 = ["}, "not be read"),
        (
            {"direct__messages__part1": ytd("direct_messages", [talk("x", {})], 1)},
            "not be read",
        ),
        (
            {"direct__messages__part2": ytd("direct_messages", [], 2)},
            "missing",
        ),
        (
            {"manifest": manifest(dms=[("direct_messages", 0), ("direct_messages", 1)])},
            "missing",
        ),
    ],
)
def test_an_archive_that_lacks_messages_covers_nothing(changes: dict[str, Any], why: str) -> None:
    """It cannot show that there was no contact, and says why."""
    items = read(archive(**changes))
    assert not of(InteractionCoverage, items)
    assert any(why in text for text in said(items, lost=False))


def test_the_lists_are_a_snapshot() -> None:
    """Dated by the newest that anything in the archive is dated by."""
    double = given(archive())
    [one] = of(Snapshot, read(double))
    assert (one.taken, one.dated_by) == (date(2023, 2, 18), "its newest record")
    assert (one.origin.layer, one.origin.member) == ("x", "data/following.js")
    double.dates["data/following.js"] = date(2023, 2, 20)
    [one] = of(Snapshot, read(double))
    assert (one.taken, one.dated_by) == (date(2023, 2, 20), "the date in the zip")
    [one] = of(Snapshot, read(archive(manifest=manifest())))
    assert (one.taken, one.dated_by) == (date(2023, 3, 1), "its table of contents")
    lists = archive(tweets=None, direct__messages=None)
    assert [one.taken for one in of(Snapshot, read(lists))] == [None]


@pytest.mark.parametrize(
    "changes",
    [
        {"follower": "window.YTD.follower.part0 = [ {"},
        {"follower": ytd("follower", [{"follower": {}}])},
        {"manifest": manifest(follower=[("follower", 0), ("follower", 1)])},
        {"follower__part1": accounts("follower", LENA, part=2)},
    ],
)
def test_lists_that_are_not_whole_are_no_snapshot(changes: dict[str, Any]) -> None:
    """Who is missing in them may only have been lost."""
    items = read(archive(**changes))
    assert not of(Snapshot, items)
    assert any("not whole" in text for text in said(items, lost=False))


def test_one_list_alone_is_no_snapshot() -> None:
    """Whom it does not list may still be in the other."""
    assert not of(Snapshot, read(archive(follower=None)))


# -- hostile input -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["following", "follower", "block", "contact", "account"])
@pytest.mark.parametrize(
    "value",
    [
        "{",
        '[1, null, [], {}, "a"]',
        "[[[[]]]]",
        "{}",
        "null",
        "[" * 100_000,
        "[1" + "0" * 9999 + "]",
    ],
)
def test_broken_files_cost_only_themselves(name: str, value: str) -> None:
    """Each file or row that is no record is a problem, and the rest is read."""
    items = read(archive(**{name: f"window.YTD.{name}.part0 = {value}"}))
    assert of(Problem, items)
    assert of(InteractionRecord, items)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "dmConversation conversationId messages messageCreate senderId createdAt following "
                "accountId userLink tweet entities user_mentions id_str created_at contact emails "
                "joinConversation participantsSnapshot account".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@for_all(st.sampled_from(sorted(archive())), st.lists(_JSON, max_size=4))
def test_nothing_that_json_can_say_raises(name: str, rows: list[Any]) -> None:
    """Whatever a file holds, each of its rows has one fate at a place of its own."""
    files = archive()
    variable = name.removeprefix("data/").removesuffix(".js").replace("-", "_")
    files[name] = ytd(variable, rows)
    items = read(files)
    fates: dict[Any, set[str]] = {}
    for item in items:
        lost = isinstance(item, Problem) and item.lost
        kept = isinstance(item, PersonRecord | InteractionRecord | OwnerRecord)
        if kept or lost or isinstance(item, Skipped):
            fate = "kept" if kept else "lost" if lost else "skipped"
            fates.setdefault(item.origin, set()).add(fate)
    assert all(len(fate) == 1 for fate in fates.values())
    if "messages" not in name:
        places = [origin.record for origin in fates if origin.member == name]
        assert sorted(places, key=int) == list(range(1, len(rows) + 1))


# -- in a network ------------------------------------------------------------------


def network_of(files: dict[str, Any]) -> Any:
    """The network in an archive."""
    return build([Reading("x.zip", "x", tuple(read(files)))])


def test_every_row_is_accounted_for() -> None:
    """Kept, joined, skipped and lost rows make up all of them."""
    rows = [
        post(1, mention(PRIYA)), post(2), post(3, mention(THEO)), post(4, text="RT @theogrant: x"),
        post(5, at="never"), post(6, {"id_str": "999", "screen_name": "else", "name": "Else"}),
    ]  # fmt: skip
    files = archive(tweets=posts(*rows), block=accounts("block", "666", key="blocking"))
    network = network_of(files)
    [count] = network.sources
    assert (count.kept, count.joined, count.skipped, count.problems) == (7, 1, 4, 1)
    assert count.read == 13
    assert count.skips == {
        "blocked": 1,
        "post that mentions nobody": 1,
        "repost": 1,
        "with nobody in these files": 1,
    }


def test_numbers_are_never_names() -> None:
    """An account of which only the number is known has no name and no address."""
    network = network_of(archive())
    assert len(network.people) == 3
    shown = " ".join(
        str(fact.value)
        for one in network.people
        for field, facts in one.facts.items()
        for fact in facts
        if field != "account"
    )
    assert "https://x.com/priya_r" in shown
    assert not any(number in shown for number in (ME, PRIYA, THEO, LENA))
    assert "intent" not in shown


def test_two_archives_of_one_account_are_one() -> None:
    """Loaded twice is loaded once."""
    one, other = (
        Reading(path, "x", tuple(read(attrs.evolve(given(archive()), path=path))))
        for path in ("a.zip", "b.zip")
    )
    once, twice = build([one]), build([one, other])
    assert [person.id for person in twice.people] == [person.id for person in once.people]
    assert len(twice.all_interactions) == len(once.all_interactions)


def test_account_alone_is_read() -> None:
    """A lone account.js names the owner and nobody else."""
    [owner] = read(account())
    assert isinstance(owner, OwnerRecord)
