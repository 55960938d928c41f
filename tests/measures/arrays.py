"""Graphs as arrays, and networks of ties with strengths, for tests of measures on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from random import Random
from typing import Any, Final

import attrs
import networkx as nx
from building import all_ties, network, person, tie
from hypothesis import strategies as st

from netrules import Item, Network
from netrules.measures.graph import TieGraph, graph_of_pairs

#: The example of Borgatti 1997, with strengths as in the tests of UCINET and networkx.
BORGATTI: Final = "A B,A F,A G,A E,E G,F G,B G,B D,D G,G C"
_STRENGTHS: Final = (2, 3, 5, 2, 8, 3, 4, 1, 3, 10)


def borgatti(*, weighted: bool) -> nx.Graph[str]:
    """The example of Borgatti 1997, its people in lower case."""
    graph: nx.Graph[str] = nx.Graph()
    for pair, strength in zip(BORGATTI.lower().split(","), _STRENGTHS, strict=True):
        graph.add_edge(*pair.split(), weight=strength if weighted else 1)
    return graph


def karate() -> nx.Graph[str]:
    """Zachary's karate club, without weights: people are called by two figures from 01."""
    graph = nx.relabel_nodes(nx.karate_club_graph(), lambda number: f"{number + 1:02}")
    nx.set_edge_attributes(graph, 1, "weight")
    return graph


def les_miserables() -> nx.Graph[str]:
    """Who is in a chapter with whom in "Les Misérables", by how many (Knuth 1993)."""
    return nx.relabel_nodes(nx.les_miserables_graph(), str.lower)


def arrays(graph: nx.Graph[str]) -> TieGraph:
    """A networkx graph as arrays, its nodes sorted."""
    ids = sorted(graph)
    number = {id_: place for place, id_ in enumerate(ids)}
    one = [number[a] for a, _ in graph.edges]
    other = [number[b] for _, b in graph.edges]
    weights = [weight for *_, weight in graph.edges(data="weight", default=1)]
    return graph_of_pairs(ids, one, other, weights)


def by_id(graph: nx.Graph[str], values: Iterable[Any]) -> dict[str, Any]:
    """What was computed of `arrays` of a graph, by its nodes."""
    return dict(zip(sorted(graph), values, strict=True))


def weighted(graph: nx.Graph[str], *, complete: bool = True) -> Network:
    """The network of a graph in lower case, the weights of edges being stated strengths."""
    items: list[Item] = [person(name) for name in sorted(graph)]
    for one, other, weight in graph.edges(data="weight"):
        items.append(attrs.evolve(tie(one, other), strength=weight))
    return network(*items, *([all_ties()] if complete else []))


def random_graphs(number: int, most: int = 14) -> Iterator[nx.Graph[str]]:
    """*number* graphs of up to *most* people, half of them with weights that are all alike."""
    dice = Random(20260930)  # noqa: S311 reason: no secret, and the same graphs in any run
    for round_ in range(number):
        size, density = dice.randint(1, most), dice.random()
        nodes = [f"n{place:02}" for place in range(size)]
        graph: nx.Graph[str] = nx.Graph()
        graph.add_nodes_from(nodes)
        for pair in combinations(nodes, 2):
            if dice.random() < density:
                graph.add_edge(*pair, weight=dice.choice((0.25, 1, 2, 7, 10)) if round_ % 2 else 1)
        yield graph


def atlas() -> Iterator[nx.Graph[str]]:
    """Every graph of up to seven people: 1,253."""
    for graph in nx.graph_atlas_g():
        named = nx.relabel_nodes(graph, str)
        nx.set_edge_attributes(named, 1, "weight")
        yield named


@st.composite
def weighted_graphs(draw: st.DrawFn, most: int = 8) -> nx.Graph[str]:
    """Any small graph with weights above 0."""
    nodes = [f"n{number}" for number in range(draw(st.integers(1, most)))]
    pairs = list(combinations(nodes, 2))
    weights = st.floats(1e-6, 1e6)
    edges = draw(st.dictionaries(st.sampled_from(pairs), weights)) if pairs else {}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in edges.items())
    return graph
