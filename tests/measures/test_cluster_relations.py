"""How clusters are tied to each other: ties, density, who alone joins them, and ways round."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import edges_of, graphs, tied

from netrules.measures.cluster_relations import ClusterRelation, relations_of, ties_inside
from netrules.measures.graph import TieGraph, graph_among


def graph(edges: Any, others: Any = ()) -> TieGraph:
    """The graph of some ties, ids in lower case."""
    found = graph_among(tied(edges, others))
    assert isinstance(found, TieGraph)
    return found


def related(text: str, *clusters: str) -> tuple[ClusterRelation, ...]:
    """The relations of clusters, each a word of the letters that its people are called by."""
    return relations_of(graph(edges_of(text)), [tuple(cluster) for cluster in clusters])


def test_density_counts_ties_between_the_clusters_alone() -> None:
    """Two ties of six that there can be; those inside, and to people of none, are others."""
    [found] = related("a b,d e,a d,b e,a z,z d", "ab", "de")
    assert (found.one, found.other) == (0, 1)
    assert found.ties == (("a", "d"), ("b", "e"))
    assert found.density == Fraction(2, 4)
    assert found.joined_by == ()


def test_clusters_without_a_tie_have_no_relation() -> None:
    """A way through somebody of no cluster is no tie."""
    assert related("a b,c d,a z,z c", "ab", "cd") == ()


def test_pairs_come_in_the_order_of_the_clusters() -> None:
    """The end in the earlier cluster stands first, whatever it is called."""
    found = related("x a,x m,a m", "x", "m", "a")
    assert [(one.one, one.other) for one in found] == [(0, 1), (0, 2), (1, 2)]
    assert [one.ties for one in found] == [(("x", "m"),), (("x", "a"),), (("m", "a"),)]


def test_a_single_tie_is_of_both_its_ends() -> None:
    """Without either there would be no tie between them."""
    [found] = related("a b,b c,c d", "ab", "cd")
    assert found.joined_by == ("b", "c")
    assert found.no_way_round == ("b", "c")


def test_all_ties_can_be_of_one_person() -> None:
    """B knows three of the others, who know nobody else of b's cluster."""
    [found] = related("a b,b c,b d,b e,c d,d e", "ab", "cde")
    assert found.joined_by == ("b",)
    assert found.no_way_round == ("b",)


def test_a_way_round_leads_through_others() -> None:
    """A and c know z, who is in no cluster; without b that way is left."""
    [found] = related("a b,b c,c d,a z,z d", "ab", "cd")
    assert found.joined_by == ("b", "c")
    assert found.no_way_round == ()


def test_a_way_round_can_begin_at_one_end_of_the_single_tie() -> None:
    """Without b nobody of a's cluster gets anywhere, and without c they still do."""
    [found] = related("a b,b c,c d,b z,z d", "ab", "cd")
    assert found.joined_by == ("b", "c")
    assert found.no_way_round == ("b",)


def test_ties_inside_are_those_to_people_of_the_own_cluster() -> None:
    """In the network's order; who is in no cluster is not told."""
    assert ties_inside(graph(edges_of("b a,b c,c d,b z,d e")), ["de", "abc"]) == {
        "a": 1,
        "b": 2,
        "c": 1,
        "d": 1,
        "e": 1,
    }


@given(graphs(), st.data())
def test_agrees_with_taking_people_out(whole: nx.Graph[str], data: st.DataObject) -> None:
    """On any graph and any clusters networkx finds the same without each person in turn."""
    nodes = sorted(whole)
    place = {node: data.draw(st.integers(-1, 2)) for node in nodes}
    clusters = [[node for node in nodes if place[node] == number] for number in range(3)]
    found = {(one.one, one.other): one for one in relations_of(graph(whole.edges, nodes), clusters)}
    for one, other in combinations(range(3), 2):
        sides = (clusters[one], clusters[other])
        ties = [(a, b) for a in sides[0] for b in sides[1] if whole.has_edge(a, b)]
        if not ties:
            assert (one, other) not in found
            continue
        relation = found[one, other]
        assert relation.ties == tuple(sorted(ties))
        assert relation.density == Fraction(len(ties), len(sides[0]) * len(sides[1]))
        joined_by = [node for node in nodes if all(node in tie for tie in ties)]
        assert relation.joined_by == tuple(joined_by)
        assert relation.no_way_round == tuple(one for one in joined_by if parts(whole, one, sides))


def parts(whole: nx.Graph[str], person: str, sides: tuple[list[str], list[str]]) -> bool:
    """Whether without *person* no component has people of both sides."""
    rest = whole.subgraph(set(whole) - {person})
    return not any(
        component.intersection(sides[0]) and component.intersection(sides[1])
        for component in nx.connected_components(rest)
    )
