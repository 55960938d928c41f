"""Whether a text is a mind map: in Mermaid it says so, an outline has to show it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from netrules.plugins.sources.mindmap.labels import label_of, no_name
from netrules.plugins.sources.mindmap.marks import Mark
from netrules.plugins.sources.mindmap.mermaid import has_fenced_mermaid, is_mermaid
from netrules.plugins.sources.mindmap.outline import Line, lines_of
from netrules.plugins.sources.mindmap.texts import lines_in

#: Titles that people give to a map of whom they know.
TITLES: Final = (
    "my network", "map of my network", "map your network", "who do I know", "who I know",
    "people I know", "mein Netzwerk", "wen ich kenne", "wen kenne ich", "mon réseau",
    "qui je connais", "mi red", "a quién conozco", "personas que conozco",
)  # fmt: skip
_TITLE: Final = re.compile(rf"\W*(?:{'|'.join(map(re.escape, TITLES))})\W*", re.IGNORECASE)
_LOOKED_AT: Final = 4096
_BEGINNINGS: Final = frozenset(" \t#-+*•\u20130123456789")
_LEAST_LINES: Final = 3
_LEAST_LEVELS: Final = 2
#: Which part of the lines may be prose, and which part of the ends must be names.
_MOST_PROSE: Final = 0.2
_LEAST_NAMES: Final = 0.6
#: How lines of programs and data end, and which part of an outline's may end so.
_OPEN_ENDS: Final = (",", ";", "(", "[", "{", "=")
_MOST_OPEN: Final = 0.2


def recognise_text(text: str, *, whole: bool) -> tuple[str, bool, str] | None:
    """The name of the format of *text*, whether that is certain, and why.

    Args:
        text: The beginning of a file.
        whole: Whether that is all of it; else its last line may be cut.
    """
    if is_mermaid(text):
        return "MERMAID", True, "it begins with the word mindmap"
    if "mermaid" in text and has_fenced_mermaid(text):
        return "MERMAID", False, "it has a mind map in Mermaid"
    if not _may_be_outline(text[:_LOOKED_AT]):
        return None
    lines = lines_of(text if whole else text.rpartition("\n")[0])
    if is_outline_of_people(lines):
        return "OUTLINE", False, "it is an outline of people"
    return None


def _may_be_outline(text: str) -> bool:
    """Whether half of the lines begin as those of outlines do, and few end as those of programs
    do: a quick look, for folders of many files of another kind."""
    lines = [line for line in lines_in(text) if line.strip()]
    begun = sum(line[0] in _BEGINNINGS for line in lines)
    left_open = sum(line.rstrip().endswith(_OPEN_ENDS) for line in lines)
    return 2 * begun >= len(lines) > 0 and left_open <= _MOST_OPEN * len(lines)


def is_outline_of_people(lines: Sequence[Line]) -> bool:
    """Whether an outline lists people: by its title, or by what stands beside their names.

    A list of anything else, such as of things to do, looks much the same.
    """
    outline = [line for line in lines if not line.prose]
    if len(outline) < _LEAST_LINES or len(lines) - len(outline) > _MOST_PROSE * len(lines):
        return False
    if len({line.level for line in outline}) < _LEAST_LEVELS:
        return False
    following = (*(line.level for line in outline[1:]), 0)
    ends = [line for line, next_ in zip(outline, following, strict=True) if next_ <= line.level]
    labels = [label_of(line.text) for line in ends]
    named = [label for label in labels if not no_name(label)]
    if len(named) < _LEAST_NAMES * len(labels):
        return False
    shown = any(
        label.emails or (Mark.KEY in label.marks and "(" in line.text)
        for line, label in zip(ends, labels, strict=True)
    )
    return shown or _TITLE.fullmatch(outline[0].text) is not None
