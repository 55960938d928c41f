"""messages.csv as conversations: who takes part in each, and what was sent when.

Who takes part in a conversation only shows once all its rows are read, so this is the
first of two steps. It keeps of each row no more than where it is, in which conversation,
from whom and when.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

import attrs

from netrules import Handle, Origin, Problem, Skipped
from netrules.plugins.sources.linkedin.csvfile import Row, Table
from netrules.plugins.sources.linkedin.dates import Dates
from netrules.plugins.sources.linkedin.people import (
    folded,
    is_nobody,
    profile_of,
    split_names,
    split_urls,
)
from netrules.plugins.sources.linkedin.sifting import sift

_YES: Final = frozenset({"true", "yes", "1"})
#: The class that LinkedIn's own editor leaves in the markup of sponsored messages.
_ADVERTISEMENT: Final = "spinmail"
_ADVERTISEMENT_WITHIN: Final = 200


@attrs.define(eq=False)
class Party:
    """Somebody who takes part in conversations.

    Args:
        profile: What tells their profile URL from another's, "" if they have none.
        url: Their profile URL as written.
        origin: Where they first occur.
    """

    profile: str
    url: str
    origin: Origin
    #: Names they sent messages under, which are surely theirs.
    said: set[str] = attrs.field(factory=set)
    #: Names that stand beside their URL in lists of recipients, which may be cut wrongly.
    listed: set[str] = attrs.field(factory=set)
    _handle: Handle | None = attrs.field(default=None, init=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The names they are given, sorted."""
        return tuple(sorted(self.said or self.listed))

    @property
    def order(self) -> tuple[str, tuple[str, ...]]:
        """By what parties are sorted, whatever the order of rows."""
        return self.profile, self.names

    @property
    def handle(self) -> Handle:
        """How records name them: one object, however many records."""
        if self._handle is None:
            self._handle = Handle(urls=(self.url,) if self.profile else (), names=self.names)
        return self._handle


@attrs.define(eq=False)
class Conversation:
    """Messages that belong together, drafts and spam left out.

    Args:
        thread: LinkedIn's name for it.
    """

    thread: str
    #: Who sent something; None is a member whose name is withheld.
    senders: set[Party | None] = attrs.field(factory=set)
    #: The recipients' names and URLs as written.
    recipients: set[tuple[str, str]] = attrs.field(factory=set)
    #: Everyone who is known to take part, and whether somebody unknown does too.
    members: frozenset[Party] = frozenset()
    has_unknown: bool = False
    #: For a party known by name only the one with a URL that it proved to be.
    same: dict[Party, Party] = attrs.field(factory=dict)

    @property
    def size(self) -> int:
        """How many take part at least."""
        return len(self.members) + self.has_unknown


class Entry(NamedTuple):
    """One message."""

    line: int
    number: int
    conversation: Conversation
    sender: Party | None
    date: str


class _Columns(NamedTuple):
    conversation: int
    sender: int
    sender_url: int
    recipients: int
    recipient_urls: int
    date: int
    content: int
    folder: int
    draft: int
    conversation_draft: int

    @classmethod
    def of(cls, table: Table) -> _Columns:
        return cls(
            table.column("conversationid"),
            table.column("from"),
            table.column("senderprofileurl"),
            table.column("to"),
            table.column("recipientprofileurls", "recipientprofileurl"),
            table.column("date"),
            table.column("content"),
            table.column("folder"),
            table.column("ismessagedraft"),
            table.column("isconversationdraft"),
        )


class Mailbox:
    """The conversations of one messages.csv.

    Args:
        table: The table; it is read at once.
        names: The owner's names by the profile, which help to tell names apart.
    """

    def __init__(self, table: Table, names: Collection[str] = ()) -> None:
        self.table: Final = table
        self.dates: Final = Dates()
        self.entries: Final[list[Entry | Problem | Skipped]] = []
        self.conversations: Final[dict[str, Conversation]] = {}
        self._parties: Final[dict[tuple[str, str], Party]] = {}
        self._senders: Final[dict[tuple[str, str], Party | None]] = {}
        columns = _Columns.of(table)
        for row in sift(table):
            self.entries.append(self._entry(row, columns) if isinstance(row, Row) else row)
        self.dates.decide(resaved=table.resaved)
        self._find_members({folded(name) for name in names})

    # -- row by row ------------------------------------------------------------

    def _entry(self, row: Row, columns: _Columns) -> Entry | Problem | Skipped:
        cells = row.cells
        reason = _reason_to_skip(cells, columns)
        if reason:
            return Skipped(reason, self.table.origin(row))
        name, url = cells[columns.sender], cells[columns.sender_url]
        if not name.strip() and not url.strip():
            return Problem(
                "the message does not say who sent it",
                self.table.origin(row),
                "export the file again",
            )
        try:
            sender = self._senders[name, url]
        except KeyError:
            sender = self._senders[name, url] = self._sender(name.strip(), url.strip(), row)
        thread = cells[columns.conversation].strip()
        # A message without a conversation is one of its own.
        key = thread or f"\n{row.number}"
        conversation = self.conversations.get(key)
        if conversation is None:
            conversation = self.conversations[key] = Conversation(thread)
        conversation.senders.add(sender)
        conversation.recipients.add((cells[columns.recipients], cells[columns.recipient_urls]))
        date = cells[columns.date].strip()
        self.dates.learn(date)
        return Entry(row.line, row.number, conversation, sender, date)

    def _sender(self, name: str, url: str, row: Row) -> Party | None:
        party = self._party(name, url, self.table.origin(row))
        if party is not None and not is_nobody(name):
            party.said.add(name)
        return party

    def _party(self, name: str, url: str, origin: Origin) -> Party | None:
        """Who is meant by a name and a URL; None for a member whose name is withheld."""
        profile = profile_of(url)
        if not profile and is_nobody(name):
            return None
        key = (profile, "" if profile else folded(name))
        party = self._parties.get(key)
        if party is None:
            party = self._parties[key] = Party(profile, url, origin)
        party.url = min(party.url, url)
        return party

    # -- once all rows are read ------------------------------------------------

    def _find_members(self, names: set[str]) -> None:
        known = names | {folded(name) for name, _ in self._senders}
        lists = {
            cells: self._listed(*cells, known)
            for conversation in self.conversations.values()
            for cells in conversation.recipients
        }
        # Only now does everyone have all their names.
        for conversation in self.conversations.values():
            members = {one for one in conversation.senders if one is not None}
            members.update(*(lists[cells][0] for cells in conversation.recipients))
            conversation.has_unknown = None in conversation.senders or any(
                lists[cells][1] for cells in conversation.recipients
            )
            conversation.same = _same_by_name(members)
            conversation.members = frozenset(members.difference(conversation.same))

    def _listed(self, to: str, urls: str, known: set[str]) -> tuple[frozenset[Party], bool]:
        """Who the recipients of a message are, and whether there are others besides."""
        found = set()
        has_unknown = False
        for name, url in _paired(split_names(to, known), split_urls(urls), to):
            party = self._party(name, url, self.table.origin())
            if party is None:
                has_unknown = True
                continue
            if not is_nobody(name):
                party.listed.add(name)
            found.add(party)
        return frozenset(found), has_unknown


def _reason_to_skip(cells: list[str], columns: _Columns) -> str:
    """Why a row is known to be no message; "" if it is one."""
    if (
        cells[columns.draft].strip().casefold() in _YES
        or cells[columns.conversation_draft].strip().casefold() in _YES
    ):
        return "draft"
    if cells[columns.folder].strip().casefold() == "spam":
        return "spam"
    if _ADVERTISEMENT in cells[columns.content][:_ADVERTISEMENT_WITHIN]:
        return "advertisement"
    return ""


def _paired(names: list[str], urls: list[str], cell: str) -> Iterator[tuple[str, str]]:
    """Each recipient's name and URL, either of them "" where it is not known."""
    if not urls:
        yield from ((name, "") for name in names)
        return
    if len(names) != len(urls):
        plain = [part.strip() for part in cell.split(",")]
        named = [name for name in names if not is_nobody(name)]
        names = next((some for some in (named, plain) if len(some) == len(urls)), [])
        # More names than URLs: somebody else takes part, so it is more than these.
        if len(named) > len(urls) or (names is named and names):
            yield "", ""
    yield from zip(names or [""] * len(urls), urls, strict=True)


def _same_by_name(members: Collection[Party]) -> dict[Party, Party]:
    """For members known by name only, the one member with a URL who bears that name."""
    bearers: dict[str, list[Party]] = {}
    for one in members:
        for name in one.names if one.profile else ():
            bearers.setdefault(folded(name), []).append(one)
    same = {}
    for one in members:
        if not one.profile:
            found = {other for name in one.names for other in bearers.get(folded(name), ())}
            if len(found) == 1:
                same[one] = found.pop()
    return same
