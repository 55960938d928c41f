"""From a row of the worksheet to what it says of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs

from netrules import LEVELS, Handle, Job, Level, Origin, Problem
from netrules.plugins.sources.worksheet.columns import Column
from netrules.plugins.sources.worksheet.tables import Entry
from netrules.plugins.sources.worksheet.values import (
    is_none,
    is_yes,
    listed,
    reach_in,
)
from netrules.reading import day_in

_SEVERAL: Final = re.compile(r";|\s&\s|\s\+\s|\s(?:and|und|et)\s", re.IGNORECASE)
_DAY: Final = "write it as 2026-05-31"


@attrs.define(eq=False)
class Row:
    """What one row says, or several about one person.

    Args:
        origin: Where the first of them stands.
        name: The name.
        groups: The groups.
        key_of: Those of which they are a key player, by the rows that say so.
        talks: The days on which you talked, by the rows that say so.
        without: Of which of email, phone and url the row says that there is none.
    """

    origin: Origin
    name: str
    groups: list[str] = attrs.field(factory=list)
    emails: list[str] = attrs.field(factory=list)
    phones: list[str] = attrs.field(factory=list)
    urls: list[str] = attrs.field(factory=list)
    jobs: list[Job] = attrs.field(factory=list)
    places: list[str] = attrs.field(factory=list)
    levels: list[Level] = attrs.field(factory=list)
    fields: list[str] = attrs.field(factory=list)
    introducers: list[Handle] = attrs.field(factory=list)
    notes: list[str] = attrs.field(factory=list)
    without: list[str] = attrs.field(factory=list)
    key: bool = False
    talked: date | None = None

    @property
    def handle(self) -> Handle:
        """By what the person is named."""
        urls, emails, phones = map(_distinct, (self.urls, self.emails, self.phones))
        return Handle(urls, emails, phones, names=(self.name,) if self.name else ())

    @property
    def facts(self) -> dict[str, Any]:
        """What else is known."""
        given = {"email": self.emails, "phone": self.phones, "url": self.urls}
        facts: dict[str, Any] = {
            "groups": _distinct(self.groups),
            "place": _distinct(self.places),
            "level": _distinct(self.levels),
            "fields": _distinct(self.fields),
            "introduced_by": self.introducers[0] if self.introducers else None,
            "notes": "\n".join(_distinct(self.notes)),
            "without": tuple(sorted({way for way in self.without if not given[way]})),
        }
        return {field: value for field, value in facts.items() if value}

    def take(self, other: Row) -> None:
        """Add what another row says of the same person."""
        for field in attrs.fields(Row):
            value = getattr(self, field.name)
            if isinstance(value, list):
                value.extend(getattr(other, field.name))


def several(name: str) -> bool:
    """Whether *name* is that of several people."""
    return _SEVERAL.search(name) is not None


def row_of(entry: Entry, groups: tuple[str, ...]) -> tuple[Row, list[Problem]]:
    """What *entry* says, and what of that cannot be read."""
    reader = _Reader(entry, groups)
    return reader.row, list(reader.read())


class _Reader:
    """Fills a row from the cells of an entry."""

    def __init__(self, entry: Entry, groups: tuple[str, ...]) -> None:
        self._entry = entry
        named = reach_in(entry.get(Column.PERSON))
        # A name may have digits in it, so a number is looked for in its own columns only.
        addressed = named.emails or named.urls
        name = named.rest if addressed else entry.get(Column.PERSON)
        self.row = Row(entry.origin, name, list(groups))
        if addressed:
            self.row.emails += named.emails
            self.row.urls += named.urls
        self._group = groups[0] if groups else ""

    def read(self) -> Iterator[Problem]:
        """Fill in everything; what cannot be read."""
        yield from self._read_marks()
        yield from self._read_day()
        yield from self._read_addresses()
        yield from self._read_level()
        row, entry = self.row, self._entry
        title, organization = (self._stated(at) for at in (Column.TITLE, Column.ORGANIZATION))
        if title or organization:
            row.jobs.append(Job(organization, title))
        if place := self._stated(Column.PLACE):
            row.places.append(place)
        row.fields += listed(self._stated(Column.FIELDS))
        if introducer := self._stated(Column.INTRODUCED):
            found = reach_in(introducer)
            names = (found.rest,) if found.rest else ()
            row.introducers.append(Handle(found.urls, found.emails, found.phones, names=names))
        if role := self._stated(Column.ROLE):
            self._note("Role", role)
        if notes := entry.get(Column.NOTES):
            row.notes.append(notes)

    def _stated(self, column: Column) -> str:
        """What stands in *column*, "" if that is but a dash."""
        cell = self._entry.get(column)
        return "" if is_none(cell) else cell

    def _note(self, what: str, value: str = "") -> None:
        place = f" in {self._group}" if self._group else ""
        self.row.notes.append(f"{what}{place}" + (f": {value}" if value else ""))

    def _problem(self, message: str, remedy: str) -> Problem:
        return Problem(message, self._entry.origin, remedy, lost=False)

    def _read_marks(self) -> Iterator[Problem]:
        for column in (Column.KEY, Column.BEST):
            cell = self._entry.get(column)
            says = is_yes(cell) if cell else False
            if says is None:
                message = f"the cell under {column.value} says neither yes nor no; it was left out"
                yield self._problem(message, "write yes or no, and anything else under Notes")
            elif says and column is Column.BEST:
                self._note("Best connected")
            elif says:
                self.row.key = True
                if not self._group:
                    message = "a key player stands in no group"
                    yield self._problem(message, "name the group in the row")

    def _read_day(self) -> Iterator[Problem]:
        cell = self._entry.get(Column.LAST)
        if not cell or is_none(cell):
            return
        self.row.talked = day_in(cell)
        if self.row.talked is None:
            message = "the day of the last talk is no full date, or may be two; it was left out"
            yield self._problem(message, _DAY)

    def _read_addresses(self) -> Iterator[Problem]:
        row = self.row
        for column, ways in (
            (Column.EMAIL, ("email",)),
            (Column.PHONE, ("phone",)),
            (Column.URL, ("url",)),
            (Column.REACH, ("email", "phone", "url")),
        ):
            cell = self._entry.get(column)
            if not cell:
                continue
            if is_none(cell):
                row.without += ways
                continue
            found = reach_in(cell)
            row.emails += found.emails
            row.phones += found.phones
            row.urls += found.urls
            if found.rest and column is Column.REACH:
                row.notes.append(f"Reach by: {found.rest}")
            elif not (found.emails or found.phones or found.urls):
                message = f"the cell under {column.value} holds no such thing; it was left out"
                yield self._problem(message, "write the address or number, or - if there is none")

    def _read_level(self) -> Iterator[Problem]:
        cell = self._stated(Column.LEVEL)
        if not cell:
            return
        try:
            self.row.levels.append(Level.named(cell.casefold()))
        except (KeyError, ValueError):
            names = ", ".join(level.name for level in LEVELS)
            message = "a level is none that is known and was left out"
            yield self._problem(message, f"write one of {names}")


def _distinct(values: list[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(filter(None, values)))
