"""What the keys of a contacts file may hold."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

import attrs

from netrules import LEVELS, Breadth, Direction, Evidence, Favour, Level

#: What `[coverage]` writes for the day of the run.
TODAY: Final = "today"

#: Without a slash, which tells an address from a page such as https://example.org/@anna.
_EMAIL: Final = re.compile(r"[^@\s/]+@[^@\s/]+")
_PHONE: Final = re.compile(r"\+?[\d\s()./-]+")
_PHONE_DIGITS: Final = 5  # fewer are rather a name, such as that of a bus line
_SHORT_NUMBER: Final = 3
_URL_ANY: Final = re.compile(r"[^\s@]+\.\S+")
_URL: Final = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CADENCE: Final = re.compile(r"[1-9]\d{0,3}[dwmy]", re.ASCII)
_YEARS: Final = range(1000, 10000)
_PAIR: Final = 2


@attrs.frozen
class Kind:
    """A kind of value.

    Args:
        expected: What it is, to follow "is not".
        accept: Gives what records hold for what TOML holds; ValueError or TypeError if
            that is something else.
        remedy: What to do about a value that is something else.
        options: The words it is one of, if it is.
    """

    expected: str
    accept: Callable[[Any], Any]
    remedy: str = ""
    options: tuple[str, ...] = ()


def looks_like_email(word: str) -> bool:
    """Whether *word* has the form of an e-mail address."""
    return _EMAIL.fullmatch(word) is not None


def looks_like_phone(word: str) -> bool:
    """Whether *word* has the form of a phone number."""
    digits = sum(char.isdigit() for char in word)
    return digits >= _PHONE_DIGITS and _PHONE.fullmatch(word) is not None


def looks_like_url(word: str) -> bool:
    """Whether *word* has the form of the address of a page."""
    return _URL.fullmatch(word) is not None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def _text_that(looks: Callable[[str], bool]) -> Callable[[Any], str]:
    def accept(value: Any) -> str:
        word = _text(value)
        if not looks(word):
            raise ValueError
        return word

    return accept


def _has_number(word: str) -> bool:
    return sum(char.isdigit() for char in word) >= _SHORT_NUMBER and "@" not in word


def _pair(value: Any) -> tuple[str, str]:
    if not isinstance(value, list) or len(value) != _PAIR:
        raise TypeError
    one, other = (_text(word) for word in value)
    if not one or not other or one == other:
        raise ValueError
    return one, other


def _day(value: Any) -> date:
    if isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
        return date.fromisoformat(value.strip())
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError
    return value


def _moment(value: Any) -> date | datetime:
    return value if isinstance(value, datetime) else _day(value)


def _last_day(value: Any) -> date:
    """*value*; for "today" the end of time, which no run's own day comes after."""
    return date.max if value == TODAY else _day(value)


def _year(value: Any) -> int:
    year = value if isinstance(value, int) and not isinstance(value, bool) else _day(value).year
    if year not in _YEARS:
        raise ValueError
    return year


def _amount(value: Any) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise TypeError
    amount = float(value)
    if not math.isfinite(amount) or amount < 0:
        raise ValueError
    return amount


def _table(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _choice(options: tuple[str, ...], accept: Callable[[str], Any]) -> Kind:
    return Kind(
        expected="one of " + ", ".join(options) if len(options) > 1 else f'"{options[0]}"',
        accept=lambda value: accept(_text(value).lower()),
        options=options,
    )


def _just(word: str) -> Callable[[str], str]:
    return _text_that(lambda written: written == word)


TEXT: Final = Kind("a text", _text, "write it in quotes")
REFERENCE: Final = Kind("an id, address, URL or name", _text, "write it in quotes")
PAIR: Final = Kind("a list of two different people", _pair, 'write it as ["me", "anna"]')
EMAIL: Final = Kind(
    "an e-mail address", _text_that(looks_like_email), 'write it as "anna@example.org"'
)
PHONE: Final = Kind(
    "a phone number", _text_that(_has_number), 'write it in quotes, as "+44 20 7946 0000"'
)
URL: Final = Kind(
    "the address of a page",
    _text_that(lambda word: _URL_ANY.fullmatch(word) is not None),
    'write it as "https://example.org/anna"',
)
DATE: Final = Kind(
    "a full date",
    _day,
    "write it as 2019-05-31; what is known only to the month or year belongs in notes",
)
MOMENT: Final = Kind("a full date, with or without a time", _moment, "write it as 2019-05-31")
LAST_DAY: Final = Kind(
    f'a full date or "{TODAY}"', _last_day, f'write it as 2019-05-31 or "{TODAY}"'
)
YEAR: Final = Kind("a year or a full date", _year, "write it as 1980 or 1980-05-31")
AMOUNT: Final = Kind("a number, 0 or more", _amount, "write it without quotes, as 1500 or 0.5")
CADENCE: Final = Kind(
    "a span of days, weeks, months or years",
    _text_that(lambda word: _CADENCE.fullmatch(word) is not None),
    'write it as "90d", "6w", "3m" or "1y"',
)
SPAN: Final = Kind(
    "a table with since and until",
    _table,
    f'write it as {{ since = 2024-01-01, until = "{TODAY}" }}',
)
COMPLETE: Final = _choice(("complete",), _just("complete"))
LEVEL: Final = _choice(tuple(level.name for level in LEVELS), Level.named)
EVIDENCE: Final = _choice(tuple(Evidence), Evidence)
DIRECTION: Final = _choice(tuple(Direction), Direction)
BREADTH: Final = _choice(tuple(Breadth), Breadth)
FAVOUR: Final = _choice(tuple(Favour), Favour)
