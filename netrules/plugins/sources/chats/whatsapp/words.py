"""What WhatsApp itself says in a chat, in many languages: the tables of words.toml."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Final

_FILE: Final = "words.toml"
_LASTED: Final = re.compile(r"\d+ ?[^\W\d_]")
#: Longer texts are not what the app notes of a call.
_CALL_WITHIN: Final = 60


class Words(StrEnum):
    """The tables, each called as in the file."""

    SECURITY = "security"
    GROUP = "group"
    FADING = "fading"
    CHANGED = "changed"
    MINE = "mine"
    CALL = "call"
    MISSED = "missed"
    BEFORE_NOON = "before_noon"
    AFTER_NOON = "after_noon"
    NO_HALF = "no_half"
    WITH = "with"


@cache
def _tables() -> dict[str, list[str]]:
    import tomllib  # noqa: PLC0415 reason: start-up
    from importlib import resources  # noqa: PLC0415 reason: start-up

    text = resources.files(__package__).joinpath(_FILE).read_text("utf-8")
    return tomllib.loads(text)


@cache
def texts(words: Words) -> frozenset[str]:
    """The entries of a table."""
    return frozenset(_tables()[words])


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _tables()[words])))


def has(words: Words, text: str) -> bool:
    """Whether a folded text has one of a table's stems in it."""
    return _pattern(words).search(text) is not None


def is_text(words: Words, text: str) -> bool:
    """Whether a folded text is one of a table's, whole, with or without a full stop."""
    return text.rstrip(".。") in texts(words)


def is_call(text: str) -> bool:
    """Whether a folded text that the app has written stands for a call."""
    return len(text) < _CALL_WITHIN and has(Words.CALL, text)


def has_lasted(text: str) -> bool:
    """Whether the note of a call says for how long it lasted."""
    return _LASTED.search(text) is not None
