"""Modularity beside igraph's, and what a run of the Leiden algorithm gives."""

from __future__ import annotations

from random import Random

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import arrays, karate, les_miserables, random_graphs, weighted_graphs

from netrules.measures.graph import TieGraph
from netrules.measures.leiden import (
    in_mean_strengths,
    modularity,
    partition_of,
    partitions_of,
    parts_of,
)


def of_igraph(graph: TieGraph) -> igraph.Graph:
    """The same graph, its vertices by number."""
    once = graph.row < graph.near
    pairs = list(zip(graph.row[once].tolist(), graph.near[once].tolist(), strict=True))
    return igraph.Graph(len(graph), pairs, edge_attrs={"weight": graph.weight[once].tolist()})


def test_modularity_of_the_split_of_the_karate_club() -> None:
    """The club as it fell apart: Q = .3582."""
    graph = nx.karate_club_graph()
    labels = np.asarray([club == "Officer" for _, club in graph.nodes(data="club")], dtype=np.int64)
    assert modularity(arrays(karate()), labels) == pytest.approx(0.3582, abs=5e-5)


def test_modularity_as_igraph_has_it() -> None:
    """On a thousand small graphs, half of them weighted, in random parts, at any resolution."""
    dice = Random(7)  # noqa: S311 reason: tests need no secrets
    for graph in map(arrays, random_graphs(1_000)):
        if not graph.ties:
            continue
        labels = [dice.randrange(4) for _ in graph.ids]
        resolution = dice.choice((0.5, 1.0, 2.5))
        expected = of_igraph(graph).modularity(labels, weights="weight", resolution=resolution)
        assert modularity(graph, np.asarray(labels), resolution) == pytest.approx(expected)


def test_modularity_of_bounds() -> None:
    """No ties have 0; one part has 0; people apart have less; two pieces of one size have ½."""
    nobody_tied: nx.Graph[str] = nx.empty_graph(["a", "b"])
    assert modularity(arrays(nobody_tied), np.zeros(2, dtype=np.int64)) == 0.0
    graph = arrays(karate())
    assert modularity(graph, np.zeros(34, dtype=np.int64)) == pytest.approx(0)
    assert modularity(graph, np.arange(34)) < 0
    two = nx.Graph([("a", "b"), ("c", "d")], weight=1)
    nx.set_edge_attributes(two, 1, "weight")
    assert modularity(arrays(two), np.asarray([0, 0, 2, 2])) == pytest.approx(0.5)


@pytest.mark.parametrize("seed", range(5))
def test_runs_are_the_same_again(seed: int) -> None:
    """One after the other or side by side."""
    graph = arrays(les_miserables())
    alone = partition_of(graph, seed, 1.0, 3)
    beside = partitions_of(graph, 6, 1.0, 3)[seed]
    assert alone.tolist() == beside.tolist() == partition_of(graph, seed, 1.0, 3).tolist()


@given(weighted_graphs(), st.integers(0, 9), st.sampled_from([0.3, 1.0, 4.0]))
def test_parts_hang_together(graph: nx.Graph[str], seed: int, resolution: float) -> None:
    """Each label is the lowest number of its part, and each part is connected."""
    if not graph.edges:
        return
    labels = partition_of(arrays(graph), seed, resolution, 2)
    ids = sorted(graph)
    for part in parts_of(labels):
        assert set(labels[part].tolist()) == {int(part[0])}
        assert nx.is_connected(graph.subgraph(ids[number] for number in part))


@pytest.mark.parametrize("seed", range(5))
def test_a_run_knows_its_people_again(seed: int) -> None:
    """In whatever order it takes them: cliques of all sizes, their people all mixed, are the
    parts."""
    names = [f"n{number:02}" for number in range(sum(range(3, 9)))]
    Random(seed).shuffle(names)  # noqa: S311 reason: tests need no secrets
    graph = nx.relabel_nodes(
        nx.disjoint_union_all([nx.complete_graph(size) for size in range(3, 9)]),
        dict(enumerate(names)),
    )
    ids = sorted(names)
    found = parts_of(partition_of(arrays(graph), seed, 1.0, 1))
    cliques = nx.connected_components(graph)
    assert {frozenset(ids[number] for number in part) for part in found} == set(
        map(frozenset, cliques)
    )


def test_parts_of_labels() -> None:
    """The largest comes first, of parts of one size that of the lowest number."""
    found = parts_of(np.asarray([5, 2, 2, 5, 9, 2]))
    assert [part.tolist() for part in found] == [[1, 2, 5], [0, 3], [4]]


def test_strengths_in_units_of_their_mean() -> None:
    """Without strengths all is as it was; without ties there is no mean."""
    assert in_mean_strengths(arrays(les_miserables())).weight.mean() == pytest.approx(1)
    assert set(in_mean_strengths(arrays(karate())).weight.tolist()) == {1.0}
    assert not len(in_mean_strengths(arrays(nx.empty_graph(["a"]))).weight)
