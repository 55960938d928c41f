"""S003: clusters, and whether you are in touch with anybody in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from netrules import (
    Judgement,
    Network,
    Unknown,
    any_of,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.cluster_words import around, named
from netrules.rules.wording import channels_of

if TYPE_CHECKING:
    from netrules.measures import ClusteredSet


@rule(
    "S003",
    "cold-cluster",
    stance="practice",
    evidence="cross-sectional",
    claims=(14, 17),
    laws={"contact": "never-worse", "later": "never-better"},
)
def cold_cluster(
    network: Network, complete_clusters: tuple[ClusteredSet, ...], *, at_least: int = 5
) -> Iterator[Judgement]:
    """You will see clusters: people who know each other. One of them has gone cold altogether.

    What it checks
        Among people of whom every tie is known, the clusters of five or more, and whether you
        had two-way contact with anybody in each of them in the last 365 days. You yourself
        are left out. A cluster counts if many runs of the search agree on it and the
        network divides more clearly than chance would have it.

    The claim
        Look at your network and you will see clusters. With labels on them you see how
        the groups in your network relate.

    Evidence and limits
        Managers whose contacts reach into several groups were more often found to have good
        ideas (Burt 2004): a group in which nobody hears from you is out of reach. That one
        contact keeps a cluster warm is this project's choice. A cluster is found by its ties
        alone; what its people have in common is a proposal. Clusters of few people
        inside a large network can go undetected (Fortunato & Barthélemy 2007).

    When it stays silent
        Where there are no such clusters. It is unknown for people whose ties no file lists
        completely, and where contact with a cluster is not covered.

    Example
        Nine people, seven of whom work for one firm, know each other and few of the others,
        and you last met one of them two years ago: fails.

    Options
        at-least: from how many people on a cluster is judged, 5 (judgement).

    What to do
        Write to one of them; whoever knows most of the others comes first.

    References
        Burt 2004, "Structural holes and good ideas"; Fortunato & Barthélemy 2007, "Resolution
        limit in community detection"; Lancichinetti & Fortunato 2012, "Consensus clustering
        in complex networks".
    """
    clusters = [
        (whole, place)
        for whole in complete_clusters
        for place, cluster in enumerate(whole.found)
        if len(cluster.people) >= at_least
    ]
    if network.ties.missing and len(network.people) >= at_least:
        # Whoever is in no such set may be of a cluster all the same.
        yield unknown(*network.ties.missing)
    elif not clusters:
        yield not_applicable()
    told = set()
    # Of several sets in which the same people stand out the largest comes first.
    for whole, place in clusters:
        judgement = _judge(network, whole, place)
        if judgement.about not in told:
            yield judgement
        if judgement.about:
            told.add(judgement.about)


def _judge(network: Network, whole: ClusteredSet, place: int) -> Judgement:
    people = [network.people[id_] for id_ in whole.found[place].people]
    warm = any_of(person.warm for person in people)
    if isinstance(warm, Unknown):
        return unknown(warm)
    if warm:
        return passed()
    best = around(whole, place)
    phrase, data = named(whole, place)
    channels = dict.fromkeys(one for person in people for one in channels_of(network, person))
    return failed(
        f"{phrase} are a cluster of your network, and there was no two-way contact with any of "
        "them in the last 365 days, going by {channels}",
        advice="write to one of them, best to {first}, who knows {inside} of the other {others}",
        about=best,
        origins=[origin for person in best for origin in person.origins[:1]],
        first=best[0],
        inside=whole.inside[best[0].id],
        others=len(people) - 1,
        channels=list(channels),
        **data,
    )
