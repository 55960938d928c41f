"""S002: cut people and bridges."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Network, failed, passed, rule, unknown
from netrules.measures import Cut


@rule("S002", "single-broker", stance="practice", evidence="longitudinal", severity="info")
def single_broker(
    network: Network, cuts: tuple[Cut, ...], *, parted: int = 3
) -> Iterator[Judgement]:
    """One person, or one tie, holds two parts of your network together.

    What it checks
        Among people of whom every tie is known, whose leaving would part three or more of
        the others from the rest (a cut person), and which single tie does the same (a bridge).

    The claim
        Look at the relationships among the groups in your network.

    Evidence and limits
        Nine in ten bridges between groups were gone a year later in a study of bankers
        (Burt 2002). You yourself are left out: this is about those who would still know
        each other without you.

    When it stays silent
        Where no file lists all ties among a set of people: an unrecorded tie may go round.

    Example
        Six members of a club know the others only through one organiser: fails.

    Options
        parted: how many people must be parted for a finding, 3 (judgement).

    What to do
        Introduce somebody of the one side to somebody of the other.

    References
        White & Harary 2001, "The cohesiveness of blocks in social networks"; Burt 2002,
        "Bridge decay".
    """
    if not cuts:
        yield unknown(*network.ties.missing)
    for cut in cuts:
        people = {id_: number for id_, number in cut.people.items() if number >= parted}
        bridges = {ends: number for ends, number in cut.bridges.items() if number >= parted}
        if not people and not bridges:
            yield passed()
        for id_, number in people.items():
            person = network.people[id_]
            yield failed(
                "{number} of {others} people are tied to the rest only through {person}",
                advice="introduce somebody of the smaller part to somebody of the larger one",
                about=[id_],
                variant="person",
                origins=person.origins,
                person=person,
                number=number,
                others=cut.size - 1,
            )
        for (a, b), number in bridges.items():
            yield failed(
                "one tie, between {one} and {other}, joins {number} people to the rest",
                advice="introduce somebody else of the one side to somebody of the other",
                about=[a, b],
                variant="bridge",
                origins=[o for tie in network.adjacency[a][b] for o in tie.origins],
                one=network.people[a],
                other=network.people[b],
                number=number,
            )
