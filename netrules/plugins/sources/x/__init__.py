"""The archive of X, once Twitter: the zip, its unpacked folder, its ``data`` folder, or one file.

What each file tells, and what none can tell, is on the page *X* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, Problem, ReadContext, Sniff
from netrules.plugins.sources.x.layout import Kind, locate

__all__ = ["X"]


class X:
    """Reads archives of X and of Twitter."""

    name = "x"

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds files that assign to X's own variables."""
        archives = locate(head)
        if not archives:
            return NO
        kinds = {kind for archive in archives for kind in archive.files}
        kind = next(kind for kind in Kind if kind in kinds)
        members = None
        if head.members != ("",):
            members = frozenset[str]().union(*(archive.known for archive in archives))
        return Sniff(Certainty.CERTAIN, f"it holds {kind} as X writes them", members)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything the input tells, archive by archive."""
        from netrules.plugins.sources.x.archive import archive_items  # noqa: PLC0415 reason: start-up

        archives = locate(opened)
        if not archives:
            yield Problem(
                "no file that gives a value to one of X's variables (window.YTD…)",
                opened.origin(layer=self.name),
                "on X choose Settings, Your account, Download an archive of your data, and give "
                "the zip as it was downloaded",
            )
        for archive in archives:
            yield from archive_items(opened, archive, context.owner)


SOURCES: Final = (X(),)
