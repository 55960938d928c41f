"""Posts: whom they mention, and what they teach of the accounts that are lists of numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

from netrules import (
    Breadth,
    Direction,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    Problem,
    Skipped,
)
from netrules.plugins.sources.x.accounts import Book
from netrules.plugins.sources.x.values import (
    LAYER,
    handle_of,
    id_of,
    read_rows,
    text_of,
    time_of,
)

CHANNEL: Final = "X mention"
#: With what every post of somebody else begins that is passed on.
_PASSED_ON: Final = "RT @"


class _Post(NamedTuple):
    """One post: where it stands, when it was written, and whom it mentions."""

    member: str
    number: int
    at: datetime
    people: tuple[str, ...]


class _Left(NamedTuple):
    """A row that is no mention of anybody."""

    member: str
    number: int
    reason: str
    lost: bool


class Posts:
    """The posts of an archive. Of each no more is kept than when it mentions whom.

    Args:
        opened: The input that holds them.
        book: What learns names from them.
        owner: The number of the owner's account, "" if nobody knows.
    """

    def __init__(self, opened: Opened, book: Book, owner: str) -> None:
        self._opened: Final = opened
        self._book: Final = book
        self._owner: Final = owner
        self._rows: Final[list[_Post | _Left | Problem]] = []
        self._seen: Final[set[str]] = set()
        #: The moment of the newest post.
        self.newest: datetime | None = None

    def read(self, member: str) -> None:
        """Take in the posts of one file."""
        rows = read_rows(self._opened, member)
        if isinstance(rows, Problem):
            self._rows.append(rows)
            return
        for number, row in enumerate(rows, 1):
            self._rows.append(self._taken_in(row, member, number))

    def items(self, blocked: Collection[str]) -> Iterator[Item]:
        """A mention for each post that mentions somebody, and why others are none."""
        for row in self._rows:
            if isinstance(row, Problem):
                yield row
                continue
            origin = self._opened.origin(row.member, record=row.number, layer=LAYER)
            if isinstance(row, _Left):
                yield _left(row, origin)
                continue
            people = tuple(one for one in row.people if one not in blocked)
            if people:
                yield self._mention(row, people, origin)
            else:
                yield Skipped("blocked", origin)

    def _mention(self, post: _Post, people: tuple[str, ...], origin: Origin) -> InteractionRecord:
        return InteractionRecord(
            tuple(map(self._book.handle, people)),
            post.at,
            CHANNEL,
            Direction.OUT,
            origin,
            # Whomever it answers: it is for everybody to read.
            Breadth.BROADCAST,
        )

    def _taken_in(self, row: Any, member: str, number: int) -> _Post | _Left:
        post = row.get("tweet", row) if isinstance(row, dict) else None
        if not isinstance(post, dict):
            return _Left(member, number, "the row is no post", lost=True)
        at = time_of(post.get("created_at"))
        if at is None:
            return _Left(member, number, "the post has no date that can be read", lost=True)
        key = id_of(post.get("id_str"), post.get("id"))
        if key in self._seen:
            return _Left(member, number, "repeated", lost=False)
        self._seen.update(filter(None, [key]))
        self.newest = at if self.newest is None else max(self.newest, at)
        people = self._mentioned(post, at)
        if _is_passed_on(post):
            return _Left(member, number, "repost", lost=False)
        if not people:
            return _Left(member, number, "post that mentions nobody", lost=False)
        return _Post(member, number, at, people)

    def _mentioned(self, post: dict[str, Any], at: datetime) -> tuple[str, ...]:
        """Whom *post* answers or mentions, the owner left out; and their names are learnt."""
        found: dict[str, None] = {}
        answered = id_of(post.get("in_reply_to_user_id_str"), post.get("in_reply_to_user_id"))
        if answered:
            self._book.learn(answered, handle_of(post.get("in_reply_to_screen_name")), "", at)
            found[answered] = None
        for one in _mentions(post):
            number = id_of(one.get("id_str"), one.get("id"))
            if number:
                handle, name = handle_of(one.get("screen_name")), text_of(one.get("name"))
                self._book.learn(number, handle, name, at)
                found[number] = None
        found.pop(self._owner, None)
        return tuple(found)


def _mentions(post: dict[str, Any]) -> Iterator[dict[str, Any]]:
    entities = post.get("entities")
    mentions = entities.get("user_mentions") if isinstance(entities, dict) else None
    return (
        one for one in (mentions if isinstance(mentions, list) else ()) if isinstance(one, dict)
    )


def _is_passed_on(post: dict[str, Any]) -> bool:
    """Whether somebody else wrote it; X says so by how the text begins, and nowhere else."""
    text = text_of(post.get("full_text")) or text_of(post.get("text"))
    return text.startswith(_PASSED_ON) or isinstance(post.get("retweeted_status"), dict)


def _left(row: _Left, origin: Origin) -> Problem | Skipped:
    if row.lost:
        return Problem(row.reason, origin, "download the archive again")
    return Skipped(row.reason, origin)
