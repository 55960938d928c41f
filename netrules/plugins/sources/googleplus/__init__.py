"""Google+ as Takeout kept it until 2019: circles, and the comments below posts.

What each file tells, and what none can tell, is on the page *Google+* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, Problem, ReadContext, Sniff
from netrules.plugins.sources.googleplus.layout import locate

__all__ = ["GooglePlus"]


class GooglePlus:
    """Reads circles and posts of Google+."""

    name = "google-plus"
    #: Where posts are of several authors, what others say of the owner tells who it is.
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds tables with the columns of circles, or posts."""
        export = locate(head)
        if export is None:
            return NO
        what = "the columns of a circle" if export.circles else "a post of Google+"
        members = None if head.members == ("",) else export.known
        return Sniff(Certainty.CERTAIN, f"it has {what}", members)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything the input tells: circles first, then posts."""
        from netrules.plugins.sources.googleplus.export import export_items  # noqa: PLC0415 reason: start-up

        export = locate(opened)
        if export is None:
            yield Problem(
                "no table with the columns First Name, Last Name, Nickname, Display Name and "
                "Profile URL, and no post of Google+",
                opened.origin(layer=self.name),
                "give the folder of circles as it is in the zip that Takeout gave you",
            )
        else:
            yield from export_items(opened, export, context.owner)


SOURCES: Final = (GooglePlus(),)
