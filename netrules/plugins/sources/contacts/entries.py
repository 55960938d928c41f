"""Reading the tables of a contacts file by their declaration: good values, and faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs

from netrules import Opened, Origin, Problem, Quoting, TomlDocument, did_you_mean
from netrules.plugins.sources.contacts.tables import SETTINGS, TABLES, Key, Table

#: Where something stands in a document: keys, and indexes where there are lists.
KeyPath: TypeAlias = tuple[str | int, ...]
#: The network that a contacts file's ties belong to.
LAYER: Final = "contacts"


@attrs.frozen
class Sheet:
    """A contacts file, as its parts refer to places in it."""

    document: TomlDocument
    opened: Opened

    def origin(self, path: KeyPath, record: KeyPath = ()) -> Origin:
        """The line of *path*, as a part of the record that *record* leads to.

        A record under a name that is no table's has no pointer: a place must not repeat
        what somebody wrote.
        """
        named = record and record[0] in TABLES
        pointer = "".join(f"/{part}" for part in record) if named else 0
        line = self.document.line_of(*path)
        return self.opened.origin(line=line, record=pointer, layer=LAYER)


@attrs.define(eq=False)
class Entry:
    """One table of the file, as far as it can be read.

    What is wrong with it is collected as problems. At most one of them says that the
    record is lost, so that problems and records add up to what the file holds.

    Args:
        sheet: The file.
        table: What the table may hold.
        path: Where it stands in the file.
        values: What it holds, by key, as records hold it.
        problems: What is wrong with it.
        lost: Whether no record can be made of it.
        faulty: The keys that something is wrong with.
        places: Where each item of a list stands, by key and item.
        none: The keys that are given an empty list: there is none, and that is known.
    """

    sheet: Sheet
    table: Table
    path: KeyPath
    values: dict[str, Any] = attrs.field(factory=dict)
    problems: list[Problem] = attrs.field(factory=list)
    lost: bool = False
    faulty: set[str] = attrs.field(factory=set)
    places: dict[tuple[str, Any], KeyPath] = attrs.field(factory=dict)
    none: set[str] = attrs.field(factory=set)

    @property
    def origin(self) -> Origin:
        """The place of the table's header."""
        return self.sheet.origin(self.path, self.path)

    @property
    def blank(self) -> bool:
        """Whether nothing is filled in."""
        return not self.values and not self.problems

    def get(self, key: str, default: Any = None) -> Any:
        """What the table says under *key*."""
        return self.values.get(key, default)

    def place(self, key: str, item: Any) -> KeyPath:
        """Where *item* stands among what the table says under *key*."""
        return self.places.get((key, item), (key,))

    def complain(
        self, what: str, remedy: str = "", *, at: KeyPath = (), lost: bool = False
    ) -> None:
        """Note that something is wrong.

        Args:
            what: What is wrong, to follow the name of the key, or of the table. It must not repeat
                anything from the file.
            remedy: What to do about it; a `Quoting` where it repeats what the file says.
            at: Where, from the table on: a key, and an index where it holds a list.
            lost: Whether no record can be made of the table.
        """
        header = self.table.header
        known = at and self.table.key(str(at[0]))
        subject = f"{at[0]} in {header}" if known else header
        origin = self.sheet.origin((*self.path, *at), self.path)
        newly_lost = lost and not self.lost and self.table.record
        self.problems.append(Problem(f"{subject} {what}", origin, remedy, lost=newly_lost))
        self.lost = self.lost or lost
        self.faulty.update(str(key) for key in at[:1])


def read_entries(sheet: Sheet) -> tuple[dict[str, list[Entry]], list[Problem]]:
    """Every table of the file, by name, and what is wrong at its top level."""
    entries: dict[str, list[Entry]] = {name: [] for name in TABLES}
    strays: list[Problem] = []
    for name, value in sheet.document.data.items():
        meant = "" if name in SETTINGS else did_you_mean(name, TABLES)
        if name in TABLES:
            entries[name].extend(_rows(sheet, TABLES[name], value))
        elif meant and _is_tables(value):
            entries[meant].extend(_misnamed(sheet, TABLES[meant], name, value))
        else:
            strays.append(_stray(sheet, name))
    return entries, strays


def read_table(sheet: Sheet, table: Table, path: KeyPath, raw: Mapping[str, Any]) -> Entry:
    """The table at *path*, every key of it checked."""
    entry = Entry(sheet, table, path)
    for name, value in raw.items():
        key = table.key(name)
        if key is None:
            _complain_of_unknown(entry, name, raw)
        else:
            _read_key(entry, key, value)
    if not entry.blank:
        for key in table.keys:
            if key.required and key.name not in entry.values and key.name not in entry.faulty:
                entry.complain(f"lacks {key.name}", f"add {key.meaning}", lost=True)
    return entry


def _rows(sheet: Sheet, table: Table, value: Any) -> Iterator[Entry]:
    rows = _items(table.name, value)
    for path, row in rows:
        if not isinstance(row, dict):
            entry = Entry(sheet, table, path)
            entry.complain("is not a table", f"write {table.header} on a line above it", lost=True)
        else:
            entry = read_table(sheet, table, path, row)
            if table.repeated != isinstance(value, list) and not entry.blank:
                entry.complain("has the wrong number of brackets", f"write {table.header}")
            if not table.repeated and len(rows) > 1:
                entry.complain("stands here more than once", "keep one of them", lost=True)
        yield entry


def _items(name: str, value: Any) -> list[tuple[KeyPath, Any]]:
    """The items of the list *value* and where they stand; alone it is its only item."""
    if isinstance(value, list):
        return [((name, index), item) for index, item in enumerate(value)]
    return [((name,), value)]


def _is_tables(value: Any) -> bool:
    rows = value if isinstance(value, list) else [value]
    return all(isinstance(row, dict) for row in rows)


def _misnamed(sheet: Sheet, table: Table, name: str, value: Any) -> Iterator[Entry]:
    """The tables under a misspelt header: lost ones of the kind that was meant."""
    for path, _ in _items(name, value):
        entry = Entry(sheet, table, path)
        remedy = Quoting(f'write {table.header} instead of "{{key}}", or remove it', key=name)
        entry.complain("seems to be misspelt", remedy, lost=True)
        yield entry


def _stray(sheet: Sheet, name: str) -> Problem:
    """What is said of something at the top of the file that does not belong there."""
    doing = 'move "{key}" to netrules.toml' if name in SETTINGS else 'remove "{key}"'
    message = "a contacts file has no such table or key"
    return Problem(message, sheet.origin((name,)), Quoting(doing, key=name), lost=False)


def _complain_of_unknown(entry: Entry, name: str, raw: Mapping[str, Any]) -> None:
    meant = did_you_mean(name, [key.name for key in entry.table.keys])
    guess = f"; did you mean {meant}?" if meant else ""
    key = entry.table.key(meant)
    # A misspelt `direction` must not leave the default in its place.
    misread = key is not None and key.decisive and meant not in raw
    remedy = Quoting('correct or remove "{key}"', key=name)
    entry.complain(f"has no such key{guess}", remedy, at=(name,), lost=misread)


def _read_key(entry: Entry, key: Key, raw: Any) -> None:
    """Take over the value of *key*, or complain of it. A blank says nothing."""
    if key.many and raw == []:
        entry.none.add(key.name)
    good: list[Any] = []
    bad: list[tuple[KeyPath, Any]] = []
    found: list[tuple[KeyPath, Any]] = _items(key.name, raw) if key.many else [((key.name,), raw)]
    for at, item in found:
        if isinstance(item, str) and not item.strip():
            continue
        try:
            accepted = key.kind.accept(item)
        except (TypeError, ValueError, OverflowError):
            bad.append((at, item))
            continue
        good.append(accepted)
        if key.many:
            entry.places.setdefault((key.name, accepted), at)
    for at, item in bad:
        remedy = _remedy(key, item)
        entry.complain(f"is not {key.kind.expected}", remedy, at=at, lost=key.vital and not good)
    if good:
        entry.values[key.name] = tuple(dict.fromkeys(good)) if key.many else good[0]


def _remedy(key: Key, item: Any) -> str:
    meant = did_you_mean(item, key.kind.options) if isinstance(item, str) else ""
    return f'did you mean "{meant}"?' if meant else key.kind.remedy
