"""Circles: tables and vCards of people, each a circle that is called as the file is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from netrules import GroupRecord, Handle, Item, Opened, Origin, PersonRecord, Problem, Skipped
from netrules.plugins.sources.googleplus.cards import read_cards
from netrules.plugins.sources.googleplus.layout import is_ours
from netrules.plugins.sources.googleplus.people import LAYER, account_in
from netrules.reading import Header, Row, Shape, Table

#: The kind of tie that membership in a circle proves: to put somebody into one was to
#: follow them, whether they agreed or not.
TIE: Final = "following"
KIND: Final = "circle"
BLANK: Final = "blank row"
_COPY: Final = re.compile(r"[ _-]*\(\d+\)$")
_REMEDY: Final = "correct the row, or give the file as it is in the zip of Takeout"


class Circles:
    """The circles of an export.

    Args:
        opened: The input that holds them.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened: Final = opened
        #: How many people of a name were told of who have no account to know them by.
        self._told: Final = Counter[str]()
        self._renamed: Origin | None = None
        self._nameless: Origin | None = None
        #: Whether any row could not be read.
        self.lost = False

    def table(self, member: str, header: Header[bool]) -> Iterator[Item]:
        """A person and a member of a circle for each row of a table."""
        table = Table(self._opened, member, header, layer=LAYER, free_text=frozenset())
        circle = self._circle(member)
        count = Counter[str]()
        for row in table:
            origin = table.origin(row)
            if row.is_blank:
                yield Skipped(BLANK, origin)
                continue
            handle = _handle(table, row)
            is_torn = row.shape in {Shape.TORN, Shape.LONG}
            if row.shape is not Shape.WHOLE or handle is None:
                self.lost |= is_torn or handle is None
                yield _misfit(row, origin, lost=is_torn or handle is None)
            if handle is not None and not is_torn:
                yield from self._member(handle, origin, circle, count)
        yield from table.encoding_problem()

    def cards(self, member: str) -> Iterator[Item]:
        """A person and a member of a circle for each vCard of a file."""
        circle = self._circle(member)
        count = Counter[str]()
        for item in read_cards(self._opened, member):
            if isinstance(item, Problem):
                self.lost = True
                yield item
            else:
                origin, handle = item
                yield from self._member(handle, origin, circle, count)

    def _member(
        self, handle: Handle, origin: Origin, circle: str, count: Counter[str]
    ) -> Iterator[Item]:
        """Somebody in a circle. Two of one circle are two; those of one name in two circles,
        with no account to know them by, may be one."""
        is_new = True
        if not handle.accounts:
            name = handle.names[0].casefold()
            count[name] += 1
            is_new = count[name] > self._told[name]
            self._told[name] = max(count[name], self._told[name])
        if is_new:
            yield PersonRecord(handle, origin, tie=TIE)
        if circle:
            yield GroupRecord(circle, origin, KIND, (handle,))
        elif not is_new:
            yield Skipped("repeated", origin)

    def _circle(self, member: str) -> str:
        """What the circle in a file is called, "" if its name is lost."""
        place = self._opened.origin(member, layer=LAYER)
        *folders, base = (member if place.member else place.path).split("/")
        if not is_ours("/".join(folders[-2:])):
            self._renamed = self._renamed or place
        name = _COPY.sub("", base.rpartition(".")[0] or base).strip()
        if any(map(str.isalpha, name)):
            return name
        self._nameless = self._nameless or place
        return ""

    def problems(self) -> Iterator[Problem]:
        """What there is to say of the names of circles, once all were read."""
        if self._nameless is not None:
            yield Problem(
                "the name of this circle is lost: nothing but the file's name ever said it",
                self._nameless,
                "give the file the name of the circle",
                lost=False,
            )
        elif self._renamed is not None:
            yield Problem(
                "the name of a circle is only what its file is called",
                self._renamed,
                "if the file was renamed, give it the name of the circle",
                lost=False,
            )


def _handle(table: Table, row: Row) -> Handle | None:
    def cell(column: str) -> str:
        return row.cells[table.column(column)].strip()

    name = cell("displayname") or f"{cell('firstname')} {cell('lastname')}".strip()
    names = tuple(dict.fromkeys(filter(None, (name, cell("nickname")))))
    accounts = account_in(cell("profileurl"))
    return Handle(names=names, accounts=accounts) if names or accounts else None


def _misfit(row: Row, origin: Origin, *, lost: bool) -> Problem:
    said = {
        Shape.TORN: "a quotation mark opens in this row and does not close",
        Shape.SHORT: "the row has fewer cells than there are columns",
        Shape.LONG: "the row has more cells than there are columns",
    }
    return Problem(said.get(row.shape, "the row names nobody"), origin, _REMEDY, lost)
