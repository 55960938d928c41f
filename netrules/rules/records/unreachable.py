"""R002: nobody to reach them by any channel."""

from __future__ import annotations

from netrules import Judgement, Person, require, rule


@rule(
    "R002",
    "unreachable-person",
    stance="practice",
    evidence="none",
    severity="warning",
    claims=(6, 32),
    laws={"contact": "same", "newcomer": "same"},
)
def unreachable_person(person: Person) -> Judgement:
    """There is no channel to reach somebody by.

    What it checks
        Whether a profile, an e-mail address or a telephone number is on record for each person.

    The claim
        Not being in a social network these days is like not having a resume; and whom you
        cannot reach you cannot ask.

    Evidence and limits
        None needed: it is about the records. That an address is on record does not mean that
        it works.

    When it stays silent
        It is unknown where nothing is recorded either way: you may have the number elsewhere.
        A person for whom the contacts file says ``email = []``, ``phone = []`` and ``url = []``
        is known to have none.

    Example
        Somebody of the worksheet of whom you noted that you have no address at all: fails.

    Options
        None.

    What to do
        Ask somebody who knows them for an address.

    References
        None.
    """
    return require(
        person.reachable,
        "no way to reach {person} yet: you noted that there is no profile, address or number",
        advice="ask somebody who knows {person} for an address",
        person=person,
    )
