"""Instagram's lists of accounts: whom the owner follows, and who follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from netrules import Handle, Opened, Origin, Problem
from netrules.plugins.sources.meta.values import AGAIN, moment_of, text_of
from netrules.reading import read_json

LAYER: Final = "instagram"
_ACCOUNT: Final = re.compile(r"[A-Za-z0-9._]{1,30}")
#: What stands in an address before the name of the account, in some exports.
_REDIRECT: Final = "_u"


class Account(NamedTuple):
    """An entry of a list of accounts.

    Attributes:
        origin: Where it stands.
        name: The account's name, in small letters as Instagram has it.
        at: When it was made.
    """

    origin: Origin
    name: str
    at: datetime | None

    @property
    def day(self) -> date | None:
        """The day on which it was made."""
        return self.at.date() if self.at else None


def profile_url(name: str) -> str:
    """The address of an account's profile, "" if no account is called so."""
    return f"https://www.instagram.com/{name}" if _ACCOUNT.fullmatch(name) else ""


def handle_of(name: str) -> Handle:
    """How records name an account."""
    return Handle(urls=(profile_url(name),), names=(name,))


def read_accounts(opened: Opened, member: str) -> Iterator[Account | Problem]:
    """The accounts of a list of today's form."""
    value = read_json(opened, member, layer=LAYER)
    if isinstance(value, Problem):
        yield value
        return
    prefix = ""
    if isinstance(value, dict):
        lists = [key for key, content in value.items() if isinstance(content, list)]
        prefix, value = (f"/{lists[0]}", value[lists[0]]) if lists else ("", None)
    if not isinstance(value, list):
        said = "the file holds no list of accounts as it is known here"
        yield Problem(said, opened.origin(member, layer=LAYER), AGAIN)
        return
    for number, row in enumerate(value):
        origin = opened.origin(member, record=f"{prefix}/{number}", layer=LAYER)
        yield _account(row, origin)


def _account(row: Any, origin: Origin) -> Account | Problem:
    if isinstance(row, dict):
        data = row.get("string_list_data")
        entries = [one for one in data if isinstance(one, dict)] if isinstance(data, list) else []
        at = next((at for one in entries if (at := moment_of(one.get("timestamp")))), None)
        texts = [text_of(one.get("value")) for one in entries]
        texts += [text_of(row.get("title"))]
        texts += [_in_address(text_of(one.get("href"))) for one in entries]
        for text in texts:
            if _ACCOUNT.fullmatch(text):
                return Account(origin, text.casefold(), at)
    return Problem("the entry names no account", origin, AGAIN)


def _in_address(link: str) -> str:
    """The account whose profile an address leads to."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ""
    if (parts.hostname or "").removeprefix("www.") != "instagram.com":
        return ""
    path = [part for part in parts.path.split("/") if part and part != _REDIRECT]
    return path[0] if len(path) == 1 else ""


def read_connections(opened: Opened, member: str) -> Iterator[tuple[str, Account | Problem]]:
    """The accounts of connections.json, as it was until 2020, each with the list it is on."""
    value = read_json(opened, member, layer=LAYER)
    if not isinstance(value, dict):
        wrong = Problem(
            "the file holds no lists of accounts as they are known here",
            opened.origin(member, layer=LAYER),
            AGAIN,
        )
        yield "", value if isinstance(value, Problem) else wrong
        return
    for key, accounts in value.items():
        for name, at in accounts.items() if isinstance(accounts, dict) else ():
            origin = opened.origin(member, record=f"/{key}/{name}", layer=LAYER)
            if _ACCOUNT.fullmatch(name):
                yield key, Account(origin, name.casefold(), _written(at))
            else:
                yield key, Problem("the entry names no account", origin, AGAIN)


def _written(text: Any) -> datetime | None:
    """The moment that a text states as "2018-03-01T12:00:00"."""
    try:
        moment = datetime.fromisoformat(text_of(text))
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
