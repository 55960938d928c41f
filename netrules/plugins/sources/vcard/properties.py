"""The lines of one card to its properties: unfolding, parameters, encodings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import attrs

from netrules.plugins.sources.vcard.charsets import (
    from_base64,
    from_quoted_printable,
    to_text,
    without_controls,
)
from netrules.plugins.sources.vcard.lines import MAX_LINE
from netrules.plugins.sources.vcard.names import BINARY, WANTED


@attrs.frozen
class Flaw:
    """Something of a card that was not read as its writer meant it."""

    line: int
    message: str
    remedy: str


@attrs.frozen
class Property:
    """One property of a card.

    Args:
        name: In upper case, without its group.
        value: As text, with the escapes that its kind of value calls for.
        line: The number of its first physical line.
        group: What it shares with others, such as the ``item1`` of ``item1.TEL``.
        types: What ``TYPE`` says of it, in lower case.
        params: All parameters, by name in upper case.
    """

    name: str
    value: str
    line: int
    group: str = ""
    types: frozenset[str] = frozenset()
    params: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    def param(self, name: str) -> str:
        """The first value of a parameter, or ""."""
        values = self.params.get(name)
        return values[0] if values else ""


_BLANKS: Final = (b" ", b"\t")
#: A property's name, its parameters, and the colon after these unless they are folded.
_START: Final = re.compile(rb"(?:[A-Za-z0-9_-]++\.)?([A-Za-z0-9_-]++)[ \t]*+(?::|;([^:]*+)(:)?)")
_BASE64: Final = re.compile(
    rb'(?:\A|;)[ \t]*(?:ENCODING[ \t]*=[ \t]*"?(?:BASE64|B)"?|BASE64)[ \t]*(?:;|\Z)', re.IGNORECASE
)
#: A line of base64 that is not indented. A property folded in its parameters has no colon
#: on its first line either, but a semicolon, a dot or a hyphen.
_DATA: Final = re.compile(rb"[A-Za-z0-9+/=]++[ \t]*+")
#: How much of a property is searched for the end of its parameters, where they are folded.
_LONGEST_HEAD: Final = 4096


class Body:
    """The inside of one card, fed line by line.

    Only properties that say something of the person are kept, so pictures pass through
    without being collected or decoded.
    """

    def __init__(self) -> None:
        self.properties: list[Property] = []
        self.flaws: list[Flaw] = []
        self._unreadable: list[int] = []
        # The property that the last line belongs to: its name, whether it is wanted, and its
        # lines so far, with the places of those after a soft break.
        self._number = 0
        self._name = b""
        self._kept = False
        self._pieces: list[bytes] = []
        self._soft_pieces: list[int] = []
        # Its parameters, while they go on in the next line.
        self._head: bytes | None = None
        # Whether it is quoted-printable, whether the last line of it ended in a soft break,
        # and whether lines of base64 still belong to it.
        self._quoted = False
        self._soft_break = False
        self._binary = False

    def feed(self, number: int, line: bytes) -> None:
        """Take the next physical line."""
        if self._soft_break:
            # Whatever it looks like: a note that was broken after every line of its text
            # may well hold a line such as "TEL: …".
            self._continue(line, soft=True)
        elif line[:1] in _BLANKS:
            self._fold(number, line)
        elif not line:
            self._binary = False
        elif self._binary and _DATA.fullmatch(line):
            self._continue(line)
        else:
            self._start(number, line)

    def finish(self) -> None:
        """The card has ended: complete its last property."""
        if self._kept:
            self._complete()
            self._kept = False
        if self._unreadable:
            count = len(self._unreadable)
            self.flaws.append(
                Flaw(
                    self._unreadable[0],
                    "a line of the card is no vCard property and was left out"
                    if count == 1
                    else f"{count} lines of the card are no vCard properties and were left out",
                    "export the card again, or correct the line in a text editor",
                )
            )

    @property
    def awaits_card(self) -> bool:
        """Whether the last line was an AGENT property whose value, a card, is to follow."""
        return (
            self._name == b"AGENT"
            and len(self._pieces) == 1
            and self._pieces[0].rstrip().endswith(b":")
        )

    def _start(self, number: int, line: bytes) -> None:
        if self._kept:
            self._complete()
        self._number = number
        self._pieces = []
        self._soft_pieces = []
        self._quoted = False
        found = _START.match(line)
        if found:
            name, params, colon = found.groups()
            self._name = name = name.upper()
            self._kept = name in WANTED
            self._binary = name in BINARY
            self._head = None
            if params is not None:
                self._head = params
                self._encode(ended=colon is not None)
        else:
            # Garbage, or a property that has its very name folded.
            self._name, self._kept, self._binary, self._head = b"", True, False, line
        if self._kept and len(line) >= MAX_LINE:
            self.flaws.append(Flaw(number, *_TOO_LONG))
        self._add(line)

    def _fold(self, number: int, line: bytes) -> None:
        blank = not line.strip()
        if self._number and not (self._binary and blank):
            self._continue(line[1:])
        elif blank:
            self._binary = False
        else:
            self._unreadable.append(number)

    def _continue(self, piece: bytes, *, soft: bool = False) -> None:
        if self._head is not None:
            more, colon, _ = piece.partition(b":")
            self._head += more[:_LONGEST_HEAD]
            self._encode(ended=bool(colon) or len(self._head) >= _LONGEST_HEAD)
        if soft:
            self._soft_pieces.append(len(self._pieces))
        self._add(piece)

    def _encode(self, *, ended: bool) -> None:
        """Learn from the parameters how the value is encoded, once they have *ended*."""
        if ended and self._head is not None:
            self._quoted = b"QUOTED-PRINTABLE" in self._head.upper()
            self._binary = self._binary or _BASE64.search(self._head) is not None
            self._head = None

    def _add(self, piece: bytes) -> None:
        self._soft_break = False
        if self._quoted:
            trimmed = piece.rstrip(b" \t")
            if trimmed.endswith(b"="):
                self._soft_break = True
                piece = trimmed[:-1]
        if self._kept:
            self._pieces.append(piece)

    def _complete(self) -> None:
        pieces = self._pieces
        if self._soft_pieces and all(pieces[at][:1] in _BLANKS for at in self._soft_pieces):
            # A writer that folds, too, begins every line with a blank that is not text.
            for at in self._soft_pieces:
                pieces[at] = pieces[at][1:]
        found = self._parsed(pieces[0] if len(pieces) == 1 else b"".join(pieces))
        if found is not None and found.name in _WANTED_NAMES:
            self.properties.append(found)

    def _parsed(self, raw: bytes) -> Property | None:
        head, value = _halves(raw)
        parts = None if value is None else parse_head(head)
        if value is None or parts is None:
            self._unreadable.append(self._number)
            return None
        group, name, types, params = parts
        charset = ""
        if params:
            charset = params["CHARSET"][0] if "CHARSET" in params else ""
            decoded = _decoded(value, params["ENCODING"][0]) if "ENCODING" in params else value
            if decoded is None:
                self.flaws.append(Flaw(self._number, *_BAD_BASE64))
                return None
            value = decoded
        text, certain = to_text(value, charset)
        if not certain:
            self.flaws.append(Flaw(self._number, *_GUESSED_CHARSET))
        return Property(name, without_controls(text), self._number, group, types, params)


def _decoded(value: bytes, encoding: str) -> bytes | None:
    """*value* without its transfer encoding, or None if it is not in it."""
    match encoding.upper():
        case "QUOTED-PRINTABLE":
            return from_quoted_printable(value)
        case "BASE64" | "B":
            return from_base64(value)
        case _:
            return value


_WANTED_NAMES: Final = frozenset(name.decode() for name in WANTED)
_TOO_LONG: Final = (
    "a line of the card is longer than 1 MiB and was cut there",
    "shorten it, if the rest matters",
)
_BAD_BASE64: Final = (
    "a text of the card is said to be base64 and is not",
    "export the card again",
)
_GUESSED_CHARSET: Final = (
    "text of the card is neither UTF-8 nor in a declared character set; letters may be wrong",
    "check the accented letters, or export the card again as UTF-8",
)

_QUOTED_HEAD: Final = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_PARSED_HEAD: Final = re.compile(r"(?:([A-Za-z0-9_-]++)\.)?([A-Za-z0-9_-]++)")
_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT"})
_CARETS: Final = {"^n": "\n", "^'": '"', "^^": "^"}
_CACHED_HEAD: Final = 120

_Head = tuple[str, str, frozenset[str], Mapping[str, tuple[str, ...]]]


def _halves(raw: bytes) -> tuple[bytes, bytes | None]:
    """The parameters and the value: parted at the first colon outside quotes."""
    head, colon, value = raw.partition(b":")
    if b'"' in head and (quoted := _QUOTED_HEAD.match(raw)):
        return raw[: quoted.end() - 1], raw[quoted.end() :]
    return head, value if colon else None


def parse_head(head: bytes) -> _Head | None:
    """Group, name, types and parameters of a property; None if it has no proper name."""
    # The same few heads come in every card, except where they carry ids or addresses.
    return _cached_head(head) if len(head) <= _CACHED_HEAD else _parse_head(head)


def _parse_head(head: bytes) -> _Head | None:
    first, *rest = _split(to_text(head, "")[0], ";")
    found = _PARSED_HEAD.fullmatch(first.strip())
    if not found:
        return None
    params: dict[str, list[str]] = {}
    for part in rest:
        name, equals, value = part.partition("=")
        name = name.strip().upper()
        if equals:
            params.setdefault(name, []).extend(map(_param_value, _split(value, ",")))
        elif name:
            params.setdefault("ENCODING" if name in _ENCODINGS else "TYPE", []).append(name)
    # A quoted list is one value to the grammar and a list to those who write it.
    types = frozenset(
        word for text in params.get("TYPE", ()) for word in text.lower().replace(",", " ").split()
    )
    return found[1] or "", found[2].upper(), types, {key: tuple(of) for key, of in params.items()}


_cached_head: Final = lru_cache(maxsize=512)(_parse_head)


def _split(text: str, mark: str) -> list[str]:
    """*text* split at *mark* outside double quotes."""
    if '"' not in text:
        return text.split(mark)
    parts: list[str] = []
    runs: list[str] = []
    quoted = False
    for run in text.split(mark):
        runs.append(run)
        quoted ^= run.count('"') % 2 == 1
        if not quoted:
            parts.append(mark.join(runs))
            runs = []
    return [*parts, mark.join(runs)] if runs else parts


def _param_value(text: str) -> str:
    """A parameter's value without its quotes and the escapes of RFC 6868."""
    text = text.strip()
    if text[:1] == '"' == text[-1:]:
        text = text[1:-1]
    if "^" in text:
        text = re.sub(r"\^[n'^]", lambda found: _CARETS[found[0]], text)
    return text
