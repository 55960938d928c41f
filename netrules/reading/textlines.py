"""The physical lines of a text file of unknown encoding, read as a stream."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Final

#: A line with its ending. Tools that write twice through a text layer end lines with ``\r\r\n``.
_LINE: Final = re.compile(r"[^\r\n]*(?:\r*\n|\r)|[^\r\n]+")
_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE: Final = 1024
#: How long a line may be, in bytes or letters, before it is given in pieces that each count
#: as a line: a file without line breaks must not have to fit into memory.
MAX_LINE: Final = 16 * 1024**2


class TextLines:
    """The lines of a stream, each with its ending.

    UTF-16 is told by its byte order mark or its NUL bytes. Everything else is read as
    UTF-8; a line that is not is read as Windows-1252, the code page that spreadsheets
    write, so that one bad byte costs the neighbouring lines nothing.

    Args:
        stream: The bytes, from their beginning.
        head: The first bytes once more, to tell the encoding by.

    Attributes:
        odd: The number of the first line that was not UTF-8, 0 while there is none.
        marked: Whether the stream begins with a byte order mark, or is UTF-16.
    """

    def __init__(self, stream: IO[bytes], head: bytes) -> None:
        self._stream = stream
        self._encoding = encoding_of(head)
        self.marked = self._encoding != "utf-8" or head.startswith(b"\xef\xbb\xbf")
        self.odd = 0
        self._number = 0

    def __iter__(self) -> Iterator[str]:
        if self._encoding == "utf-8":
            texts = self._utf8()
        else:
            # Only "\n" ends a line here too, because of "\r\r\n".
            decoded = io.TextIOWrapper(self._stream, self._encoding, "replace", newline="\n")
            texts = iter(lambda: decoded.readline(MAX_LINE), "")
        for first in texts:
            yield from self._split(first.removeprefix("\ufeff"))
            break
        for text in texts:
            if "\r" in text[:-2] or (text[-2:-1] == "\r" and text[-1] != "\n"):
                yield from self._split(text)
            else:
                self._number += 1
                yield text

    def _utf8(self) -> Iterator[str]:
        for raw in iter(lambda: self._stream.readline(MAX_LINE), b""):
            try:
                yield raw.decode()
            except UnicodeDecodeError:
                self.odd = self.odd or self._number + 1
                yield raw.decode("cp1252", "replace")

    def _split(self, text: str) -> Iterator[str]:
        for line in _LINE.findall(text):
            self._number += 1
            yield line


def encoding_of(head: bytes) -> str:
    """The encoding that *head* shows: "utf-16", "utf-16-le", "utf-16-be" or "utf-8"."""
    if head.startswith(_BOMS):
        return "utf-16"
    sample = head[: min(_SAMPLE, len(head) // 2 * 2)]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and odd > 4 * even:
        return "utf-16-le"
    if even > len(sample) // 5 and even > 4 * odd:
        return "utf-16-be"
    return "utf-8"
