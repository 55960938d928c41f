"""One card to what it says: a person, a group, or nothing of the kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import attrs

from netrules import Handle, Job
from netrules.plugins.sources.vcard.cards import Card
from netrules.plugins.sources.vcard.fields import Fields
from netrules.plugins.sources.vcard.names import KINDS, PHONES, URLS
from netrules.plugins.sources.vcard.properties import Flaw, Property
from netrules.plugins.sources.vcard.relations import Reference, members, plain_uid, relatives
from netrules.plugins.sources.vcard.values import (
    DoubtfulDateError,
    UnreadableDateError,
    birth_year,
    day_of,
    email_of,
    identifier,
    is_web_address,
    may_be_shared,
    name_from,
    name_of_parts,
    one_line,
    phone_of,
    place_of,
    split_unescaped,
    unescape,
)

#: Cards that are no person's, by their KIND, and the reason they are skipped for.
_NO_PEOPLE: Final = {
    "org": "organisation",
    "location": "location",
    "application": "application",
    "device": "device",
}
#: Labels that Google puts on every contact: they tell nobody apart.
_SYSTEM_GROUPS: Final = frozenset({"mycontacts", "my contacts", "system group: my contacts"})

_NO_ADDRESS: Final = (
    "an e-mail address of the card has no @ and was left out",
    "replace it by the person's Internet address",
)
_NO_NUMBER: Final = (
    "a phone number of the card has no digit and was left out",
    "write the number in the address book",
)
_BAD_BIRTHDAY: Final = (
    "the birthday could not be read",
    "write it as YYYY-MM-DD in the address book",
)
_DOUBTFUL_BIRTHDAY: Final = (
    "the birthday looks like a program's stand-in for none; the birth year was left out",
    "correct the birthday in the address book, or remove it there",
)
_BAD_REVISION: Final = (
    "the day the card was revised could not be read",
    "export the card again",
)


@attrs.frozen
class PersonCard:
    """A card about a person."""

    handle: Handle
    jobs: tuple[Job, ...]
    facts: dict[str, Any]
    as_of: date | None
    relatives: tuple[Reference, ...]


@attrs.frozen
class GroupCard:
    """A card that lists other people."""

    name: str
    members: tuple[Reference, ...]


@attrs.frozen
class NoPerson:
    """A card about something else, or about nothing.

    Args:
        blank: Whether the card names nobody, rather than something that is no person.
    """

    reason: str
    blank: bool = False


def uid_of(card: Card) -> str:
    """The UID that other cards refer to this one by, "" for none."""
    uids = (field.value for field in card.properties if field.name == "UID")
    return plain_uid(unescape(next(uids, "")))


def read_card(card: Card) -> PersonCard | GroupCard | NoPerson:
    """What *card* says; what could not be read joins its flaws."""
    fields = Fields(card.properties)
    kind = next((text.strip().lower() for text in fields.texts(*KINDS)), "")
    if kind == "group" or fields.says("X-EVOLUTION-LIST", "true"):
        return GroupCard(_name(fields), tuple(members(fields)))
    if kind in _NO_PEOPLE:
        return NoPerson(_NO_PEOPLE[kind])
    if fields.says("X-ABSHOWAS", "company"):
        return NoPerson("organisation")
    flaws = card.flaws
    handle = _handle(fields, flaws)
    if not (handle.names or handle.emails or handle.phones or handle.urls):
        return NoPerson("blank card", blank=True)
    return PersonCard(
        handle,
        _jobs(fields),
        _facts(fields, flaws),
        _as_of(fields, flaws),
        tuple(relatives(fields)),
    )


def _handle(fields: Fields, flaws: list[Flaw]) -> Handle:
    name = _name(fields)
    phones: dict[str, None] = {}
    shared: dict[str, None] = {}
    for field in fields.all(*PHONES):
        phone = phone_of(unescape(field.value))
        if not any(map(str.isdigit, phone)):
            if phone:
                flaws.append(Flaw(field.line, *_NO_NUMBER))
            continue
        phones[phone] = None
        if may_be_shared(phone, f"{' '.join(field.types)} {fields.label(field)}"):
            shared[phone] = None
    return Handle(
        urls=_distinct(_urls(fields)),
        emails=_distinct(_emails(fields, flaws)),
        phones=tuple(phones),
        names=(name,) if name else (),
        weak=tuple(shared),
    )


def _name(fields: Fields) -> str:
    """The first of: the full name, the name in parts, the nickname, position and employer."""
    ways: tuple[Callable[[], str], ...] = (
        lambda: _first(map(name_from, fields.texts("FN"))),
        lambda: _first(name_of_parts(_parts(field)) for field in fields.all("N")),
        lambda: _first(
            name_from(text)
            for field in fields.all("NICKNAME")
            for text in split_unescaped(field.value, ",")
        ),
        lambda: ", ".join(
            part for job in _jobs(fields)[:1] for part in (job.title, job.organization) if part
        ),
    )
    return _first(way() for way in ways)


def _emails(fields: Fields, flaws: list[Flaw]) -> Iterator[str]:
    for field in fields.all("EMAIL"):
        text = unescape(field.value)
        address = email_of(text)[0]
        if address:
            yield address
        elif text.strip():
            flaws.append(Flaw(field.line, *_NO_ADDRESS))


def _urls(fields: Fields) -> Iterator[str]:
    for field in fields.all(*URLS):
        address = identifier(unescape(field.value))
        # Of the other properties, some hold user names and messenger addresses.
        if field.name == "URL" or is_web_address(address):
            yield address


def _jobs(fields: Fields) -> tuple[Job, ...]:
    """Each employer with the title that belongs to it: of its group, else of its place."""
    titles = fields.all("TITLE") or fields.all("ROLE")
    grouped = {field.group: field for field in reversed(titles) if field.group}
    organizations = fields.all("ORG")
    claimed = {field.group for field in organizations if field.group in grouped}
    loose = iter([field for field in titles if field.group not in claimed])
    pairs: list[tuple[str, Property | None]] = []
    for field in organizations:
        title = grouped[field.group] if field.group in claimed else next(loose, None)
        pairs.append((one_line(_parts(field)[0]), title))
    pairs.extend(("", title) for title in loose)
    jobs = (
        Job(organization=name, title=one_line(unescape(title.value)) if title else "")
        for name, title in pairs
    )
    return tuple(dict.fromkeys(job for job in jobs if job.organization or job.title))


def _facts(fields: Fields, flaws: list[Flaw]) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "born": _born(fields, flaws),
        "place": _place(fields),
        "groups": _distinct(_categories(fields)),
        "notes": "\n".join(filter(None, (text.strip() for text in fields.texts("NOTE")))),
    }
    return {name: value for name, value in facts.items() if value}


def _born(fields: Fields, flaws: list[Flaw]) -> int | None:
    for field in fields.all("BDAY"):
        try:
            year = birth_year(unescape(field.value), field.param("X-APPLE-OMIT-YEAR"))
        except UnreadableDateError:
            flaws.append(Flaw(field.line, *_BAD_BIRTHDAY))
        except DoubtfulDateError:
            flaws.append(Flaw(field.line, *_DOUBTFUL_BIRTHDAY))
        else:
            if year is not None:
                return year
    return None


def _place(fields: Fields) -> str:
    """The home address's place, else that of one that is not work's, else of any."""

    def rank(field: Property) -> int:
        return 0 if "home" in field.types else 2 if "work" in field.types else 1

    return _first(place_of(_parts(field)) for field in sorted(fields.all("ADR"), key=rank))


def _categories(fields: Fields) -> Iterator[str]:
    for field in fields.all("CATEGORIES"):
        for text in split_unescaped(field.value, ","):
            name = one_line(text)
            if name and name.lower() not in _SYSTEM_GROUPS:
                yield name


def _as_of(fields: Fields, flaws: list[Flaw]) -> date | None:
    for field in fields.all("REV"):
        try:
            return day_of(unescape(field.value))
        except UnreadableDateError:
            flaws.append(Flaw(field.line, *_BAD_REVISION))
    return None


def _parts(field: Property) -> list[str]:
    return split_unescaped(field.value, ";")


def _first(texts: Iterator[str]) -> str:
    return next(filter(None, texts), "")


def _distinct(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
