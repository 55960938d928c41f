"""Direct messages as conversations: who takes part in each, and what was sent when.

Who takes part in a group only shows once all its events are read, so this is the first of
two steps. It keeps of each message no more than where it is, from whom and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final, NamedTuple

import attrs

from netrules import Opened, Problem, Skipped
from netrules.plugins.sources.x.values import LAYER, id_of, ids_in, read_rows, text_of, time_of

_REMEDY: Final = "download the archive again"
#: Events of a conversation that are no messages.
_EVENTS: Final = frozenset(
    "conversationNameUpdate joinConversation participantsJoin participantsLeave".split()
)


@attrs.define(eq=False)
class Conversation:
    """Messages that belong together.

    Args:
        thread: X's name for it.
        is_group: Whether it is one of those that more may join.
        members: Everyone who ever took part, by number.
    """

    thread: str
    is_group: bool
    members: set[str] = attrs.field(factory=set)


class Letter(NamedTuple):
    """One message."""

    member: str
    pointer: str
    conversation: Conversation
    sender: str
    at: datetime


class Mailbox:
    """The conversations of an archive.

    Args:
        opened: The input that holds them.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened: Final = opened
        self.entries: Final[list[Letter | Problem | Skipped]] = []
        self._conversations: Final[dict[tuple[bool, str], Conversation]] = {}
        self._seen: Final[set[str]] = set()

    @property
    def conversations(self) -> Iterable[Conversation]:
        """All conversations."""
        return self._conversations.values()

    @property
    def is_whole(self) -> bool:
        """Whether every message could be read."""
        return not any(isinstance(entry, Problem) for entry in self.entries)

    def read(self, member: str, *, group: bool) -> None:
        """Take in the conversations of one file."""
        rows = read_rows(self._opened, member)
        if isinstance(rows, Problem):
            self.entries.append(rows)
            return
        for place, row in enumerate(rows):
            talk = row.get("dmConversation") if isinstance(row, dict) else None
            events = talk.get("messages") if isinstance(talk, dict) else None
            if not isinstance(talk, dict) or not isinstance(events, list):
                origin = self._opened.origin(member, record=f"/{place}", layer=LAYER)
                self.entries.append(Problem("the row is no conversation", origin, _REMEDY))
                continue
            conversation = self._conversation(text_of(talk.get("conversationId")), group, member)
            for number, event in enumerate(events):
                pointer = f"/{place}/dmConversation/messages/{number}"
                self.entries.append(self._entry(event, conversation, member, pointer))

    def _conversation(self, thread: str, group: bool, member: str) -> Conversation:  # noqa: FBT001 reason: passed on
        key = (group, thread or f"{member}\n{len(self._conversations)}")
        if key not in self._conversations:
            self._conversations[key] = Conversation(thread, group)
            if not group:
                self._conversations[key].members.update(ids_in(thread.split("-")))
        return self._conversations[key]

    def _entry(
        self, event: Any, conversation: Conversation, member: str, pointer: str
    ) -> Letter | Problem | Skipped:
        origin = self._opened.origin(member, record=pointer, layer=LAYER)
        kind, content = next(iter(event.items())) if isinstance(event, dict) and event else ("", {})
        if not isinstance(content, dict):
            content = {}
        conversation.members.update(_named_in(content))
        if kind in _EVENTS:
            return Skipped("somebody joined, left or renamed a group", origin)
        if kind == "welcomeMessageCreate":
            return Skipped("automatic message", origin)
        if kind != "messageCreate":
            return Problem("the row is no message, nor any other event known here", origin, _REMEDY)
        sender, at = id_of(content.get("senderId")), time_of(content.get("createdAt"))
        if not sender or at is None:
            lacking = "who sent it" if at is not None else "when it was sent"
            return Problem(f"the message does not say {lacking}", origin, _REMEDY)
        key = id_of(content.get("id"))
        if key in self._seen:
            return Skipped("repeated", origin)
        self._seen.update(filter(None, [key]))
        return Letter(member, pointer, conversation, sender, at)


def _named_in(content: dict[str, Any]) -> Iterator[str]:
    """The accounts that an event shows to take part."""
    for key in ("senderId", "recipientId", "initiatingUserId"):
        yield from filter(None, [id_of(content.get(key))])
    for key in ("participantsSnapshot", "userIds"):
        yield from ids_in(content.get(key))


def owner_among(conversations: Iterable[Conversation]) -> str:
    """Who takes part in every conversation of two, "" if that is not exactly one."""
    pairs = [talk.members for talk in conversations if not talk.is_group and talk.members]
    common = set.intersection(*pairs) if pairs else set()
    return common.pop() if len(common) == 1 else ""
