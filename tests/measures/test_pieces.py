"""Connected pieces and cores: networkx, igraph, and what is known by thinking."""

from __future__ import annotations

from itertools import combinations, pairwise

import igraph
import networkx as nx
import numpy as np
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from measures.arrays import arrays, atlas, by_id, karate, random_graphs, weighted
from measures.graphs import edges_of, florentine, graphs, tied

from netrules import Unknown
from netrules.measures import core_number
from netrules.measures.graph import TieGraph, graph_of_pairs
from netrules.measures.pieces import core_numbers, piece_of


def pieces(graph: nx.Graph[str]) -> set[frozenset[str]]:
    """Who hangs together, by the labels; each label is the lowest number of its piece."""
    labels = piece_of(arrays(graph)).tolist()
    found: dict[int, set[str]] = {}
    for place, label in enumerate(labels):
        assert label <= place
        assert labels[label] == label
        found.setdefault(label, set()).add(sorted(graph)[place])
    return {frozenset(piece) for piece in found.values()}


def chain(order: list[int]) -> TieGraph:
    """A chain of people in an order."""
    ends = np.asarray(order, dtype=np.int64)
    return graph_of_pairs([str(place) for place in range(len(order))], ends[:-1], ends[1:])


# -- pieces --------------------------------------------------------------------------------


def test_pieces_of_every_small_graph() -> None:
    """All graphs of up to seven people fall into the pieces that networkx finds."""
    for graph in atlas():
        assert pieces(graph) == {frozenset(one) for one in nx.connected_components(graph)}


@given(graphs())
def test_pieces_as_networkx_finds(graph: nx.Graph[str]) -> None:
    """On any graph."""
    assert pieces(graph) == {frozenset(one) for one in nx.connected_components(graph)}


def test_pieces_of_sparse_graphs() -> None:
    """Where ties are few pieces are many and long."""
    for seed in range(100):
        graph = nx.relabel_nodes(nx.gnm_random_graph(80, 30 + seed, seed=seed), "{:02}".format)
        assert pieces(graph) == {frozenset(one) for one in nx.connected_components(graph)}


def test_a_long_chain() -> None:
    """A chain is one piece, in whichever order its people come."""
    size = 20_000
    zigzag = [*range(0, size, 2), *range(size - 1, 0, -2)]
    for order in (list(range(size)), zigzag, np.random.default_rng(7).permutation(size).tolist()):
        assert not piece_of(chain(order)).any()


def test_pieces_of_nobody_and_of_those_without_ties() -> None:
    """Everybody without ties is a piece."""
    assert piece_of(graph_of_pairs((), [], [])).tolist() == []
    assert piece_of(graph_of_pairs("abc", [], [])).tolist() == [0, 1, 2]
    assert piece_of(graph_of_pairs("abcd", [3], [1])).tolist() == [0, 1, 2, 1]


# -- cores ---------------------------------------------------------------------------------


def test_cores_of_every_small_graph() -> None:
    """All graphs of up to seven people have the cores that networkx finds."""
    for graph in atlas():
        assert by_id(graph, core_numbers(arrays(graph)).tolist()) == nx.core_number(graph)


def test_cores_of_random_graphs() -> None:
    """As networkx and igraph find them, whatever strengths are."""
    for graph in random_graphs(300, most=40):
        found = core_numbers(arrays(graph)).tolist()
        assert by_id(graph, found) == nx.core_number(graph)
        number = {node: place for place, node in enumerate(sorted(graph))}
        edges = [(number[a], number[b]) for a, b in graph.edges]
        assert found == igraph.Graph(len(graph), edges).coreness()


@given(graphs())
def test_a_core_is_what_is_left(graph: nx.Graph[str]) -> None:
    """Each has its core number of ties to people whose core number is as high, and no more
    can be asked of all of them."""
    core = by_id(graph, core_numbers(arrays(graph)).tolist())
    for level in set(core.values()):
        inside = graph.subgraph(node for node in graph if core[node] >= level)
        assert all(ties >= level for _, ties in inside.degree)
        rest = inside.copy()
        while weak := [node for node, ties in rest.degree if ties <= level]:
            rest.remove_nodes_from(weak)
        assert not [node for node in rest if core[node] == level]


def test_karate() -> None:
    """Zachary's club has a 4-core of ten people (networkx)."""
    found = core_number(weighted(karate()))
    assert max(found.values()) == 4
    assert found == nx.core_number(karate())
    assert sum(core == 4 for core in found.values()) == 10


def test_florentine_families() -> None:
    """Six families with one marriage are outside the 2-core; the Pucci are outside all."""
    families = florentine()
    found = core_number(tied(families.edges, families.nodes))
    assert found["pucci"] == 0
    assert {id_ for id_, core in found.items() if core == 1} == {
        "acciaiuoli",
        "ginori",
        "lamberteschi",
        "pazzi",
        "salviati",
    }
    assert max(found.values()) == 2


def test_star_path_and_clique() -> None:
    """A star and a path are 1-cores, whatever the degree; a clique of n is an (n-1)-core."""
    assert set(core_number(tied(edges_of("c a,c b,c d,c e"))).values()) == {1}
    assert set(core_number(tied(pairwise("abcdef"))).values()) == {1}
    assert set(core_number(tied(combinations("abcde", 2))).values()) == {4}
    assert set(core_numbers(chain(list(range(3000)))).tolist()) == {1}


def test_one_person_and_nobody() -> None:
    """Who has no ties is in no core but that of all."""
    assert core_number(tied((), "a", complete=False)) == {"a": 0}
    assert core_number(tied((), "ab")) == {"a": 0, "b": 0}
    assert core_number(network()) == {}


def test_nothing_is_said_where_ties_may_be_missing() -> None:
    """A tie nobody recorded can raise a core number."""
    found = tied(edges_of("a b,b c"), complete=False)
    assert all(isinstance(core, Unknown) for core in core_number(found).values())
    assert list(core_number(found, "cb")) == ["b", "c"]
    assert core_number(found, recorded=True) == {"a": 1, "b": 1, "c": 1}


def test_among_some() -> None:
    """Within a set only ties among its people count."""
    ties = [tie(one, other) for one, other in edges_of("a b,b c,c a,a d")]
    found = network(*map(person, "abcd"), *ties, all_ties("abc"))
    assert core_number(found, "abc") == {"a": 2, "b": 2, "c": 2}
    assert core_number(found, "ba") == {"a": 1, "b": 1}
    assert isinstance(core_number(found, "ad")["d"], Unknown)
    with pytest.raises(KeyError, match="z"):
        core_number(found, "az")
