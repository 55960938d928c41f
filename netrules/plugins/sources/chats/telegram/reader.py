"""An export to the items that a source yields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import IO, Any, Final

import attrs

from netrules import (
    InteractionRecord,
    Item,
    Opened,
    Origin,
    PersonRecord,
    Problem,
    ReadContext,
)
from netrules.plugins.sources.chats.me import Me
from netrules.plugins.sources.chats.talk import Talk, coverage
from netrules.plugins.sources.chats.telegram.chats import (
    Chat,
    Conversation,
    Kind,
    bearers_of,
    left_out,
    read_chat,
)
from netrules.plugins.sources.chats.telegram.parts import (
    LAYER,
    Place,
    entries_of,
    handle_of,
    is_person,
    user_account,
)
from netrules.plugins.sources.chats.telegram.people import (
    Listed,
    contact_items,
    frequent_items,
    owner_items,
)
from netrules.plugins.sources.chats.telegram.sniffing import locate
from netrules.reading import read_json, snapshot

_AS_JSON: Final = (
    "in Telegram Desktop choose Settings, Advanced, Export Telegram data, "
    "and the format Machine-readable JSON"
)
_AGAIN: Final = "export the data again"
_WHO: Final = "export all data at once, or add your name as Telegram writes it to [me] name"
#: Telegram writes control characters as JSON knows no escape for them: \x1F.
_ESCAPE: Final = re.compile(rb"((?<!\\)(?:\\\\)*)\\x([0-9A-Fa-f]{2})")


def export_items(opened: Opened, context: ReadContext) -> Iterator[Item]:
    """What the exports in an input hold."""
    found = locate(opened)
    for page in found.pages:
        yield Problem(
            "this is Telegram's export as web pages, which names no accounts and cannot be read",
            opened.origin(page, layer=LAYER),
            _AS_JSON,
        )
    for member in found.files or (() if found.pages else opened.members[:1]):
        value = _read(opened, member)
        if isinstance(value, Problem):
            yield value
        else:
            yield from _Export(opened, member, value, context).items()


def _read(opened: Opened, member: str) -> Any | Problem:
    value = read_json(opened, member, layer=LAYER)
    if isinstance(value, Problem) and "escape" in value.message:
        value = read_json(_Mended(opened), member, layer=LAYER)
    if isinstance(value, Problem | Mapping):
        return value
    return Problem("this is no export of Telegram", opened.origin(member, layer=LAYER), _AS_JSON)


@attrs.frozen
class _Mended:
    """An input in which escapes that are no JSON are written as JSON has them."""

    _opened: Opened

    @property
    def path(self) -> str:
        """See `Opened`."""
        return self._opened.path

    @property
    def members(self) -> tuple[str, ...]:
        """See `Opened`."""
        return self._opened.members

    def head(self, member: str = "") -> bytes:
        """See `Opened`."""
        return self._opened.head(member)

    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading, mended."""
        with self._opened.open(member) as stream:
            return BytesIO(_ESCAPE.sub(rb"\1\\u00\2", stream.read()))

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """See `Opened`."""
        return self._opened.origin(member, line, record, layer)

    def written(self, member: str = "") -> date | None:
        """See `Opened`."""
        return self._opened.written(member)


class _Export:
    """One export, of all data or of a single chat."""

    def __init__(
        self, opened: Opened, member: str, value: Mapping[str, Any], context: ReadContext
    ) -> None:
        self._opened: Final = opened
        self._member: Final = member
        self._value: Final = value
        self._context: Final = context
        self._chats: Final[list[Chat]] = []
        self._lost = False
        self._newest: date | None = None

    def items(self) -> Iterator[Item]:
        """Everything that it tells."""
        empty = True
        for item in self._told():
            empty = False
            self._note(item)
            yield item
        if empty:
            message = "the export holds neither contacts nor chats"
            yield Problem(message, self._place(""), f"{_AS_JSON}; tick contacts and chats")
        elif not self._lost and isinstance(self._value.get("contacts"), Mapping):
            yield snapshot(self._opened, self._member, self._newest, layer=LAYER)

    def _place(self, pointer: str) -> Origin:
        return self._opened.origin(self._member, 0, pointer or 0, LAYER)

    def _note(self, item: Item) -> None:
        """Remember the newest day, and whether a contact was lost."""
        day: Any = None
        if isinstance(item, InteractionRecord):
            day = item.at.date() if isinstance(item.at, datetime) else item.at
        elif isinstance(item, PersonRecord):
            day = item.facts.get("recorded")
        elif isinstance(item, Problem) and item.lost:
            self._lost = self._lost or str(item.origin.record).startswith("/contacts")
        if day is not None and (self._newest is None or day > self._newest):
            self._newest = day

    def _told(self) -> Iterator[Item]:
        listed = Listed()
        place: Place = self._place
        yield from owner_items(self._value, place)
        yield from contact_items(self._value, place, listed)
        failures = list(self._find_chats())
        bearers = bearers_of(self._chats)
        yield from frequent_items(self._value, place, listed, bearers)
        yield from failures
        own = self._own()
        if not own and any(chat.kind is Kind.GROUP for chat in self._chats):
            yield Problem(
                "cannot tell who of those who write is you, so messages of groups were left out",
                self._place(""),
                _WHO,
                lost=False,
            )
        talks: list[Talk] = []
        for chat in self._chats:
            if chat.kind in (Kind.PERSONAL, Kind.GROUP):
                conversation = Conversation(chat, own, place)
                yield from conversation.items(listed, bearers)
                if chat.kind is Kind.PERSONAL and chat.name:
                    talks.append(conversation.talk)
            else:
                yield from left_out(chat, chat.kind.value, place)
        everybody = "messages" not in self._value and not failures
        yield from coverage(talks, self._place(""), everybody=everybody, newest=self._newest)

    def _find_chats(self) -> Iterator[Problem]:
        """Find the chats, and say what is none."""
        found = [
            entry for part in ("chats", "left_chats") for entry in entries_of(self._value, part)
        ]
        if "messages" in self._value:
            found.append(("", self._value))
        for pointer, value in found:
            chat = read_chat(pointer, value)
            if isinstance(chat, Chat):
                self._chats.append(chat)
            else:
                yield Problem(chat, self._place(pointer), _AGAIN)

    def _own(self) -> str:
        """The owner's account: by their profile; else who writes in chats of two and is not
        the other; else by what is known of the owner; "" if all of it tells nothing."""
        profile = self._value.get("personal_information")
        stated = user_account(profile.get("user_id")) if isinstance(profile, Mapping) else ""
        if stated:
            return stated
        found = {
            account
            for chat in self._chats
            if chat.partner
            for _, account, _ in chat.senders()
            if is_person(account) and account != chat.partner
        }
        if not found:
            me = Me(self._context.owner)
            found = {
                account
                for chat in self._chats
                for _, account, name in chat.senders()
                if is_person(account) and me.is_exactly(handle_of(account, name))
            }
        return found.pop() if len(found) == 1 else ""
