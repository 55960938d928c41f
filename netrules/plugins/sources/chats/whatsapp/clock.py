"""The time of day, with the words that many languages have for its halves."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from netrules import fold_text
from netrules.plugins.sources.chats.whatsapp.words import Words, texts

#: What is written in one half's word or not: "p. m.", "PM" and "p.m." are the same.
_DROPPED: Final = re.compile(r"[\s\"'.`\u05f4\u2019]")
_NOON: Final = 12
_MIDNIGHT: Final = 24
_SIXTY: Final = 60


@lru_cache(maxsize=1 << 8)
def _key(half: str) -> str:
    return _DROPPED.sub("", fold_text(half))


def moment(day: date, clock: tuple[int, int, int], half: str) -> date | datetime | None:
    """The time on *day*; the day alone if *half* is in no known language; None if there is
    no such time."""
    hour, minute, second = clock
    key = _key(half)
    if key in texts(Words.BEFORE_NOON):
        hour = 0 if hour == _NOON else hour
    elif key in texts(Words.AFTER_NOON):
        hour += _NOON if 0 < hour < _NOON else 0
    elif key and key not in texts(Words.NO_HALF) and hour <= _NOON:
        return day if minute < _SIXTY and second < _SIXTY else None
    if (hour, minute, second) == (_MIDNIGHT, 0, 0):
        return day  # the end of the day, as a few phones write it
    try:
        return datetime.combine(day, time(hour, minute, second))
    except ValueError:
        return None
