"""S001: the people who are hubs."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Network, not_applicable, require, rule, unknown
from netrules.measures import Degrees
from netrules.rules.wording import channels_of


@rule(
    "S001",
    "cold-hub",
    stance="practice",
    evidence="cross-sectional",
    severity="info",
    claims=(13, 29),
    laws={"contact": "never-worse", "later": "never-better"},
)
def cold_hub(
    network: Network, complete_degrees: tuple[Degrees, ...], *, z: float = 2.5, at_least: int = 10
) -> Iterator[Judgement]:
    """You will see hubs: people who know most of the others. One of them has gone cold.

    What it checks
        Among people of whom every tie is known, those whose number of ties is two and a
        half standard deviations above the mean, or the best connected if nobody's is; and
        whether you had two-way contact with each of them in the last 365 days. You yourself
        are left out.

    The claim
        Look at your network and you will see people who are hubs. Who are the best connected?

    Evidence and limits
        Degree is the plainest measure of a hub (Freeman 1979). In a small club a standard
        deviation rests on few people; a hub here may be nobody elsewhere.

    When it stays silent
        With fewer than `at-least` people who have ties, and where all have as many. It is
        unknown for people whose ties no file lists completely: threads and shared employers
        show some ties, never all. So it is where contact is not covered.

    Example
        Somebody knows 14 of the 25 members of a club, and you last met three years ago: fails.

    Options
        z: from how many standard deviations above the mean somebody is a hub, 2.5
        (Guimerà & Amaral).
        at-least: how many people with ties it takes, 10 (judgement).

    What to do
        Renew this contact first: it is the shortest way to most of the others.

    References
        Freeman 1979, "Centrality in social networks"; Guimerà & Amaral 2005, "Functional
        cartography of complex metabolic networks".
    """
    large = [degrees for degrees in complete_degrees if _with_ties(degrees) >= at_least]
    if network.ties.missing and len(network.people) >= at_least:
        # Whoever is in no such set may be a hub all the same.
        yield unknown(*network.ties.missing)
    elif not large:
        yield not_applicable()
    # Of several sets in which somebody is a hub the largest tells most.
    hubs = {
        id_: degrees
        for degrees in sorted(large, key=lambda one: len(one.degree))
        for id_ in _hubs(degrees, z)
    }
    for id_, degrees in sorted(hubs.items()):
        person = network.people[id_]
        yield require(
            person.warm,
            "{person} knows {degree} of {others} others, and there was no two-way contact between "
            "you in the last 365 days, going by {channels}",
            advice="write to {person} first: it is the shortest way to the others",
            about=[id_],
            origins=person.origins,
            person=person,
            degree=degrees.degree[id_],
            others=len(degrees.degree) - 1,
            channels=channels_of(network, person),
        )


def _with_ties(degrees: Degrees) -> int:
    return sum(1 for number in degrees.degree.values() if number)


def _hubs(degrees: Degrees, z: float) -> list[str]:
    above = [id_ for id_ in degrees.degree if degrees.deviation and degrees.z(id_) >= z]
    most = max(degrees.degree.values())
    return above or [id_ for id_, number in degrees.degree.items() if number == most > degrees.mean]
