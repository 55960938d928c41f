"""How accounts are written: ``name@server``, with an @ before it or not, or as a link."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

import attrs

from netrules import Handle

LAYER: Final = "mastodon"
_NAME: Final = r"\w(?:[\w.-]{0,98}\w)?"
_SERVER: Final = r"(?:[^\W_](?:[\w-]{0,62}[^\W_])?\.){1,8}[^\W\d_][\w-]{0,61}[^\W_](?::\d{1,5})?"
_ADDRESS: Final = re.compile(rf"(?:acct:)?@?({_NAME})@({_SERVER})")
_LOCAL: Final = re.compile(rf"@?({_NAME})")
_LONGEST: Final = 512
_PERSON: Final = re.compile(rf"/(?:@|users/|u/|profile/)({_NAME})/?")


@attrs.frozen
class Address:
    """An account.

    Args:
        name: Its name on its server.
        server: The server in letters of its own script, "" where the file leaves it out
            because it is the owner's own.
    """

    name: str
    server: str

    @property
    def key(self) -> str:
        """What tells it from any other, whichever way it is written."""
        return f"fediverse:{self.name.casefold()}@{_ascii(self.server)}"

    def at(self, server: str) -> Address:
        """The same, on *server* if its own is left out."""
        return self if self.server else Address(self.name, server)

    @property
    def handle(self) -> Handle:
        """How records name it. On no known server it is but a name."""
        if not self.server:
            return Handle(names=(self.name,))
        servers = dict.fromkeys((_ascii(self.server), self.server))
        urls = tuple(f"https://{server}/@{self.name}" for server in servers)
        return Handle(urls=urls, accounts=(self.key,))


def address_of(text: str) -> Address | None:
    """The account that *text* names with its server; None if it does not."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    match = _ADDRESS.fullmatch(text)
    return Address(match[1], _unicode(match[2])) if match else None


def local_of(text: str) -> Address | None:
    """The account on the owner's own server that *text* names; None if it names none."""
    text = text.strip()
    match = _LOCAL.fullmatch(text) if len(text) <= _LONGEST else None
    return Address(match[1], "") if match else None


def linked(text: str) -> Address | None:
    """The account whose page *text* is the address of; None if that cannot be told."""
    text = text.strip()
    if len(text) > _LONGEST or not text.casefold().startswith(("https://", "http://")):
        return None
    try:
        parts = urlsplit(text)
        server = parts.hostname or ""
    except ValueError:
        return None
    match = _PERSON.fullmatch(parts.path)
    return address_of(f"{match[1]}@{server}") if match else None


def _ascii(server: str) -> str:
    """The server's name as computers write it."""
    try:
        return server.encode("idna").decode()
    except UnicodeError:
        return server


def _unicode(server: str) -> str:
    """The server's name as people write it, in small letters."""
    try:
        return server.casefold().encode("idna").decode("idna")
    except UnicodeError:
        return server.casefold()
