"""Eigenvector centrality and PageRank: golden values, igraph, networkx, and closed forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from math import isfinite, pi, sin, sqrt
from random import Random
from typing import Any

import igraph
import networkx as nx
import numpy as np
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import (
    arrays,
    borgatti,
    by_id,
    karate,
    random_graphs,
    weighted,
    weighted_graphs,
)
from measures.graphs import edges_of, florentine, graphs, tied
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from netrules import Unknown
from netrules.measures import centrality as module
from netrules.measures.centrality import (
    eigenvector_centrality,
    eigenvector_of,
    pagerank,
    pagerank_of,
)
from netrules.measures.graph import TieGraph, graph_of_pairs

MEASURES: list[Callable[..., Mapping[str, Any]]] = [eigenvector_centrality, pagerank]


def eigenvector(graph: nx.Graph[str]) -> dict[str, float | None]:
    """The eigenvector centrality of everybody in a graph."""
    return by_id(graph, eigenvector_of(arrays(graph)))


def ranks(graph: nx.Graph[str], damping: float = 0.85) -> dict[str, float]:
    """The PageRank of everybody in a graph."""
    return by_id(graph, pagerank_of(arrays(graph), damping=damping).tolist())


def as_igraph(graph: TieGraph) -> tuple[igraph.Graph, list[float]]:
    """The same graph for igraph, and its weights."""
    once = graph.row < graph.near
    ends = zip(graph.row[once].tolist(), graph.near[once].tolist(), strict=True)
    return igraph.Graph(len(graph), list(ends)), graph.weight[once].tolist()


def chain(size: int) -> TieGraph:
    """A chain of people."""
    return graph_of_pairs(
        [f"{place:05}" for place in range(size)], np.arange(size - 1), np.arange(1, size)
    )


# -- eigenvector centrality ----------------------------------------------------------------


def test_karate() -> None:
    """Both leaders of the club, by ties alone."""
    found = eigenvector_centrality(weighted(karate()))
    assert found["34"] == pytest.approx(0.3734, abs=5e-5)
    assert found["01"] == pytest.approx(0.3555, abs=5e-5)


def test_star() -> None:
    """By hand: λ = √n, so that the centre has 1/√2 and each of the n others 1/√(2n)."""
    found = eigenvector_centrality(tied(edges_of("c a,c b,c d,c e")))
    assert found == pytest.approx({**dict.fromkeys("abde", 1 / sqrt(8)), "c": 1 / sqrt(2)})
    assert len({found[id_] for id_ in "abde"}) == 1  # to the last bit


def test_clique_ring_and_two_people() -> None:
    """Where all are alike all have 1/√n."""
    for edges in (combinations("abcde", 2), pairwise("abcdea"), pairwise("ab")):
        found = eigenvector_centrality(tied(edges))
        assert found == pytest.approx(dict.fromkeys(found, len(found) ** -0.5))


@pytest.mark.parametrize("size", [2, 3, 4, 10, 100, 1000])
def test_chain(size: int) -> None:
    """The closed form is sin(π k/(n+1)). The power method would not settle at all, a chain
    being bipartite, and with a shift it would take a million steps for a thousand people."""
    found = np.array(eigenvector_of(chain(size)), dtype=np.float64)
    expected = np.array([sin(pi * place / (size + 1)) for place in range(1, size + 1)])
    assert found == pytest.approx(expected / sqrt((expected**2).sum()), abs=1e-8)


def test_bipartite() -> None:
    """Between three and seven: 1/√6 and 1/√14 by hand, both sides having half of the squares."""
    graph = nx.complete_bipartite_graph(3, 7)
    found = eigenvector(nx.relabel_nodes(graph, lambda number: f"n{number}"))
    assert list(found.values()) == pytest.approx([6**-0.5] * 3 + [14**-0.5] * 7)


def test_eigenvectors_as_networkx_and_igraph_compute() -> None:
    """Random connected graphs, with and without strengths."""
    compared = 0
    for graph in random_graphs(300, most=25):
        if len(graph) < 2 or not nx.is_connected(graph):
            continue
        compared += 1
        found = eigenvector_of(arrays(graph))
        other, weights = as_igraph(arrays(graph))
        values = np.array(other.eigenvector_centrality(weights=weights))
        assert found == pytest.approx((values / sqrt((values**2).sum())).tolist(), abs=1e-7)
        if compared <= 40:  # networkx takes steps in Python
            expected = nx.eigenvector_centrality(graph, 100_000, 1e-12, weight="weight")
            assert by_id(graph, found) == pytest.approx(expected, abs=1e-7)
    assert compared > 200


def test_pieces_do_not_touch_each_other() -> None:
    """Of each piece the values are what they are alone: small ones are not lost in large ones."""
    one, other = karate(), nx.relabel_nodes(borgatti(weighted=True), str.upper)
    both = nx.union(one, other)
    assert eigenvector(both) == pytest.approx(eigenvector(one) | eigenvector(other), abs=1e-9)
    pairs = [(f"{place:03}a", f"{place:03}b") for place in range(200)]
    assert list(eigenvector(nx.Graph(pairs)).values()) == pytest.approx([sqrt(0.5)] * 400)


def test_who_has_no_ties_has_no_eigenvector_centrality() -> None:
    """The Pucci have no neighbours to take it from; nor has anybody who is alone."""
    families = florentine()
    found = eigenvector_centrality(tied(families.edges, families.nodes))
    assert found["pucci"] is None
    married = families.subgraph(node for node in families if node != "Pucci")
    expected = nx.eigenvector_centrality(married, 1000, 1e-10)
    for id_, value in expected.items():
        assert found[id_.lower()] == pytest.approx(value, abs=1e-7)
    assert eigenvector_centrality(tied((), "ab")) == {"a": None, "b": None}


def test_what_does_not_settle_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """After so many steps the people of that piece have no value, and the others have theirs."""
    monkeypatch.setattr(module, "_MOST_STEPS", 5)
    ids = [f"{place:02}" for place in range(52)]
    one, other = np.arange(51), np.arange(1, 52)
    apart = one != 49
    found = eigenvector_of(graph_of_pairs(ids, one[apart], other[apart]))
    assert found[:50] == [None] * 50
    assert found[50:] == pytest.approx([sqrt(0.5)] * 2)


@given(weighted_graphs())
def test_eigenvectors_are_what_they_are_called(graph: nx.Graph[str]) -> None:
    """Each is its neighbours' sum over the same λ, all are above 0, and squares add up to 1."""
    found = eigenvector(graph)
    for piece in nx.connected_components(graph):
        if len(piece) == 1:
            assert [found[node] for node in piece] == [None]
            continue
        x = np.array([found[node] for node in sorted(piece)], dtype=np.float64)
        matrix = nx_matrix(graph, sorted(piece))
        assert (x >= 0).all()
        assert float((x**2).sum()) == pytest.approx(1)
        largest = float(np.linalg.eigvalsh(matrix)[-1])
        assert matrix @ x == pytest.approx(largest * x, abs=1e-9 * largest)


def nx_matrix(graph: nx.Graph[str], nodes: list[str]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """The matrix of strengths, all of it."""
    return np.array(
        [[graph.get_edge_data(a, b, {}).get("weight", 0) for b in nodes] for a in nodes]
    )


def test_tiny_values_are_not_noise() -> None:
    """Far from a clique values fall by nearly λ with each step, far below what rounding
    leaves of 1: at the end of a tail of 12 from a clique of 30 exactly as the recursion says."""
    clique = nx.complete_graph(30)
    nx.add_path(clique, range(29, 42))
    found = [value or 0 for value in eigenvector(nx.relabel_nodes(clique, "{:02}".format)).values()]
    value = (found[1] + found[28] + 27 * found[2] + found[29]) / found[0] - 1
    # Backwards from the end: x_k-1 = λ x_k - x_k+1.
    tail = [1.0, value]
    while len(tail) < 13:
        tail.append(value * tail[-1] - tail[-2])
    assert [one / found[29] for one in found[29:]] == pytest.approx(
        [one / tail[-1] for one in reversed(tail)], rel=1e-6
    )
    assert found[-1] < 1e-17


# -- PageRank ------------------------------------------------------------------------------


def test_pagerank_of_a_star() -> None:
    """By hand for n = 4 and d = .85: c = .03 + .85 · 4 r, r = .03 + .85 c/4."""
    found = pagerank(tied(edges_of("c a,c b,c d,c e")))
    centre = (0.03 + 0.85 * 4 * 0.03) / (1 - 0.85**2)
    assert found["c"] == pytest.approx(centre)
    assert found["a"] == pytest.approx((1 - centre) / 4)


def test_pagerank_as_networkx_and_igraph_compute() -> None:
    """Random graphs with and without strengths, people without ties and several pieces."""
    for place, graph in enumerate(random_graphs(200, most=25)):
        damping = (0.85, 0.5, 0.99)[place % 3]
        other, weights = as_igraph(arrays(graph))
        expected = other.pagerank(weights=weights, damping=damping)
        assert list(ranks(graph, damping).values()) == pytest.approx(expected, abs=1e-9)
        if place < 40:  # networkx needs scipy for all but its plain form
            plain = _pagerank_python(graph, damping, tol=1e-13, max_iter=10_000)
            assert ranks(graph, damping) == pytest.approx(plain, abs=1e-9)


def test_pagerank_of_karate_as_igraph_computes() -> None:
    """Node 34 is first, then node 1, as in eigenvector centrality."""
    found = pagerank(weighted(karate()))
    other, weights = as_igraph(arrays(karate()))
    assert list(found.values()) == pytest.approx(other.pagerank(weights=weights))
    assert sorted(found, key=found.__getitem__)[-2:] == ["01", "34"]


@given(weighted_graphs(), st.sampled_from([0, 0.1, 0.85, 0.95]))
def test_pageranks_are_shares(graph: nx.Graph[str], damping: float) -> None:
    """All are at least (1-d)/n, and together 1; a piece whose people all have ties has its
    share of people, if nobody at all is without ties."""
    found = ranks(graph, damping)
    size = len(graph)
    assert sum(found.values()) == pytest.approx(1)
    assert min(found.values()) >= (1 - damping) / size - 1e-12
    if all(ties for _, ties in graph.degree):
        for piece in nx.connected_components(graph):
            assert sum(found[node] for node in piece) == pytest.approx(len(piece) / size)


def test_damping_towards_its_ends() -> None:
    """With none all are alike; with nearly all it is the share of strength in a connected
    graph; and the walk ends, however slow it is."""
    graph = borgatti(weighted=True)
    assert ranks(graph, 0) == pytest.approx(dict.fromkeys(graph, 1 / 7))
    strengths = dict(graph.degree(weight="weight"))
    total = sum(strengths.values())
    expected = {node: strength / total for node, strength in strengths.items()}
    assert ranks(graph, 0.9999) == pytest.approx(expected, abs=1e-3)


@pytest.mark.parametrize("damping", [-0.1, 1, 1.5, float("nan")])
def test_damping_out_of_range(damping: float) -> None:
    """The walk has to start anew at times."""
    with pytest.raises(ValueError, match="from 0 to below 1"):
        pagerank(tied(edges_of("a b")), damping=damping)


# -- laws of both --------------------------------------------------------------------------


@given(graphs(), st.randoms(use_true_random=False))
def test_neither_names_nor_the_unit_of_strengths_matter(
    graph: nx.Graph[str], chance: Random
) -> None:
    """Values go with the people, and strengths times c > 0 leave them as they are."""
    names = sorted(graph)
    chance.shuffle(names)
    renamed = dict(zip(sorted(graph), names, strict=True))
    other = nx.relabel_nodes(graph, renamed)
    nx.set_edge_attributes(other, 123.4, "weight")
    assert eigenvector(other) == {
        renamed[node]: value if value is None else pytest.approx(value, abs=1e-7)
        for node, value in eigenvector(graph).items()
    }
    assert ranks(other) == pytest.approx(
        {renamed[node]: value for node, value in ranks(graph).items()}
    )


@given(weighted_graphs(), st.randoms(use_true_random=False))
def test_order_does_not_matter(graph: nx.Graph[str], chance: Random) -> None:
    """In whichever order ties come, values are the same to the last bit."""
    edges = list(graph.edges(data="weight"))
    chance.shuffle(edges)
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(reversed(list(graph)))
    other.add_weighted_edges_from((b, a, weight) for a, b, weight in edges)
    assert eigenvector(other) == eigenvector(graph)
    assert ranks(other) == ranks(graph)


def test_strengths_at_the_ends_of_what_floats_hold() -> None:
    """No overflow, and no number that is none, however far strengths are apart."""
    graph = borgatti(weighted=False)
    for place, edge in enumerate(graph.edges):
        graph.edges[edge]["weight"] = (5e-324, 1e-200, 1.0, 1e200, 1.7e308)[place % 5]
    for values in (eigenvector(graph), ranks(graph)):
        assert all(value is None or (isfinite(value) and value >= 0) for value in values.values())


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_is_said_where_ties_may_be_missing(
    measure: Callable[..., Mapping[str, Any]],
) -> None:
    """Any unrecorded tie would shift all values."""
    found = tied(edges_of("a b,b c"), complete=False)
    assert list(measure(found)) == list("abc")
    assert all(isinstance(value, Unknown) for value in measure(found).values())
    assert list(measure(found, "cb")) == ["b", "c"]
    assert measure(found, recorded=True) == measure(tied(edges_of("a b,b c")))


@pytest.mark.parametrize("measure", MEASURES)
def test_among_some(measure: Callable[..., Mapping[str, Any]]) -> None:
    """Of some people the ties among them count, as if there were nobody else."""
    ties = [tie(one, other) for one, other in edges_of("a b,b c,c a,a d,d e")]
    found = network(*map(person, "abcde"), *ties, all_ties("abcd"))
    assert measure(found, "dcba") == measure(tied(edges_of("a b,b c,c a,a d")))
    assert isinstance(measure(found, "ade")["a"], Unknown)
    assert measure(found, ()) == {}
    with pytest.raises(KeyError, match="z"):
        measure(found, "az")


def test_nobody_and_one_person() -> None:
    """Nobody has no values; who is alone has all of PageRank."""
    assert eigenvector_centrality(network()) == pagerank(network()) == {}
    alone = tied((), "a", complete=False)
    assert eigenvector_centrality(alone) == {"a": None}
    assert pagerank(alone) == {"a": 1}


@pytest.mark.parametrize("measure", MEASURES)
def test_ego_is_left_out(measure: Callable[..., Mapping[str, Any]]) -> None:
    """Ego, tied to everybody, would be the most central and make all others alike."""
    found = measure(tied(edges_of("a b,b c")))
    assert list(found) == list("abc")
    assert found["b"] > found["a"]
