"""One export as a whole: its circles, then its posts."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Handle, Item, Opened, PersonRecord, Problem
from netrules.plugins.sources.googleplus.circles import Circles
from netrules.plugins.sources.googleplus.layout import Export
from netrules.plugins.sources.googleplus.people import LAYER
from netrules.plugins.sources.googleplus.stream import Stream
from netrules.reading import snapshot


def export_items(opened: Opened, export: Export, stated: Handle) -> Iterator[Item]:
    """What an export tells.

    Args:
        opened: The input that holds it.
        export: Its members.
        stated: What is said of the owner elsewhere.
    """
    circles, stream = Circles(opened), Stream(opened)
    for member in export.posts:
        stream.read(member)
    anybody = False
    for member, header in export.circles:
        for item in circles.table(member, header):
            anybody |= isinstance(item, PersonRecord)
            yield item
    for member in export.cards:
        for item in circles.cards(member):
            anybody |= isinstance(item, PersonRecord)
            yield item
    yield from circles.problems()
    yield from stream.items(stated)
    if export.circles and not anybody:
        origin = opened.origin(export.circles[0][0], layer=LAYER)
        yield Problem("the circles are empty", origin, "look for others in the Takeout", lost=False)
    # A lone file is one circle of who knows how many.
    if export.circles and opened.members != ("",) and not circles.lost:
        newest = stream.newest.date() if stream.newest else None
        yield snapshot(opened, export.circles[0][0], newest, layer=LAYER)
