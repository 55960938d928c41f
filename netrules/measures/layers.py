"""Layers: the same person's networks side by side, such as Facebook and LinkedIn.

Two networks of one person overlap and yet are built differently: somebody can be a hub of
the one and stand at the edge of a cluster in the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from netrules.measures.linking import Pair
from netrules.measures.partitions import adjusted_rand
from netrules.measures.sharing import Sharing, sharing_between, sharing_within
from netrules.model.network import Network
from netrules.model.people import ME
from netrules.model.recorded import Recorded
from netrules.model.ties import Evidence
from netrules.model.unknown import Maybe, Missing, Unknown

if TYPE_CHECKING:
    from netrules.measures.layer_structure import LayerStructure

#: A tie: the ids of its ends, and its strength.
_Weighted: TypeAlias = tuple[str, str, float]
_NO_LAYER_TIES: Final = "no file lists all ties of this layer among its people"


@attrs.frozen
class Layer:
    """One of the two sides of a comparison.

    Args:
        name: What it is called.
        people: Ids of its people, in the network's order.
        structure: What their ties show; `Unknown` where not every tie among them is known.
    """

    name: str
    people: tuple[str, ...]
    structure: Maybe[LayerStructure]


@attrs.frozen
class HubsAtEdge:
    """Hubs of one layer who stand at the edge of a cluster of the other.

    Args:
        found: Each by the id in the first and in the second layer of the comparison;
            incomplete where a hub of the one and somebody at the edge of the other have one
            name, and may be one person.
        hubs: How many hubs of the one are in both layers.
        expected: How many of them would stand there if being a hub had nothing to do with
            it, by the share of all who are in both; None if nobody is.
    """

    found: Recorded[Pair]
    hubs: int
    expected: float | None


@attrs.frozen
class LayerComparison:
    """Two layers, or two networks, side by side.

    Args:
        one: The first.
        other: The second.
        sharing: Who is in both and who in one only, and how far they overlap.
        agreement: The adjusted Rand index of the two best partitions over those who are
            in both; None where that is undefined or either layer has no clusters to speak
            of; `Unknown` where a structure is.
        one_hubs_at_edge: Hubs of the first at the edge of a cluster of the second.
        other_hubs_at_edge: Hubs of the second at the edge of a cluster of the first.
    """

    one: Layer
    other: Layer
    sharing: Sharing
    agreement: Maybe[float | None]
    one_hubs_at_edge: Maybe[HubsAtEdge]
    other_hubs_at_edge: Maybe[HubsAtEdge]


def compare_layers(
    network: Network, one: str, other: str, *, recorded: bool = False
) -> LayerComparison:
    """Compare two layers of a network: whom they share, and who is what in each.

    Somebody is in a layer if an entry of theirs was read there, or a tie of theirs, to ego
    or to others, was seen there. Who was tied to ego there and is no more is not.

    Overlap is Jaccard's (how many are in both over how many are in either) and the overlap
    coefficient (how many are in both over how many the smaller layer has). Both are intervals
    while it is open whether people of one name are one person. Structure, and what follows
    from it, is that of the ties seen in the layer, known only where a file of the layer lists
    every tie among its people; it rests on those who are in both for sure.

    Args:
        network: The network; ego is left out.
        one: The name of a layer, as on its ties: "facebook".
        other: That of another.
        recorded: Whether to take the recorded ties for all that there are.

    Raises:
        ValueError: If nobody is in such a layer; the message lists those there are.

    References:
        Guimerà & Amaral 2005, "Functional cartography of complex metabolic networks";
        Hubert & Arabie 1985, "Comparing partitions".
    """
    first, second = (_layer(network, name, recorded=recorded) for name in (one, other))
    return _compared(first, second, sharing_within(network, first.people, second.people))


def compare_networks(
    one: Network,
    other: Network,
    *,
    names: tuple[str, str] = ("one", "other"),
    recorded: bool = False,
) -> LayerComparison:
    """Compare two networks as `compare_layers` does layers, by all of their ties.

    Somebody is in both if reading the files of both together would find one person.

    Args:
        one: A network; ego is left out.
        other: Another.
        names: What to call them.
        recorded: Whether to take the recorded ties for all that there are.
    """
    first, second = (
        _whole(network, name, recorded=recorded)
        for network, name in zip((one, other), names, strict=True)
    )
    return _compared(first, second, sharing_between(one, other))


def people_of_layer(network: Network, layer: str) -> tuple[str, ...]:
    """Ids of those who are in a layer, in the network's order; see `compare_layers`.

    Raises:
        ValueError: If nobody is in such a layer; the message lists those there are.
    """
    return _people(network, layer, _ties(network, layer))


def layer_names(network: Network) -> tuple[str, ...]:
    """The names of all layers that people or ties of *network* were seen in, sorted."""
    names = {layer for person in network.people for layer in person.layers}
    return tuple(sorted(names.union(tie.layer for tie in network.all_ties) - {""}))


# -- one layer -----------------------------------------------------------------------------


def _layer(network: Network, name: str, *, recorded: bool) -> Layer:
    ties = _ties(network, name)
    people = _people(network, name, ties)
    return Layer(name, people, _structure(network, name, people, ties, recorded=recorded))


def _ties(network: Network, layer: str) -> list[_Weighted]:
    """The ties of a layer between others than ego, with their strengths."""
    return [
        (one, two, 1.0 if tie.strength is None else tie.strength)
        for one, others in network.adjacency.items()
        for two, ties in others.items()
        if one < two
        for tie in ties
        if tie.layer == layer
    ]


def _people(network: Network, layer: str, ties: Sequence[_Weighted]) -> tuple[str, ...]:
    """Ids of those who are in a layer, in the network's order."""
    of_ego = [tie for tie in network.all_ties if tie.layer == layer and ME in (tie.a, tie.b)]
    was = {tie.other(ME) for tie in of_ego if tie.evidence is not Evidence.IMPLIED}
    found = {person.id for person in network.people if layer in person.layers} - was
    found.update(
        id_ for id_, now in network.ego_ties.items() if layer in {one.layer for one in now}
    )
    found.update(end for one, two, _ in ties for end in (one, two))
    if not found and layer not in layer_names(network):
        msg = f"no layer {layer!r}; there are {', '.join(layer_names(network)) or 'none'}"
        raise ValueError(msg)
    return tuple(person.id for person in network.people if person.id in found)


def _structure(
    network: Network,
    name: str,
    people: Sequence[str],
    ties: Sequence[_Weighted],
    *,
    recorded: bool,
) -> Maybe[LayerStructure]:
    """The structure of a layer; `Unknown` where its people's ties are not all known."""
    if not recorded and not _all_listed(network, name, frozenset(people)):
        return Unknown("ties", "", _NO_LAYER_TIES)
    from netrules.measures.graph import graph_of_pairs  # noqa: PLC0415 reason: arrays
    from netrules.measures.layer_structure import structure_of  # noqa: PLC0415 reason: arrays

    number = {id_: place for place, id_ in enumerate(people)}
    ends = [(number[one], number[two], strength) for one, two, strength in ties]
    one, two, weight = zip(*ends, strict=True) if ends else ((), (), ())
    return structure_of(graph_of_pairs(people, one, two, weight))


def _all_listed(network: Network, layer: str, people: frozenset[str]) -> bool:
    """Whether a file of the layer lists every tie among those people.

    That all ties of a hand-kept file are known says nothing of those on Facebook.
    """
    # Among one person or none there is no tie that could be missing.
    return len(people) <= 1 or any(people <= known for known in network.complete_in.get(layer, ()))


def _whole(network: Network, name: str, *, recorded: bool) -> Layer:
    """A whole network as if it were one layer."""
    from netrules.measures.graph import graph_among  # noqa: PLC0415 reason: arrays
    from netrules.measures.layer_structure import structure_of  # noqa: PLC0415 reason: arrays

    graph = graph_among(network, recorded=recorded)
    structure = graph if isinstance(graph, Unknown) else structure_of(graph)
    return Layer(name, tuple(person.id for person in network.people), structure)


# -- two layers ----------------------------------------------------------------------------


def _compared(one: Layer, other: Layer, sharing: Sharing) -> LayerComparison:
    first, second = one.structure, other.structure
    if isinstance(first, Unknown) or isinstance(second, Unknown):
        both = (part for part in (first, second) if isinstance(part, Unknown))
        unknown = Unknown.because(fact for part in both for fact in part.missing)
        return LayerComparison(one, other, sharing, unknown, unknown, unknown)
    return LayerComparison(
        one,
        other,
        sharing,
        _agreement(first, second, sharing.pairs),
        _hubs_at_edge(sharing, first.hubs, second.edges, 0),
        _hubs_at_edge(sharing, second.hubs, first.edges, 1),
    )


def _agreement(one: LayerStructure, other: LayerStructure, pairs: Sequence[Pair]) -> float | None:
    """How far the best partitions agree over the people of *pairs*."""
    if not (one.clusters.found and other.clusters.found):
        return None
    both = [(one.roles[mine], other.roles[yours]) for mine, yours in pairs]
    labels = [(mine.cluster, yours.cluster) for mine, yours in both if mine and yours]
    first = {str(place): mine for place, (mine, _) in enumerate(labels)}
    second = {str(place): yours for place, (_, yours) in enumerate(labels)}
    return adjusted_rand(first, second)


def _hubs_at_edge(
    sharing: Sharing, hubs: Sequence[str], edges: Sequence[str], side: int
) -> HubsAtEdge:
    """Hubs of the layer *side* (0 or 1) of the comparison at the edges of the other."""
    central, outer = set(hubs), set(edges)
    of_hubs = [pair for pair in sharing.pairs if pair[side] in central]
    found = tuple(pair for pair in of_hubs if pair[1 - side] in outer)
    at_edge = sum(pair[1 - side] in outer for pair in sharing.pairs)
    expected = len(of_hubs) * at_edge / len(sharing.pairs) if sharing.pairs else None
    # A hub of the one only and somebody at the edge of the other only may be one person.
    doubtful = set[str]()
    for name in sharing.same_name:
        sides = (name.one, name.other)
        if outer.intersection(sides[1 - side]) and central.intersection(sides[side]):
            doubtful.update(name.one)
    missing: tuple[Missing, ...] = tuple(
        fact for fact in sharing.missing if fact.subject in doubtful
    )
    return HubsAtEdge(Recorded(found, missing), len(of_hubs), expected)
