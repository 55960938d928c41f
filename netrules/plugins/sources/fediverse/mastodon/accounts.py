"""Tables of accounts, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from netrules import (
    Evidence,
    GroupRecord,
    Handle,
    Item,
    Origin,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.fediverse.mastodon.addresses import (
    address_of,
    linked,
    local_of,
)
from netrules.reading import Row, Shape, Table

#: The kind of group that a list is.
LIST: Final = "list"
_REMEDY: Final = "correct the row, or export the file again"


class _Entry(NamedTuple):
    """One row that names an account.

    Attributes:
        handle: How records name it.
        key: What tells it from any other, "" on a server that nobody knows.
        title: The list that the row puts it on, "" where the table is of no lists.
    """

    origin: Origin
    handle: Handle
    key: str
    title: str

    @property
    def same(self) -> str:
        """What rows for the same account share within one folder."""
        return self.key or self.handle.names[0]


class Accounts:
    """The accounts of all tables of one kind in a folder.

    Args:
        tables: The tables; they are read at once.
        server: The owner's own server, "" if nobody knows.
        told: Names of accounts on an unknown server that some table has named already. They
            have nothing but their name, by which rows of one folder mean the same.
    """

    def __init__(self, tables: Iterable[Table], server: str, told: set[str]) -> None:
        self._server: Final = server
        self._told: Final = told
        self._rows: Final[list[_Entry | Problem | Skipped]] = []
        for table in tables:
            self._rows.extend(self._read(table))
            self._rows.extend(table.encoding_problem())
        self.same: Final = {row.same for row in self._entries}
        #: Whether any account could not be read.
        self.lost: Final = any(isinstance(row, Problem) and row.lost for row in self._rows)

    @property
    def _entries(self) -> Iterator[_Entry]:
        return (row for row in self._rows if isinstance(row, _Entry))

    def _read(self, table: Table) -> Iterator[_Entry | Problem | Skipped]:
        account, title = table.column("accountaddress"), table.column("list")
        homeless = False
        for row in table:
            if row.is_blank:
                yield Skipped("blank row", table.origin(row))
                continue
            found = None if row.shape is Shape.TORN else self._who(row.cells[account])
            if found is None:
                yield _misfit(row, table.origin(row))
                continue
            handle, key = found
            if not (key or homeless):
                homeless = True
                yield _homeless(table.origin(row))
            yield _Entry(table.origin(row), handle, key, row.cells[title].strip())

    def _who(self, cell: str) -> tuple[Handle, str] | None:
        """How records name the account in *cell*, and what tells it from others."""
        address = address_of(cell) or linked(cell)
        if address is None and (local := local_of(cell)) is not None:
            address = local.at(self._server)
        if address is not None:
            return address.handle, address.key if address.server else ""
        url = cell.strip()
        if url.startswith(("https://", "http://")) and not any(map(str.isspace, url)):
            # Friendica lists what has no address of this kind by its page.
            key = f"fediverse:{url.partition('//')[2].rstrip('/')}"
            return Handle(urls=(url,), accounts=(key,)), key
        return None

    # -- what becomes of them --------------------------------------------------

    def people(self, tie: str, others: Accounts | None) -> Iterator[Item]:
        """A person for each account.

        Args:
            tie: What the table says of the two.
            others: The table for the other direction, if there is one.
        """
        for row in self._rows:
            if isinstance(row, _Entry):
                yield self._person(row, "mutual" if others and row.same in others.same else tie)
            else:
                yield row

    def _person(self, row: _Entry, tie: str) -> PersonRecord | TieRecord:
        if not row.key:
            if row.handle.names[0] in self._told:
                ends = (Handle(me=True), row.handle)
                return TieRecord(ends, tie, Evidence.OBSERVED, row.origin)
            self._told.add(row.handle.names[0])
        return PersonRecord(row.handle, row.origin, tie=tie)

    def groups(self) -> Iterator[Item]:
        """A group for each list, with the accounts on it."""
        for row in self._rows:
            if not isinstance(row, _Entry):
                yield row
            elif not row.title:
                yield Problem("the row does not say which list it is of", row.origin, _REMEDY)
            else:
                if row.key or row.handle.names[0] not in self._told:
                    self._told.update(row.handle.names)
                    yield PersonRecord(row.handle, row.origin)
                yield GroupRecord(row.title, row.origin, LIST, (row.handle,))

    def left_out(self, reason: str) -> Iterator[Item]:
        """Every account left out, for one reason."""
        for row in self._rows:
            yield Skipped(reason, row.origin) if isinstance(row, _Entry) else row

    def unknown(self) -> Iterator[Item]:
        """Every account left out because nobody knows what it is to the owner.

        Mastodon exports followed and blocked accounts alike, without names of columns; whom
        one has blocked must not pass for a contact.
        """
        first = next(self._entries, None)
        if first is not None:
            yield Problem(
                "the file does not say what these accounts are to you: you may follow them, they "
                "may follow you, or you may have blocked them",
                first.origin,
                'begin it with the line "Account address,Show boosts" if you follow them, "Account '
                'address" if they follow you, "E-mail" if these are addresses for mail; or give '
                "the folder in which it has the name that it was downloaded under",
                lost=False,
            )
        yield from self.left_out("account of an unknown kind of list")


def _misfit(row: Row, origin: Origin) -> Problem:
    if row.shape is Shape.TORN:
        return Problem("a quotation mark opens in this row and does not close", origin, _REMEDY)
    return Problem("the row names no account, as in name@server", origin, _REMEDY)


def _homeless(origin: Origin) -> Problem:
    return Problem(
        "from here on there are accounts without a server, which is your own; they are told by "
        "name only, and joined with nothing in other files",
        origin,
        "give the archive with actor.json along with it, or add the address of your own profile "
        "to the settings: [me] url",
        lost=False,
    )
