"""The physical lines of a vCard file, whatever its line endings and Unicode form.

Lines stay bytes, because a card may name a character set for every property.
A file in UTF-16 is turned into UTF-8 on the way.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO, Final

#: How much of the file is in memory at a time.
CHUNK: Final = 256 * 1024
#: What is kept of one line. Only pictures are longer, and nobody reads those.
MAX_LINE: Final = 1024 * 1024

_WIDE_BEGIN: Final = re.compile(rb"B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D", re.IGNORECASE)


def physical_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines of *stream* without their ends, each with its number from 1.

    CR, LF, CRLF and the CR CR LF of a file converted twice all end a line. A line longer
    than `MAX_LINE` is cut there.
    """
    number = 0
    begun: list[bytes] = []
    size = 0
    for text in _whole_breaks(_narrow(stream)):
        rows = text.replace(b"\r\r\n", b"\r\n").splitlines()
        rest = b"" if text.endswith((b"\n", b"\r")) else rows.pop()
        for row in rows:
            number += 1
            if begun:
                yield number, b"".join((*begun, row))[:MAX_LINE]
                begun.clear()
                size = 0
            else:
                yield number, row
        if rest and size < MAX_LINE:
            begun.append(rest)
            size += len(rest)
    if begun:
        yield number + 1, b"".join(begun)[:MAX_LINE]


def wide_codec(start: bytes) -> str | None:
    """The UTF-16 codec that a file beginning with *start* needs, or None for other files."""
    if start.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if start.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    found = _WIDE_BEGIN.search(start)
    # What stands before the first card must be wide too: a narrow file may quote wide text.
    if found is None or start.count(0, 0, found.start()) * 3 < found.start():
        return None
    return "utf-16-be" if found.start() % 2 else "utf-16-le"


def _narrow(stream: IO[bytes]) -> Iterator[bytes]:
    """The file in chunks of an encoding that has ASCII in it, without NUL bytes."""
    chunk = stream.read(CHUNK)
    codec = wide_codec(chunk)
    decoder = codecs.getincrementaldecoder(codec)("replace") if codec else None
    while chunk:
        narrow = decoder.decode(chunk).encode() if decoder else chunk
        yield narrow.replace(b"\0", b"")
        chunk = stream.read(CHUNK)


def _whole_breaks(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes in chunks none of which ends within a line break."""
    held = b""
    for chunk in chunks:
        text = held + chunk
        held = b"\r\r" if text.endswith(b"\r\r") else b"\r" if text.endswith(b"\r") else b""
        text = text[: len(text) - len(held)]
        if text:
            yield text
    if held:
        yield held
