"""The chats of an export: messages and calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final

import attrs

from netrules import Handle, Item, Problem, Skipped, fold_text
from netrules.plugins.sources.chats.talk import Other, Talk
from netrules.plugins.sources.chats.telegram.parts import (
    Place,
    account_of,
    handle_of,
    is_person,
    text_of,
    user_account,
)
from netrules.plugins.sources.chats.telegram.people import DELETED, Listed
from netrules.plugins.sources.chats.telegram.times import time_of

SERVICE: Final = "Telegram"
NOTICE: Final = "notice of the app"
UNANSWERED: Final = "unanswered call"
POST: Final = "post of a channel"
UNSUPPORTED: Final = "kind of message that Telegram does not export"
OWNER_UNKNOWN: Final = "owner unknown"
_AGAIN: Final = "export the data again"


class Kind(Enum):
    """What a chat is, and why its messages are left out if they are."""

    PERSONAL = ""
    GROUP = "group"
    BOT = "bot"
    CHANNEL = "channel"
    SAVED = "saved message"
    REPLIES = "reply to a comment"


_KINDS: Final = {
    "personal_chat": Kind.PERSONAL,
    "private_group": Kind.GROUP,
    "private_supergroup": Kind.GROUP,
    "public_supergroup": Kind.GROUP,
    "public_group": Kind.GROUP,
    "bot_chat": Kind.BOT,
    "private_channel": Kind.CHANNEL,
    "public_channel": Kind.CHANNEL,
    "saved_messages": Kind.SAVED,
    "replies": Kind.REPLIES,
    "verify_codes": Kind.BOT,
}


@attrs.define(eq=False)
class Chat:
    """A chat as it stands in the export.

    Args:
        pointer: Where it stands.
        kind: What it is.
        name: Its name, "" for a deleted account.
        number: Its number: in a chat of two, that of the other's account.
        messages: Its messages, with all else that is noted in it.
    """

    pointer: str
    kind: Kind
    name: str
    number: Any
    messages: list[Any]

    @property
    def partner(self) -> str:
        """The other's account, in a chat of two."""
        return user_account(self.number) if self.kind is Kind.PERSONAL else ""

    def pointer_to(self, number: int) -> str:
        """Where a message stands, from 0."""
        return f"{self.pointer}/messages/{number}"

    def senders(self) -> Iterator[tuple[str, str, str]]:
        """Pointer, account and name of whoever sent each message."""
        for number, entry in enumerate(self.messages):
            if isinstance(entry, Mapping) and entry.get("type") == "message":
                sender = account_of(entry.get("from_id"))
                yield self.pointer_to(number), sender, text_of(entry.get("from"))


def read_chat(pointer: str, value: Any) -> Chat | str:
    """A chat, or why there is none."""
    if not isinstance(value, Mapping) or not isinstance(value.get("messages"), list):
        return "this is no chat"
    kind = _KINDS.get(text_of(value.get("type")))
    if kind is None:
        return "this is a kind of chat that is not known here"
    return Chat(pointer, kind, text_of(value.get("name")), value.get("id"), value["messages"])


def bearers_of(chats: list[Chat]) -> Mapping[str, int]:
    """How many accounts bear each name, folded."""
    found = {(account, fold_text(name)) for chat in chats for _, account, name in chat.senders()}
    found |= {(chat.partner, fold_text(chat.name)) for chat in chats if chat.partner}
    return Counter(name for _, name in found)


class Conversation:
    """A chat with people in it, seen from the owner.

    Args:
        chat: The chat.
        own: The owner's account, "" if nobody knows it.
        place: Where things stand.
    """

    def __init__(self, chat: Chat, own: str, place: Place) -> None:
        self._chat: Final = chat
        self._own: Final = own
        self._place: Final = place
        self._handles: dict[str, Handle] = {}
        self._addressed = False
        self.talk: Final = self._talk()

    def items(self, listed: Listed, bearers: Mapping[str, int]) -> Iterator[Item]:
        """Everything that it tells."""
        chat = self._chat
        reason = self._reason_to_skip()
        if reason or not chat.messages:
            yield from left_out(chat, reason, self._place)
            return
        first = self._place(chat.pointer_to(0))
        known = set(listed.accounts)
        for other in self.talk.others:
            name = "".join(other.handle.names)
            if listed.has(other.key, name, bearers.get(fold_text(name), 1)):
                known.add(other.key)
        found = [self._item(number, entry) for number, entry in enumerate(chat.messages)]
        yield from self.talk.people(known, addressed=self._addressed)
        listed.accounts |= known
        yield from self.talk.group(chat.name, first)
        yield from found
        yield from self.talk.ties(first)

    def _reason_to_skip(self) -> str:
        chat = self._chat
        if chat.kind is Kind.GROUP:
            return "" if self._own else OWNER_UNKNOWN
        if not chat.name:
            return DELETED
        return Kind.SAVED.value if chat.partner == self._own else ""

    def _talk(self) -> Talk:
        chat = self._chat
        if chat.kind is Kind.PERSONAL:
            account = chat.partner
            self._handles[account] = handle_of(account, chat.name)
            others = [Other(self._handles[account], self._place(chat.pointer_to(0)), account)]
            return Talk(SERVICE, str(chat.number), others, group=False)
        first: dict[str, tuple[str, str]] = {}
        for pointer, account, name in chat.senders():
            if is_person(account) and account != self._own and not first.get(account, ("", ""))[1]:
                first[account] = first.get(account, (pointer, ""))[0], name
        for account, (_, name) in first.items():
            self._handles[account] = handle_of(account, name)
        others = [
            Other(self._handles[account], self._place(pointer), account)
            for account, (pointer, name) in first.items()
            if name
        ]
        extra = len(first) - len(others)
        return Talk(SERVICE, str(chat.number), others, group=True, extra=extra)

    def _item(self, number: int, entry: Any) -> Item:
        origin = self._place(self._chat.pointer_to(number))
        kind = entry.get("type") if isinstance(entry, Mapping) else None
        if kind == "unsupported":
            self.talk.incomplete = True
            return Skipped(UNSUPPORTED, origin)
        is_call = kind == "service" and entry.get("action") == "phone_call"
        if kind == "service" and not is_call:
            return Skipped(NOTICE, origin)
        if is_call and not _lasted(entry):
            return Skipped(UNANSWERED, origin)
        at = time_of(entry) if kind in ("message", "service") else None
        if at is None:
            self.talk.incomplete = True
            what = "message without a date" if kind else "this is no message"
            return Problem(what, origin, _AGAIN)
        account = account_of(entry.get("actor_id" if is_call else "from_id"))
        if not account:
            self.talk.incomplete = True
            return Problem("a message does not say who sent it", origin, _AGAIN)
        if not is_person(account):
            return Skipped(POST, origin)
        sender = self._sender(account)
        self._addressed = self._addressed or sender is None
        return (
            self.talk.call(origin, at, sender) if is_call else self.talk.message(origin, at, sender)
        )

    def _sender(self, account: str) -> Handle | None:
        """Who an account is, None for the owner."""
        if self._chat.kind is Kind.PERSONAL:
            return self._handles.get(account)  # there is nobody else but the owner
        return None if account == self._own else self._handles[account]


def left_out(chat: Chat, reason: str, place: Place) -> Iterator[Skipped]:
    """The messages of a chat that is left out as a whole."""
    count = range(len(chat.messages))
    return (Skipped(reason, place(chat.pointer_to(number))) for number in count)


def _lasted(entry: Mapping[str, Any]) -> bool:
    seconds = entry.get("duration_seconds")
    return isinstance(seconds, int | float) and seconds > 0
