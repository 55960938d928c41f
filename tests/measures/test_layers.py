"""Two layers side by side: the article's observation, who is in a layer, what stays unknown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import pytest
from building import TODAY, all_ties, handle, network, origin, person, tie
from measures.graphs import tied

from netrules import (
    Bounds,
    Evidence,
    Handle,
    Item,
    Network,
    NotKnown,
    PersonRecord,
    TieRecord,
    Unknown,
)
from netrules.measures.graph import TieGraph, graph_among
from netrules.measures.hub_roles import Role
from netrules.measures.layer_structure import LayerStructure, structure_of, top_decile
from netrules.measures.layers import (
    HubsAtEdge,
    LayerComparison,
    compare_layers,
    compare_networks,
    layer_names,
)


def seen(layer: str, *names: str) -> list[Item]:
    """Entries of people in a layer."""
    return [PersonRecord(handle(name), origin(layer=layer)) for name in names]


def knows(layer: str, *pairs: tuple[str, str]) -> list[Item]:
    """Ties seen in a layer."""
    return [
        TieRecord((handle(one), handle(other)), "friend", Evidence.OBSERVED, origin(layer=layer))
        for one, other in pairs
    ]


def mine(layer: str, name: str, until: date | None = None) -> TieRecord:
    """Ego's own tie in a layer."""
    ends = (Handle(me=True), handle(name))
    return TieRecord(ends, "friend", Evidence.OBSERVED, origin(layer=layer), until=until)


def ring(names: str) -> Iterable[tuple[str, str]]:
    """Each tied to the next, and the last to the first."""
    return pairwise([*names, names[0]])


#: Facebook: Hanna knows all of her family, each of whom knows two more of it; and a club.
FAMILY, CLUB = "abcdefij", "klmnopqr"
FACEBOOK = [
    *(("hanna", one) for one in FAMILY),
    *ring(FAMILY),
    *ring(CLUB),
    *zip(CLUB, CLUB[2:] + CLUB[:2], strict=True),
    ("a", "k"),
]
#: LinkedIn: a firm and a school of people who all know each other. Hanna knows two of the firm.
FIRM, SCHOOL = "abcstuv", "dwxyz"
LINKEDIN = [
    *combinations(FIRM, 2),
    *combinations(SCHOOL, 2),
    ("hanna", "s"),
    ("hanna", "t"),
    ("v", "w"),
]


def two_layers(*more: Item, complete: bool = True) -> Network:
    """The network of the article: a hub of the one layer at the edge of the other."""
    facebook = sorted({name for pair in FACEBOOK for name in pair})
    linkedin = sorted({name for pair in LINKEDIN for name in pair})
    return network(
        *seen("facebook", *facebook),
        *seen("linkedin", *linkedin),
        *knows("facebook", *FACEBOOK),
        *knows("linkedin", *LINKEDIN),
        *more,
        *([all_ties(facebook, "facebook"), all_ties(linkedin, "linkedin")] if complete else []),
    )


@cache
def compared() -> LayerComparison:
    """The two layers of the article side by side."""
    return compare_layers(two_layers(), "facebook", "linkedin")


def structure(found: Any) -> LayerStructure:
    """The structure, which is known."""
    assert isinstance(found, LayerStructure)
    return found


def at_edge(found: Any) -> HubsAtEdge:
    """Hubs at an edge, which is known."""
    assert isinstance(found, HubsAtEdge)
    return found


def graph(edges: Any, others: Iterable[str] = ()) -> TieGraph:
    """The graph of some ties."""
    found = graph_among(tied(edges, others))
    assert isinstance(found, TieGraph)
    return found


# -- the article's observation -----------------------------------------------------------


def test_a_hub_of_facebook_at_the_edge_of_linkedin() -> None:
    """Hanna is the hub of her family there, and here has two ties where others have six."""
    found = compared()
    here, there = structure(found.one.structure), structure(found.other.structure)
    assert (here.hubs, here.hubs_by) == (("hanna",), "z")
    # Nine people, Hanna with 8 ties inside and the others with 3: (8 - 32/9) / sd = √8.
    assert here.roles["hanna"].z == pytest.approx(8**0.5)  # type: ignore[union-attr]
    assert there.roles["hanna"].role is Role.ULTRA_PERIPHERAL  # type: ignore[union-attr]
    assert "hanna" in there.edges
    hubs = at_edge(found.one_hubs_at_edge)
    assert list(hubs.found) == [("hanna", "hanna")]
    assert (hubs.hubs, hubs.expected) == (1, 1 / 5)
    assert list(at_edge(found.other_hubs_at_edge).found) == []


def test_the_other_way_round() -> None:
    """The same is found whichever layer is named first."""
    found = compare_layers(two_layers(), "linkedin", "facebook")
    assert list(at_edge(found.other_hubs_at_edge).found) == [("hanna", "hanna")]
    assert at_edge(found.one_hubs_at_edge).found.recorded == ()


def test_overlap_of_the_two() -> None:
    """17 people there, 13 here, Hanna and a, b, c, d in both: 5 of 25, and of the smaller 13."""
    found = compared()
    assert [pair[0] for pair in found.sharing.pairs] == ["a", "b", "c", "d", "hanna"]
    assert found.sharing.jaccard == 5 / 25
    assert found.sharing.overlap_coefficient == 5 / 13
    assert found.sharing.only_other == ("s", "t", "u", "v", "w", "x", "y", "z")


def test_clusters_that_agree_and_do_not() -> None:
    """Of the five in both all are one family there, and a firm and a school here: 0."""
    assert compared().agreement == 0.0
    assert compare_layers(two_layers(), "facebook", "facebook").agreement == 1.0


def test_whoever_may_be_a_hub_leaves_it_open() -> None:
    """A hub there and somebody at the edge here have one name, and may be one person."""
    hub = PersonRecord(Handle(ids=("hanna",), names=("Hanna Berg",)), origin(layer="facebook"))
    other = PersonRecord(Handle(ids=("h2",), names=("Hanna Berg",)), origin(layer="linkedin"))
    ends = Handle(ids=("h2",))
    renamed = [("h2" if one == "hanna" else one, two) for one, two in LINKEDIN]
    items: list[Item] = [hub, other, *knows("facebook", *FACEBOOK)]
    items += seen("facebook", *FAMILY, *CLUB)
    items += seen("linkedin", *FIRM, *SCHOOL)
    items += [
        TieRecord(
            tuple(ends if name == "h2" else handle(name) for name in pair),  # type: ignore[arg-type]
            "friend",
            Evidence.OBSERVED,
            origin(layer="linkedin"),
        )
        for pair in renamed
    ]
    found = compare_layers(
        network(*items, all_ties(layer="facebook"), all_ties(layer="linkedin")),
        "facebook",
        "linkedin",
    )
    assert [name.name for name in found.sharing.same_name] == ["hanna berg"]
    assert isinstance(found.sharing.jaccard, Bounds)
    hubs = at_edge(found.one_hubs_at_edge)
    assert hubs.found.recorded == ()
    with pytest.raises(NotKnown):
        list(hubs.found)
    assert [fact.subject for fact in hubs.found.missing] == ["hanna"]
    assert at_edge(found.other_hubs_at_edge).found.complete


# -- what is known -----------------------------------------------------------------------


def test_structure_is_unknown_where_ties_are() -> None:
    """Who is in both is known without any tie; who is a hub is not."""
    found = compare_layers(two_layers(complete=False), "facebook", "linkedin")
    assert isinstance(found.one.structure, Unknown)
    for part in (found.agreement, found.one_hubs_at_edge, found.other_hubs_at_edge):
        assert isinstance(part, Unknown)
        assert part.field == "ties"
    assert found.sharing.jaccard == 5 / 25


def test_recorded_ties_taken_for_all() -> None:
    """On request."""
    found = compare_layers(two_layers(complete=False), "facebook", "linkedin", recorded=True)
    assert list(at_edge(found.one_hubs_at_edge).found) == [("hanna", "hanna")]


def test_one_layer_known_and_the_other_not() -> None:
    """What is known of the one is there, and what needs both is not."""
    facebook = sorted({name for pair in FACEBOOK for name in pair})
    listed = all_ties(facebook, "facebook")
    found = compare_layers(two_layers(listed, complete=False), "facebook", "linkedin")
    assert structure(found.one.structure).hubs == ("hanna",)
    assert isinstance(found.other.structure, Unknown)
    assert isinstance(found.one_hubs_at_edge, Unknown)


def test_who_lists_all_ties_of_one_layer_says_nothing_of_another() -> None:
    """What a hand-kept file lists is not on Facebook, whomever it lists; nor is LinkedIn's."""
    everyone = sorted({name for pair in (*FACEBOOK, *LINKEDIN) for name in pair})
    for layer in ("contacts", "linkedin"):
        net = two_layers(all_ties(everyone, layer), complete=False)
        found = compare_layers(net, "facebook", "linkedin")
        assert isinstance(found.one.structure, Unknown)
        assert isinstance(found.other.structure, Unknown) is (layer == "contacts")


def test_a_layer_without_ties_has_no_known_structure() -> None:
    """That all ties of its people are known may be by another layer's list."""
    net = network(*seen("facebook", *"abc"), *seen("linkedin", *"abc"), all_ties(), tie("a", "b"))
    found = compare_layers(net, "facebook", "linkedin")
    assert isinstance(found.one.structure, Unknown)
    assert "of this layer" in found.one.structure.missing[0].text
    assert structure(compare_layers(net, "facebook", "linkedin", recorded=True).one.structure)


def test_ties_of_other_layers_do_not_count() -> None:
    """Of two who know each other by another layer alone there is no tie in this one."""
    found = compare_layers(two_layers(*knows("xing", ("hanna", "u"))), "facebook", "linkedin")
    role = structure(found.other.structure).roles["hanna"]
    assert role is not None
    assert role.ties == 2


# -- who is in a layer -------------------------------------------------------------------


def people(net: Network, layer: str) -> tuple[str, ...]:
    """Who is in a layer."""
    return compare_layers(net, layer, layer).one.people


def test_by_an_entry_a_tie_or_a_tie_of_ego() -> None:
    """Each of them puts somebody in a layer; another layer's does not."""
    net = network(
        *map(person, "abcde"),
        *seen("facebook", "a"),
        mine("facebook", "b"),
        *knows("facebook", ("c", "d")),
        *knows("linkedin", ("a", "e")),
    )
    assert people(net, "facebook") == ("a", "b", "c", "d")
    assert people(net, "linkedin") == ("a", "e")
    assert layer_names(net) == ("contacts", "facebook", "linkedin")


def test_who_is_listed_no_more() -> None:
    """Somebody whose tie to ego has ended there is in the layer no more, unless others are
    tied to them there."""
    yesterday = TODAY - timedelta(days=1)
    items = [*seen("facebook", *"abc"), mine("facebook", "a", until=yesterday)]
    items += [mine("facebook", "b", until=yesterday), mine("facebook", "c")]
    net = network(*items, *knows("facebook", ("b", "c")))
    assert people(net.as_of(TODAY), "facebook") == ("b", "c")
    assert people(net.as_of(yesterday), "facebook") == ("a", "b", "c")


def test_a_layer_that_emptied() -> None:
    """Is still a layer, of nobody."""
    net = network(*seen("facebook", "a"), mine("facebook", "a", until=TODAY - timedelta(days=1)))
    found = compare_layers(net.as_of(TODAY), "facebook", "facebook")
    assert (found.one.people, found.sharing.jaccard) == ((), None)


def test_no_such_layer() -> None:
    """A misspelt layer is not an empty one."""
    with pytest.raises(ValueError, match=r"no layer 'facebok'; there are facebook, linkedin"):
        compare_layers(two_layers(), "facebok", "linkedin")
    with pytest.raises(ValueError, match="there are none"):
        compare_layers(network(), "facebook", "linkedin")


# -- hubs and edges ----------------------------------------------------------------------


def test_top_decile() -> None:
    """Of ten with ties the one with most; of nine nobody, nor where two have as many."""
    nine_leaves = [("c", leaf) for leaf in "abdefghij"]
    assert top_decile(graph(nine_leaves, ["z"])) == ("c",)
    assert top_decile(graph(nine_leaves[1:], ["z"])) == ()
    assert top_decile(graph([*nine_leaves, *(("k", leaf) for leaf in "abdefghij")])) == ()
    assert top_decile(graph(ring("abcdefghijkl"))) == ()
    assert top_decile(graph((), "ab")) == ()


def test_hubs_by_degree_where_clusters_are_too_small() -> None:
    """In clusters of fewer than eight nobody can have a z of 2.5."""
    cliques = ["abcde", "fghij", "klmno", "pqrst"]
    edges = [pair for clique in cliques for pair in combinations(clique, 2)]
    edges += [("a", "f"), ("a", "k"), ("a", "p"), ("f", "k")]
    found = structure_of(graph(edges))
    assert len(found.clusters.found) == 4
    # Seven ties; f and k have six, and with a they are three of twenty, more than a tenth.
    assert (found.hubs_by, found.hubs) == ("degree", ("a",))


def test_hubs_by_degree_without_clusters() -> None:
    """Where parts are no better than those of chance, no z speaks of them, and nobody stands
    at the edge of one."""
    drawn = nx.gnp_random_graph(30, 0.25, seed=4)
    found = structure_of(graph([(f"n{one:02}", f"n{two:02}") for one, two in drawn.edges]))
    assert found.clusters.found == ()
    assert (found.hubs_by, found.edges) == ("degree", ())
    assert len(found.hubs) <= 3


def test_edges_have_few_ties_inside_their_cluster() -> None:
    """Below the average of their cluster; in a clique of equals there is no edge."""
    found = structure_of(graph(LINKEDIN))
    for id_ in found.edges:
        role = found.roles[id_]
        assert role is not None
        assert role.z < 0
        assert not role.role.is_hub
    cliques = structure_of(graph([*combinations("abcdef", 2), *combinations("ghijkl", 2)]))
    assert (len(cliques.clusters.found), cliques.edges) == (2, ())


def test_of_nobody_and_without_ties() -> None:
    """There is nothing to be the hub or the edge of."""
    for net in (graph(()), graph((), "abc")):
        found = structure_of(net)
        assert (found.hubs, found.edges, found.hubs_by) == ((), (), "degree")


# -- two networks ------------------------------------------------------------------------


def test_two_networks() -> None:
    """As two layers of one, by all of their ties."""
    one, other = tied(FACEBOOK), tied(LINKEDIN)
    found = compare_networks(one, other, names=("facebook", "linkedin"))
    assert (found.one.name, found.other.name) == ("facebook", "linkedin")
    assert list(at_edge(found.one_hubs_at_edge).found) == [("hanna", "hanna")]
    layers = compared()
    assert found.sharing == layers.sharing
    assert found.agreement == layers.agreement
    assert structure(found.one.structure) == structure(layers.one.structure)


def test_two_networks_without_coverage() -> None:
    """Nothing is known of their structure."""
    found = compare_networks(tied(FACEBOOK, complete=False), tied(LINKEDIN))
    assert isinstance(found.one_hubs_at_edge, Unknown)
    assert structure(found.other.structure)
    recorded = compare_networks(
        tied(FACEBOOK, complete=False), tied(LINKEDIN, complete=False), recorded=True
    )
    assert list(at_edge(recorded.one_hubs_at_edge).found) == [("hanna", "hanna")]


def test_two_empty_networks() -> None:
    """Share nobody, and have nothing to expect."""
    found = compare_networks(network(all_ties()), network(all_ties()))
    assert isinstance(found, LayerComparison)
    assert (found.sharing.jaccard, found.agreement) == (None, None)
    assert at_edge(found.one_hubs_at_edge).expected is None


def test_order_of_records_does_not_matter() -> None:
    """The same from the same records in another order."""
    items = [*seen("facebook", *"abc", "hanna"), *knows("facebook", *FACEBOOK)]
    items += [*seen("linkedin", *"abc"), *knows("linkedin", *LINKEDIN)]
    items += [all_ties(layer="facebook"), all_ties(layer="linkedin")]
    found = compare_layers(network(*items), "facebook", "linkedin")
    other = compare_layers(network(*reversed(items)), "facebook", "linkedin")
    assert (found.one, found.other, found.sharing) == (other.one, other.other, other.sharing)
    assert found.agreement == other.agreement
