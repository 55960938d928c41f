"""The rows of one table to the items that a source yields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from netrules import (
    Evidence,
    Handle,
    Item,
    Opened,
    Origin,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
    fold_text,
)
from netrules.plugins.sources.addressbook.encoding import with_encoding
from netrules.plugins.sources.addressbook.entries import Entry, read_entry, read_torn_entry
from netrules.plugins.sources.addressbook.layout import book_of_chosen
from netrules.plugins.sources.addressbook.mapping import headers_of, mapped_columns
from netrules.plugins.sources.addressbook.plan import Plan, plan_of
from netrules.reading import Row, Shape, Table, column_name, find_header

LAYER: Final = "addressbook"
#: What an address book says of each of its people: that they are in it.
TIE: Final = "contact"

BLANK: Final = "blank row"
ORGANISATION: Final = "organisation"
REPEATED: Final = "column names again"
NOBODY: Final = "nobody named"

#: Into how many cells, at most, a line of a note with commas in it is taken to fall.
_REST_CELLS: Final = 4
_TORN: Final = (
    "a quotation mark opens in this row and does not close",
    "correct the row, or export the file again",
)
_LOST: Final = (
    "the row has fewer cells than there are columns, and says nothing of a contact",
    "it may be the rest of a note in the row above: put that note in quotation marks",
)
_LONG: Final = (
    "the row has more cells than there are columns; only name and e-mail addresses were read",
    "put values with a separator in them in quotation marks, or export the file again",
)
_HOW: Final = (
    "say under [columns] of the settings which column holds what, as name = "
    '"Nom complet"; the first row must hold the names of the columns'
)


def read_book(opened: Opened, member: str, options: Mapping[str, Any]) -> Iterator[Item]:
    """Everything that one file tells.

    Args:
        opened: The input.
        member: The file's name in it.
        options: What the settings say: ``columns`` and ``encoding``.

    Raises:
        InputError: If the settings say what cannot be meant.
    """
    mapping = mapped_columns(options.get("columns"), opened.path)
    opened = with_encoding(opened, options.get("encoding"))
    mapped = tuple(headers_of(mapping))
    header = find_header(opened.head(member), lambda columns: book_of_chosen(columns, mapped))
    if header is None:
        yield Problem(
            "no row of it names columns of an address book that are known",
            opened.origin(member, layer=LAYER),
            _HOW,
        )
        return
    plan = plan_of(header, mapping)
    free = frozenset(header.columns) - plan.firm
    table = Table(opened, member, header, layer=LAYER, free_text=free)
    yield from _missing(table, plan, mapping)
    yield from _Reader(table, plan, header.columns).items()


def _missing(table: Table, plan: Plan, mapping: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Columns of the settings that the table lacks, unless they are meant for other tables."""
    if plan.vendor and len(plan.missing) == sum(map(len, mapping.values())):
        return
    for name in plan.missing:
        yield Problem(
            f"it has no column {name!r}, which [columns] of the settings names",
            table.origin(),
            "write the name as it stands in the first row of the file",
            lost=False,
        )


@attrs.frozen
class _Relation:
    """That somebody is something to the person of a row, if they are in the file as well."""

    person: Handle
    name: str
    kind: str
    origin: Origin


class _Reader:
    """Turns rows into items, and remembers what shows only from all of them."""

    def __init__(self, table: Table, plan: Plan, columns: tuple[str, ...]) -> None:
        self._table = table
        self._plan = plan
        self._repeats = [
            (at, columns[at]) for part in ("name", "given", "family") for at in plan.of(part)[:1]
        ]
        self._names: set[str] = set()
        self._relations: list[_Relation] = []
        self._kept = 0

    def items(self) -> Iterator[Item]:
        """A record, a reason or a problem for each row; then what the whole file tells."""
        row = None
        for row in self._table:
            yield from self._row(row)
        if row is None:
            yield Problem("it has column names and no rows", self._table.origin())
        elif not self._kept:
            yield Problem(
                "no row of it names a contact",
                self._table.origin(),
                "export the contacts again, or " + _HOW,
                lost=False,
            )
        yield from self._ties()
        yield from self._table.encoding_problem()

    def _row(self, row: Row) -> Iterator[Item]:
        origin = self._table.origin(row)
        if row.is_blank:
            yield Skipped(BLANK, origin)
        elif row.shape is Shape.TORN:
            yield Problem(_TORN[0], origin, _TORN[1])
        elif self._is_header(row):
            yield Skipped(REPEATED, origin)
        elif row.shape is Shape.LONG:
            yield from self._torn_entry(row, origin)
        else:
            flaws: dict[tuple[str, str], None] = {}
            entry = read_entry(row.cells, self._plan, flaws.setdefault)
            yield from self._entry(row, entry, origin)
            # Each thing once, however often it went wrong in the row.
            for message, remedy in flaws:
                yield Problem(message, origin, remedy, lost=False)

    def _is_header(self, row: Row) -> bool:
        """Whether the row is that of the column names once more: files that were put together."""
        return bool(self._repeats) and all(
            column_name(row.cells[at]) == name for at, name in self._repeats
        )

    def _torn_entry(self, row: Row, origin: Origin) -> Iterator[Item]:
        entry = read_torn_entry(row.cells, self._plan)
        if entry.handle.names or entry.handle.emails:
            yield from self._person(entry, origin)
            yield Problem(_LONG[0], origin, _LONG[1], lost=False)
        else:
            yield Problem("the row has more cells than there are columns", origin, _LONG[1])

    def _entry(self, row: Row, entry: Entry, origin: Origin) -> Iterator[Item]:
        handle = entry.handle
        reached = handle.emails or handle.phones or handle.urls
        if row.shape is Shape.SHORT and not reached and self._is_rest(row, entry):
            yield Problem(_LOST[0], origin, _LOST[1])
        elif handle.names or handle.emails:
            yield from self._person(entry, origin)
        elif holders := [job for job in entry.jobs if job.title]:
            name = ", ".join(filter(None, (holders[0].title, holders[0].organization)))
            named = attrs.evolve(entry, handle=attrs.evolve(handle, names=(name,)))
            yield from self._person(named, origin)
        elif entry.jobs:
            yield Skipped(ORGANISATION, origin)
        elif reached:
            yield from self._person(entry, origin)
        else:
            yield Skipped(NOBODY, origin)

    def _is_rest(self, row: Row, entry: Entry) -> bool:
        """Whether a short row is but the rest of a note that the row above has begun.

        Where a program wrote the table, each of its rows is whole.
        """
        if entry.jobs or entry.facts or any(map(str.strip, row.cells[_REST_CELLS:])):
            return False
        return bool(self._plan.vendor) or not entry.handle.names

    def _person(self, entry: Entry, origin: Origin) -> Iterator[Item]:
        self._kept += 1
        self._names.update(map(fold_text, entry.handle.names))
        self._relations += [
            _Relation(entry.handle, name, kind, origin) for name, kind in entry.relations
        ]
        yield PersonRecord(entry.handle, origin, entry.jobs, entry.facts, tie=TIE)

    def _ties(self) -> Iterator[TieRecord]:
        """Ties to those who are in the file too: of a name alone nothing else is known."""
        for one in self._relations:
            if fold_text(one.name) in self._names:
                pair = (one.person, Handle(names=(one.name,)))
                yield TieRecord(pair, one.kind, Evidence.STATED, one.origin)
