"""The messages of a mailbox, seen from its owner, to the items that a source yields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from netrules import (
    Breadth,
    Direction,
    Handle,
    InteractionRecord,
    Item,
    Opened,
    Origin,
    OwnerRecord,
    PersonRecord,
    Problem,
    Quoting,
    ReadContext,
    Skipped,
)
from netrules.plugins.sources.mail.mailbox import Mailbox
from netrules.plugins.sources.mail.owner import Owner, find_owner
from netrules.plugins.sources.mail.posts import Party, Post
from netrules.plugins.sources.mail.sorting import AUTOMATIC, LIST
from netrules.plugins.sources.mail.span import CHANNEL, Span
from netrules.plugins.sources.mail.threads import Threads

#: The kind of tie to those whom the owner wrote to.
TIE: Final = "correspondent"
#: Whom a message names among more than these, the owner did not write to in person.
MOST_WRITTEN_TO: Final = 12
#: Why messages are passed over that only the owner's view shows to be none of use.
UNKNOWN, AGAIN, NOBODY = "owner unknown", "the same message again", "no other participant"
_LINE: Final = "add to the settings, under [me]: email = "


def mail_items(opened: Opened, context: ReadContext) -> Iterator[Item]:
    """Everything the mail in *opened* tells."""
    mailbox = Mailbox(opened)
    if not mailbox.posts:
        yield from (entry for entry in mailbox.entries if not isinstance(entry, Post))
        return
    owner = find_owner(mailbox.posts, mailbox.parties, context.owner)
    if owner is None:
        yield from _without_owner(mailbox)
    else:
        yield from _Letters(mailbox, owner, context.owner).items()


def _without_owner(mailbox: Mailbox) -> Iterator[Item]:
    yield Problem(
        "cannot tell which address is yours, so nobody knows who wrote to whom",
        mailbox.origin,
        "add your addresses to the settings: [me] email",
        lost=False,
    )
    for entry in mailbox.entries:
        yield Skipped(UNKNOWN, entry.origin) if isinstance(entry, Post) else entry


class _Letters:
    """The messages of a mailbox, seen from its owner."""

    def __init__(self, mailbox: Mailbox, owner: Owner, told: Handle) -> None:
        self._mailbox: Final = mailbox
        self._owner: Final = owner
        self._told: Final = told
        self._seen: Final[set[str]] = set()
        self._span: Final = Span()
        self._threads: Final = Threads()
        #: Where each person first occurs, and which of them the owner wrote to.
        self._first: Final[dict[Party, Origin]] = {}
        self._written_to: Final[set[Party]] = set()
        #: Who sent what lies among the owner's sent messages without being known as owner.
        self._strangers: Final[set[Party]] = set()
        self._lost = 0

    def items(self) -> Iterator[Item]:
        for entry in self._mailbox.entries:
            item = self._letter(entry) if isinstance(entry, Post) else entry
            self._lost += isinstance(item, Problem) and item.lost
            yield item
        yield from self._me()
        yield from self._others_of_mine()
        yield from self._threads.ties()
        for party, origin in self._first.items():
            if party in self._written_to and not party.is_desk:
                yield PersonRecord(party.handle, origin, tie=TIE)
        is_whole = not (self._lost or self._strangers)
        yield from self._span.coverage(self._mailbox.origin, is_whole=is_whole)

    # -- one message -----------------------------------------------------------

    def _letter(self, post: Post) -> InteractionRecord | Problem | Skipped:
        mine = self._owner.parties
        is_out = post.sender in mine
        if post.is_sent and not is_out:
            self._strangers.add(post.sender)
            return Skipped(UNKNOWN, post.origin)
        if post.id in self._seen:
            return Skipped(AGAIN, post.origin)
        named = dict.fromkeys((post.sender, *post.recipients))
        others = [party for party in named if party not in mine]
        people = [one for one in others if not (one.is_robot or self._mailbox.is_list(one))]
        if not people:
            return self._to_nobody(post, others)
        if post.id:
            self._seen.add(post.id)
        is_for_me = post.names(mine)
        is_private = len(others) + post.unread == 1 and (is_out or is_for_me)
        thread = self._mailbox.thread(post)
        self._note(post, people, is_out=is_out, is_for_me=is_for_me)
        if not post.is_blind:
            self._threads.add(thread, post.day, post.origin, people)
        return InteractionRecord(
            tuple([party.handle for party in people]),
            post.at,
            CHANNEL,
            Direction.OUT if is_out else Direction.IN,
            post.origin,
            Breadth.ONE if is_private else Breadth.GROUP,
            sender=None if is_out or is_private else post.sender.handle,
            thread=thread,
        )

    def _to_nobody(self, post: Post, others: Iterable[Party]) -> Problem | Skipped:
        if any(map(self._mailbox.is_list, others)):
            return Skipped(LIST, post.origin)
        if any(party.is_robot for party in others):
            return Skipped(AUTOMATIC, post.origin)
        if post.unread:
            return Problem(
                "no recipient has an address that can be read",
                post.origin,
                "look at the message in the mail program",
            )
        return Skipped(NOBODY, post.origin)

    def _note(self, post: Post, people: list[Party], *, is_out: bool, is_for_me: bool) -> None:
        """Remember what the message shows beyond itself."""
        for party in people:
            self._first.setdefault(party, post.origin)
        if is_out and len(post.recipients) + post.unread <= MOST_WRITTEN_TO:
            self._written_to.update(people)
        # What the owner sent to themself as well is no proof that what they sent is here.
        if post.vouches and (post.is_sent or not (is_out and is_for_me)):
            self._span.note(post.day, Direction.OUT if is_out else Direction.IN)

    # -- all of them -----------------------------------------------------------

    def _me(self) -> Iterator[Item]:
        """Who was taken for the owner, where nobody had said it."""
        if not self._owner.found_by or not self._first:
            return
        origin = next(iter(self._first.values()))
        parties = sorted(self._owner.parties, key=lambda party: party.email)
        emails = tuple(party.email for party in parties)
        names = tuple(sorted({name for party in parties for name in party.names}))
        yield Problem(
            "which address is yours is stated nowhere; one was taken for it because "
            f"{self._owner.found_by}",
            self._mailbox.origin,
            Quoting(
                f"if it is yours, {_LINE}{{email}}; else put your own there", email=_toml(emails)
            ),
            lost=False,
        )
        if names or self._told == Handle(me=True):
            yield OwnerRecord(Handle(emails=emails, names=names, me=True), origin)

    def _others_of_mine(self) -> Iterator[Problem]:
        """Addresses that may be the owner's, too."""
        if self._strangers:
            emails = sorted(party.email for party in self._strangers)
            yield Problem(
                "some sent messages are from an address that is not known to be yours, "
                "and were left out",
                self._mailbox.origin,
                Quoting(
                    f"if these are yours, too, {_LINE}{{email}} besides those that are there",
                    email=_toml(emails),
                ),
                lost=False,
            )


def _toml(emails: Iterable[str]) -> str:
    """Addresses as the settings take them. None holds what would need an escape."""
    quoted = [f'"{email}"' for email in emails]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"
