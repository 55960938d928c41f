"""Small invented archives of X, and reading them, for the tests of their source."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeAlias, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Handle, Item, Problem, ReadContext, Skipped
from netrules.plugins.sources.x import X

T = TypeVar("T")
#: What may stand in a file or be one.
Given: TypeAlias = str | bytes | dict[str, Any] | OpenedDouble

#: The owner of the invented archives, and others; one number is beyond 2**53.
ME, PRIYA, THEO, LENA = "100", "201", "9007199254740993", "203"
NAMES = {PRIYA: ("priya_r", "Priya Raman"), THEO: ("theogrant", "Theo Grant")}


def ytd(name: str, rows: Any, part: int = 0) -> str:
    """A file that gives *rows* to a variable."""
    return f"window.YTD.{name}.part{part} = {json.dumps(rows, indent=2)}"


def link(number: str) -> str:
    """The address that stands beside a number in lists."""
    return f"https://twitter.com/intent/user?user_id={number}"


def accounts(name: str, *numbers: str, key: str = "", part: int = 0) -> str:
    """A file that lists accounts, such as follower.js."""
    rows = [{key or name: {"accountId": one, "userLink": link(one)}} for one in numbers]
    return ytd(name, rows, part)


def account(number: str = ME, **more: str) -> str:
    """An account.js."""
    known = {
        "email": "maya@example.org",
        "createdVia": "web",
        "username": "mayalind",
        "accountId": number,
        "createdAt": "2009-03-01T10:00:00.000Z",
        "accountDisplayName": "Maya Lind",
    }
    return ytd("account", [{"account": known | more}])


def mention(number: str) -> dict[str, Any]:
    """How a post mentions somebody."""
    handle, name = NAMES[number]
    return {
        "name": name,
        "screen_name": handle,
        "indices": ["0", "8"],
        "id_str": number,
        "id": number,
    }


def post(
    number: int,
    *mentions: Any,
    at: str = "Sat Feb 18 12:33:11 +0000 2023",
    text: str = "Hello",
    **more: Any,
) -> dict[str, Any]:
    """A row of tweets.js."""
    known = {
        "id": str(number),
        "id_str": str(number),
        "created_at": at,
        "full_text": text,
        "entities": {"hashtags": [], "user_mentions": list(mentions)},
    }
    return {"tweet": known | more}


def posts(*rows: Any, name: str = "tweets", part: int = 0) -> str:
    """A tweets.js."""
    return ytd(name, rows, part)


def sent(
    number: int, sender: str, recipient: str = "", at: str = "2017-02-02T01:00:28.774Z"
) -> dict[str, Any]:
    """A message; one in a group says nothing of recipients."""
    known = {
        "reactions": [],
        "text": "a secret",
        "senderId": sender,
        "id": str(number),
        "createdAt": at,
    }
    return {"messageCreate": known | ({"recipientId": recipient} if recipient else {})}


def joined(*numbers: str, by: str = ME, at: str = "2017-01-01T00:00:00.000Z") -> dict[str, Any]:
    """How a group begins that one is asked to join."""
    snapshot = {"initiatingUserId": by, "participantsSnapshot": numbers, "createdAt": at}
    return {"joinConversation": snapshot}


def talk(thread: str, *events: Any) -> dict[str, Any]:
    """A conversation, newest event first as in archives."""
    return {"dmConversation": {"conversationId": thread, "messages": list(events)}}


def direct(*talks: Any, name: str = "direct_messages", part: int = 0) -> str:
    """A direct-messages.js."""
    return ytd(name, talks, part)


def group(*talks: Any, name: str = "direct_messages_group") -> str:
    """A direct-messages-group.js."""
    return ytd(name, talks)


def manifest(made: str = "2023-03-01T08:00:00.000Z", **files: list[tuple[str, int]]) -> str:
    """A manifest.js that promises parts of variables."""
    contents = {
        "userInfo": {"accountId": ME, "userName": "mayalind", "displayName": "Maya Lind"},
        "archiveInfo": {"generationDate": made, "isPartialArchive": False},
        "dataTypes": {
            kind: {
                "files": [
                    {"fileName": f"data/{kind}.js", "globalName": f"YTD.{name}.part{part}"}
                    for name, part in parts
                ]
            }
            for kind, parts in files.items()
        },
    }
    return f"window.__THAR_CONFIG = {json.dumps(contents)}"


def archive(**more: Any) -> dict[str, Any]:
    """A whole small archive; a file given as None is left out."""
    files = {
        "account.js": account(),
        "following.js": accounts("following", PRIYA, THEO),
        "follower.js": accounts("follower", PRIYA, LENA),
        "direct-messages.js": direct(talk(f"{ME}-{PRIYA}", sent(1, ME, PRIYA))),
        "direct-messages-group.js": group(),
        "tweets.js": posts(post(1, mention(PRIYA))),
    } | {name.replace("__", "-") + ".js": content for name, content in more.items()}
    return {f"data/{name}": content for name, content in files.items() if content is not None}


def given(what: Given) -> OpenedDouble:
    """*what* as a source is given it."""
    if isinstance(what, OpenedDouble):
        return what
    return folder(what) if isinstance(what, dict) else opened(what)


def read(what: Given, owner: Handle | None = None) -> list[Item]:
    """Everything that a lone file or the members of an archive hold."""
    return list(X().read(given(what), ReadContext(owner=owner or Handle(me=True))))


def of(kind: type[T], items: Iterable[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [item for item in items if type(item) is kind]


def reasons(items: Iterable[Item]) -> list[str]:
    """Why rows were skipped."""
    return [item.reason for item in of(Skipped, items)]


def said(items: Iterable[Item], *, lost: bool) -> list[str]:
    """What problems say."""
    return [item.message for item in of(Problem, items) if item.lost is lost]
