"""FACULTY003: somebody you know inside may speak for you."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    Network,
    Person,
    Unknown,
    all_of,
    any_of,
    fold_organization,
    negate,
    not_applicable,
    passed,
    require,
    rule,
    unknown,
)

from netrules_faculty.circles import COAUTHORS, SUPERVISORS, belongs


@rule(
    "FACULTY003",
    "conflicted-insiders",
    stance="gap",
    evidence="expert",
    laws={"names": "same", "contact": "same"},
)
def conflicted_insiders(goal: GoalResult, network: Network) -> Iterator[Judgement]:
    """Everybody you know at a department you apply to has to step aside.

    What it checks
        For each employer that a goal names and where you know somebody, whether one of these
        is in neither of your groups "coauthors" and "supervisors".

    The claim
        Whoever wrote with you, or supervised you, has a conflict of interest and may not
        speak when you are discussed.

    Evidence and limits
        Rules of universities and funders differ: many count what was written together in the
        last three to five years. This rule counts all that you put into the groups.

    When it stays silent
        For a goal without employers, and where you know nobody at one. It can't tell where it
        hangs on somebody whose employer or groups are not recorded.

    Example
        The goal names one university, and both people you know there wrote papers with you:
        fails.

    Options
        None.

    What to do
        Ask them whom you should meet there: to introduce you is no conflict.

    References
        None.
    """
    if not goal.goal.employers:
        yield not_applicable()
    for employer in goal.goal.employers:
        yield _judge(goal, network, employer)


def _judge(goal: GoalResult, network: Network, employer: str) -> Judgement:
    folded = fold_organization(employer)
    inside = [(person, _works_at(person, folded)) for person in network.people]
    free = any_of(
        all_of((works, negate(belongs(person, COAUTHORS, SUPERVISORS)))) for person, works in inside
    )
    if free is True:
        return passed()
    anybody = any_of(works for _, works in inside)
    if anybody is False:
        return not_applicable()
    if isinstance(anybody, Unknown):
        return unknown(*anybody.missing)
    people = [person for person, works in inside if works is True]
    return require(
        free,
        "goal {goal} is about {employer}, and all you know there have a conflict of interest: "
        "{people}",
        advice="ask {people} whom you should meet there",
        variant=folded,
        goal=goal.name,
        employer=employer,
        people=people,
    )


def _works_at(person: Person, folded: str) -> Maybe[bool]:
    theirs = person.organizations
    if isinstance(theirs, Unknown):
        return theirs
    return any(fold_organization(one) == folded for one in theirs)
