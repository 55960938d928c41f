"""G004: people at all levels, here and elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from netrules import (
    Judgement,
    Level,
    Maybe,
    Network,
    Person,
    Unknown,
    Words,
    all_of,
    any_of,
    count,
    fold_organization,
    negate,
    not_applicable,
    require,
    rule,
)

#: The bands of the ladder from the bottom up, each with its lowest and highest level.
BANDS: Final = (
    ("below manager level", Level.UNPAID, Level.SENIOR),
    ("at manager level", Level.MANAGER, Level.MANAGER),
    ("at director level", Level.DIRECTOR, Level.DIRECTOR),
    ("at vp level or above", Level.VP, Level.CXO),
)
_FROM_ABOVE: Final = "ask a manager you know {place} whom you should meet in their team"
_FROM_BELOW: Final = (
    "ask those you know one level below to introduce you to somebody {band} {place}"
)


@rule(
    "G004",
    "missing-level",
    stance="gap",
    evidence="cross-sectional",
    severity="info",
    claims=(23, 24),
    laws={"newcomer": "never-worse", "contact": "same"},
)
def missing_level(network: Network, *, people: int = 1) -> Iterator[Judgement]:
    """People at all levels: nobody at some level, in your organization or elsewhere.

    What it checks
        For each band of levels (below manager, manager, director, vp and above), whether
        you know somebody in it inside your own organization, and somebody elsewhere.

    The claim
        Senior executives at other companies? Senior executives at your company? Are there
        people at all levels in organizations?

    Evidence and limits
        Contacts at higher levels and in other functions go with more sponsorship, salary
        and promotions (Seibert, Kraimer & Liden 2001). That every band should be filled is
        the article's advice. Levels come from titles only where the words leave no doubt.

    When it stays silent
        It is unknown where people whose level or organization is not recorded could fill
        the band; and about your own organization, where it is not recorded which that is.

    Example
        You know eleven people in your organization and nobody above manager: fails twice.

    Options
        people: how many people each band needs, 1 (judgement).

    What to do
        Ask a manager you know for an introduction one level up.

    References
        Seibert, Kraimer & Liden 2001, "A social capital theory of career success".
    """
    mine = network.me.organization
    if not network.people:
        yield not_applicable()
        return
    inside = {person.id: _works_at(person, mine) for person in network.people}
    for here in (True, False):
        place = "in your own organization" if here else "in other organizations"
        for band, lowest, highest in BANDS:
            found: Any = count(
                all_of((inside[person.id] if here else negate(inside[person.id]), there))
                for person in network.people
                if (there := _within(person, lowest, highest)) is not False
            )
            nobody = isinstance(found, int) and not found
            yield require(
                found >= people,
                "nobody in these files is {band} {place}"
                if nobody
                else "in these files {found} of {people} people are {band} {place}",
                advice=_FROM_ABOVE if lowest is Level.UNPAID else _FROM_BELOW,
                variant=f"{place}: {band}",
                found=found,
                people=people,
                band=Words(band),
                place=Words(place),
            )


def _works_at(person: Person, organization: Maybe[str]) -> Maybe[bool]:
    theirs = person.organizations
    if isinstance(organization, Unknown):
        return organization
    if isinstance(theirs, Unknown):
        return theirs
    return any_of(fold_organization(one) == fold_organization(organization) for one in theirs)


def _within(person: Person, lowest: Level, highest: Level) -> Maybe[bool]:
    level = person.level
    if isinstance(level, Unknown):
        return level
    return all_of((level >= lowest, level <= highest))
