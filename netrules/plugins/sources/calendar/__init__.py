"""Calendars: iCalendar files (.ics) and, as far as they go, those of vCalendar 1.0 (.vcs).

What a calendar tells, and what it cannot, is on the page *Calendar* of the documentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff

__all__ = ["Calendar"]

_ENDINGS: Final = (".ics", ".ical", ".icalendar", ".vcs")
#: How many members with such names are looked into, in a folder that may have thousands.
_LOOKED_INTO: Final = 50
_FIRST: Final = re.compile(
    rb"(?:\xef\xbb\xbf|[\s\x1a])*+BEGIN[ \t]*+:[ \t]*+V(CALENDAR|EVENT)[ \t]*+(?=[\r\n]|\Z)",
    re.IGNORECASE,
)
_LATER: Final = re.compile(rb"[\r\n]BEGIN:VCALENDAR[ \t]*+[\r\n]", re.IGNORECASE)
#: What begins mail, whose calendars are not read here.
_MAIL: Final = re.compile(rb"(?:\A|[\r\n])(?:From |[A-Za-z-]++:[ \t])")
#: How much text may precede a calendar.
_BEFORE: Final = 1000


class Calendar:
    """The source for calendar files."""

    name = "calendar"
    #: Whether a meeting was declined, and who the others are, hangs on who the owner is.
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """Certain if a file begins with a calendar; a folder's calendars are read together."""
        if head.members == ("",):
            return _of_file(head.head())
        names = [name for name in head.members if name.casefold().endswith(_ENDINGS)]
        looked = names[:_LOOKED_INTO]
        good = [name for name in looked if _of_file(head.head(name)).certainty > Certainty.NO]
        if not good:
            return NO
        members = frozenset(names if len(good) == len(looked) else good)
        return Sniff(Certainty.LIKELY, "it holds calendar files", members)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """The meetings in every file, whom they were with, and what they show of ties."""
        from netrules.plugins.sources.calendar.meetings import (  # noqa: PLC0415 reason: start-up
            calendar_items,
        )

        yield from calendar_items(opened, context.owner)


def _of_file(head: bytes) -> Sniff:
    text = _narrow(head)
    if first := _FIRST.match(text):
        if first[1].upper() == b"EVENT":
            return Sniff(Certainty.LIKELY, "it begins with BEGIN:VEVENT")
        return Sniff(Certainty.CERTAIN, "it begins with BEGIN:VCALENDAR")
    found = _LATER.search(text, 0, _BEFORE)
    if found and not _MAIL.search(text, 0, found.start()):
        return Sniff(Certainty.LIKELY, "it has BEGIN:VCALENDAR after other text")
    return NO


def _narrow(head: bytes) -> bytes:
    """*head* without the NUL bytes and marks of UTF-16."""
    return head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")


SOURCES: Final = (Calendar(),)
