"""M002: it's about your connections' job title."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import (
    Judgement,
    Level,
    Missing,
    Network,
    Person,
    failed,
    known,
    passed,
    rule,
    unknown,
)
from netrules.measures import Degrees, tau_b


@rule("M002", "judging-by-title", stance="myth", evidence="expert", severity="info")
def judging_by_title(
    network: Network, complete_degrees: tuple[Degrees, ...], *, at_least: int = 10
) -> Iterator[Judgement]:
    """It's about your connections' job title.

    What it checks
        Among people of whom every tie is known, whether those who know most of the others
        are also those of the highest level: Kendall's rank correlation (τ-b) of degree
        and level, with its 95 % interval.

    The claim
        Look at your network, and the best connected are not necessarily, and not even
        likely, the highest ranking.

    Evidence and limits
        The claim is the experience of one author; Padgett and Ansell's Florence, where
        the richer Strozzi had fewer ties than the Medici, is its most famous case.
        The rule reports what holds in *your* network, which may be the opposite. The
        interval is an approximation for continuous ranks.

    When it stays silent
        Where no file lists all ties among a set of people; where fewer than `at-least`
        of them have a known level on the ladder; and where the interval covers zero,
        so that your network shows no clear link either way.

    Example
        In a club of 25 the three who know most others are analysts, and the directors
        know few: τ = -0.42, fails.

    Options
        at-least: how many people with both a level and known ties it takes, 10 (the
        reference's choice; below it the interval says nothing).

    What to do
        When you want to be introduced, ask those who know many, whatever their title.

    References
        Kendall 1945, "The treatment of ties in ranking problems"; Padgett & Ansell 1993,
        "Robust action and the rise of the Medici".
    """
    if not complete_degrees:
        yield unknown(*network.ties.missing)
    for degrees in complete_degrees:
        people = [network.people[id_] for id_ in degrees.degree]
        yield _judge(people, degrees, at_least)


def _judge(people: list[Person], degrees: Degrees, at_least: int) -> Judgement:
    ranks = {person.id: _rank(person) for person in people}
    unplaced = [id_ for id_, rank in ranks.items() if rank is None]
    if unplaced:
        # The correlation is not monotone in what is missing, so it takes every level.
        text = "add level (how senior they are)"
        return unknown(*(Missing("level", id_, text) for id_ in unplaced))
    link = tau_b(
        [degrees.degree[person.id] for person in people],
        [rank for rank in ranks.values() if rank is not None],
    )
    if len(people) < at_least or link is None:
        return unknown(Missing("ties", "", "add people with levels, and all ties among them"))
    if link.low > 0:
        return passed()
    if link.high >= 0:
        text = "the link between level and connections is unclear; more people would show it"
        return unknown(Missing("ties", "", text))
    hubs = sorted(people, key=lambda person: (-degrees.degree[person.id], person.id))[:3]
    below = [person for person in hubs if (person.level < Level.DIRECTOR) is True]
    return failed(
        "the best connected of these {number} people are not the highest ranking "
        "(τ-b {tau}, 95 % interval {low} to {high}): {hubs} know most of the others, and "
        "{below} of these {shown} are below director",
        advice="for an introduction, ask {hubs}, whatever their title",
        about=[person.id for person in people],
        origins=[origin for person in hubs for origin in person.origins[:1]],
        number=len(people),
        tau=link.tau,
        low=link.low,
        high=link.high,
        hubs=hubs,
        below=len(below),
        shown=len(hubs),
    )


def _rank(person: Person) -> int | None:
    """Their place on the ladder; None if it is not known, or beside the ladder."""
    level = person.level
    return level.rank if known(level) else None
