"""The records of a chat: what was written by whom, and what the app itself notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from netrules import Handle, fold_text
from netrules.plugins.sources.chats.whatsapp.stamps import MARK, Layout, Stamp, read_stamp
from netrules.plugins.sources.chats.whatsapp.words import (
    Words,
    has,
    has_lasted,
    is_call,
    is_text,
)

#: No name is longer; what is, is a notice with a colon in it.
MOST_LETTERS: Final = 100
#: A note of the app that begins a chat is longer than what stands for a picture.
_NOTICE_LETTERS: Final = 40
_SENDER_END: Final = ": "
_PHONE: Final = re.compile(r"\+\d[\d ().\-\u2010-\u2015]{5,24}")
#: What the app writes in place of a message is shorter.
_NOTED_LETTERS: Final = 60
#: Quotation marks that open and those that close them.
_QUOTES: Final = (("“", "”"), ("«", "»"), ("„", "“"), ("「", "」"), ("”", "”"))


class Kind(Enum):
    """What a record is."""

    MESSAGE = "message"
    NOTICE = "notice"
    CALL = "call"
    UNANSWERED = "call that was not answered"


class Entry(NamedTuple):
    """One record.

    Attributes:
        line: Its first line.
        number: Its number, from 1.
        stamp: How it begins.
        kind: What it is.
        sender: Whoever the line names, as written; "" if it names nobody.
        text: What of the text stands in the first line, folded; only where it matters.
    """

    line: int
    number: int
    stamp: Stamp
    kind: Kind
    sender: str
    text: str


def read_entries(lines: Iterable[tuple[int, str]], layout: Layout) -> Iterator[Entry | int]:
    """The records that begin in the way of *layout*.

    Lines that begin in another way, and those before the first record, are given by
    their numbers: the former as they are, the latter negative.
    """
    count = 0
    for number, line in lines:
        stamp = read_stamp(line)
        if stamp is None:
            if not count and line.strip():
                yield -number
        elif stamp.layout != layout:
            if not stamp.layout.copied:
                yield number if count else -number
        else:
            count += 1
            yield _entry(number, count, stamp)


def _entry(line: int, number: int, stamp: Stamp) -> Entry:
    rest = stamp.rest
    if rest.startswith(MARK):  # the app speaks, and of whom it speaks is no sender
        return Entry(line, number, stamp, Kind.NOTICE, "", fold_text(rest.strip(MARK)))
    name, colon, text = rest.partition(_SENDER_END)
    if not colon and name.endswith(":"):  # an empty message in a file without final spaces
        name, colon = name[:-1], ":"
    name = name.replace(MARK, "").strip()
    if not colon or not _is_name(name):
        return Entry(line, number, stamp, Kind.NOTICE, "", fold_text(rest))
    if stamp.layout.bracketed:
        if text.startswith(MARK):
            return _marked(line, number, stamp, name, text)
        return Entry(line, number, stamp, Kind.MESSAGE, name, "")
    folded = text.strip().casefold() if len(text) < _NOTED_LETTERS else ""
    kind = Kind.UNANSWERED if is_text(Words.MISSED, folded) else Kind.MESSAGE
    return Entry(line, number, stamp, kind, name, folded)


def _marked(line: int, number: int, stamp: Stamp, name: str, text: str) -> Entry:
    """A record of which an iPhone marks the text: a notice, a call, or in place of a message."""
    twice = text.startswith(MARK * 2) and MARK in text[2:]
    folded = fold_text(text.replace(MARK, ""))
    begins = number == 1 and len(folded) >= _NOTICE_LETTERS
    about = folded.startswith(fold_text(name.lstrip("~ ")) + " ")
    if twice or begins or about or has(Words.SECURITY, folded) or has(Words.FADING, folded):
        kind = Kind.NOTICE
    elif is_call(folded):
        kind = Kind.CALL if has_lasted(folded) else Kind.UNANSWERED
    else:
        kind = Kind.MESSAGE
    return Entry(line, number, stamp, kind, name, folded)


@lru_cache(maxsize=1 << 12)
def _is_name(name: str) -> bool:
    """Whether what stands before a colon can be a name, and not half of a notice."""
    if not 0 < len(name) <= MOST_LETTERS or name.count('"') % 2:
        return False
    if any(open_ in name and name.find(shut, name.find(open_) + 1) < 0 for open_, shut in _QUOTES):
        return False
    return not has(Words.CHANGED, fold_text(name))


@lru_cache(maxsize=1 << 12)
def handle_of(sender: str) -> Handle:
    """Whom a sender's name or number means."""
    if _PHONE.fullmatch(sender):
        return Handle(phones=(sender,))
    return Handle(names=(sender.lstrip("~ ") or sender,))


def is_saved(sender: str) -> bool:
    """Whether a sender stands in the phone's address book under that name.

    One who does not is shown by the number, or by a name of their own choice after a tilde.
    """
    return not sender.startswith("~") and _PHONE.fullmatch(sender) is None
