"""Tables, keys and items taken out of a TOML text, with everything around them untouched."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from netrules.toml import TomlDocument, TomlError, parse_toml
from netrules.writing.trivia import before_what_follows

#: Where something stands in a document: keys, and indexes where there are lists.
KeyPath: TypeAlias = tuple[str | int, ...]
#: What is left of the texts that a key lists; or a single text, which the key is to hold.
Left: TypeAlias = list[str] | str

_BOM: Final = b"\xef\xbb\xbf"
_BY_HAND: Final = (
    "has tables that are written on one line; write each under a header of its own, as "
    "[[person]], so that it can be taken out"
)


class CannotRemove(ValueError):
    """A file of which nothing can be taken out as it is."""


def without(
    data: bytes,
    tables: Collection[KeyPath],
    keys: Mapping[KeyPath, Left],
    named: Callable[[str], bool],
) -> bytes:
    """*data* without some of its tables, and with less in some of its keys.

    The comment that stands right above a table goes with it; so does, in a table of which a
    part goes, a comment on its line that is about what goes.

    Args:
        data: What the file holds; it is TOML.
        tables: The tables that go.
        keys: For keys of other tables what is left of the texts they list: where nothing is,
            the key goes; or a text that the key is to hold.
        named: Whether a comment is about what goes.

    Raises:
        CannotRemove: If they do not stand under headers of their own.
    """
    mark = _BOM if data.startswith(_BOM) else b""
    crlf = data.count(b"\n") == data.count(b"\r\n") > 0
    document = parse_toml(data, "")
    text = _Text(document).without(set(tables), keys, named)
    try:
        same = parse_toml(text.encode(), "").data == _expected(document.data, tables, keys)
    except TomlError:
        same = False
    if not same:
        raise CannotRemove(_BY_HAND)
    return mark + (text.replace("\n", "\r\n") if crlf else text).encode()


class _Text:
    """The lines of a document, and where its tables begin."""

    def __init__(self, document: TomlDocument) -> None:
        self._document: Final = document
        # Not by splitlines, which knows more ends of lines than TOML does.
        *ended, last = document.text.split("\n")
        self._lines: Final = [*(f"{line}\n" for line in ended), *([last] if last else [])]
        self._starts: Final = sorted({*self._headers(), len(self._lines) + 1})

    def _headers(self) -> Iterator[int]:
        for path in _tables(self._document.data, ()):
            line = self._document.line_of(*path)
            if path and self._lines[line - 1].lstrip().startswith("["):
                yield line

    def without(
        self,
        tables: set[KeyPath],
        keys: Mapping[KeyPath, Left],
        named: Callable[[str], bool],
    ) -> str:
        edits: dict[KeyPath, dict[str, Left]] = {}
        for path, left in keys.items():
            edits.setdefault(path[:-1], {})[str(path[-1])] = left
        places = {self._document.line_of(*path): path for path in (*tables, *edits)}
        for start in sorted(places, reverse=True):
            if start not in self._starts:
                raise CannotRemove(_BY_HAND)
            end = next(line for line in self._starts if line > start)
            if places[start] in tables:
                self._cut(start, end)
            else:
                part = "".join(self._lines[start - 1 : end - 1])
                edited = _edited(part, places[start], edits[places[start]], named)
                self._lines[start - 1 : end - 1] = [edited, *[""] * (end - 1 - start)]
        return "".join(self._lines)

    def _cut(self, start: int, end: int) -> None:
        """Take out a table with the comment above it, and one of the gaps around it."""
        lines = self._lines
        first, last = start - 1, end - 1
        while last > start and _is_trivia(lines[last - 1]):
            last -= 1
        while first and lines[first - 1].lstrip().startswith("#"):
            first -= 1
        if not first or not lines[first - 1].strip():
            while last < len(lines) and not lines[last].strip():
                last += 1
        lines[first:last] = [""] * (last - first)  # so that numbers of lines stay what they are


def _tables(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            yield from _tables(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _tables(inner, (*path, number))


def _is_trivia(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _edited(
    part: str, path: KeyPath, keys: Mapping[str, Left], named: Callable[[str], bool]
) -> str:
    """The text of one table with less in some of its keys."""
    import tomlkit  # noqa: PLC0415 reason: 50 ms that a whole table does not need
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 reason: as above

    try:
        document: Any = tomlkit.parse(part)
        table = document
        for step in path:
            table = table[0 if isinstance(step, int) else step]
    except (TOMLKitError, KeyError):
        raise CannotRemove(_BY_HAND) from None
    for key, left in keys.items():
        _leave(table, key, left)
    lines = document.as_string().split("\n")
    return "\n".join(_without_comment(lines, number, named) for number in range(len(lines)))


def _leave(table: Any, key: str, left: Left) -> None:
    """Leave only *left* in a key of a table of `tomlkit`."""
    if isinstance(left, str):
        with before_what_follows(table):
            table[key] = left
        return
    if not left:
        del table[key]
        return
    listed = table[key]
    for number in reversed(range(len(listed))):
        if listed[number] not in left:
            del listed[number]


def _without_comment(lines: Sequence[str], number: int, named: Callable[[str], bool]) -> str:
    """A line without the comment at its end, if that is about what goes.

    Where it begins is where the document says the same without it.
    """
    line = lines[number]
    at = line.find("#")
    while at >= 0 and line[:at].strip() and named(line[at:]):
        short = line[:at].rstrip()
        if _says("\n".join(lines)) == _says(
            "\n".join((*lines[:number], short, *lines[number + 1 :]))
        ):
            return short
        at = line.find("#", at + 1)
    return line


def _says(text: str) -> Any:
    try:
        return parse_toml(text.encode(), "").data
    except TomlError:
        return None


def _expected(
    data: dict[str, Any], tables: Collection[KeyPath], keys: Mapping[KeyPath, Left]
) -> dict[str, Any]:
    """What the document is to say."""
    after = copy.deepcopy(data)
    for path, left in keys.items():
        holder = _reached(after, path[:-1])
        if not left:
            del holder[path[-1]]
        else:
            holder[path[-1]] = left
    for path in sorted(tables, key=str, reverse=True):
        _reached(after, path[:-1])[path[-1]] = None
    pruned: dict[str, Any] = _pruned(after)
    return pruned


def _reached(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _pruned(value: Any) -> Any:
    """*value* without the tables that are gone; a list of which none is left is not there."""
    if isinstance(value, dict):
        inner = {key: _pruned(one) for key, one in value.items()}
        return {
            key: one
            for key, one in inner.items()
            if not (one in ([], {}) and value[key] not in ([], {}))
        }
    if isinstance(value, list):
        return [_pruned(one) for one in value if one is not None]
    return value
