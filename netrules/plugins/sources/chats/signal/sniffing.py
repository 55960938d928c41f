"""Whether an input holds chats of Signal, and in which of their forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from enum import Enum
from io import BytesIO
from typing import Any, Final

from netrules import NO, Certainty, Head, Sniff
from netrules.plugins.sources.chats.lines import Lines
from netrules.plugins.sources.chats.signal.chat import MD_LINE, ME

#: Names that Signal Desktop and the exporter give.
_TEXT, _JSON_LINES, _ALL = "chat.md", "data.json", "main.jsonl"
_NAMES: Final = frozenset({_TEXT, _JSON_LINES, _ALL})
_BESIDE: Final = re.compile(r"(?:media/.*|files/.*|index\.html|metadata\.json)$")
#: The exporter's keys for every message.
_KEYS: Final = frozenset({"date", "sender", "body", "quote", "reactions"})
_BEGINS: Final = re.compile(rb'\{\s*"date"\s*:\s*"[^"]{10,40}"\s*,\s*"sender"\s*:')
#: What the frames of Signal Desktop's export are called.
FRAMES: Final = frozenset(
    "account recipient chat chatItem stickerPack adHocCall notificationProfile chatFolder".split()
)
#: How many records are looked at.
_RECORDS: Final = 50
_LOOKED_INTO: Final = 1000


class Form(Enum):
    """How a file tells of chats."""

    ALL = "an export of Signal Desktop"
    JSON = "a chat that signal-export has written as JSON"
    TEXT = "a chat that signal-export has written as text"


def sniff_signal(head: Head) -> Sniff:
    """Whether *head* is such a file, or which of its members are or belong to one."""
    if head.members == ("",):
        form = form_of(head.head())
        return Sniff(Certainty.CERTAIN, f"it is {form.value}") if form else NO
    found = dict(forms_in(head))
    if not found:
        return NO
    homes = {_folder(member) for member in found}
    known = {member for member in head.members if _is_beside(member, homes)}
    reason = f"it holds {min(found.values(), key=list(Form).index).value}"
    return Sniff(Certainty.CERTAIN, reason, frozenset(known | found.keys()))


def forms_in(head: Head) -> Iterator[tuple[str, Form]]:
    """The members that hold chats and their forms; a lone file whatever its name."""
    if head.members == ("",):
        form = form_of(head.head())
        if form:
            yield "", form
        return
    count = 0
    for member in head.members:
        if member.rpartition("/")[2].casefold() in _NAMES:
            count += 1
            form = form_of(head.head(member)) if count <= _LOOKED_INTO else None
            if form:
                yield member, form


def form_of(data: bytes) -> Form | None:
    """In which form a file that begins with *data* holds chats of Signal; None if in none."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return _json_form(data)
    return Form.TEXT if is_text(data) else None


def is_text(data: bytes) -> bool:
    """Whether *data* begins a chat as text: the owner is "Me" in it, or lines end with the
    two spaces that break them in Markdown."""
    seen = 0
    for _, line in Lines(BytesIO(data), data):
        match = MD_LINE.match(line)
        if match is not None:
            seen += 1
            if match["sender"] == ME:
                return True
            if not line.endswith("  "):
                return False
        elif not seen and line.strip():
            return False
        if seen >= _RECORDS:
            break
    return seen > 0


def _json_form(data: bytes) -> Form | None:
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _BEGINS.match(data):
        return Form.JSON
    lines = data.split(b"\n", 2)
    first, second = (_value(line) for line in (*lines, b"")[:2])
    if first and first.keys() >= _KEYS:
        return Form.JSON
    if first and ("backupTimeMs" in first or _is_frame(first)) and _is_frame(second or first):
        return Form.ALL
    return None


def _is_frame(value: dict[str, Any]) -> bool:
    return len(value) == 1 and not FRAMES.isdisjoint(value)


def _value(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _is_beside(member: str, homes: set[str]) -> bool:
    folder = _folder(member)
    while True:
        if folder in homes and _BESIDE.match(member[len(folder) :]):
            return True
        if not folder:
            return False
        folder = _folder(folder[:-1])


def _folder(member: str) -> str:
    return member[: member.rfind("/") + 1]
