"""One export of Facebook's as a whole: its lists in turn, then its conversations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from typing import Final

from netrules import (
    Handle,
    InteractionRecord,
    Item,
    Opened,
    OwnerRecord,
    PersonRecord,
    Problem,
)
from netrules.plugins.sources.meta.exports import FACEBOOK, Export
from netrules.plugins.sources.meta.friends import (
    LAYER,
    read_follows,
    read_friends,
    read_removed,
    read_requests,
)
from netrules.plugins.sources.meta.kinds import Kind
from netrules.plugins.sources.meta.mailbox import Mailbox
from netrules.plugins.sources.meta.pages import AS_JSON, read_page
from netrules.plugins.sources.meta.profile import read_facebook_profile
from netrules.plugins.sources.meta.roll import Roll
from netrules.plugins.sources.meta.values import name_key, nothing_in, strange_items
from netrules.reading import snapshot

_FOLLOWS: Final = {Kind.FOLLOWING: "following", Kind.FOLLOWERS: "follower"}
_REQUESTS: Final = (Kind.SENT, Kind.RECEIVED, Kind.REJECTED)


def facebook_items(opened: Opened, export: Export, stated: Handle) -> Iterator[Item]:
    """What an export tells, and of which day its list of friends speaks.

    Args:
        opened: The input that holds it.
        export: Its members.
        stated: What is said of the owner elsewhere.
    """
    newest: date | None = None
    lists = _lists_of_friends(export)
    anything = False
    for item in _told(opened, export, stated):
        anything = True
        day = day_of(item)
        newest = day if newest is None or (day is not None and day > newest) else newest
        if isinstance(item, Problem) and item.lost:
            # Who stands in an entry that cannot be read is not listed, and yet not gone.
            lists = [one for one in lists if opened.origin(one).file != item.origin.file]
        yield item
    if not anything:
        yield nothing_in(opened, LAYER)
    for member in lists:
        yield snapshot(opened, member, newest, layer=LAYER)


def day_of(item: Item) -> date | None:
    """The day on which what a record tells was recorded or happened."""
    if isinstance(item, InteractionRecord):
        return item.at.date() if isinstance(item.at, datetime) else item.at
    if isinstance(item, PersonRecord):
        recorded: date | None = item.facts.get("recorded")
        return recorded
    return None


def _lists_of_friends(export: Export) -> list[str]:
    """The lists of friends: web pages only where there is nothing better."""
    files = export.files
    return list(files.get(Kind.FRIENDS) or files.get(Kind.FRIENDS_PAGE, ()))


def _told(opened: Opened, export: Export, stated: Handle) -> Iterator[Item]:
    names: list[str] = []
    for member in export.files.get(Kind.PROFILE, ()):
        for item in read_facebook_profile(opened, member):
            if isinstance(item, OwnerRecord):
                names += item.handle.names
            yield item
    roll, friends = Roll(), set[str]()
    for member in _lists_of_friends(export):
        read = read_friends if Kind.FRIENDS in export.files else read_page
        for item in read(opened, member, roll):
            if isinstance(item, PersonRecord):
                friends.update(map(name_key, item.handle.names))
            yield item
    yield from _lists(opened, export, roll, lambda name: name_key(name) in friends)
    yield from Mailbox(opened, export, FACEBOOK, roll).items(tuple(names), stated)
    yield from strange_items(opened, export.files.get(Kind.STRANGE, ()), LAYER)
    yield from _web_pages(opened, export)


def _lists(
    opened: Opened, export: Export, roll: Roll, is_friend: Callable[[str], bool]
) -> Iterator[Item]:
    """The lists of everyone but friends."""
    for kind, tie in _FOLLOWS.items():
        for member in export.files.get(kind, ()):
            yield from read_follows(opened, member, roll, tie)
    for member in export.files.get(Kind.REMOVED, ()):
        yield from read_removed(opened, member, is_friend)
    for kind in _REQUESTS:
        for member in export.files.get(kind, ()):
            yield from read_requests(opened, member, kind, is_friend)


def _web_pages(opened: Opened, export: Export) -> Iterator[Problem]:
    """What to say of what is only there as web pages."""
    say = partial(Problem, remedy=AS_JSON, lost=False)
    if export.pages:
        said = f"messages are not read from web pages, of which there are {len(export.pages):,}"
        yield say(said, opened.origin(export.pages[0], layer=LAYER))
    elif Kind.PAGE in export.files and not export.files.keys() & {Kind.FRIENDS, Kind.FRIENDS_PAGE}:
        page = export.files[Kind.PAGE][0]
        yield say("of web pages only the list of friends is read", opened.origin(page, layer=LAYER))
