"""Which members of an input are Mastodon's, and what each of them holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from netrules import Head
from netrules.plugins.sources.fediverse.mastodon.tables import (
    NAMES,
    Found,
    Kind,
    letters,
    table_in,
)
from netrules.reading import Header

_CONTEXT: Final = b"https://www.w3.org/ns/activitystreams"
_ACTOR: Final = re.compile(rb'"preferredUsername"\s*:')
_OUTBOX: Final = re.compile(rb'"id"\s*:\s*"outbox\.json"|"type"\s*:\s*"(?:Create|Announce)"')
_ITEMS: Final = re.compile(rb'"orderedItems"\s*:')
#: Files of an archive, and tables, that say nothing of whom the owner knows.
_NO_USE: Final = frozenset({"likes.json", "bookmarks.json"})
_NO_USE_TABLES: Final = frozenset({"blockeddomainaccounts", "blockeddomains", "bookmarks"})
_MEDIA: Final = re.compile(r"media_attachments/|(?:avatar|header)\.\w{1,5}$")
#: How many tables with names of their own are looked into, in a folder of other things.
_LOOKED_INTO: Final = 50


@attrs.define
class Export:
    """The members of one folder.

    Args:
        tables: Tables of accounts and their columns.
        actor: The member with the owner's profile, None if there is none.
        outbox: The member with the owner's posts, None if there is none.
        known: All of them, and those known to be of no use.
        certain: Whether they can be nothing else.
    """

    tables: dict[str, Header[Kind]] = attrs.field(factory=dict)
    actor: str | None = None
    outbox: str | None = None
    known: set[str] = attrs.field(factory=set)
    certain: bool = False

    @property
    def kinds(self) -> Iterable[Kind]:
        """What there is, the most telling first."""
        found = {header.kind for header in self.tables.values()}
        found |= {Kind.ACTOR} if self.actor is not None else set()
        found |= {Kind.OUTBOX} if self.outbox is not None else set()
        return (kind for kind in Kind if kind in found)

    def add(self, member: str, found: Found | Kind) -> None:
        """Take in a member."""
        self.known.add(member)
        if isinstance(found, Found):
            self.tables[member] = found.header
            self.certain = self.certain or found.certain
            return
        self.certain = True
        if found is Kind.ACTOR:
            self.actor = member
        else:
            self.outbox = member


def locate(head: Head) -> tuple[Export, ...]:
    """The exports in an input, a folder each; none if there is nothing of Mastodon's."""
    if head.members == ("",):
        export = Export()
        found = _look_at(head.head(), None)
        if found is None:
            return ()
        export.add("", found)
        return (export,)
    exports: dict[str, Export] = {}
    others = 0
    for member in sorted(head.members, key=lambda name: (name.count("/"), name)):
        folder, _, name = member.rpartition("/")
        name = name.casefold()
        if name not in {"actor.json", "outbox.json"} and not name.endswith(".csv"):
            continue
        named = NAMES.get(letters(member))
        if name.endswith(".csv") and named is None:
            others += 1
            if others > _LOOKED_INTO or letters(member) in _NO_USE_TABLES:
                continue
        found = _look_at(head.head(member), named)
        # What only seems to be one is looked at once more as a file of its own.
        if found is not None and (isinstance(found, Kind) or found.certain):
            exports.setdefault(folder, Export()).add(member, found)
    _add_rest(head.members, exports)
    return tuple(export for _, export in sorted(exports.items()))


def _look_at(data: bytes, named: Kind | None) -> Found | Kind | None:
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        if _CONTEXT not in data:
            return None
        if _ACTOR.search(data):
            return Kind.ACTOR
        return Kind.OUTBOX if _ITEMS.search(data) and _OUTBOX.search(data) else None
    return table_in(data, named)


def _add_rest(members: Iterable[str], exports: Mapping[str, Export]) -> None:
    """The members that belong to an export and say nothing of people."""
    roots = {f"{folder}/" if folder else "": export for folder, export in exports.items()}
    archives = {root: one for root, one in roots.items() if one.actor or one.outbox}
    for member in members:
        folder, slash, name = member.rpartition("/")
        export = roots.get(folder + slash)
        if export is None:
            pass
        elif name.casefold().endswith(".csv") and letters(name) in _NO_USE_TABLES:
            export.known.add(member)
        for root, archive in archives.items():
            inside = member[len(root) :] if member.startswith(root) else ""
            if inside in _NO_USE or _MEDIA.match(inside):
                archive.known.add(member)
