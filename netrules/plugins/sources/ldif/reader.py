"""The entries of one file to the items that a source yields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, Protocol

import attrs

from netrules import (
    Evidence,
    GroupRecord,
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
from netrules.plugins.sources.ldif.entries import (
    ListEntry,
    NoPerson,
    PersonEntry,
    read_entry,
    referred,
)
from netrules.plugins.sources.ldif.names import WANTED, key_of
from netrules.plugins.sources.ldif.records import Record, records

LAYER: Final = "ldif"
#: What an address book says of each of its people: that they are in it.
TIE: Final = "contact"
_LIST: Final = "list"
_MISSING: Final = "export all contacts and lists into one file"


class Place(Protocol):
    """Where in the file something was read."""

    def __call__(self, *, line: int = 0, record: int | str = 0) -> Origin:
        """The origin with this line and record."""
        ...


def read_entries(opened: Opened, member: str) -> Iterator[Item]:
    """Everything that one file tells."""
    reader = _Reader(partial(opened.origin, member, layer=LAYER))
    with opened.open(member) as stream:
        for record in records(stream, opened.head(member), WANTED):
            yield from reader.take(record)
    yield from reader.finish()


@attrs.frozen
class _Waiting:
    """References to others, held back until all entries are known."""

    origin: Origin
    entry: PersonEntry | ListEntry


class _Reader:
    """Turns records into items, and looks up the entries that they refer to."""

    def __init__(self, place: Place) -> None:
        self._place = place
        #: The people of the file by distinguished name.
        self._people: dict[str, Handle] = {}
        self._names: set[str] = set()
        self._waiting: list[_Waiting] = []
        self._empty = True

    def take(self, record: Record) -> Iterator[Item]:
        """What a record gives at once."""
        self._empty = False
        origin = self._place(line=record.line, record=record.number)
        entry = read_entry(record)
        match entry:
            case NoPerson():
                yield self._nobody(entry, record, origin)
                return
            case PersonEntry():
                yield PersonRecord(
                    entry.handle, origin, entry.jobs, entry.facts, tie=TIE, as_of=entry.as_of
                )
                self._people.setdefault(key_of(record.first("dn")), entry.handle)
                self._names.update(map(fold_text, entry.handle.names))
                if entry.relatives:
                    self._waiting.append(_Waiting(origin, entry))
            case ListEntry(name=""):
                yield Problem("the list has no name", origin, "name the list in the address book")
                return
            case ListEntry():
                self._waiting.append(_Waiting(origin, entry))
        yield from self._flaws(record)

    def finish(self) -> Iterator[Item]:
        """What had to wait for the last entry."""
        if self._empty:
            yield Problem(
                "the file holds no entry: no line of it begins with dn:",
                self._place(),
                "export the address book as LDIF",
            )
        for waiting in self._waiting:
            if isinstance(waiting.entry, ListEntry):
                yield from self._list(waiting.entry, waiting.origin)
            else:
                yield from self._ties(waiting.entry, waiting.origin)

    def _nobody(self, entry: NoPerson, record: Record, origin: Origin) -> Item:
        if entry.blank and record.flaws:
            return Problem(
                "the entry could not be read: what is legible of it names nobody",
                origin,
                "export it again, or correct it in a text editor",
            )
        return Skipped(entry.reason, origin)

    def _flaws(self, record: Record) -> Iterator[Problem]:
        """One problem for each thing that went wrong, however often it did."""
        told: set[str] = set()
        for message, remedy, line in record.flaws:
            if message not in told:
                told.add(message)
                origin = self._place(line=line, record=record.number)
                yield Problem(message, origin, remedy, lost=False)

    def _list(self, entry: ListEntry, origin: Origin) -> Iterator[Item]:
        found = [self._whom(dn) for dn in entry.members]
        people = [*found, *(Handle(emails=(address,)) for address in entry.addresses)]
        members = dict.fromkeys(one for one in people if one is not None)
        yield GroupRecord(entry.name, origin, _LIST, tuple(members))
        yield from self._missed(found.count(None), origin)

    def _ties(self, entry: PersonEntry, origin: Origin) -> Iterator[Item]:
        for text, kind in entry.relatives:
            other = self._whom(text) if "=" in text else self._named(text)
            if other is not None and other != entry.handle:
                yield TieRecord((entry.handle, other), kind, Evidence.STATED, origin)

    def _whom(self, dn: str) -> Handle | None:
        """The person of the file with that distinguished name, or whoever it says itself."""
        known = self._people.get(key_of(dn))
        if known is not None:
            return known
        handle = referred(dn)
        return handle if handle.emails else self._one_of(handle.names)

    def _named(self, name: str) -> Handle | None:
        return self._one_of((name,))

    def _one_of(self, names: Iterable[str]) -> Handle | None:
        """Somebody of the file with one of *names*: of a name alone nothing else is known."""
        found = tuple(name for name in names if fold_text(name) in self._names)
        return Handle(names=found) if found else None

    def _missed(self, count: int, origin: Origin) -> Iterator[Problem]:
        if count:
            what = "a member" if count == 1 else f"{count} members"
            message = f"the list names {what} of whom there is no entry in this file"
            yield Problem(message, origin, _MISSING, lost=False)
