"""Reads vCards 2.1, 3.0 and 4.0: the address books of phones and mail programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.plugins.sources.vcard.cards import is_begin, split_cards
from netrules.plugins.sources.vcard.lines import physical_lines
from netrules.plugins.sources.vcard.reader import FileReader

__all__ = ["VCard"]

_LAYER: Final = "vcard"


class VCard:
    """The source for vCard files (.vcf), one card or many in each."""

    name = "vcard"

    def sniff(self, head: Head) -> Sniff:
        """Certain if the file begins with a card, likely if one comes after other text."""
        if head.members != ("",):
            return NO
        certainty, reason = Certainty.CERTAIN, "it begins with BEGIN:VCARD"
        for _, line in physical_lines(BytesIO(head.head())):
            if is_begin(line):
                return Sniff(certainty, reason)
            if line.strip():
                certainty, reason = Certainty.LIKELY, "it has BEGIN:VCARD after other text"
        return NO

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Every card's person or group; what refers to other cards by UID comes last."""
        for member in opened.members:
            reader = FileReader(partial(opened.origin, member, layer=_LAYER))
            with opened.open(member) as stream:
                for found in split_cards(physical_lines(stream)):
                    yield from reader.take(found)
            yield from reader.finish()


SOURCES: Final = (VCard(),)
