"""The lines of an LDIF file to records of attributes.

Lines are joined as bytes, because a fold may fall within a letter, and only attributes that
are read are kept, so that pictures cost nothing.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from typing import IO, Final

import attrs

from netrules.reading import TextLines, encoding_of

#: What is kept of a line. Only pictures are longer.
MAX_LINE: Final = 1024 * 1024
_ATTRIBUTE: Final = re.compile(
    rb"([A-Za-z][A-Za-z0-9._-]*+)(?:;[A-Za-z0-9._-]*+)*+[ \t]*:([:<]?)[ \t]*(.*)\Z", re.DOTALL
)
_BOM: Final = b"\xef\xbb\xbf"
#: Only blanks and ends of files.
_NOTHING: Final = b" \t\x0b\x0c\x1a\0"

NO_ATTRIBUTE: Final = (
    "a line that is no attribute was left out",
    "correct it in a text editor, or export the file again",
)
NO_BASE64: Final = (
    "an encoded value could not be decoded and was left out",
    "export the file again: it may be cut off",
)
NO_UTF8: Final = (
    "a value is not UTF-8; it was read as Windows-1252, so letters may be wrong",
    "export the file again in UTF-8",
)
ELSEWHERE: Final = (
    "a value that stands in another file was left out",
    "write the value itself",
)


@attrs.define(eq=False)
class Record:
    """One record of the file.

    Args:
        line: Its first line.
        number: Its number in the file, from 1.
        values: The attributes that are read, by name in lower case, each with its values.
        flaws: What of it could not be read: what to say, what to do, and the line.
    """

    line: int
    number: int = 0
    values: dict[str, list[str]] = attrs.field(factory=dict)
    flaws: list[tuple[str, str, int]] = attrs.field(factory=list)

    def all(self, *names: str) -> Sequence[str]:
        """The values of the attributes *names*, in the order of the names."""
        if self.values.keys().isdisjoint(names):  # as most attributes of most entries are
            return ()
        return [value for name in names for value in self.values.get(name, ())]

    def first(self, *names: str) -> str:
        """The first of `all` that is not blank, "" if there is none."""
        return next(filter(None, self.all(*names)), "")


def records(stream: IO[bytes], head: bytes, wanted: frozenset[str]) -> Iterator[Record]:
    """The records of a file.

    A record ends at a blank line, or where the next one's ``dn`` begins.

    Args:
        stream: The file from its beginning.
        head: Its first bytes once more.
        wanted: The attributes to keep, in lower case.
    """
    number = 0
    record: Record | None = None
    for line, data in _logical(_physical(stream, head)):
        if data.startswith(b"#"):
            continue
        begins = data[:3].lower() in {b"dn:", b"dn "}
        if record is not None and (begins or not data):
            yield record
            record = None
        if not data or (record is None and data[:8].lower() == b"version:"):
            continue
        if record is None:
            number += 1
            record = Record(line, number)
        _take(record, line, data, wanted)
    if record is not None:
        yield record


def _take(record: Record, line: int, data: bytes, wanted: frozenset[str]) -> None:
    """Add what a line says to *record*."""
    found = _ATTRIBUTE.match(data)
    if found is None:
        # A dash parts the changes of a record that is one of changes.
        if data != b"-":
            record.flaws.append((*NO_ATTRIBUTE, line))
        return
    name = found[1].decode().lower()
    if name not in wanted:
        return
    value, mark = found[3], found[2]
    if mark == b"<":
        record.flaws.append((*ELSEWHERE, line))
        return
    if mark == b":":
        try:
            value = binascii.a2b_base64(value)
        except binascii.Error:
            record.flaws.append((*NO_BASE64, line))
            return
    try:
        text = value.decode()
    except UnicodeDecodeError:
        record.flaws.append((*NO_UTF8, line))
        text = value.decode("cp1252", "replace")
    record.values.setdefault(name, []).append(text.replace("\0", "").strip())


def _logical(lines: Iterator[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each line with those that are folded into it, and its number from 1."""
    start, parts, size = 0, list[bytes](), 0
    for number, line in enumerate(lines, 1):
        if line[:1] in {b" ", b"\t"} and parts and parts[0] and line.strip(_NOTHING):
            if size < MAX_LINE:
                parts.append(line[1:])
                size += len(line)
            continue
        if parts:
            yield start, b"".join(parts)
        start, parts, size = number, [line if line.strip(_NOTHING) else b""], len(line)
    if parts:
        yield start, b"".join(parts)


def _physical(stream: IO[bytes], head: bytes) -> Iterator[bytes]:
    """The lines without their ends, whichever these are; UTF-16 becomes UTF-8."""
    if encoding_of(head) != "utf-8":
        for text in TextLines(stream, head):
            yield text.rstrip("\r\n").encode("utf-8", "replace")
        return
    rest = b""
    first = True
    while chunk := stream.readline(MAX_LINE):
        if first:
            chunk, first = chunk.removeprefix(_BOM), False
        data = (rest + chunk).replace(b"\r\r\n", b"\n")
        rows = data.splitlines()
        # What is cut off within a line, or within its end, waits for the rest.
        rest = b"" if data.endswith(b"\n") or not rows else rows.pop()[:MAX_LINE]
        yield from rows
    if rest:
        yield rest
