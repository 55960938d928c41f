"""What columns are called, as `aliases.toml` lists it."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import attrs

from netrules.reading import column_name

#: Fields that are parts of a name, and the part that makes the other one a part.
OTHER_PART: Final = {"given": "family", "family": "given"}


@attrs.frozen
class Layout:
    """The tables of one program.

    Args:
        name: What the program is called.
        least: How many of *keys* only its tables have.
        keys: Columns of its tables that others seldom have.
        extra: Fields of columns whose names mean something else, or nothing, elsewhere.
    """

    name: str
    least: int
    keys: frozenset[str]
    extra: Mapping[str, str]


@attrs.frozen
class Aliases:
    """The names of columns, as `key_of` gives them.

    Args:
        fields: The field of each; those of a nested table as "home.city".
        ambiguous: Names of a part of a name that are a full name where they stand alone.
        layouts: The programs that are known by their columns.
        others: Sets of columns whose tables are none of ours.
        words: The other lists of words, folded, by table and name as "labels.home".
    """

    fields: Mapping[str, str]
    ambiguous: Mapping[str, str]
    layouts: tuple[Layout, ...]
    others: tuple[frozenset[str], ...]
    words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=1 << 12)
def folded(text: str) -> str:
    """*text* without case, accents and punctuation."""
    text = column_name(text)
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


@lru_cache(maxsize=1 << 12)
def key_of(name: str) -> tuple[str, str]:
    """A column's name without its digits, and the digits: columns of one kind are numbered."""
    text = folded(name)
    digits = "".join(letter for letter in text if letter.isdigit())
    if not digits:
        return text, ""
    return "".join(letter for letter in text if not letter.isdigit()), digits


@cache
def aliases() -> Aliases:
    """All of `aliases.toml`."""
    data = tomllib.loads(files(__package__).joinpath("aliases.toml").read_text("utf-8"))
    columns = data["columns"]
    ambiguous = columns.pop("ambiguous")
    return Aliases(
        dict(_fields(columns)),
        dict(_fields(ambiguous)),
        tuple(_layout(table) for table in data["layout"]),
        tuple(_keys(names) for names in data["others"]["columns"]),
        {
            f"{table}.{name}": frozenset(map(folded, words))
            for table in ("labels", "groups", "honorifics")
            for name, words in data[table].items()
        }
        | {"profiles.hosts": frozenset(data["profiles"]["hosts"])},
    )


def _fields(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for field, names in table.items():
        if isinstance(names, dict):
            yield from _fields(names, f"{field}.")
        else:
            yield from ((key_of(name)[0], prefix + field) for name in names)


def _layout(table: Mapping[str, Any]) -> Layout:
    extra = dict(_fields(table.get("extra", {})))
    return Layout(table["name"], table["least"], _keys(table["columns"]), extra)


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(key_of(name)[0] for name in names)
