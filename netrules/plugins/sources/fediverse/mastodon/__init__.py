"""What Mastodon and its like export: tables of accounts, and the archive of one's posts."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import NO, Certainty, Head, Item, Opened, Problem, ReadContext, Sniff
from netrules.plugins.sources.fediverse.mastodon.layout import locate


class Mastodon:
    """Reads exports of Mastodon, and of servers that write the same (Friendica, GoToSocial)."""

    name = "mastodon"

    def sniff(self, head: Head) -> Sniff:
        """Whether the input holds a table of accounts or the archive of posts."""
        exports = locate(head)
        if not exports:
            return NO
        members = None
        if head.members != ("",):
            members = frozenset[str]().union(*(export.known for export in exports))
        kind = next(iter(exports[0].kinds))
        if not any(export.certain for export in exports):
            return Sniff(Certainty.LIKELY, f"it looks like {kind} as Mastodon writes them", members)
        return Sniff(Certainty.CERTAIN, f"it holds {kind} as Mastodon writes them", members)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """Everything the input tells, folder by folder and file by file."""
        from netrules.plugins.sources.fediverse.mastodon.export import (  # noqa: PLC0415 reason: start-up
            exports_items,
        )

        exports = locate(opened)
        if not exports:
            yield Problem(
                "neither a table of accounts (name@server) nor an archive of posts",
                opened.origin(layer=self.name),
                "on your server choose Preferences, Import and export, Data export, and give "
                "the files as they were downloaded",
            )
        yield from exports_items(opened, exports, context.owner)
