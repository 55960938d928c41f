"""One export of Instagram's as a whole: its lists of accounts, then its conversations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from netrules import (
    Direction,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Opened,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
)
from netrules.plugins.sources.meta.exports import INSTAGRAM, Export
from netrules.plugins.sources.meta.facebook import day_of
from netrules.plugins.sources.meta.follows import (
    LAYER,
    Account,
    handle_of,
    read_accounts,
    read_connections,
)
from netrules.plugins.sources.meta.kinds import Kind
from netrules.plugins.sources.meta.mailbox import Mailbox
from netrules.plugins.sources.meta.pages import AS_JSON
from netrules.plugins.sources.meta.profile import read_instagram_profile
from netrules.plugins.sources.meta.roll import Roll
from netrules.plugins.sources.meta.values import AGAIN, nothing_in, strange_items
from netrules.reading import snapshot

#: The kinds of tie that the lists prove.
FOLLOWING, FOLLOWER, MUTUAL = "following", "follower", "mutual"
INVITATION: Final = "Instagram invitation"
CLOSE_FRIENDS: Final = "Close friends"
#: The lists of connections.json, as it was until 2020.
_OLD_LISTS: Final = {
    "following": Kind.FOLLOWING,
    "followers": Kind.FOLLOWERS,
    "close_friends": Kind.CLOSE,
    "blocked_users": Kind.BLOCKED,
    "follow_requests_sent": Kind.SENT,
}
_READ: Final = frozenset(_OLD_LISTS.values()) | {Kind.RECEIVED}


def instagram_items(opened: Opened, export: Export, stated: Handle) -> Iterator[Item]:
    """What an export tells, and of which day its lists of accounts speak.

    Args:
        opened: The input that holds it.
        export: Its members.
        stated: What is said of the owner elsewhere.
    """
    lists = _Lists(opened, export)
    newest: date | None = None
    anything = False
    for item in _told(opened, export, lists, stated):
        anything = True
        day = day_of(item)
        newest = day if newest is None or (day is not None and day > newest) else newest
        yield item
    if not anything:
        yield nothing_in(opened, LAYER)
    if lists.member and lists.is_whole:
        yield snapshot(opened, lists.member, newest, layer=LAYER)
    elif lists.member:
        yield Problem(
            "the lists of accounts are not whole, so nobody is taken to be missing in them",
            opened.origin(lists.member, layer=LAYER),
            AGAIN,
            lost=False,
        )


def _told(opened: Opened, export: Export, lists: _Lists, stated: Handle) -> Iterator[Item]:
    names: list[str] = []
    for member in export.files.get(Kind.PROFILE, ()):
        for item in read_instagram_profile(opened, member):
            if isinstance(item, OwnerRecord):
                names += item.handle.names
            yield item
    roll = Roll()
    yield from lists.items(roll)
    yield from Mailbox(opened, export, INSTAGRAM, roll).items(tuple(names), stated)
    yield from strange_items(opened, export.files.get(Kind.STRANGE, ()), LAYER)
    pages = (*export.pages, *export.files.get(Kind.PAGE, ()))
    if pages:
        said = f"web pages are not read, of which there are {len(pages):,}"
        yield Problem(said, opened.origin(pages[0], layer=LAYER), AS_JSON, lost=False)


class _Lists:
    """The accounts that the files list, by what list they are on."""

    def __init__(self, opened: Opened, export: Export) -> None:
        self._entries: Final[dict[Kind, list[Account | Problem]]] = {kind: [] for kind in _READ}
        self._left: Final[list[Problem | Skipped]] = []
        #: The list of those whom the owner follows, "" if it or that of followers is missing.
        self.member = self._read(opened, export)
        lists = (self._entries[Kind.FOLLOWING], self._entries[Kind.FOLLOWERS])
        #: Whether every account on both lists could be read.
        self.is_whole = not any(isinstance(one, Problem) for some in lists for one in some)

    def _read(self, opened: Opened, export: Export) -> str:
        old = export.files.get(Kind.CONNECTIONS, ())
        seen: set[Kind] = set()
        for member in old:
            for name, account in read_connections(opened, member):
                kind = _OLD_LISTS.get(name)
                if kind is not None:
                    self._entries[kind].append(account)
                    seen.add(kind)
                elif isinstance(account, Account):
                    self._left.append(Skipped("in a list that says nothing", account.origin))
                else:
                    self._left.append(account)
        for kind in _READ:
            for member in export.files.get(kind, ()):
                self._entries[kind] += read_accounts(opened, member)
                seen.add(kind)
        if {Kind.FOLLOWING, Kind.FOLLOWERS} <= seen:
            return (*export.files.get(Kind.FOLLOWING, ()), *old)[0]
        return ""

    def items(self, roll: Roll) -> Iterator[Item]:
        """A person for each account that follows the owner or is followed."""
        blocked = self._accounts(Kind.BLOCKED).keys()
        following, followers = self._accounts(Kind.FOLLOWING), self._accounts(Kind.FOLLOWERS)
        for kind, tie, others in (
            (Kind.FOLLOWING, FOLLOWING, followers),
            (Kind.FOLLOWERS, FOLLOWER, following),
        ):
            for account in self._entries[kind]:
                if isinstance(account, Problem):
                    yield account
                elif account.name in blocked:
                    yield Skipped("blocked", account.origin)
                else:
                    roll.is_new(account.name)
                    yield _person(account, tie, others)
        yield from self._others()
        yield from self._left

    def _accounts(self, kind: Kind) -> Mapping[str, Account]:
        return {one.name: one for one in self._entries[kind] if isinstance(one, Account)}

    def _others(self) -> Iterator[Item]:
        """The lists of everyone else, who are no contacts for that alone."""
        for kind in (Kind.CLOSE, Kind.SENT, Kind.RECEIVED, Kind.BLOCKED):
            for account in self._entries[kind]:
                if isinstance(account, Problem):
                    yield account
                elif kind is Kind.BLOCKED:
                    yield Skipped("blocked", account.origin)
                elif kind is Kind.CLOSE:
                    members = (handle_of(account.name),)
                    yield GroupRecord(CLOSE_FRIENDS, account.origin, "list", members)
                else:
                    yield _request(account, kind)


def _person(account: Account, tie: str, others: Mapping[str, Account]) -> PersonRecord:
    other = others.get(account.name)
    # Both follow each other since the later of the two days.
    days = [one.day for one in (account, other) if one is not None and one.day is not None]
    facts = {"recorded": max(days)} if days else {}
    kind = tie if other is None else MUTUAL
    return PersonRecord(handle_of(account.name), account.origin, facts=facts, tie=kind)


def _request(account: Account, kind: Kind) -> InteractionRecord | Problem:
    if account.at is None:
        return Problem("the request does not say when it was made", account.origin, AGAIN)
    direction = Direction.OUT if kind is Kind.SENT else Direction.IN
    people = (handle_of(account.name),)
    return InteractionRecord(people, account.at, INVITATION, direction, account.origin)
