"""G005: people inside the organizations that a goal is about."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    Network,
    Person,
    Unknown,
    any_of,
    count,
    fold_organization,
    known,
    not_applicable,
    require,
    rule,
)

#: How many who used to work there are named in the advice.
_NAMED = 3


@rule(
    "G005",
    "missing-employer",
    stance="gap",
    evidence="cross-sectional",
    claims=(18, 34),
    laws={"newcomer": "never-worse", "contact": "same"},
)
def missing_employer(goal: GoalResult, network: Network, *, people: int = 1) -> Iterator[Judgement]:
    """Nobody inside an organization that a goal is about.

    What it checks
        For each employer that a goal names, whether somebody you know works there now. Names
        of organizations are compared whole, without case and legal form; "Acme" is not
        "Acme Foods". Who worked there before does not count, and is named in the advice.

    The claim
        Address what is missing. How can you reach out to people you need to be connected to?
        Get introductions through your existing connections.

    Evidence and limits
        Applicants who come with a referral are more likely to be hired and stay longer
        (Burks et al. 2015). One insider is the least; what a goal needs is judged by G001.

    When it stays silent
        For a goal without employers, and for one with a need that asks for each of them,
        which G001 tells of. It is unknown where people whose organization is not recorded
        may work there.

    Example
        The goal names Northwind, and two people in the files used to work there: fails, and
        the advice names these two.

    Options
        people: how many people inside each employer needs, 1 (judgement).

    What to do
        Ask those who used to work there, or record where people work now.

    References
        Burks, Cowgill, Hoffman & Housman 2015, "The value of hiring through employee referrals".
    """
    employers = {fold_organization(name): name for name in goal.goal.employers}
    if not employers or any(str(one.need.each) == "employers" for one in goal.needs):
        yield not_applicable()
        return
    for folded, employer in employers.items():
        found = count(_works_at(person, folded) for person in network.people)
        former = [person for person in network.people if _worked_at(person, folded)][:_NAMED]
        yield require(
            found >= people,
            "goal {goal} is about {employer}: {found} of {people} people inside so far",
            advice="ask {former}, who used to work there, whom you should meet"
            if former
            else "ask people in the same field whom they know at {employer}",
            variant=folded,
            origins=[goal.goal.origin] if goal.goal.origin.path else [],
            goal=goal.name,
            employer=employer,
            found=found,
            people=people,
            former=former,
        )


def _works_at(person: Person, folded: str) -> Maybe[bool]:
    theirs = person.organizations
    if isinstance(theirs, Unknown):
        return theirs
    return any_of(fold_organization(one) == folded for one in theirs)


def _worked_at(person: Person, folded: str) -> bool:
    """Whether somebody is on record as having worked there, and works elsewhere now."""
    theirs = person.organizations
    if not known(theirs) or any(fold_organization(one) == folded for one in theirs):
        return False
    return any(fold_organization(job.organization) == folded for job in person.employments)
