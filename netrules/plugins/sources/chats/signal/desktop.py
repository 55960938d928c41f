"""The export of Signal Desktop: accounts, chats and messages, a frame in each line.

A message refers to its chat and its author by number, and a group to its members by
account, so the file is read twice: for whom there is, and for what they wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import attrs

from netrules import Handle, Item, Opened, Origin, OwnerRecord, PersonRecord, Problem, Skipped
from netrules.plugins.sources.chats.signal.chat import values_of
from netrules.plugins.sources.chats.signal.exporter import LAYER, SERVICE, UNANSWERED
from netrules.plugins.sources.chats.signal.parties import (
    Party,
    joined,
    key_of,
    number_of,
    read_party,
    time_of,
)
from netrules.plugins.sources.chats.signal.sniffing import FRAMES
from netrules.plugins.sources.chats.talk import CONTACT, Other, Talk, coverage

NOTICE: Final = "notice of the app"
SMS: Final = "SMS"
NO_CONTACT: Final = "not in the address book"
NO_PERSON: Final = "list, link or news of Signal"
OTHER_FRAME: Final = "setting of the app"
_AGAIN: Final = "export the chats again"
NEWS: Final = "news of Signal"
#: What a chat's item is if it is something that somebody sent.
_SENT: Final = (
    "standardMessage contactMessage stickerMessage remoteDeletedMessage adminDeletedMessage "
    "viewOnceMessage directStoryReplyMessage paymentNotification giftBadge poll"
).split()


@attrs.define(eq=False)
class Chat:
    """What shows of a chat before its messages are read for good."""

    party: Party | None
    authors: dict[str, None] = attrs.field(factory=dict)
    addressed: bool = False
    fading: bool = False
    first: Origin | None = None


def desktop_items(opened: Opened, member: str) -> Iterator[Item]:
    """What the export in *member* tells."""
    export = _Export(opened, member)
    yield from export.parties_items()
    yield from export.messages_items()


class _Export:
    """One export."""

    def __init__(self, opened: Opened, member: str) -> None:
        self._opened: Final = opened
        self._member: Final = member
        self._parties: Final[dict[str, Party]] = {}
        self._chats: Final[dict[str, Chat]] = {}
        self._talks: Final[dict[str, Talk]] = {}
        self._made: date | None = None

    def _place(self, line: int = 0) -> Origin:
        return self._opened.origin(self._member, line, line, LAYER)

    # -- whom there is ---------------------------------------------------------

    def parties_items(self) -> Iterator[Item]:
        """The owner, the contacts, and what is known to be neither."""
        for line, value in values_of(self._opened, self._member):
            origin = self._place(line)
            if value is None:
                yield Problem("this line is no whole JSON", origin, _AGAIN)
                continue
            kind, frame = _frame(value)
            if kind == "chatItem":
                self._survey(frame, origin)
            elif kind == "chat":
                self._chats[number_of(frame.get("id"))] = Chat(
                    self._parties.get(number_of(frame.get("recipientId"))),
                    fading=number_of(frame.get("expirationTimerMs")) not in ("", "0"),
                )
            elif kind == "recipient":
                yield from self._recipient(frame, origin)
            elif kind == "account":
                yield from _owner(frame, origin)
            elif kind:
                yield Skipped(OTHER_FRAME, origin)
            elif "backupTimeMs" in value:
                at = time_of(value["backupTimeMs"])
                self._made = at.date() if at else None
            else:
                yield Problem("this is nothing that is known here", origin, _AGAIN)

    def _recipient(self, frame: Mapping[str, Any], origin: Origin) -> Iterator[Item]:
        party = read_party(frame, origin)
        self._parties[number_of(frame.get("id"))] = party
        if party.handle is not None and party.saved:
            yield PersonRecord(party.handle, origin, tie=CONTACT)
        elif not party.me and party.title is None:
            yield Skipped(NO_CONTACT if party.handle else NO_PERSON, origin)

    def _survey(self, item: Mapping[str, Any], origin: Origin) -> None:
        """Let a chat's item count for what shows of the chat as a whole."""
        chat = self._chats.get(number_of(item.get("chatId")))
        if chat is None:
            return
        update = item.get("updateMessage")
        if isinstance(update, Mapping) and "expirationTimerChange" in update:
            chat.fading = True
        if any(kind in item for kind in _SENT):
            chat.first = chat.first or origin
            chat.authors.setdefault(number_of(item.get("authorId")))
            chat.addressed = chat.addressed or "outgoing" in item

    # -- what they wrote -------------------------------------------------------

    def messages_items(self) -> Iterator[Item]:
        """Messages and calls, the groups that they were in, and what the file vouches for."""
        listed = {key_of(one.handle) for one in self._parties.values() if one.handle and one.saved}
        for number, chat in self._chats.items():
            if chat.party is not None and (chat.party.handle or chat.party.title is not None):
                talk = self._talks[number] = self._talk(number, chat)
                talk.incomplete = chat.fading
                yield from talk.people(listed, addressed=chat.addressed)
                yield from talk.group(chat.party.title or "", chat.party.origin)
        for line, value in values_of(self._opened, self._member):
            kind, frame = _frame(value or {})
            if kind == "chatItem":
                yield self._item(frame, self._place(line))
        for number, talk in self._talks.items():
            first = self._chats[number].first
            if first is not None:
                yield from talk.ties(first)
        yield from self._vouched()

    def _talk(self, number: str, chat: Chat) -> Talk:
        party = chat.party
        assert party is not None  # noqa: S101 reason: the caller has looked
        if party.handle is not None:
            others = [party]
        else:
            by_account = {key_of(one.handle): one for one in self._parties.values() if one.handle}
            members = [by_account[key] for key in party.members if key in by_account]
            authors = [self._parties[key] for key in chat.authors if key in self._parties]
            everyone = dict.fromkeys((*members, *authors))
            others = [one for one in everyone if one.handle is not None and not one.me]
        found = [
            Other(one.handle, one.origin, key_of(one.handle), one.saved)
            for one in others
            if one.handle is not None
        ]
        return Talk(SERVICE, f"signal {number}", found, group=party.handle is None)

    def _item(self, item: Mapping[str, Any], origin: Origin) -> Item:
        number = number_of(item.get("chatId"))
        talk, chat = self._talks.get(number), self._chats.get(number)
        if chat is None or chat.party is None:
            return Problem("a message of a chat that is not in the file", origin, _AGAIN)
        if talk is None:
            return Skipped("no other participant" if chat.party.me else NEWS, origin)
        call = _call(item)
        if not (call or any(kind in item for kind in _SENT)):
            return Skipped(NOTICE, origin)
        if item.get("sms"):
            return Skipped(SMS, origin)
        if call and call.get("state") not in ("ACCEPTED", 1):
            return Skipped(UNANSWERED, origin)
        at = time_of((call or {}).get("startedCallTimestamp") or item.get("dateSent"))
        if at is None:
            talk.incomplete = True
            return Problem("a message without a date", origin, _AGAIN)
        if call:
            outgoing = call.get("direction") in ("OUTGOING", 2)
            return talk.call(origin, at, None if outgoing else chat.party.handle)
        author = self._parties.get(number_of(item.get("authorId")))
        if "outgoing" in item or (author is not None and author.me):
            return talk.message(origin, at, None)
        if author is None or author.handle is None:
            talk.incomplete = True
            return Problem("a message does not say who sent it", origin, _AGAIN)
        return talk.message(origin, at, author.handle)

    def _vouched(self) -> Iterator[Item]:
        two = [
            talk
            for number, talk in self._talks.items()
            if (party := self._chats[number].party) is not None and party.handle is not None
        ]
        if any(talk.incomplete for talk in two):
            yield Problem(
                "messages of some chats vanish after a while or could not be read, so the file "
                "cannot show that there was no contact with those people",
                self._place(),
                "switch disappearing messages off for those with whom you want to see that",
                lost=False,
            )
        yield from coverage(two, self._place(), everybody=True, made=self._made)


def _frame(value: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """A frame's kind and what it holds; "" if it is of no known kind."""
    for kind in FRAMES.intersection(value):
        frame = value[kind]
        return kind, frame if isinstance(frame, Mapping) else {}
    return "", {}


def _owner(frame: Mapping[str, Any], origin: Origin) -> Iterator[OwnerRecord]:
    name = joined(frame, "givenName", "familyName")
    if name:
        yield OwnerRecord(Handle(names=(name,), me=True), origin)


def _call(item: Mapping[str, Any]) -> Mapping[str, Any] | None:
    update = item.get("updateMessage")
    call = update.get("individualCall") if isinstance(update, Mapping) else None
    return call if isinstance(call, Mapping) else None
