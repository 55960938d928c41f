"""One contacts file as a whole: its people, then everything that refers to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from netrules import (
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OwnerRecord,
    PersonRecord,
    Quoting,
    Skipped,
    TieCoverage,
)
from netrules.plugins.sources.contacts import records
from netrules.plugins.sources.contacts.coverage import interaction_coverage, tie_coverage
from netrules.plugins.sources.contacts.directory import YOURSELF, Directory, Listed
from netrules.plugins.sources.contacts.entries import Entry, Sheet, read_entries
from netrules.plugins.sources.contacts.tables import (
    COVERAGE,
    GROUP,
    INTERACTION,
    ME,
    OUTCOME,
    PERSON,
    TIE,
    Table,
)

T = TypeVar("T")


def items(sheet: Sheet) -> Iterator[Item]:
    """Everything the file holds, and everything that is wrong with it, table by table."""
    entries, strays = read_entries(sheet)
    yield from strays
    yield from _Book(entries).items()
    # Last, for making a record of a table may find more that is wrong with it.
    for rows in entries.values():
        for entry in rows:
            yield from entry.problems


class _Book:
    """The tables of one file, and who is who in them."""

    def __init__(self, entries: dict[str, list[Entry]]) -> None:
        self._entries = entries
        self._handles: dict[Entry, Handle] = {}
        self._directory = Directory((*self._list_owner(), *self._list_people()))

    def items(self) -> Iterator[Item]:
        logged = list(self._made(INTERACTION, records.interaction))
        yield from logged
        yield from self._made(TIE, records.tie)
        yield from self._made(GROUP, records.group)
        yield from self._made(OUTCOME, records.outcome)
        yield from self._made(ME, self._owner)
        yield from self._made(PERSON, self._person)
        yield from self._interaction_coverage(logged)
        yield from self._tie_coverage()
        for rows in self._entries.values():
            for entry in rows:
                if entry.blank and entry.table.record:
                    yield Skipped("nothing filled in", entry.origin)

    def _sound(self, table: Table) -> list[Entry]:
        """The entries of *table* that say something and are not lost."""
        return [entry for entry in self._entries[table.name] if not (entry.blank or entry.lost)]

    def _made(self, table: Table, make: Callable[[Entry, Directory], T | None]) -> Iterator[T]:
        for entry in self._sound(table):
            record = make(entry, self._directory)
            if record is not None:
                yield record

    def _owner(self, entry: Entry, _: Directory) -> OwnerRecord:
        return records.owner(entry, self._handles[entry])

    def _person(self, entry: Entry, directory: Directory) -> PersonRecord:
        return records.person(entry, self._handles[entry], directory)

    def _list_owner(self) -> Iterator[Listed]:
        for entry in self._sound(ME):
            handle = self._handles[entry] = records.handle_of(entry, me=True)
            yield Listed(handle, f"[me] on line {entry.origin.line}")

    def _list_people(self) -> Iterator[Listed]:
        """Everyone of the file; those who share an id are lost, and found by that id only."""
        people = self._sound(PERSON)
        ids = Counter(entry.get("id") for entry in people)
        for entry in people:
            word, line = entry.get("id"), entry.origin.line
            if word == YOURSELF:
                entry.complain("is the word for yourself", "choose another", at=("id",))
                del entry.values["id"]
            elif word is not None and ids[word] > 1:
                remedy = Quoting('give each person an id of their own instead of "{id}"', id=word)
                entry.complain("is also another person's", remedy, at=("id",), lost=True)
                yield Listed(Handle(ids=(word,)), f"the one on line {line}")
                continue
            handle = self._handles[entry] = records.handle_of(entry)
            where = f"the one on line {line}"
            yield Listed(handle, f'"{handle.ids[0]}" (line {line})' if handle.ids else where)

    def _coverage_entry(self) -> Entry | None:
        return next(iter(self._sound(COVERAGE)), None)

    def _interaction_coverage(
        self, logged: list[InteractionRecord]
    ) -> Iterator[InteractionCoverage]:
        log = self._entries[INTERACTION.name]
        damaged = any(entry.lost or "with" in entry.faulty for entry in log)
        return interaction_coverage(self._coverage_entry(), logged, damaged=damaged)

    def _tie_coverage(self) -> Iterator[TieCoverage]:
        entry = self._coverage_entry()
        if entry is None:
            return
        groups = {group.get("name") for group in self._sound(GROUP)}
        groups.update(name for who in self._sound(PERSON) for name in who.get("groups", ()))
        damaged = any(entry.lost for entry in self._entries[TIE.name])
        found = tie_coverage(entry, self._directory, groups, damaged=damaged)
        if found is not None:
            yield found
