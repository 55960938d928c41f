"""Whom to reach, from what was typed: a person, an organization, a field or a place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import attrs

from netrules.model.fields import fold_field
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.places import fold_place
from netrules.model.text import fold_organization, fold_text
from netrules.model.unknown import Unknown
from netrules.suggest import did_you_mean

#: How old a dated fact about an employer may be, in days, before it opens a route.
FRESH_DAYS: Final = 730


class Aim(StrEnum):
    """What a target is, in the order in which a word is looked up."""

    PERSON = "person"
    ORGANIZATION = "organization"
    FIELD = "field"
    PLACE = "place"


@attrs.frozen
class Target:
    """Whom to reach.

    Args:
        aim: What was named.
        name: Its name as the files write it; a person's id.
        people: Those who are there for certain, by id.
        stale: Those on record there whose record is too old to rely on, by id.
        maybe: How many more may be there, for all that is known.
    """

    aim: Aim
    name: str
    people: tuple[str, ...]
    stale: tuple[str, ...] = ()
    maybe: int = 0


#: How names of each kind are compared, and what tells whether somebody is there.
_FOLDED: Final[Mapping[Aim, Callable[[str], str]]] = {
    Aim.ORGANIZATION: fold_organization,
    Aim.FIELD: fold_field,
    Aim.PLACE: fold_place,
}
_IS_THERE: Final[Mapping[Aim, Callable[[Person, str], Any]]] = {
    Aim.ORGANIZATION: lambda person, _: person.organizations,
    Aim.FIELD: Person.works_in,
    Aim.PLACE: Person.is_in,
}


class UnknownTargetError(ValueError):
    """Nothing in these files is called that, or several people are."""


def find_target(
    network: Network,
    word: str,
    *,
    aim: Aim | None = None,
    fresh_days: int = FRESH_DAYS,
    wanted: Mapping[Aim, Iterable[str]] = MappingProxyType({}),
) -> Target:
    """What *word* names in *network*: a person by id, address or name, else an organization,
    a field of work or a place, compared whole and without case.

    Args:
        network: The network, as of the day of judgement.
        word: What was typed.
        aim: What it is to be; None takes the first of `Aim` that has such a name.
        fresh_days: How old a dated record may be before it is not relied on.
        wanted: Names that mean something though nobody in *network* is there.

    Raises:
        UnknownTargetError: If nothing is called that, or several people are.
    """
    looks: Mapping[Aim, Callable[[], Target | None]] = {
        Aim.PERSON: lambda: _person(network, word),
        Aim.ORGANIZATION: lambda: _organization(network, word, fresh_days),
        Aim.FIELD: lambda: _field(network, word),
        Aim.PLACE: lambda: _place(network, word, fresh_days),
    }
    for kind, look in looks.items():
        if aim in (None, kind) and (found := look()) is not None:
            return found
    for kind, names in wanted.items():
        named = [name for name in names if _FOLDED[kind](name) == _FOLDED[kind](word)]
        if aim in (None, kind) and named:
            return Target(kind, named[0], (), maybe=_open(network, kind, named[0]))
    raise UnknownTargetError(_not_found(network, word, aim, wanted))


def _person(network: Network, word: str) -> Target | None:
    if network.people.has(word):
        return Target(Aim.PERSON, network.people[word].id, (network.people[word].id,))
    folded = fold_text(word)
    named = [person for person in network.people if folded in _names_of(person)]
    if len(named) > 1:
        ids = ", ".join(person.id for person in named)
        msg = f"{len(named)} people are called {word!r}; name one by id: {ids}"
        raise UnknownTargetError(msg)
    return Target(Aim.PERSON, named[0].id, (named[0].id,)) if named else None


def _names_of(person: Person) -> set[str]:
    fields = ("name", "email", "url", "phone", "account")
    return {fold_text(str(value)) for field in fields for value in person.values(field)}


def _organization(network: Network, word: str, fresh_days: int) -> Target | None:
    folded = fold_organization(word)
    there = network.by_organization.get(folded, ())
    names = {
        fold_organization(job.organization): job.organization
        for person in network.people
        for job in person.employments
    }
    if not folded or folded not in names:
        return None

    def dated(person: Person) -> Iterable[date | None]:
        same = (job for job in person.jobs if fold_organization(job.organization) == folded)
        return (None if job.stated else _latest(job.as_of, job.since) for job in same)

    return _target(
        network,
        Aim.ORGANIZATION,
        names[folded],
        there,
        dated,
        fresh_days,
    )


def _field(network: Network, word: str) -> Target | None:
    there = [person for person in network.people if person.works_in(word) is True]
    if not there:
        return None
    names = (one for person in there for one in person.values("fields"))
    name = next((one for one in names if fold_field(one) == fold_field(word)), fold_field(word))
    return _target(network, Aim.FIELD, name, there, lambda _: (None,), 0)


def _place(network: Network, word: str, fresh_days: int) -> Target | None:
    there = [person for person in network.people if person.is_in(word) is True]
    if not there:
        return None
    names = (str(person.place) for person in there)
    name = next((one for one in names if fold_place(one) == fold_place(word)), word)

    def dated(person: Person) -> Iterable[date | None]:
        return (None if fact.stated else fact.as_of for fact in person.facts["place"][:1])

    return _target(network, Aim.PLACE, name, there, dated, fresh_days)


def _target(
    network: Network,
    aim: Aim,
    name: str,
    there: Iterable[Person],
    dated: Callable[[Person], Iterable[date | None]],
    fresh_days: int,
) -> Target:
    fresh: list[str] = []
    stale: list[str] = []
    for person in there:
        # What the user wrote down holds until it is changed, and has no day here.
        old = all(
            day is not None and (network.day - day).days > fresh_days for day in dated(person)
        )
        (stale if old else fresh).append(person.id)
    return Target(aim, name, tuple(sorted(fresh)), tuple(sorted(stale)), _open(network, aim, name))


def _open(network: Network, aim: Aim, name: str) -> int:
    """Of how many people it is not known whether they are there."""
    return sum(isinstance(_IS_THERE[aim](person, name), Unknown) for person in network.people)


def _latest(as_of: date | None, since: date | None) -> date | None:
    """The latest day on which a record tells that a position was held; None if no file says
    of which day it is."""
    return None if as_of is None else max(as_of, since or as_of)


def _not_found(
    network: Network, word: str, aim: Aim | None, goals: Mapping[Aim, Iterable[str]]
) -> str:
    names: Mapping[Aim, Callable[[Person], Iterable[str]]] = {
        Aim.PERSON: lambda person: (*map(str, person.values("name")), person.id),
        Aim.ORGANIZATION: lambda person: (job.organization for job in person.employments),
        Aim.FIELD: lambda person: map(str, person.values("fields")),
        Aim.PLACE: lambda person: map(str, person.values("place")),
    }
    wanted = [names[aim]] if aim else list(names.values())
    known_ones = {name for person in network.people for find in wanted for name in find(person)}
    known_ones.update(name for kind in goals if aim in (None, kind) for name in goals[kind])
    closest = did_you_mean(word, sorted(known_ones))
    hint = f"; did you mean {closest}?" if closest else ""
    kinds = f"no {aim}" if aim else "no person, organization, field or place"
    return f"{kinds} in these files is called {word!r}{hint}"
