"""Facebook's and Instagram's copies of one's data: the zip, its unpacked folder, or one file.

Both services are one firm's and write conversations in one form, with one mistake in
every letter beyond ASCII; so they are read here side by side. What each file tells, and
what none can tell, is on the pages *Facebook* and *Instagram* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, Problem, ReadContext, Sniff
from netrules.plugins.sources.meta.exports import FACEBOOK, INSTAGRAM, Service
from netrules.plugins.sources.meta.layout import locate

__all__ = ["Facebook", "Instagram"]

_REMEDY: Final = (
    "in Accounts Center choose Your information and permissions, Export your information, the "
    "format JSON and all of the time, and give the zip as it was downloaded"
)


class Facebook:
    """Reads exports of Facebook, and the separate ones of its encrypted conversations."""

    name = FACEBOOK.name
    #: Conversations name their participants, and no more.
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds lists or conversations as Facebook writes them."""
        return _sniff(head, FACEBOOK)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything the input tells, file by file."""
        from netrules.plugins.sources.meta.facebook import facebook_items  # noqa: PLC0415 reason: start-up

        export = locate(opened, FACEBOOK)
        if export is None:
            yield _nothing(opened, FACEBOOK)
        else:
            yield from facebook_items(opened, export, context.owner)


class Instagram:
    """Reads exports of Instagram."""

    name = INSTAGRAM.name
    #: Conversations name their participants, and no more.
    wants_owner = True

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds lists or conversations as Instagram writes them."""
        return _sniff(head, INSTAGRAM)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything the input tells, file by file."""
        from netrules.plugins.sources.meta.instagram import instagram_items  # noqa: PLC0415 reason: start-up

        export = locate(opened, INSTAGRAM)
        if export is None:
            yield _nothing(opened, INSTAGRAM)
        else:
            yield from instagram_items(opened, export, context.owner)


def _sniff(head: Head, service: Service) -> Sniff:
    export = locate(head, service)
    # Two exports side by side are not one; each is asked about once their folders are apart.
    if export is None or export.several:
        return NO
    certainty = Certainty.CERTAIN if export.sure else Certainty.LIKELY
    members = None if head.members == ("",) else export.known
    return Sniff(certainty, f"it holds {export.what} as {service.title} writes it", members)


def _nothing(opened: Opened, service: Service) -> Problem:
    return Problem(
        f"no list of people and no conversation as {service.title} writes them",
        opened.origin(layer=service.name),
        _REMEDY,
    )


SOURCES: Final = (Facebook(), Instagram())
