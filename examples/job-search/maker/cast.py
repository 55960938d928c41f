"""Everyone in the story, with what each of her files holds about them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from maker import dials
from maker.dice import Dice
from maker.story import (
    CREW,
    EMPLOYER,
    FORMER_EMPLOYER,
    MEMBERS,
    NAMESAKES,
    OTHERS,
    SILENT,
    TARGETS,
    UNIVERSITY,
    Noted,
)
from maker.words import COMPANIES, FIRST, LAST, LOCAL, OWN_TITLES, TITLES


@dataclass
class Person:
    """Somebody she knows.

    Args:
        number: Of which address and phone number are made, so that no two share one.
        noted: What is written down by hand, if anything is.
        connected: When LinkedIn recorded the connection, if there is one.
        shows_address: Whether LinkedIn shows an e-mail address.
        card: How the phone knows them: "" (not), "email", "number" or "only".
        habit: How they write to each other on LinkedIn.
    """

    number: int
    name: str
    company: str = ""
    title: str = ""
    noted: Noted | None = None
    connected: date = date.min
    shows_address: bool = False
    card: str = ""
    habit: str = ""

    @property
    def first(self) -> str:
        """The given name."""
        return self.name.partition(" ")[0]

    @property
    def last(self) -> str:
        """The family name."""
        return self.name.partition(" ")[2]

    @property
    def _slug(self) -> str:
        plain = unicodedata.normalize("NFKD", self.name.lower()).encode("ascii", "ignore").decode()
        return plain.replace(" ", "-")

    @property
    def url(self) -> str:
        """The profile page."""
        return f"https://www.linkedin.com/in/example-{self._slug}-{self.number:02}"

    @property
    def email(self) -> str:
        """The private address."""
        domain = ("example.org", "example.com", "example.net")[self.number % 3]
        return f"{self._slug.replace('-', '.')}@{domain}"

    @property
    def phone(self) -> str:
        """A mobile number of the range kept free for drama."""
        return f"+44 7700 900{100 + self.number:03}"


@dataclass
class Cast:
    """All of them, by where they turn up."""

    connections: list[Person] = field(default_factory=list)
    phone_only: list[Person] = field(default_factory=list)
    notes_only: list[Person] = field(default_factory=list)

    def noted(self, wanted: Sequence[Noted]) -> Iterator[Person]:
        """Those about whom *wanted* is written down, in that order."""
        people = {each.noted: each for each in (*self.connections, *self.notes_only) if each.noted}
        return (people[noted] for noted in wanted)

    @property
    def namesakes(self) -> tuple[Person, Person]:
        """The joiner and his son, who works with him."""
        father, son = (person for person in self.phone_only if person.title == "Joiner")
        return father, son


def invent(dice: Dice) -> Cast:
    """The cast that *dice* deals."""
    everyone = (*MEMBERS, *OTHERS, *CREW)
    taken = {noted.name for noted in everyone}
    names = _names(dice, taken)
    cast = Cast()
    for number, noted in enumerate(everyone, start=1):
        person = Person(number, noted.name, noted.company, noted.title, noted)
        (cast.connections if noted.linkedin else cast.notes_only).append(person)
    number = len(cast.connections) + len(cast.notes_only)
    for company, title in _positions(dice, dials.CONNECTIONS - len(cast.connections)):
        number += 1
        cast.connections.append(Person(number, next(names), company, title))
    for company, title in LOCAL[: dials.CARDS_ONLY]:
        number += 1
        cast.phone_only.append(Person(number, next(names), company, title, card="only"))
    for person in cast.namesakes:
        person.name = NAMESAKES
    _connect(cast, dice)
    _put_on_phone(cast, dice)
    _set_habits(cast, dice)
    return cast


def _names(dice: Dice, taken: set[str]) -> Iterator[str]:
    """Names that nobody else has, no family name more than twice in a row of all."""
    for first in (dice.shuffled(FIRST) for _ in range(9)):
        for given, family in zip(first, dice.shuffled(LAST), strict=False):
            name = f"{given} {family}"
            if name not in taken:
                taken.add(name)
                yield name


def _positions(dice: Dice, count: int) -> list[tuple[str, str]]:
    """Where *count* connections work, and as what."""
    positions = [(EMPLOYER, title) for title in OWN_TITLES]
    positions += [(FORMER_EMPLOYER, dice.pick(TITLES)) for _ in range(dials.FORMER_COLLEAGUES)]
    positions += [(UNIVERSITY, dice.pick(TITLES)) for _ in range(dials.FROM_UNIVERSITY)]
    for company, insiders in dials.INSIDERS.items():
        positions += [(company, dice.pick(TITLES)) for _ in range(insiders)]
    while len(positions) < count:
        positions.append((dice.pick(COMPANIES), dice.pick(TITLES)))
    return positions


def _connect(cast: Cast, dice: Dice) -> None:
    """Date the connections, and say who shows an address."""
    for person in cast.connections:
        met = date.fromisoformat(person.noted.met) if person.noted else None
        first = {EMPLOYER: date(2021, 3, 1), UNIVERSITY: date(2014, 10, 1)}.get(
            person.company, date(2016, 2, 1)
        )
        person.connected = dice.day(met or first, date(2026, 10, 30))
    for person in dice.sample(_unnoted(cast.connections), dials.SHOWN_ADDRESSES):
        person.shows_address = True


def _put_on_phone(cast: Cast, dice: Dice) -> None:
    """Say which connections have a card on the phone, and what joins it to them."""
    shown = [person for person in cast.connections if person.shows_address]
    for person in dice.sample(shown, dials.CARDS_BY_EMAIL):
        person.card = "email"
    noted = [person for person in cast.connections if person.noted]
    for person in dice.sample(noted, dials.CARDS_BY_NUMBER):
        person.card = "number"


def _set_habits(cast: Cast, dice: Dice) -> None:
    """Say who writes to whom on LinkedIn."""
    story = {
        "Odalys Brackenby": "warm", "Ruta Calloran": "warm", "Ilse Marchbanks": "warm",
        "Soraya Blythewood": "warm", "Joss Penhallow": "cooled", "Anneke Verhoolen": "dormant",
        SILENT: "she writes", "Milan Torvane": "warm", "Gwil Eskelund": "she wrote",
        "Perpetua Lowmoor": "cooled", "Rufus Aldwark": "warm", "Thora Keldmoor": "dormant",
        "Crispin Ulleskelf": "cooled",
    }  # fmt: skip
    left = dict(dials.HABITS)
    for person in cast.connections:
        person.habit = story.get(person.name, "")
        if person.habit:
            left[person.habit] -= 1
    others = dice.shuffled(_unnoted(cast.connections))
    insiders = [person for person in others if person.company in TARGETS]
    insiders[0].habit = "she writes"
    left["she writes"] -= 1
    others = [person for person in others if not person.habit]
    for habit, count in left.items():
        for _ in range(count):
            others.pop().habit = habit


def _unnoted(people: Sequence[Person]) -> list[Person]:
    return [person for person in people if not person.noted]
