"""One export as a whole: its files in turn, and what shows only from several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from netrules import Handle, Item, Opened, Problem, Snapshot
from netrules.plugins.sources.fediverse.mastodon.accounts import Accounts
from netrules.plugins.sources.fediverse.mastodon.addresses import LAYER, Address, linked
from netrules.plugins.sources.fediverse.mastodon.layout import Export
from netrules.plugins.sources.fediverse.mastodon.posts import owner_item, post_items
from netrules.plugins.sources.fediverse.mastodon.tables import Kind
from netrules.reading import Table

#: The kinds of tie that the tables prove.
_FOLLOWING, _FOLLOWER = "following", "follower"


def exports_items(opened: Opened, exports: Sequence[Export], stated: Handle) -> Iterator[Item]:
    """What the exports in an input tell.

    Args:
        opened: The input.
        exports: Its exports.
        stated: What is said of the owner elsewhere.
    """
    owners = [
        None if export.actor is None else owner_item(opened, export.actor) for export in exports
    ]
    known = {one.address for one in owners if one is not None and one.address is not None}
    alone = next(iter(known)) if len(known) == 1 else None
    for export, owner in zip(exports, owners, strict=True):
        if owner is not None:
            yield owner.item
        address = (owner and owner.address) or alone
        yield from _Reading(opened, export, address, _server(address, stated)).items()


def _server(owner: Address | None, stated: Handle) -> str:
    """The owner's own server, "" if nothing tells."""
    if owner is not None:
        return owner.server
    found = {
        address.server
        for url in stated.urls
        if urlsplit(url).path.startswith("/@") and (address := linked(url))
    }
    return found.pop() if len(found) == 1 else ""


class _Reading:
    """The files of one folder being read."""

    def __init__(self, opened: Opened, export: Export, owner: Address | None, server: str) -> None:
        self._opened: Final = opened
        self._export: Final = export
        self._owner: Final = owner
        told: set[str] = set()
        self._lists: Final = {
            kind: Accounts(self._tables(kind), server, told)
            for kind in Kind
            if any(header.kind is kind for header in export.tables.values())
        }

    def _tables(self, kind: Kind) -> list[Table]:
        return [
            Table(self._opened, member, header, layer=LAYER)
            for member, header in self._export.tables.items()
            if header.kind is kind
        ]

    def items(self) -> Iterator[Item]:
        following = self._lists.get(Kind.FOLLOWING)
        followers = self._lists.get(Kind.FOLLOWERS)
        if following is not None:
            yield from following.people(_FOLLOWING, followers)
        if followers is not None:
            yield from followers.people(_FOLLOWER, following)
        if Kind.LISTS in self._lists:
            yield from self._lists[Kind.LISTS].groups()
        for kind, reason in ((Kind.MUTED, "muted"), (Kind.BLOCKED, "blocked")):
            if kind in self._lists:
                yield from self._lists[kind].left_out(reason)
        if Kind.ACCOUNTS in self._lists:
            yield from self._lists[Kind.ACCOUNTS].unknown()
        if self._export.outbox is not None:
            yield from post_items(self._opened, self._export.outbox, self._owner)
        if following is not None and followers is not None:
            yield self._snapshot(lost=following.lost or followers.lost)

    def _snapshot(self, *, lost: bool) -> Snapshot | Problem:
        """When the two lists were whole."""
        table = self._tables(Kind.FOLLOWING)[0]
        if lost:
            return Problem(
                "the lists of accounts are not whole, so nobody is taken to be missing in them",
                table.origin(),
                "correct the rows reported above it, or export the files again",
                lost=False,
            )
        taken = self._opened.written(table.member)
        return Snapshot(table.origin(), taken, "the date in the zip" if taken else "")
