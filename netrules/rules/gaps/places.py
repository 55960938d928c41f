"""G003: a strong network in all the places you need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    Missing,
    Network,
    Person,
    Unknown,
    all_of,
    between,
    count,
    fold_organization,
    fold_place,
    not_applicable,
    require,
    rule,
)
from netrules.rules.wording import channels_of


@rule(
    "G003",
    "missing-place",
    stance="gap",
    evidence="expert",
    severity="info",
    claims=(26,),
    laws={"contact": "never-worse", "newcomer": "never-worse"},
)
def missing_place(
    goal: GoalResult,
    network: Network,
    today: date,
    *,
    people: int = 2,
    warm: int = 1,
    circles: int = 2,
    dated_days: int = 730,
) -> Iterator[Judgement]:
    """A strong network in all the places you need is missing.

    What it checks
        For each place that a goal names, whether you know at least two people there, are in
        warm contact with one of them, and do not have them all from one circle: they belong
        to two employers or groups at least.

    The claim
        What about geography? Do you have a strong network in all the locations you need?

    Evidence and limits
        A piece of advice; no study known to this project puts a number to it. A place counts
        as recorded, but for a table of countries, towns and their names in other languages.

    When it stays silent
        For a goal without places. It is unknown where people could make the difference whose
        place, employer or groups are not recorded, whose place stands in an old record, or
        whose contact the files do not cover.

    Example
        The goal names Malmö, and the one person there was last heard of four years ago: fails.

    Options
        people: how many people each place needs, 2 (judgement).
        warm: how many of them should be warm, 1 (judgement).
        circles: to how many employers and groups they should belong, 2 (judgement).
        dated-days: how many days old a dated record may be for its place to be relied on,
        730 (judgement); what you wrote down yourself has no date and is relied on.

    What to do
        Look up who moved there, and ask people whose place you do not know.

    References
        None.
    """
    places = {fold_place(place): place for place in goal.goal.places}
    channels = channels_of(network)
    by = " going by {channels}" if channels else ""
    if not places:
        yield not_applicable()
    for folded, place in places.items():
        there = [(person, _is_in(person, place, today, dated_days)) for person in network.people]
        there = [(person, is_there) for person, is_there in there if is_there is not False]
        found = count(is_there for _, is_there in there)
        found_warm = count(all_of((is_there, person.warm)) for person, is_there in there)
        found_circles = _circles(there)
        yield require(
            all_of((found >= people, found_warm >= warm, found_circles >= circles)),
            "goal {goal} needs a network in {place}: so far {found} of {people} people, "
            f"{{found_warm}} of {{warm}} in warm contact{by}, and {{found_circles}} of {{circles}} "
            "employers or groups among them",
            advice="ask the people you know there, and those who moved away, whom you should meet",
            variant=folded,
            origins=_origins(goal, there),
            goal=goal.name,
            place=place,
            found=found,
            people=people,
            found_warm=found_warm,
            warm=warm,
            found_circles=found_circles,
            circles=circles,
            channels=channels,
        )


def _is_in(person: Person, place: str, today: date, dated_days: int) -> Maybe[bool]:
    where = person.place
    if isinstance(where, Unknown):
        return where
    recorded = person.facts["place"][0].as_of
    if recorded is not None and (today - recorded).days > dated_days:
        text = f"add place (where they live or work); the one on record is of {recorded.year}"
        return Unknown("place", person.id, text)
    return person.is_in(place)


def _circles(there: Sequence[tuple[Person, Maybe[bool]]]) -> Any:
    """How many employers and groups people belong to of whom some are only possibly there."""
    certain: set[str] = set()
    possible: set[str] = set()
    facts: list[Missing] = []
    unlimited = False
    for person, is_there in there:
        names: set[str] = set()
        for circle in (person.organizations, person.groups):
            if isinstance(circle, Unknown):
                facts += circle.missing
                unlimited = True
            else:
                names.update(fold_organization(name) for name in circle)
        if isinstance(is_there, Unknown):
            facts += is_there.missing
            possible |= names
        else:
            certain |= names
    most = None if unlimited else len(certain | possible)
    return between(len(certain), most, facts)


def _origins(goal: GoalResult, there: Sequence[tuple[Person, Maybe[bool]]]) -> list[Any]:
    """Where the goal is stated, then where the people stand who are there."""
    stated = [goal.goal.origin] if goal.goal.origin.path else []
    return [*stated, *(person.origins[0] for person, is_there in there if is_there is True)]
