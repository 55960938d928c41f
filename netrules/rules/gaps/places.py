"""G003: a strong network in all the places you need."""

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
    count,
    fold_text,
    not_applicable,
    require,
    rule,
)


@rule("G003", "missing-place", stance="gap", evidence="expert", severity="info")
def missing_place(
    goal: GoalResult, network: Network, *, people: int = 2, warm: int = 1
) -> Iterator[Judgement]:
    """A strong network in all the places you need is missing.

    What it checks
        For each place that a goal names, whether you know at least two people there and are in
        warm contact with one of them.

    The claim
        What about geography? Do you have a strong network in all the locations you need?

    Evidence and limits
        A piece of advice; no study known to this project puts a number to it. A place counts
        as recorded: "Lund" and "Lund, Sweden" are two places until you write them alike.

    When it stays silent
        For a goal without places; and where people whose place is not recorded, or whose
        contact the files do not cover, could make the difference.

    Example
        The goal names Malmö, and the one person there was last heard of four years ago: fails.

    Options
        people: how many people each place needs, 2 (judgement).
        warm: how many of them should be warm, 1 (judgement).

    What to do
        Look up who moved there, and ask people whose place you do not know.

    References
        None.
    """
    if not goal.goal.places:
        yield not_applicable()
    for place in goal.goal.places:
        there = [(person, _is_in(person, place)) for person in network.people]
        found = count(is_there for _, is_there in there)
        found_warm = count(
            all_of((is_there, person.warm)) for person, is_there in there if is_there is not False
        )
        yield require(
            all_of((found >= people, found_warm >= warm)),
            "goal {goal} needs a network in {place}: {found} people of {people}, {found_warm} warm "
            "of {warm}",
            advice="ask the people you know there, and those who moved away, whom you should meet",
            variant=fold_text(place),
            goal=goal.name,
            place=place,
            found=found,
            people=people,
            found_warm=found_warm,
            warm=warm,
        )


def _is_in(person: Person, place: str) -> Maybe[bool]:
    where = person.place
    return where if isinstance(where, Unknown) else fold_text(where) == fold_text(place)
