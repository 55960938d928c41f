"""The lines of a text of any size, a bounded piece of each.

A chat needs no more of a line than when it was written and by whom, so a line of a
gigabyte costs no more memory than a short one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Final

from netrules.reading import encoding_of

#: How many letters of a line are kept.
KEPT: Final = 400
#: How many of those that follow are read, and dropped, at a time.
_DROPPED: Final = 1 << 16
#: Bytes that are no UTF-8, as the decoder hands them on.
_STRAY: Final = re.compile("[\udc80-\udcff]")


class Lines:
    """The numbered lines of a stream, without their endings.

    A line that is not UTF-8 is read as Windows-1252, so that one bad byte costs the
    neighbouring lines nothing.

    Args:
        stream: The bytes, from their beginning.
        head: The first bytes once more, to tell the encoding by.

    Attributes:
        odd: The number of the first line that was not UTF-8, 0 while there is none.
    """

    def __init__(self, stream: IO[bytes], head: bytes) -> None:
        encoding = encoding_of(head)
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        self._text = io.TextIOWrapper(stream, encoding, errors, newline="\n")
        self.odd = 0

    def __iter__(self) -> Iterator[tuple[int, str]]:
        number = 0
        read = self._text.readline
        while line := read(KEPT):
            number += 1
            rest = line
            while rest and rest[-1] != "\n":
                rest = read(_DROPPED)
            if number == 1:
                line = line.removeprefix("\ufeff")
            if not line.isascii() and _STRAY.search(line):
                self.odd = self.odd or number
                line = line.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
            yield number, line.rstrip("\r\n")
