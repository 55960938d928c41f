"""One chat as signal-export writes it, in either of its forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from netrules import Opened
from netrules.plugins.sources.chats.lines import Lines

#: How the exporter calls the owner, and whoever it could not tell.
ME: Final = "Me"
NOBODY: Final = frozenset({"", "No-Sender", "None"})
#: A message's first line in the text form.
MD_LINE: Final = re.compile(
    r"\[(?P<at>\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?)\] (?P<sender>[^:]{1,100}):(?: (?P<text>.*)|$)"
)
_CALL: Final = re.compile(
    r"(?P<way>Incoming|Outgoing|Missed)(?: (?:voice|video|group))? call(?: \((?P<what>.*)\))?"
)
#: The longest line of JSON that is read: a message with all that was sent with it.
_LONGEST: Final = 1 << 24
_YEARS: Final = range(2010, 2101)


class Message(NamedTuple):
    """A message, or what could not be read as one.

    Attributes:
        line: Its first line.
        number: Its number, from 1.
        at: When; None if it does not tell.
        sender: Who sent it, as written.
        text: Its text, as far as it matters here.
        bad: Whether it is no message at all.
    """

    line: int
    number: int
    at: datetime | None
    sender: str
    text: str = ""
    bad: bool = False

    @property
    def call(self) -> re.Match[str] | None:
        """What stands for a call in place of a text."""
        return _CALL.fullmatch(self.text)


def read_text(opened: Opened, member: str) -> Iterator[Message]:
    """The messages of a chat as text."""
    with opened.open(member) as stream:
        number = 0
        for line, text in Lines(stream, opened.head(member)):
            match = MD_LINE.match(text)
            if match is not None:
                number += 1
                at = _time(match["at"].replace(",", ""))
                yield Message(
                    line, number, at, match["sender"].strip(), (match["text"] or "").strip()
                )


def read_json_lines(opened: Opened, member: str) -> Iterator[Message]:
    """The messages of a chat as JSON, one in each line."""
    for line, value in values_of(opened, member):
        if value is None:
            yield Message(line, line, None, "", bad=True)
        else:
            sender, text = value.get("sender"), value.get("body")
            yield Message(
                line,
                line,
                _time(value.get("date")),
                sender.strip() if isinstance(sender, str) else "",
                text.strip() if isinstance(text, str) else "",
            )


def values_of(opened: Opened, member: str) -> Iterator[tuple[int, dict[str, Any] | None]]:
    """The objects in a file of one in each line, by line; None for what is none."""
    with opened.open(member) as stream:
        line = 0
        while text := stream.readline(_LONGEST):
            line += 1
            whole = text.endswith(b"\n") or len(text) < _LONGEST
            while not text.endswith(b"\n") and (rest := stream.readline(_LONGEST)):
                text = rest[-1:]
            if whole and not text.strip():
                continue
            yield line, _object(text) if whole else None


def _object(text: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _time(value: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at if at is not None and at.year in _YEARS else None
