"""Who in one network is who in another, as if the files of both were read together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from netrules.measures.names import _bare as bare_name
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.text import fold_text

#: The id of somebody in a first set of people, and their id in a second.
Pair: TypeAlias = tuple[str, str]

#: What may stand before the host of a URL or not.
_BEFORE: Final = re.compile(r"^(https?:)?(//)?(www\.)?")


def linked(person: Person, home: Network, away: Network) -> list[str]:
    """Who of *away* is a person of *home*. An alias of two people says of neither who is
    meant, and has to be one of somebody in either network alone."""
    words = [person.id, *person.aliases]
    own = [word for word in words if home.people.has(word) and home.people[word] is person]
    there = (away.people[word] for word in own if away.people.has(word))
    return [found.id for found in there if found.id == person.id or _is_shown(person, found)]


def _is_shown(one: Person, other: Person) -> bool:
    """Whether two who have an alias in common have an identifier in common. An alias can be
    no more than what an entry says, and then both have a name alike or none."""
    if _identifiers(one) & _identifiers(other):
        return True
    names, others = ({bare_name(name) for name in who.names} for who in (one, other))
    return bool(names and others) and not names & others


def _identifiers(person: Person) -> set[str]:
    """A person's identifiers, so that usual ways to write one of them are the same."""
    urls = (_BEFORE.sub("", fold_text(url)).rstrip("/") for url in person.urls)
    phones = (re.sub(r"\D", "", phone) for phone in person.phones)
    return {*urls, *phones, *map(fold_text, (*person.emails, *person.accounts))} - {""}


def distinct(pairs: Iterable[Pair]) -> int:
    """How many people *pairs* are of, those who share an id being one."""
    home: dict[tuple[int, str], int] = {}
    members: dict[int, list[tuple[int, str]]] = {}
    for number, (mine, yours) in enumerate(pairs):
        ends = [(0, mine), (1, yours)]
        merged = dict.fromkeys(ends)
        for place in {home[end]: None for end in ends if end in home}:
            merged.update(dict.fromkeys(members.pop(place)))
        members[number] = list(merged)
        home.update(dict.fromkeys(merged, number))
    return len(members)
