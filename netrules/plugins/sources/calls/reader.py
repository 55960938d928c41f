"""The files of an input, tables and backups alike."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Handle, Item, Opened
from netrules.plugins.sources.calls.backup import backup_items
from netrules.plugins.sources.calls.layout import root_of
from netrules.plugins.sources.calls.numbers import Book, key_of
from netrules.plugins.sources.calls.table import table_items


def log_items(opened: Opened, owner: Handle) -> Iterator[Item]:
    """Every call and message, then the people whom the phone has names for.

    Args:
        opened: The input.
        owner: What is known of the phone's owner.
    """
    book = Book()
    me = frozenset(map(key_of, (*owner.phones, *owner.emails)))
    for member in opened.members:
        if root_of(opened.head(member)) is not None:
            yield from backup_items(opened, member, book, me)
        else:
            yield from table_items(opened, member, book)
    yield from book.people()
