"""Bytes of a header to text: folded lines, raw letters of any kind, and encoded words."""

from __future__ import annotations

import binascii
import codecs
import re
from functools import lru_cache
from typing import Final

_FOLD: Final = re.compile(rb"\r?\n")
#: An encoded word of RFC 2047. Those who break the rules leave spaces in it.
_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*+)\?=")
#: Codecs of Python that are no character sets: they are slow, or they warn.
_NO_CHARSETS: Final = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
_BAD: Final = "\ufffd"


def to_text(raw: bytes) -> str:
    """The value of a header on one line. Raw letters are UTF-8, else Windows-1252."""
    if b"\n" in raw:
        raw = _FOLD.sub(b"", raw)
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return text.strip()


def decoded(text: str) -> str:
    """*text* with its encoded words as what they stand for.

    White space between two of them is part of neither, and a letter whose bytes were
    parted among two is put together. What is in no known character set is replaced.
    """
    if "=?" not in text:
        return text
    done: list[str] = []
    held, charset, end = b"", "", 0
    for word in _WORD.finditer(text):
        between = text[end : word.start()]
        name = word[1].partition("*")[0].lower()
        if between.strip() or not end or name != charset:
            done.append(_in_charset(held, charset))
            done.append(between if between.strip() or not end else "")
            held = b""
        held += _bytes_of(word[2], word[3])
        charset, end = name, word.end()
    return "".join((*done, _in_charset(held, charset), text[end:]))


def _bytes_of(coding: str, content: str) -> bytes:
    data = content.encode()
    if coding in "qQ":
        return binascii.a2b_qp(data, header=True)
    try:
        return binascii.a2b_base64(data + b"==")
    except binascii.Error:  # cut within a group of four letters
        return b""


def _in_charset(data: bytes, charset: str) -> str:
    for name in filter(None, (_codec(charset), "utf-8")):
        try:
            return data.decode(name)
        except (UnicodeError, ValueError):
            pass
    return data.decode(_codec(charset) or "ascii", "replace")


@lru_cache(maxsize=256)
def _codec(charset: str) -> str:
    """Python's name for *charset*, "" if it has none that is safe to use."""
    try:
        found = codecs.lookup(charset).name if charset else ""
        "".encode(found or "ascii")  # raises for what makes bytes of bytes
    except (LookupError, ValueError):
        return ""
    return "" if found.replace("_", "-") in _NO_CHARSETS else found


def is_damaged(text: str) -> bool:
    """Whether letters of *text* were lost on the way."""
    return _BAD in text
