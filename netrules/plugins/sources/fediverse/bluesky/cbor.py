"""DAG-CBOR: the form in which records are stored. Strict, and bounded whoever wrote it.

The form is a part of CBOR (RFC 8949) that has one way only to write a value: lengths are
always stated, keys are text, and the one tag is that of a link to another block.
"""

from __future__ import annotations

import struct
from typing import Any, Final

#: How deeply values may be nested.
MAX_DEPTH: Final = 64
_TEXT, _ARRAY, _MAP, _TAG, _SIMPLE = 3, 4, 5, 6, 7
_LINK_TAG: Final = 42
_WIDTHS: Final = {24: 1, 25: 2, 26: 4, 27: 8}
_SIMPLES: Final = {20: False, 21: True, 22: None}
_DOUBLE: Final = 27


class CborError(ValueError):
    """What is wrong with a value."""


class Link(bytes):
    """The name of another block: a hash of its content."""

    __slots__ = ()


def decode(data: bytes) -> Any:
    """The value that *data* is: maps, lists, text, bytes, links, numbers, truths and None.

    Raises:
        CborError: If it is none, or more than one.
    """
    decoder = _Decoder(data)
    value = decoder.value(0)
    if decoder.at != len(data):
        raise CborError("there is more after the value")
    return value


class _Decoder:
    """Reads values one after the other. Nothing is made larger than the bytes it is read of."""

    def __init__(self, data: bytes) -> None:
        self._data: Final = data
        self.at = 0

    def value(self, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise CborError("the value is nested too deeply")
        initial = self._take(1)[0]
        major, extra = initial >> 5, initial & 31
        if major == _SIMPLE:
            return self._simple(extra)
        number = self._number(extra)
        if major == 0:
            return number
        if major == 1:
            return -1 - number
        if major in (2, _TEXT):
            return self._string(number, text=major == _TEXT)
        if major == _TAG:
            return self._link(number, depth)
        # Each entry takes a byte at least, so a length beyond the end is refused at once.
        if number > len(self._data) - self.at:
            raise CborError("the value is cut off")
        if major == _ARRAY:
            return [self.value(depth + 1) for _ in range(number)]
        return {self._key(depth): self.value(depth + 1) for _ in range(number)}

    def _take(self, count: int) -> bytes:
        found = self._data[self.at : self.at + count]
        if len(found) < count:
            raise CborError("the value is cut off")
        self.at += count
        return found

    def _number(self, extra: int) -> int:
        if extra < min(_WIDTHS):
            return extra
        if extra not in _WIDTHS:
            raise CborError("a length is not stated")
        return int.from_bytes(self._take(_WIDTHS[extra]))

    def _string(self, count: int, *, text: bool) -> str | bytes:
        found = self._take(count)
        if not text:
            return found
        try:
            return found.decode()
        except UnicodeDecodeError:
            raise CborError("a text is not UTF-8") from None

    def _key(self, depth: int) -> str:
        key = self.value(depth + 1)
        if not isinstance(key, str):
            raise CborError("a key is not text")
        return key

    def _link(self, tag: int, depth: int) -> Link:
        content = self.value(depth + 1)
        if tag != _LINK_TAG or not isinstance(content, bytes) or content[:1] != b"\0":
            raise CborError("a tag is not that of a link")
        return Link(content[1:])

    def _simple(self, extra: int) -> Any:
        if extra == _DOUBLE:
            return struct.unpack(">d", self._take(8))[0]
        if extra not in _SIMPLES:
            raise CborError("a value is of a kind that records do not have")
        return _SIMPLES[extra]
