"""K007: bridges decay first."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Network, not_applicable, require, rule, unknown
from netrules.measures import Cut
from netrules.rules.wording import channels_of, number_of


@rule(
    "K007",
    "fragile-bridge",
    stance="practice",
    evidence="longitudinal",
    claims=(17, 48),
    laws={"contact": "never-worse", "introduction": "never-worse"},
)
def fragile_bridge(
    network: Network, cuts: tuple[Cut, ...], *, parted: int = 3
) -> Iterator[Judgement]:
    """Bridges decay first: you lost touch with the one person who joins two circles.

    What it checks
        Among people of whom every tie is known, those through whom alone three or more of the
        others know the rest (cut people), and whether you had two-way contact with each of
        them in the last 365 days. Of a tie that joins two circles by itself (a bridge) one
        end is such a person, unless both circles are as small as that. S002 tells who they
        are, in touch with you or not, so that others find a way round; this tells where it
        is for you to keep the way open. S001 is about many ties, which need not join anything.

    The claim
        Keep your network alive, and see the relationships among the groups in it.

    Evidence and limits
        Nine in ten bridges between groups were gone a year later in a study of bankers
        (Burt 2002). You yourself are left out, as is a way round through somebody outside
        the set of people. A year is the time of that study.

    When it stays silent
        With too few people for such parts, and where nobody joins them alone. It is unknown
        for people whose ties no file lists completely, and where contact is not covered.

    Example
        Six members of a club know the others only through one organiser, whom you last met
        two years ago: fails.

    Options
        parted: how many people have to hang on somebody, 3 (judgement).

    What to do
        Get in touch with them before you need somebody of the other circle.

    References
        Burt 2002, "Bridge decay"; White & Harary 2001, "The cohesiveness of blocks in social
        networks".
    """
    if len(network.people) < parted + 2:
        yield not_applicable()
        return
    if network.ties.missing:
        # Whoever is in no such set may hold others together all the same.
        yield unknown(*network.ties.missing)
    # Of several sets in which somebody is the only way the largest tells most.
    joins = {
        id_: (number, cut.size)
        for cut in sorted(cuts, key=lambda one: one.size)
        for id_, number in cut.people.items()
        if number >= parted
    }
    for id_, (number, size) in sorted(joins.items()):
        person = network.people[id_]
        yield require(
            person.warm,
            "{person} alone joins {number} to the rest of these {size} people, and there was no "
            "two-way contact between you in the last 365 days, going by {channels}",
            advice="get in touch with {person} before you need somebody of the other circle",
            about=[id_],
            origins=person.origins,
            person=person,
            number=number_of(number, "person", "people"),
            size=size,
            channels=channels_of(network, person),
        )
