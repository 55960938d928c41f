"""Graphs of the literature and of chance, and networks of people who are tied like them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Final

import networkx as nx
from building import all_ties, network, person, tie
from hypothesis import strategies as st

from netrules import Item, Network

#: Krackhardt's kite (1990): three people are each the best connected in their own way.
KITE: Final = (
    "Andre Beverly,Andre Carol,Andre Diane,Andre Fernando,Beverly Diane,Beverly Ed,"
    "Beverly Garth,Carol Diane,Carol Fernando,Diane Ed,Diane Fernando,Diane Garth,Ed Garth,"
    "Fernando Garth,Fernando Heather,Garth Heather,Heather Ike,Ike Jane"
)


def edges_of(text: str) -> list[tuple[str, str]]:
    """The edges written as pairs of words between commas."""
    return [(one, other) for one, other in (pair.split() for pair in text.split(","))]


def florentine() -> nx.Graph[str]:
    """Marriages of Florentine families (Padgett & Ansell 1993), with Pucci, who had none."""
    graph: nx.Graph[str] = nx.florentine_families_graph()
    graph.add_node("Pucci")
    return graph


def tied(
    edges: Iterable[tuple[str, str]], others: Iterable[str] = (), *, complete: bool = True
) -> Network:
    """A network of the people at the *edges* and *others*, ids being names in lower case."""
    pairs = list(edges)
    names = sorted({name for pair in pairs for name in pair}.union(others))
    items: list[Item] = [person(name) for name in names]
    items += [tie(one, other) for one, other in pairs]
    return network(*items, *([all_ties()] if complete else []))


@st.composite
def graphs(draw: st.DrawFn, most: int = 9) -> nx.Graph[str]:
    """Any small graph without loops, its nodes and edges in any order."""
    nodes = [f"n{number}" for number in range(draw(st.integers(0, most)))]
    pairs = list(combinations(nodes, 2))
    edges = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12)) if pairs else []
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(draw(st.permutations(nodes)))
    graph.add_edges_from(edges)
    return graph
