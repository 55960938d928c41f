"""Outlines in plain text: the headings and lists of Markdown, or indentation alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final

import attrs

from netrules import Opened, Problem, Skipped
from netrules.plugins.sources.mindmap.inline import inline
from netrules.plugins.sources.mindmap.nodes import LAYER, MAX_DEPTH, TOO_DEEP, Node, Sheet, centred
from netrules.plugins.sources.mindmap.texts import encoding_problem, lines_in, read_text

#: Why a line of a Markdown page is left out.
PROSE: Final = "text that is no heading and no list item"

_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*)")
_ITEM: Final = re.compile(r"([ \t]*)(?:[-+*•\u2013]|\d{1,9}[.)])[ \t]+(.*)")
_RULE: Final = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})")
_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})")
_TABS: Final = 4
#: Items are below all headings.
_BELOW_HEADINGS: Final = 10


@attrs.frozen
class Line:
    """A line that says something.

    Args:
        number: Its number in the file.
        level: How deep it stands: the larger, the deeper.
        text: What it says, without what makes it a heading or an item.
        prose: Whether it is neither a heading nor an item, where others are.
    """

    number: int
    level: int
    text: str
    prose: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of an outline; blank lines, comments and code say nothing."""
    said = list(_said(lines_in(text)))
    if all(_HEADING.fullmatch(line) is None and _ITEM.fullmatch(line) is None for _, line in said):
        return [Line(number, _indent(line), line.strip()) for number, line in said]
    return [_marked(number, line) for number, line in said]


def _said(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines to look at, with their numbers."""
    fence, comment = "", False
    front = False
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if number == 1 and bare == "---":
            front = True
        elif front:
            front = bare not in {"---", "..."}
        elif comment:
            comment = "-->" not in bare
        elif fence:
            fence = "" if bare.startswith(fence) else fence
        elif bare.startswith("<!--"):
            comment = "-->" not in bare
        elif found := _FENCE.match(line):
            fence = found[1]
        elif bare and not _RULE.fullmatch(line):
            yield number, line


def _marked(number: int, line: str) -> Line:
    if heading := _HEADING.fullmatch(line):
        return Line(number, len(heading[1]), heading[2].rstrip().rstrip("#").rstrip())
    if item := _ITEM.fullmatch(line):
        return Line(number, _BELOW_HEADINGS + _indent(item[1] + "."), item[2].strip())
    return Line(number, 0, line.strip(), prose=True)


def _indent(line: str) -> int:
    line = line.expandtabs(_TABS)
    return len(line) - len(line.lstrip())


def read_outline(opened: Opened, member: str) -> Iterator[Sheet | Problem | Skipped]:
    """The outline in a file."""
    text = read_text(opened, member)
    if isinstance(text, Problem):
        yield text
        return
    yield from encoding_problem(opened, member, text)
    numbers = count(1)
    tops: list[Node] = []
    above: list[tuple[int, Node]] = []
    for line in lines_of(text.content):
        origin = opened.origin(member, line.number, next(numbers), LAYER)
        if line.prose:
            yield Skipped(PROSE, origin)
            continue
        written = inline(line.text)
        node = Node(written.text, origin, link=written.link)
        if written.bold:
            node.marks.append("bold")
        while above and above[-1][0] >= line.level:
            above.pop()
        (above[-1][1].children if above else tops).append(node)
        if len(above) >= MAX_DEPTH:
            node.aside = TOO_DEEP
        else:
            above.append((line.level, node))
    if tops:
        yield centred(tops)
    else:
        yield Problem("the file has no outline", opened.origin(member, layer=LAYER))
