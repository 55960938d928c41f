"""TOML with line numbers: what a document says, and where each table and key stands.

The standard library reads the values. It does not tell on which line it found them,
so a second, light pass over the text notes that. It runs only when a line is asked
for, and only over text that the standard library has accepted: it need not check.
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from typing import Any, Final

import attrs

from netrules.model.quoting import Quoting

_BOM: Final = b"\xef\xbb\xbf"
_PLACE: Final = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END: Final = " (at end of document)"
#: The key that a message repeats.
_NAMED: Final = re.compile(
    r"(?<=declare )\(.*\)(?= twice)|(?<=namespace )\(.*\)|(?<=table key ).*", re.DOTALL
)

_BASIC: Final = r'"(?:[^"\\\n]|\\.)*+"'
_LITERAL: Final = r"'[^'\n]*'"
_PART: Final = rf"(?:[A-Za-z0-9_-]+|{_BASIC}|{_LITERAL})"
_KEY: Final = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*+")
#: A value that holds no others. A multi-line string may end in up to five quotes.
#: Its repetition is not possessive: Python before 3.11.5 fails at that with a look-ahead in it.
_SCALAR: Final = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*"{3,5}'
    r"|'''.*?'{3,5}"
    rf"|{_BASIC}|{_LITERAL}|[^,\]}}\n#]+",
    re.DOTALL,
)
_SPACE: Final = re.compile(r"[ \t]*+")
_EQUALS: Final = re.compile(r"[ \t]*+=[ \t]*+")
#: What may stand between two statements, or two members of an array or inline table.
_BETWEEN: Final = re.compile(r"(?:[\s,]|#[^\n]*)*+")


class TomlError(ValueError):
    """A text that is not TOML.

    Args:
        path: The file, as messages name it.
        message: What is wrong.
        line: The line it was noticed on, from 1; 0 if that is not known.
        column: The character in that line, from 1; 0 if that is not known.
    """

    def __init__(self, path: str, message: str, line: int = 0, column: int = 0) -> None:
        self.path, self.message, self.line, self.column = path, message, line, column
        place = f"{path}:{line}:{column}" if line else path
        super().__init__(f"{place}: {message}")

    def __reduce__(self) -> tuple[Any, ...]:
        return TomlError, (self.path, self.message, self.line, self.column)


@attrs.frozen
class TomlDocument:
    """A TOML document as plain values, which knows where they stood.

    Args:
        data: The values, as `tomllib` gives them.
        text: The text they were read from.
    """

    data: dict[str, Any] = attrs.field(eq=False)
    text: str = attrs.field(repr=False)

    def line_of(self, *path: str | int) -> int:
        """The first line of what *path* leads to, from 1.

        Args:
            path: Keys and, in arrays, indexes from 0: ``("person", 3, "email")``. For
                what the document does not hold, the nearest table or array around it
                is taken; for nothing at all, line 1.
        """
        node = self._root
        for part in path:
            inner = node.children.get(part)
            if inner is None:
                break
            node = inner
        return node.line

    @cached_property
    def _root(self) -> _Node:
        return _Scanner(self.text).scan()


def parse_toml(data: bytes, shown: str) -> TomlDocument:
    """Read the TOML document *data*; a byte-order mark before it is passed over.

    Args:
        data: The content of the file.
        shown: How messages name the file.

    Raises:
        TomlError: If it is not TOML, or not UTF-8 text.
    """
    text = _decoded(data.removeprefix(_BOM), shown)
    try:
        return TomlDocument(tomllib.loads(text), text)
    except tomllib.TOMLDecodeError as error:
        raise _located(str(error), text, shown) from error
    except RecursionError as error:
        raise TomlError(shown, "arrays or inline tables are nested too deeply") from error
    except ValueError as error:  # an integer of thousands of digits
        raise TomlError(shown, "a number is too long") from error


def _decoded(data: bytes, shown: str) -> str:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        message = "this is not UTF-8 text; save the file as UTF-8"
        raise TomlError(shown, message, *_end(data[: error.start].decode())) from error
    before, nul, _ = text.partition("\0")
    if nul:
        message = "a NUL character, as in UTF-16 text; save the file as UTF-8"
        raise TomlError(shown, message, *_end(before))
    return text.replace("\r\n", "\n")


def _located(message: str, text: str, shown: str) -> TomlError:
    message = message[:1].lower() + message[1:]
    place = _PLACE.search(message)
    if place is None:
        return TomlError(shown, _said(message.removesuffix(_AT_END)), *_end(text.rstrip()))
    return TomlError(shown, _said(message[: place.start()]), int(place[1]), int(place[2]))


def _said(message: str) -> str:
    """*message*, with a key that it repeats kept apart."""
    key = _NAMED.search(message)
    if key is None:
        return message
    return Quoting(f"{message[: key.start()]}{{key}}{message[key.end() :]}", key=key[0])


def _end(text: str) -> tuple[int, int]:
    """Line and column of the character that would follow *text*."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


@attrs.define(eq=False)
class _Node:
    """A table, array or value, by the line on which it first stands."""

    line: int
    children: dict[str | int, _Node] = attrs.field(factory=dict)
    #: Whether it is an array of tables, whose last one a later header means.
    repeated: bool = False

    def child(self, part: str | int, line: int) -> _Node:
        return self.children.setdefault(part, _Node(line))

    def appended(self, line: int) -> _Node:
        return self.child(len(self.children), line)

    def reached(self) -> _Node:
        """The table that this node's name means in a header."""
        return self.children[len(self.children) - 1] if self.repeated else self


class _Scanner:
    """One pass over a valid document that notes the line of everything in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._root = _Node(1)

    def scan(self) -> _Node:
        table = self._root
        self._skip(_BETWEEN)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._value(self._key(table))
            self._skip(_BETWEEN)
        return self._root

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        if found is None:
            msg = f"no part of a TOML document at line {self._here()}"
            raise AssertionError(msg)
        self._at = found.end()
        return found.group()

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _header(self) -> _Node:
        line = self._here()
        repeated = self._text.startswith("[[", self._at)
        self._at += 2 if repeated else 1
        self._skip(_SPACE)
        node = self._root
        for part in _parts(self._skip(_KEY)):
            node = node.reached().child(part, line)
        self._skip(_SPACE)
        self._at += 2 if repeated else 1
        if repeated:
            node.repeated = True
            return node.appended(line)
        return node

    def _key(self, node: _Node) -> _Node:
        line = self._here()
        for part in _parts(self._skip(_KEY)):
            node = node.child(part, line)
        self._skip(_EQUALS)
        return node

    def _value(self, node: _Node) -> None:
        """Pass over the value of *node*, noting what it holds. Depth costs no recursion."""
        around: list[tuple[_Node, str]] = []
        while True:
            opening = self._text[self._at]
            if opening in "[{":
                self._at += 1
                around.append((node, opening))
            else:
                self._skip(_SCALAR)
            while around:
                self._skip(_BETWEEN)
                holder, opening = around[-1]
                if self._text[self._at] not in "]}":
                    array = opening == "["
                    node = holder.appended(self._here()) if array else self._key(holder)
                    break
                self._at += 1
                around.pop()
            else:
                return


def _parts(key: str) -> list[str]:
    """The parts of a dotted key, without quotes."""
    if '"' not in key and "'" not in key:
        return [part.strip(" \t") for part in key.split(".")]
    parts: list[str] = []
    level: Any = tomllib.loads(f"{key} = 0")
    while isinstance(level, dict):
        [(part, level)] = level.items()
        parts.append(part)
    return parts
