"""How messages.csv becomes interactions, ties and coverage."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.linkedin_reader import (
    LENA,
    ME,
    MESSAGES,
    PRIYA,
    PROFILE,
    THEO,
    connection,
    connections,
    message,
    messages,
    of,
    read,
    table,
    url,
)

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OwnerRecord,
    Problem,
    Skipped,
    TieCoverage,
    TieRecord,
)

#: A conversation with each of two others, from which it shows whose messages they are.
FROM_PRIYA = message("1", PRIYA, ME)
TO_THEO = message("2", ME, THEO)


def handle(person: tuple[str, str]) -> Handle:
    """How messages name somebody."""
    return Handle(urls=(person[1],), names=(person[0],))


def sent(*rows: Sequence[str]) -> list[InteractionRecord]:
    """The messages of a file with these rows."""
    return of(InteractionRecord, read(messages(*rows)))


def last(*rows: Sequence[str]) -> InteractionRecord:
    """The last message of a file that has these rows after two plain ones."""
    return sent(FROM_PRIYA, TO_THEO, *rows)[-1]


def reasons(items: list[Item]) -> list[str]:
    """Why rows were skipped."""
    return [item.reason for item in of(Skipped, items)]


# -- who wrote to whom -------------------------------------------------------------


def test_messages_go_out_and_come_in() -> None:
    """The owner's are out, all others in, with when and in which conversation."""
    received, written = sent(FROM_PRIYA, TO_THEO)
    assert received.people == (handle(PRIYA),)
    assert received.channel == "LinkedIn message"
    assert received.at == datetime(2023, 6, 1, 14, 3, 22, tzinfo=UTC)
    assert (received.direction, received.breadth) == (Direction.IN, Breadth.ONE)
    assert (received.thread, received.sender, received.favour) == ("1", None, None)
    assert written.people == (handle(THEO),)
    assert written.direction is Direction.OUT


def test_a_group_is_all_who_ever_took_part() -> None:
    """Who is in a conversation shows from all of its rows together."""
    rows = sent(
        FROM_PRIYA, TO_THEO, message("3", ME, THEO), message("3", LENA, ME), message("4", ME, LENA)
    )
    _, _, first, second, alone = rows
    assert first.people == second.people == (handle(LENA), handle(THEO))
    assert first.breadth is second.breadth is Breadth.GROUP
    assert (first.direction, first.sender) == (Direction.OUT, None)
    assert (second.direction, second.sender) == (Direction.IN, handle(LENA))
    assert (alone.people, alone.breadth) == ((handle(LENA),), Breadth.ONE)


@pytest.mark.parametrize("separator", [",", " ", ", ", ";", " , "])
def test_recipients_are_separated_in_any_way(separator: str) -> None:
    """Commas, spaces, both; and the same recipient twice is one."""
    row = message("3", ME, THEO, LENA, LENA)
    row[MESSAGES.index("RECIPIENT PROFILE URLS")] = separator.join([THEO[1], LENA[1], LENA[1]])
    assert last(row).people == (handle(LENA), handle(THEO))


def test_one_object_names_a_person_everywhere() -> None:
    """However many messages, a person is named by one handle."""
    rows = sent(FROM_PRIYA, TO_THEO, FROM_PRIYA, message("9", ME, PRIYA))
    assert rows[0].people[0] is rows[2].people[0] is rows[3].people[0]


def test_one_profile_is_one_person_however_written() -> None:
    """Country, language, case, encoding and scheme of a URL make nobody else of them."""
    variants = (
        "https://uk.linkedin.com/in/Priya-Raman/",
        "www.linkedin.com/in/priya-raman?trk=x",
        "https://www.linkedin.com/in/priya%2Draman/de",
    )
    rows = sent(TO_THEO, *(message("1", (PRIYA[0], link), ME) for link in variants))
    assert {row.breadth for row in rows} == {Breadth.ONE}
    assert len({row.people for row in rows[1:]}) == 1


def test_a_name_with_a_comma_is_one_name() -> None:
    """A degree after a comma is no recipient."""
    wren = ("Wren Hale, PhD", url("wren-hale"))
    row = last(message("3", ME, wren, THEO))
    assert row.people == (handle(THEO), handle(wren))


# -- rows that are no messages -----------------------------------------------------


@pytest.mark.parametrize("yes", ["Yes", "true", "TRUE"])
def test_drafts_are_skipped_and_make_nobody_a_member(yes: str) -> None:
    """What was never sent was never said, nor is its recipient in the conversation."""
    items = read(messages(FROM_PRIYA, TO_THEO, message("1", ME, PRIYA, LENA, IS_MESSAGE_DRAFT=yes)))
    assert reasons(items) == ["draft"]
    assert [row.breadth for row in of(InteractionRecord, items)] == [Breadth.ONE, Breadth.ONE]


def test_a_draft_of_a_conversation_is_a_draft() -> None:
    """Newer exports mark whole conversations as drafts."""
    header = (*MESSAGES, "IS CONVERSATION DRAFT")
    rows = [[*FROM_PRIYA, "No"], [*TO_THEO, "No"], [*message("3", ME, LENA), "Yes"]]
    assert reasons(read(table(header, rows))) == ["draft"]


def test_spam_and_advertisements_are_skipped() -> None:
    """What LinkedIn itself calls spam, and what advertisers paid for, is no contact."""
    paid = '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,</p>'
    items = read(
        messages(
            FROM_PRIYA,
            TO_THEO,
            message("3", ("Rex Dorn", url("rex-dorn")), ME, FOLDER="SPAM"),
            message("4", ("Casey Morgan", ""), ME, CONTENT=paid),
        )
    )
    assert reasons(items) == ["spam", "advertisement"]
    assert len(of(InteractionRecord, items)) == 2


@pytest.mark.parametrize("link", ["", "https://www.linkedin.com/in/UNKNOWN"])
def test_members_without_name_are_skipped(link: str) -> None:
    """A message from or to somebody who left LinkedIn is with nobody known."""
    gone = ("LinkedIn Member", link)
    items = read(messages(FROM_PRIYA, TO_THEO, message("3", gone, ME), message("4", ME, gone)))
    assert reasons(items) == ["deactivated member"] * 2


def test_a_member_without_name_still_makes_a_group() -> None:
    """One known and one unknown other are two others."""
    row = last(message("3", ("LinkedIn Member", ""), ME, THEO))
    assert (row.people, row.breadth, row.sender) == ((handle(THEO),), Breadth.GROUP, None)


def test_more_names_than_urls_are_a_group() -> None:
    """A recipient whose URL is missing is not forgotten."""
    row = message("3", ME, THEO)
    row[MESSAGES.index("TO")] = "Theo Grant, Ann Other"
    assert last(row).breadth is Breadth.GROUP


def test_a_message_to_nobody_is_skipped() -> None:
    """Notes to oneself are with nobody."""
    items = read(messages(FROM_PRIYA, TO_THEO, message("3", ME), message("4", ME, ME)))
    assert reasons(items) == ["no other participant"] * 2


def test_a_message_without_sender_is_a_problem() -> None:
    """It cannot be said which way it went."""
    items = read(messages(FROM_PRIYA, TO_THEO, message("3", ("", ""), ME)))
    [lost, silent] = of(Problem, items)
    assert lost.lost
    assert not silent.lost


# -- place and time ----------------------------------------------------------------


def test_lines_are_those_on_which_records_begin() -> None:
    """Line breaks inside messages count, blank lines and other line ends too."""
    rows = [
        message("1", PRIYA, ME, CONTENT="one\ntwo\r\n\r\nfive"),
        TO_THEO,
        message("1", ME, PRIYA, CONTENT='a "quoted"\nword'),
        FROM_PRIYA,
    ]
    found = sent(*rows)
    assert [row.origin.line for row in found] == [2, 6, 7, 9]
    assert [row.origin.record for row in found] == [1, 2, 3, 4]


def test_numbers_of_old_exports_are_read() -> None:
    """Dates in LinkedIn's older form have the month first."""
    row = last(message("3", ME, LENA, at="4/3/18, 9:05 PM"))
    assert row.at == datetime(2018, 4, 3, 21, 5)


@pytest.mark.parametrize(
    ("at", "word"), [("yesterday", "form"), ("03.04.2018 25:00", "form"), ("3/4/2018", "month")]
)
def test_a_message_without_date_is_lost(at: str, word: str) -> None:
    """It cannot be placed in time, so it is a problem, and the file then vouches for nothing."""
    items = read(messages(FROM_PRIYA, TO_THEO, message("3", ME, LENA, at=at)))
    lost, silent = of(Problem, items)
    assert lost.lost
    assert word in lost.message
    assert (lost.origin.line, lost.origin.record) == (4, 3)
    assert not silent.lost
    assert of(InteractionCoverage, items) == []


# -- coverage ----------------------------------------------------------------------


def test_coverage_spans_what_was_sent() -> None:
    """From the oldest to at least the newest message, drafts left out."""
    items = read(
        messages(
            message("1", PRIYA, ME, at="2021-02-03 23:59:59 UTC"),
            message("2", ME, THEO, at="2023-01-01 00:00:00 UTC"),
            message("2", ME, THEO, at="2024-01-01 00:00:00 UTC", IS_MESSAGE_DRAFT="Yes"),
        )
    )
    [found] = of(InteractionCoverage, items)
    assert found.channel == "LinkedIn message"
    assert (found.since, found.until) == (date(2021, 2, 3), date(2023, 1, 1))
    assert found.until_at_least


def test_no_messages_cover_nothing() -> None:
    """An empty mailbox does not show since when it is empty."""
    assert read(messages()) == []


# -- ties --------------------------------------------------------------------------


def test_a_group_shows_who_has_met() -> None:
    """Each two others of a conversation have an observed tie, from its first message on."""
    items = read(
        messages(
            FROM_PRIYA,
            TO_THEO,
            message("3", LENA, ME, THEO, PRIYA, at="2022-05-02 10:00:00 UTC"),
            message("3", ME, LENA, THEO, PRIYA, at="2022-05-01 10:00:00 UTC"),
            message("4", ME, LENA, THEO, at="2020-01-01 10:00:00 UTC"),
        )
    )
    ties = of(TieRecord, items)
    found = {tuple(one.names[0] for one in tie.between): tie.since for tie in ties}
    assert found == {
        ("Lena Vogt", "Priya Raman"): date(2022, 5, 1),
        ("Lena Vogt", "Theo Grant"): date(2020, 1, 1),
        ("Priya Raman", "Theo Grant"): date(2022, 5, 1),
    }
    assert {(tie.kind, tie.evidence) for tie in ties} == {("thread", Evidence.OBSERVED)}
    assert of(TieCoverage, items) == []


@pytest.mark.parametrize(("others", "ties"), [(2, 1), (12, 66), (13, 0)])
def test_a_crowd_shows_nothing(others: int, ties: int) -> None:
    """Being written to among many does not mean to know each other."""
    crowd = [(f"Person No{n}", url(f"p{n}")) for n in range(others)]
    items = read(messages(FROM_PRIYA, TO_THEO, message("3", ME, *crowd)))
    assert len(of(TieRecord, items)) == ties
    assert of(InteractionRecord, items)[-1].breadth is Breadth.GROUP


# -- whose messages they are -------------------------------------------------------


def test_the_owner_is_in_every_conversation() -> None:
    """Their URL becomes a record of its own."""
    [owner] = of(OwnerRecord, read(messages(FROM_PRIYA, TO_THEO)))
    assert owner.handle == Handle(urls=(ME[1],), names=(ME[0],), me=True)


def test_two_people_alone_cannot_be_told_apart() -> None:
    """One conversation of two shows no owner: said once, and nothing claimed."""
    items = read(messages(FROM_PRIYA, message("1", ME, PRIYA)))
    assert reasons(items) == ["owner unknown"] * 2
    [problem] = of(Problem, items)
    assert not problem.lost
    assert "[me] url" in problem.remedy
    assert len(items) == 3


@pytest.mark.parametrize("given_url", [ME[1], [ME[1]], ("x", "linkedin.com/in/Maya-Lind/")])
def test_the_settings_tell_them_apart(given_url: object) -> None:
    """With the owner's URL in the options the same file has a direction."""
    items = read(messages(FROM_PRIYA, message("1", ME, PRIYA)), url=given_url)
    directions = [row.direction for row in of(InteractionRecord, items)]
    assert directions == [Direction.IN, Direction.OUT]
    assert of(Problem, items) == []


def test_the_profile_tells_them_apart() -> None:
    """Who bears the name of the profile is the owner, in one conversation already."""
    items = read(
        {
            "messages.csv": messages(FROM_PRIYA),
            "Profile.csv": table(PROFILE, [["Maya", "Lind", "", "", ""]]),
        }
    )
    [row] = of(InteractionRecord, items)
    assert (row.direction, row.people) == (Direction.IN, (handle(PRIYA),))


def test_one_who_is_alone_in_a_conversation_is_not_the_owner() -> None:
    """A sender without recipients may be either side."""
    items = read(messages(message("1", PRIYA)))
    assert of(OwnerRecord, items) == []
    assert reasons(items) == ["owner unknown"]


def test_a_namesake_of_the_owner_is_somebody_else() -> None:
    """Where there are URLs, names do not count."""
    twin = (ME[0], url("another-maya"))
    row = last(message("3", twin, ME))
    assert (row.direction, row.people) == (Direction.IN, (handle(twin),))


# -- old layouts -------------------------------------------------------------------

OLD = ("CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "DATE", "CONTENT")
AT = "2021-04-02 09:15:00 UTC"


def test_without_urls_of_recipients_names_stand_for_them() -> None:
    """Someone who also wrote is known by the URL, someone who never did by the name."""
    jane = ("Jane Doe, Ph.D.", url("jane-doe"))
    rows = [
        ["1", *PRIYA, ME[0], AT, ""],
        ["1", *ME, PRIYA[0], AT, ""],
        ["2", *THEO, f"{ME[0]}, {jane[0]}", AT, ""],
        ["2", *jane, f"{ME[0]}, {THEO[0]}", AT, ""],
        ["3", *ME, LENA[0], AT, ""],
        ["4", *PRIYA, ME[0], AT, ""],
    ]
    items = read(table(OLD, rows))
    found = of(InteractionRecord, items)
    assert [row.people for row in found] == [
        (handle(PRIYA),),
        (handle(PRIYA),),
        (handle(jane), handle(THEO)),
        (handle(jane), handle(THEO)),
        (Handle(names=(LENA[0],)),),
        (handle(PRIYA),),
    ]
    assert [row.direction.value for row in found] == ["in", "out", "in", "in", "out", "in"]
    assert found[3].sender == handle(jane)
    [owner] = of(OwnerRecord, items)
    assert owner.handle.urls == (ME[1],)


def test_without_any_urls_everyone_is_a_name() -> None:
    """The oldest exports name people only."""
    rows = [["1", PRIYA[0], ME[0], AT], ["2", ME[0], f"{THEO[0]}, {LENA[0]}", AT]]
    items = read(table(("CONVERSATION ID", "FROM", "TO", "DATE"), rows))
    first, second = of(InteractionRecord, items)
    assert first.people == (Handle(names=(PRIYA[0],)),)
    assert first.direction is Direction.IN
    assert second.people == (Handle(names=(LENA[0],)), Handle(names=(THEO[0],)))
    assert second.direction is Direction.OUT
    assert of(OwnerRecord, items) == []


# -- laws --------------------------------------------------------------------------

CAST = (PRIYA, THEO, LENA, ("Ann Other", url("ann")), ("Wren Hale, PhD", url("wren")))
talks = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.integers(0, len(CAST) - 1),
        st.sets(st.integers(0, len(CAST) - 1), max_size=3),
        st.booleans(),
        st.integers(0, 900),
        st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20),
    ),
    max_size=12,
)


def _rows(drawn: list[tuple[str, int, set[int], bool, int, str]]) -> list[list[str]]:
    rows = [FROM_PRIYA, TO_THEO, message("5", ME, LENA)]
    for thread, who, others, mine, minutes, text in drawn:
        at = datetime(2022, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
        sender, to = (ME, CAST[who]) if mine else (CAST[who], ME)
        recipients = [to, *(CAST[n] for n in sorted(others - {who}))]
        stamp = at.strftime("%Y-%m-%d %H:%M:%S UTC")
        rows.append(message(thread, sender, *recipients, at=stamp, CONTENT=text))
    return rows


@given(talks, st.randoms(use_true_random=False))
def test_the_order_of_rows_decides_nothing(drawn: list[Any], chance: Any) -> None:
    """Shuffled rows give the same messages, ties and coverage, apart from their places."""
    rows = _rows(drawn)
    shuffled = chance.sample(rows, len(rows))
    assert _told(read(messages(*rows))) == _told(read(messages(*shuffled)))


@given(talks)
def test_members_are_the_union_of_senders_and_recipients(drawn: list[Any]) -> None:
    """A plain reading of the same file finds the same people in each conversation."""
    text = messages(*_rows(drawn))
    union: dict[str, set[str]] = {}
    for row in csv.DictReader(StringIO(text, newline="")):
        links = {row["SENDER PROFILE URL"], *row["RECIPIENT PROFILE URLS"].split(",")}
        union.setdefault(row["CONVERSATION ID"], set()).update(links - {ME[1]})
    found = of(InteractionRecord, read(text))
    assert len(found) == len(_rows(drawn))
    for one in found:
        assert {person.urls[0] for person in one.people} == union[one.thread]
        assert (one.breadth is Breadth.ONE) == (len(union[one.thread]) == 1)


def _told(items: list[Item]) -> list[str]:
    told = []
    for item in items:
        if isinstance(item, InteractionRecord):
            told.append(f"{item.people} {item.at} {item.direction} {item.breadth} {item.sender}")
        elif isinstance(item, TieRecord):
            told.append(f"{item.between} {item.since}")
        elif isinstance(item, InteractionCoverage):
            told.append(f"{item.since} {item.until}")
        elif isinstance(item, OwnerRecord):
            told.append(f"{item.handle}")
        else:
            told.append(f"{type(item)}")
    return sorted(told)


def test_a_list_of_connections_beside_it_changes_nothing() -> None:
    """Sources never join people: messages read alike with and without connections."""
    alone = read({"messages.csv": messages(FROM_PRIYA, TO_THEO)})
    beside = read(
        {
            "Connections.csv": connections(connection("Jo Example")),
            "messages.csv": messages(FROM_PRIYA, TO_THEO),
        }
    )
    assert [item for item in beside if item.origin.member != "Connections.csv"] == alone
