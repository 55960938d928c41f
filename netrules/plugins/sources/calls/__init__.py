"""Logs of a phone: calls as tables or XML, and text messages in XML.

What they tell, and what not, is on the page *Calls* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.plugins.sources.calls.columns import sniff_table
from netrules.plugins.sources.calls.layout import root_of

__all__ = ["Calls"]


class Calls:
    """The source for call logs and backups of text messages."""

    name = "calls"

    def sniff(self, head: Head) -> Sniff:
        """Certain of a backup's XML, and of a table with numbers, dates, durations, kinds."""
        if head.members != ("",):
            return NO
        start = head.head()
        if root_of(start) is not None:
            return Sniff(Certainty.CERTAIN, "it is a phone's backup of calls or messages")
        return sniff_table(start)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Every call and message; then the people whom the phone has names for."""
        from netrules.plugins.sources.calls.reader import (  # noqa: PLC0415 reason: start-up
            log_items,
        )

        yield from log_items(opened, context.owner)


SOURCES: Final = (Calls(),)
