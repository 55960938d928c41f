"""FACULTY002: letters come from several institutions."""

from __future__ import annotations

from collections.abc import Sequence

from netrules import (
    Bounds,
    Judgement,
    Maybe,
    Missing,
    Network,
    Unknown,
    any_of,
    between,
    fold_organization,
    not_applicable,
    require,
    rule,
    unknown,
)

from netrules_faculty.circles import REFEREES, belongs


@rule(
    "FACULTY002",
    "letters-from-one-house",
    stance="practice",
    evidence="expert",
    laws={"names": "same", "contact": "same"},
)
def letters_from_one_house(network: Network, *, institutions: int = 3) -> Judgement:
    """Everybody who is to write for you works at one or two institutions.

    What it checks
        At how many institutions the people in your group "referees" work: whether there are
        at least three.

    The claim
        A committee wants to hear of you from people who owe each other nothing.

    Evidence and limits
        Most calls ask for three letters, and many for one from outside. That the three should
        be of three houses is advice, not a finding.

    When it stays silent
        Without anybody in the group. It can't tell where it hangs on somebody whose groups or
        employer are not recorded.

    Example
        Three referees, two of them from where you took your degree: fails.

    Options
        institutions: at how many institutions they should work, 3 (as calls ask for letters).

    What to do
        Ask somebody elsewhere who has heard you speak, or has worked with you.

    References
        None.
    """
    referee = [belongs(person, REFEREES) for person in network.people]
    anybody = any_of(referee)
    if anybody is False:
        return not_applicable()
    if isinstance(anybody, Unknown):  # then it is not even known that there is something to judge
        return unknown(*anybody.missing)
    found = _institutions(network, referee)
    return require(
        found >= institutions,
        "those who are to write for you work at {found} of {institutions} institutions",
        advice="ask somebody elsewhere who has heard you speak, or has worked with you",
        about=[person for person, yes in zip(network.people, referee, strict=True) if yes is True],
        found=found,
        institutions=institutions,
    )


def _institutions(network: Network, referee: Sequence[Maybe[bool]]) -> int | Bounds:
    """At how many institutions they work: a number, or bounds where that is not known."""
    certain, possible = set[str](), set[str]()
    others, facts = 0, list[Missing]()
    for person, is_referee in zip(network.people, referee, strict=True):
        if is_referee is False:
            continue
        employer = person.organization
        if isinstance(is_referee, Unknown):
            facts += is_referee.missing
        if isinstance(employer, Unknown):
            facts += employer.missing
            others += 1
        elif isinstance(is_referee, Unknown):
            possible.add(fold_organization(employer))
        else:
            certain.add(fold_organization(employer))
    found: int | Bounds = between(len(certain), len(certain | possible) + others, facts)
    return found
