"""The text of a node taken apart: a name, and what is written beside it."""

from __future__ import annotations

import re
from typing import Final

import attrs

from netrules.plugins.sources.mindmap.marks import Mark, mark_of_word, without_signs

#: A longer line is no name with something beside it.
_MAX: Final = 300
_MAX_NAME: Final = 80
_MAX_WORDS: Final = 7

_TICK: Final = re.compile(r"\[[ xX✓✔]?\]\s+")
_EMAIL: Final = re.compile(
    r"(?:mailto:)?([^\s@<>()\[\],;:\"/]+@[^\s@<>()\[\],;:\"/]+\.\w+)", re.ASCII
)
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>]+|[\w-]+(?:\.[\w-]+)+/[^\s<>]+", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?:tel:)?\+?\(?\d[\d\s()./-]{5,24}\d")
_NO_PHONE: Final = re.compile(
    r"\d{4}\s*[-/.]\s*\d\d?\s*[-/.]\s*\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4}|\d{4}\s*[-/]\s*\d{4}"
)
_DIGITS: Final = 7
_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_DASH: Final = re.compile(r"\s+[\u2013\u2014-]+\s+")
_AT: Final = re.compile(r"\s+(?:at|@|bei|chez)\s+", re.IGNORECASE)
#: What is left between things that were taken out, or at the ends.
_LEFT_OVER: Final = " \t,;:|·\u2013\u2014-<>/"

#: Why a text is no name of one person.
NO_NAME: Final = "no name"
PLACEHOLDER: Final = "a placeholder"
SEVERAL: Final = "several names in one node"
ONLY_ADDRESS: Final = "an address or number without a name"

_SEVERAL: Final = re.compile(r"\s&\s|\s\+\s|;|\s(?:and|und|et)\s", re.IGNORECASE)
#: What programs write on new nodes, and people on those to be filled in.
_PLACEHOLDERS: Final = re.compile(
    r"(?:(?:central|main|floating|sub) ?)?topic(?: ?\d+)?|new node|node|tbd|todo|etc\.?|others?"
    r"|name|and so on|\.\.\.|…|xxx?",
    re.IGNORECASE,
)


@attrs.frozen
class Label:
    """What the text of a node says.

    Args:
        name: The name of a person, "" if there is none.
        heading: All of it as the name of a group.
        role: What stands in brackets behind it.
        organization: What stands behind a dash.
        title: The position there.
        emails: Addresses in the text.
        urls: Pages in the text.
        phones: Numbers in the text.
        marks: What the text itself is marked as.
    """

    name: str
    heading: str = ""
    role: str = ""
    organization: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    marks: frozenset[Mark] = frozenset()

    @property
    def addressed(self) -> bool:
        """Whether an address or number stands in it."""
        return bool(self.emails or self.urls or self.phones)


def label_of(text: str) -> Label:
    """What the first line of *text* says."""
    line = _TICK.sub("", text.partition("\n")[0].strip(), count=1)
    if len(line) > _MAX:
        return Label(line, line)
    heading = _heading(line)
    line, emails = _taken(_EMAIL, line, 1)
    line, urls = _taken(_URL, line)
    line, phones = _phones(line)
    line, signs = without_signs(line)
    brackets = [" ".join(part.split()).strip(_LEFT_OVER) for part in _BRACKETS.findall(line)]
    marks = {mark for part in brackets if (mark := mark_of_word(part))}
    said = [part for part in brackets if part and mark_of_word(part) is None]
    bare, inner_signs = without_signs(_BRACKETS.sub(" ", line))
    name, role, organization, title = _beside(bare, ", ".join(said))
    name, last_signs = without_signs(name)
    return Label(
        " ".join(name.split()).strip(_LEFT_OVER),
        heading,
        role,
        organization,
        title,
        emails,
        urls,
        phones,
        frozenset(marks) | signs | inner_signs | last_signs,
    )


def _heading(line: str) -> str:
    """*line* without what marks it."""

    def unmarked(found: re.Match[str]) -> str:
        return " " if mark_of_word(found[1]) else found[0]

    return " ".join(without_signs(_BRACKETS.sub(unmarked, line))[0].split())


def _taken(pattern: re.Pattern[str], line: str, group: int = 0) -> tuple[str, tuple[str, ...]]:
    """*line* without what *pattern* finds, and that."""
    found = tuple(dict.fromkeys(one[group].rstrip(".,;)") for one in pattern.finditer(line)))
    return (pattern.sub(" ", line), found) if found else (line, ())


def _phones(line: str) -> tuple[str, tuple[str, ...]]:
    numbers: list[str] = []

    def take(found: re.Match[str]) -> str:
        number = found[0].strip()
        if _NO_PHONE.fullmatch(number.strip("() ")) or sum(map(str.isdigit, number)) < _DIGITS:
            return found[0]
        opened = number.count("(") < number.count(")")
        numbers.append(number.removeprefix("tel:").rstrip(")" if opened else ""))
        return " " + ")" * opened

    return _PHONE.sub(take, line), tuple(numbers)


def _beside(line: str, bracket: str) -> tuple[str, str, str, str]:
    """Name, role, organization and title of a line, and of what stood in brackets there.

    In brackets stands a role in the group, or a position where an employer is named too.
    """
    name, *rest = _DASH.split(line.strip(), maxsplit=2)
    behind = [part.strip(_LEFT_OVER) for part in rest if part.strip(_LEFT_OVER)]
    if behind:
        title, organization = _employed(behind[0])
        return name, "", organization, title or bracket or " ".join(behind[1:])
    title, organization = _employed(bracket)
    return (name, "", organization, title) if title else (name, bracket, "", "")


def _employed(text: str) -> tuple[str, str]:
    """Position and employer of "head of sales at Example Ltd"; else all of it is an employer."""
    title, *employer = _AT.split(text, maxsplit=1)
    return (title.strip(), employer[0].strip()) if employer and title else ("", text)


def no_name(label: Label) -> str:
    """Why *label* does not name one person; "" if it does."""
    name = label.name
    if not name:
        return ONLY_ADDRESS if label.addressed else NO_NAME
    if _PLACEHOLDERS.fullmatch(name):
        return PLACEHOLDER
    if _SEVERAL.search(name):
        return SEVERAL
    letters = any(map(str.isalpha, name))
    short = len(name) <= _MAX_NAME and len(name.split()) <= _MAX_WORDS
    return "" if letters and short and not name.endswith("?") else NO_NAME
