"""The lists of an archive: who follows whom, who is blocked, and contacts once uploaded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from netrules import Handle, Item, Opened, Origin, PersonRecord, Problem, Skipped
from netrules.plugins.sources.x.accounts import Book
from netrules.plugins.sources.x.values import (
    LAYER,
    handle_in,
    id_of,
    inner,
    read_rows,
    text_of,
)

#: The kinds of tie that the lists prove.
FOLLOWING, FOLLOWER, MUTUAL = "following", "follower", "mutual"
#: Contacts that were once uploaded are in an address book, whoever is followed on X.
CONTACTS_LAYER: Final = "x contacts"
#: Links in lists are as they were when the archive was made, which is after any post.
_LAST: Final = datetime.max.replace(tzinfo=UTC)


class _Row(NamedTuple):
    origin: Origin
    number: str


class AccountList:
    """The accounts that some files list, such as all parts of follower.js.

    Args:
        opened: The input that holds them.
        book: What learns handles from links.
    """

    def __init__(self, opened: Opened, book: Book) -> None:
        self._opened: Final = opened
        self._book: Final = book
        self.rows: Final[list[_Row | Problem]] = []
        self.numbers: Final[set[str]] = set()
        #: Whether anything of it could not be read.
        self.lost = False

    def read(self, member: str) -> None:
        """Take in the accounts of one file."""
        rows = read_rows(self._opened, member)
        if isinstance(rows, Problem):
            self._lose(rows)
            return
        for place, row in enumerate(rows, 1):
            origin = self._opened.origin(member, record=place, layer=LAYER)
            account = inner(row)
            number = id_of(account.get("accountId"))
            if not number:
                said = "the row does not say which account it is about"
                self._lose(Problem(said, origin, "download the archive again"))
                continue
            self._book.learn(number, handle_in(account.get("userLink")), "", _LAST)
            self.numbers.add(number)
            self.rows.append(_Row(origin, number))

    def _lose(self, problem: Problem) -> None:
        self.lost = True
        self.rows.append(problem)

    def people(self, tie: str, mutual: Collection[str], blocked: Collection[str]) -> Iterator[Item]:
        """A person for each account.

        Args:
            tie: What the list says of the two.
            mutual: The accounts of the list for the other direction.
            blocked: Accounts that the owner wants nothing to do with.
        """
        for row in self.rows:
            if isinstance(row, Problem):
                yield row
            elif row.number in blocked:
                yield Skipped("blocked", row.origin)
            else:
                kind = MUTUAL if row.number in mutual else tie
                yield PersonRecord(self._book.handle(row.number), row.origin, tie=kind)

    def left_out(self, reason: str) -> Iterator[Problem | Skipped]:
        """Every account left out, for one reason."""
        for row in self.rows:
            yield row if isinstance(row, Problem) else Skipped(reason, row.origin)


def contact_items(opened: Opened, member: str) -> Iterator[Item]:
    """The contacts of contact.js, which X was once given to find people by."""
    rows = read_rows(opened, member)
    if isinstance(rows, Problem):
        yield rows
        return
    for number, row in enumerate(rows, 1):
        origin = opened.origin(member, record=number, layer=CONTACTS_LAYER)
        contact = inner(row)
        handle = Handle(
            emails=_texts(contact, "emails", "email"),
            phones=_texts(contact, "phoneNumbers", "phoneNumber"),
            names=_names(contact),
        )
        if contact and (handle.emails or handle.phones or handle.names):
            yield PersonRecord(handle, origin, tie="contact")
        elif isinstance(row, dict):
            yield Skipped("contact without name or address", origin)
        else:
            yield Problem("the row is no contact", origin, "download the archive again")


def _texts(contact: dict[str, Any], *keys: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for key in keys:
        value = contact.get(key)
        for one in value if isinstance(value, list) else (value,):
            found.update(dict.fromkeys(filter(None, [text_of(one)])))
    return tuple(found)


def _names(contact: dict[str, Any]) -> tuple[str, ...]:
    whole = text_of(contact.get("name")) or text_of(contact.get("fullName"))
    parts = (text_of(contact.get("firstName")), text_of(contact.get("lastName")))
    name = whole or " ".join(filter(None, parts))
    return (name,) if name else ()
