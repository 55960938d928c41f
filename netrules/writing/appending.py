"""A table put at the end of a TOML file, with everything before it kept to the letter."""

from __future__ import annotations

import tomllib
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from typing import Any

from netrules.toml import TomlError, parse_toml
from netrules.writing.tables import table


class CannotAppend(ValueError):
    """A file that no table can be appended to as it is."""


def with_table(
    data: bytes,
    shown: str,
    path: Sequence[str],
    values: Mapping[str, Any],
    asides: Mapping[str, str],
) -> bytes:
    """*data* with one more table of the list at *path* at its end.

    Args:
        data: What the file holds.
        shown: How messages name it.
        path: The keys that lead to the list of tables, such as ("tool", "netrules", "waiver").
        values: What the table holds.
        asides: Comments on single keys.

    Raises:
        CannotAppend: If the file is not TOML, or keeps the list on one line.
    """
    name = ".".join(path)
    try:
        known = parse_toml(data, shown).data
    except TomlError as error:
        msg = f"{error}; nothing was written"
        raise CannotAppend(msg) from None
    text = table(f"[[{name}]]", values, asides)
    whole = data + _after(data, text)
    try:
        as_meant = parse_toml(whole, shown).data == _appended(known, path, text)
    except (TomlError, TypeError, AttributeError):
        as_meant = False
    if not as_meant:
        msg = (
            f"{shown}: no [[{name}]] can be added at its end, as where it has them on one line; "
            f"write each under [[{name}]]; nothing was written"
        )
        raise CannotAppend(msg)
    return whole


def _after(data: bytes, text: str) -> bytes:
    """*text* as it stands after *data*: a blank line between them, and lines ended alike."""
    gap = "\n" if data.endswith(b"\n") else "\n\n"
    added = (gap if data.removeprefix(BOM_UTF8).strip() else "") + text
    return (added.replace("\n", "\r\n") if b"\r\n" in data else added).encode()


def _appended(data: dict[str, Any], path: Sequence[str], text: str) -> dict[str, Any]:
    """What the file says with the table in its list."""
    place: Any = data
    new: Any = tomllib.loads(text)
    for key in path[:-1]:
        place = place.setdefault(key, {})
        new = new[key]
    place[path[-1]] = [*place.get(path[-1], []), *new[path[-1]]]
    return data
