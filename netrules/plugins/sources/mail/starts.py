"""Where a message begins, and whether bytes are mail at all."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

#: A longer line is not the first of a message.
_LONGEST: Final = 1000
#: What follows "From " where a message begins: on the same line who and a year, and on
#: the next a header. What ``git format-patch`` writes above a patch is no such line.
_AFTER_FROM: Final = (
    rb"(?![0-9a-f]{40,64} Mon Sep 17 00:00:00 2001)"
    rb"(?=[^\r\n]{1,%d}+\r?\n>?[!-9;-~]{1,100}+[ \t]{0,9}+:)"
    rb"\S++ [^\r\n]*?\d{4}"
) % _LONGEST
_START: Final = re.compile(rb"From " + _AFTER_FROM)
#: The beginning of a message after a blank line. That a fixed text comes first in the
#: pattern makes the search fast.
NEXT_START: Final = re.compile(rb"\nFrom (?:(?<=\n\nFrom )|(?<=\n\r\nFrom ))" + _AFTER_FROM)
#: How many bytes at most have to be there to know a beginning: some before, some after.
START_BYTES: Final = _LONGEST + 200
#: Before the first message: a byte order mark, blank lines, and the length that
#: Apple's .emlx puts on a line of its own.
_BEFORE: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\d{1,12}[ \t]*\r?\n)?")
_LINE: Final = re.compile(rb"([!-9;-~]{1,100})[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*\n?")
_PLACED: Final = frozenset(b"received return-path delivered-to message-id x-mozilla-status".split())
_KNOWN: Final = _PLACED | frozenset(b"to cc date subject mime-version in-reply-to".split())
#: A header with one of these is a message's; a paragraph with a colon has none.
_ANY: Final = re.compile(
    rb"\n(?:from|to|date|subject|message-id|received|return-path|x-mozilla-status|x-gm-thrid)"
    rb"[ \t]*:",
    re.IGNORECASE,
)
#: Of a longer file only the beginning is looked at.
_HEAD_BYTES: Final = 64 * 1024
#: How many known headers make a message, beside a sender.
_LIKELY, _CERTAIN = 1, 3


class Shape(NamedTuple):
    """What bytes show to be mail.

    Attributes:
        at: Where the first message begins.
        is_mbox: Whether others may follow it in the same file.
        is_certain: Whether it can be nothing else.
    """

    at: int
    is_mbox: bool
    is_certain: bool


def shape_of(head: bytes) -> Shape | None:
    """What kind of mail the file that begins with *head* is, None if it is none."""
    match = _BEFORE.match(head)
    at = match.end() if match else 0
    if _START.match(head, at) and is_message(head[head.index(b"\n", at) :]):
        return Shape(at, is_mbox=True, is_certain=True)
    names = _names(head, at)
    known = len(names & _KNOWN)
    if not (b"from" in names and known >= _LIKELY) and not names >= {b"received", b"date"}:
        return None
    is_certain = bool(names & _PLACED) or known >= _CERTAIN
    return Shape(at, is_mbox=False, is_certain=is_certain)


def _names(head: bytes, at: int) -> set[bytes]:
    """The names of the headers at *at*, none if a line there is no header's."""
    names: set[bytes] = set()
    while match := _LINE.match(head, at):
        names.add(match[1].lower())
        at = match.end()
    is_over = at >= len(head) or head.startswith((b"\n", b"\r\n"), at)
    is_cut = len(head) >= _HEAD_BYTES and b"\n" not in head[at:]
    return names if is_over or is_cut else set()


def is_message(header: bytes) -> bool:
    """Whether *header*, which begins with a line break, is that of a message."""
    return _ANY.search(header) is not None
