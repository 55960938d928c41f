"""R001: one person twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from netrules import (
    Judgement,
    Maybe,
    Missing,
    Person,
    Unknown,
    any_of,
    failed,
    fold_organization,
    fold_text,
    passed,
    rule,
    unknown,
)


@rule("R001", "likely-duplicate", stance="practice", evidence="none", severity="warning")
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
        For namesakes of whom an organization is not recorded.

    Example
        Two cards "Ana Ruiz", both at Example Ltd, with different addresses: fails.

    Options
        most: people of one name beyond which pairs are not compared, 20 (so that
        hundreds of entries called "New Contact" do no harm).

    What to do
        In the contacts file add ``same-as`` to one of them to join them, or ``not-same-as``
        to be never asked again.

    References
        Fellegi & Sunter 1969, "A theory for record linkage".
    """
    if not namesakes:
        yield passed()
    for people in namesakes.values():
        if len(people) > most:
            yield unknown(Missing("name", "", "tell apart those who are all called alike"))
            continue
        for one, other in combinations(people, 2):
            if _refused(one, other):
                yield passed()
                continue
            alike = _alike(one, other)
            if isinstance(alike, Unknown):
                yield unknown(alike)
            elif not alike:
                yield passed()
            else:
                yield failed(
                    "{one} and {other} have the same name and share an organization or a number: "
                    "likely one person",
                    advice="add same-as or not-same-as to one of them in the contacts file: "
                    "{first} and {second}",
                    about=[one.id, other.id],
                    origins=[*one.origins, *other.origins],
                    one=one,
                    other=other,
                    first=one.id,
                    second=other.id,
                )


def _refused(one: Person, other: Person) -> bool:
    return other.id in one.values("not_same_as") or one.id in other.values("not_same_as")


def _alike(one: Person, other: Person) -> Maybe[bool]:
    for field in ("phone", "email"):
        if {fold_text(v) for v in one.values(field)} & {fold_text(v) for v in other.values(field)}:
            return True
    theirs, others = one.organizations, other.organizations
    if isinstance(theirs, Unknown):
        return theirs
    if isinstance(others, Unknown):
        return others
    return any_of(fold_organization(a) == fold_organization(b) for a in theirs for b in others)
