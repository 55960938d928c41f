"""From a row of the worksheet to what it says of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

import attrs

from netrules import LEVELS, Handle, Job, Level, Origin, Problem, fold_text
from netrules.plugins.sources.worksheet.columns import Column
from netrules.plugins.sources.worksheet.tables import Entry
from netrules.plugins.sources.worksheet.values import (
    is_none,
    is_yes,
    listed,
    reach_in,
)
from netrules.reading import cadence_in, day_in

_SEVERAL: Final = re.compile(r";|\s&\s|\s\+\s|\s(?:and|und|et)\s", re.IGNORECASE)
_DAY: Final = "write it as 2026-05-31"


@attrs.define(eq=False)
class Row:
    """What one row says, or several about one person.

    Args:
        origin: Where the first of them stands.
        names: The names, as written.
        ids: The ids that netrules wrote.
        groups: The groups.
        without: Of which of email, phone and url the row says that there is none.
        shared: Those of the addresses and numbers that are not theirs alone.
        every: How often you want to be in touch.
        key: Whether they are a key player of the groups.
        talked: The day on which you talked last.
    """

    origin: Origin
    names: list[str] = attrs.field(factory=list)
    ids: list[str] = attrs.field(factory=list)
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
    shared: list[str] = attrs.field(factory=list)
    every: list[str] = attrs.field(factory=list)
    key: bool = False
    talked: date | None = None

    @property
    def handle(self) -> Handle:
        """By what the person is named."""
        urls, emails, phones = map(_distinct, (self.urls, self.emails, self.phones))
        names = {fold_text(name): name for name in reversed(self.names)}
        return Handle(
            urls,
            emails,
            phones,
            _distinct(self.ids),
            tuple(reversed(names.values())),
            weak=_distinct(self.shared),
        )

    @property
    def name(self) -> str:
        """The name that was read first, "" if there is none."""
        return self.names[0] if self.names else ""

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
            "every": _distinct(self.every),
            "notes": "\n".join(_distinct(self.notes)),
            "without": tuple(sorted({way for way in self.without if not given[way]})),
        }
        return {field: value for field, value in facts.items() if value}

    @classmethod
    def whole(cls, rows: Sequence[Row]) -> Row:
        """What several *rows* say of one person, but for what each says of its groups."""
        made = cls(rows[0].origin)
        for field in attrs.fields(cls):
            value = getattr(made, field.name)
            if isinstance(value, list):
                said = (one for row in rows for one in getattr(row, field.name))
                value.extend(dict.fromkeys(said))
        return made


def _is_number(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and not any(map(str.isalpha, cell))


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
        name, id_ = entry.get(Column.PERSON), entry.get(Column.ID)
        named = reach_in("" if id_ else name)
        # A name may have digits in it, so a number is looked for in its own columns only.
        if named.emails or named.urls:
            name = named.rest
        self.row = Row(entry.origin, [name] if name else [], [id_] if id_ else [], list(groups))
        self.row.emails += named.emails
        self.row.urls += named.urls
        self._group = groups[0] if groups else ""

    def read(self) -> Iterator[Problem]:
        """Fill in everything; what cannot be read."""
        yield from self._read_marks()
        yield from self._read_day()
        yield from self._read_addresses()
        yield from self._read_level()
        yield from self._read_cadence()
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
            row.shared += found.shared
            if found.rest and column is Column.REACH:
                row.notes.append(f"Reach by: {found.rest}")
            elif column is Column.PHONE and not found.phones and _is_number(cell):
                row.phones.append(cell)  # a short one
            elif not (found.emails or found.phones or found.urls):
                message = f"the cell under {column.value} holds no such thing; it was left out"
                yield self._problem(message, "write the address or number, or - if there is none")

    def _read_cadence(self) -> Iterator[Problem]:
        cell = self._stated(Column.EVERY)
        if not cell:
            return
        every = cadence_in(cell)
        if every:
            self.row.every.append(every)
        else:
            message = "the cell under How often is no span of time; it was left out"
            yield self._problem(message, "write it as 6w, 3m or 1y, or as monthly")

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
