"""S004: how clusters are tied to each other, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import TYPE_CHECKING, Final

from netrules import Judgement, Network, Person, failed, not_applicable, passed, rule, unknown
from netrules.rules.cluster_words import named

if TYPE_CHECKING:
    from netrules.measures import ClusteredSet

#: From how many people on that somebody parts S002 tells of it.
_TOLD: Final = 3
_SINGLE: Final = "by a single tie, of {people}"
_ALONE: Final = "through {people} alone"


@rule("S004", "clusters-joined-by-one", stance="practice", evidence="longitudinal", claims=(17,))
def clusters_joined_by_one(
    network: Network, complete_clusters: tuple[ClusteredSet, ...], *, at_least: int = 5
) -> Iterator[Judgement]:
    """Two clusters of your network are tied through one person only.

    What it checks
        Among people of whom every tie is known, every two clusters of five or more that are
        tied to each other: whether all of these ties are one person's, or there is a single
        one. Longer ways round, through others, make no difference, but where there is none
        S002 tells of that person, and this rule does not repeat it. You yourself are left out.

    The claim
        With labels on the clusters you see the relationships among the groups in your
        network.

    Evidence and limits
        Nine in ten bridges between groups were gone a year later in a study of bankers
        (Burt 2002). Longer ways are worth less: to be a broker paid for managers, bankers and
        analysts through their own contacts, hardly through the contacts of these (Burt
        2007). Clusters without any tie to each other are no finding; most need none.

    When it stays silent
        Where no two such clusters are tied. It is unknown for people whose ties no file
        lists completely: an unrecorded tie may join them, too.

    Example
        A firm of seven and a choir of six, of whom one colleague sings with the choir, while
        some of either know people of a club: fails.

    Options
        at-least: from how many people on a cluster counts, 5 (judgement).

    What to do
        Introduce two others to each other, one of each cluster.

    References
        Burt 2002, "Bridge decay"; Burt 2007, "Secondhand brokerage".
    """
    if network.ties.missing and len(network.people) >= 2 * at_least:
        # Whoever is in no such set may be of a cluster all the same.
        yield unknown(*network.ties.missing)
    pairs = [
        (whole, number)
        for whole in complete_clusters
        for number in range(len(whole.relations))
        if min(map(len, _sides(whole, number))) >= at_least
    ]
    if not pairs:
        yield not_applicable()
    told = set()
    # Of several sets in which the same clusters stand out the largest comes first.
    for whole, number in pairs:
        judgement = _judge(network, whole, number)
        key = (judgement.about, judgement.variant)
        if key not in told:
            yield judgement
        if judgement.about:
            told.add(key)


def _judge(network: Network, whole: ClusteredSet, number: int) -> Judgement:
    relation, sides = whole.relations[number], _sides(whole, number)
    if not relation.joined_by:
        return passed()
    if any(_is_told(sides, id_) for id_ in relation.no_way_round):
        return not_applicable()
    places = (relation.one, relation.other)
    first, one = named(whole, relation.one)
    second, other = named(whole, relation.other, "other_")
    single = len(relation.ties) == 1
    return failed(
        f"two clusters of your network are tied {_SINGLE if single else _ALONE}, with {{ties}} of "
        f"{{possible}} ties that there could be: {first}, and {second}",
        advice="introduce another two to each other, such as {someone} and {somebody}",
        about=relation.joined_by,
        variant=" ".join(whole.best_connected(whole.found[place])[0] for place in places),
        origins=[
            origin
            for a, b in relation.ties
            for tie in network.adjacency[a][b]
            for origin in tie.origins
        ],
        people=[network.people[id_] for id_ in relation.joined_by],
        ties=len(relation.ties),
        possible=prod(map(len, sides)),
        someone=_to_introduce(network, whole, relation.one, relation.joined_by),
        somebody=_to_introduce(network, whole, relation.other, relation.joined_by),
        **one,
        **other,
    )


def _is_told(sides: Sequence[Sequence[str]], id_: str) -> bool:
    """Whether S002 tells of somebody without whom there is no way at all."""
    return all(len(people) - (id_ in people) >= _TOLD for people in sides)


def _sides(whole: ClusteredSet, number: int) -> list[tuple[str, ...]]:
    """The people of the two clusters of a relation."""
    relation = whole.relations[number]
    return [whole.found[place].people for place in (relation.one, relation.other)]


def _to_introduce(
    network: Network, whole: ClusteredSet, place: int, joined_by: Sequence[str]
) -> Person:
    """Somebody of a cluster besides those who join it already: whom you are in touch with, if
    there is such a one, and who knows most of the cluster."""
    ids = whole.best_connected(whole.found[place])
    others = [network.people[id_] for id_ in ids if id_ not in joined_by]
    return min(others, key=lambda person: person.warm is not True)
