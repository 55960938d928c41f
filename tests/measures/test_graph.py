"""Ties as arrays: what counts as a tie, of whom, and how strong it is."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from math import inf, nan
from random import Random

import attrs
import networkx as nx
import numpy as np
import pytest
from building import TODAY, all_ties, handle, network, origin, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import arrays, weighted, weighted_graphs
from measures.graphs import edges_of, graphs, tied

from netrules import Evidence, Handle, TieRecord, Unknown
from netrules.measures.graph import (
    HEAVIEST,
    LIGHTEST,
    TieGraph,
    complete_graphs,
    graph_among,
    graph_of_pairs,
    people_among,
    per_person,
    tie_graph,
)


def weights_of(graph: TieGraph) -> dict[tuple[str, str], float]:
    """The weight of each tie, whose ends are in the order of the graph."""
    entries = zip(graph.row.tolist(), graph.near.tolist(), graph.weight.tolist(), strict=True)
    return {(graph.ids[a], graph.ids[b]): weight for a, b, weight in entries if a < b}


def same(one: TieGraph, other: TieGraph) -> bool:
    """Whether two graphs are the same in every array."""
    rows = all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("start", "near", "weight")
    )
    return rows and one.ids == other.ids


def with_kinds(**strengths: float | None) -> TieGraph:
    """The graph of a and b with a tie of each kind, so strong."""
    ties = [
        TieRecord((handle("a"), handle("b")), kind, Evidence.STATED, origin(), strength=strength)
        for kind, strength in strengths.items()
    ]
    return tie_graph(network(person("a"), person("b"), *ties))


# -- arrays --------------------------------------------------------------------------------


def test_rows() -> None:
    """Every tie stands at both of its ends, in ascending order there."""
    graph = graph_of_pairs("abcd", [2, 0, 1], [0, 1, 2], [5, 1, 2])
    assert len(graph) == 4
    assert graph.ties == 3
    assert graph.start.tolist() == [0, 2, 4, 6, 6]
    assert graph.near.tolist() == [1, 2, 0, 2, 0, 1]
    assert graph.weight.tolist() == [1, 5, 1, 2, 5, 2]
    assert graph.row.tolist() == [0, 0, 1, 1, 2, 2]
    assert graph.degree.tolist() == [2, 2, 2, 0]
    assert graph.strength.tolist() == [6, 3, 7, 0]
    assert graph.neighbours(2).tolist() == [0, 1]
    assert graph.weights(2).tolist() == [5, 2]
    assert graph.entries(np.array([2, 3, 0])).tolist() == [4, 5, 0, 1]
    assert graph.number == {"a": 0, "b": 1, "c": 2, "d": 3}


def test_unweighted() -> None:
    """Without strengths every tie weighs 1, and the ties are the same."""
    graph = graph_of_pairs("abc", [0, 1], [1, 2], [5, 2]).unweighted()
    assert weights_of(graph) == {("a", "b"): 1, ("b", "c"): 1}


def test_nobody_and_no_ties() -> None:
    """Graphs without people or ties are graphs."""
    for ids in ("", "a", "abc"):
        for weight in (None, []):
            graph = graph_of_pairs(ids, [], [], weight)
            assert (len(graph), graph.ties) == (len(ids), 0)
            assert graph.degree.tolist() == graph.strength.tolist() == [0] * len(ids)
            assert graph.within(np.arange(len(ids))).ids == tuple(ids)


def test_loops_and_weights_that_are_none_are_dropped() -> None:
    """Nobody is tied to themselves, nor by a strength of 0, below it, or without end."""
    ends = [0, 0, 0, 0, 0, 0, 1], [0, 1, 1, 1, 1, 1, 2]
    graph = graph_of_pairs("abc", *ends, [1, 0, -3, nan, inf, -inf, 2])
    assert weights_of(graph) == {("b", "c"): 2}
    assert weights_of(graph_of_pairs("ab", [0, 1], [0, 1])) == {}


def test_of_several_ties_the_strongest_counts() -> None:
    """In either direction and in whichever order they come."""
    for a, b, w in (([0, 1, 0], [1, 0, 1], [2, 7, 1]), ([1, 0, 0], [0, 1, 1], [7, 1, 2])):
        assert weights_of(graph_of_pairs("ab", a, b, w)) == {("a", "b"): 7}
    assert weights_of(graph_of_pairs("ab", [0, 1], [1, 0])) == {("a", "b"): 1}


def test_weights_stay_numbers_when_they_are_added() -> None:
    """A strength at the end of what a float holds would make sums infinite, so it is held."""
    graph = graph_of_pairs("abc", [0, 0], [1, 2], [1e308, 5e-324])
    assert weights_of(graph) == {("a", "b"): HEAVIEST, ("a", "c"): LIGHTEST}


@given(weighted_graphs())
def test_the_ties_are_those_of_the_graph(graph: nx.Graph[str]) -> None:
    """No tie is lost, and none is added."""
    found = arrays(graph)
    expected = {(min(a, b), max(a, b)): weight for a, b, weight in graph.edges(data="weight")}
    assert weights_of(found) == expected
    assert dict(zip(found.ids, found.degree.tolist(), strict=True)) == dict(graph.degree)


@given(weighted_graphs(), st.randoms(use_true_random=False))
def test_the_order_of_ties_does_not_matter(graph: nx.Graph[str], chance: Random) -> None:
    """Nor does the order of their ends."""
    edges = list(graph.edges(data="weight"))
    chance.shuffle(edges)
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(graph)
    other.add_weighted_edges_from((b, a, weight) for a, b, weight in edges)
    assert same(arrays(graph), arrays(other))


@given(weighted_graphs(), st.data())
def test_within(graph: nx.Graph[str], data: st.DataObject) -> None:
    """The graph of some of the people is that of the ties among them."""
    chosen = sorted(data.draw(st.sets(st.sampled_from(sorted(graph)))))
    found = arrays(graph)
    numbers = np.array([found.number[id_] for id_ in chosen], dtype=np.int64)
    assert same(found.within(numbers), arrays(graph.subgraph(chosen)))


# -- of a network --------------------------------------------------------------------------


def test_strengths_of_a_network() -> None:
    """Strengths are as stated, and a tie without one weighs 1."""
    ties = [attrs.evolve(tie("a", "b"), strength=2.5), tie("b", "c")]
    graph = tie_graph(network(*map(person, "abcd"), *ties))
    assert graph.ids == ("a", "b", "c", "d")
    assert weights_of(graph) == {("a", "b"): 2.5, ("b", "c"): 1}


def test_of_several_kinds_of_tie_the_strongest_counts() -> None:
    """Without a stated strength a tie weighs 1; what is no number counts for nothing."""
    assert weights_of(with_kinds(friend=0.5, colleague=3)) == {("a", "b"): 3}
    assert weights_of(with_kinds(friend=0.5, colleague=None)) == {("a", "b"): 1}
    assert weights_of(with_kinds(friend=0, colleague=0)) == {}
    for odd in (nan, inf):
        assert weights_of(with_kinds(a=odd, b=2)) == weights_of(with_kinds(a=2, b=odd))
        assert weights_of(with_kinds(a=odd, b=2)) == {("a", "b"): 2}
        assert weights_of(with_kinds(a=odd)) == {}


def test_implied_ties_and_ties_that_ended_are_left_out() -> None:
    """What was only concluded is no tie, and a tie counts up to its last day."""
    ended = attrs.evolve(tie("a", "b"), until=TODAY)
    found = network(*map(person, "abc"), ended, tie("b", "c", Evidence.IMPLIED))
    assert weights_of(tie_graph(found.as_of(TODAY))) == {("a", "b"): 1}
    assert tie_graph(found.as_of(TODAY + timedelta(days=1))).ties == 0


def test_ego_is_left_out_unless_asked_for() -> None:
    """Ego is the last person, tied to those ego is tied to."""
    mine = TieRecord((Handle(me=True), handle("a")), "knows", Evidence.STATED, origin(), strength=4)
    found = network(*map(person, "ab"), tie("a", "b"), mine, all_ties())
    assert weights_of(tie_graph(found)) == {("a", "b"): 1}
    whole = tie_graph(found, ego=True)
    assert whole.ids == ("a", "b", "me")
    assert weights_of(whole) == {("a", "b"): 1, ("a", "me"): 4, ("b", "me"): 1}
    part = graph_among(found, ["b"], ego=True)
    assert isinstance(part, TieGraph)
    assert weights_of(part) == {("b", "me"): 1}


def test_made_once_a_network() -> None:
    """Many measures read the graph of a network; ego's ties make another one."""
    found = tied(edges_of("a b,b c"))
    assert tie_graph(found) is tie_graph(found) is graph_among(found)
    assert tie_graph(found) is not tie_graph(found, ego=True)
    assert complete_graphs(found) == (tie_graph(found),)


@given(graphs(most=6))
def test_of_a_network_as_of_its_graph(graph: nx.Graph[str]) -> None:
    """The graph of a network has its people and its ties."""
    nx.set_edge_attributes(graph, 1, "weight")
    assert same(tie_graph(weighted(graph)), arrays(graph))


# -- of some people ------------------------------------------------------------------------


def test_nothing_is_said_where_ties_may_be_missing() -> None:
    """Without coverage there is no graph, unless what is recorded is taken for all."""
    found = tied(edges_of("a b,b c"), complete=False)
    unknown = graph_among(found)
    assert isinstance(unknown, Unknown)
    assert unknown.field == "ties"
    assert graph_among(found, recorded=True) is tie_graph(found)
    assert complete_graphs(found) == ()


def test_only_the_coverage_of_these_people_matters() -> None:
    """Within a complete set there is a graph, and beyond it there is none."""
    ties = [tie("a", "b"), tie("c", "d"), tie("b", "c")]
    found = network(*map(person, "abcd"), *ties, all_ties("abc"), all_ties("cd"))
    assert isinstance(graph_among(found), Unknown)
    assert isinstance(graph_among(found, "bcd"), Unknown)
    inside = graph_among(found, "cb")
    assert isinstance(inside, TieGraph)
    assert inside.ids == ("b", "c")
    assert weights_of(inside) == {("b", "c"): 1}


def test_complete_graphs() -> None:
    """The largest set comes first, and of those as large that of the first people."""
    ties = [tie("a", "b"), tie("b", "c"), tie("c", "d")]
    sets = [all_ties("cd"), all_ties("ab"), all_ties("bcd")]
    found = complete_graphs(network(*map(person, "abcd"), *ties, *sets))
    assert [graph.ids for graph in found] == [("b", "c", "d"), ("a", "b"), ("c", "d")]
    assert [graph.ties for graph in found] == [2, 1, 1]


def test_among_one_person_nothing_can_be_missing() -> None:
    """One person alone has no ties to anybody of these people, whatever files leave out."""
    found = tied(edges_of("a b"), complete=False)
    for among in ("a", ""):
        graph = graph_among(found, among)
        assert isinstance(graph, TieGraph)
        assert (graph.ids, graph.ties) == (tuple(among), 0)
    assert isinstance(graph_among(found, "ab"), Unknown)


def test_among_the_same_person_twice() -> None:
    """Somebody named twice is one person, and nobody else is taken for the second."""
    found = tied(edges_of("a b,b c"))
    graph = graph_among(found, ["a", "b", "a"])
    assert isinstance(graph, TieGraph)
    assert graph.ids == ("a", "b")
    assert people_among(found, ["c", "a", "c"]) == ("a", "c")
    assert people_among(found) == ("a", "b", "c")


def test_by_alias() -> None:
    """People are found by other ids of theirs, too."""
    found = tied(edges_of("a b,b c"))
    alias = found.people["a"].aliases[0]
    assert alias != "a"
    assert people_among(found, ["b", alias, "a"]) == ("a", "b")


def test_strangers() -> None:
    """Who is not in the network is an error, and so is ego, who is in no structure."""
    found = tied(edges_of("a b"))
    for stranger, recorded in product(("z", "me"), (True, False)):
        with pytest.raises(KeyError, match=stranger):
            graph_among(found, ["a", stranger], recorded=recorded)


def test_per_person() -> None:
    """Each of these people has a value, or the same unknown one; the others have none."""
    found = tied(edges_of("a b,b c"), complete=False)
    unknown = graph_among(found, "cb")
    assert isinstance(unknown, Unknown)
    nothing = per_person(unknown, found, lambda graph: graph.ids, "cb")
    assert list(nothing) == ["b", "c"]
    assert all(value is unknown for value in nothing.values())
    assert list(per_person(unknown, found, lambda graph: graph.ids)) == ["a", "b", "c"]
    graph = graph_among(found, "cb", recorded=True)
    assert per_person(graph, found, lambda graph: graph.degree.tolist(), "cb") == {"b": 1, "c": 1}
