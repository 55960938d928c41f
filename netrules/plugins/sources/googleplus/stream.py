"""Posts: who commented on the owner's, and to whom the owner answered there.

A comment is a gesture and never contact. The text of posts and comments is not kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import attrs

from netrules import (
    Breadth,
    Direction,
    GroupRecord,
    Handle,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    Problem,
    Skipped,
)
from netrules.plugins.sources.googleplus.circles import KIND
from netrules.plugins.sources.googleplus.people import LAYER, author_of
from netrules.reading import read_json

CHANNEL: Final = "Google+ comment"
#: An answer below a post on which more others have commented is for nobody in particular.
MOST_ANSWERED: Final = 12
_REMEDY: Final = "give the file as it is in the zip of Takeout"


@attrs.frozen
class _Comment:
    origin: Origin
    author: Handle
    at: datetime


@attrs.define
class _Post:
    """A post, as far as it matters here.

    Args:
        origin: The file.
        author: Who wrote it.
        circles: The owner's circles that it was meant for.
        comments: What was said below it, as it stands in the file.
    """

    origin: Origin
    author: Handle
    circles: tuple[str, ...]
    comments: list[_Comment | Problem] = attrs.field(factory=list)


class Stream:
    """The posts of an export.

    Args:
        opened: The input that holds them.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened: Final = opened
        self._posts: Final[list[_Post | Problem]] = []
        #: The moment of the newest comment.
        self.newest: datetime | None = None

    def read(self, member: str) -> None:
        """Take in one post."""
        value = read_json(self._opened, member, layer=LAYER)
        origin = self._opened.origin(member, layer=LAYER)
        if isinstance(value, Problem):
            self._posts.append(value)
            return
        author = author_of(value)
        if author is None:
            said = "the file holds no post, or one that does not say whose it is"
            self._posts.append(Problem(said, origin, _REMEDY))
            return
        post = _Post(origin, author, tuple(_circles(value)))
        comments = value.get("comments")
        for number, row in enumerate(comments if isinstance(comments, list) else ()):
            place = self._opened.origin(member, record=f"/comments/{number}", layer=LAYER)
            who, at = author_of(row), _moment(row)
            if who is None or at is None:
                lacking = "when it was made" if who else "who made it"
                post.comments.append(Problem(f"the comment does not say {lacking}", place, _REMEDY))
                continue
            self.newest = at if self.newest is None else max(self.newest, at)
            post.comments.append(_Comment(place, who, at))
        self._posts.append(post)

    def items(self, stated: Handle) -> Iterator[Item]:
        """A comment given or received for each comment, and the circles posts were meant for.

        Args:
            stated: What is said of the owner elsewhere.
        """
        owner = self._owner(stated)
        posts = [post for post in self._posts if isinstance(post, _Post)]
        if posts and owner is None:
            yield Problem(
                "cannot tell which author of the posts is you, so comments have no direction",
                posts[0].origin,
                "add your name as Google+ showed it to the settings: [me] name",
                lost=False,
            )
        elif len({post.author for post in posts}) > 1:
            yield Problem(
                "the posts are of several authors; the one who wrote most is taken for you",
                posts[0].origin,
                "give only the posts of your own Takeout",
                lost=False,
            )
        for post in self._posts:
            if isinstance(post, Problem):
                yield post
            else:
                yield from _items(post, owner)

    def _owner(self, stated: Handle) -> Handle | None:
        """Who wrote the posts: a Takeout holds the owner's own."""
        authors = Counter(post.author for post in self._posts if isinstance(post, _Post))
        mine = [one for one in authors if _is_same(one, stated)]
        if len(mine) == 1:
            return mine[0]
        top = authors.most_common(2)
        if not top or (len(top) > 1 and top[0][1] == top[1][1]):
            return None
        return top[0][0]


def _is_same(one: Handle, other: Handle) -> bool:
    if one.accounts and other.accounts and set(one.accounts) & set(other.accounts):
        return True
    names = {name.casefold() for name in other.names}
    return any(name.casefold() in names for name in one.names)


def _is_owner(one: Handle, owner: Handle) -> bool:
    """Whether a comment is the owner's: by the account, else by the name."""
    if one.accounts and owner.accounts:
        return one.accounts == owner.accounts
    return one.names == owner.names


def _items(post: _Post, owner: Handle | None) -> Iterator[Item]:
    if post.circles:
        for name in post.circles:
            yield GroupRecord(name, post.origin, KIND)
    else:
        yield Skipped("post", post.origin)
    comments = [one for one in post.comments if isinstance(one, _Comment)]
    for one in post.comments:
        if isinstance(one, Problem):
            yield one
        elif owner is None:
            yield Skipped("owner unknown", one.origin)
        elif not _is_owner(one.author, owner):
            yield _received(one, post, owner)
        else:
            before = [other.author for other in comments if other.at <= one.at]
            yield _given(one, [post.author, *before], owner)


def _received(comment: _Comment, post: _Post, owner: Handle) -> Item:
    if not _is_owner(post.author, owner):
        return Skipped("between others", comment.origin)
    people = (comment.author,)
    return InteractionRecord(people, comment.at, CHANNEL, Direction.IN, comment.origin)


def _given(comment: _Comment, addressed: list[Handle], owner: Handle) -> Item:
    """What the owner said: to those who had said something there before."""
    people = tuple(dict.fromkeys(one for one in addressed if not _is_owner(one, owner)))
    if not people:
        return Skipped("comment to nobody", comment.origin)
    breadth = Breadth.ONE if len(people) == 1 else Breadth.GROUP
    if len(people) > MOST_ANSWERED:
        breadth = Breadth.BROADCAST
    return InteractionRecord(people, comment.at, CHANNEL, Direction.OUT, comment.origin, breadth)


def _circles(value: dict[str, Any]) -> Iterator[str]:
    """The names of the owner's circles that a post was meant for."""
    acl = value.get("postAcl")
    within = acl.get("visibleToStandardAcl") if isinstance(acl, dict) else None
    standard = within or value.get("visibleToStandardAcl")
    circles = standard.get("circles") if isinstance(standard, dict) else None
    for one in circles if isinstance(circles, list) else ():
        name = one.get("displayName") if isinstance(one, dict) else None
        if isinstance(name, str) and name.strip() and one.get("type") == "CIRCLE_TYPE_USER_CIRCLE":
            yield name.strip()


def _moment(row: Any) -> datetime | None:
    text = row.get("creationTime") if isinstance(row, dict) else None
    try:
        moment = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    # Google writes the time of Greenwich, and says so.
    if moment is None or moment.tzinfo is None:
        return moment and moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None
