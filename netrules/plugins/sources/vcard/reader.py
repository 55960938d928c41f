"""The cards of one file to the items that a source yields."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol

import attrs

from netrules import (
    Evidence,
    GroupRecord,
    Handle,
    Item,
    Origin,
    PersonRecord,
    Problem,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.vcard.card import GroupCard, NoPerson, PersonCard, read_card, uid_of
from netrules.plugins.sources.vcard.cards import Card, Stray
from netrules.plugins.sources.vcard.relations import Reference

#: What a file of contacts says of each of them: that they are in it.
_TIE: Final = "contact"
_GROUP_KIND: Final = "list"


class Place(Protocol):
    """Where in the file something was read."""

    def __call__(self, *, line: int = 0, record: int | str = 0) -> Origin:
        """The origin with this line and record."""
        ...


@attrs.frozen
class _Waiting:
    """References of one card, held back until the UIDs of all cards are known."""

    card: Card
    read: PersonCard | GroupCard
    references: tuple[Reference, ...]


class FileReader:
    """Turns cards into items, and looks up the cards that they refer to."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._empty = True
        #: By UID, the person a card is about; None for a card about no person.
        self._people: dict[str, Handle | None] = {}
        self._waiting: list[_Waiting] = []
        #: By number, the people of an outermost card and the cards nested in it.
        self._nest: dict[int, Handle] = {}

    def take(self, found: Card | Stray) -> Iterator[Item]:
        """What a card, or text between cards, gives at once."""
        if isinstance(found, Stray):
            yield self._stray(found)
            return
        self._empty = False
        if found.principal is None:
            self._nest.clear()
        read = read_card(found)
        if uid := uid_of(found):
            self._people.setdefault(uid, read.handle if isinstance(read, PersonCard) else None)
        match read:
            case NoPerson():
                yield self._nobody(found, read)
            case GroupCard():
                yield from self._group(found, read)
            case PersonCard():
                yield from self._person(found, read)

    def finish(self) -> Iterator[Item]:
        """What had to wait for the last card."""
        if self._empty:
            yield Problem(
                "the file holds no vCard: no line of it is BEGIN:VCARD",
                self._place(),
                "export the contacts as vCard (.vcf)",
            )
        for waiting in self._waiting:
            if isinstance(waiting.read, GroupCard):
                yield from self._listed(waiting.card, waiting.read)
            else:
                yield from self._ties(waiting.card, waiting.read.handle, waiting.references)

    def _origin(self, card: Card, line: int = 0) -> Origin:
        return self._place(line=line or card.line, record=card.number)

    def _stray(self, stray: Stray) -> Problem:
        origin = self._place(line=stray.line)
        if stray.ended:
            return Problem(
                "a card without its BEGIN:VCARD line could not be read",
                origin,
                "export it again, or write the missing line above it",
            )
        return Problem(
            "text outside of the cards was left out",
            origin,
            "remove it, if it belongs to no card",
            lost=False,
        )

    def _nobody(self, card: Card, read: NoPerson) -> Item:
        if read.blank and card.flaws:
            return Problem(
                "the card could not be read: what is legible of it names nobody",
                self._origin(card),
                "export it again, or correct it in a text editor",
            )
        return Skipped(read.reason, self._origin(card))

    def _group(self, card: Card, read: GroupCard) -> Iterator[Item]:
        if not read.name:
            yield Problem(
                "the card is a group's and has no name",
                self._origin(card),
                "name the group in the address book",
            )
            return
        self._waiting.append(_Waiting(card, read, read.members))
        yield from self._flaws(card)

    def _person(self, card: Card, read: PersonCard) -> Iterator[Item]:
        yield PersonRecord(
            read.handle, self._origin(card), read.jobs, read.facts, tie=_TIE, as_of=read.as_of
        )
        yield from self._flaws(card)
        yield from self._agency(card, read.handle)
        known = tuple(each for each in read.relatives if not each.uid)
        unknown = tuple(each for each in read.relatives if each.uid)
        yield from self._ties(card, read.handle, known)
        if unknown:
            self._waiting.append(_Waiting(card, read, unknown))

    def _flaws(self, card: Card) -> Iterator[Problem]:
        """One problem for each thing that went wrong, however often it did."""
        told: set[str] = set()
        for flaw in card.flaws:
            if flaw.message not in told:
                told.add(flaw.message)
                yield Problem(flaw.message, self._origin(card, flaw.line), flaw.remedy, lost=False)

    def _agency(self, card: Card, handle: Handle) -> Iterator[TieRecord]:
        self._nest[card.number] = handle
        principal = self._nest.get(card.principal.number) if card.principal else None
        if principal is not None:
            yield TieRecord((principal, handle), "agent", Evidence.STATED, self._origin(card))

    def _ties(
        self, card: Card, handle: Handle, references: tuple[Reference, ...]
    ) -> Iterator[Item]:
        missing: list[Reference] = []
        for reference in references:
            other = self._whom(reference, missing)
            if other is not None and other != handle:
                yield TieRecord(
                    (handle, other),
                    reference.kind,
                    Evidence.STATED,
                    self._origin(card, reference.line),
                )
        yield from self._missed(card, missing)

    def _listed(self, card: Card, read: GroupCard) -> Iterator[Item]:
        missing: list[Reference] = []
        people = [self._whom(member, missing) for member in read.members]
        distinct = dict.fromkeys(each for each in people if each is not None)
        yield GroupRecord(read.name, self._origin(card), _GROUP_KIND, tuple(distinct))
        yield from self._missed(card, missing)

    def _whom(self, reference: Reference, missing: list[Reference]) -> Handle | None:
        if not reference.uid:
            return reference.handle
        if reference.uid not in self._people:
            missing.append(reference)
        return self._people.get(reference.uid)

    def _missed(self, card: Card, missing: list[Reference]) -> Iterator[Problem]:
        if missing:
            count = len(missing)
            yield Problem(
                "the card refers to a card that is not in this file"
                if count == 1
                else f"the card refers to {count} cards that are not in this file",
                self._origin(card, missing[0].line),
                "export all contacts into one file",
                lost=False,
            )
