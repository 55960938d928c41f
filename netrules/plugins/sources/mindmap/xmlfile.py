"""The XML of a mind map as one tree of elements, whatever state it is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final

import attrs

from netrules import Opened, Problem
from netrules.plugins.sources.mindmap.mending import mended
from netrules.plugins.sources.mindmap.nodes import LAYER
from netrules.plugins.sources.mindmap.texts import encoding_problem, read_text
from netrules.reading import Element, XmlError, read_xml

#: How many tags a file may have: each takes a thousand bytes of memory.
MAX_TAGS: Final = 500_000
_DECLARATION: Final = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
#: Elements that say what belongs to what, in any of the formats.
_STRUCTURE: Final = frozenset(
    "map node stylenode opml body outline xmap-content sheet topic children topics".split()
)
_REMEDY: Final = "open the map in the program that wrote it and save it again"


@attrs.frozen
class Tree:
    """What could be read of a file.

    Args:
        root: The outermost element, None if there is none.
        problems: What could not.
    """

    root: Element | None
    problems: tuple[Problem, ...]


def read_tree(opened: Opened, member: str, prepare: Callable[[str], str] = str) -> Tree:
    """All elements of *member*.

    Args:
        opened: The input.
        member: The member's name.
        prepare: What to do with the text before it is parsed; it must keep lines as they are.
    """
    text = read_text(opened, member)
    if isinstance(text, Problem):
        return Tree(None, (text,))
    origin = opened.origin(member, layer=LAYER)
    if text.content.count("<") > 2 * MAX_TAGS:
        size = f"the file has more than {MAX_TAGS:,} elements, too many for a mind map"
        return Tree(None, (Problem(size, origin, "split the map"),))
    content = prepare(_DECLARATION.sub(_only_lines, text.content, count=1))
    problems = list(encoding_problem(opened, member, text))
    root: Element | None
    try:
        root = next(read_xml(BytesIO(content.encode("utf-8", "replace"))), None)
    except XmlError as error:
        found = mended(content, _STRUCTURE)
        root = found.root
        problems += _told(opened, member, error, whole=found.whole)
    return Tree(root, tuple(problems))


def _told(opened: Opened, member: str, error: XmlError, *, whole: bool) -> Iterator[Problem]:
    origin = opened.origin(member, error.line, layer=LAYER)
    if whole:
        yield Problem(f"{error.reason}; it was read all the same", origin, _REMEDY, lost=False)
    else:
        yield Problem(f"{error.reason}; only what stands before was read", origin, _REMEDY)


def _only_lines(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def deep_text(element: Element | None) -> str:
    """All text in *element*."""
    parts, waiting = [], [element] if element is not None else []
    while waiting:  # by hand, because elements may nest deeper than calls
        one = waiting.pop()
        parts.append(one.text)
        waiting += reversed(one.children)
    return "".join(parts)
