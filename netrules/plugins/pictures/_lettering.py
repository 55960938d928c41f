"""Words on a picture: how wide they are, how they are cut, and where they stand in nobody's way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final, TypeAlias

#: Left, top, right and bottom.
Rectangle: TypeAlias = tuple[float, float, float, float]
_Cells: TypeAlias = dict[tuple[int, int], list[Rectangle]]

#: How wide letters of a sans-serif face are, in parts of their height.
_NARROW: Final = dict.fromkeys("iIjl.,:;'|!ftr()[] ", 0.4)
_WIDE: Final = dict.fromkeys("mwMW@%&", 0.95)
_CAPITAL: Final = 0.71
_LETTER: Final = 0.61
_FULL: Final = 1.0
_CUT: Final = "…"
#: How fine the grid is in which occupied places are looked up.
_CELL: Final = 40.0


@cache
def _wide(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in ("W", "F"):
        return _FULL
    known = _NARROW.get(char) or _WIDE.get(char)
    return known or (_CAPITAL if char.isupper() else _LETTER)


def width_of(text: str, size: float) -> float:
    """About how wide *text* is in letters of that height."""
    return size * sum(map(_wide, text))


def cut(text: str, size: float, most: float) -> str:
    """*text*, or as much of its beginning as is not wider than *most*, and "…"."""
    room = most / size
    used = 0.0
    for place, char in enumerate(text):
        used += _wide(char)
        if used > room:
            kept = place
            left = room - _wide(_CUT)
            while kept and sum(map(_wide, text[:kept])) > left:
                kept -= 1
            return text[:kept].rstrip() + _CUT
    return text


def lines_of(text: str, size: float, most: float, lines: int) -> list[str]:
    """*text* in that many lines at most, none of them wider than *most*."""
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if len(found) == lines or width_of(longer, size) <= most or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    return [cut(line, size, most) for line in found]


class Occupied:
    """The places on a sheet that are taken, by marks and by words."""

    def __init__(self, within: Rectangle) -> None:
        self._within: Final = within
        self._marks: Final[_Cells] = {}
        self._words: Final[_Cells] = {}

    def add_mark(self, one: Rectangle) -> None:
        """Take a place for a disc."""
        _add(self._marks, one)

    def add_word(self, one: Rectangle) -> None:
        """Take a place for a word."""
        _add(self._words, one)

    def is_free(self, one: Rectangle, *, over: bool) -> bool:
        """Whether *one* is on the sheet and overlaps no word and, unless it may stand *over*
        them, no mark."""
        left, top, right, bottom = self._within
        if one[0] < left or one[1] < top or one[2] > right or one[3] > bottom:
            return False
        taken = (self._words,) if over else (self._words, self._marks)
        return not any(
            _overlap(one, other)
            for cells in taken
            for cell in _cells(one)
            for other in cells.get(cell, ())
        )


def _add(cells: _Cells, one: Rectangle) -> None:
    for cell in _cells(one):
        cells.setdefault(cell, []).append(one)


def _cells(one: Rectangle) -> Iterable[tuple[int, int]]:
    for column in range(int(one[0] // _CELL), int(one[2] // _CELL) + 1):
        for row in range(int(one[1] // _CELL), int(one[3] // _CELL) + 1):
            yield column, row


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    beside = one[2] <= other[0] or other[2] <= one[0]
    return not (beside or one[3] <= other[1] or other[3] <= one[1])
