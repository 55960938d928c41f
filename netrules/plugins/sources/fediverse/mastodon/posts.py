"""The archive: whose it is, and whom their posts mention or are written to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

import attrs

from netrules import (
    Breadth,
    Direction,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
)
from netrules.plugins.sources.fediverse.mastodon.addresses import (
    LAYER,
    Address,
    address_of,
    linked,
    local_of,
)
from netrules.reading import read_json

MENTION: Final = "Mastodon mention"
MESSAGE: Final = "Mastodon message"
#: A message to more than these makes nobody a person one wrote to.
MOST_MET: Final = 12
_REMEDY: Final = "request the archive again"
_PUBLIC: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_TIME: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|\+00:00)", re.ASCII
)


@attrs.frozen
class Owner:
    """Whose archive it is: the record that says so, and the account if there is one."""

    item: OwnerRecord | Problem
    address: Address | None = None


def owner_item(opened: Opened, member: str) -> Owner:
    """What the profile in *member* says."""
    value = read_json(opened, member, layer=LAYER)
    if isinstance(value, Problem):
        return Owner(value)
    profile = value if isinstance(value, dict) else {}
    pages = [text for key in ("url", "id") if (text := _text(profile.get(key)))]
    address = address_of(_text(profile.get("webfinger"))) or next(
        filter(None, map(linked, pages)), None
    )
    origin = opened.origin(member, record=1, layer=LAYER)
    if address is None:
        return Owner(Problem("the profile does not say whose it is", origin, _REMEDY))
    name = _text(profile.get("name"))
    handle = attrs.evolve(
        address.handle,
        urls=tuple(dict.fromkeys((*address.handle.urls, *pages))),
        names=(name,) if name else (),
        me=True,
    )
    return Owner(OwnerRecord(handle, origin), address)


def post_items(opened: Opened, member: str, owner: Address | None) -> Iterator[Item]:
    """What becomes of the posts in *member*."""
    value = read_json(opened, member, layer=LAYER)
    rows = value.get("orderedItems") if isinstance(value, dict) else value
    if isinstance(rows, Problem):
        yield rows
    elif isinstance(rows, list):
        yield from _Posts(opened, member, owner).items(rows)
    else:
        yield Problem("the file lists no posts", opened.origin(member, layer=LAYER), _REMEDY)


class _Posts:
    """The posts of one archive."""

    def __init__(self, opened: Opened, member: str, owner: Address | None) -> None:
        self._opened: Final = opened
        self._member: Final = member
        self._owner: Final = owner
        self._met: Final[set[str]] = set()
        self._days: Final[set[date]] = set()

    def items(self, rows: list[Any]) -> Iterator[Item]:
        for number, row in enumerate(rows, 1):
            yield from self._of(row, self._opened.origin(self._member, record=number, layer=LAYER))
        if self._days:
            # What others wrote is not in the archive, so it lists a part of the messages only.
            whole = self._opened.origin(self._member, layer=LAYER)
            since, until = min(self._days), max(self._days)
            yield InteractionCoverage(MESSAGE, since, until, whole, people=())

    def _of(self, row: Any, origin: Origin) -> Iterator[Item]:
        if not isinstance(row, dict):
            yield Problem("the row is no post", origin, _REMEDY)
            return
        if row.get("type") == "Announce":
            yield Skipped("repost", origin)
            return
        post = row.get("object")
        if not isinstance(post, dict):
            yield Skipped("activity that is no post", origin)
            return
        at = _time(row.get("published")) or _time(post.get("published"))
        if at is None:
            yield Problem("the post has no date that can be read", origin, _REMEDY)
            return
        people = self._mentioned(post)
        if not people:
            yield Skipped("post that mentions nobody", origin)
        elif _is_private(row, post):
            yield from self._message(people, at, origin)
        else:
            breadth = Breadth.BROADCAST
            yield InteractionRecord(
                tuple(people.values()), at, MENTION, Direction.OUT, origin, breadth
            )

    def _message(self, people: dict[str, Handle], at: datetime, origin: Origin) -> Iterator[Item]:
        """What only those whom it mentions may read."""
        self._days.add(at.date())
        breadth = Breadth.ONE if len(people) == 1 else Breadth.GROUP
        yield InteractionRecord(tuple(people.values()), at, MESSAGE, Direction.OUT, origin, breadth)
        for key, handle in people.items() if len(people) <= MOST_MET else ():
            if key not in self._met:
                self._met.add(key)
                yield PersonRecord(handle, origin)

    def _mentioned(self, post: dict[str, Any]) -> dict[str, Handle]:
        """Whom *post* mentions, the owner left out, by key."""
        found = {}
        tags = post.get("tag")
        for tag in tags if isinstance(tags, list) else (tags,):
            if isinstance(tag, dict) and tag.get("type") == "Mention":
                address = _tagged(_text(tag.get("name")), _text(tag.get("href")))
                if address is not None and not (self._owner and address.key == self._owner.key):
                    found[address.key] = address.handle
        return found


def _tagged(name: str, link: str) -> Address | None:
    """Who is meant by a name, which lacks the server where that is the owner's, and a link."""
    page = linked(link)
    local = local_of(name)
    return address_of(name) or (local.at(page.server) if local and page else page)


def _is_private(row: dict[str, Any], post: dict[str, Any]) -> bool:
    """Whether a post is for those only whom it mentions."""
    readers = [
        reader
        for holder in (row, post)
        for key in ("to", "cc")
        for reader in _list(holder.get(key))
        if isinstance(reader, str)
    ]
    return bool(readers) and not any(
        reader in _PUBLIC or reader.endswith("/followers") for reader in readers
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _time(value: Any) -> datetime | None:
    match = _TIME.fullmatch(_text(value))
    try:
        return datetime(*map(int, match.groups()), tzinfo=UTC) if match else None  # type: ignore[misc,arg-type]
    except ValueError:
        return None
