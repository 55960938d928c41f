"""A file's lines to cards.

Cards are told apart before anything in them is read, so that a broken one never costs
its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from netrules.plugins.sources.vcard.properties import Body, Flaw, Property
from netrules.plugins.sources.vcard.values import unescape

#: What may stand around cards without being text: blanks, ends of files, byte order marks.
_NO_TEXT: Final = b" \t\x0b\x0c\x1a\xef\xbb\xbf"
_BOM: Final = rb"(?:\xef\xbb\xbf)*+"
_MARK: Final = rb"[ \t]*:[ \t]*VCARD[" + _NO_TEXT + rb"]*+"
_BEGIN: Final = re.compile(_BOM + rb"BEGIN" + _MARK + rb"\Z", re.IGNORECASE)
_BEGIN_OUTSIDE: Final = re.compile(rb"[^A-Z]*+BEGIN" + _MARK + rb"\Z", re.IGNORECASE)
_END: Final = re.compile(_BOM + rb"END" + _MARK + rb"(BEGIN" + _MARK + rb")?\Z", re.IGNORECASE)
_AGENT: Final = re.compile(rb"AGENT(?:;[^:]*+)?:[ \t]*BEGIN" + _MARK + rb"\Z", re.IGNORECASE)
#: How the lines that these patterns match can begin, within a card.
_SPECIAL: Final = b"BbEeAa\xef"

_NO_END: Final = (
    "the card has no END:VCARD line",
    "check that the file is complete, and export it again if it is not",
)


@attrs.define(eq=False)
class Card:
    """One card as it stands in the file.

    Args:
        line: The line of its BEGIN.
        principal: The card it is nested in, as that person's agent.
        number: Its number in the file, from 1; nested cards count.
    """

    line: int
    principal: Card | None = None
    number: int = 0
    body: Body = attrs.field(factory=Body)

    @property
    def properties(self) -> list[Property]:
        """What is read of it, in file order."""
        return self.body.properties

    @property
    def flaws(self) -> list[Flaw]:
        """What of it could not be read as meant."""
        return self.body.flaws


@attrs.frozen
class Stray:
    """Text outside of all cards.

    Args:
        line: Its first line.
        ended: Whether it ends like a card, so that only its BEGIN is missing.
    """

    line: int
    ended: bool


def is_begin(line: bytes) -> bool:
    """Whether a card begins with *line*, outside of other cards."""
    return _BEGIN_OUTSIDE.match(line) is not None


def split_cards(lines: Iterable[tuple[int, bytes]]) -> Iterator[Card | Stray]:
    """The cards in *lines*, and the text between them, in file order.

    A card whose END is missing ends where the next one begins. A card nested in an AGENT
    property follows the one it is in. Where there is no card, no text is outside of cards.
    """
    splitter = _Splitter()
    for number, line in lines:
        body = splitter.innermost
        if body is not None and line[:1] not in _SPECIAL:
            body.feed(number, line)
        else:
            yield from splitter.take(number, line)
    yield from splitter.end()


class _Splitter:
    """The state between two lines: which cards are open."""

    def __init__(self) -> None:
        #: Where plain lines belong; None if the next line needs a closer look, plain or not.
        self.innermost: Body | None = None
        self._open: list[Card] = []
        self._finished: list[Card] = []
        self._count = 0
        self._stray = 0
        #: An AGENT line that opens a card, unless the next line shows it to be folded.
        self._agent: tuple[int, bytes] | None = None

    def take(self, number: int, line: bytes) -> Iterator[Card | Stray]:
        """Read on by one line."""
        if self._agent:
            self._settle_agent(*self._agent, folded=line[:1] in (b" ", b"\t"))
        if self._open:
            yield from self._inside(number, line)
        else:
            yield from self._outside(number, line)
        self.innermost = self._open[-1].body if self._open and not self._agent else None

    def end(self) -> Iterator[Card | Stray]:
        """The file is over."""
        if self._agent:
            self._settle_agent(*self._agent, folded=False)
        yield from self._abandon()
        if self._count:
            yield from self._strayed(ended=False)

    def _inside(self, number: int, line: bytes) -> Iterator[Card | Stray]:
        body = self._open[-1].body
        if found := _END.match(line):
            self._open.pop().body.finish()
            if not self._open:
                yield from self._numbered()
            if found[1]:
                yield from self.take(number, found[1])
        elif _BEGIN.match(line):
            if body.awaits_card:
                self._begin(number, self._open[-1])
            else:
                yield from self._abandon()
                self._begin(number)
        elif _AGENT.match(line):
            self._agent = number, line
        else:
            body.feed(number, line)

    def _outside(self, number: int, line: bytes) -> Iterator[Card | Stray]:
        if is_begin(line):
            yield from self._strayed(ended=False)
            self._begin(number)
        elif line.strip(_NO_TEXT):
            self._stray = self._stray or number
            if found := _END.match(line):
                yield from self._strayed(ended=True)
                if found[1]:
                    self._begin(number)

    def _begin(self, number: int, principal: Card | None = None) -> None:
        card = Card(number, principal)
        self._open.append(card)
        self._finished.append(card)

    def _settle_agent(self, number: int, line: bytes, *, folded: bool) -> None:
        self._agent = None
        if folded:
            self._open[-1].body.feed(number, line)
        else:
            self._begin(number, self._open[-1])

    def _abandon(self) -> Iterator[Card]:
        """Close all cards that are open: their ENDs are missing."""
        for card in reversed(self._open):
            card.body.finish()
            card.flaws.append(Flaw(card.line, *_NO_END))
        self._open.clear()
        yield from self._numbered()

    def _numbered(self) -> Iterator[Card]:
        """The finished cards, with those that an AGENT property holds as text."""
        for card in self._finished:
            for each in (card, *_agents_in(card)):
                self._count += 1
                each.number = self._count
                yield each
        self._finished.clear()

    def _strayed(self, *, ended: bool) -> Iterator[Stray]:
        if self._stray:
            yield Stray(self._stray, ended)
        self._stray = 0


def _agents_in(card: Card) -> Iterator[Card]:
    """Cards that are the value of an AGENT property, with their newlines escaped."""
    for field in card.properties:
        if field.name == "AGENT" and field.value:
            rows = unescape(field.value).encode().splitlines()
            for agent in split_cards((field.line, row) for row in rows):
                if isinstance(agent, Card):
                    agent.principal = agent.principal or card
                    yield agent
