"""Address books as LDIF: Thunderbird, Plaxo, SOGo, Outlook Express, directories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.reading import encoding_of

__all__ = ["Ldif"]

#: How an entry begins, after comments and the version of the format.
_BEGIN: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:[ \t]*[\r\n]+|#[^\r\n]*+[\r\n]+|[ \t][^\r\n]*+[\r\n]+"
    rb"|version[ \t]*:[^\r\n]*+[\r\n]+)*+dn[ \t]*::?",
    re.IGNORECASE,
)
#: An attribute that only entries of a directory have.
_CLASS: Final = re.compile(rb"^objectclass[ \t]*:", re.IGNORECASE | re.MULTILINE)


class Ldif:
    """Reads LDIF files, one entry or thousands in each."""

    name = "ldif"

    def sniff(self, head: Head) -> Sniff:
        """Certain if an entry with a class comes first, likely if it has none."""
        if head.members != ("",):
            return NO
        start = head.head()
        if encoding_of(start) != "utf-8":
            start = start.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
        if not _BEGIN.match(start):
            return NO
        if _CLASS.search(start.replace(b"\r", b"\n")):
            return Sniff(Certainty.CERTAIN, "it has entries of a directory (dn:, objectclass:)")
        return Sniff(Certainty.LIKELY, "it begins with dn:, as a directory's entries do")

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Every entry's person or list; what refers to other entries comes last."""
        from netrules.plugins.sources.ldif.reader import (  # noqa: PLC0415 reason: start-up
            read_entries,
        )

        for member in opened.members:
            yield from read_entries(opened, member)


SOURCES: Final = (Ldif(),)
