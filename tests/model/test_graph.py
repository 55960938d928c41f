"""The network as a `networkx.Graph`: who and what is in it, and in which order."""

from __future__ import annotations

from random import Random
from typing import Any

import networkx as nx
from building import all_ties, handle, me, network, origin, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import KITE, edges_of, graphs, tied

from netrules import Evidence, Handle, Item, Network, PersonRecord, TieRecord


def small() -> Network:
    """Ego and three people; what was concluded of them is no tie."""
    return network(
        me(organization="Harrow"),
        person("Ana Ruiz", organization="Quill", title="Analyst", place="Lund"),
        person("Bo Lind", level="director"),
        person("Cy Moss"),
        tie("Bo Lind", "Ana Ruiz"),
        tie("Ana Ruiz", "Bo Lind", Evidence.OBSERVED),
        tie("Bo Lind", "Cy Moss", Evidence.IMPLIED),
    )


def test_nodes_are_people_with_what_is_known() -> None:
    """A fact that nobody wrote down is no attribute, rather than an empty one."""
    nodes = small().to_networkx().nodes
    assert {id_: nodes[id_] for id_ in nodes} == {
        "ana.ruiz": {
            "name": "Ana Ruiz",
            "organization": "Quill",
            "title": "Analyst",
            "place": "Lund",
        },
        "bo.lind": {"name": "Bo Lind", "level": "director"},
        "cy.moss": {"name": "Cy Moss"},
    }


def test_edges_are_ties_with_how_they_are_known() -> None:
    """Several ties of two people are one edge; an implied one is none."""
    assert list(small().to_networkx().edges(data=True)) == [
        (
            "ana.ruiz",
            "bo.lind",
            {"evidence": ["observed", "stated"], "kinds": ["knows"], "layers": ["contacts"]},
        )
    ]


def test_strength() -> None:
    """An edge has the greatest strength that was stated, and none if nobody stated any."""
    ties = [
        TieRecord((handle("a"), handle("b")), kind, Evidence.STATED, origin(), strength=strength)
        for kind, strength in (("colleague", 2.0), ("friend", 5.0), ("kin", None))
    ]
    graph = network(person("a"), person("b"), person("c"), *ties, tie("b", "c")).to_networkx()
    assert graph.edges["a", "b"]["strength"] == 5.0
    assert graph.edges["a", "b"]["kinds"] == ["colleague", "friend", "kin"]
    assert "strength" not in graph.edges["b", "c"]


def test_ego() -> None:
    """Ego is left out unless asked for, and then comes first, tied to those they know."""
    without, with_ego = small().to_networkx(), small().to_networkx(ego=True)
    assert list(without) == ["ana.ruiz", "bo.lind", "cy.moss"]
    assert list(with_ego) == ["me", *without]
    assert with_ego.nodes["me"] == {"name": "Me", "organization": "Harrow"}
    assert sorted(with_ego["me"]) == list(without)
    assert with_ego.edges["me", "cy.moss"]["kinds"] == ["contact"]
    assert nx.utils.graphs_equal(with_ego.subgraph(without), without)


def test_implied_ties_of_ego_are_left_out() -> None:
    """That ego must know somebody is a conclusion, not a tie."""
    made = network(
        me(),
        person("a"),
        PersonRecord(handle("b"), origin()),
        TieRecord((Handle(me=True), handle("b")), "colleague", Evidence.IMPLIED, origin()),
    )
    assert len(made.all_ties) == 2
    assert list(made.to_networkx(ego=True).edges) == [("me", "a")]


def test_nobody() -> None:
    """A network without people is a graph without nodes, or of ego alone."""
    assert list(network().to_networkx()) == []
    assert list(network().to_networkx(ego=True)) == ["me"]


def test_a_published_graph() -> None:
    """Whatever networkx computes of it is what it computes of the published graph."""
    graph = tied(edges_of(KITE)).to_networkx()
    kite: Any = nx.krackhardt_kite_graph()
    assert nx.is_isomorphic(graph, kite)
    between = nx.betweenness_centrality(graph, normalized=False)
    assert max(between, key=lambda id_: between[id_]) == "heather"
    assert between["heather"] == 14
    close = nx.closeness_centrality(graph)
    assert {id_ for id_, value in close.items() if value == max(close.values())} == {
        "fernando",
        "garth",
    }


@given(graphs(), st.randoms(use_true_random=False))
def test_order_is_fixed(graph: nx.Graph[str], chance: Random) -> None:
    """Nodes, edges and neighbours come in one order, whatever the order of the records."""
    names, edges = sorted(graph), [(a, b) for a, b in graph.edges]
    first = tied(edges, names).to_networkx()
    chance.shuffle(names)
    chance.shuffle(edges)
    items: list[Item] = [person(name) for name in names]
    items += [tie(b, a) for a, b in edges]
    again = network(*items, all_ties()).to_networkx()
    assert list(again) == list(first) == sorted(graph)
    assert list(again.edges) == list(first.edges) == sorted((min(e), max(e)) for e in graph.edges)
    assert [list(again[node]) for node in again] == [list(first[node]) for node in first]


@given(graphs())
def test_changing_the_graph_leaves_the_network(graph: nx.Graph[str]) -> None:
    """Each call makes a graph of its own, to do with as one likes."""
    made = tied(graph.edges, graph.nodes)
    made.to_networkx().clear()
    assert nx.utils.graphs_equal(made.to_networkx(), made.to_networkx())
    assert set(made.to_networkx()) == set(graph)
