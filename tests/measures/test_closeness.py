"""Closeness: golden values, networkx, and its laws."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import arrays, atlas, by_id, karate, random_graphs
from measures.graphs import KITE, edges_of, florentine, graphs, tied

from netrules import Unknown
from netrules.measures import betweenness, closeness, degree
from netrules.measures.distances import closeness_of
from netrules.measures.graph import TieGraph


def of_all(graph: nx.Graph[str]) -> dict[str, float]:
    """The closeness of everybody in a graph."""
    return by_id(graph, closeness_of(arrays(graph), np.arange(len(graph))).tolist())


def test_krackhardt_kite() -> None:
    """Three people are each the best connected: Diane has most ties, Heather lies on most
    ways, and Fernando and Garth are the fewest steps from everybody (9 / 14)."""
    found = tied(edges_of(KITE))
    close, ties, between = closeness(found), degree(found), betweenness(found)
    assert close["fernando"] == close["garth"] == pytest.approx(9 / 14)
    assert close["fernando"] == pytest.approx(0.643, abs=5e-4)
    assert [id_ for id_ in close if close[id_] == max(close.values())] == ["fernando", "garth"]
    assert max(ties, key=ties.__getitem__) == "diane"
    assert max(between, key=between.__getitem__) == "heather"


def test_star_and_clique() -> None:
    """Whoever is tied to everybody has 1; at the end of a star of n it is (n-1)/(2n-3)."""
    star = closeness(tied([("hub", f"n{place}") for place in range(4)]))
    assert star["hub"] == 1
    assert star["n0"] == pytest.approx(4 / 7)
    assert set(closeness(tied(combinations("abcd", 2))).values()) == {1.0}


def test_florentine_families_and_whom_nobody_married() -> None:
    """The Pucci reach nobody, and make the Medici's share of the others smaller."""
    families = florentine()
    found = closeness(tied(families.edges, families.nodes))
    assert found["pucci"] == 0
    assert found["medici"] == max(found.values())
    assert found["medici"] == pytest.approx(nx.closeness_centrality(families)["Medici"])


def test_every_small_graph_and_those_of_chance_as_networkx_computes() -> None:
    """All graphs of up to seven people, the karate club, and 200 more."""
    for graph in (*atlas(), karate(), *random_graphs(200)):
        assert of_all(graph) == pytest.approx(nx.closeness_centrality(graph))


def test_in_parts_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sources go together."""
    whole = of_all(karate())
    monkeypatch.setattr("netrules.measures.distances._AT_ONCE", 1)
    assert of_all(karate()) == whole


def test_a_long_chain() -> None:
    """As many steps as people."""
    graph: nx.Graph[str] = nx.Graph(pairwise(f"n{place:03}" for place in range(300)))
    found = arrays(graph)
    assert closeness_of(found, np.array([0]))[0] == pytest.approx(299 / sum(range(300)))


def test_of_some_it_is_as_of_all() -> None:
    """In the network's order, and of those asked for alone."""
    found = tied(edges_of(KITE))
    whole = closeness(found)
    some = closeness(found, of=["jane", "andre"])
    assert list(some.items()) == [("andre", whole["andre"]), ("jane", whole["jane"])]
    with pytest.raises(KeyError, match="nobody"):
        closeness(found, of=["nobody"])
    with pytest.raises(KeyError, match="jane"):
        closeness(found, ["andre", "diane"], of=["jane"])


def test_unknown_where_ties_may_be_missing() -> None:
    """A missing tie could be a short way."""
    found = tied([("a", "b"), ("b", "c")], complete=False)
    assert all(isinstance(value, Unknown) for value in closeness(found).values())
    assert closeness(found, recorded=True)["b"] == 1
    among = network(person("a"), person("b"), person("c"), tie("a", "b"), all_ties(["a", "b"]))
    assert closeness(among, ["a", "b"]) == {"a": 1.0, "b": 1.0}


def test_of_nobody_and_of_one() -> None:
    """Nobody to be close to."""
    assert closeness(network(all_ties())) == {}
    assert closeness(network(person("a"), all_ties())) == {"a": 0.0}


@given(graphs(), st.data())
def test_a_further_tie_of_a_piece_never_takes_anybody_further_away(
    graph: nx.Graph[str], data: st.DataObject
) -> None:
    """Closeness lies between 0 and 1, and grows with the ties inside a piece. A tie to
    another piece can lower it: there are more to reach then, and they are far."""
    before = of_all(graph)
    assert all(0 <= value <= 1 for value in before.values())
    pieces = [sorted(piece) for piece in nx.connected_components(graph)]
    pairs = sorted(pair for piece in pieces for pair in combinations(piece, 2))
    missing = [pair for pair in pairs if not graph.has_edge(*pair)]
    if missing:
        graph.add_edge(*data.draw(st.sampled_from(missing)))
        after = of_all(graph)
        assert all(after[id_] >= before[id_] - 1e-12 for id_ in graph)


def test_arrays_of_no_ties() -> None:
    """People without any tie reach nobody."""
    none = np.array([], dtype=np.int64)
    graph = TieGraph(("a", "b"), np.zeros(3, dtype=np.int64), none, np.array([]))
    assert closeness_of(graph, np.arange(2)).tolist() == [0.0, 0.0]
