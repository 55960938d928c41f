"""S004: how clusters are tied to each other, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import TYPE_CHECKING, Final

from netrules import (
    Judgement,
    Network,
    Person,
    Verdict,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.cluster_words import named
from netrules.rules.wording import number_of

if TYPE_CHECKING:
    from netrules.measures import ClusteredSet

#: From how many people on that somebody parts S002 tells of it.
_TOLD: Final = 3
_SINGLE: Final = "by a single tie, of {people}"
_ALONE: Final = "through {people} alone"


@rule(
    "S004",
    "clusters-joined-by-one",
    stance="practice",
    evidence="longitudinal",
    claims=(17,),
    laws={"contact": "same", "names": "same"},
)
def clusters_joined_by_one(
    network: Network,
    complete_clusters: tuple[ClusteredSet, ...],
    *,
    at_least: int = 5,
    most: int = 10,
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
        most: how many pairs are told one by one, 10 (judgement).

    What to do
        Introduce two others to each other, one of each cluster.

    References
        Burt 2002, "Bridge decay"; Burt 2007, "Secondhand brokerage".
    """
    if network.ties.missing and len(network.people) >= 2 * at_least:
        # Whoever is in no such set may be of a cluster all the same.
        yield unknown(*network.ties.missing)
    judged = False
    told = set()
    # Of several sets in which the same clusters stand out the largest comes first.
    for whole in complete_clusters:
        for judgement in _judge(network, whole, at_least, most):
            key = (judgement.about, judgement.variant)
            if judgement.verdict is not Verdict.FAIL or key not in told:
                yield judgement
            judged = True
            told.add(key)
    if not judged:
        yield not_applicable()


def _judge(network: Network, whole: ClusteredSet, at_least: int, most: int) -> Iterator[Judgement]:
    """Every two clusters of a set that are tied, those first that are both large."""
    relations = whole.relations
    alone = []
    for number in sorted(range(len(relations)), key=lambda one: (relations[one].other, one)):
        sides = _sides(whole, number)
        if min(map(len, sides)) < at_least:
            continue
        if not relations[number].joined_by:
            yield passed()
        elif not any(_is_told(sides, id_) for id_ in relations[number].no_way_round):
            alone.append(number)
    yield from (_failed(network, whole, number) for number in alone[:most])
    if alone[most:]:
        yield failed(
            "tied through one person alone, and not told one by one: {number} of your network",
            advice="begin with those that are told, which are larger; the option most tells more",
            variant="more",
            number=number_of(len(alone[most:]), "more pair of clusters", "more pairs of clusters"),
        )


def _failed(network: Network, whole: ClusteredSet, number: int) -> Judgement:
    relation, sides = whole.relations[number], _sides(whole, number)
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
