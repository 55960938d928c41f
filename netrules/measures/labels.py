"""Labels of clusters: those that the people's employers, schools, places and groups propose,
and those that the user gave, which stay with their cluster while its people change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from netrules.measures.clusters import Cluster
from netrules.measures.exact_tests import hypergeometric_tail, tarone
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.text import fold_organization, fold_text
from netrules.model.unknown import Unknown

#: A cluster, or the ids of the people of one.
People: TypeAlias = Cluster | Collection[str]

#: Below which p, after correction, a value is over-represented.
SIGNIFICANT: Final = 0.01
#: From which share of those of a cluster of whom it is known on a value is its label.
LEAST_SHARE: Final = 0.25
#: More than which share of their people two clusters have to have in common to be the same.
SAME: Final = 0.5
#: A value that one person alone has says nothing of a cluster.
_FEWEST: Final = 2
#: Kinds of groups that are attributes of their own; all others are "group".
_OWN_KINDS: Final = ("employer", "school")


@attrs.frozen
class Label:
    """A value that people of a cluster have in common, more often than chance would have it.

    Args:
        kind: "employer" (they work or worked there), "school", "place" or "group".
        value: The employer, school, …, as most of them write it.
        people: Ids of those in the cluster who have it, in the network's order.
        known: Of how many in the cluster it is known whether they have it.
        outside: How many outside the cluster have it.
        known_outside: Of how many outside it is known.
        p: How likely chance is to put as many of those who have it into the cluster; 0 where
            that is below what a float can tell from 0.
        tests: By what p is multiplied, for there were so many values to find one among.
    """

    kind: str
    value: str
    people: tuple[str, ...]
    known: int
    outside: int
    known_outside: int
    p: float
    tests: int

    @property
    def share(self) -> float:
        """The share of those in the cluster who have it, of those of whom it is known."""
        return len(self.people) / self.known

    @property
    def share_outside(self) -> float | None:
        """The share outside; None where it is known of nobody there."""
        return self.outside / self.known_outside if self.known_outside else None

    @property
    def corrected(self) -> float:
        """The p of having found this label or one as unlikely among all values, at most 1."""
        return min(1.0, self.p * self.tests)


def cluster_labels(
    network: Network,
    clusters: Sequence[People],
    among: Collection[str] | None = None,
    *,
    significance: float = SIGNIFICANT,
    least_share: float = LEAST_SHARE,
) -> tuple[tuple[Label, ...], ...]:
    """What the people of each cluster have in common: values that are over-represented there.

    By Fisher's exact test: of N people of whom the attribute is known, K having a value,
    chance puts k or more of them among the n of the cluster with the hypergeometric p
    ``Σ_{i≥k} C(K, i) C(N - K, n - i) / C(N, n)``. Attributes are the employer (now or before:
    colleagues of old are a cluster, too), the school, the place and the group; employers and
    schools are also the groups of that kind. Somebody of whom nothing of the kind is known
    is not counted: neither for nor against a value. As many values are tested as two people
    have or more, in each cluster, and p is corrected for them by Tarone's modification of
    Bonferroni, which leaves out values too rare to be significant at all.

    A label is a proposal with its evidence, no more: that somebody is not on record as a
    member of a group of which others are does not show that they are none.

    Args:
        network: The network; ego is left out.
        clusters: The clusters, or the ids of the people of each.
        among: Ids of the people whom the clusters are of; None for all.
        significance: Below which corrected p a value is over-represented.
        least_share: The least share of those in the cluster of whom it is known.

    Returns:
        For each cluster its labels, those with the lowest p first; none is an answer, too.

    Raises:
        KeyError: If somebody is not in the network.

    References:
        Fisher 1922, "On the interpretation of χ² from contingency tables"; Tarone 1990, "A
        modified Bonferroni method for discrete data".
    """
    chosen = None if among is None else {network.people[id_].id for id_ in among}
    members = [{network.people[id_].id for id_ in _ids(cluster)} for cluster in clusters]
    people = [one for one in network.people if chosen is None or one.id in chosen]
    candidates, possible = _candidates(network, people, members)
    tests = tarone(possible, significance)
    found: list[list[Label]] = [[] for _ in clusters]
    for place, label in candidates:
        tested = attrs.evolve(label, tests=tests)
        if tested.p * tests < significance and tested.share >= least_share:
            found[place].append(tested)
    return tuple(tuple(sorted(labels, key=_rank)) for labels in found)


def given_labels(
    network: Network, labels: Mapping[str, Collection[str]] | None = None
) -> Mapping[str, tuple[str, ...]]:
    """What ego calls clusters, each label with the ids of those of its people who are there.

    Args:
        network: The network.
        labels: Labels with ids or aliases of people; None for those of the settings.
    """
    given = network.cluster_labels if labels is None else labels
    return {
        label: tuple(network.people[id_].id for id_ in ids if network.people.has(id_))
        for label, ids in given.items()
    }


def matched_labels(
    labels: Mapping[str, Collection[str]], clusters: Sequence[People], *, least: float = SAME
) -> dict[str, int]:
    """Which cluster each of the user's labels belongs to now, by the people it was given to.

    A label stays with a cluster that has more than half of all their people in common with
    it (by Jaccard). Of several pairs of a label and a cluster the most alike comes first; no
    label gets two clusters, nor a cluster two labels.

    Args:
        labels: For each label the ids of the people of the cluster it was given to.
        clusters: The clusters as they are now, or the ids of the people of each.
        least: The likeness that they have to exceed.

    Returns:
        For each label that belongs to one, in alphabetical order, the place of its cluster.

    References:
        Greene, Doyle & Cunningham 2010, "Tracking the evolution of communities in dynamic
        social networks".
    """
    pairs = []
    now = [frozenset(_ids(cluster)) for cluster in clusters]
    for label, people in labels.items():
        then = frozenset(people)
        for place, those in enumerate(now):
            both = len(then & those)
            if both and both / len(then | those) > least:
                pairs.append((-both / len(then | those), label, place))
    found: dict[str, int] = {}
    for _, label, place in sorted(pairs):
        if label not in found and place not in found.values():
            found[label] = place
    return dict(sorted(found.items()))


# -- evidence ----------------------------------------------------------------------------


def _candidates(
    network: Network, people: Sequence[Person], members: Sequence[Collection[str]]
) -> tuple[list[tuple[int, Label]], Counter[float]]:
    """Every value that two people of a cluster have, with the cluster's place; and the lowest
    p that each value could have in each cluster, with how many could."""
    clusters: dict[str, list[int]] = {}
    for place, ids in enumerate(members):
        for id_ in ids:
            clusters.setdefault(id_, []).append(place)
    found: list[tuple[int, Label]] = []
    possible: Counter[float] = Counter()
    for kind, carriers in _carriers(network, people).items():
        everyone = {id_ for who in carriers.values() for id_ in who}
        known = {place: len(ids) for place, ids in _by_cluster(everyone, clusters).items()}
        shared = [who for who in carriers.values() if len(who) >= _FEWEST]
        for size, values in Counter(map(len, shared)).items():
            for n in known.values():
                possible[hypergeometric_tail(min(n, size), n, size, len(everyone))] += values
        found += [
            (place, _label(kind, who, ids, known[place], len(everyone)))
            for who in shared
            for place, ids in _by_cluster(who, clusters).items()
            if len(ids) >= _FEWEST
        ]
    return found, possible


def _by_cluster(
    ids: Iterable[str], clusters: Mapping[str, Sequence[int]]
) -> Mapping[int, Sequence[str]]:
    """Those of *ids* in each cluster, in their order."""
    found: dict[int, list[str]] = {}
    for id_ in ids:
        for place in clusters.get(id_, ()):
            found.setdefault(place, []).append(id_)
    return found


def _label(
    kind: str, who: Mapping[str, str], ids: Sequence[str], known: int, population: int
) -> Label:
    written = Counter(who[id_] for id_ in ids)
    value = min(written, key=lambda text: (-written[text], text))
    p = hypergeometric_tail(len(ids), known, len(who), population)
    outside = len(who) - len(ids)
    return Label(kind, value, tuple(ids), known, outside, population - known, p, 1)


def _rank(label: Label) -> tuple[float, float, str, str]:
    # The last digits of a logarithm are the machine's own.
    return float(f"{label.p:.6g}"), -label.share, label.kind, label.value


def _carriers(
    network: Network, people: Sequence[Person]
) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """For each kind and folded value those who have it, in the network's order, and how they
    write it."""
    kinds = {fold_text(group.name): group.kind for group in network.groups if group.kind}
    found: dict[str, dict[str, dict[str, str]]] = {}
    for person in people:
        for kind, written in _values(person, kinds):
            fold = fold_organization if kind == "employer" else fold_text
            who = found.setdefault(kind, {}).setdefault(fold(written), {})
            who.setdefault(person.id, written)
    return found


def _values(person: Person, kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is known of somebody: kind and value as written."""
    for job in person.employments:
        if job.organization:
            yield "employer", job.organization
    if not isinstance(person.place, Unknown):
        yield "place", person.place
    if not isinstance(person.groups, Unknown):
        for name in person.groups:
            kind = kinds.get(fold_text(name), "")
            yield (kind if kind in _OWN_KINDS else "group"), name


def _ids(cluster: People) -> Collection[str]:
    return cluster.people if isinstance(cluster, Cluster) else cluster
