"""Whom X's lists, posts and messages make known, and what happened with them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from plugins.x_files import (
    LENA,
    ME,
    PRIYA,
    THEO,
    accounts,
    archive,
    direct,
    group,
    joined,
    mention,
    of,
    post,
    posts,
    read,
    reasons,
    said,
    sent,
    talk,
    ytd,
)

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Handle,
    InteractionRecord,
    Item,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
)


def people(items: list[Item]) -> dict[str, PersonRecord]:
    """The last record of each account."""
    return {one.handle.accounts[0].removeprefix("x:"): one for one in of(PersonRecord, items)}


def messages(*direct_talks: Any, groups: tuple[Any, ...] = ()) -> list[Item]:
    """What an archive without lists and posts tells."""
    return read(
        archive(
            following=None,
            follower=None,
            tweets=None,
            direct__messages=direct(*direct_talks),
            direct__messages__group=group(*groups),
        )
    )


# -- lists -------------------------------------------------------------------------


def test_kinds_of_tie() -> None:
    """Following, being followed, and both."""
    found = people(read(archive()))
    assert {number: one.tie for number, one in found.items()} == {
        PRIYA: "mutual",
        THEO: "following",
        LENA: "follower",
    }
    assert found[PRIYA].origin.member == "data/follower.js"
    assert found[THEO].origin.record == 2


def test_numbers_beyond_double_precision_stay_exact() -> None:
    """Whether they come as text or as numbers."""
    rows = [{"following": {"accountId": int(THEO)}}, {"following": {"accountId": THEO}}]
    for one in of(PersonRecord, read(ytd("following", rows))):
        assert one.handle.accounts == (f"x:{THEO}",)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://twitter.com/intent/user?user_id=201", ()),
        ("https://x.com/i/user/201", ()),
        ("https://x.com/intent", ()),
        ("https://x.com/201?x=1", ()),
        ("https://x.com/priya_r", ("https://x.com/priya_r",)),
        ("https://www.twitter.com/Priya_R/", ("https://x.com/Priya_R",)),
        (None, ()),
        (7, ()),
    ],
)
def test_links_of_newer_archives_give_handles(link: Any, url: tuple[str, ...]) -> None:
    """A link to a number is nobody's profile."""
    rows = [{"following": {"accountId": PRIYA, "userLink": link}}]
    [one] = of(PersonRecord, read(ytd("following", rows)))
    assert one.handle == Handle(urls=url, accounts=(f"x:{PRIYA}",))


def test_who_is_blocked_is_no_contact() -> None:
    """Neither by list nor by message or mention; who is muted may be one."""
    items = read(
        archive(
            block=accounts("block", PRIYA, key="blocking"),
            mute=accounts("mute", THEO, key="muting"),
        )
    )
    assert set(people(items)) == {THEO, LENA}
    # In both lists, among the blocked, by message and by mention.
    assert sorted(reasons(items)) == ["blocked"] * 5 + ["muted"]
    assert not of(InteractionRecord, items)


def test_nameless_accounts_are_counted() -> None:
    """One message says how many are mere numbers, and what would change that."""
    [text] = said(read(archive()), lost=False)
    assert text.startswith("2 of 3 accounts have no name")
    [alone] = of(Problem, read(accounts("follower", PRIYA)))
    assert text.startswith("2 of 3")
    assert "tweets.js" in alone.remedy
    assert not alone.lost


def test_contacts_that_were_uploaded() -> None:
    """Numbers and addresses, seldom names; X's own number for an entry is no account."""
    rows: list[Any] = [
        {"contact": {"id": "1", "emails": ["a@example.org", ""], "phoneNumbers": ["+4930123456"]}},
        {"contact": {"id": "2", "emails": [], "phoneNumbers": []}},
        {"contact": {"id": "3", "firstName": "Ann", "lastName": "Lee", "emails": "b@example.org"}},
        "no",
    ]
    first, blank, named, broken = read(ytd("contact", rows))
    assert isinstance(first, PersonRecord)
    assert first.handle == Handle(emails=("a@example.org",), phones=("+4930123456",))
    assert (first.tie, first.origin.layer) == ("contact", "x contacts")
    assert isinstance(blank, Skipped)
    assert isinstance(named, PersonRecord)
    assert named.handle == Handle(emails=("b@example.org",), names=("Ann Lee",))
    assert isinstance(broken, Problem)


# -- posts -------------------------------------------------------------------------


def test_mentions_teach_names() -> None:
    """Followers who were ever mentioned have handle and name, also by way of reposts."""
    repost = post(2, mention(THEO), text="RT @theogrant: hi")
    found = people(read(archive(tweets=posts(post(1, mention(PRIYA)), repost))))
    assert found[PRIYA].handle == Handle(
        urls=("https://x.com/priya_r",), names=("Priya Raman",), accounts=(f"x:{PRIYA}",)
    )
    assert found[THEO].handle.names == ("Theo Grant",)
    assert found[LENA].handle == Handle(accounts=(f"x:{LENA}",))


def test_the_newest_name_counts_whatever_the_order() -> None:
    """People rename themselves, so names of different years are not two people's."""
    old = mention(PRIYA) | {"screen_name": "old_priya", "name": "P."}
    rows = [
        post(1, mention(PRIYA), at="Sat Feb 18 12:33:11 +0000 2023"),
        post(2, old, at="Sat Feb 18 12:33:11 +0000 2012"),
    ]
    for order in (rows, rows[::-1]):
        one = people(read(archive(tweets=posts(*order))))[PRIYA]
        assert one.handle.names == ("Priya Raman",)
        assert one.handle.urls == ("https://x.com/priya_r",)


def test_a_handle_is_of_whoever_bore_it_last() -> None:
    """A handle that one gave up and another took leads to the other only."""
    taken = mention(THEO) | {"screen_name": "Priya_R"}
    rows = [
        post(1, mention(PRIYA), at="Sat Feb 18 12:33:11 +0000 2012"),
        post(2, taken, at="Sat Feb 18 12:33:11 +0000 2023"),
    ]
    found = people(read(archive(tweets=posts(*rows))))
    assert found[PRIYA].handle.urls == ()
    assert found[PRIYA].handle.names == ("Priya Raman",)
    assert found[THEO].handle.urls == ("https://x.com/Priya_R",)


def test_a_mention_is_public_and_goes_out() -> None:
    """It is a gesture before everybody, and never a message."""
    reply = post(
        2, in_reply_to_user_id_str=THEO, in_reply_to_user_id=THEO,
        in_reply_to_screen_name="theogrant",
    )  # fmt: skip
    rows = read(archive(tweets=posts(post(1, mention(PRIYA), mention(THEO)), reply)))
    first, second = (one for one in of(InteractionRecord, rows) if one.channel == "X mention")
    assert [one.accounts for one in first.people] == [(f"x:{PRIYA}",), (f"x:{THEO}",)]
    assert (first.direction, first.breadth) == (Direction.OUT, Breadth.BROADCAST)
    assert first.at == datetime(2023, 2, 18, 12, 33, 11, tzinfo=UTC)
    assert [one.accounts for one in second.people] == [(f"x:{THEO}",)]
    assert second.origin.record == 2


def test_only_what_mentions_somebody_is_a_mention() -> None:
    """Not a thread of one's own, a repost, a deleted account, or the same post twice."""
    own = post(2, in_reply_to_user_id_str=ME, in_reply_to_screen_name="mayalind")
    gone = post(3, {"id_str": "-1", "id": "-1", "screen_name": "gone", "name": ""})
    rows = [post(1), own, gone, post(4, mention(PRIYA), text="RT @priya_r: hi"), post(4)]
    items = read(archive(tweets=posts(*rows)))
    assert [one.channel for one in of(InteractionRecord, items)] == ["X message"]
    assert reasons(items) == ["post that mentions nobody"] * 3 + ["repost", "repeated"]


@pytest.mark.parametrize(
    "at",
    [
        "",
        None,
        7,
        "Sat Foo 18 12:33:11 +0000 2023",
        "2023-02-30 00:00:00",
        "0001-01-01T00:00:00+23:00",
    ],
)
def test_a_post_without_date_is_lost(at: Any) -> None:
    """It cannot be placed in time."""
    [problem] = of(Problem, read(posts(post(1, mention(PRIYA), at=at))))
    assert problem.lost
    assert "date" in problem.message
    assert problem.origin.record == 1


@pytest.mark.parametrize("name", ["tweet", "tweets", "community_tweet"])
@pytest.mark.parametrize("file", ["tweet", "tweets", "tweets__part0", "nonsense"])
def test_names_of_files_and_variables_drift(name: str, file: str) -> None:
    """The variable tells, in every spelling."""
    files = archive(tweets=None) | {f"data/{file}.js": posts(post(1, mention(PRIYA)), name=name)}
    assert people(read(files))[PRIYA].handle.names == ("Priya Raman",)


def test_headers_of_posts_are_no_posts() -> None:
    """They have neither text nor mentions, and the posts are there besides."""
    headers = ytd("tweet_headers", [{"tweet": {"tweet_id": "1", "created_at": "x"}}])
    assert len(read(archive(tweet__headers=headers))) == len(read(archive()))


def test_parts_are_read_together() -> None:
    """What is split over files is one list."""
    files = archive(
        tweets=posts(post(1, mention(PRIYA))),
        tweets__part1=posts(post(2, mention(THEO)), part=1),
        follower__part1=accounts("follower", THEO, part=1),
    )
    found = people(read(files))
    assert found[THEO].tie == "mutual"
    assert found[THEO].handle.names == ("Theo Grant",)


# -- archives of 2012 to 2018 ------------------------------------------------------


def test_old_archives_hold_mentions_only() -> None:
    """Their posts are bare rows, one file a month; whose they are is in a file besides."""
    rows = [
        post(1, mention(PRIYA) | {"id": int(PRIYA)}, at="2013-01-29 14:01:25 +0000")["tweet"],
        post(2, at="Tue Jan 29 14:01:25 +0000 2013", text="old")["tweet"],
    ]
    user = {"id": ME, "screen_name": "mayalind", "full_name": "Maya Lind"}
    files = {
        "data/js/tweets/2013_01.js": f"Grailbird.data.tweets_2013_01 = {json.dumps(rows)}",
        "data/js/user_details.js": f"var user_details = {json.dumps(user)}",
        "data/js/tweet_index.js": "var tweet_index = [ ]",
        "tweets.csv": '"tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp"\n',
        "index.html": "<html>",
    }
    owner, mentioned, nobody = read(files)
    assert isinstance(owner, PersonRecord)
    assert owner.handle.accounts == (f"x:{ME}",)
    assert isinstance(mentioned, InteractionRecord)
    assert mentioned.at == datetime(2013, 1, 29, 14, 1, 25, tzinfo=UTC)
    assert isinstance(nobody, Skipped)


def test_the_old_table_names_nobody() -> None:
    """It says so, and what does."""
    [problem] = read('"tweet_id","in_reply_to_status_id","in_reply_to_user_id","timestamp"\n"1"\n')
    assert isinstance(problem, Problem)
    assert "names nobody" in problem.message
    assert "data/js/tweets" in problem.remedy


# -- messages ----------------------------------------------------------------------


def test_messages_go_out_and_come_in() -> None:
    """With when, with whom and in which conversation; their text is not kept."""
    thread = f"{ME}-{PRIYA}"
    answer = sent(2, PRIYA, ME, "2017-02-03T01:00:00.000Z")
    items = messages(talk(thread, answer, sent(1, ME, PRIYA)))
    received, written = of(InteractionRecord, items)
    assert (received.direction, written.direction) == (Direction.IN, Direction.OUT)
    assert received.people == written.people == (Handle(accounts=(f"x:{PRIYA}",)),)
    assert written.at == datetime(2017, 2, 2, 1, 0, 28, tzinfo=UTC)
    assert (written.channel, written.breadth, written.thread) == ("X message", Breadth.ONE, thread)
    assert (received.sender, received.favour) == (None, None)
    assert received.origin.record == "/0/dmConversation/messages/0"
    assert "secret" not in repr(items)


def test_whom_one_wrote_to_is_a_person() -> None:
    """Once, without a tie; who only wrote in is not."""
    items = messages(
        talk(f"{ME}-{PRIYA}", sent(1, ME, PRIYA), sent(2, ME, PRIYA)),
        talk(f"{ME}-{THEO}", sent(3, THEO, ME)),
    )
    [one] = of(PersonRecord, items)
    assert one.handle.accounts == (f"x:{PRIYA}",)
    assert (one.tie, one.origin.record) == ("", "/0/dmConversation/messages/0")


def test_messages_to_oneself_are_with_nobody() -> None:
    """Notes."""
    assert reasons(messages(talk(f"{ME}-{ME}", sent(1, ME, ME)))) == ["no other participant"]


def test_messages_of_others_are_a_problem() -> None:
    """The files are of two archives then."""
    items = messages(talk(f"{PRIYA}-{THEO}", sent(1, PRIYA, THEO)))
    lost, silent = (
        of(Problem, items) if len(of(Problem, items)) == 2 else (*of(Problem, items), None)
    )
    assert lost.lost
    assert "two others" in lost.message
    assert silent is None


def test_a_group_is_all_who_ever_took_part() -> None:
    """Also those who only joined or left; each two of them have a tie since the first message."""
    rename = {"conversationNameUpdate": {"initiatingUserId": LENA, "name": "x"}}
    leave = {"participantsLeave": {"userIds": [THEO], "createdAt": "2018-01-01T00:00:00.000Z"}}
    items = messages(
        groups=(
            talk(
                "77", sent(2, PRIYA, at="2017-03-04T00:00:00.000Z"), leave, sent(1, ME), rename,
                joined(ME, PRIYA, THEO),
            ),
        )
    )  # fmt: skip
    received, written = of(InteractionRecord, items)
    accounts_of = [one.accounts[0] for one in received.people]
    assert accounts_of == [f"x:{PRIYA}", f"x:{LENA}", f"x:{THEO}"]
    assert received.breadth is written.breadth is Breadth.GROUP
    assert received.sender == Handle(accounts=(f"x:{PRIYA}",))
    assert written.sender is None
    ties = of(TieRecord, items)
    assert len(ties) == 3
    assert {(one.kind, one.evidence, one.since) for one in ties} == {
        ("thread", Evidence.OBSERVED, date(2017, 2, 2))
    }
    assert reasons(items) == ["somebody joined, left or renamed a group"] * 3
    assert len(of(PersonRecord, items)) == 3


@pytest.mark.parametrize("others", [12, 13])
def test_large_groups_tie_nobody(others: int) -> None:
    """Nor are their members people one wrote to."""
    numbers = [str(500 + i) for i in range(others)]
    items = messages(groups=(talk("7", sent(1, ME), joined(ME, *numbers)),))
    small = others <= 12
    assert len(of(TieRecord, items)) == (66 if small else 0)
    assert len(of(PersonRecord, items)) == (12 if small else 0)
    assert len(of(InteractionRecord, items)) == 1


def test_automatic_messages_are_skipped() -> None:
    """What a firm's account says by itself is no contact."""
    items = messages(talk(f"{ME}-{PRIYA}", {"welcomeMessageCreate": {"senderId": PRIYA}}))
    assert reasons(items) == ["automatic message"]


@pytest.mark.parametrize(
    "event",
    [
        {"messageCreate": {"id": "5", "createdAt": "2017-02-02T01:00:28.774Z"}},
        {"messageCreate": {"id": "5", "senderId": PRIYA, "createdAt": "soon"}},
        {"messageCreate": []},
        {"somethingNew": {}},
        {},
        None,
    ],
)
def test_broken_messages_are_lost(event: Any) -> None:
    """One problem each, where it stands, and their neighbours are read."""
    items = messages(talk(f"{ME}-{PRIYA}", event, sent(1, ME, PRIYA)))
    lost = [one for one in of(Problem, items) if one.lost]
    assert [one.origin.record for one in lost] == ["/0/dmConversation/messages/0"]
    assert len(of(InteractionRecord, items)) == 1


@pytest.mark.parametrize("name", ["direct_message", "direct_messages"])
def test_headers_stand_in_for_messages(name: str) -> None:
    """They say all that is needed, and are not read besides the messages."""
    text = direct(talk(f"{ME}-{PRIYA}", sent(1, ME, PRIYA)), name=f"{name.rstrip('s')}_headers")
    beside = read(archive(direct__message__headers=text))
    instead = read(archive(direct__messages=None, direct__message__headers=text))
    for items in (beside, instead):
        channels = [one.channel for one in of(InteractionRecord, items)]
        assert channels.count("X message") == 1


def test_a_copy_of_a_file_repeats_nothing() -> None:
    """The same message twice is one."""
    files = archive()
    files["data/direct-messages (1).js"] = files["data/direct-messages.js"]
    items = read(files)
    assert len([one for one in of(InteractionRecord, items) if one.channel == "X message"]) == 1
    assert reasons(items) == ["repeated"]


# -- who the owner is, without account.js ------------------------------------------


def test_conversations_show_their_owner() -> None:
    """Who takes part in two with different others, can only be the owner."""
    text = direct(
        talk(f"{ME}-{PRIYA}", sent(1, PRIYA, ME)), talk(f"{ME}-{THEO}", sent(2, ME, THEO))
    )
    events = of(InteractionRecord, read(text))
    assert [one.direction for one in events] == [Direction.IN, Direction.OUT]


def test_one_conversation_does_not() -> None:
    """Then its messages are skipped, and it is said what would help."""
    items = read(direct(talk(f"{ME}-{PRIYA}", sent(1, PRIYA, ME))))
    [problem] = of(Problem, items)
    assert not problem.lost
    assert "account.js" in problem.remedy
    assert reasons(items) == ["owner unknown"]
