"""Bluesky: the file of one's own records (.car), and the lists that its interface answers."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import NO, Certainty, Head, Item, Opened, Problem, ReadContext, Sniff
from netrules.plugins.sources.fediverse.bluesky.layout import locate


class Bluesky:
    """Reads the repository that Bluesky exports, and saved answers of its interface."""

    name = "bluesky"

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds a repository, or lists of profiles."""
        found = locate(head)
        if not found:
            return NO
        members = None if head.members == ("",) else frozenset(found)
        kind = min(found.values())
        return Sniff(Certainty.CERTAIN, f"it holds {kind.words} of Bluesky", members)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything the input tells."""
        from netrules.plugins.sources.fediverse.bluesky.export import (  # noqa: PLC0415 reason: start-up
            export_items,
        )

        found = locate(opened)
        if not found:
            yield Problem(
                "neither a repository (.car) nor a list of follows or followers (JSON)",
                opened.origin(layer=self.name),
                "in Bluesky choose Settings, Account, Export my data",
            )
        yield from export_items(opened, found, context.owner)
