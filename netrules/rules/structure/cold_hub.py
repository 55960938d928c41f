"""S001: the people who are hubs."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Network, Words, plural, require, rule, unknown
from netrules.measures import Degrees


@rule("S001", "cold-hub", stance="practice", evidence="cross-sectional", severity="info")
def cold_hub(
    network: Network, complete_degrees: tuple[Degrees, ...], *, z: float = 2.0, at_least: int = 10
) -> Iterator[Judgement]:
    """You will see hubs: people who know most of the others. One of them has gone cold.

    What it checks
        Among people of whom every tie is known, those whose number of ties is two standard
        deviations above the mean, or the best connected if nobody is; and whether you had
        two-way contact with each of them in the last 365 days. You yourself are left out.

    The claim
        Look at your network and you will see people who are hubs. Who are the best connected?

    Evidence and limits
        Degree is the plainest measure of a hub (Freeman 1979). In a small club a standard
        deviation rests on few people; a hub here may be nobody elsewhere.

    When it stays silent
        Where no file lists all ties among a set of people: threads and shared employers show
        some ties, never all. Where contact is not covered. For fewer than `at-least` people.

    Example
        Somebody knows 14 of the 25 members of a club, and you last met three years ago: fails.

    Options
        z: from how many standard deviations above the mean somebody is a hub, 2 (judgement;
        Guimerà & Amaral use 2.5 in far larger networks).
        at-least: of how many people a set must consist, 10 (the reference's choice).

    What to do
        Renew this contact first: it is the shortest way to most of the others.

    References
        Freeman 1979, "Centrality in social networks"; Guimerà & Amaral 2005, "Functional
        cartography of complex metabolic networks".
    """
    large = [degrees for degrees in complete_degrees if len(degrees.degree) >= at_least]
    if not large:
        yield unknown(*network.ties.missing)
    for degrees in large:
        for id_ in _hubs(degrees, z):
            person = network.people[id_]
            yield require(
                person.warm,
                "{person} knows {degree} of {others} others, more than nearly anybody, and you had "
                "no two-way contact in the last 365 days by {channels}",
                advice="renew the contact with {person} first: the shortest way to the others",
                about=[id_],
                origins=person.origins,
                person=person,
                degree=degrees.degree[id_],
                others=len(degrees.degree) - 1,
                channels=[Words(plural(channel)) for channel in network.contact.channels],
            )


def _hubs(degrees: Degrees, z: float) -> list[str]:
    above = [id_ for id_ in degrees.degree if degrees.deviation and degrees.z(id_) >= z]
    most = max(degrees.degree.values())
    return above or [id_ for id_, number in degrees.degree.items() if number == most > degrees.mean]
