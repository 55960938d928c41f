"""The headers that are read, and no others."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = (
    "from sender reply-to to cc bcc date message-id in-reply-to references list-id precedence "
    "auto-submitted return-path x-gmail-labels x-gm-thrid x-mozilla-status"
).split()


def _pattern(names: list[str]) -> re.Pattern[bytes]:
    """What finds headers by name in any case.

    A choice by the first letter is made at once, which a search without regard to case
    would not do.
    """
    choices = "|".join(
        "".join(f"[{c}{c.upper()}]" if c.isalpha() else re.escape(c) for c in name)
        for name in names
    )
    return re.compile(rb"\n(%b)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)" % choices.encode())


_WANTED: Final = _pattern(_NAMES)
_RECEIVED: Final = _pattern(["received"])
#: Headers that may be there several times, as parts of one list.
_LISTS: Final = frozenset({b"to", b"cc", b"bcc"})


def read_fields(header: bytes) -> dict[bytes, bytes]:
    """The wanted headers, each by its name in small letters.

    Of one that is there twice against the rules the first counts.

    Args:
        header: The whole header, beginning with a line break.
    """
    fields: dict[bytes, bytes] = {}
    for name, value in _WANTED.findall(header):
        key = name.lower()
        if key not in fields:
            fields[key] = value
        elif key in _LISTS:
            fields[key] += b"," + value
    return fields


def received_at(header: bytes) -> bytes:
    """When the last mail server that took the message did so, as it was written."""
    match = _RECEIVED.search(header)
    return match[2].rpartition(b";")[2] if match else b""
