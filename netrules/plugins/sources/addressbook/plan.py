"""Which cells of a row hold what: found out once for each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from netrules.plugins.sources.addressbook.aliases import folded, key_of
from netrules.plugins.sources.addressbook.layout import Book, fields_of
from netrules.reading import Header

#: The index of a column that a table does not have.
NONE: Final = -1
#: Where somebody lives comes before where they work.
_PLACES: Final = ("home", "plain", "other", "work")
_RELATIONS: Final = "relations."
#: Columns whose cells hold no line breaks, so that one in them is a lost quotation mark.
_FIRM: Final = ("name", "given", "middle", "family", "suffix", "title", "organization", "birthday")


@attrs.frozen
class Value:
    """A column, and the one that says what its values are.

    Args:
        at: Its index.
        label: The index of the column with its labels.
        kind: What its values are where no label says.
    """

    at: int
    label: int = NONE
    kind: str = ""


@attrs.frozen
class Address:
    """The columns of one address.

    Args:
        rank: Its place among the addresses of a row, unless a label tells another.
    """

    rank: int
    city: int = NONE
    region: int = NONE
    country: int = NONE
    label: int = NONE


@attrs.frozen
class Plan:
    """The indices of columns by what they hold.

    Args:
        vendor: The program that wrote the table, "" if that is open.
        single: Those of every field that needs no more.
        phones: Numbers.
        jobs: Employers and titles.
        addresses: Addresses, homes first.
        relations: People that the person of the row has to do with.
        firm: Names of the columns whose cells hold no line breaks.
        missing: Columns of the mapping that the table does not have.
    """

    vendor: str
    single: Mapping[str, tuple[int, ...]]
    phones: tuple[Value, ...]
    jobs: tuple[tuple[int, int], ...]
    addresses: tuple[Address, ...]
    relations: tuple[Value, ...]
    firm: frozenset[str]
    missing: tuple[str, ...]

    def of(self, field: str) -> tuple[int, ...]:
        """The columns of *field*, in their order."""
        return self.single.get(field, ())


def plan_of(header: Header[Book], mapping: Mapping[str, tuple[str, ...]]) -> Plan:
    """The plan for a table.

    Args:
        header: Its row of column names.
        mapping: What the settings say its columns mean, which counts before what is known.
    """
    layout = header.kind.layout
    mapped, missing = _mapped(header.columns, mapping)
    known = fields_of(header.columns, layout)
    taken = set(mapped.values())
    single: dict[str, list[int]] = {}
    for index, name in enumerate(header.columns):
        field = mapped.get(index) or known.get(name, "")
        if field and (index in mapped or field not in taken):
            single.setdefault(field, []).append(index)
    _settle_titles(single)
    columns = header.columns
    return Plan(
        layout.name if layout else "",
        {field: tuple(found) for field, found in single.items()},
        tuple(_phones(columns, single)),
        tuple(_jobs(columns, single)),
        tuple(_addresses(columns, single)),
        tuple(_relations(columns, single)),
        frozenset(columns[index] for field in _FIRM for index in single.get(field, ())),
        missing,
    )


def _mapped(
    columns: tuple[str, ...], mapping: Mapping[str, tuple[str, ...]]
) -> tuple[dict[int, str], tuple[str, ...]]:
    """The field of each column that the mapping names, and those of its names that are none."""
    places: dict[str, list[int]] = {}
    for index, name in enumerate(columns):
        places.setdefault(folded(name), []).append(index)
    found: dict[int, str] = {}
    missing = []
    for field, names in mapping.items():
        for name in names:
            indices = places.get(folded(name), [])
            found.update((index, field) for index in indices)
            if not indices:
                missing.append(name)
    return found, tuple(dict.fromkeys(missing))


def _settle_titles(single: dict[str, list[int]]) -> None:
    """Take a column "Title" for positions, where no other column holds them."""
    unclear = single.pop("honorific-or-title", [])
    if unclear and "title" not in single:
        # Of two, as French Outlook writes them, the first is the form of address.
        single["title"] = unclear[-1:]


def _numbered(columns: tuple[str, ...], indices: Iterable[int]) -> dict[str, int]:
    """Columns by the number in their names."""
    return {key_of(columns[index])[1]: index for index in reversed(list(indices))}


def _phones(columns: tuple[str, ...], single: Mapping[str, list[int]]) -> Iterable[Value]:
    labels = _numbered(columns, single.get("phone-label", ()))
    kinds = dict.fromkeys(single.get("phone", ()), "")
    kinds.update((index, "shared") for index in single.get("shared-phone", ()))
    for index, kind in sorted(kinds.items()):
        label = NONE
        if key_of(columns[index])[0] == "phonevalue":
            label = labels.get(key_of(columns[index])[1], NONE)
        yield Value(index, label, kind)


def _jobs(columns: tuple[str, ...], single: Mapping[str, list[int]]) -> Iterable[tuple[int, int]]:
    """Employers and titles of the same number, or else in the same order, belong together."""
    organizations, titles = single.get("organization", []), single.get("title", [])
    if len(organizations) == 1 == len(titles):
        return [(organizations[0], titles[0])]
    numbered = _numbered(columns, titles)
    pairs = [(index, numbered.pop(key_of(columns[index])[1], NONE)) for index in organizations]
    paired = {title for _, title in pairs}
    return [*pairs, *((NONE, title) for title in titles if title not in paired)]


def _addresses(columns: tuple[str, ...], single: Mapping[str, list[int]]) -> Iterable[Address]:
    labels = _numbered(columns, single.get("address-label", ()))
    for rank, place in enumerate(_PLACES):
        parts = {
            part: _numbered(columns, single.get(f"{place}.{part}", ()))
            for part in ("city", "region", "country")
        }
        numbers = dict.fromkeys(number for found in parts.values() for number in found)
        for number in numbers:
            at = {part: found.get(number, NONE) for part, found in parts.items()}
            label = labels.get(number, NONE) if place == "plain" else NONE
            yield Address(rank, at["city"], at["region"], at["country"], label)


def _relations(columns: tuple[str, ...], single: Mapping[str, list[int]]) -> Iterable[Value]:
    labels = _numbered(columns, single.get("relation-label", ()))
    for index in single.get("relation", ()):
        yield Value(index, labels.get(key_of(columns[index])[1], NONE))
    for field, indices in single.items():
        if field.startswith(_RELATIONS):
            yield from (Value(index, kind=field.removeprefix(_RELATIONS)) for index in indices)
