"""What the records of a repository become."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import Any, Final

from netrules import (
    GroupRecord,
    Handle,
    Item,
    Opened,
    Origin,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
)
from netrules.plugins.sources.fediverse.bluesky.profiles import LAYER, Profile, did_of
from netrules.plugins.sources.fediverse.bluesky.repository import (
    BLOCK,
    FOLLOW,
    ITEM,
    LIST,
    PROFILE,
    Repository,
)

_GROUP: Final = "list"
_MODERATION: Final = "app.bsky.graph.defs#modlist"
_REMEDY: Final = "export your data again"
_DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T", re.ASCII)


class Records:
    """The records of one repository.

    Args:
        opened: The input that holds it.
        member: The member's name.
    """

    def __init__(self, opened: Opened, member: str) -> None:
        self._opened: Final = opened
        self._member: Final = member
        with opened.open(member) as stream:
            repository = Repository(stream)
        self._records: Final = dict(repository.records())
        self._broken: Final = repository.broken
        self.did: Final = did_of(repository.did)
        self.following: Final = self._subjects(FOLLOW)
        self.blocked: Final = self._subjects(BLOCK)
        self._moderation: Final = {
            path for path, one in self._records.items() if one.get("purpose") == _MODERATION
        }
        #: Whether all of it could be read.
        self.whole: Final = not self._broken

    def _subjects(self, kind: str) -> frozenset[str]:
        found = (did_of(one.get("subject")) for _, one in self._of(kind))
        return frozenset(filter(None, found))

    def _of(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        return (pair for pair in self._records.items() if pair[1]["$type"] == kind)

    @property
    def newest(self) -> date | None:
        """The day of the newest follow."""
        days = (_day(one.get("createdAt")) for _, one in self._of(FOLLOW))
        return max(filter(None, days), default=None)

    def origin(self, path: int | str = 0) -> Origin:
        """The place of a record, or of the whole."""
        return self._opened.origin(self._member, record=path, layer=LAYER)

    # -- what becomes of them --------------------------------------------------

    def owner(self, handle: Handle) -> OwnerRecord:
        """Whose repository it is, as *handle* and the record of their profile tell."""
        path, profile = next(self._of(PROFILE), (f"{PROFILE}/self", {}))
        own = Profile(self.did, name=_text(profile.get("displayName"))).as_handle(me=True)
        names = tuple(dict.fromkeys((*own.names, *handle.names)))
        whole = Handle(urls=handle.urls, names=names, accounts=own.accounts, me=True)
        return OwnerRecord(whole, self.origin(path))

    def items(
        self, name: Callable[[str], Handle], tie: Callable[[str], str], blocked: Collection[str]
    ) -> Iterator[Item]:
        """Whom the owner follows, their lists, and what is left out.

        Args:
            name: How records name an account.
            tie: The kind of tie to an account that is followed.
            blocked: Accounts that the owner wants nothing to do with.
        """
        for path, one in self._records.items():
            kind, origin = one["$type"], self.origin(path)
            subject = did_of(one.get("subject"))
            if kind == LIST:
                yield self._list(path, one)
            elif kind != PROFILE and not subject:
                yield Problem("the record does not say which account it is about", origin, _REMEDY)
            elif kind == BLOCK or (kind == FOLLOW and subject in blocked):
                yield Skipped("blocked", origin)
            elif kind == FOLLOW:
                yield from _follow(one, name(subject), tie(subject), origin)
            elif kind == ITEM:
                yield from self._item(one, name(subject), origin)
        yield from self.problems()

    def left_out(self, reason: str) -> Iterator[Item]:
        """Every record left out, for one reason."""
        for path, one in self._records.items():
            if one["$type"] != PROFILE:
                yield Skipped(reason, self.origin(path))
        yield from self.problems()

    def problems(self) -> Iterator[Problem]:
        """What could not be read, and what there is to say of a repository without people."""
        for place, reason in self._broken:
            yield Problem(reason, self.origin(place), _REMEDY)
        if self.whole and not any(one["$type"] != PROFILE for one in self._records.values()):
            said = "the repository holds neither follows nor lists"
            yield Problem(said, self.origin(), "check that it is the one you meant", lost=False)

    def _list(self, path: str, one: dict[str, Any]) -> Item:
        if path in self._moderation:
            return Skipped("moderation list", self.origin(path))
        title = _text(one.get("name"))
        if not title:
            return Problem("the list has no name", self.origin(path), _REMEDY)
        return GroupRecord(title, self.origin(path), _GROUP)

    def _item(self, one: dict[str, Any], handle: Handle, origin: Origin) -> Iterator[Item]:
        """Somebody on a list, which the record names by its whole address."""
        path = _text(one.get("list")).removeprefix(f"at://{self.did}/")
        title = _text(self._records.get(path, {}).get("name"))
        if path in self._moderation:
            yield Skipped("moderation list", origin)
        elif not title:
            yield Skipped("entry of a list that is not in the file", origin)
        else:
            yield PersonRecord(handle, origin)
            yield GroupRecord(title, origin, _GROUP, (handle,))


def _follow(one: dict[str, Any], handle: Handle, tie: str, origin: Origin) -> Iterator[Item]:
    day = _day(one.get("createdAt"))
    if day is None:
        said = "the record does not say when it was made"
        yield Problem(said, origin, _REMEDY, lost=False)
    facts = {} if day is None else {"recorded": day}
    yield PersonRecord(handle, origin, facts=facts, tie=tie)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _day(value: Any) -> date | None:
    match = _DAY.match(_text(value))
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
