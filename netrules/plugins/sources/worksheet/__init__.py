"""The worksheet "Map your network": groups, the people in them, and what to do about each.

What its columns are called and may hold is on the page *Worksheet* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.plugins.sources.worksheet.columns import speaks_of_groups

__all__ = ["Worksheet"]


class Worksheet:
    """Reads the worksheet, filled in as a Markdown table or as CSV."""

    name = "worksheet"

    def sniff(self, head: Head) -> Sniff:
        """Certain by columns that no other table has, likely by groups and people alone."""
        if head.members != ("",):
            return NO
        start = head.head()
        if not speaks_of_groups(start):
            return NO
        from netrules.plugins.sources.worksheet.tables import (  # noqa: PLC0415 reason: start-up
            certainty,
        )

        found = certainty(start)
        if found is None:
            return NO
        if found is Certainty.CERTAIN:
            return Sniff(found, "it has the columns of the worksheet")
        return Sniff(found, "it has columns of groups and people")

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """A person for each name, their groups, and when you talked."""
        from netrules.plugins.sources.worksheet.reader import (  # noqa: PLC0415 reason: start-up
            read_worksheet,
        )

        for member in opened.members:
            yield from read_worksheet(opened, member)


SOURCES: Final = (Worksheet(),)
