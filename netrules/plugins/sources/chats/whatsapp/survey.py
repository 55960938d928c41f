"""What shows only from a chat as a whole: the order of its dates, and who takes part.

The file is read twice, so that nothing of it need be kept but this.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from io import BytesIO
from typing import Final

import attrs

from netrules import Opened
from netrules.plugins.sources.chats.lines import Lines
from netrules.plugins.sources.chats.whatsapp.days import Days
from netrules.plugins.sources.chats.whatsapp.names import chat_name, says
from netrules.plugins.sources.chats.whatsapp.records import Entry, Kind, read_entries
from netrules.plugins.sources.chats.whatsapp.stamps import Layout, read_stamp
from netrules.plugins.sources.chats.whatsapp.words import Words, has, is_text

#: More people than any group of WhatsApp has had.
MOST_SENDERS: Final = 20_000
_ONE_TO_ONE: Final = 2
_QUOTED: Final = re.compile(r"[\"“«„]([^\"”»“]+)[\"”»“]")


@attrs.define(eq=False)
class Survey:
    """What the first reading of a chat has shown.

    Args:
        member: The member it was read from.
        layout: How its records begin.
        days: Its dates.
        name: What the file is named after, "" if the name does not tell.
        senders: For each sender of a message the line and number of the first.
        notices: Those whom notices name like senders: an iPhone signs with the chat's name.
        deleters: Senders in whose place the app says "You deleted this message".
        in_group: Whether a notice speaks of a group.
        quoted: What notices say that the group is called, the last one.
        fading: Whether messages may have vanished from it.
        before: The first line that is no record and comes before them all.
        foreign: The first line that begins like a record of another file.
        odd: The first line that is not UTF-8.
        first: Line and number of the first record.
        crowded: Whether it has more senders than a chat can have.
    """

    member: str
    layout: Layout
    days: Days
    name: str = ""
    senders: dict[str, tuple[int, int]] = attrs.field(factory=dict)
    notices: dict[str, None] = attrs.field(factory=dict)
    deleters: set[str] = attrs.field(factory=set)
    in_group: bool = False
    quoted: str = ""
    fading: bool = False
    before: int = 0
    foreign: int = 0
    odd: int = 0
    first: tuple[int, int] = (0, 0)
    crowded: bool = False

    @property
    def is_group(self) -> bool:
        """Whether it is a group's; one in which only two have written may look like a chat of
        two, unless it says that it is a group's or is named after neither of them."""
        if len(self.senders) > _ONE_TO_ONE or self.in_group:
            return True
        return bool(
            self.name
            and len(self.senders) == _ONE_TO_ONE
            and not any(says(self.name, sender) for sender in self.senders)
        )

    @property
    def title(self) -> str:
        """The chat's own name, as far as the file tells: a group's, or the partner's."""
        signed = next((name for name in self.notices if name not in self.senders), "")
        return signed or self.name or self.quoted

    @property
    def partner(self) -> str:
        """Whom a chat of two is named after, if that is one of the senders or nobody else."""
        names = [name for name in self.senders if self.name and says(self.name, name)]
        if len(names) == 1:
            return names[0]
        if self.notices and not self.is_group:
            first = next(iter(self.notices))
            if first in self.senders or len(self.senders) < _ONE_TO_ONE:
                return first
        return self.name if len(self.senders) < _ONE_TO_ONE else ""

    def take(self, entry: Entry) -> None:
        """Let a record count."""
        self.days.learn(entry.stamp)
        if not self.first[1]:
            self.first = entry.line, entry.number
        if entry.kind in (Kind.MESSAGE, Kind.CALL):
            self.senders.setdefault(entry.sender, (entry.line, entry.number))
            if is_text(Words.MINE, entry.text):
                self.deleters.add(entry.sender)
        elif entry.kind is Kind.NOTICE:
            if entry.sender:
                self.notices.setdefault(entry.sender)
            self._note(entry)

    def _note(self, entry: Entry) -> None:
        about_group = has(Words.GROUP, entry.text)
        self.in_group = self.in_group or about_group
        self.fading = self.fading or has(Words.FADING, entry.text)
        if about_group or has(Words.CHANGED, entry.text):
            names = _QUOTED.findall(entry.stamp.rest)
            self.quoted = names[-1] if names else self.quoted


def survey(opened: Opened, member: str) -> Survey | None:
    """Read *member* for what shows only from all of it; None if it holds no record."""
    head = opened.head(member)
    layout = layout_of(head)
    if layout is None:
        return None
    found = Survey(member, layout, Days(layout), chat_name(opened.path, member))
    with opened.open(member) as stream:
        lines = Lines(stream, head)
        for entry in read_entries(lines, layout):
            if isinstance(entry, Entry):
                found.take(entry)
                if len(found.senders) > MOST_SENDERS:
                    found.crowded = True
                    break
            elif entry < 0:
                found.before = found.before or -entry
            else:
                found.foreign = found.foreign or entry
        found.odd = lines.odd
    return found


def layout_of(head: bytes) -> Layout | None:
    """How the records of the file that begins with *head* begin: most of them, and if there
    is no such way, as the first."""
    counts = Counter(layouts(line for _, line in Lines(BytesIO(head), head)))
    return max(counts, key=counts.__getitem__) if counts else None


def layouts(lines: Iterable[str]) -> Iterable[Layout]:
    """How those of *lines* begin with which a record may."""
    stamps = map(read_stamp, lines)
    return (stamp.layout for stamp in stamps if stamp is not None)
