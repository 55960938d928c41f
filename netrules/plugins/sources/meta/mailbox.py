"""The conversations of an export in turn, and the days for which they are complete."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from netrules import Handle, InteractionCoverage, Item, Opened, Origin, Problem
from netrules.plugins.sources.meta.conversations import crowd_of, lone, read_conversation
from netrules.plugins.sources.meta.exports import Export, Service, Thread
from netrules.plugins.sources.meta.kinds import Kind
from netrules.plugins.sources.meta.messages import Letters, without_owner
from netrules.plugins.sources.meta.owner import Owner, find_owner
from netrules.plugins.sources.meta.places import REQUESTS
from netrules.plugins.sources.meta.roll import Roll
from netrules.plugins.sources.meta.values import AGAIN

#: The last day for which an export alone can list every message on Messenger: on 11 August
#: 2022 Facebook began to move conversations to encryption, and its export lacks these.
LAST_IN_THE_OPEN: Final = {"facebook": date(2022, 8, 10)}
#: Box of conversations that were moved to encryption: what was written before that.
_MOVED: Final = "e2ee_cutover"


class Mailbox:
    """All conversations of an export.

    Args:
        opened: The input that holds it.
        export: Its members.
        service: Whose export it is.
        roll: Who was told of so far.
    """

    def __init__(self, opened: Opened, export: Export, service: Service, roll: Roll) -> None:
        self._opened: Final = opened
        self._export: Final = export
        self._service: Final = service
        self._roll: Final = roll
        self._encrypted: Final = tuple(map(lone, export.files.get(Kind.ENCRYPTED, ())))

    def items(self, profile: tuple[str, ...], stated: Handle) -> Iterator[Item]:
        """Everything that the conversations tell.

        Args:
            profile: The owner's names by the export itself.
            stated: What is said of the owner elsewhere.
        """
        if not (self._export.threads or self._encrypted):
            return
        owner = find_owner(profile, stated.names, self._crowds)
        if owner is None:
            yield from self._without_owner()
            return
        if owner.is_guess:
            yield Problem(
                "no file says which participant of the conversations is you; the one who is in "
                "most of them is taken for you",
                self._origin(),
                f"add your name as {self._service.title} shows it to the settings: [me] name",
                lost=False,
            )
        yield from self._letters(owner)

    def _crowds(self) -> Iterator[frozenset[str]]:
        for thread in (*self._export.threads, *self._encrypted):
            yield crowd_of(self._opened.head(thread.folders[0].members[0]))

    def _origin(self) -> Origin:
        first = (*self._export.threads, *self._encrypted)[0]
        return self._opened.origin(first.folders[0].members[0], layer=self._service.name)

    def _without_owner(self) -> Iterator[Item]:
        yield Problem(
            "cannot tell which participant of the conversations is you, so the direction of "
            "messages is unknown",
            self._origin(),
            f"add your name as {self._service.title} shows it to the settings: [me] name",
            lost=False,
        )
        for thread in (*self._export.threads, *self._encrypted):
            talk = read_conversation(self._opened, thread, self._service.name)
            yield from without_owner(self._opened, talk, self._service.name)

    def _letters(self, owner: Owner) -> Iterator[Item]:
        layer, title = self._service.name, self._service.title
        plain = Letters(self._opened, layer, title, owner, self._roll)
        for thread in self._export.threads:
            talk = read_conversation(self._opened, thread, layer)
            boxes = {folder.box for folder in thread.folders}
            unasked = boxes <= REQUESTS
            yield from plain.items(talk, box=_MOVED * (boxes == {_MOVED}), unasked=unasked)
            if not self._export.is_mailbox and not unasked:
                yield from plain.coverage_of(talk, *self._place(thread))
        encrypted = Letters(self._opened, layer, title, owner, self._roll)
        for thread in self._encrypted:
            talk = read_conversation(self._opened, thread, layer)
            yield from encrypted.items(talk, box="encrypted")
            if not self._export.is_mailbox:
                yield from encrypted.coverage_of(talk, *self._place(thread))
        if plain.foreign + encrypted.foreign:
            yield self._foreign(plain.foreign + encrypted.foreign)
        if self._export.is_mailbox:
            yield from self._coverage(plain, encrypted)

    def _place(self, thread: Thread) -> tuple[Origin, bool]:
        """Where a conversation stands, and whether it is known to reach to the export's day:
        the only file that was given may be an older part of it."""
        member = thread.folders[0].members[0]
        return self._opened.origin(member, layer=self._service.name), member != ""

    def _foreign(self, number: int) -> Problem:
        return Problem(
            f"you are not among the two who take part in {number:,} conversation"
            f"{'s' * (number > 1)}: you may have had another name then",
            self._origin(),
            "give the whole export, whose profile names your former names",
            lost=False,
        )

    def _coverage(self, plain: Letters, encrypted: Letters) -> Iterator[Item]:
        """The days for which the whole mailbox lists everything."""
        if plain.days is None:
            return
        since, until, at_least = plain.days.since, plain.days.until, True
        last = LAST_IN_THE_OPEN.get(self._service.name)
        if last is not None and until > last:
            reached = encrypted.days.until if encrypted.days else last
            until, at_least = max(last, min(until, reached)), encrypted.days is not None
            if not at_least:
                yield self._lacking()
        why = ""
        if plain.torn or encrypted.torn:
            why = "some messages could not be read"
        elif plain.foreign or encrypted.foreign:
            why = "you do not occur in some conversations"
        if why:
            said = f"{why}, so this export cannot show that there was no contact"
            yield Problem(said, self._origin(), AGAIN, lost=False)
            return
        for channel in plain.channels[: 1 + (plain.has_calls or encrypted.has_calls)]:
            if since <= until:
                yield InteractionCoverage(
                    channel, since, until, self._origin(), until_at_least=at_least
                )

    def _lacking(self) -> Problem:
        """What to say where the encrypted conversations are not among the files."""
        return Problem(
            "since August 2022 Messenger has been moving conversations to end-to-end "
            "encryption, and these are not in this export: it cannot show that there was no "
            "contact since then",
            self._origin(),
            "in Messenger choose Privacy & safety, End-to-end encrypted chats, Message storage, "
            "Download secure storage data, and unpack it into the same folder as the export",
            lost=False,
        )
