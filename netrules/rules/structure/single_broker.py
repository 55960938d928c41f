"""S002: cut people and bridges."""

from __future__ import annotations

from collections.abc import Iterator

from netrules import Judgement, Network, failed, not_applicable, passed, rule, unknown
from netrules.measures import Cut


@rule(
    "S002",
    "single-broker",
    stance="practice",
    evidence="longitudinal",
    severity="info",
    claims=(17,),
    laws={"contact": "same", "names": "same"},
)
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
        each other without you. A way round through somebody outside the set of people is
        not seen.

    When it stays silent
        With too few people for such parts. It is unknown for people whose ties no file lists
        completely: an unrecorded tie may go round.

    Example
        Six members of a club know the others only through one organiser: fails.

    Options
        parted: from how many people on it is a finding that they are parted, 3 (judgement).

    What to do
        Introduce somebody of the one side to somebody of the other.

    References
        White & Harary 2001, "The cohesiveness of blocks in social networks"; Burt 2002,
        "Bridge decay".
    """
    if len(network.people) < parted + 2:
        yield not_applicable()
        return
    if network.ties.missing:
        # Whoever is in no such set may hold others together all the same.
        yield unknown(*network.ties.missing)
    seen: set[tuple[str, ...]] = set()
    # Of several sets in which somebody is the only way the largest tells most.
    for cut in sorted(cuts, key=lambda one: -one.size):
        found = [*_people(network, cut, parted), *_bridges(network, cut, parted)]
        if not found:
            yield passed()
        for judgement in found:
            if judgement.about not in seen:
                seen.add(judgement.about)
                yield judgement


def _people(network: Network, cut: Cut, parted: int) -> Iterator[Judgement]:
    for id_, number in cut.people.items():
        if number >= parted:
            person = network.people[id_]
            yield failed(
                "among these {size} people, {number} know the rest only through {person}",
                advice="introduce somebody of the smaller part to somebody of the larger one",
                about=[id_],
                variant="person",
                origins=person.origins,
                person=person,
                number=number,
                size=cut.size,
            )


def _bridges(network: Network, cut: Cut, parted: int) -> Iterator[Judgement]:
    for (a, b), number in cut.bridges.items():
        if number >= parted:
            yield failed(
                "among these {size} people, a single tie, of {one} and {other}, joins {number} "
                "to the rest",
                advice="introduce somebody else of the one side to somebody of the other",
                about=[a, b],
                variant="bridge",
                origins=[origin for tie in network.adjacency[a][b] for origin in tie.origins],
                one=network.people[a],
                other=network.people[b],
                number=number,
                size=cut.size,
            )
