"""M002: it's about your connections' job title."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from typing import Final

from netrules import (
    Judgement,
    Level,
    Missing,
    Network,
    Person,
    Unknown,
    all_of,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import Correlation, Degrees, tau_b

#: How likely chance may be to give as clear a link.
_CHANCE: Final = 0.05


@rule(
    "M002",
    "judging-by-title",
    stance="myth",
    evidence="expert",
    severity="info",
    claims=(38,),
    laws={"contact": "same", "names": "same"},
)
def judging_by_title(
    network: Network, complete_degrees: tuple[Degrees, ...], *, at_least: int = 10
) -> Iterator[Judgement]:
    """It's about your connections' job title.

    What it checks
        Among people of whom every tie and every level is known, whether those who know
        most of the others are also those of the highest level: Kendall's rank
        correlation (τ-b) of degree and level, with its 95 % interval. It passes where
        the two go together, and fails where they run opposite ways.

    The claim
        Look at your network, and the best connected are not necessarily, and not even
        likely, the highest ranking.

    Evidence and limits
        The claim is the experience of one author; Padgett and Ansell's Florence, where
        the richer Strozzi had fewer ties than the Medici, is its most famous case. The
        rule reports what holds in *your* network, which may be the opposite. The
        interval is an approximation for continuous ranks; so where many are tied, chance
        alone must not explain it either (one in twenty, by Kendall's test).

    When it stays silent
        With fewer than `at-least` people, or where all of them have the same level or
        the same number of ties. It is unknown for people whose ties no file lists
        completely: what holds in one circle need not hold outside it. So it is where the
        level of one of them is not recorded or has no place on the ladder, and where the
        interval covers zero or chance explains it: then your network shows no clear link
        either way.

    Example
        In a club of 25 the three who know most others are analysts, and the directors
        know few: τ-b is -0.42, and the rule fails.

    Options
        at-least: how many people with a level and known ties it takes, 10 (judgement;
        with fewer the interval says nothing).

    What to do
        When you want to be introduced, ask those who know many, whatever their title.

    References
        Kendall 1945, "The treatment of ties in ranking problems"; Kendall 1970, "Rank
        correlation methods"; Padgett & Ansell 1993,
        "Robust action and the rise of the Medici".
    """
    large = [degrees for degrees in complete_degrees if len(degrees.degree) >= at_least]
    if len(network.people) < at_least:
        yield not_applicable()
    elif network.ties.missing:
        # What holds in one circle need not hold among those who are in none.
        yield unknown(*network.ties.missing)
    for degrees in large:
        yield _judge([network.people[id_] for id_ in degrees.degree], degrees)


def _judge(people: list[Person], degrees: Degrees) -> Judgement:
    # The correlation is not monotone in what is missing, so it takes every level.
    levels = [person.level for person in people]
    placed = all_of(level >= Level.UNPAID for level in levels)
    if isinstance(placed, Unknown):
        return unknown(placed)
    ranks = [one.rank for one in levels if isinstance(one, Level) and one.rank is not None]
    link = tau_b([degrees.degree[person.id] for person in people], ranks)
    if link is None:
        return not_applicable()
    clear = link.chance < _CHANCE
    if clear and link.low > 0:
        return passed()
    if not clear or link.high >= 0:
        text = "level and number of ties show no clear link among these people; more might"
        return unknown(Missing("ties", "", text))
    return _opposite(people, degrees, link)


def _opposite(people: list[Person], degrees: Degrees, link: Correlation) -> Judgement:
    """The finding, with the best connected tenth and whoever is tied as much as they."""
    most = sorted(degrees.degree.values(), reverse=True)[ceil(len(people) / 10) - 1]
    hubs = sorted(
        (person for person in people if degrees.degree[person.id] >= most),
        key=lambda person: (-degrees.degree[person.id], person.id),
    )
    return failed(
        "among these {number} people it is not the highest ranking who know most of the others, "
        "it is {hubs} ({below} of {shown} below director; τ-b {tau}, 95 % interval {low} to "
        "{high})",
        advice="for an introduction, ask those who know many, whatever their title: {hubs}",
        about=hubs[:3],  # the finding is theirs; more names would make its key too fragile
        origins=[origin for person in hubs for origin in person.origins[:1]],
        number=len(people),
        hubs=hubs,
        below=sum(1 for person in hubs if (person.level < Level.DIRECTOR) is True),
        shown=len(hubs),
        tau=link.tau,
        low=link.low,
        high=link.high,
    )
