"""One record to what it says: a person, a list of people, or neither."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

import attrs

from netrules import Handle, Job
from netrules.plugins.sources.ldif import names
from netrules.plugins.sources.ldif.records import Record

#: What a record that changes an entry does to it.
_CHANGES: Final = {"delete": "deleted entry"}

NO_ADDRESS: Final = (
    "an e-mail address without @ was left out",
    "correct it in the address book",
)
BAD_BIRTHDAY: Final = (
    "the birth year could not be read",
    "correct it in the address book",
)
_FIRST_YEAR: Final = 1901
_LAST_YEAR: Final = 2100


@attrs.frozen
class PersonEntry:
    """An entry about a person.

    Args:
        relatives: Distinguished names or names of others, with what they are to the person.
    """

    handle: Handle
    jobs: tuple[Job, ...]
    facts: dict[str, Any]
    as_of: date | None
    relatives: tuple[tuple[str, str], ...]


@attrs.frozen
class ListEntry:
    """An entry that lists others.

    Args:
        members: Their distinguished names.
        addresses: Addresses of more.
    """

    name: str
    members: tuple[str, ...]
    addresses: tuple[str, ...]


@attrs.frozen
class NoPerson:
    """An entry about something else, or nothing.

    Args:
        blank: Whether it names nobody, rather than something that is no person.
    """

    reason: str
    blank: bool = False


def read_entry(record: Record) -> PersonEntry | ListEntry | NoPerson:
    """What *record* says; what could not be read joins its flaws."""
    change = record.first("changetype").lower()
    if change not in {"", "add"}:
        return NoPerson(_CHANGES.get(change, "change of an entry"))
    classes = {text.lower() for text in record.all("objectclass")}
    if not classes & names.PERSON_CLASSES:
        if classes & names.LIST_CLASSES:
            return _list(record)
        if classes - {"top"}:
            return NoPerson("no person")
    handle = _handle(record)
    if not (handle.names or handle.emails or handle.phones or handle.urls):
        return NoPerson("blank entry", blank=True)
    return PersonEntry(
        handle,
        _jobs(record),
        _facts(record),
        _as_of(record.first(*names.MODIFIED)),
        tuple(
            (value, kind)
            for name, kind in names.RELATIVES.items()
            for value in record.all(name)
            if value
        ),
    )


def referred(dn: str) -> Handle:
    """Whom a distinguished name speaks of, as far as it says so itself."""
    parts = names.parts_of(dn)
    emails = tuple(filter(_is_address, [parts.get("mail", "")]))
    name = _name_from(parts.get("cn", ""))
    return Handle(emails=emails, names=(name,) if name else ())


def _list(record: Record) -> ListEntry:
    members = _distinct(record.all(*names.MEMBERS))
    addresses = _distinct(filter(_is_address, record.all(*names.MEMBER_ADDRESSES)))
    name = record.first(*names.FULL_NAMES, *names.NICKNAMES)
    return ListEntry(" ".join(name.split()), members, addresses)


def _handle(record: Record) -> Handle:
    name = _name(record)
    own = _distinct(filter(_has_digit, map(_plain, record.all(*names.PHONES))))
    shared = _distinct(filter(_has_digit, map(_plain, record.all(*names.SHARED_PHONES))))
    return Handle(
        urls=_distinct(filter(_PROFILE.match, map(_plain, record.all(*names.PAGES)))),
        emails=_distinct(_emails(record)),
        phones=_distinct((*own, *shared)),
        names=(name,) if name else (),
        weak=tuple(number for number in (*own, *shared) if number in shared or _EXT.search(number)),
    )


def _name(record: Record) -> str:
    """The first of: the full name, the name in parts, the nickname."""
    full = map(_name_from, record.all(*names.FULL_NAMES))
    parts = f"{record.first(*names.GIVEN)} {record.first(*names.FAMILY)}"
    nick = map(_name_from, record.all(*names.NICKNAMES))
    return next(filter(None, (*full, _name_from(parts), *nick)), "")


def _emails(record: Record) -> Iterator[str]:
    for text in record.all(*names.EMAILS):
        address = _plain(text)
        if found := _IN_BRACKETS.search(address):
            address = found[1]
        if _is_address(address):
            yield address
        elif address:
            record.flaws.append((*NO_ADDRESS, record.line))


def _jobs(record: Record) -> tuple[Job, ...]:
    """Each employer with the title in the same place."""
    organizations = [_plain(text) for text in record.all(*names.ORGANIZATIONS) if text]
    titles = [_plain(text) for text in record.all(*names.TITLES) if text]
    count = max(len(organizations), len(titles))
    organizations += [""] * (count - len(organizations))
    titles += [""] * (count - len(titles))
    jobs = (Job(name, title) for name, title in zip(organizations, titles, strict=True))
    return tuple(dict.fromkeys(jobs))


def _facts(record: Record) -> dict[str, Any]:
    groups = (part for text in record.all(*names.CATEGORIES) for part in re.split("[,;\n]", text))
    notes = (text.replace("\r\n", "\n").strip() for text in record.all(*names.NOTES))
    facts: dict[str, Any] = {
        "born": _born(record),
        "place": next(filter(None, (_plain(record.first(*each)) for each in names.PLACES)), ""),
        "groups": _distinct(" ".join(part.split()) for part in groups),
        "notes": "\n".join(filter(None, notes)),
    }
    return {name: value for name, value in facts.items() if value}


def _born(record: Record) -> int | None:
    text = record.first(*names.BIRTH_YEARS)
    if not text.strip("0"):
        return None
    found = _YEAR.match(text)
    year = int(found[1]) if found else 0
    if year == _NO_YEAR:
        return None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        record.flaws.append((*BAD_BIRTHDAY, record.line))
        return None
    return year


def _as_of(text: str) -> date | None:
    """The day of a time stamp: of a directory, or in seconds as Thunderbird counts them."""
    if found := _STAMP.match(text):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    if found := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), UTC).date()
    return None


#: The year that Apple's address book writes for a birthday without one.
_NO_YEAR: Final = 1604
_YEAR: Final = re.compile(r"(\d{4})(?:\D.*|\d{4}(?:\D.*)?)?\Z", re.ASCII)
_STAMP: Final = re.compile(r"(\d{4})(\d\d)(\d\d)\d{4}", re.ASCII)
_SECONDS: Final = re.compile(r"(\d{9,10})Z?", re.ASCII)
_EXT: Final = re.compile(r"(?:;\s*ext\s*=|ext\.?|x|#|,)\s*\d++\W*+\Z", re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"<([^<>]*)>")
_IS_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+")
_NO_NAME: Final = re.compile(r"[^\s@]+@[^\s@]+|[\d\s+()/.#*-]+")
_PROFILE: Final = re.compile(
    r"(?:https?://)?(?:\w+\.)?(?:(?:linkedin\.com/in|xing\.com/profile|bsky\.app/profile)/\w"
    r"|(?:facebook|twitter|x|github|instagram|plus\.google)\.com/\w|[\w.-]+/@\w)",
    re.IGNORECASE,
)


def _plain(text: str) -> str:
    """*text* on one line, without the marks that copying it put in."""
    if not text.isprintable():
        text = "".join(one for one in text if unicodedata.category(one) != "Cf")
    return " ".join(text.split())


def _name_from(text: str) -> str:
    """*text* as a name: "" where a program filled the name in from an address or number."""
    name = _plain(text)
    return "" if _NO_NAME.fullmatch(name) else name


def _is_address(text: str) -> bool:
    return _IS_ADDRESS.fullmatch(text) is not None


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))
