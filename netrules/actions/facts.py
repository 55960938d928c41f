"""Facts that can be written into a contacts file: what each may say, and how to ask for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, Final

from netrules.model.level import LEVELS
from netrules.suggest import did_you_mean

_EMAIL: Final = re.compile(r"[^@\s/]+@[^@\s/]+")
_PHONE: Final = re.compile(r"(?=(?:\D*\d){3})[^@]+")
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s@]+\.\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_CADENCE: Final = re.compile(r"[1-9]\d{0,3}[dwmy]", re.ASCII)
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_YEAR: Final = re.compile(r"[1-9]\d{3}", re.ASCII)


def _text(value: str) -> str:
    if not value:
        msg = "says nothing"
        raise ValueError(msg)
    return value


def _level(value: str) -> str:
    names = [level.name for level in LEVELS]
    if value.lower() in names:
        return value.lower()
    closest = did_you_mean(value, names)
    hint = f"did you mean {closest}?" if closest else f"the levels are {', '.join(names)}"
    msg = f"{value!r} is no level; {hint}"
    raise ValueError(msg)


def _day(value: str) -> date:
    try:
        if _ISO_DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    msg = f"{value!r} is not a full date; write it as 2019-05-31"
    raise ValueError(msg)


def _year(value: str) -> int:
    if _YEAR.fullmatch(value):
        return int(value)
    try:
        return _day(value).year
    except ValueError:
        msg = f"{value!r} is not a year; write it as 1980"
        raise ValueError(msg) from None


def _formed(form: re.Pattern[str], what: str, example: str) -> Callable[[str], str]:
    def accept(value: str) -> str:
        if form.fullmatch(value):
            return value
        msg = f"{value!r} is not {what}; write it as {example}"
        raise ValueError(msg)

    return accept


def _many(accept: Callable[[str], Any]) -> Callable[[str], Any]:
    def accept_all(value: str) -> tuple[Any, ...]:
        items = [item.strip() for item in value.split(",") if item.strip()]
        return tuple(dict.fromkeys(accept(item) for item in items or [""]))

    return accept_all


_CADENCES: Final = _formed(_CADENCE, "a span of time", "90d, 6w, 3m or 1y")


class FactKey(Enum):
    """A key of somebody's entry in a contacts file."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    ACCOUNT = "account"
    ORGANIZATION = "organization"
    TITLE = "title"
    LEVEL = "level"
    FIELDS = "fields"
    PLACE = "place"
    CHANNELS = "channels"
    BORN = "born"
    MET = "met"
    MET_THROUGH = "met-through"
    INTRODUCED_BY = "introduced-by"
    GROUPS = "groups"
    NOTES = "notes"
    EVERY = "every"

    @property
    def key(self) -> str:
        """As it is written in the file."""
        return self.value

    @property
    def names_person(self) -> bool:
        """Whether its value names somebody."""
        return self is FactKey.INTRODUCED_BY

    @classmethod
    def named(cls, key: str) -> FactKey | None:
        """The fact under *key*, written with hyphens or underscores; None if there is none."""
        return next((one for one in cls if one.value == key.replace("_", "-")), None)

    @classmethod
    def called(cls, key: str, *, me: bool = False) -> FactKey:
        """The fact under *key* of somebody, or of ego.

        Raises:
            ValueError: If there is none; it says what may have been meant.
        """
        fact = cls.named(key)
        keys = FACTS_OF_ME if me else FACTS_OF_OTHERS
        if fact is not None and fact.key in keys:
            return fact
        closest = did_you_mean(key, keys)
        hint = f"did you mean {closest}?" if closest else f"there are {', '.join(keys)}"
        msg = f"no fact {key!r} can be set of {'you' if me else 'somebody'}; {hint}"
        raise ValueError(msg)


#: What can be said of ego.
FACTS_OF_ME: Final = tuple(one.value for one in list(FactKey)[:11])
#: What can be said of others.
FACTS_OF_OTHERS: Final = tuple(one.value for one in FactKey if one is not FactKey.CHANNELS)

_KINDS: Final[dict[FactKey, Callable[[str], Any]]] = {
    FactKey.EMAIL: _many(_formed(_EMAIL, "an e-mail address", "anna@example.org")),
    FactKey.PHONE: _many(_formed(_PHONE, "a phone number", "+44 20 7946 0000")),
    FactKey.URL: _many(_formed(_URL, "the address of a page", "https://example.org/anna")),
    FactKey.ACCOUNT: _many(_text),
    FactKey.FIELDS: _many(_text),
    FactKey.GROUPS: _many(_text),
    FactKey.CHANNELS: _many(_text),
    FactKey.LEVEL: _level,
    FactKey.BORN: _year,
    FactKey.MET: _day,
    FactKey.EVERY: _CADENCES,
}


def accepted(fact: FactKey, value: str) -> Any:
    """What a contacts file holds for *value* as somebody wrote it; a tuple for a list.

    Raises:
        ValueError: If the fact cannot be that; it says what can.
    """
    return _KINDS.get(fact, _text)(" ".join(value.split()))
