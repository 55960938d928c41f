"""Keys of single tables of a TOML text, set with everything around them untouched.

`tomlkit` keeps comments and layout, and yet gathers tables of one name that others stand
between. So it is given one table at a time, cut out of the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from netrules.model.text import fold_text
from netrules.toml import TomlDocument
from netrules.writing.tables import one_line
from netrules.writing.trivia import before_what_follows

#: A table: its name, and its number among those of the name; None where there is one only.
Place: TypeAlias = tuple[str, int | None]

_AT_START: Final = ("[", " ", "\t")


class NotATable(ValueError):
    """Something that does not stand under a header of its own."""


def with_keys(
    text: str,
    document: TomlDocument,
    keys: Mapping[Place, Sequence[tuple[str, Any]]],
    asides: Mapping[Place, Mapping[str, str]] | None = None,
) -> str:
    """*text* with keys of some of its tables set.

    Args:
        text: The text.
        document: What it says.
        keys: For each table the keys, each with its value: a tuple is added to what the key
            lists, anything else takes its place.
        asides: Comments on keys that are set.

    Raises:
        NotATable: If one of the tables has no header of its own.
    """
    # Not by splitlines, which knows more ends of lines than TOML does.
    *ended, last = text.split("\n")
    lines = [*(f"{line}\n" for line in ended), *([last] if last else [])]
    starts = sorted({*_starts(document), len(lines) + 1})
    places = {document.line_of(*_path(place)): place for place in keys}
    for start in sorted(places, reverse=True):
        end = next(line for line in starts if line > start)
        part = "".join(lines[start - 1 : end - 1])
        place = places[start]
        aside = (asides or {}).get(place, {})
        lines[start - 1 : end - 1] = [_edited(part, place, keys[place], aside)]
    return "".join(lines)


def with_value(there: Mapping[str, Any], key: str, value: Any) -> Any:
    """What *key* of a table holds once *value* is in it; None if that changes nothing.

    A tuple is added to what is listed; an empty one is a list of none where nothing is.
    """
    if not isinstance(value, tuple):
        return None if there.get(key) == value else value
    if not value:
        return None if key in there else []
    listed = _listed(there.get(key, []))
    new = _lacking(listed, value)
    return [*listed, *new] if new else None


def _path(place: Place) -> tuple[str | int, ...]:
    name, number = place
    return (name,) if number is None else (name, number)


def _starts(document: TomlDocument) -> list[int]:
    """The lines on which what stands at the top of the document begins."""
    paths: list[tuple[str | int, ...]] = []
    for name, value in document.data.items():
        if isinstance(value, list):
            paths += [(name, number) for number in range(len(value))]
        else:
            paths.append((name,))
    return [document.line_of(*path) for path in paths]


def _edited(
    part: str, place: Place, keys: Sequence[tuple[str, Any]], asides: Mapping[str, str]
) -> str:
    """The text of one table with *keys* set."""
    import tomlkit  # noqa: PLC0415 reason: 50 ms that appending does not need
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 reason: as above

    whole = part if part.endswith("\n") else f"{part}\n"
    try:
        document = tomlkit.parse(whole)
    except TOMLKitError:
        raise NotATable(place[0]) from None
    if not part.startswith(_AT_START) or document.as_string() != whole:
        raise NotATable(place[0])
    name, number = place
    table: Any = document[name]
    table = table if number is None else table[0]
    with before_what_follows(table):
        for key, value in keys:
            _put(table, key, value)
            if key in asides:
                table[key].comment(one_line(asides[key]))
    text = document.as_string()
    return text if part.endswith("\n") else text.removesuffix("\n")


def _put(table: Any, key: str, value: Any) -> None:
    """Set a key of a table of `tomlkit`, keeping how a list is laid out."""
    if not isinstance(value, tuple):
        table[key] = value
        return
    own = table.get(key, [])
    new = _lacking(_listed(own), value)
    if key in table and isinstance(own, list):
        for one in new:
            own.append(one)
    else:
        table[key] = [*_listed(own), *new]


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value] if value != "" else []


def _lacking(listed: Sequence[Any], values: Sequence[Any]) -> list[Any]:
    """Those of *values* that are not listed."""
    there = {fold_text(str(one)) for one in listed}
    return [one for one in dict.fromkeys(values) if fold_text(str(one)) not in there]
