"""What an input seems to be that no source recognises, so that its owner knows what to do.

Nothing is decided here: the words only make an error message useful.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

import attrs

from netrules.loading.source import Head


@attrs.frozen
class Look:
    """What an input seems to be.

    Args:
        what: In a few words, with an article.
        advice: What to do with such a thing, "" if there is nothing to say.
    """

    what: str
    advice: str = ""


_AS_TEXT: Final = "ask for the same data as CSV, JSON or vCard"
_UNPACK: Final = "unpack it first"
_SHEET: Final = "save it as CSV"

_BY_FIRST_BYTES: Final = (
    (b"%PDF-", Look("a PDF document", _AS_TEXT)),
    (b"\x89PNG\r\n", Look("a picture")),
    (b"\xff\xd8\xff", Look("a picture")),
    (b"GIF8", Look("a picture")),
    (b"II*\x00", Look("a picture")),
    (b"MM\x00*", Look("a picture")),
    (b"RIFF", Look("a picture, a film or a sound")),
    (b"ID3", Look("a sound")),
    (b"OggS", Look("a sound")),
    (b"\xd0\xcf\x11\xe0", Look("an old Office document or a saved Outlook item", _SHEET)),
    (b"!BDN", Look("an Outlook data file", "export the contacts from Outlook as CSV")),
    (b"SQLite format 3\x00", Look("a database")),
    (b"bplist", Look("a binary property list")),
    (b"\x1f\x8b", Look("a gzip archive", _UNPACK)),
    (b"BZh", Look("a bzip2 archive", _UNPACK)),
    (b"\xfd7zXZ", Look("an xz archive", _UNPACK)),
    (b"7z\xbc\xaf", Look("a 7z archive", _UNPACK)),
    (b"Rar!", Look("a RAR archive", _UNPACK)),
)
_BY_PATTERN: Final = (
    (re.compile(rb".{4}ftyp", re.DOTALL), Look("a picture, a film or a sound")),
    (re.compile(rb".{257}ustar", re.DOTALL), Look("a tar archive", _UNPACK)),
)
_BY_FIRST_WORDS: Final = (
    (re.compile(rb"<!doctype html|<html", re.IGNORECASE), Look("a web page", _AS_TEXT)),
    (re.compile(rb"<[?!a-z]", re.IGNORECASE), Look("an XML document")),
    (re.compile(rb"\{|\[\s*[{\"]"), Look("JSON")),
)
_BY_MEMBER: Final = (
    ("word/", Look("a Word document", _AS_TEXT)),
    ("xl/", Look("an Excel workbook", _SHEET)),
    ("ppt/", Look("a presentation")),
    ("", Look("an Office document")),
)
_OPEN_DOCUMENT: Final = Look("an OpenDocument file", _SHEET)
_BOOK: Final = Look("an electronic book")
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def look_at_file(head: bytes) -> Look | None:
    """What the file that begins with *head* seems to be, None if there is no telling."""
    for magic, look in _BY_FIRST_BYTES:
        if head.startswith(magic):
            return look
    if head.startswith(_WIDE):
        head = head[2:].replace(b"\x00", b"")
    for pattern, look in _BY_PATTERN:
        if pattern.match(head):
            return look
    words = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for pattern, look in _BY_FIRST_WORDS:
        if pattern.match(words):
            return look
    return Look("a binary file") if b"\x00" in head else None


def look_at_zip(head: Head) -> Look | None:
    """What document the zip *head* seems to be, None if it is but a bundle of files."""
    if "[Content_Types].xml" in head.members:
        return next(
            look
            for folder, look in _BY_MEMBER
            if any(member.startswith(folder) for member in head.members)
        )
    return _look_at_mimetype(head) if "mimetype" in head.members else None


def _look_at_mimetype(head: Head) -> Look | None:
    mimetype = head.head("mimetype")
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return _OPEN_DOCUMENT
    return _BOOK if mimetype.startswith(b"application/epub") else None
