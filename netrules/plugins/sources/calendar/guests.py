"""Who is invited to an event, and what they answered."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import Final
from urllib.parse import unquote

import attrs

from netrules import fold_text
from netrules.plugins.sources.calendar.properties import Property

_SCHEME: Final = "mailto:"
_ADDRESS: Final = re.compile(r"[^\s@<>\"'(),;:/][^\s@<>\"'(),;:]*@[^\s@<>\"'(),;:]+")
_IN_BRACKETS: Final = re.compile(r"(.*)<([^<>]*)>[^<>]*", re.DOTALL)
_ADDRESS_AFTER: Final = re.compile(r"[ \t]*[(<\[][^\s@()<>\[\]]+@[^\s@()<>\[\]]+[)>\]]\Z")
_PLAIN: Final = re.compile(r"[\d\s+()/.#*-]+")
#: What is invited like a person and is none.
_NO_PEOPLE: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
#: Google's calendars, rooms and stand-ins have addresses here.
_CALENDARS: Final = "calendar.google.com"
_ROBOTS: Final = re.compile(r"(?:no|do-?not)[._-]?reply|invitations?-noreply")


class Answer(IntEnum):
    """What somebody answered to an invitation."""

    NONE = 0
    AWAY = 1
    COMING = 2


_ANSWERS: Final = {
    "ACCEPTED": Answer.COMING,
    "CONFIRMED": Answer.COMING,  # vCalendar 1.0
    "DECLINED": Answer.AWAY,
    "DELEGATED": Answer.AWAY,
    "TENTATIVE": Answer.COMING,
}


@attrs.frozen
class Guest:
    """Somebody who is named in an event.

    Args:
        key: What tells them apart, "" if nothing does.
        email: The e-mail address as written, "" if none is.
        phone: The number as written, of those invited by one.
        name: The name as written, "" if none is.
        answer: What they answered. Who invites, comes.
        organizes: Whether they invited the others.
        line: The line that names them first.
    """

    key: str
    email: str
    phone: str
    name: str
    answer: Answer
    organizes: bool
    line: int


def guests(properties: Iterable[Property]) -> tuple[Guest, ...]:
    """Everyone whom the properties of an event name, each once, in file order.

    Rooms, resources, groups, calendars and those who only get a copy are nobody.
    """
    found: dict[object, Guest] = {}
    for one in properties:
        if one.name in {"ATTENDEE", "ORGANIZER"} and (guest := _guest(one)) is not None:
            key: object = guest.key or len(found)
            found[key] = _both(found[key], guest) if key in found else guest
    return tuple(found.values())


def _guest(found: Property) -> Guest | None:
    organizes = found.name == "ORGANIZER"
    if found.param("CUTYPE").upper() in _NO_PEOPLE:
        return None
    if found.param("ROLE").upper() == "NON-PARTICIPANT" and not organizes:
        return None
    name = _plain_name(found.param("CN"))
    email, other = _address(found.value)
    email = email or _address(found.param("EMAIL"))[0]
    if not email and _ADDRESS.fullmatch(name):
        email = name
    phone = _phone(found.value)
    name = _as_name(name) or _as_name(other)
    if _is_machine(email) or not (email or phone or name or not organizes):
        return None
    said = found.param("PARTSTAT") or found.param("STATUS")
    answer = Answer.COMING if organizes else _ANSWERS.get(said.upper(), Answer.NONE)
    return Guest(_key(email, phone, name), email, phone, name, answer, organizes, found.line)


def _both(one: Guest, other: Guest) -> Guest:
    """One person named twice: who invites may decline all the same."""
    answers = {guest.answer for guest in (one, other) if not guest.organizes}
    organizes = one.organizes or other.organizes
    if Answer.AWAY in answers and Answer.COMING not in answers:
        answer = Answer.AWAY
    else:
        answer = max(one.answer, other.answer)
    return attrs.evolve(
        one,
        name=one.name or other.name,
        email=one.email or other.email,
        phone=one.phone or other.phone,
        answer=answer,
        organizes=organizes,
    )


def address_in(text: str) -> str:
    """The e-mail address that *text* is, "" if it is none."""
    return _address(text)[0]


def _address(value: str) -> tuple[str, str]:
    """An e-mail address and the name written with it, each "" if there is none."""
    text = _without_scheme(value)
    name = ""
    if "@" not in text and "%40" in text:
        text = unquote(text)
    if bracketed := _IN_BRACKETS.fullmatch(text):
        name, text = bracketed[1].strip(' "'), _without_scheme(bracketed[2])
    text = text.partition("?")[0].strip(" '\"")
    return (text if _ADDRESS.fullmatch(text) else ""), name


def _without_scheme(text: str) -> str:
    """What follows the last "mailto:", which may stand after a part of an unquoted name."""
    place = text.lower().rfind(_SCHEME)
    return text[place + len(_SCHEME) :].strip() if place >= 0 else text.strip()


def _phone(value: str) -> str:
    scheme, _, number = value.partition(":")
    number = number.partition(";")[0].strip()
    return number if scheme.strip().lower() == "tel" and _PLAIN.fullmatch(number) else ""


def _plain_name(text: str) -> str:
    """A name without the quotes, and the address, that programs put around it."""
    name = " ".join(text.split())
    if len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    return _ADDRESS_AFTER.sub("", name)


def _as_name(name: str) -> str:
    """*name*, "" if it is an address or a number filled in where there is no name."""
    return "" if _ADDRESS.fullmatch(name) or _PLAIN.fullmatch(name) else name


def _is_machine(email: str) -> bool:
    local, _, domain = fold_text(email).rpartition("@")
    if domain == _CALENDARS or domain.endswith("." + _CALENDARS):
        return True
    return _ROBOTS.fullmatch(local) is not None


def _key(email: str, phone: str, name: str) -> str:
    if email:
        return f"email {fold_text(email)}"
    if phone:
        return f"phone {fold_text(phone)}"
    return f"name {fold_text(name)}" if name else ""
