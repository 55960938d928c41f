"""What the files of both services write alike: names, moments and lists.

Both escape each byte of a letter as a letter of its own, in every string. Strings are
repaired one by one where they are used, after the JSON was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from netrules import Opened, Problem, fold_text
from netrules.reading import repaired

#: What to do about a file that is damaged.
AGAIN: Final = "download the copy of your data again"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
#: Older moments than this are no moments: zero stands for "not known".
_FIRST: Final = datetime(2000, 1, 1, tzinfo=UTC)
#: Moments are in seconds or in milliseconds. In seconds, no year of our time is beyond
#: this number; in milliseconds, none since 1973 is below it.
_MOST_SECONDS: Final = 10**11
_NO_WORDS: Final = re.compile(r"\([^)]*\)|[^\w\s'\u2019-]")


def text_of(value: Any) -> str:
    """*value* if it is text, repaired and without spaces around it, else ""."""
    return repaired(value).strip() if isinstance(value, str) else ""


def moment_of(value: Any) -> datetime | None:
    """The moment that a number of seconds or milliseconds stands for, None if it is none."""
    if type(value) not in {int, float}:
        return None
    try:
        spent = timedelta(milliseconds=value if value >= _MOST_SECONDS else value * 1000)
        moment = _EPOCH + spent
    except (ValueError, OverflowError):
        return None
    return moment if moment >= _FIRST else None


def day_of(value: Any) -> date | None:
    """The day on which a moment was in Greenwich; no file says where its owner was."""
    moment = moment_of(value)
    return None if moment is None else moment.date()


@lru_cache(maxsize=1 << 15)
def name_key(name: str) -> str:
    """A name in the form in which netrules compares names: its words, without punctuation."""
    return " ".join(_NO_WORDS.sub(" ", fold_text(name)).split()) or fold_text(name)


def is_nobody(name: str) -> bool:
    """Whether a name stands for a member whose account is gone.

    That is no name, or "Facebook user" in some language ("Facebook-Nutzer", "Usuario de
    Facebook"): the service's name and a word or two.
    """
    words = re.split(r"[\s-]+", name.casefold())
    return not name or (
        len(words) <= 3  # noqa: PLR2004 reason: as in "usuario de facebook"
        and any(word.startswith(("facebook", "instagram")) for word in words)
    )


def repaired_keys(value: Any) -> dict[str, Any]:
    """A table with its keys repaired; {} if *value* is none."""
    if not isinstance(value, dict):
        return {}
    return {repaired(key): content for key, content in value.items()}


def labelled(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The labels and texts of a row in the form of 2024, whose labels are in the language
    of the owner: ``{"label_values": [{"label": …, "value": …}]}``."""
    pairs = row.get("label_values")
    for pair in pairs if isinstance(pairs, list) else ():
        if isinstance(pair, dict) and (text := text_of(pair.get("value"))):
            yield text_of(pair.get("label")), text


def strange_items(opened: Opened, members: Iterable[str], layer: str) -> Iterator[Problem]:
    """What to say of files that are not what their names say."""
    for member in members:
        said = "the file is empty, broke off, or has a form that is not known here"
        yield Problem(said, opened.origin(member, layer=layer), AGAIN)


def nothing_in(opened: Opened, layer: str) -> Problem:
    """What to say of an export without a single entry."""
    said = "the lists and conversations in it are empty"
    what = "choose all of the time as date range when you download the copy of your data"
    return Problem(said, opened.origin(layer=layer), what, lost=False)
