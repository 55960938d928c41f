"""Chats of WhatsApp, Telegram and Signal, as they export them.

What each export tells, and what none can tell, is on the pages *WhatsApp*, *Telegram* and
*Signal* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import Head, Item, Opened, ReadContext, Sniff
from netrules.plugins.sources.chats.signal.sniffing import sniff_signal
from netrules.plugins.sources.chats.telegram.sniffing import sniff_exports
from netrules.plugins.sources.chats.whatsapp.sniffing import chats_in, sniff_chats

__all__ = ["Signal", "Telegram", "WhatsApp"]


class WhatsApp:
    """Reads chats that WhatsApp has exported.

    The option ``date-order`` says which number of a date is the day, where the dates of a
    chat leave it open: "dmy", "mdy" or "ymd".
    """

    name = "whatsapp"
    #: Which of the senders is the owner hangs on what is known of them.
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """Whether lines begin with day, time and name."""
        return sniff_chats(head)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything that each chat tells."""
        from netrules.plugins.sources.chats.whatsapp.reader import (  # noqa: PLC0415 reason: start-up
            chat_items,
        )

        yield from chat_items(opened, chats_in(opened), context)


class Telegram:
    """Reads what Telegram Desktop exports as JSON: all data, or a single chat."""

    name = "telegram"
    #: In the export of a group alone nothing says who the owner is.
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """Whether the input has the parts of such an export."""
        return sniff_exports(head)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything that each export tells."""
        from netrules.plugins.sources.chats.telegram.reader import (  # noqa: PLC0415 reason: start-up
            export_items,
        )

        yield from export_items(opened, context)


class Signal:
    """Reads what Signal Desktop exports, and what signal-export writes."""

    name = "signal"

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds chats in one of their forms."""
        return sniff_signal(head)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything that the chats tell."""
        from netrules.plugins.sources.chats.signal.reader import (  # noqa: PLC0415 reason: start-up
            signal_items,
        )

        yield from signal_items(opened)


SOURCES: Final = (WhatsApp(), Telegram(), Signal())
