"""The report for GitHub, read by a parser of workflow commands.

The parser follows GitHub's page on workflow commands and how the runner reads them: a line
that begins with ``::`` is a command up to the next ``::``, and what is behind that is data.
"""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st
from reports import GOAL, HOSTILE, NAMES, rendered, report_of, set_aside

from netrules import Report, Unread, printable
from netrules.plugins.formats.github import MOST_SHOWN, Github

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%3A", ":"), ("%2C", ","), *_DATA)


@attrs.frozen
class Command:
    """A workflow command.

    Args:
        name: What is to be done.
        properties: Where and how.
        message: What is said.
    """

    name: str
    properties: dict[str, str]
    message: str


def read_commands(text: str) -> list[Command]:
    """The commands of an output that holds nothing else."""
    assert text.endswith("\n")
    return [_command(line) for line in text.removesuffix("\n").split("\n")]


def _command(line: str) -> Command:
    assert line.startswith("::")
    head, separator, data = line[2:].partition("::")
    assert separator
    name, _, stated = head.partition(" ")
    assert name in ("error", "warning", "notice")
    properties = {}
    for pair in stated.split(","):
        key, equals, value = pair.partition("=")
        assert equals
        assert key in ("file", "line", "title")
        assert value
        properties[key] = _unescaped(value, _PROPERTY)
    return Command(name, properties, _unescaped(data, _DATA))


def _unescaped(text: str, table: tuple[tuple[str, str], ...]) -> str:
    for sign, char in table:
        text = text.replace(sign, char)
    return text


def _commands(report: Report, **namer: Any) -> list[Command]:
    return read_commands(rendered(Github(), report, **namer))


def test_findings() -> None:
    """A finding is a command at its level, with its rule, its place, and what to do."""
    poor, ana, _ = _commands(report_of(codes="K901 T902"))
    assert poor == Command("error", {"title": "T902 poor-network"}, "only 2 people")
    where = {"file": "contacts.toml", "line": "1", "title": "K901 silent-person"}
    said = "no word from Ana Ruiz of Ana Ruiz\nTo do: write to Ana Ruiz"
    assert ana == Command("warning", where, said)


def test_failures_come_first() -> None:
    """What was not read and what crashed, before any finding."""
    unread, crash, *others = _commands(report_of(unreadable=[Unread("a,b:c.zip", "is empty", "m")]))
    where = {"file": "a,b:c.zip", "title": "netrules: not read"}
    assert unread == Command("error", where, "a,b:c.zip (m): is empty")
    assert crash.message == "crashed: R902 of tests: RuntimeError: Ana Ruiz"
    assert [one.name for one in others] == ["error", "warning", "warning", "notice"]


def test_too_little_judged_is_an_error() -> None:
    """A run that fails for what it could not judge says so, and what would settle it."""
    [command] = _commands(report_of(codes="K902"))
    assert command.name == "error"
    assert command.properties == {"title": "netrules: too little could be judged"}
    assert "add level (how senior they are), for 2 people: 2 judgements of K902" in command.message


def test_goals_and_what_could_not_be_judged_come_last() -> None:
    """They are no findings: the last command tells them."""
    last = _commands(report_of(goals=(GOAL,)))[-1]
    assert last.name == "notice"
    assert last.message.split("\n") == [
        "Can't tell whether your network can bring more-data.",
        "Can't tell everything by 1 of 6 rules.",
        "What would unlock most:",
        "add level (how senior they are), for 2 people: 2 judgements of K902",
        "All of it: add --output-file text=FILE.",
    ]


def test_ten_fit() -> None:
    """As many as GitHub shows are shown, without a last word."""
    names = [f"Person {number}" for number in range(MOST_SHOWN)]
    found = _commands(report_of(names, codes="K901"))
    assert [one.properties["title"] for one in found] == ["K901 silent-person"] * MOST_SHOWN


def test_of_more_the_worst_are_shown() -> None:
    """The last of ten commands says how many more there are, of which rules, and where."""
    names = [f"Person {number}" for number in range(MOST_SHOWN + 2)]
    found = _commands(report_of(names, codes="K901 T902"))
    assert len(found) == MOST_SHOWN
    assert [one.name for one in found] == ["error"] + ["warning"] * 8 + ["notice"]
    assert found[-1].message == (
        "4 more: 4 K901 silent-person.\nAll of it: add --output-file text=FILE."
    )


def test_what_is_set_aside_is_not_shown() -> None:
    """A waiver and a baseline silence annotations."""
    report = set_aside(report_of(codes="K901"), waived=1, baselined=1)
    assert rendered(Github(), report) == "\n"


def test_members_of_a_zip_have_no_line_of_it() -> None:
    """The line is one of the member, and GitHub would show it in the zip."""
    [command] = _commands(report_of(["Ana"], codes="K901", path="a.zip", member="b.csv"))
    assert command.properties == {"file": "a.zip", "title": "K901 silent-person"}


def test_redacted() -> None:
    """No name, goal or member, and nothing of what an exception says."""
    unread = [Unread("a.zip", "is empty", "Annabel.csv")]
    report = report_of(["Annabel"], member="Annabel", goals=(GOAL,), unreadable=unread)
    text = rendered(Github(), report, redact=True)
    assert "Annabel" not in text
    assert "more-data" not in text
    assert "person-1" in text


@given(names=st.lists(NAMES, min_size=1, max_size=3), path=NAMES)
def test_whatever_the_names(names: list[str], path: str) -> None:
    """Each command is one line, and says after unescaping what was meant, without controls."""
    report = report_of(names, path=path, codes="K901 R902", goals=(GOAL,))
    text = rendered(Github(), report)
    assert text == rendered(Github(), report)
    assert text.replace("\n", "").isprintable() or not text.isascii()
    commands = read_commands(text)
    people = list(report.network.people)
    shown = [one for one in commands if one.properties["title"] == "K901 silent-person"]
    assert len(commands) == len(people) + 2
    assert len(shown) == len(people)
    names = [printable(one.name) for one in people]
    assert sorted(one.message for one in shown) == sorted(
        f"no word from {one} of {one}\nTo do: write to {one}" for one in names
    )
    assert {one.properties["file"] for one in shown} == {printable(path)}


def test_hostile_names() -> None:
    """Every kind of them at once: ten commands, and no other line."""
    assert len(_commands(report_of(HOSTILE))) == MOST_SHOWN
