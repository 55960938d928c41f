"""Mind maps of who one knows: FreeMind, Freeplane, XMind, OPML, Mermaid and plain outlines.

What in a map is a group and what a person is on the page *Mind maps* of the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from netrules import NO, Certainty, Head, Item, Opened, ReadContext, Sniff
from netrules.plugins.sources.mindmap.recognising import (
    Format,
    map_of_xmind,
    recognise,
    xmind_members,
)

__all__ = ["MindMap"]


class MindMap:
    """Reads mind maps.

    The option ``people-depth`` is the level on which people are, counted from the centre,
    for maps whose shape does not show it.
    """

    name = "mindmap"

    def sniff(self, head: Head) -> Sniff:
        """Certain by the format; an outline in plain text only likely, if it lists people."""
        if head.members == ("",):
            found = recognise(head.head())
            return Sniff(found.certainty, found.reason) if found else NO
        whole = map_of_xmind(head)
        if whole is None:
            return NO
        reason = "it is a file of XMind"
        if whole[1] is Format.ENCRYPTED:
            reason += " under a password"
        return Sniff(Certainty.CERTAIN, reason, xmind_members(head.members))

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Groups and people in the order of the map, then the arrows between them."""
        from netrules.plugins.sources.mindmap.reader import read_maps  # noqa: PLC0415 reason: start-up

        return read_maps(opened, context)


SOURCES: Final = (MindMap(),)
