"""G006: people of all generations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from netrules import (
    Judgement,
    Maybe,
    Network,
    Person,
    Unknown,
    count,
    not_applicable,
    require,
    rule,
)
from netrules.measures import Generation

#: Between which ages people are taken to be at work.
_AT_WORK: Final = (18, 75)


@rule(
    "G006",
    "missing-generation",
    stance="gap",
    evidence="expert",
    claims=(25,),
    laws={"newcomer": "never-worse", "contact": "same"},
)
def missing_generation(network: Network, today: date, *, people: int = 1) -> Iterator[Judgement]:
    """People of all generations: nobody of some generation that is at work now.

    What it checks
        For each generation with people between 18 and 75 today, whether you know somebody of
        it. Only a year of birth that somebody stated counts (``born``): it is never guessed
        from a name, a photo, or the year of a degree.

    The claim
        Are there people at all generations in companies?

    Evidence and limits
        Advice of the article; nobody has measured what it brings. The bounds of generations
        are a convention (Pew Research Center 2019), and people are not their generation.

    When it stays silent
        It is unknown where years of birth are not recorded that could fill the gap. In most
        files few are: then it says nothing, and that is as it should be.

    Example
        Ten people with a stated year of birth, all between 1970 and 1979: fails for those born
        before and after.

    Options
        people: how many people each generation needs, 1 (judgement).

    What to do
        Ask somebody you know for an introduction, or go where they meet.

    References
        Pew Research Center 2019, "Defining generations".
    """
    if not network.people:
        yield not_applicable()
        return
    youngest, oldest = (today.year - age for age in _AT_WORK)
    for first, last in ((one.first, one.last) for one in Generation):
        if first > youngest or last < oldest:
            continue
        found = count(_is_born(person, first, last) for person in network.people)
        yield require(
            found >= people,
            "{found} of {people} people in these files are of those born {first} to {last}",
            advice="ask somebody you know for an introduction, or go where they meet",
            variant=f"{first}-{last}",
            found=found,
            people=people,
            first=str(first),
            last=str(last),
        )


def _is_born(person: Person, first: int, last: int) -> Maybe[bool]:
    born = person.born
    return born if isinstance(born, Unknown) else first <= born <= last
