"""The Markdown report, read by markdown-it as GitHub and GitLab read theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reports import GOAL, HOSTILE, NAMES, foreign_finding, rendered, report_of, set_aside

from netrules import Report, Unread, printable
from netrules.plugins.formats.markdown import Markdown

#: All that the report is made of; anything else would have come from an input.
_MADE_OF: Final = set(
    "heading bullet_list list_item paragraph table thead tbody tr th td inline text strong".split()
)
_JOINER: Final = "\N{WORD JOINER}"
#: What GitHub and GitLab make of a page's text: mentions, references, addresses and emoji.
_AFTERWARDS: Final = re.compile(
    r'@\w|[#!$&]\d|[~%][\w"]|GH-\d|://|www\.|:[\w+-]+:', re.ASCII | re.IGNORECASE
)


def _parsed(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def read_markdown(text: str) -> list[str]:
    """The text of each block, once it is sure that there is nothing in it but text."""
    assert text.endswith("\n")
    tokens = _parsed(text)
    kinds = {re.sub("_(open|close)$", "", token.type) for token in _all(tokens)}
    assert kinds <= _MADE_OF
    blocks = [
        "".join(child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]
    for block in blocks:
        assert not _AFTERWARDS.search(block), block
    return [block.replace(_JOINER, "") for block in blocks]


def _blocks(report: Report, **namer: Any) -> list[str]:
    return read_markdown(rendered(Markdown(), report, **namer))


def _cells(text: str) -> list[list[str]]:
    """The rows of every table."""
    rows: list[list[str]] = []
    tokens = _parsed(text)
    for token, content in pairwise(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("td_open", "th_open"):
            children = content.children or ()
            rows[-1].append("".join(one.content for one in children).replace(_JOINER, ""))
    return rows


def test_the_whole() -> None:
    """The answer, the goals, what to do, what can't be told, and what was read."""
    text = rendered(Markdown(), report_of(goals=(GOAL,), codes="K901 K902 T902"))
    blocks = read_markdown(text)
    assert blocks[:3] == [
        "netrules",
        "Can't tell whether your network can bring more-data",
        (
            "2 people, 0 ties among them, 0 interactions; as of 2026-09-30. Exit code 1: there "
            "are findings at or above --fail-on."
        ),
    ]
    for part in (
        "Goal: more-data",
        "What to do",
        "error T902 poor-network: The network is poor",
        "only 2 people",
        "no word from Ana Ruiz of Ana Ruiz. To do: write to Ana Ruiz (contacts.toml:1)",
        "What can't be told",
        "add level (how senior they are), for 2 people: 2 judgements of K902",
        "What was read",
    ):
        assert part in blocks
    assert _cells(text) == [
        ["met", "there are", "who", "what would settle it"],
        ["yes", "2 of 1", "anybody: Ana Ruiz, Bo Berg", ""],
        ["can't tell", "0 to 2 of 1", "seniors", "add level (how senior they are): Ana Ruiz"],
        ["no", "0 to 2 of 99", "many (would help)", ""],
        ["rule", "can't tell", "to settle it"],
        ["K902 unknown-person", "2 of 2", "add level (how senior they are)"],
        ["file", "source", "records"],
        [
            "contacts.toml",
            "contacts",
            "2 read = 2 kept + 0 joined + 0 skipped + 0 problems",
        ],
    ]


def test_failures_are_at_the_top() -> None:
    """What was not read, and what crashed."""
    blocks = _blocks(report_of(unreadable=[Unread("a.zip", "is empty", "b.csv")]))
    assert blocks[3:5] == [
        "not read: a.zip (b.csv): is empty",
        "crashed: R902 of tests: RuntimeError: Ana Ruiz",
    ]


def test_many_findings_of_a_rule_are_counted() -> None:
    """A comment has its bounds, so of each rule only some are listed."""
    blocks = _blocks(report_of([f"Person {number}" for number in range(12)], codes="K901"))
    assert sum("no word from" in block for block in blocks) == 5
    assert "and 7 more of these" in blocks


def test_what_is_set_aside_is_counted() -> None:
    """It is no work to do, and not forgotten either."""
    blocks = _blocks(set_aside(report_of(codes="K901"), waived=1, baselined=1))
    assert "Set aside by waivers or the baseline: 2 findings." in blocks
    assert "What to do" not in blocks


def test_findings_of_other_rules() -> None:
    """A finding that a plugin added is listed under its code."""
    assert "info ACME001" in _blocks(foreign_finding(report_of()))


def test_redacted() -> None:
    """No name, goal or member, and nothing of what an exception says."""
    unread = [Unread("a.zip", "is empty", "Annabel.csv")]
    report = report_of(["Annabel"], member="Annabel", goals=(GOAL,), unreadable=unread)
    text = rendered(Markdown(), report, redact=True)
    read_markdown(text)
    assert not any(word in text for word in ("Annabel", "more-data", "seniors"))
    assert "person-1" in text


@given(names=st.lists(NAMES, min_size=1, max_size=3), path=NAMES)
def test_whatever_the_names(names: list[str], path: str) -> None:
    """What was read is text, the text is what was meant, and it is the same each time."""
    report = report_of(names, path=path, member=path, goals=(GOAL,))
    text = rendered(Markdown(), report)
    assert text == rendered(Markdown(), report)
    blocks = " ".join(" ".join(read_markdown(text)).split())
    for one in report.network.people:
        name = printable(one.name).replace(_JOINER, "")
        assert " ".join(f"no word from {name} of".split()) in blocks
    assert len(_cells(text)) == 8
    assert all(len(row) in (3, 4) for row in _cells(text))


@given(text=st.text("#+-=0123456789.) \t>~`|*_:x", max_size=8).filter(str.strip))
def test_whatever_a_line_begins_with(text: str) -> None:
    """A plugin's message may begin with a value; it is an item's text all the same."""
    report = report_of(codes="K901")
    found = attrs.evolve(report.findings[0], template="{it}", data={"it": text}, advice="")
    alone = attrs.evolve(found, locations=())
    blocks = _blocks(attrs.evolve(report, findings=(alone,)))
    assert " ".join(text.split()) in [" ".join(block.split()) for block in blocks]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names(name: str) -> None:
    """Each kind of them, as a name of everything."""
    read_markdown(rendered(Markdown(), report_of([name], path=name, member=name, goals=(GOAL,))))
