"""The physical lines of a calendar file, whatever its line endings and Unicode form.

Lines stay bytes: a fold may fall between the bytes of one letter.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import IO, Final

from netrules.reading import encoding_of

#: How much of the file is in memory at a time.
CHUNK: Final = 256 * 1024
#: What is kept of one line: longer ones are pictures and pages in base64 that nobody reads.
MAX_LINE: Final = 256 * 1024


def physical_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The lines of *stream* without their ends, each with its number from 1.

    CR, LF, CRLF and the CR CR LF of a file converted twice all end a line. A line longer
    than `MAX_LINE` is cut there. UTF-16 becomes UTF-8, and NUL bytes are left out.
    """
    number = 0
    begun = breaks = b""
    for chunk in _narrow(stream):
        text = breaks + chunk
        # What may be half of a break is left for the next chunk.
        breaks = b"\r\r" if text.endswith(b"\r\r") else b"\r" if text.endswith(b"\r") else b""
        text = text[: len(text) - len(breaks)]
        rows = text.replace(b"\r\r\n", b"\n").splitlines()
        rest = rows.pop() if rows and not text.endswith((b"\n", b"\r")) else b""
        for row in rows:
            number += 1
            yield number, (begun + row)[:MAX_LINE]
            begun = b""
        begun = (begun + rest)[:MAX_LINE]
    for row in (begun + breaks).splitlines():
        number += 1
        yield number, row


def _narrow(stream: IO[bytes]) -> Iterator[bytes]:
    """The file in chunks of an encoding that has ASCII in it."""
    chunk = stream.read(CHUNK)
    encoding = encoding_of(chunk)
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)("replace")
    while chunk:
        narrow = decoder.decode(chunk).encode("utf-8", "replace") if decoder else chunk
        yield narrow.replace(b"\0", b"")
        chunk = stream.read(CHUNK)
