"""Conversations: who takes part in each, and what was written when.

Who takes part shows only once all files of a conversation are read, so a conversation is
read whole before anything is told of it. Of each message no more is kept than where it is,
from whom and when.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

import attrs

from netrules import Opened, Origin, Problem, Skipped
from netrules.plugins.sources.meta.exports import Thread
from netrules.plugins.sources.meta.places import MESSAGE, Folder, base_of
from netrules.plugins.sources.meta.values import AGAIN, moment_of, text_of
from netrules.reading import read_json, repaired

_PARTICIPANTS: Final = re.compile(r'"participants"\s*:\s*(?=\[)')
#: The number that ends the name of a conversation's folder; what precedes it is made of
#: names, which change.
_NUMBER: Final = re.compile(r"_([0-9A-Za-z]+)$")
#: What tells encrypted conversations with one name from each other.
_COPY: Final = re.compile(r"_\d+$")
#: The word for groups of several people in exports that say what a conversation is.
_GROUP: Final = "RegularGroup"
#: What happens in a conversation besides messages.
_EVENTS: Final = frozenset({"Subscribe", "Unsubscribe"})


class Letter(NamedTuple):
    """One message, or one call."""

    member: str
    number: int
    sender: str
    at: datetime
    is_call: bool


@attrs.define(eq=False)
class Conversation:
    """Messages that belong together.

    Args:
        thread: What tells it from others, also in another export.
        titles: How its files call it: by the other's name, if it is with one person.
        members: The names of those who take part; two may share one.
        is_group: Whether the export says that it is a group.
        is_whole: Whether no file and no message of it is missing.
        entries: What is in it, in file order.
    """

    thread: str
    titles: set[str] = attrs.field(factory=set)
    members: list[str] = attrs.field(factory=list)
    is_group: bool = False
    is_whole: bool = True
    entries: list[Letter | Problem | Skipped] = attrs.field(factory=list)


def read_conversation(opened: Opened, thread: Thread, layer: str) -> Conversation:
    """One conversation with all its files."""
    talk = Conversation(_thread_id(repaired(thread.name)))
    seen: set[tuple[str, datetime]] = set()
    for folder in thread.folders:
        numbers = {_number(member) for member in folder.members} - {0}
        if numbers and numbers != set(range(1, max(numbers) + 1)):
            talk.is_whole = False
        # A conversation that was moved lies in two boxes, with the same messages in each.
        here = set[tuple[str, datetime]]()
        for member in folder.members:
            _read(opened, member, layer, talk, seen, here)
        seen |= here
    return talk


def _number(member: str) -> int:
    """The number of a file among those that a conversation is split into, 0 if unknown."""
    match = MESSAGE.fullmatch(base_of(member)[0])
    return int(match[1] or 1) if match else 0


def _thread_id(path: str) -> str:
    name = path.rpartition("/")[2]
    match = _NUMBER.search(name)
    return match[1] if match else name


def _read(
    opened: Opened,
    member: str,
    layer: str,
    talk: Conversation,
    seen: set[tuple[str, datetime]],
    here: set[tuple[str, datetime]],
) -> None:
    value = read_json(opened, member, layer=layer)
    rows = value.get("messages") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(rows, list):
        origin = opened.origin(member, layer=layer)
        wrong = Problem("the file holds no messages as they are known here", origin, AGAIN)
        talk.entries.append(value if isinstance(value, Problem) else wrong)
        talk.is_whole = False
        return
    # Two of them may share a name, and each file names all of them.
    lacking = Counter(names_in(value.get("participants"))) - Counter(talk.members)
    talk.members += lacking.elements()
    title = text_of(value.get("title")) or _COPY.sub("", text_of(value.get("threadName")))
    talk.titles.add(title)
    talk.is_group |= value.get("thread_type") == _GROUP
    talk.thread = _thread_id(text_of(value.get("thread_path"))) or talk.thread
    for number, row in enumerate(rows):
        entry = _entry(opened, member, layer, number, row)
        if isinstance(entry, Letter):
            key = (entry.sender, entry.at)
            if key in seen:
                entry = Skipped("repeated", _origin(opened, member, layer, number))
            else:
                here.add(key)
        talk.is_whole &= not isinstance(entry, Problem)
        talk.entries.append(entry)
    present = set(talk.members)
    for entry in talk.entries:
        if isinstance(entry, Letter) and entry.sender not in present:
            present.add(entry.sender)
            talk.members.append(entry.sender)


def _entry(
    opened: Opened, member: str, layer: str, number: int, row: Any
) -> Letter | Problem | Skipped:
    origin = _origin(opened, member, layer, number)
    if not isinstance(row, dict):
        return Problem("the entry is no message", origin, AGAIN)
    if row.get("is_unsent") is True or row.get("isUnsent") is True:
        return Skipped("unsent message", origin)
    if row.get("type") in _EVENTS:
        return Skipped("somebody joined or left", origin)
    name = row.get("sender_name", row.get("senderName"))
    at = moment_of(row.get("timestamp_ms", row.get("timestamp")))
    if not isinstance(name, str) or at is None:
        lacking = "when it was sent" if isinstance(name, str) else "who sent it"
        return Problem(f"the message does not say {lacking}", origin, AGAIN)
    duration = row.get("call_duration")
    is_call = "call_duration" in row or row.get("type") == "Call"
    if is_call and not (isinstance(duration, int | float) and duration > 0):
        return Skipped("missed call", origin)
    return Letter(member, number, text_of(name), at, is_call)


def _origin(opened: Opened, member: str, layer: str, number: int) -> Origin:
    return opened.origin(member, record=f"/messages/{number}", layer=layer)


def names_in(participants: Any) -> Iterator[str]:
    """The names in a list of participants, each a text or a table with one."""
    for one in participants if isinstance(participants, list) else ():
        yield text_of(one.get("name") if isinstance(one, dict) else one)


def crowd_of(head: bytes) -> frozenset[str]:
    """The names of those who take part, from the first bytes of a file; empty if these do
    not tell."""
    text = head.decode("utf-8", "ignore")
    match = _PARTICIPANTS.search(text)
    if match is None:
        return frozenset()
    try:
        value, _ = json.JSONDecoder().raw_decode(text, match.end())
    except (ValueError, RecursionError):
        return frozenset()
    return frozenset(filter(None, names_in(value)))


def lone(member: str) -> Thread:
    """A conversation that is one file, in no folder of its own."""
    return Thread(base_of(member)[0], (Folder(member, "", (member,)),))
