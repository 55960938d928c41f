"""Parting an mbox into messages, of which only the headers are looked at.

The format has no escape for a body with a line "From …", and programs differ in how they
help themselves. A message is taken to begin at such a line only if it stands at the
beginning of the file or after a blank line, ends in a year, and is followed by a header.
``Content-Length`` is not believed: programs that edit messages leave it as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from netrules.plugins.sources.mail.starts import NEXT_START, START_BYTES, is_message

#: How many bytes are read at a time: as many as stay in the processor's cache.
CHUNK: Final = 256 * 1024
#: How much of a header is kept: senders of a megabyte of it want something else.
MAX_HEADER: Final = 1024**2
_BLANK: Final = re.compile(rb"\n\r?\n")


class Piece(NamedTuple):
    """The beginning of a message.

    Attributes:
        line: Its first line in the file.
        start: The line "From …" above it, "" if it stands alone in its file.
        header: Its header, from the line break above it on.
        is_whole: Whether the header is not cut.
    """

    line: int
    start: bytes
    header: bytes
    is_whole: bool


class _Window:
    """A part of the stream that moves on, and on which line it begins."""

    def __init__(self, stream: IO[bytes], first: bytes) -> None:
        self._stream = stream
        self.data = first
        self._line = 1
        self._counted = 0

    def more(self) -> bool:
        """Read on; whether there was something to read."""
        chunk = self._stream.read(CHUNK)
        self.data += chunk
        return bool(chunk)

    def drop(self, size: int) -> None:
        """Let go of the first *size* bytes."""
        self._count(size)
        self.data = self.data[size:]
        self._counted -= size

    def trim(self, at: int) -> int:
        """Let go of what is far behind *at*; where that is then."""
        if at < CHUNK:
            return at
        self.drop(at)
        return 0

    def line_at(self, at: int) -> int:
        """The number of the line that begins at *at*, which must not be before the last."""
        self._count(at)
        return self._line

    def _count(self, to: int) -> None:
        if to > self._counted:
            self._line += self.data.count(b"\n", self._counted, to)
            self._counted = to

    def header_end(self, at: int) -> tuple[int, bool]:
        """Where the header that begins at *at* ends, and whether it does so by itself."""
        search_from = at
        while True:
            if match := _BLANK.search(self.data, search_from):
                return match.start(), True
            search_from = max(at, len(self.data) - len(b"\n\r"))
            if len(self.data) - at >= MAX_HEADER:
                return at + MAX_HEADER, False
            if not self.more():
                return len(self.data), True


def split_mbox(stream: IO[bytes], first: bytes, at: int = 0) -> Iterator[Piece]:
    """The messages of an mbox, in one pass and in memory that does not grow with it.

    Args:
        stream: The file after *first*.
        first: What was already read of it: the line at *at* at least.
        at: Where in *first* the first message begins.
    """
    window = _Window(stream, first)
    while at >= 0:
        at = window.trim(at)
        line = window.line_at(at)
        below = window.data.find(b"\n", at)
        end, is_whole = window.header_end(below)
        header = window.data[below:end]
        if is_message(header):
            yield Piece(line, window.data[at:below], header, is_whole)
        at = _next_start(window, end)


def find_start(stream: IO[bytes], first: bytes) -> tuple[bytes, int]:
    """The first message of a file that begins with something else: the bytes from
    somewhere before it on, and where in them it begins, -1 if there is none."""
    window = _Window(stream, first)
    at = _next_start(window, 0)
    return window.data, at


def read_header(stream: IO[bytes], first: bytes, at: int) -> Piece:
    """The one message of a file of its own; see `split_mbox`."""
    window = _Window(stream, b"\n" + first[at:])
    end, is_whole = window.header_end(0)
    return Piece(1, b"", window.data[:end], is_whole)


def _next_start(window: _Window, at: int) -> int:
    """Where the next message begins at or after *at*, -1 at the end of the file."""
    while (match := NEXT_START.search(window.data, at)) is None:
        done = max(0, len(window.data) - START_BYTES)
        window.drop(done)
        at = max(0, at - done)
        if not window.more():
            return -1
    return match.start() + 1
