"""The address book of her phone, as an iPhone exports it: vCard 3.0."""

from __future__ import annotations

from collections.abc import Iterator

from maker.cast import Cast, Person
from maker.dials import SEED
from maker.dice import Dice
from maker.story import ME
from maker.words import COMPANIES

_PLACES = ("Leeds", "Leeds", "Leeds", "Bradford", "York", "Harrogate", "Manchester", "London")
_STREETS = ("Mill Lane", "Station Road", "Church View", "Moor Road", "Canal Side", "Elm Grove")


def address_book(cast: Cast) -> str:
    """All cards, in the order of family names."""
    dice = Dice(SEED + 3)
    cards = [(ME.last, ME.first, _card(ME.last, ME.first, _own_lines()))]
    on_phone = [person for person in (*cast.connections, *cast.phone_only) if person.card]
    couple = cast.phone_only[:2]
    for person in on_phone:
        lines = list(_lines(person, dice))
        if person is couple[0]:
            lines.append(f"item2.X-ABRELATEDNAMES;type=pref:{couple[1].name}")
            lines.append("item2.X-ABLabel:_$!<Spouse>!$_")
        cards.append((person.last, person.first, _card(person.last, person.first, lines)))
    cards.append(_second_card(cast))
    cards.append(("Elm Road Dental", "", _company_card()))
    return "".join(card for _, _, card in sorted(cards, key=lambda each: each[:2]))


def _lines(person: Person, dice: Dice) -> Iterator[str]:
    """What the card says besides the name."""
    if person.company:
        yield f"ORG:{_escaped(person.company)};"
    if person.card == "only" or (person.title and dice.chance(0.4)):
        yield f"TITLE:{_escaped(person.title)}"
    if person.card == "email" or (person.card == "only" and dice.chance(0.5)):
        yield f"EMAIL;type=INTERNET;type=HOME;type=pref:{person.email}"
    if person.card in ("only", "number") or dice.chance(0.5):
        yield f"TEL;type=CELL;type=VOICE;type=pref:{person.phone}"
    if person.card == "number" or dice.chance(0.35):
        place = person.noted.place if person.noted else dice.pick(_PLACES)
        street = f"{dice.between(1, 90)} {dice.pick(_STREETS)}"
        yield f"item1.ADR;type=HOME;type=pref:;;{street};{place};;;United Kingdom"
        yield "item1.X-ABADR:gb"
    if dice.chance(0.35):
        day = f"{dice.between(1, 12):02}-{dice.between(1, 28):02}"
        if dice.chance(0.5):
            yield f"BDAY;value=date:{dice.between(1958, 1999)}-{day}"
        else:
            yield f"BDAY;X-APPLE-OMIT-YEAR=1604;value=date:1604-{day}"


def _own_lines() -> list[str]:
    return [
        f"EMAIL;type=INTERNET;type=HOME;type=pref:{ME.emails[0]}",
        f"TEL;type=CELL;type=VOICE;type=pref:{ME.phone}",
    ]


def _second_card(cast: Cast) -> tuple[str, str, str]:
    """A second entry of somebody, with the same name and firm and nothing else in common."""
    person = next(
        each
        for each in cast.connections
        if each.company in COMPANIES and not (each.card or each.shows_address or each.noted)
    )
    phone = "+44 7700 900099"
    lines = [f"ORG:{_escaped(person.company)};", f"TEL;type=CELL;type=VOICE;type=pref:{phone}"]
    return person.last, person.first, _card(person.last, person.first, lines)


def _company_card() -> str:
    return _folded([
        "BEGIN:VCARD", "VERSION:3.0", _PRODUCT, "N:;;;;", "FN:Elm Road Dental",
        "ORG:Elm Road Dental;", "EMAIL;type=INTERNET;type=WORK;type=pref:reception@example.net",
        "TEL;type=WORK;type=VOICE;type=pref:+44 113 496 0140", "X-ABShowAs:COMPANY", "END:VCARD",
    ])  # fmt: skip


#: Bytes to a line, by RFC 2426.
_LONGEST = 75
_PRODUCT = "PRODID:-//Apple Inc.//iPhone OS 26.1//EN"


def _card(last: str, first: str, lines: list[str]) -> str:
    name = [f"N:{_escaped(last)};{_escaped(first)};;;", f"FN:{_escaped(first)} {_escaped(last)}"]
    return _folded(["BEGIN:VCARD", "VERSION:3.0", _PRODUCT, *name, *lines, "END:VCARD"])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")


def _folded(lines: list[str]) -> str:
    """*lines* ended by CRLF and folded; all of them are ASCII, so a letter is a byte."""
    folded = []
    for line in lines:
        folded.append(line[:_LONGEST])
        step = _LONGEST - 1  # the blank that marks a continued line counts
        folded += [" " + line[n : n + step] for n in range(_LONGEST, len(line), step)]
    return "".join(f"{line}\r\n" for line in folded)
