"""Networks of chance: what they keep, that all are as likely, and how one compares with them."""

from __future__ import annotations

from collections import Counter
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import arrays, karate, les_miserables, weighted_graphs

from netrules.measures.chance import MOST_TIES_COMPARED, compared, comparisons, rewired
from netrules.measures.graph import TieGraph


def pairs_of(graph: TieGraph) -> list[tuple[int, int]]:
    """Who is tied to whom, each pair as often as it stands there from either side."""
    return list(zip(graph.row.tolist(), graph.near.tolist(), strict=True))


def unweighted(graph: nx.Graph[str]) -> nx.Graph[str]:
    """The graph with ties of weight 1."""
    nx.set_edge_attributes(graph, 1, "weight")
    return graph


@given(weighted_graphs(), st.integers(0, 99))
def test_everybody_keeps_as_many_ties(graph: nx.Graph[str], seed: int) -> None:
    """No loop, no second tie of two people, and the strengths that there were."""
    before, after = arrays(graph), rewired(arrays(graph), seed)
    assert after.degree.tolist() == before.degree.tolist()
    assert sorted(after.weight.tolist()) == sorted(before.weight.tolist())
    pairs = pairs_of(after)
    assert len(set(pairs)) == len(pairs)
    assert all(one != other and (other, one) in set(pairs) for one, other in pairs)
    assert after.ids == before.ids


@pytest.mark.parametrize("seed", range(20))
def test_of_larger_graphs(seed: int) -> None:
    """Of hundreds of people, hubs among them."""
    graph = arrays(unweighted(nx.barabasi_albert_graph(300, 4, seed=seed)))
    other = rewired(graph, seed)
    assert other.degree.tolist() == graph.degree.tolist()
    assert other.ties == graph.ties
    kept = set(pairs_of(graph)) & set(pairs_of(other))
    assert len(kept) < len(graph.near) / 2


def test_the_same_seed_is_the_same_network() -> None:
    """And another seed another one."""
    graph = arrays(les_miserables())
    assert pairs_of(rewired(graph, 3)) == pairs_of(rewired(graph, 3))
    assert pairs_of(rewired(graph, 3)) != pairs_of(rewired(graph, 4))


def test_every_network_is_as_likely() -> None:
    """Six people with two ties each: 60 rings and 10 pairs of triangles, by hand.

    700 draws give each of the 70 about 10. χ² with 69 degrees of freedom stays below 107 in
    99.8 % of fair draws.
    """
    graph = arrays(unweighted(nx.cycle_graph(list("abcdef"))))
    drawn = Counter(tuple(pairs_of(rewired(graph, seed))) for seed in range(700))
    assert len(drawn) == 70
    assert sum((count - 10) ** 2 / 10 for count in drawn.values()) < 107


@pytest.mark.parametrize(
    "graph", [nx.star_graph(6), nx.complete_graph(6), nx.path_graph(3), nx.empty_graph(3)]
)
def test_where_there_is_no_other(graph: nx.Graph[int]) -> None:
    """Of a star and of a clique there is one network with these degrees."""
    named = arrays(unweighted(nx.relabel_nodes(graph, str)))
    assert pairs_of(rewired(named, 1)) == pairs_of(named)


def test_strengths_are_dealt_out_anew() -> None:
    """In a clique they are all that can change."""
    clique = nx.complete_graph(list("abcdef"))
    for number, pair in enumerate(clique.edges):
        clique.edges[pair]["weight"] = number + 1
    graph = arrays(clique)
    other = rewired(graph, 1)
    assert pairs_of(other) == pairs_of(graph)
    assert other.weight.tolist() != graph.weight.tolist()


# -- comparing ---------------------------------------------------------------------------


def test_how_many_comparisons() -> None:
    """100 up to 1,000 ties, 20 from 5,000 on, none beyond 10,000 or without ties."""
    expected = {0: 0, 1: 100, 1_000: 100, 2_000: 50, 5_000: 20, MOST_TIES_COMPARED: 20}
    assert {ties: comparisons(ties) for ties in expected} == expected
    assert comparisons(MOST_TIES_COMPARED + 1) == 0
    numbers = [comparisons(ties) for ties in range(1, MOST_TIES_COMPARED)]
    assert numbers == sorted(numbers, reverse=True)


def test_of_a_large_network_there_is_none() -> None:
    """And so of one without ties."""
    assert compared(arrays(unweighted(nx.empty_graph(["a"])))) is None
    large = nx.relabel_nodes(nx.complete_graph(142), str)
    assert large.number_of_edges() > MOST_TIES_COMPARED
    assert compared(arrays(unweighted(large))) is None


def test_karate_club() -> None:
    """None of a hundred comes near .4198; with none p is 1 in 101."""
    found = compared(arrays(karate()))
    assert found is not None
    assert found.number == 100
    assert found.chance < 0.37 < found.modularity
    assert found.p == pytest.approx(1 / 101)


@pytest.mark.parametrize("seed", range(3))
def test_p_and_the_mark_agree(seed: int) -> None:
    """The p is at most .05 where the modularity is above what 95 % stay at or below."""
    dice = Random(seed)  # noqa: S311 reason: tests need no secrets
    graph = nx.gnm_random_graph(12, 18, seed=dice.randrange(99))
    found = compared(arrays(unweighted(nx.relabel_nodes(graph, str))))
    assert found is not None
    assert (found.p <= 0.05) == (found.modularity > found.chance)


def test_of_arrays_in_any_strength() -> None:
    """Where all are tied to all the strengths tell: two firms of three."""
    graph = nx.complete_graph(list("abcdefgh"))
    for one, other in graph.edges:
        graph.edges[one, other]["weight"] = 9.0 if (one < "e") == (other < "e") else 1.0
    found = compared(arrays(graph))
    assert found is not None
    assert found.p <= 0.05
    assert np.isfinite([found.modularity, found.chance, found.p]).all()
