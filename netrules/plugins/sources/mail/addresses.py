"""Lists of addresses as people's programs write them, well-formed or not.

Nothing here raises: what cannot be understood is counted, and costs no neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from netrules.plugins.sources.mail.words import decoded

_PLAIN: Final = r"""
    =\?[^?\s]{1,60}\?[bBqQ]\?[^?]*+\?=  # an encoded word, which may hold a comma
  | \([^()]*+\)                         # a comment
  | <[^<>]*+>?                          # an address after a name
  | [,;:]
  | [^"(<,;:=]++
  | .
"""
_TOKENS: Final = re.compile(rf'"(?:[^"\\]++|\\.)*+"|{_PLAIN}', re.VERBOSE | re.DOTALL)
#: The same from a quotation mark on that never closes.
_UNQUOTED: Final = re.compile(_PLAIN, re.VERBOSE | re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_ADDRESS: Final = re.compile(r"[^\s\x00-\x1f\x7f@<>\"(),:;\\\[\]]{1,128}@\w[\w-]*(?:\.[\w-]+)*\.?")
_LONGEST: Final = 254
#: What stands for no address at all: calendars and mail programs write it.
_NOWHERE: Final = (".invalid", "@invalid")


class Address(NamedTuple):
    """An address, in small letters, and the name beside it ("" if none)."""

    email: str
    name: str


class AddressList(NamedTuple):
    """What a header names.

    Attributes:
        addresses: Those that can be read, in the order of the header.
        unread: How many others it names.
    """

    addresses: tuple[Address, ...]
    unread: int


def read_addresses(text: str, most: int) -> AddressList:
    """The addresses of a header, which is read no further than shows that they are
    more than *most*."""
    reader = _Reader()
    for token in _tokens(text):
        reader.take(token)
        if len(reader.found) > most:
            break
    reader.finish()
    return AddressList(tuple(reader.found), reader.unread)


def _tokens(text: str) -> Iterator[str]:
    pattern, at = _TOKENS, 0
    while match := pattern.match(text, at):
        if match[0] == '"':
            pattern = _UNQUOTED
        yield match[0]
        at = match.end()


class _Reader:
    """Puts names and addresses together from the tokens of a header."""

    def __init__(self) -> None:
        self.found: list[Address] = []
        self.unread = 0
        self._words: list[str] = []
        self._has_at = self._is_quoted = False
        self._comment = ""
        self._angle = ""
        #: The part of a name before a comma that nobody put into quotation marks.
        self._before = ""

    def take(self, piece: str) -> None:
        first = piece[0]
        if piece in (",", ";"):
            self._end(piece)
        elif piece == ":" and not self._angle and not self._has_at:
            self._words.clear()  # the name of a group, or "mailto:"
        elif first == "<":
            if "@" in self._angle:
                self._end(",")
            self._angle = piece
        elif first == "(" and len(piece) > 1:
            self._comment = piece[1:-1]
        elif first == '"' and len(piece) > 1:
            self._words.append(_ESCAPE.sub(r"\1", piece[1:-1]))
            self._is_quoted = True
            return
        elif piece not in ('"', ">"):
            if first == "@" and self._is_quoted:  # the address "john doe"@host, which no one has
                self._words[-1] = self._words[-1].replace(" ", "\0")
            self._words.append(piece)
            self._has_at = self._has_at or "@" in piece
        self._is_quoted = False

    def finish(self) -> None:
        self._end(";")

    def _end(self, mark: str) -> None:
        words = "".join(self._words).strip()
        angle, comment, before = self._angle, self._comment, self._before
        self._words.clear()
        self._has_at = False
        self._angle = self._comment = self._before = ""
        if angle:
            self._found(angle, _together(before, words) or comment)
        elif "@" in words:
            *name, address = words.split()
            self._found(address, " ".join(name) or comment)
        elif words and mark == ",":
            self.unread += bool(before)
            self._before = words
            return
        else:
            self.unread += bool(words)
        # A name before the comma that belongs to no address is somebody by name only.
        self.unread += bool(before) and not (angle and _is_surname(before))

    def _found(self, written: str, name: str) -> None:
        email = address_of(written)
        if email:
            self.found.append(Address(email, decoded(name).strip()))
        elif not written.lower().rstrip(">").endswith(_NOWHERE):
            self.unread += 1


def _together(before: str, words: str) -> str:
    return f"{before}, {words}" if words and _is_surname(before) else words


def _is_surname(text: str) -> bool:
    """Whether *text* is what stands before the comma of "Doe, J"."""
    return bool(text) and (" " not in text or text[0].islower())


def address_of(written: str) -> str:
    """The address that *written* is, in small letters; "" if it is none."""
    text = written.strip(" \t\r\n<>'\"[](),;").lower()
    text = text.rpartition(":")[2]  # after "mailto:", or a route that nobody takes any more
    text = text.rstrip(".")
    if len(text) > _LONGEST or not _ADDRESS.fullmatch(text) or text.endswith(_NOWHERE):
        return ""
    return text
