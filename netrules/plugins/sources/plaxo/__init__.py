"""Plaxo and MyLife, which are gone: names by which their users find the way.

What these users still hold are address books in formats of others. A source here reads
nothing itself; those that it stands for decide which of them reads the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Head, Item, Opened, Problem, ReadContext, Sniff

__all__ = ["MyLife", "Plaxo"]


class _Gone:
    """A service that is gone, and whose users' files other sources read."""

    name: str
    #: The sources that may read the file when the user names this one.
    stands_for: tuple[str, ...] = ("addressbook", "ldif", "vcard")

    def sniff(self, head: Head) -> Sniff:
        """Never: whatever the file is, the source of its format knows it."""
        return NO

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Nothing: the sources that this one stands for are asked instead."""
        yield Problem(
            f"{self.name} only stands for {', '.join(self.stands_for)}",
            opened.origin(),
            f"name the input without it, or by --source {self.name}=PATH on the command line",
        )


class Plaxo(_Gone):
    """The address book service Plaxo, closed in 2017."""

    name = "plaxo"


class MyLife(_Gone):
    """The service MyLife, once Reunion.com, which never gave an address book back."""

    name = "mylife"


SOURCES: Final = (MyLife(), Plaxo())
