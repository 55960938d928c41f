"""Reads mail: mbox files, Maildir folders and single messages, of which only the headers.

Who wrote to whom and when is taken from the headers; no text of a message is decoded or
kept. What that can tell is on the page *Mail* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.plugins.sources.mail.members import find_mail
from netrules.plugins.sources.mail.starts import shape_of

__all__ = ["Mail"]


class Mail:
    """The source for mail: mbox, Maildir and .eml."""

    name = "mail"
    #: Who wrote and who was written to hangs on which address is the owner's.
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """Certain of an mbox, and of what begins with the header of a message."""
        if head.members != ("",):
            members, is_certain = find_mail(head)
            certainty = Certainty.CERTAIN if is_certain else Certainty.LIKELY
            return Sniff(certainty, "it holds mail", members) if members else NO
        shape = shape_of(head.head())
        if shape is None:
            return NO
        reason = "it is an mbox" if shape.is_mbox else "it begins with the header of a message"
        return Sniff(Certainty.CERTAIN if shape.is_certain else Certainty.LIKELY, reason)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Every message; then, of all of them together, people, ties and coverage."""
        from netrules.plugins.sources.mail.reader import mail_items  # noqa: PLC0415 reason: start-up

        yield from mail_items(opened, context)


SOURCES: Final = (Mail(),)
