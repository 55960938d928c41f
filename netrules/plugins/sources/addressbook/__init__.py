"""Address books as tables: Google Contacts, Outlook, Thunderbird, Yahoo, and any other CSV.

What the columns of each are called stands in `aliases.toml`. Columns are found by name and
never by place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.reading import DELIMITERS, find_header

__all__ = ["AddressBook"]

#: In which lines the column names of a table are, that no program's own names tell from prose.
_FIRST_LINES: Final = 5


class AddressBook:
    """Reads address books in CSV, whichever program wrote them.

    The option ``columns`` says of a table of the user's own which column holds what, the
    option ``encoding`` in which code page files are that are neither UTF-8 nor UTF-16.
    """

    name = "addressbook"

    def sniff(self, head: Head) -> Sniff:
        """Certain by the columns of a known program, likely by any of names and addresses."""
        if head.members != ("",):
            return NO
        start = head.head()
        if not any(delimiter.encode() in start for delimiter in DELIMITERS):
            return NO
        # The table of names is read only where there is something to look up in it.
        from netrules.plugins.sources.addressbook.layout import (  # noqa: PLC0415 reason: start-up
            book_of,
        )

        header = find_header(start, book_of)
        if header is None:
            return NO
        if header.kind.layout:
            program = header.kind.layout.name
            return Sniff(Certainty.CERTAIN, f"it has the columns of {program}")
        if header.line > _FIRST_LINES:
            return NO
        return Sniff(Certainty.LIKELY, "it has columns of names and addresses")

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """A person for each row that names one, and the ties that rows state."""
        from netrules.plugins.sources.addressbook.reader import (  # noqa: PLC0415 reason: start-up
            read_book,
        )

        for member in opened.members:
            yield from read_book(opened, member, context.options)


SOURCES: Final = (AddressBook(),)
