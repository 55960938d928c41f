"""Who the owner is, by the profile in their own export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from netrules import Handle, Item, Job, Opened, Origin, OwnerRecord, Problem
from netrules.plugins.sources.meta.follows import profile_url
from netrules.plugins.sources.meta.values import AGAIN, day_of, repaired_keys, text_of
from netrules.reading import read_json

#: Years of birth up to this one are what programs write for "not known".
_NO_YEAR: Final = 1900
_EMAIL: Final = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}")
#: What Instagram labels the owner's name and user name with: in the owner's language, so
#: only some are known here.
_NAME_LABELS: Final = frozenset("name nom nombre nome naam namn navn nimi imię".split())
_USER_LABELS: Final = frozenset(
    {
        "username",
        "benutzername",
        "nom d'utilisateur",
        "nom d’utilisateur",  # noqa: RUF001 reason: as Instagram writes it
        "nom de profil",
        "nombre de usuario",
        "nome de usuário",
        "nome de utilizador",
        "nome utente",
        "gebruikersnaam",
        "användarnamn",
        "brukernavn",
        "brugernavn",
        "käyttäjätunnus",
        "nazwa użytkownika",
    }
)


def read_facebook_profile(opened: Opened, member: str) -> Iterator[Item]:
    """The owner, by Facebook's profile_information.json."""
    value = read_json(opened, member, layer="facebook")
    if isinstance(value, Problem):
        yield value
        return
    found = [key for key in value if key.startswith("profile")] if isinstance(value, dict) else []
    profile = value[found[0]] if found else None
    origin = opened.origin(member, record=f"/{found[0]}" if found else 0, layer="facebook")
    if not isinstance(profile, dict):
        yield Problem("the file holds no profile as it is known here", origin, AGAIN)
        return
    handle = Handle(
        urls=_some(profile.get("profile_uri")),
        emails=tuple(_emails(profile.get("emails"))),
        phones=tuple(_each(profile.get("phone_numbers"), "phone_number")),
        names=tuple(_names(profile)),
        me=True,
    )
    if not (handle.names or handle.urls or handle.emails):
        yield Problem("the profile does not say whose it is", origin, AGAIN)
        return
    yield OwnerRecord(handle, origin, tuple(_jobs(profile)), dict(_facts(profile)))


def _some(value: Any) -> tuple[str, ...]:
    text = text_of(value)
    return (text,) if text else ()


def _each(values: Any, key: str) -> Iterator[str]:
    """The texts of a list, each by itself or in a table under *key*."""
    for one in values if isinstance(values, list) else ():
        yield from _some(one.get(key) if isinstance(one, dict) else one)


def _emails(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.get("emails")
    yield from _each(value, "email")


def _names(profile: dict[str, Any]) -> Iterator[str]:
    """The owner's name, and names that they have had."""
    name = profile.get("name")
    yield from _some(name.get("full_name") if isinstance(name, dict) else name)
    yield from _each(profile.get("previous_names"), "name")


def _facts(profile: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    birthday, city = profile.get("birthday"), profile.get("current_city")
    year = birthday.get("year") if isinstance(birthday, dict) else None
    if type(year) is int and _NO_YEAR < year <= date.max.year:
        yield "born", year
    place = text_of(city.get("name")) if isinstance(city, dict) else ""
    if place:
        yield "place", place


def _jobs(profile: dict[str, Any]) -> Iterator[Job]:
    positions = profile.get("work_experiences")
    for one in positions if isinstance(positions, list) else ():
        if isinstance(one, dict):
            employer, title = text_of(one.get("employer")), text_of(one.get("title"))
            since, until = day_of(one.get("start_timestamp")), day_of(one.get("end_timestamp"))
            if employer or title:
                yield Job(employer, title, since, until, current=until is None)


def read_instagram_profile(opened: Opened, member: str) -> Iterator[Item]:
    """The owner, by Instagram's personal_information.json or, once, profile.json."""
    value = read_json(opened, member, layer="instagram")
    if isinstance(value, Problem):
        yield value
        return
    users = value.get("profile_user") if isinstance(value, dict) else None
    if isinstance(users, list):
        fields = dict(_fields(users))
        origin = opened.origin(member, record="/profile_user", layer="instagram")
    else:
        fields = {key: text_of(one) for key, one in repaired_keys(value).items()}
        origin = opened.origin(member, layer="instagram")
    yield _owner(fields, origin)


def _fields(users: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """What is in the tables of a profile, by its labels."""
    for user in users:
        if isinstance(user, dict):
            for label, entry in repaired_keys(user.get("string_map_data")).items():
                text = text_of(entry.get("value")) if isinstance(entry, dict) else ""
                if text:
                    yield label.casefold(), text


def _owner(fields: dict[str, str], origin: Origin) -> OwnerRecord | Problem:
    users = [text for label, text in fields.items() if label in _USER_LABELS]
    names = [text for label, text in fields.items() if label in _NAME_LABELS]
    urls = tuple(filter(None, map(profile_url, users)))
    emails = tuple(text for text in fields.values() if _EMAIL.fullmatch(text))
    if not (urls or names or emails):
        said = "the profile does not say whose it is in words that are known here"
        return Problem(said, origin, "add your name under [me] in the settings")
    handle = Handle(urls=urls, emails=emails, names=(*names, *users), me=True)
    return OwnerRecord(handle, origin)
