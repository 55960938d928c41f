"""How a scene is made of a network and a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from netrules.actions.scene import EGO, Box, Dot, Line, Mode, Region, Scene, Warmth
from netrules.engine.report import Report
from netrules.measures.labels import given_labels, matched_labels
from netrules.measures.layers import layer_names, people_of_layer
from netrules.model.bounds import limits
from netrules.model.contact import two_way_days
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.text import fold_organization, fold_text
from netrules.model.ties import Evidence, Tie
from netrules.model.unknown import Unknown

if TYPE_CHECKING:
    from netrules.measures.complete import ClusteredSet

#: The weight of a tie of which nobody said how strong it is.
_UNSTATED: Final = 0.3
#: Of how many people one has to have a tie to others for ties to hold a picture together.
_ONE_IN: Final = 5
#: How many of the best connected people of a cluster are named.
_HUBS: Final = 3
_NO_TIES: Final = (
    "no file holds ties between these people, so what they belong to holds the picture "
    "together; to share an employer is no tie"
)
_FEW_TIES: Final = (
    "of {people} people {tied} have a tie to another on record, so what they belong to holds the "
    "picture together; to share an employer is no tie"
)


def scene(
    network: Network,
    *,
    today: date,
    report: Report | None = None,
    mode: Mode | None = None,
    layer: str = "",
    labels: Mapping[str, Collection[str]] | None = None,
) -> Scene:
    """What a picture shows of *network*.

    It takes what is on record for what there is: a tie that nobody wrote down is not drawn, and
    clusters are those of the ties that are.

    Args:
        network: The network.
        today: The day it is shown on.
        report: What was found, if the network was judged on that day.
        mode: What holds the picture together; None takes ties where a fifth of the people have
            one, else groups.
        layer: The name of the layer that alone is shown; "" for all.
        labels: The user's own names of clusters, each with ids of the people it was given to;
            None for those of the settings.

    Raises:
        ValueError: If nobody is in such a layer.
    """
    seen = report.network if report is not None else network.as_of(today)
    if layer:
        seen = _of_layer(seen, layer)
    return _Stage(seen, report, layer).scene(mode, given_labels(seen, labels))


def _of_layer(network: Network, layer: str) -> Network:
    """The people and ties of one layer as a network."""
    chosen = set(people_of_layer(network, layer))
    ends = {*chosen, network.me.id}
    kept = tuple(
        tie for tie in network.all_ties if tie.layer == layer and tie.a in ends and tie.b in ends
    )
    everyone = (network.me, tuple(one for one in network.people if one.id in chosen))

    def people(whole: Network) -> tuple[Person, tuple[Person, ...]]:
        me, others = everyone
        return attrs.evolve(me, network=whole), tuple(
            attrs.evolve(one, network=whole) for one in others
        )

    return attrs.evolve(network, make_people=people, all_ties=kept)


class _Stage:
    """A network on its way into a scene."""

    def __init__(self, network: Network, report: Report | None, layer: str) -> None:
        self.network: Final = network
        self.report: Final = report
        self.layer: Final = layer
        self.place: Final = {person.id: place for place, person in enumerate(network.people)}
        names = layer_names(network)
        self.layers: Final = {name: place for place, name in enumerate(names)}

    def scene(self, mode: Mode | None, labels: Mapping[str, Collection[str]]) -> Scene:
        why = self._why_no_ties()
        if mode is None:
            mode = Mode.GROUPS if why else Mode.TIES
        whole = self._clustered()
        members = self._groups()
        parts = [cluster.people for cluster in whole.found]
        places, box_places = self._places(mode, [people for _, _, people in members], parts)
        boxes = tuple(
            Box(f"{kind}:{fold_text(name)}", name, kind, *where, people)
            for (kind, name, people), where in zip(members, box_places, strict=True)
        )
        regions, no_clusters, lost = self._clusters(whole, labels)
        return Scene(
            self.network,
            self._people(places, boxes, regions),
            mode,
            why if mode is Mode.GROUPS else "",
            self._lines(),
            self._ego_lines(),
            boxes,
            regions,
            no_clusters,
            tuple(self.layers),
            self.layer,
            lost,
            self.report,
        )

    # -- ties ------------------------------------------------------------------

    def _why_no_ties(self) -> str:
        tied = sum(1 for others in self.network.adjacency.values() if others)
        people = len(self.network.people)
        if not tied:
            return _NO_TIES
        if tied * _ONE_IN < people:
            return _FEW_TIES.format(people=people, tied=tied)
        return ""

    def _lines(self) -> tuple[Line, ...]:
        pairs = [
            (self.place[one], self.place[other], ties)
            for one, others in self.network.adjacency.items()
            for other, ties in others.items()
            if self.place[one] < self.place[other]
        ]
        return self._drawn(pairs)

    def _ego_lines(self) -> tuple[Line, ...]:
        return self._drawn(
            [
                (EGO, self.place[id_], ties)
                for id_, ties in self.network.ego_ties.items()
                if id_ in self.place
            ]
        )

    def _drawn(self, pairs: Sequence[tuple[int, int, tuple[Tie, ...]]]) -> tuple[Line, ...]:
        strengths = [_strength(ties) for _, _, ties in pairs]
        most = max((one for one in strengths if one is not None), default=0.0)
        return tuple(
            self._line(a, b, ties, strength, most)
            for (a, b, ties), strength in zip(pairs, strengths, strict=True)
        )

    def _line(
        self, a: int, b: int, ties: tuple[Tie, ...], strength: float | None, most: float
    ) -> Line:
        stated = any(tie.evidence is Evidence.STATED for tie in ties)
        ends = [tie.until for tie in ties]
        return Line(
            a,
            b,
            _UNSTATED if strength is None or most <= 0 else round(max(strength, 0.0) / most, 4),
            Evidence.STATED if stated else Evidence.OBSERVED,
            min((tie.since for tie in ties if tie.since), default=None),
            None if None in ends else max(day for day in ends if day),
            self._layers_of(tie.layer for tie in ties),
            tuple(sorted({tie.kind for tie in ties if tie.kind})),
        )

    def _layers_of(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted({self.layers[name] for name in names if name in self.layers}))

    # -- groups ----------------------------------------------------------------

    def _groups(self) -> list[tuple[str, str, tuple[int, ...]]]:
        """Kind, name and people of each group of two people or more."""
        found: dict[tuple[str, str], tuple[Counter[str], set[int]]] = {}
        for person in self.network.people:
            for kind, name in _belongs_to(person, self.network):
                fold = fold_organization if kind == "employer" else fold_text
                names, people = found.setdefault((kind, fold(name)), (Counter(), set()))
                names[name] += 1
                people.add(self.place[person.id])
        return [
            (kind, min(names, key=lambda name: (-names[name], name)), tuple(sorted(people)))
            for (kind, _), (names, people) in sorted(found.items())
            if len(people) > 1
        ]

    # -- places ----------------------------------------------------------------

    def _places(
        self, mode: Mode, groups: Sequence[Sequence[int]], parts: Sequence[Sequence[str]]
    ) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
        """Where each person and each group stands."""
        from netrules.actions.layout import laid_out  # noqa: PLC0415 reason: arrays
        from netrules.measures.graph import graph_of_pairs, tie_graph  # noqa: PLC0415 reason: arrays

        people = len(self.place)
        graph = tie_graph(self.network)
        if mode is Mode.GROUPS:
            once = graph.row < graph.near
            one = [*graph.row[once].tolist(), *(who for group in groups for who in group)]
            other = graph.near[once].tolist()
            other += [people + place for place, group in enumerate(groups) for _ in group]
            ids = [str(number) for number in range(people + len(groups))]
            graph = graph_of_pairs(ids, one, other)
            parts = ()
        found = [(x, y) for x, y in laid_out(graph, parts, self._rim()).tolist()]
        if mode is Mode.GROUPS:
            return found[:people], found[people:]
        return found, [_amid([found[who] for who in group]) for group in groups]

    def _rim(self) -> list[int]:
        """People in the order in which those without ties stand around: colleagues together."""

        def key(person: Person) -> tuple[bool, str, int]:
            where = person.organization
            unknown = isinstance(where, Unknown)
            return unknown, "" if unknown else fold_organization(str(where)), self.place[person.id]

        return [self.place[person.id] for person in sorted(self.network.people, key=key)]

    # -- clusters --------------------------------------------------------------

    def _clustered(self) -> ClusteredSet:
        """The people with their ties on record and the clusters of these."""
        from netrules.measures.clusters import clusters_of  # noqa: PLC0415 reason: arrays
        from netrules.measures.complete import ClusteredSet  # noqa: PLC0415 reason: arrays
        from netrules.measures.graph import tie_graph  # noqa: PLC0415 reason: arrays

        graph = tie_graph(self.network)
        return ClusteredSet(self.network, graph, clusters_of(graph))

    def _clusters(
        self, whole: ClusteredSet, labels: Mapping[str, Collection[str]]
    ) -> tuple[tuple[Region, ...], str, tuple[str, ...]]:
        """The clusters, why there are none, and the user's labels that fit none of them."""
        kept = {place: label for label, place in matched_labels(labels, whole.found).items()}
        regions = tuple(
            self._region(whole, place, kept.get(place, "")) for place in range(len(whole.found))
        )
        why = whole.clusters.why_none
        lost = tuple(label for label in labels if label not in kept.values())
        return regions, "" if why is None else str(why), lost

    def _region(self, whole: ClusteredSet, place: int, own: str) -> Region:
        cluster = whole.found[place]
        region = Region(
            tuple(self.place[id_] for id_ in cluster.people),
            cluster.stability,
            tuple(self.place[id_] for id_ in whole.best_connected(cluster)[:_HUBS]),
            own,
            "own" if own else "",
        )
        if not whole.labels[place]:
            return region
        label = whole.labels[place][0]
        return attrs.evolve(
            region,
            label=own or label.value,
            kind=region.kind or label.kind,
            shared=label.value,
            shared_kind=label.kind,
            have=len(label.people),
            known=label.known,
        )

    # -- people ----------------------------------------------------------------

    def _people(
        self,
        places: Sequence[tuple[float, float]],
        boxes: Sequence[Box],
        regions: Sequence[Region],
    ) -> tuple[Dot, ...]:
        near = self.network.adjacency
        most = max((len(others) for others in near.values()), default=0)
        clusters = {who: place for place, one in enumerate(regions) for who in one.people}
        groups = _carried((box.people for box in boxes), len(places))
        findings = self._findings()
        return tuple(
            Dot(
                person.id,
                *places[place],
                len(near[person.id]),
                round(len(near[person.id]) / most, 4) if most else 0.0,
                clusters.get(place),
                _warmth(person),
                *_contact(person),
                _since(person),
                self._layers_of(person.layers),
                groups[place],
                tuple(findings.get(person.id, ())),
            )
            for place, person in enumerate(self.network.people)
        )

    def _findings(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = {}
        for place, one in enumerate(self.report.findings if self.report is not None else ()):
            if one.kind in ("person", "tie"):
                for id_ in dict.fromkeys(one.ids):
                    found.setdefault(id_, []).append(place)
        return found


def _strength(ties: Iterable[Tie]) -> float | None:
    return max((tie.strength for tie in ties if tie.strength is not None), default=None)


def _belongs_to(person: Person, network: Network) -> list[tuple[str, str]]:
    """Kind and name of each thing that somebody belongs to today."""
    kinds = {fold_text(group.name): group.kind for group in network.groups}
    found = [("employer", job.organization) for job in person.jobs if job.organization]
    if not isinstance(person.groups, Unknown):
        found += [(kinds.get(fold_text(name), "") or "group", name) for name in person.groups]
    return found


def _carried(groups: Iterable[Sequence[int]], people: int) -> list[tuple[int, ...]]:
    """For each person the places of the groups that hold them."""
    found: list[list[int]] = [[] for _ in range(people)]
    for place, group in enumerate(groups):
        for who in group:
            found[who].append(place)
    return [tuple(one) for one in found]


def _amid(places: Sequence[tuple[float, float]]) -> tuple[float, float]:
    x, y = (sum(values) / len(places) for values in zip(*places, strict=True))
    return round(x, 4), round(y, 4)


def _warmth(person: Person) -> Warmth:
    warm = person.warm
    if warm is True:
        return Warmth.WARM
    if warm is not False:
        return Warmth.UNKNOWN
    if person.dormant is True:
        return Warmth.DORMANT
    return Warmth.NEVER if limits(person.last_two_way)[0] is None else Warmth.COOL


def _contact(person: Person) -> tuple[date | None, tuple[str, ...]]:
    """The last day and the months of two-way contact on record."""
    days = two_way_days(person.network.events_with(person.id))
    months = dict.fromkeys(f"{day:%Y-%m}" for day in days)
    return max(days, default=None), tuple(sorted(months))


def _since(person: Person) -> date | None:
    ties = person.network.ego_ties.get(person.id, ())
    first = min((tie.since for tie in ties if tie.since is not None), default=None)
    if first is None and not isinstance(person.met, Unknown):
        return person.met
    return first
