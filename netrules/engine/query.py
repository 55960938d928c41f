"""People by an expression, and the person behind a pseudonym."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

import attrs

from netrules.engine.expressions import compile_expression
from netrules.engine.render import Namer
from netrules.engine.subject import PEOPLE_SCOPE, Subject, placed
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.unknown import Unknown

#: What a pseudonym of a person looks like: keyed by a salt, or a number without one.
_KEYED: Final = re.compile(r"person-[a-z0-9]{8}")
_NUMBERED: Final = re.compile(r"person-\d+")


@attrs.frozen
class PeopleFound:
    """People by whether an expression holds for them.

    Args:
        people: Those for whom it holds, by id.
        maybe: Those for whom it may hold, for all that is known, by id.
        missing: The fields that keep it open, each with the number of people.
    """

    people: tuple[Person, ...]
    maybe: tuple[Person, ...] = ()
    missing: Mapping[str, int] = attrs.field(factory=dict)


def find_people(network: Network, where: str = "", *, today: date) -> PeopleFound:
    """The people of *network* for whom *where* holds on *today*.

    Args:
        network: Whose people.
        where: An expression of the language of needs, such as
            ``"data" in fields and not warm``; everybody if empty.
        today: The day it is asked on.

    Raises:
        ExpressionError: If *where* is no expression about people.
    """
    seen = network.as_of(today)
    if not where:
        return PeopleFound(tuple(seen.people))
    scope = placed(PEOPLE_SCOPE, seen.rungs)
    holds = compile_expression(where, scope).bind(today=today, me=Subject(seen.me))
    people, maybe = [], []
    missing: Counter[str] = Counter()
    for person in seen.people:
        answer = holds(Subject(person))
        if isinstance(answer, Unknown):
            maybe.append(person)
            missing.update({fact.field for fact in answer.missing})
        elif answer:
            people.append(person)
    by_number = sorted(missing.items(), key=lambda pair: (-pair[1], pair[0]))
    return PeopleFound(tuple(people), tuple(maybe), dict(by_number))


def is_pseudonym(word: str) -> bool:
    """Whether *word* looks like what stands for a person in a redacted report."""
    return any(pattern.fullmatch(word) for pattern in (_KEYED, _NUMBERED))


def resolve(network: Network, pseudonym: str, salt: str) -> Person:
    """The person that *pseudonym* stood for in a report made with *salt*.

    A person is found by earlier ids too: files may have been added since.

    Raises:
        ValueError: If there is no salt, or nobody has that pseudonym.
    """
    if not _KEYED.fullmatch(pseudonym):
        msg = (
            f"{pseudonym} only counts the people of one report, which was made without a salt; "
            "write one into [privacy] salt and make the report again"
        )
        raise ValueError(msg)
    if not salt:
        msg = (
            f"{pseudonym} cannot be resolved without the salt that the report was made with; "
            "put it into [privacy] salt or NETRULES_SALT"
        )
        raise ValueError(msg)
    namer = Namer(network, redact=True, salt=salt)
    for person in network.people:
        if any(namer.person(id_) == pseudonym for id_ in (person.id, *person.aliases)):
            return person
    msg = f"nobody in these files is {pseudonym}; was the report made with another salt or file?"
    raise ValueError(msg)
