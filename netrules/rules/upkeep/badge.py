"""K008: whatever job you are in is temporary."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction
from typing import Final

from netrules import (
    Judgement,
    Maybe,
    Network,
    Person,
    Unknown,
    all_of,
    any_of,
    count,
    fold_organization,
    not_applicable,
    require,
    rule,
    share,
    unknown,
)
from netrules.rules.wording import channels_of, number_of

#: How many people who work elsewhere are named in the advice.
_NAMED: Final = 3


@rule(
    "K008",
    "ties-leave-with-badge",
    stance="practice",
    evidence="longitudinal",
    claims=(46,),
    laws={"repeat": "same", "goal": "same"},
)
def ties_leave_with_badge(
    network: Network, me: Person, *, at_least: int = 5, inside: float = 0.5
) -> Judgement:
    """Whatever job you are in is temporary: most of your warm ties work where you do.

    What it checks
        Of all people with whom you had two-way contact in the last 365 days, whether more
        than half work for your own organization. Names of organizations are compared
        whole, without case and legal form.

    The claim
        Whatever job you are in is temporary, and you need a network to keep your skills growing,
        your opportunities open and your brand current.

    Evidence and limits
        Keeping up contacts outside the own organization goes with a higher salary, inside it
        with one that grows (Wolff & Moser 2009): ties at work are worth a lot, and many of
        them end with the job. That half should be outside is this project's choice.

    When it stays silent
        With fewer than five warm ties. It is unknown where it is not recorded for whom you
        work, or for whom they do, or where contact is not covered, unless what is on
        record is enough either way.

    Example
        You were in touch with twelve people this year, and nine of them are colleagues: fails.

    Options
        at-least: from how many warm ties on they are judged, 5 (judgement).
        inside: which share of them may work where you do, 0.5 (judgement).

    What to do
        Get in touch with somebody who works elsewhere, and ask colleagues you want to keep for
        a private address.

    References
        Wolff & Moser 2009, "Effects of networking on career success: a longitudinal study".
    """
    warm = count(person.warm for person in network.people)
    few = warm < max(1, at_least)
    if few is True:
        return not_applicable()
    mine = me.organizations
    if isinstance(mine, Unknown):
        return unknown(mine)
    own = {fold_organization(name) for name in mine}
    at_work = {person.id: _works_at(person, own) for person in network.people}
    part = share((person.warm, at_work[person.id]) for person in network.people)
    elsewhere = part <= Fraction(inside).limit_denominator(1000)
    if elsewhere is not True and isinstance(few, Unknown):
        return unknown(few, *([elsewhere] if isinstance(elsewhere, Unknown) else []))
    others = _others(network, at_work)
    return require(
        elsewhere,
        "of {warm} you had two-way contact with in the last 365 days, {colleagues} work for "
        "{organization} as you do, going by {channels}",
        advice=(
            "write to {others}, outside {organization}"
            if others
            else "get to know people outside {organization}"
        )
        + "; ask colleagues you want to keep for a private address",
        origins=[job.origin for job in me.jobs[:1]],
        warm=number_of(warm, "person", "people"),
        colleagues=count(all_of((one.warm, at_work[one.id])) for one in network.people),
        organization=mine,
        channels=channels_of(network),
        others=others,
    )


def _works_at(person: Person, own: Collection[str]) -> Maybe[bool]:
    theirs = person.organizations
    if isinstance(theirs, Unknown):
        return theirs
    return any_of(fold_organization(name) in own for name in theirs)


def _others(network: Network, at_work: dict[str, Maybe[bool]]) -> list[Person]:
    """People who are known to work elsewhere and went cold, the latest contact first."""
    cold = [
        (network.events_with(person.id)[-1].on, person)
        for person in network.people
        if at_work[person.id] is False and person.warm is False and network.events_with(person.id)
    ]
    cold.sort(key=lambda one: (-one[0].toordinal(), one[1].id))
    return [person for _, person in cold[:_NAMED]]
