"""Small invented exports of Facebook and Instagram, and reading them, for their tests."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Handle, Item, Network, Problem, Read, ReadContext, Skipped, build
from netrules.plugins.sources.meta import Facebook, Instagram

T = TypeVar("T")
Given = str | bytes | dict[str, Any] | OpenedDouble

ME, ANNA, BOB, HAKAN = "Zoë Lind", "Anna Smith", "Bob Ray", "Håkan Ängström"
#: Where the export of today keeps things.
FRIENDS = "connections/friends/your_friends.json"
PROFILE = "personal_information/profile_information/profile_information.json"
INBOX = "your_facebook_activity/messages/inbox"
#: A day before Facebook began to encrypt conversations.
DAY = datetime(2022, 7, 1, 12, tzinfo=UTC)


def escaped(value: Any) -> Any:
    """*value* as both services write it: each byte of a letter as a letter of its own."""
    if isinstance(value, str):
        return value.encode().decode("latin-1")
    if isinstance(value, list | tuple):
        return [escaped(one) for one in value]
    if isinstance(value, dict):
        return {escaped(key): escaped(one) for key, one in value.items()}
    return value


def text(value: Any) -> str:
    """A file that holds *value*."""
    return json.dumps(escaped(value))


def seconds(at: datetime) -> int:
    """A moment as lists write it."""
    return int(at.timestamp())


def named(*names: str, at: datetime = DAY) -> list[dict[str, Any]]:
    """Entries of a list of Facebook's."""
    return [{"name": name, "timestamp": seconds(at)} for name in names]


def friends(*names: str, key: str = "friends_v2") -> str:
    """A list of friends, or of others under another key."""
    return text({key: named(*names)})


def profile(name: str = ME, **more: Any) -> str:
    """A profile_information.json."""
    return text({"profile_v2": {"name": {"full_name": name, "last_name": "Lind"}} | more})


def sent(sender: str, at: datetime = DAY, **more: Any) -> dict[str, Any]:
    """A message."""
    known = {"sender_name": sender, "timestamp_ms": seconds(at) * 1000, "content": "a secret"}
    return known | more


def chat(
    others: str | tuple[str, ...],
    *messages: dict[str, Any],
    title: str = "",
    path: str = "inbox/some_1",
    **more: Any,
) -> str:
    """A file of a conversation, newest message first as in exports."""
    others = (others,) if isinstance(others, str) else others
    known = {
        "participants": [{"name": name} for name in (*others, ME)],
        "messages": list(messages),
        "title": title or others[0],
        "is_still_participant": True,
        "thread_path": path,
        "magic_words": [],
    }
    return text(known | more)


def secret_chat(other: str, *messages: tuple[str, datetime], name: str = "") -> str:
    """A file of the separate download of encrypted conversations; it escapes nothing."""
    return json.dumps(
        {
            "participants": [other, ME],
            "threadName": name or f"{other}_1",
            "messages": [
                {
                    "isUnsent": False,
                    "media": [],
                    "reactions": [],
                    "senderName": sender,
                    "text": "a secret",
                    "timestamp": seconds(at) * 1000,
                    "type": "text",
                }
                for sender, at in messages
            ],
        },
        ensure_ascii=False,
    )


def facebook_export(**more: Any) -> dict[str, Any]:
    """A whole small export; one in place of another has its path with "__" for "/"."""
    files = {
        FRIENDS: friends(ANNA, HAKAN),
        PROFILE: profile(),
        f"{INBOX}/hakan_12/message_1.json": chat(
            HAKAN, sent(HAKAN), sent(ME, DAY.replace(day=1, hour=9)), path="inbox/hakan_12"
        ),
    }
    return files | {name.replace("__", "/") + ".json": content for name, content in more.items()}


def account(name: str, at: datetime | None = DAY, *, old: bool = True) -> dict[str, Any]:
    """An entry of a list of Instagram's; since 2025 without the name as such."""
    link = f"https://www.instagram.com/{name}" if old else f"https://www.instagram.com/_u/{name}"
    data: dict[str, Any] = {"href": link}
    if old:
        data["value"] = name
    if at is not None:
        data["timestamp"] = seconds(at)
    return {"title": "" if old else name, "media_list_data": [], "string_list_data": [data]}


def accounts(kind: str, *names: str, **more: Any) -> str:
    """A list of Instagram's that says what it lists."""
    return text({f"relationships_{kind}": [account(name, **more) for name in names]})


def followers(*names: str) -> str:
    """The one list of Instagram's that does not."""
    return text([account(name) for name in names])


def person(**fields: str) -> str:
    """A personal_information.json."""
    data = {
        label.replace("_", " "): {"href": "", "value": value, "timestamp": 0}
        for label, value in fields.items()
    }
    return text({"profile_user": [{"title": "User Information", "string_map_data": data}]})


def given(what: Given) -> OpenedDouble:
    """*what* as a source is given it."""
    if isinstance(what, OpenedDouble):
        return what
    return folder(what) if isinstance(what, dict) else opened(what)


def read(
    what: Given,
    owner: Handle | None = None,
    source: type[Facebook | Instagram] = Facebook,
) -> list[Item]:
    """Everything that a lone file or the members of an export hold."""
    return list(source().read(given(what), ReadContext(owner=owner or Handle(me=True))))


def network(items: list[Item], *more: list[Item], source: str = "facebook") -> Network:
    """The network of one input called "input", or of several called "input1" and so on."""
    if not more:
        return build([Read("input", source, items)])
    several = enumerate((items, *more), 1)
    return build([Read(f"input{number}", source, some) for number, some in several])


def of(kind: type[T], items: Iterable[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [item for item in items if type(item) is kind]


def names(items: Iterable[Item], kind: type[Any]) -> list[str]:
    """The names on records of one kind."""
    return [item.handle.names[0] for item in of(kind, items)]


def reasons(items: Iterable[Item]) -> list[str]:
    """Why rows were skipped."""
    return [item.reason for item in of(Skipped, items)]


def said(items: Iterable[Item], *, lost: bool) -> list[str]:
    """What problems say."""
    return [item.message for item in of(Problem, items) if item.lost is lost]
