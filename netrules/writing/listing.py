"""A text added to a list at the top of a TOML file, with everything else kept to the letter."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Sequence
from typing import Any

from netrules.toml import TomlDocument, TomlError, parse_toml
from netrules.writing.tables import literal


class CannotList(ValueError):
    """A file to whose list nothing can be added as it is."""


def with_listed(data: bytes, shown: str, key: str, value: str) -> bytes:
    """*data* with *value* in the list that *key* has at the top of it.

    Args:
        data: What the file holds.
        shown: How messages name it.
        key: The key; where there is none it is put after the other keys of the top.
        value: What is to be listed. What is listed already stays as it is.

    Raises:
        CannotList: If the file is not TOML, or nothing can be added as it is.
    """
    try:
        document = parse_toml(data, shown)
    except TomlError as error:
        raise CannotList(f"{error}; nothing was written") from None
    by_hand = f"{shown}: add {literal(value)} to {key} by hand; nothing was written"
    there = document.data.get(key, [])
    if isinstance(there, dict):
        raise CannotList(by_hand)
    listed = there if isinstance(there, list) else [there]
    if value in listed:
        return data
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    lines = data.removeprefix(BOM_UTF8).decode().splitlines(keepends=True)
    start = _first_table(document, lines)
    top = lines[:start]
    changed = _completed(top, key, value) if key in document.data else _added(top, key, value)
    whole = mark + "".join((changed, *lines[start:])).encode()
    if not _says(whole, shown, {**document.data, key: [*listed, value]}):
        raise CannotList(by_hand)
    return whole


def _first_table(document: TomlDocument, lines: Sequence[str]) -> int:
    """How many lines stand before the first header."""
    starts = [document.line_of(name) - 1 for name in document.data]
    headed = [start for start in starts if lines[start].lstrip().startswith("[")]
    return min(headed, default=len(lines))


def _added(top: Sequence[str], key: str, value: str) -> str:
    """The top with the key after its other keys: comments at its end are about what follows."""
    end = len(top)
    while end and (not top[end - 1].strip() or top[end - 1].lstrip().startswith("#")):
        end -= 1
    break_ = "\r\n" if any(line.endswith("\r\n") for line in top) else "\n"
    before = "".join(top[:end])
    gap = break_ if before and not before.endswith("\n") else ""
    after = "".join(top[end:])
    apart = break_ if not before else ""
    return f"{before}{gap}{key} = [{literal(value)}]{break_}{apart}{after}"


def _completed(top: Sequence[str], key: str, value: str) -> str:
    """The top with the value in the list of the key; as it is if that cannot be."""
    import tomlkit  # noqa: PLC0415 reason: 50 ms that adding a key does not need
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 reason: as above

    text = "".join(top)
    try:
        document: Any = tomlkit.parse(text)
    except TOMLKitError:
        return text
    if document.as_string() != text:
        return text
    if isinstance(document[key], list):
        document[key].append(value)
    else:
        document[key] = [document[key], value]
    return str(document.as_string())


def _says(data: bytes, shown: str, wanted: dict[str, Any]) -> bool:
    try:
        return parse_toml(data, shown).data == wanted
    except TomlError:
        return False
