"""Whether a row of column names heads an address book, and which program wrote it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from netrules.plugins.sources.addressbook.aliases import (
    OTHER_PART,
    Layout,
    aliases,
    folded,
    key_of,
)

_PARTS: Final = frozenset({"given", "family"})
#: Columns that, beside one of full names, make a table one of contacts.
_CONTACT: Final = frozenset(
    {"email", "phone", "shared-phone", "organization", "birthday", "birth-year"}
)
#: Columns that do so beside names in parts, which things do not have.
_OF_PEOPLE: Final = _CONTACT | {"title", "groups", "url", "fax", "home.city", "plain.city", "notes"}
#: Columns of which one must be known for a table to be read.
_IDENTIFYING: Final = _PARTS | {"name", "nickname", "display", "email", "phone", "url"}


@attrs.frozen
class Book:
    """What a row of column names says of its table.

    Args:
        layout: The program that wrote it, if only that one writes such names.
    """

    layout: Layout | None = None


def book_of(columns: frozenset[str]) -> Book | None:
    """What the table with *columns* is, None if it is no address book or another source's."""
    known = aliases()
    keys = {key_of(name)[0] for name in columns}
    layout = _layout_of(keys)
    if layout is not None:
        return Book(layout)
    if any(others <= keys for others in known.others):
        return None
    fields = set(fields_of(columns).values())
    named = bool(fields & _PARTS and fields & _OF_PEOPLE) or (
        "name" in fields and bool(fields & _CONTACT)
    )
    return Book() if named else None


def book_of_chosen(columns: frozenset[str], mapped: Iterable[str]) -> Book | None:
    """What the table with *columns* is that the user says to be an address book.

    Args:
        columns: The names of its columns.
        mapped: Names of columns that the settings tell the meaning of.
    """
    layout = _layout_of({key_of(name)[0] for name in columns})
    if layout or set(fields_of(columns).values()) & _IDENTIFYING:
        return Book(layout)
    names = set(map(folded, columns))
    return Book() if any(folded(name) in names for name in mapped) else None


def fields_of(columns: Iterable[str], layout: Layout | None = None) -> Mapping[str, str]:
    """The field of each of *columns* that is known, by the column's name."""
    known = aliases()
    table = {**known.fields, **layout.extra} if layout else known.fields
    fields: dict[str, str] = {}
    unclear: dict[str, str] = {}
    for name in columns:
        key = key_of(name)[0]
        if key in known.ambiguous:
            unclear[name] = known.ambiguous[key]
        elif key in table:
            fields[name] = table[key]
    clear = set(fields.values())
    for name, part in unclear.items():
        is_part = OTHER_PART[part] in clear and part not in clear
        fields[name] = part if is_part else "name"
    return fields


def _layout_of(keys: set[str]) -> Layout | None:
    found = [(len(one.keys & keys) - one.least, one) for one in aliases().layouts]
    best = max(found, key=lambda pair: pair[0])
    return best[1] if best[0] >= 0 else None
