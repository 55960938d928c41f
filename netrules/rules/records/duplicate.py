"""R001: one person twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from netrules import (
    Judgement,
    Maybe,
    Missing,
    Person,
    Unknown,
    Words,
    any_of,
    failed,
    fold_organization,
    fold_text,
    passed,
    rule,
    unknown,
)

#: What two people can share that is not theirs alone, and how a message calls it.
_SHARED: Final = {"phone": "a telephone number", "email": "an e-mail address"}


@rule(
    "R001",
    "likely-duplicate",
    stance="practice",
    evidence="none",
    severity="warning",
    laws={"contact": "same", "newcomer": "same"},
)
def likely_duplicate(
    namesakes: Mapping[str, tuple[Person, ...]], *, most: int = 20
) -> Iterator[Judgement]:
    """Two entries are likely one person.

    What it checks
        Among people with the same full name, pairs that also work at the same organization, or
        share an address or number that is not theirs alone, such as a switchboard's. They
        are never joined by that: you confirm it, or refuse it once and for all.

    The claim
        None of the article's; a network is counted right only if nobody counts twice.

    Evidence and limits
        A shared name is no evidence by itself: in one export of 2,000 contacts 271 rows shared
        a full name with another and were other people.

    When it stays silent
        It is unknown for namesakes of whom an organization is not recorded, and where more
        than `most` people carry one name.

    Example
        Two cards "Ana Ruiz", both at Example Ltd, with different addresses: fails.

    Options
        most: people of one name beyond which pairs are not compared, 20 (judgement; hundreds
        of entries called "New Contact" do no harm then).

    What to do
        In the contacts file add ``same-as`` to one of them to join them, or ``not-same-as``
        never to be asked again.

    References
        Fellegi & Sunter 1969, "A theory for record linkage".
    """
    pairs: dict[tuple[str, str], tuple[Person, Person]] = {}
    for people in namesakes.values():
        if len(people) > most:
            yield unknown(Missing("name", "", "tell apart those who are all called alike"))
        else:
            pairs.update(((a.id, b.id), (a, b)) for a, b in combinations(people, 2))
    if not namesakes:
        yield passed()
    for one, other in pairs.values():
        yield _judge(one, other)


def _judge(one: Person, other: Person) -> Judgement:
    if _refused(one, other):
        return passed()
    shared = next((words for field, words in _SHARED.items() if _share(one, other, field)), "")
    colleagues = _colleagues(one, other)
    if not shared and isinstance(colleagues, Unknown):
        return unknown(colleagues)
    if not shared and not colleagues:
        return passed()
    return failed(
        "two entries, {one} and {other}, carry one name and have {shared} in common: they are "
        "likely one person",
        advice="in the contacts file, give one of them same-as if they are one person, or "
        "not-same-as if they are two; they are {address}",
        about=[one, other],
        origins=[*one.origins, *other.origins],
        one=one,
        other=other,
        shared=Words(shared or "an organization"),
        address=[_address(one, other), _address(other, one)],
    )


def _refused(one: Person, other: Person) -> bool:
    return other.id in one.values("not_same_as") or one.id in other.values("not_same_as")


def _share(one: Person, other: Person, field: str) -> bool:
    return not _folded(one, field).isdisjoint(_folded(other, field))


def _colleagues(one: Person, other: Person) -> Maybe[bool]:
    theirs, others = one.organizations, other.organizations
    if isinstance(theirs, Unknown):
        return theirs
    if isinstance(others, Unknown):
        return others
    return any_of(fold_organization(a) == fold_organization(b) for a in theirs for b in others)


def _address(person: Person, other: Person) -> str:
    """By what the contacts file can name *person* and not *other*; the id if by nothing."""
    for field in ("email", "url", "phone"):
        taken = _folded(other, field)
        for value in person.values(field):
            if fold_text(value) not in taken:
                return str(value)
    return person.id


def _folded(person: Person, field: str) -> frozenset[str]:
    return frozenset(fold_text(value) for value in person.values(field))
