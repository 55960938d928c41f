"""A header to a message, or to the reason why it is none that tells whom one knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

import attrs

from netrules import Origin, Problem, Skipped
from netrules.plugins.sources.mail.addresses import AddressList, read_addresses
from netrules.plugins.sources.mail.dates import sent_at
from netrules.plugins.sources.mail.fields import read_fields
from netrules.plugins.sources.mail.folders import Mark, mark_of_labels
from netrules.plugins.sources.mail.kinds import (
    is_automatic,
    is_for_many,
    is_from_nobody,
    list_address,
)
from netrules.plugins.sources.mail.mbox import Piece
from netrules.plugins.sources.mail.posts import Party, Post
from netrules.plugins.sources.mail.words import to_text

#: A message to more is one to everybody.
MOST_RECIPIENTS: Final = 30
#: Why a header is passed over, beside the values of `Mark`.
LIST, AUTOMATIC, TO_MANY = "mailing list", "automatic", "sent to too many"

_ID: Final = re.compile(rb"<\s*([^<>\s]+)\s*>")
_BARE_ID: Final = re.compile(rb"\s*([^<>\s]+@[^<>\s]+)\s*")
#: The bit by which Thunderbird marks what it deleted or moved and did not yet take out.
_EXPUNGED: Final = 0x0008
#: Longer lists of addresses hardly come twice.
_CACHED_BYTES: Final = 1000
_OPEN: Final = "look at the message in the mail program"

_NO_SENDER: Final = "the message names no sender with an address that can be read"
_NO_DATE: Final = "the message has no date that can be true, and nothing says when it arrived"
_OTHER_DATE: Final = "the date is missing or cannot be true; the day it arrived was taken"
_NO_ADDRESS: Final = "some recipients have no address that can be read"
_TOO_LONG: Final = "the header is longer than 1 MiB, and was read that far only"


class Place(NamedTuple):
    """Where messages lie.

    Attributes:
        mark: What its name says of them.
        stored: When, by its name, the message was put there.
        vouches: Whether it is a mailbox rather than a file for one message.
    """

    mark: Mark | None
    stored: datetime | None
    vouches: bool


@attrs.define
class Sorter:
    """Turns headers into messages, and knows everybody who occurs in them."""

    parties: dict[str, Party] = attrs.field(factory=dict)
    #: The addresses of mailing lists.
    lists: set[str] = attrs.field(factory=set)

    def take(
        self, piece: Piece, origin: Origin, place: Place
    ) -> Iterator[Post | Problem | Skipped]:
        """The message, or why there is none; and what is wrong with a part of it."""
        fields = read_fields(piece.header)
        mark = _mark(fields, place)
        reason = mark if mark not in (None, Mark.SENT) else self._bulk(fields)
        if reason:
            yield Skipped(str(reason), origin)
            return
        written = _senders(fields)
        if not written.addresses:
            nobody = is_from_nobody(fields)
            yield Skipped(AUTOMATIC, origin) if nobody else Problem(_NO_SENDER, origin, _OPEN)
            return
        sender, *more = [self._party(*address) for address in written.addresses]
        if sender.is_robot:
            yield Skipped(AUTOMATIC, origin)
            return
        recipients, unread = self._recipients(fields, more)
        if len(recipients) + unread > MOST_RECIPIENTS:
            yield Skipped(TO_MANY, origin)
            return
        sent = sent_at(fields.get(b"date", b""), piece.start, place.stored, piece.header)
        if sent is None:
            yield Problem(_NO_DATE, origin, _OPEN)
            return
        own, root = _conversation(fields)
        yield Post(
            origin, own, root, sender, recipients, unread, b"bcc" in fields,
            sent.at, sent.stored, sent.is_sure, mark is Mark.SENT, place.vouches,
        )  # fmt: skip
        told = {_OTHER_DATE: sent.is_instead, _NO_ADDRESS: unread, _TOO_LONG: not piece.is_whole}
        for message in (message for message, applies in told.items() if applies):
            yield Problem(message, origin, _OPEN, lost=False)

    def _bulk(self, fields: Mapping[bytes, bytes]) -> str:
        """Why nobody wrote the message to somebody, "" if somebody may have."""
        if is_for_many(fields):
            self.lists.add(list_address(fields))
            return LIST
        return AUTOMATIC if is_automatic(fields) else ""

    def _party(self, email: str, name: str) -> Party:
        party = self.parties.get(email)
        if party is None:
            party = self.parties[email] = Party(email)
        if name:
            party.seen[name] = party.seen.get(name, 0) + 1
        return party

    def _recipients(
        self, fields: Mapping[bytes, bytes], first: list[Party]
    ) -> tuple[tuple[Party, ...], int]:
        found, unread = dict.fromkeys(first), 0
        for name in (b"to", b"cc", b"bcc"):
            if name in fields:
                named = _addresses(fields[name])
                found.update(dict.fromkeys(self._party(*one) for one in named.addresses))
                unread += named.unread
        return tuple(found), unread


def dated_otherwise(post: Post) -> list[Post | Problem]:
    """A message whose date cannot be true, dated by when it was put where it lies."""
    if post.stored is None:
        return [Problem(_NO_DATE, post.origin, _OPEN)]
    return [
        attrs.evolve(post, at=post.stored),
        Problem(_OTHER_DATE, post.origin, _OPEN, lost=False),
    ]


def _mark(fields: Mapping[bytes, bytes], place: Place) -> Mark | None:
    """What the message is by where it lies, or lay until it was deleted."""
    mark = place.mark
    labels = fields.get(b"x-gmail-labels")
    if labels is not None and mark in (None, Mark.SENT):
        mark = mark_of_labels(labels) or mark
    status = fields.get(b"x-mozilla-status")
    if status is not None:
        with suppress(ValueError):
            if int(status, 16) & _EXPUNGED:
                return Mark.TRASH
    return mark


def _senders(fields: Mapping[bytes, bytes]) -> AddressList:
    """Who wrote a message: From, or what comes nearest to it."""
    for name in (b"from", b"sender", b"reply-to"):
        found = _addresses(fields.get(name, b""))
        if found.addresses:
            return found
    return AddressList((), 0)


def _addresses(raw: bytes) -> AddressList:
    return (_cached if len(raw) <= _CACHED_BYTES else _read)(raw)


def _read(raw: bytes) -> AddressList:
    return read_addresses(to_text(raw), MOST_RECIPIENTS)


_cached: Final = lru_cache(maxsize=1 << 14)(_read)


def _conversation(fields: Mapping[bytes, bytes]) -> tuple[str, str]:
    """A message's own id, and that of the first of its conversation as far as it says."""
    own = _first_id(fields.get(b"message-id", b""))
    root = _first_id(fields.get(b"references", b"")) or _first_id(fields.get(b"in-reply-to", b""))
    if not root and not own and b"x-gm-thrid" in fields:
        root = f"gmail:{to_text(fields[b'x-gm-thrid'])}"
    return own, root or own


def _first_id(raw: bytes) -> str:
    match = _ID.search(raw) or _BARE_ID.fullmatch(raw)
    return match[1].decode("utf-8", "replace") if match else ""
