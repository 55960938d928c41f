"""S005: hubs of one layer at the edge of another's clusters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from netrules import (
    Judgement,
    Missing,
    Network,
    Unknown,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.layer_words import NETWORKS, layer_word

if TYPE_CHECKING:
    from netrules.measures import (
        HubsAtEdge,
        Layer,
        LayerComparison,
        LayerComparisons,
        LayerStructure,
    )


@rule(
    "S005",
    "hub-at-the-edge",
    stance="practice",
    evidence="expert",
    claims=(13, 15),
    laws={"contact": "same", "names": "same"},
)
def hub_at_the_edge(
    network: Network, layer_comparisons: LayerComparisons, *, shared: int = 5
) -> Iterator[Judgement]:
    """Hubs of one of your networks can stand at the edge of another's clusters.

    What it checks
        Two layers at a time, such as Facebook and LinkedIn: of the people who are in both,
        whether those who are hubs in the one stand at the edge of a cluster of the other. A
        hub has far more ties in the own cluster than its people have on average (z of 2.5 or
        more), or in small networks more than nine in ten of all; who is at the edge has
        fewer than the average, most of them inside. You yourself are left out.

    The claim
        Some of the hubs of a Facebook network are at the edges of the clusters on LinkedIn:
        they are two different networks, one more of friends and family, one more professional.

    Evidence and limits
        What one author saw in her own two networks. It is no fault of anybody's: it tells
        where each of them can help. The message says how many hubs would stand there by
        chance. In small layers who is a hub rests on few ties.

    When it stays silent
        With fewer than two such layers, and where no hub is in both or the other layer has
        no clusters. It is unknown where no file lists all ties of both, with fewer than five
        people known to be in both, and where it is open of as many whether they are. Of which
        network a graph file is only you can say: `[reading] layers` in the settings.

    Example
        Your sister knows half of those on Facebook; on LinkedIn she knows two people of a
        firm where everybody else knows everybody: fails.

    Options
        shared: how many people have to be in both layers, 5 (judgement).

    What to do
        Ask them for introductions where they are a hub, not where they know few.

    References
        Guimerà & Amaral 2005, "Functional cartography of complex metabolic networks".
    """
    tied = layer_comparisons.tied
    layers = sorted(tied.union(NETWORKS).intersection(layer_comparisons.names))
    if len(layers) <= 1:
        yield not_applicable()
    elif not tied.issuperset(layers):
        # A layer without any ties on record has hubs and clusters all the same.
        text = "no file lists who knows whom in each of these layers; add one that does"
        yield unknown(Missing("ties", "", text))
    for one, other in combinations(sorted(tied.intersection(layers)), 2):
        yield from _judge(network, layer_comparisons.between(one, other), shared)


def _judge(network: Network, compared: LayerComparison, shared: int) -> Iterator[Judgement]:
    sides = (compared.one, compared.other)
    one, other = compared.one.structure, compared.other.structure
    first, second = compared.one_hubs_at_edge, compared.other_hubs_at_edge
    if isinstance(one, Unknown) or isinstance(other, Unknown):
        yield unknown(*(part for part in (one, other) if isinstance(part, Unknown)))
    elif isinstance(first, Unknown) or isinstance(second, Unknown):
        yield unknown(*(part for part in (first, second) if isinstance(part, Unknown)))
    elif compared.sharing.both < shared:
        text = "say with same-as who of one layer is who of another; few are known to be in both"
        yield unknown(*compared.sharing.missing, Missing("same_as", "", text))
    elif compared.sharing.joins >= compared.sharing.both:
        yield unknown(*compared.sharing.missing)
    else:
        yield _of_hubs(network, first, 0, sides, (one, other))
        yield _of_hubs(network, second, 1, sides, (one, other))


def _of_hubs(
    network: Network,
    at_edge: HubsAtEdge,
    side: int,
    layers: tuple[Layer, Layer],
    structures: tuple[LayerStructure, LayerStructure],
) -> Judgement:
    """Of the hubs of the layer *side*, at the edges of the other one."""
    if not at_edge.found.recorded:
        if not at_edge.found.complete:
            return unknown(*at_edge.found.missing)
        seen = at_edge.hubs and structures[1 - side].clusters.found
        return passed() if seen else not_applicable()
    roles = structures[side].roles
    ties = {id_: role.ties for id_, role in roles.items() if role}
    ids = sorted((pair[side] for pair in at_edge.found.recorded), key=lambda id_: (-ties[id_], id_))
    people = [network.people[id_] for id_ in ids]
    return failed(
        "hubs of {hub_layer} at the edge of clusters of {edge_layer}: {people} ({number} of {hubs} "
        "hubs who are in both; by chance it would be {expected})",
        advice="ask {first} for introductions to people of {hub_layer}; for those of {edge_layer} "
        "somebody in the midst of them is the better one to ask",
        about=people[:3],  # the finding is theirs; more names would make its key too fragile
        variant=f"{layers[side].name} {layers[1 - side].name}",
        origins=[origin for person in people for origin in person.origins[:1]],
        hub_layer=layer_word(layers[side].name),
        edge_layer=layer_word(layers[1 - side].name),
        people=people,
        first=people[0],
        number=len(people),
        hubs=at_edge.hubs,
        expected=at_edge.expected,
    )
