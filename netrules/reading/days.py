"""A day as somebody writes it, where there is only one day that it can be."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d\d?)([-/.])\s?(\d\d?)\2\s?(\d{4})", re.ASCII)
_MONTHS: Final = 12


def day_in(text: str) -> date | None:
    """The day that *text* is, None if it is none, or may be either of two."""
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return _date(found[1], found[3], found[4])
    if found := _YEAR_LAST.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        # With dots the day comes first everywhere; with slashes that depends on the country.
        if found[2] == "." or first > _MONTHS or first == second:
            return _date(found[4], second, first)
        if second > _MONTHS:
            return _date(found[4], first, second)
    return None


def _date(year: str, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
