"""Traces of a person in texts and in what netrules has written as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import attrs

from netrules.engine.baseline import SCHEMA as BASELINE
from netrules.engine.baseline import read_baseline
from netrules.engine.render import json_text
from netrules.model.people import IDENTIFIERS, Person
from netrules.model.text import fold_text

#: How the files begin their kind that netrules writes for programs.
_SCHEMAS: Final = "netrules/"
#: Keys of an entry of a report that say whom it is about.
_ABOUT: Final = ("person", "id", "ids", "subject")
#: Keys of an entry of a report that hold a sentence.
_SAID: Final = ("message", "text", "advice")


@attrs.frozen
class Trace:
    """A place where somebody is named.

    Args:
        path: The file, as messages name it.
        line: The line in it, from 1; 0 where there is none.
        what: What stands there.
    """

    path: str
    line: int
    what: str


@attrs.frozen(eq=False)
class Tracks:
    """What a person is known by.

    Args:
        person: The person.
        ids: Every id of theirs, those of their own entries included.
    """

    person: Person
    ids: frozenset[str]

    @cached_property
    def _words(self) -> re.Pattern[str]:
        words = {fold_text(str(one)) for key in IDENTIFIERS for one in self.person.values(key)}
        longest_first = sorted(words - {""}, key=lambda word: (-len(word), word))
        either = "|".join(map(re.escape, longest_first)) or r"(?!)"
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)")

    def named(self, text: str) -> bool:
        """Whether *text* names the person, by a name, an address, a URL or a number."""
        return self._words.search(fold_text(text)) is not None

    def lines(self, text: str) -> Iterator[int]:
        """The lines of *text*, from 1, that name the person."""
        return (number for number, line in enumerate(text.split("\n"), 1) if self.named(line))


def scrubbed(data: bytes, shown: str, tracks: Tracks) -> tuple[bytes, int] | None:
    """What a file that netrules wrote for programs says without a person.

    Args:
        data: What it holds.
        shown: How messages name it.
        tracks: What the person is known by.

    Returns:
        What it is to hold and how many entries go; None if netrules did not write it so.
    """
    try:
        text = data.decode("utf-8-sig")
        documents = _documents(text)
    except (ValueError, RecursionError):
        return None
    first = documents[0] if documents else None
    if not isinstance(first, dict) or not str(first.get("schema", "")).startswith(_SCHEMAS):
        return None
    if first["schema"] == BASELINE:
        return _baseline(data, shown, tracks)
    scrubber = _Scrubber(tracks)
    left = scrubber.items(documents)
    if not scrubber.gone:
        return data, 0
    if text.startswith("{\n"):
        return f"{json_text(left[0])}\n".encode(), scrubber.gone
    lines = (json.dumps(one, sort_keys=True, separators=(",", ":")) for one in left)
    return "".join(f"{line}\n" for line in lines).encode(), scrubber.gone


def _documents(text: str) -> list[Any]:
    """The document, or the one on each line."""
    if text.startswith("{\n"):
        return [json.loads(text)]
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _baseline(data: bytes, shown: str, tracks: Tracks) -> tuple[bytes, int]:
    there = read_baseline(data, shown)
    left = tuple(one for one in there.entries if not tracks.ids.intersection(one.ids))
    if len(left) == len(there.entries):
        return data, 0
    text = attrs.evolve(there, entries=left).text
    return text.encode(), len(there.entries) - len(left)


class _Scrubber:
    """Takes what is about a person out of plain data."""

    def __init__(self, tracks: Tracks) -> None:
        self._tracks: Final = tracks
        #: How many entries have gone.
        self.gone = 0

    def items(self, values: list[Any]) -> list[Any]:
        """A list without what is about the person, each of the others without them."""
        kept = [one for one in values if not self._is_about(one)]
        self.gone += len(values) - len(kept)
        return [self._value(one) for one in kept]

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return self.items(value)
        if not isinstance(value, dict):
            return value
        kept = {key: one for key, one in value.items() if key not in self._tracks.ids}
        self.gone += len(value) - len(kept)
        return {key: self._value(one) for key, one in kept.items()}

    def _is_about(self, value: Any) -> bool:
        if isinstance(value, str):
            return value in self._tracks.ids
        if isinstance(value, list):  # a route through them leads nowhere without them
            return any(one in self._tracks.ids for one in value if isinstance(one, str))
        if not isinstance(value, dict):
            return False
        return any(self._holds_id(value.get(key)) for key in _ABOUT) or any(
            self._tracks.named(value[key]) for key in _SAID if isinstance(value.get(key), str)
        )

    def _holds_id(self, value: Any) -> bool:
        if isinstance(value, dict):
            return self._holds_id(value.get("ids"))
        if isinstance(value, list):
            return any(self._holds_id(one) for one in value)
        return isinstance(value, str) and value in self._tracks.ids
