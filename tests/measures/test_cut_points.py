"""Cut people and bridges: golden values, networkx, and taking each away to see."""

from __future__ import annotations

from random import Random

import networkx as nx
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import KITE, edges_of, florentine, graphs, tied

from netrules import Evidence
from netrules.measures import Cut, cut_people_and_bridges, cuts


def cut(graph: nx.Graph[str]) -> Cut:
    """The cut of a networkx graph."""
    return cut_people_and_bridges({node: list(graph[node]) for node in graph})


def drawn(text: str) -> nx.Graph[str]:
    """The graph of the edges written down."""
    return nx.Graph(edges_of(text))


def sizes(graph: nx.Graph[str]) -> list[int]:
    """How large the pieces of a graph are."""
    return [len(piece) for piece in nx.connected_components(graph)]


# -- golden values -----------------------------------------------------------------------


def test_florentine_families() -> None:
    """Four families hold others to the rest, and five marriages are the only way to somebody."""
    found = cut(florentine())
    assert found.people == {"Medici": 3, "Salviati": 1, "Albizzi": 1, "Guadagni": 1}
    assert found.bridges == {
        ("Acciaiuoli", "Medici"): 1,
        ("Albizzi", "Ginori"): 1,
        ("Guadagni", "Lamberteschi"): 1,
        ("Medici", "Salviati"): 2,
        ("Pazzi", "Salviati"): 1,
    }
    assert found.size == 16


def test_krackhardt_kite() -> None:
    """Heather and Ike hold the tail of the kite, and nobody else is needed."""
    found = cut(drawn(KITE))
    assert found.people == {"Heather": 2, "Ike": 1}
    assert found.bridges == {("Heather", "Ike"): 2, ("Ike", "Jane"): 1}


def test_star() -> None:
    """Without the centre everybody stands alone: all but one are parted from the largest piece."""
    found = cut(drawn("c a,c b,c d,c e"))
    assert found.people == {"c": 3}
    assert set(found.bridges.values()) == {1}
    assert list(found.bridges) == [("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")]


def test_path() -> None:
    """Everyone between the ends is a cut person, and every tie a bridge."""
    found = cut(drawn("a b,b c,c d,d e"))
    assert found.people == {"b": 1, "c": 2, "d": 1}
    assert list(found.bridges.values()) == [1, 2, 2, 1]


def test_clique_and_ring() -> None:
    """Where there is always another way nobody is a cut person."""
    for graph in (nx.complete_graph(list("abcde")), nx.cycle_graph(list("abcde"))):
        assert cut(graph) == Cut({}, {}, 5)


def test_bow_tie() -> None:
    """Two triangles that share a person need that person, and no single tie."""
    assert cut(drawn("a b,b c,c a,c d,d e,e c")) == Cut({"c": 2}, {}, 5)


def test_one_person_nobody_and_no_ties() -> None:
    """Where nothing is joined nothing can part."""
    assert cut_people_and_bridges({}) == Cut({}, {}, 0)
    assert cut_people_and_bridges({"a": []}) == Cut({}, {}, 1)
    assert cut_people_and_bridges({"a": [], "b": []}) == Cut({}, {}, 2)


def test_pieces_are_judged_by_themselves() -> None:
    """Who is parted is counted within the piece, however large the others are."""
    found = cut(drawn("a b,b c,x y,y z,z x"))
    assert found == Cut({"b": 1}, {("a", "b"): 1, ("b", "c"): 1}, 6)


def test_a_long_path() -> None:
    """A path of 5000 is no deeper than Python goes, and its middle is its weakest point."""
    found = cut(nx.relabel_nodes(nx.path_graph(5000), lambda number: f"{number:04}"))
    assert len(found.people) == 4998
    assert max(found.people.values()) == 2499
    assert max(found.bridges.values()) == 2500


# -- laws --------------------------------------------------------------------------------


@given(graphs())
def test_as_networkx_finds(graph: nx.Graph[str]) -> None:
    """Cut people and bridges are those that networkx finds, in the order of the nodes."""
    found = cut(graph)
    points = set(nx.articulation_points(graph))
    assert list(found.people) == [node for node in graph if node in points]
    assert list(found.bridges) == sorted((min(edge), max(edge)) for edge in nx.bridges(graph))
    assert found.size == len(graph)


@given(graphs())
def test_sizes_are_what_taking_away_leaves(graph: nx.Graph[str]) -> None:
    """Numbers are those of the pieces that are there once the person or the tie is gone."""
    found = cut(graph)
    for node, parted in found.people.items():
        piece = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        assert parted == sum(sizes(piece)) - max(sizes(piece)) > 0
    for a, b in found.bridges:
        without = graph.copy()
        without.remove_edge(a, b)
        halves = [len(nx.node_connected_component(without, node)) for node in (a, b)]
        assert found.bridges[a, b] == min(halves)


@given(graphs(), st.randoms(use_true_random=False))
def test_order_does_not_matter(graph: nx.Graph[str], chance: Random) -> None:
    """However nodes and neighbours are ordered, the same is found."""
    nodes = sorted(graph)
    chance.shuffle(nodes)
    other = cut_people_and_bridges({node: sorted(graph[node], reverse=True) for node in nodes})
    assert other == cut(graph)


@given(graphs(most=6))
def test_of_a_network_as_of_its_graph(graph: nx.Graph[str]) -> None:
    """A network whose ties are all known has one cut: that of its graph."""
    expected = [cut(graph)] if graph else [Cut({}, {}, 0)]
    assert list(cuts(tied(graph.edges, graph.nodes))) == expected


# -- of a network ------------------------------------------------------------------------


def test_nothing_is_said_where_ties_may_be_missing() -> None:
    """A tie that nobody recorded may go round: without coverage there is no cut."""
    assert cuts(tied(edges_of("a b,b c"), complete=False)) == ()


def test_each_complete_set_by_itself() -> None:
    """Ways round outside a set are not seen, and ties that lead out of it do not count."""
    everyone = [person(name) for name in "abcd"]
    ring = [tie("a", "b"), tie("b", "c"), tie("c", "d"), tie("d", "a")]
    found = cuts(network(*everyone, *ring, all_ties("abc"), all_ties("cd")))
    assert found == (
        Cut({"b": 1}, {("a", "b"): 1, ("b", "c"): 1}, 3),
        Cut({}, {("c", "d"): 1}, 2),
    )


def test_implied_ties_are_no_way_round() -> None:
    """A tie that was only concluded does not spare anybody."""
    everyone = [person(name) for name in "abc"]
    ties = [tie("a", "b"), tie("b", "c"), tie("a", "c", Evidence.IMPLIED)]
    [found] = cuts(network(*everyone, *ties, all_ties()))
    assert found.people == {"b": 1}


def test_ego_is_no_way_round() -> None:
    """Ego knows everybody, and holds nothing together that would stay without them."""
    found = tied(edges_of("a b,b c"))
    assert set(found.ego_ties) == {"a", "b", "c"}
    [one] = cuts(found)
    assert one.people == {"b": 1}
