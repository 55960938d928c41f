"""Whether an input is a chat of WhatsApp, or holds some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from netrules import NO, Certainty, Head, Sniff
from netrules.plugins.sources.chats.lines import Lines
from netrules.plugins.sources.chats.signal.sniffing import is_text as is_signal
from netrules.plugins.sources.chats.whatsapp.records import Entry, read_entries
from netrules.plugins.sources.chats.whatsapp.stamps import MARK, Layout, read_stamp

#: How many texts of a folder are looked into; the others are asked about one by one.
_LOOKED_INTO: Final = 500
#: How many lines may precede the first record, and how many records are looked at.
_PREAMBLE: Final = 20
_RECORDS: Final = 50
#: What programs, and not people, write between day and text.
_LOG: Final = re.compile(
    r"(?:.*[\W_])?(?:trace|debug|info|notice|warn|warning|error|err|fatal|critical|severe|alert)"
    r"(?:[\W_].*)?",
    re.IGNORECASE,
)
#: The names of what is sent in chats, as both kinds of phones write them.
_MEDIA: Final = re.compile(
    r"(?:[A-Z]{3}-\d{8}-WA\d{4,}.*|\d{8}-.+|(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d+.*)\.\w{2,5}",
)
_REASON: Final = "its lines begin with day, time and name, as in a chat of WhatsApp"


def sniff_chats(head: Head) -> Sniff:
    """Whether *head* is a chat, or which of its members are or belong to one."""
    if head.members == ("",):
        return Sniff(certainty_of(head.head()), _REASON) if certainty_of(head.head()) else NO
    found = {member: certainty_of(head.head(member)) for member in _texts(head)}
    best = max(found.values(), default=Certainty.NO)
    if best is Certainty.NO:
        return NO
    chats = {member for member, certainty in found.items() if certainty is best}
    folders = {_folder(member) for member in chats}
    media = {
        member
        for member in head.members
        if _folder(member) in folders and _MEDIA.fullmatch(member.rpartition("/")[2])
    }
    return Sniff(best, _REASON, frozenset(chats | media))


def chats_in(head: Head) -> list[str]:
    """The members that are chats; the only one, whatever it is, if the user chose it."""
    members = list(head.members) if head.members == ("",) else list(_texts(head))
    chats = [member for member in members if certainty_of(head.head(member))]
    return chats or members or list(head.members[:1])


def certainty_of(data: bytes) -> Certainty:
    """How sure it is that a file that begins with *data* is a chat of WhatsApp."""
    layout = _first_layout(data)
    if layout is None:
        return Certainty.NO
    entries = list(_entries(data, layout))
    senders = {entry.sender for entry in entries if entry.sender}
    if senders and all(_LOG.fullmatch(sender) for sender in senders):
        return Certainty.NO
    if any(MARK in entry.stamp.rest for entry in entries):
        return Certainty.CERTAIN
    if is_signal(data):
        return Certainty.NO
    if not senders and not any(entry.text for entry in entries):
        return Certainty.NO
    # Programs write days so, and now and then people do who are no users of WhatsApp.
    by_year = layout.year_first and layout.mark == "-"
    return Certainty.LIKELY if by_year or not senders else Certainty.CERTAIN


def _first_layout(data: bytes) -> Layout | None:
    for number, line in Lines(BytesIO(data), data):
        stamp = read_stamp(line)
        if stamp is not None:
            return stamp.layout
        if number > _PREAMBLE:
            break
    return None


def _entries(data: bytes, layout: Layout) -> Iterator[Entry]:
    for entry in read_entries(Lines(BytesIO(data), data), layout):
        if isinstance(entry, Entry):
            yield entry
            if entry.number >= _RECORDS:
                return


def _texts(head: Head) -> Iterator[str]:
    """The members that are texts by their names, as many as are looked into."""
    texts = (member for member in head.members if member.casefold().endswith(".txt"))
    for _, member in zip(range(_LOOKED_INTO), texts, strict=False):
        yield member


def _folder(member: str) -> str:
    return member[: member.rfind("/") + 1]
