"""What a contacts file vouches for."""

from __future__ import annotations

from datetime import date

import pytest
from plugins.contacts_reader import clean, of, problem

from netrules import Handle, InteractionCoverage, Problem, TieCoverage

LOG = """
[[interaction]]
with = "anna@example.org"
on = 2026-03-01
channel = "call"

[[interaction]]
with = "anna@example.org"
on = 2025-11-05T08:00:00
channel = "call"

[[interaction]]
with = "ben@example.org"
on = 2026-02-02
"""

PEOPLE = """
[[person]]
name = "Anna"
id = "anna"
groups = ["Old colleagues", "Chess"]

[[person]]
name = "Chess"

[[person]]
name = "Twin"

[[person]]
name = "Twin"

[[group]]
name = "Leeds Circle"
members = ["anna"]
"""


def spans(text: str) -> list[tuple[str, date, date]]:
    """The channels that *text* vouches for, from when to when."""
    return [(item.channel, item.since, item.until) for item in of(InteractionCoverage, text)]


def test_without_a_word_each_channel_is_covered_from_first_to_last() -> None:
    """The log of each channel is complete between its first and last entry, and not beyond."""
    assert of(Problem, LOG) == []
    assert spans(LOG) == [
        ("call", date(2025, 11, 5), date(2026, 3, 1)),
        ("contact", date(2026, 2, 2), date(2026, 2, 2)),
    ]
    assert [item.origin.line for item in of(InteractionCoverage, LOG)] == [2, 12]
    assert all(not item.until_at_least for item in of(InteractionCoverage, LOG))


def test_a_stated_span_holds_for_every_channel_of_the_log() -> None:
    """What [coverage] says takes the place of what the log shows."""
    text = LOG + "[coverage]\ninteractions = { since = 2026-01-01, until = 2026-06-30 }\n"
    days = (date(2026, 1, 1), date(2026, 6, 30))
    assert of(Problem, text) == []
    assert spans(text) == [("call", *days), ("contact", *days)]
    for item in of(InteractionCoverage, text):
        assert not item.until_at_least
        assert (item.origin.line, item.origin.record) == (16, "/coverage")


def test_an_empty_log_may_be_vouched_for() -> None:
    """Nothing logged on days that are covered means that nothing happened."""
    text = '[coverage]\ninteractions = { since = 2026-01-01, until = "today" }\n'
    assert spans(text) == [("log", date(2026, 1, 1), date.max)]
    assert spans('[[person]]\nname = "Anna"\n') == []


@pytest.mark.parametrize(
    ("span", "message"),
    [
        (
            "{ since = 2026-01-01 }",
            "[coverage.interactions] lacks until",
        ),
        (
            "{ since = 2026, until = 2026-02-01 }",
            "since in [coverage.interactions] is not a full date",
        ),
        (
            '{ since = 2026-01-01, until = "now" }',
            'until in [coverage.interactions] is not a full date or "today"',
        ),
        (
            "{ since = 2026-02-01, until = 2026-01-01 }",
            "[coverage.interactions] ends before it begins",
        ),
        (
            "{ since = 2026-01-01, till = 2026-02-01 }",
            "[coverage.interactions] has no such key",
        ),
        ("2026-01-01", "interactions in [coverage] is not a table with since and until"),
    ],
)
def test_a_span_that_cannot_be_read_is_not_stated(span: str, message: str) -> None:
    """A faulty span is reported, loses no record, and leaves what the log itself shows."""
    text = f"{LOG}[coverage]\ninteractions = {span}\n"
    problems = of(Problem, text)
    assert problems[0].message.startswith(message)
    assert problems[0].origin.line == 16
    assert not any(found.lost for found in problems)
    assert spans(text) == spans(LOG)


def test_an_empty_span_says_nothing() -> None:
    """A span with nothing filled in is as good as none."""
    text = LOG + '[coverage]\ninteractions = { since = "", until = "" }\n'
    assert of(Problem, text) == []
    assert spans(text) == spans(LOG)


def test_the_span_may_have_a_header_of_its_own() -> None:
    """Under a header, the days are reported on their own lines."""
    text = '[coverage.interactions]\nsince = 2026-01-01\nuntil = "tomorrow"\n'
    found = problem(text)
    assert (found.origin.line, found.origin.record) == (3, "/coverage/interactions")


BROKEN = [
    '[[interaction]]\nwith = "anna@example.org"\n',
    '[[interaction]]\nwith = ["anna", "Twin"]\non = 2026-01-05\n',
    '[[interaction]]\nwith = "Twin"\non = 2026-01-05\n',
    '[[interactions]]\nwith = "anna"\non = 2026-01-05\n',
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_log_with_a_hole_covers_nothing(broken: str) -> None:
    """What could not be read must not pass for what did not happen."""
    text = PEOPLE + LOG + broken
    assert spans(text) == []
    assert len(of(Problem, text)) == 1
    stated = text + '[coverage]\ninteractions = { since = 2026-01-01, until = "today" }\n'
    assert spans(stated) == []
    told = of(Problem, stated)[1]
    assert told.message == (
        "interactions in [coverage] does not count while an interaction cannot be read"
    )
    assert not told.lost


def test_a_detail_amiss_leaves_the_log_whole() -> None:
    """An interaction that is read without a detail still counts as logged."""
    text = LOG + 'favour = "gave"\n'
    assert len(of(Problem, text)) == 1
    assert spans(text) == spans(LOG)


def test_all_ties() -> None:
    """With ties complete, the file lists every tie between those it lists."""
    [one] = clean(TieCoverage, PEOPLE + '[coverage]\nties = "complete"\n')
    assert (one.among, one.groups) == (None, ())
    assert one.origin.record == "/coverage"
    assert of(TieCoverage, PEOPLE) == []
    found = problem(PEOPLE + '[coverage]\nties = "all"\n')
    assert found.message == 'ties in [coverage] is not "complete"'


def test_ties_among_some() -> None:
    """A set is named by groups, of tables or of people's own keys, and by people."""
    text = (
        PEOPLE
        + """[coverage]
ties-among = ["leeds  circle", "old colleagues", "anna", "me", "zoe@example.org", "Leeds Circle"]
"""
    )
    [one] = clean(TieCoverage, text)
    assert one.groups == ("Leeds Circle", "Old colleagues")
    assert one.among == (
        Handle(ids=("anna",), names=("Anna",)),
        Handle(me=True),
        Handle(emails=("zoe@example.org",)),
    )


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("Chess", "may mean a group or a person"),
        ("Twin", "may mean several people"),
        ("Nobody", "names neither a group nor a person of this file"),
    ],
)
def test_an_unclear_word_among_ties_counts_for_nobody(word: str, message: str) -> None:
    """What a word means is never guessed; the others of the set remain."""
    text = PEOPLE + f'[coverage]\nties-among = [\n"anna",\n"{word}",\n]\n'
    found = problem(text)
    assert found.message == f"ties-among in [coverage] {message}"
    assert f'"{word}"' in found.remedy
    assert text.splitlines()[found.origin.line - 1] == f'"{word}",'
    assert not found.lost
    [one] = of(TieCoverage, text)
    assert [handle.ids for handle in one.among or ()] == [("anna",)]
    assert of(TieCoverage, PEOPLE + f'[coverage]\nties-among = "{word}"\n') == []


def test_ties_with_a_hole_cover_nothing() -> None:
    """A tie that could not be read must not pass for one that is not there."""
    for stated in ('ties = "complete"', 'ties-among = "anna"'):
        text = f'{PEOPLE}[[tie]]\nbetween = ["anna", "Twin"]\n[coverage]\n{stated}\n'
        assert of(TieCoverage, text) == []
        told = of(Problem, text)[1]
        assert told.message.endswith("in [coverage] does not count while a tie cannot be read")


def test_ties_among_some_add_nothing_to_all() -> None:
    """Of both, the wider one holds."""
    text = PEOPLE + '[coverage]\nties = "complete"\nties-among = "anna"\n'
    assert problem(text).message == "ties-among in [coverage] adds nothing to ties"
    [one] = of(TieCoverage, text)
    assert one.among is None
