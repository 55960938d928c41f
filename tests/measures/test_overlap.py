"""Overlap of ties: by hand, as the definition counts, and laws."""

from __future__ import annotations

from itertools import combinations
from random import Random

import networkx as nx
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import KITE, edges_of, graphs, tied

from netrules import Unknown
from netrules.measures.overlap import tie_overlap


def by_definition(graph: nx.Graph[str]) -> dict[tuple[str, str], float | None]:
    """The overlap of each tie, by sets of neighbours."""
    found: dict[tuple[str, str], float | None] = {}
    for one, other in sorted(tuple(sorted(edge)) for edge in graph.edges):
        mine, yours = set(graph[one]) - {other}, set(graph[other]) - {one}
        found[one, other] = len(mine & yours) / len(mine | yours) if mine | yours else None
    return found


def test_two_triangles_and_what_joins_them() -> None:
    """The tie between the circles shares nobody; one inside shares its only other friend."""
    found = tie_overlap(tied(edges_of("a b,b c,a c,c d,d e,e f,d f")))
    assert found == {
        ("a", "b"): 1.0,
        ("a", "c"): 0.5,
        ("b", "c"): 0.5,
        ("c", "d"): 0.0,
        ("d", "e"): 0.5,
        ("d", "f"): 0.5,
        ("e", "f"): 1.0,
    }


def test_the_kite() -> None:
    """Diane (6 ties) and Garth (5) share Beverly, Ed, Fernando: 3 / (5 + 4 - 3)."""
    found = tie_overlap(tied(edges_of(KITE)))
    assert found["diane", "garth"] == 0.5
    assert found["heather", "ike"] == 0.0


def test_two_people_tied_only_to_each_other() -> None:
    """They have no friend to share or not to share."""
    assert tie_overlap(tied([("a", "b")])) == {("a", "b"): None}


def test_clique_and_star() -> None:
    """In a clique all friends are shared, in a star none."""
    clique = tie_overlap(tied(combinations("abcde", 2)))
    assert set(clique.values()) == {1.0}
    assert set(tie_overlap(tied(edges_of("c a,c b,c d"))).values()) == {0.0}


def test_nobody_and_no_ties() -> None:
    """Without ties there is nothing to give a value."""
    assert tie_overlap(network()) == {}
    assert tie_overlap(tied((), "abc")) == {}


def test_five_hundred_graphs_of_chance() -> None:
    """As the definition counts by sets of neighbours."""
    chance = Random(7)  # noqa: S311 reason: graphs to test with
    for _ in range(500):
        number = chance.randint(1, 9)
        drawn = nx.gnp_random_graph(number, chance.random(), seed=chance.randrange(10**6))
        graph = nx.relabel_nodes(drawn, {node: f"n{node}" for node in drawn})
        assert tie_overlap(tied(graph.edges, graph.nodes)) == by_definition(graph)


@given(graphs())
def test_pairs_are_in_the_order_of_the_network(graph: nx.Graph[str]) -> None:
    """Each tie once, the ids of a pair ascending, and so the pairs; from 0 to 1."""
    found = tie_overlap(tied(graph.edges, graph.nodes))
    assert list(found) == sorted(tuple(sorted(edge)) for edge in graph.edges)
    assert all(value is None or 0 <= value <= 1 for value in found.values())


@given(graphs(most=6), st.permutations([f"n{number}" for number in range(6)]))
def test_names_do_not_matter(graph: nx.Graph[str], names: list[str]) -> None:
    """Calling people otherwise changes no value."""
    other = {f"n{number}": name for number, name in enumerate(names)}
    plain = tie_overlap(tied(graph.edges, graph.nodes))
    renamed = nx.relabel_nodes(graph, {node: other[node] for node in graph})
    found = tie_overlap(tied(renamed.edges, renamed.nodes))
    expected = {tuple(sorted((other[a], other[b]))): value for (a, b), value in plain.items()}
    assert found == expected


def test_unknown_without_coverage() -> None:
    """A tie that nobody recorded can raise or lower every value."""
    incomplete = tied(edges_of("a b,b c"), complete=False)
    found = tie_overlap(incomplete)
    assert list(found) == [("a", "b"), ("b", "c")]
    assert all(isinstance(value, Unknown) for value in found.values())
    assert found["a", "b"].field == "ties"
    assert tie_overlap(incomplete, recorded=True) == {("a", "b"): 0.0, ("b", "c"): 0.0}


def test_among_some() -> None:
    """Only ties among them count, and only their coverage matters."""
    ties = [tie("a", "b"), tie("b", "c"), tie("a", "c"), tie("a", "d")]
    found = network(*map(person, "abcd"), *ties, all_ties("abc"))
    assert set(tie_overlap(found, "abc").values()) == {1.0}
    with pytest.raises(KeyError, match="z"):
        tie_overlap(found, "az")
