"""Small invented exports of Mastodon, and reading them, for the tests of their source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeAlias, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Handle, Item, PersonRecord, Problem, ReadContext, Skipped
from netrules.plugins.sources.fediverse import Mastodon

T = TypeVar("T")
Given: TypeAlias = str | bytes | dict[str, Any] | OpenedDouble

CONTEXT = "https://www.w3.org/ns/activitystreams"
PUBLIC = f"{CONTEXT}#Public"
HEADER = "Account address,Show boosts,Notify on new posts,Languages"
FOLLOWING = f"{HEADER}\npriya@social.example.org,true,false,\ntheo@example.net,false,false,\n"
FOLLOWERS = "Account address\npriya@social.example.org\nlena@example.com\n"
ACTOR = {
    "@context": [CONTEXT, {"toot": "http://joinmastodon.org/ns#"}],
    "id": "https://home.example/users/maya",
    "type": "Person",
    "preferredUsername": "maya",
    "name": "Maya Lind",
    "url": "https://home.example/@maya",
}


def mention(address: str, link: str = "") -> dict[str, str]:
    """How a post names somebody."""
    name, _, server = address.partition("@")
    href = link or f"https://{server or 'home.example'}/users/{name}"
    return {"type": "Mention", "href": href, "name": f"@{address}"}


def post(
    *tags: Any, to: Any = PUBLIC, at: Any = "2022-11-05T10:11:12Z", kind: str = "Create"
) -> dict[str, Any]:
    """A row of outbox.json."""
    note = {"type": "Note", "content": "a secret", "tag": list(tags), "published": at, "to": to}
    return {"id": "x", "type": kind, "published": at, "to": to, "cc": [], "object": note}


def outbox(*posts: Any) -> dict[str, Any]:
    """An outbox.json."""
    return {
        "@context": CONTEXT,
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": len(posts),
        "orderedItems": list(posts),
    }


def given(what: Given) -> OpenedDouble:
    """*what* as a source is given it; anything but text stands for JSON."""
    if isinstance(what, OpenedDouble):
        return what
    if isinstance(what, dict) and "@context" not in what:
        return folder({name: _bytes(content) for name, content in what.items()})
    return opened(_bytes(what))


def _bytes(content: Any) -> bytes | str:
    return content if isinstance(content, bytes | str) else json.dumps(content)


def read(what: Given, owner: Handle | None = None) -> list[Item]:
    """Everything that a lone file or the members of a folder hold."""
    return list(Mastodon().read(given(what), ReadContext(owner=owner or Handle(me=True))))


def of(kind: type[T], items: Iterable[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [one for one in items if type(one) is kind]


def ties(items: Iterable[Item]) -> dict[str, str]:
    """The tie to each account that is listed."""
    return {
        (*one.handle.accounts, *one.handle.names)[0].removeprefix("fediverse:"): one.tie
        for one in of(PersonRecord, items)
    }


def reasons(items: Iterable[Item]) -> list[str]:
    """Why rows were skipped."""
    return [one.reason for one in of(Skipped, items)]


def said(items: Iterable[Item], *, lost: bool) -> list[str]:
    """What problems say."""
    return [one.message for one in of(Problem, items) if one.lost is lost]
