"""The functions that every scope has unless it says otherwise."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from netrules.engine.expressions.declarations import Function, Type
from netrules.model.level import Level
from netrules.model.unknown import Maybe


def _starts_with(text: str, start: str) -> bool:
    return text.startswith(start)


def _ends_with(text: str, end: str) -> bool:
    return text.endswith(end)


def _contains(text: str, part: str) -> bool:
    return part in text


def _contains_word(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _days_since(today: date, day: date) -> int:
    return (today - day).days


def _years_since(today: date, day: date) -> int:
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def _year(day: date) -> int:
    return day.year


def _date(text: str) -> date:
    # `fromisoformat` alone reads more spellings, which differ by Python version.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        msg = 'a date is written "YYYY-MM-DD"'
        raise ValueError(msg)
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"the calendar has no {text}"
        raise ValueError(msg) from None


def _count(texts: frozenset[str]) -> int:
    return len(texts)


def _overlaps(texts: frozenset[str], others: frozenset[str]) -> bool:
    return not texts.isdisjoint(others)


def _rungs_above(level: Level, other: Level) -> Maybe[int]:
    if level.rank is not None and other.rank is not None:
        return level.rank - other.rank
    # One that stands beside the ladder compares with itself alone.
    apart: Maybe[bool] = level > other
    return 0 if apart is False else apart


FUNCTIONS: Final = (
    Function(
        "startswith",
        (Type.TEXT, Type.TEXT),
        Type.FLAG,
        "whether the first text starts with the second",
        _starts_with,
    ),
    Function(
        "endswith",
        (Type.TEXT, Type.TEXT),
        Type.FLAG,
        "whether the first text ends with the second",
        _ends_with,
    ),
    Function(
        "contains",
        (Type.TEXT, Type.TEXT),
        Type.FLAG,
        "whether the second text occurs in the first",
        _contains,
    ),
    Function(
        "contains_word",
        (Type.TEXT, Type.TEXT),
        Type.FLAG,
        'whether the second text occurs in the first as whole words: "data" in "head of data", '
        'not in "database lead"',
        _contains_word,
    ),
    Function(
        "days_since",
        (Type.DATE,),
        Type.NUMBER,
        "days from the date until today",
        _days_since,
        given_today=True,
        trend="falling",
    ),
    Function(
        "years_since",
        (Type.DATE,),
        Type.NUMBER,
        "full years from the date until today",
        _years_since,
        given_today=True,
        trend="falling",
    ),
    Function("year", (Type.DATE,), Type.NUMBER, "the year of the date", _year, trend="rising"),
    Function(
        "date",
        (Type.TEXT,),
        Type.DATE,
        'the day written out as "YYYY-MM-DD"',
        _date,
        constant=True,
    ),
    Function(
        "count", (Type.TEXTS,), Type.NUMBER, "how many texts the set holds", _count, grows=True
    ),
    Function(
        "overlaps",
        (Type.TEXTS, Type.TEXTS),
        Type.FLAG,
        "whether the two sets have a text in common",
        _overlaps,
        grows=True,
    ),
    Function(
        "rungs_above",
        (Type.LEVEL, Type.LEVEL),
        Type.NUMBER,
        "by how many rungs of the ladder the first level is above the second; less than 0 if it "
        "is below",
        _rungs_above,
    ),
)
