"""How a record of a chat begins: with day and time in the way of the phone's country.

A file is written in one go, so all its records begin in the same way. What looks like a
beginning but is written in another way is part of a message: somebody pasted it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

#: Marks that steer the direction of writing, and other letters that nobody sees.
_UNSEEN: Final = (
    *range(0x20),
    0x7F,
    *range(0x80, 0xA0),
    0x200B,
    0x200D,
    *range(0x202A, 0x202F),
    0x2060,
    *range(0x2066, 0x206A),
    0xFEFF,
)
_SPACES: Final = (0x09, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
#: Put before a text by iPhones where the text is theirs and not the sender's.
MARK: Final = "\u200e"
_TIDY: Final = (
    dict.fromkeys(_UNSEEN, "") | dict.fromkeys(_SPACES, " ") | {0x200E: MARK, 0x200F: MARK}
)
#: How far into a line the day and the time can reach.
_STAMP_WITHIN: Final = 60

_DATE: Final = (
    r"(?P<one>\d{1,4})(?P<mark>\. ?|/|-|年)(?P<two>\d{1,2})(?:(?P=mark)|月)"
    r"(?P<era>R?)(?P<three>\d{1,4})(?P<tail>\.|日)?(?P<buddhist> BE)?"
)
_HALF: Final = r"[^\d\s\[\]:,/\u2013-][^\d\[\]:,/\u2013-]{0,19}?"
_CLOCK: Final = (
    rf"(?:(?P<before>{_HALF}) ?)?(?P<hour>\d{{1,2}})(?P<colon>[:.])(?P<minute>\d\d)"
    rf"(?:(?P=colon)(?P<second>\d\d))?(?: ?(?P<after>{_HALF}))??"
)
#: A comma as the scripts have it, a space, or both.
_JOIN: Final = r"(?P<join>[,\u060c\u3001\uff0c] ?| )"
_DASH: Final = r" [-\u2013] "
#: All ways in which a record can begin; those of iPhones are in brackets.
_FORMS: Final = (
    rf"\[{_DATE}{_JOIN}{_CLOCK}\](?: |$)",
    rf"\[{_CLOCK}{_JOIN}{_DATE}\](?: |$)",
    rf"{_DATE}{_JOIN}{_CLOCK}{_DASH}",
    rf"{_CLOCK}{_JOIN}{_DATE}{_DASH}",
    # Without seconds, "5.1. 10:30: dentist", it is a note and no message.
    rf"(?=[^:]+:\d\d:\d\d){_DATE}{_JOIN}{_CLOCK}: ",
)
_BRACKETED, _PLAIN = range(2), range(2, 5)
#: Which of the forms iPhones and browsers have.
_COPIED: Final = 1
_BUDDHIST: Final = -543
_REIWA: Final = 2018
_FULL_YEAR: Final = 4


class Layout(NamedTuple):
    """What the records of one file have in common in how they begin."""

    form: int
    mark: str
    tail: str
    join: str
    colon: str
    seconds: bool
    #: Whether the first or the last number is a year of four digits.
    year_first: bool
    year_last: bool

    @property
    def bracketed(self) -> bool:
        """Whether it is the way of iPhones."""
        return self.form <= _COPIED

    @property
    def copied(self) -> bool:
        """Whether it is the way of messages that were marked in a browser and copied."""
        return self.form == _COPIED and not self.seconds


class Stamp(NamedTuple):
    """The beginning of a record, and what follows it.

    Attributes:
        layout: How it is written.
        numbers: The three numbers of the day, in the order in which they stand.
        clock: Hour, minute and second.
        half: The word for the half of the day, as written; "" if there is none.
        rest: What follows in the line; `MARK` is the only unseen letter that may be in it.
    """

    layout: Layout
    numbers: tuple[int, int, int]
    clock: tuple[int, int, int]
    half: str
    rest: str


def read_stamp(line: str) -> Stamp | None:
    """The beginning of a record if *line* is one."""
    if not line or not (line[0] == "[" or line[0].isdecimal()):
        if line.isascii():
            return None
        line = line.translate(_TIDY).lstrip(MARK)
        if not line or not (line[0] == "[" or line[0].isdigit() or not line.isascii()):
            return None
    elif not line.isascii():
        line = line.translate(_TIDY)
    line = _unmarked(line)
    for number in _BRACKETED if line[:1] == "[" else _PLAIN:
        match = _form(number).match(line)
        if match is not None:
            return _stamp(match, number, line)
    return None


@cache
def _form(number: int) -> re.Pattern[str]:
    return re.compile(_FORMS[number])


def _unmarked(line: str) -> str:
    """*line* without marks in its day and time, where writing runs from right to left."""
    if MARK not in line[:_STAMP_WITHIN]:
        return line
    end = line.find("]" if line[:1] == "[" else " - ", 0, _STAMP_WITHIN)
    return line if end < 0 else line[:end].replace(MARK, "") + line[end:]


def _stamp(match: re.Match[str], form: int, line: str) -> Stamp:
    part = match.groupdict()
    one, two, three = int(part["one"]), int(part["two"]), int(part["three"])
    if part["era"]:
        three += _REIWA
    elif part["buddhist"]:
        three += _BUDDHIST
    layout = Layout(
        form,
        part["mark"],
        part["tail"] or "",
        part["join"],
        part["colon"],
        part["second"] is not None,
        len(part["one"]) == _FULL_YEAR,
        len(part["three"]) == _FULL_YEAR or bool(part["era"]),
    )
    clock = int(part["hour"]), int(part["minute"]), int(part["second"] or 0)
    half = part["before"] or part["after"] or ""
    return Stamp(layout, (one, two, three), clock, half, line[match.end() :])
