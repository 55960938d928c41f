"""The canonical order: what people are called does not count, but among those who are alike."""

from __future__ import annotations

from itertools import combinations
from random import Random
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import arrays, karate, les_miserables, random_graphs, weighted_graphs

from netrules.measures.canonical import canonical_order, reordered
from netrules.measures.graph import TieGraph


def in_order(graph: nx.Graph[str]) -> TieGraph:
    """The graph in its canonical order."""
    found = arrays(graph)
    return reordered(found, canonical_order(found))


def same(one: TieGraph, other: TieGraph) -> bool:
    """Whether two graphs have the same ties and strengths, whatever people are called."""
    pairs = ((one.start, other.start), (one.near, other.near), (one.weight, other.weight))
    return all(np.array_equal(mine, theirs) for mine, theirs in pairs)


def renamed(graph: nx.Graph[str], seed: int) -> nx.Graph[Any]:
    """The same graph, everybody called by the name of somebody."""
    names = sorted(graph)
    Random(seed).shuffle(names)  # noqa: S311 reason: tests need no secrets
    return nx.relabel_nodes(graph, dict(zip(sorted(graph), names, strict=True)))


@pytest.mark.parametrize("graph", [karate(), les_miserables()], ids=["karate", "les miserables"])
@pytest.mark.parametrize("seed", range(10))
def test_renaming_leaves_the_same_graph(graph: nx.Graph[str], seed: int) -> None:
    """In canonical order two graphs that differ in names alone are the same arrays."""
    assert same(in_order(graph), in_order(renamed(graph, seed)))


def test_renaming_random_graphs() -> None:
    """On hundreds of small graphs, many of people who are alike."""
    for seed, graph in enumerate(random_graphs(300)):
        assert same(in_order(graph), in_order(renamed(graph, seed)))


@given(weighted_graphs())
def test_everybody_once(graph: nx.Graph[str]) -> None:
    """It is an order of all people, and the ties and strengths are what they were."""
    plain = arrays(graph)
    order = canonical_order(plain)
    assert sorted(order.tolist()) == list(range(len(graph)))
    found = reordered(plain, order)
    assert found.ids == tuple(plain.ids[number] for number in order)
    strengths = {
        frozenset((found.ids[one], found.ids[two])): weight
        for one, two, weight in zip(found.row, found.near, found.weight, strict=True)
    }
    assert strengths == {
        frozenset((one, two)): weight for one, two, weight in graph.edges(data="weight")
    }


@given(st.integers(2, 6), st.data())
def test_strengths_tell_people_apart(size: int, data: st.DataObject) -> None:
    """In a clique of different strengths only they can."""
    graph: nx.Graph[str] = nx.Graph()
    for number, pair in enumerate(combinations([f"n{one}" for one in range(size)], 2)):
        graph.add_edge(*pair, weight=2.0**number)
    assert same(in_order(graph), in_order(renamed(graph, data.draw(st.integers(0, 99)))))


def test_a_long_path_takes_no_quadratic_time() -> None:
    """Beyond the rounds in which people are told apart ids decide; it is an order all the same."""
    path = nx.path_graph([f"{number:05}" for number in range(3_000)])
    nx.set_edge_attributes(path, 1, "weight")
    assert sorted(canonical_order(arrays(path)).tolist()) == list(range(3_000))


def test_nobody_and_no_ties() -> None:
    """Of nobody there is an empty order, of people without ties that of their ids."""
    assert canonical_order(arrays(nx.empty_graph([]))).tolist() == []
    assert canonical_order(arrays(nx.empty_graph(["a", "b", "c"]))).tolist() == [0, 1, 2]
