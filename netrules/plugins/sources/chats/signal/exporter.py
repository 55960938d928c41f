"""Chats that signal-export has written: each a folder named after whom it is with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from netrules import Handle, Item, Opened, Origin, Problem, Skipped
from netrules.plugins.sources.chats.signal.chat import (
    ME,
    NOBODY,
    Message,
    read_json_lines,
    read_text,
)
from netrules.plugins.sources.chats.signal.sniffing import Form
from netrules.plugins.sources.chats.talk import Other, Talk

LAYER: Final = "signal"
SERVICE: Final = "Signal"
UNANSWERED: Final = "unanswered call"
NO_SENDER: Final = "sender unknown"
_AGAIN: Final = "export the chat again"
_ACCEPTED: Final = "accepted"


def exported_items(opened: Opened, member: str, form: Form, listed: set[str]) -> Iterator[Item]:
    """What one chat tells.

    Args:
        opened: The input.
        member: The chat.
        form: In which form it is.
        listed: Whom the input's chats have listed so far.
    """
    read = partial(read_json_lines if form is Form.JSON else read_text, opened, member)
    first: dict[str, Message] = {}
    addressed = False
    for message in read():
        addressed = addressed or message.sender == ME
        if message.sender != ME and message.sender not in NOBODY:
            first.setdefault(message.sender, message)

    def place(message: Message) -> Origin:
        return opened.origin(member, message.line, message.number, LAYER)

    title = _title(opened, member)
    # A group in which one other has written looks like a chat of two, but for its name.
    alone = len(first) == 1 and title in ("", *first)
    others = [Other(Handle(names=(name,)), place(one), name) for name, one in first.items()]
    talk = Talk(SERVICE, title, others, group=not alone and bool(first))
    yield from talk.people(listed, addressed=addressed)
    start = next(iter(first.values()), None)
    if start is not None:
        yield from talk.group(title, place(start))
    count = 0
    for message in read():
        count += 1
        yield _item(message, talk, {one.key: one.handle for one in others}, place(message))
    if start is not None:
        yield from talk.ties(place(start))
    if not count:
        yield Problem("no line of it is a message", opened.origin(member, layer=LAYER), _AGAIN)


def _item(message: Message, talk: Talk, handles: dict[str, Handle], origin: Origin) -> Item:
    if message.bad:
        return Problem("this line is no message", origin, _AGAIN)
    if message.at is None:
        return Problem("a message without a date", origin, _AGAIN)
    call = message.call
    if call is not None:
        if not (call["what"] or "").startswith(_ACCEPTED):
            return Skipped(UNANSWERED, origin)
        sender = None if call["way"] == "Outgoing" else handles.get(message.sender)
        if sender is None and len(talk.others) == 1 and call["way"] == "Incoming":
            sender = talk.others[0].handle
        return talk.call(origin, message.at, sender)
    if message.sender in NOBODY:
        return Skipped(NO_SENDER, origin)
    return talk.message(origin, message.at, handles.get(message.sender))


def _title(opened: Opened, member: str) -> str:
    """The name of the chat's folder, "" for a file that was taken out of it."""
    if opened.members == ("",):
        return ""
    return f"{opened.path}/{member}".split("/")[-2]
