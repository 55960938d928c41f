"""Mind maps in Mermaid: a word, and then lines whose indentation says what belongs to what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import count
from typing import Final

import attrs

from netrules import Opened, Problem
from netrules.plugins.sources.mindmap.inline import inline
from netrules.plugins.sources.mindmap.keys import Key
from netrules.plugins.sources.mindmap.nodes import LAYER, MAX_DEPTH, TOO_DEEP, Node, Sheet
from netrules.plugins.sources.mindmap.texts import encoding_problem, lines_in, read_text, shown

#: The shapes of nodes, by what opens and closes the text, those that begin alike longest first.
_SHAPES: Final = (
    ("((", "))"),
    ("{{", "}}"),
    ("))", "(("),
    ("(", ")"),
    ("[", "]"),
    (")", "("),
)
_QUOTES: Final = (('"`', '`"'), ('"', '"'))
#: Over how many lines the text of one node may go.
_MAX_LINES: Final = 50
_ICON: Final = re.compile(r"::icon\(([^()]*)\)")
_CLASSES: Final = re.compile(r":::.*")
_COMMENT: Final = re.compile(r"%%(?!\{).*")
_DIRECTIVE: Final = re.compile(r"%%\{.*?\}%%")
#: How much of a line of settings is looked at.
_MAX_SETTING: Final = 2000
_CODE: Final = re.compile(r"#(?:(\d{1,7})|([a-zA-Z]\w{0,7}));")
_FENCE: Final = re.compile(r"\s*(?:`{3,}|~{3,}|:{3,})\s*\{?mermaid\b.*", re.IGNORECASE)
_FENCE_END: Final = re.compile(r"\s*(?:`{3,}|~{3,}|:{3,})\s*")
_START: Final = "mindmap"
#: With what the identifiers of nodes begin that netrules wrote: the id of a person follows.
_OURS: Final = "netrules-"


def is_mermaid(text: str) -> bool:
    """Whether *text* begins with a mind map, after comments and settings at most."""
    return _beginning(lines_in(text)) is not None


def has_fenced_mermaid(text: str) -> bool:
    """Whether there is a block of Mermaid in *text* that is a mind map."""
    return next(_blocks(text), None) is not None


def read_mermaid(opened: Opened, member: str) -> Iterator[Sheet | Problem]:
    """The map in a file, or each map in the blocks of a Markdown page."""
    text = read_text(opened, member)
    if isinstance(text, Problem):
        yield text
        return
    yield from encoding_problem(opened, member, text)
    lines = lines_in(text.content)
    start = _beginning(lines)
    blocks = [(start, len(lines))] if start is not None else list(_blocks(text.content))
    numbers = count(1)
    for first, end in blocks:
        reader = _Reader(opened, member, numbers)
        yield from reader.read(lines, first, end)


def _beginning(lines: list[str]) -> int | None:
    """The index of the line after the word that begins a map; None if there is none."""
    at, inside = 0, False
    for at, line in enumerate(lines):
        bare = _COMMENT.sub("", _DIRECTIVE.sub("", line[:_MAX_SETTING])).strip()
        if bare == "---":
            inside = not inside
        elif bare and not inside:
            return at + 1 if bare == _START else None
    return None


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where the maps are in a page: the index after the word, and that of the block's end."""
    lines = lines_in(text)
    start: int | None = None
    for at, line in enumerate(lines):
        if start is None:
            start = at + 1 if _FENCE.fullmatch(line) else None
        elif _FENCE_END.fullmatch(line):
            begun = _beginning(lines[start:at])
            if begun is not None:
                yield start + begun, at
            start = None


@attrs.frozen
class _Line:
    """What stands on one line, or on several if it is one text."""

    indent: int
    text: str
    line: int


class _Reader:
    """Turns lines into nodes: the parent is the nearest one above that stands further left."""

    def __init__(self, opened: Opened, member: str, numbers: count[int]) -> None:
        self._opened = opened
        self._member = member
        self._numbers = numbers
        self._open: list[tuple[int, Node]] = []

    def read(self, lines: list[str], first: int, end: int) -> Iterator[Sheet | Problem]:
        """The map between two lines, and what is wrong with it."""
        centre: Node | None = None
        for line in _joined(lines, first, end):
            icon = _ICON.fullmatch(line.text)
            if icon or _CLASSES.fullmatch(line.text):
                if icon and self._open:
                    self._open[-1][1].marks.append(icon[1].strip())
                continue
            origin = self._opened.origin(self._member, line.line, next(self._numbers), LAYER)
            node = _node(line.text, Node("", origin))
            if centre is None:
                centre = node
                self._open = [(line.indent, node)]
                continue
            if self._place(node, line.indent) and line.indent <= self._open[0][0]:
                yield Problem(
                    "a branch stands as far left as the centre; it was read as a branch of it",
                    origin,
                    "move it to the right",
                    lost=False,
                )
        if centre is None:
            origin = self._opened.origin(self._member, first, layer=LAYER)
            yield Problem("the map has no node", origin)
        else:
            yield Sheet(centre, centre.children)

    def _place(self, node: Node, indent: int) -> bool:
        """Hang *node* where it belongs; whether that is the centre."""
        while len(self._open) > 1 and self._open[-1][0] >= indent:
            self._open.pop()
        first = len(self._open) == 1
        self._open[-1][1].children.append(node)
        if len(self._open) > MAX_DEPTH:
            node.aside = TOO_DEEP
        else:
            self._open.append((indent, node))
        return first


def _joined(lines: list[str], first: int, end: int) -> Iterator[_Line]:
    """The lines without comments, those of one text in quotes together."""
    at = first
    while at < end:
        number, text = at + 1, _without_comment(lines[at])
        at += 1
        if not text.strip():
            continue
        joined = [text]
        for opening, closing in _QUOTES:
            start = text.find(opening)
            if start >= 0 and closing not in text[start + len(opening) :]:
                last = min(end, at + _MAX_LINES)
                stop = next((n for n in range(at, last) if closing in lines[n]), None)
                if stop is not None:
                    joined += lines[at : stop + 1]
                    at = stop + 1
                break
        yield _Line(len(text) - len(text.lstrip()), "\n".join(joined).strip(), number)


def _without_comment(line: str) -> str:
    return "" if line.lstrip().startswith("%%") else line


def _node(text: str, made: Node) -> Node:
    """Fill *made* with what the line *text* says."""
    body, _, classes = text.partition(":::")
    text = body.strip() if classes else text
    label, identifier = _label(text)
    if identifier.startswith(_OURS):
        made.facts.append((Key.ID.value, identifier.removeprefix(_OURS)))
    for opening, closing in _QUOTES:
        if label.startswith(opening) and label.endswith(closing) and len(label) > len(opening):
            label = label[len(opening) : -len(closing)]
            break
    # What is written by its code stands for itself, and is no markup.
    written = inline(shown(label).text)
    made.text, made.link = map(_decoded, (written.text, written.link))
    if written.bold:
        made.marks.append("bold")
    return made


def _decoded(text: str) -> str:
    return unescape(_CODE.sub(_entity, text)).strip()


def _entity(found: re.Match[str]) -> str:
    return f"&#{found[1]};" if found[1] else f"&{found[2]};"


def _label(text: str) -> tuple[str, str]:
    """The text of a node: what its shape encloses, else all of it; and its identifier."""
    places = [(text.find(opening), -len(opening)) for opening, _ in _SHAPES if opening in text]
    if places:
        start, length = min(places)
        opening = text[start : start - length]
        closing = dict(_SHAPES)[opening]
        rest = text[start + len(opening) :].rstrip()
        # A shape follows an identifier, which is one word; else the bracket is the text's own.
        if rest.endswith(closing) and not text[:start].strip(_NAMED):
            return rest.removesuffix(closing).strip(), text[:start].strip()
    return text, ""


_NAMED: Final = "".join(map(chr, range(33, 127))).translate(str.maketrans("", "", "()[]{}\"'`"))
