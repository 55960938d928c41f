"""Bytes of a property to text: character sets and transfer encodings."""

from __future__ import annotations

import binascii
import codecs
import re
from functools import lru_cache
from typing import Final

_NAME: Final = re.compile(r"[A-Za-z0-9_:()-]{1,40}")
# Codecs by Python's own names. Others that Python has (punycode, unicode_escape) are no
# character sets that a card can be written in.
_ONE_BYTE: Final = re.compile(
    r"ascii|iso8859-\d+|cp(?:[45678]\d\d|1\d\d\d)|koi8-\w|mac-\w+|tis-620"
)
_MANY_BYTES: Final = re.compile(r"(?:shift_jis|euc_|gb|big5|iso2022_|hz|johab|cp9[345]\d)\w*")
_OTHER_NAMES: Final = {"x-sjis": "shift_jis", "unicode-1-1-utf-8": "utf-8"}

_BAD: Final = "\ufffd"
_CONTROLS: Final = dict.fromkeys([*range(9), *range(11, 32), 127])


def to_text(data: bytes, charset: str) -> tuple[str, bool]:
    """*data* as text, and whether that took no guess.

    A declared set of several bytes a character is believed. One of one byte is not where the
    bytes are valid UTF-8: writers declare it from habit, and it fits everything. What fits
    nothing is UTF-8 with a few bad bytes (phones cut long texts within a letter), else it is
    read as Windows-1252.

    Args:
        data: A value without its transfer encoding.
        charset: The declared character set, "" for none.
    """
    codec, wide = _codec(charset) if charset else ("", False)
    for attempt in (codec, "utf-8") if wide else ("utf-8", codec) if codec else ("utf-8",):
        try:
            return data.decode(attempt), True
        except UnicodeDecodeError:
            pass
    text = data.decode("utf-8", "replace")
    letters = sum(not letter.isascii() for letter in text)
    if letters > 2 * text.count(_BAD):
        return text, False
    return data.decode("cp1252", "replace"), False


@lru_cache(maxsize=64)
def _codec(charset: str) -> tuple[str, bool]:
    """Python's name for *charset*, "" if it has none, and whether it has wide characters."""
    if not _NAME.fullmatch(charset):
        return "", False
    try:
        name = codecs.lookup(_OTHER_NAMES.get(charset.lower(), charset)).name
    except LookupError:
        return "", False
    if _MANY_BYTES.fullmatch(name):
        return name, True
    return (name, False) if _ONE_BYTE.fullmatch(name) else ("", False)


def from_quoted_printable(data: bytes) -> bytes:
    """*data*, joined at its soft breaks already, with its ``=XX`` resolved."""
    if b";" in data:
        # The bare semicolons part the value, so an encoded one belongs to the text, unless
        # the writer escaped it before encoding.
        data = re.sub(rb"(?<!\\)(?<!=5[Cc])=3[Bb]", rb"\\;", data)
    return binascii.a2b_qp(data)


def from_base64(data: bytes) -> bytes | None:
    """*data* decoded, or None if it is no base64."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        return None


def without_controls(text: str) -> str:
    """*text* with plain newlines and without other control characters."""
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
