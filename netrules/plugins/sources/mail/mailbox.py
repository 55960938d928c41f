"""All messages of an input, in the order of its files, in memory without their texts.

Who is "me", and which messages belong together, shows only when all were read. So this is
the first of two steps; it keeps of a message no more than who wrote to whom and when.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import IO, Final

from netrules import InputError, Opened, Origin, Problem, Skipped
from netrules.plugins.sources.mail.folders import mark_of_place
from netrules.plugins.sources.mail.mbox import Piece, find_start, read_header, split_mbox
from netrules.plugins.sources.mail.members import is_index, is_of_maildir
from netrules.plugins.sources.mail.posts import Party, Post
from netrules.plugins.sources.mail.sorting import Place, Sorter, dated_otherwise
from netrules.plugins.sources.mail.starts import shape_of

#: Networks have names of their own; that of people who write mail is called so.
LAYER: Final = "mail"
_FIRST_BYTES: Final = 64 * 1024
#: The time at which a message came begins the name of its file in a Maildir.
_STAMP: Final = re.compile(r"(\d{9,10})\.")
#: A date so much later than all that are confirmed is a clock's that was wrong.
_FUTURE: Final = timedelta(days=366)
_AGAIN: Final = "export the mail again"


class Mailbox:
    """The messages of an input, and what stands in their place where there are none."""

    def __init__(self, opened: Opened) -> None:
        self._opened: Final = opened
        self._sorter: Final = Sorter()
        self.entries: Final[list[Post | Problem | Skipped]] = []
        self._roots: Final[dict[str, str]] = {}
        for member in opened.members:
            if not is_index(member):
                self._read(member)
        self._check_the_future()

    @property
    def origin(self) -> Origin:
        """The input as a whole."""
        return self._opened.origin(layer=LAYER)

    @property
    def posts(self) -> list[Post]:
        """Those that are messages, in the order of the files."""
        return [entry for entry in self.entries if isinstance(entry, Post)]

    @property
    def parties(self) -> dict[str, Party]:
        """Everybody who occurs in the messages, by address."""
        return self._sorter.parties

    def is_list(self, party: Party) -> bool:
        """Whether a mailing list has the address."""
        return party.email in self._sorter.lists

    def thread(self, post: Post) -> str:
        """The conversation that a message belongs to, by the id of its first message."""
        root, passed = post.root, {post.id}
        while (above := self._roots.get(root, root)) not in passed and above != root:
            passed.add(root)
            root = above
        return root

    # -- reading ---------------------------------------------------------------

    def _read(self, member: str) -> None:
        known = len(self.entries)
        try:
            with self._opened.open(member) as stream:
                self._read_stream(member, stream, stream.read(_FIRST_BYTES))
        except OSError as error:
            if self._opened.members == ("",) and len(self.entries) == known:
                raise
            reason = error.reason if isinstance(error, InputError) else "cannot be read any further"
            self._lose(f"the file {reason}, so it could not be read to its end", member)

    def _read_stream(self, member: str, stream: IO[bytes], first: bytes) -> None:
        shape = shape_of(first)
        at, is_mbox = (shape.at, shape.is_mbox) if shape else (-1, True)
        if shape is None:
            first, at = find_start(stream, first)
            if at < 0:
                self._lose("the file holds no message", member)
                return
            self._lose("text before the first message belongs to none", member, 1)
        place = self._place(member, is_mbox=is_mbox)
        pieces = split_mbox(stream, first, at) if is_mbox else [read_header(stream, first, at)]
        for number, piece in enumerate(pieces, 1):
            self._add(piece, self._opened.origin(member, piece.line, number, LAYER), place)

    def _place(self, member: str, *, is_mbox: bool) -> Place:
        mark = mark_of_place(self._opened.path, member)
        is_maildir = not is_mbox and is_of_maildir(member)
        stored = None
        match = _STAMP.match(PurePosixPath(member).name) if is_maildir else None
        if match:
            with suppress(ValueError, OverflowError):
                stored = datetime.fromtimestamp(int(match[1]), UTC)
        return Place(mark, stored, vouches=is_mbox or is_maildir)

    def _add(self, piece: Piece, origin: Origin, place: Place) -> None:
        for item in self._sorter.take(piece, origin, place):
            self.entries.append(item)
            if isinstance(item, Post) and item.id and item.root != item.id:
                self._roots.setdefault(item.id, item.root)

    def _check_the_future(self) -> None:
        """Take no date for true that is long after all those that something confirms."""
        confirmed = [post.day for post in self.posts if post.is_sure]
        if not confirmed or len(confirmed) == len(self.posts):
            return
        last = max(confirmed) + _FUTURE
        entries = self.entries[:]
        self.entries.clear()
        for entry in entries:
            if isinstance(entry, Post) and not entry.is_sure and entry.day > last:
                self.entries.extend(dated_otherwise(entry))
            else:
                self.entries.append(entry)

    def _lose(self, message: str, member: str, line: int = 0) -> None:
        self.entries.append(
            Problem(message, self._opened.origin(member, line, layer=LAYER), _AGAIN)
        )
