"""Betweenness: golden values, networkx, and samples that keep to the error they state."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, pairwise
from random import Random

import networkx as nx
import numpy as np
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import (
    arrays,
    atlas,
    by_id,
    karate,
    les_miserables,
    random_graphs,
    weighted,
    weighted_graphs,
)
from measures.graphs import KITE, edges_of, florentine, graphs, tied

from netrules import Unknown
from netrules.measures import Betweenness, betweenness
from netrules.measures import geodesics as module
from netrules.measures.geodesics import (
    SOURCES,
    betweenness_of,
    dependencies,
    sources_for,
    student,
)
from netrules.measures.graph import graph_of_pairs


def exact(graph: nx.Graph[str]) -> dict[str, float]:
    """The exact betweenness of everybody in a graph."""
    values, sources, error = betweenness_of(arrays(graph))
    assert (sources, error) == (len(graph), 0)
    return by_id(graph, values.tolist())


def scale_free(size: int, seed: int) -> nx.Graph[str]:
    """A graph of chance with a few hubs."""
    graph = nx.barabasi_albert_graph(size, 3, seed=seed)
    return nx.relabel_nodes(graph, lambda number: f"n{number:04}")


def sampled(graph: nx.Graph[str]) -> Betweenness:
    """The betweenness of everybody from `SOURCES` people."""
    return betweenness(weighted(graph), exact_work=0)


# -- golden values -------------------------------------------------------------------------


def test_krackhardt_kite() -> None:
    """Heather, who has three ties, lies on 14 of 36 shortest ways, more than anybody."""
    found = betweenness(tied(edges_of(KITE)))
    assert max(found, key=found.__getitem__) == "heather"
    assert found["heather"] * 36 == pytest.approx(14)
    assert found == {
        id_.lower(): pytest.approx(value)
        for id_, value in nx.betweenness_centrality(nx.Graph(edges_of(KITE))).items()
    }
    assert (found.sources, found.error) == (10, 0)


def test_florentine_families() -> None:
    """The Medici have 47.5 of 91 ways; with the Pucci, whom nobody can reach, of 105."""
    families = florentine()
    married = [node for node in families if node != "Pucci"]
    found = betweenness(tied(families.edges, married))
    expected = {"medici": 0.522, "guadagni": 0.255, "albizzi": 0.212, "strozzi": 0.103}
    for id_, value in expected.items():
        assert found[id_] == pytest.approx(value, abs=5.1e-4)
    whole = betweenness(tied(families.edges, families.nodes))
    assert whole["medici"] == pytest.approx(47.5 / 105)
    assert whole["pucci"] == 0


def test_karate() -> None:
    """Both leaders of the club, by ties alone."""
    found = betweenness(weighted(karate()))
    assert found["01"] == pytest.approx(0.4376, abs=5e-5)
    assert found["34"] == pytest.approx(0.3041, abs=5e-5)


def test_les_miserables() -> None:
    """Valjean has .570 whatever the strengths: they are no lengths."""
    found = betweenness(weighted(les_miserables()))
    assert found["valjean"] == pytest.approx(0.570, abs=5e-4)


def test_star_path_and_clique() -> None:
    """The centre of a star is on every way, of a path on 2·2 of 6; in a clique nobody is."""
    assert betweenness(tied(edges_of("c a,c b,c d,c e"))) == {
        **dict.fromkeys("abde", 0),
        "c": pytest.approx(1),
    }
    path = betweenness(tied(pairwise("abcde")))
    assert [path[id_] * 6 for id_ in "abcde"] == pytest.approx([0, 3, 4, 3, 0])
    assert set(betweenness(tied(combinations("abcde", 2))).values()) == {0}


def test_few_people() -> None:
    """Up to two people there is nothing to be between."""
    assert betweenness(tied((), "a", complete=False)) == {"a": 0}
    assert betweenness(tied(edges_of("a b"))) == {"a": 0, "b": 0}
    assert betweenness(tied((), "abc")) == {"a": 0, "b": 0, "c": 0}
    assert len(betweenness(network())) == 0


def test_more_ways_than_a_float_holds() -> None:
    """With every fork there are twice as many ways: here 2^1100 lead from end to end."""
    forks = 1100
    joint, one, two = (np.arange(forks) * 3 + place for place in (0, 1, 2))
    a, b = (
        np.concatenate((joint, joint, one, two)),
        np.concatenate((one, two, joint + 3, joint + 3)),
    )
    ids = [f"{number:04}" for number in range(3 * forks + 1)]
    [shares] = dependencies(graph_of_pairs(ids, a, b), np.array([0]))
    beyond = 3 * (forks - np.arange(1, forks)) + 1  # those from each joint on
    assert shares[joint[1:]] == pytest.approx(beyond - 1)
    assert shares[one] == pytest.approx((3 * (forks - np.arange(1, forks + 1)) + 1) / 2)
    assert shares[one].tolist() == shares[two].tolist()
    assert shares[0] == shares[-1] == 0


# -- networkx ------------------------------------------------------------------------------


def test_every_small_graph_as_networkx_counts() -> None:
    """All graphs of up to seven people, in one piece or several."""
    for graph in atlas():
        assert exact(graph) == pytest.approx(nx.betweenness_centrality(graph))


def test_random_graphs_as_networkx_counts() -> None:
    """Larger ones, whatever the strengths."""
    for graph in random_graphs(150, most=40):
        assert exact(graph) == pytest.approx(nx.betweenness_centrality(graph))


def test_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few sources are looked at in one go, the sum is the same to the last bit."""
    graph = arrays(scale_free(300, seed=1))
    expected, *_ = betweenness_of(graph)
    for at_once in (1, 10_000):
        monkeypatch.setattr(module, "_AT_ONCE", at_once)
        found, *_ = betweenness_of(graph)
        assert found.tolist() == expected.tolist()


# -- samples -------------------------------------------------------------------------------


def test_a_sample_keeps_to_its_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all values at least 95 % are within the stated error of the exact ones."""
    monkeypatch.setattr(module, "SOURCES", 64)
    for seed in range(4):
        graph = scale_free(400, seed)
        found = sampled(graph)
        assert (found.sources, len(found)) == (64, 400)
        assert 0 < found.error < 0.2
        misses = [abs(found[id_] - value) for id_, value in exact(graph).items()]
        assert sum(miss <= found.error for miss in misses) >= 0.95 * len(graph)
        assert max(misses) <= 2 * found.error
        assert all(0 <= value <= 1 for value in found.values())


def test_a_sample_does_not_lean(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over many graphs misses upwards and downwards cancel out: at the hub, which has most."""
    monkeypatch.setattr(module, "SOURCES", 64)
    misses = []
    for seed in range(12):
        graph = scale_free(300, seed)
        values = exact(graph)
        found, _, error = betweenness_of(arrays(graph), exact_work=0)
        hub = max(values, key=values.__getitem__)
        misses.append((by_id(graph, found)[hub] - values[hub]) / error)
    assert max(map(abs, misses)) < 2
    # The standard error of this mean is at most 1 / 1.96 / sqrt(12) = 0.15.
    assert abs(sum(misses) / len(misses)) < 0.45


def test_a_sample_is_the_same_in_any_run() -> None:
    """It hangs on nothing but ids and ties."""
    graph = scale_free(300, seed=5)
    other: nx.Graph[str] = nx.Graph(list(graph.edges)[::-1])
    assert sampled(graph) == sampled(other)


def test_when_it_is_a_sample() -> None:
    """Up to `exact_work`, people times ties, and up to `SOURCES` people all ways are counted."""
    found = weighted(scale_free(300, seed=2))
    ties = len(found.ties)
    assert betweenness(found).error == 0
    assert betweenness(found, exact_work=300 * ties).sources == 300
    assert betweenness(found, exact_work=300 * ties - 1).sources == SOURCES
    few = weighted(scale_free(SOURCES, seed=2))
    assert betweenness(few, exact_work=0).error == 0


def test_sources_fall_with_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    """From 256 to 16, so that the time stays within minutes; the stated error grows."""
    expected = {0: 256, 300_000: 256, 2_000_000: 256, 4_000_000: 128, 10_000_000: 51}
    expected |= {32_000_000: 16, 10**9: 16}
    assert {ties: sources_for(ties) for ties in expected} == expected
    graph = scale_free(400, seed=3)
    many = sampled(graph)
    monkeypatch.setattr(module, "_SAMPLE_WORK", 25 * graph.number_of_edges())
    few = sampled(graph)
    assert (many.sources, few.sources) == (256, 25)
    assert few.error > 2 * many.error


def test_few_sources_keep_to_their_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fewest that there are: 95 % of all values are within the stated error."""
    monkeypatch.setattr(module, "SOURCES", 16)
    for seed in range(6):
        graph = scale_free(400, seed)
        found = sampled(graph)
        assert found.sources == 16
        misses = [abs(found[id_] - value) for id_, value in exact(graph).items()]
        assert sum(miss <= found.error for miss in misses) >= 0.95 * len(graph)


@pytest.mark.parametrize(
    ("freedom", "expected"), [(15, 2.131), (24, 2.064), (60, 2.000), (120, 1.980), (10**9, 1.960)]
)
def test_student(freedom: int, expected: float) -> None:
    """As printed tables have it."""
    assert student(freedom) == pytest.approx(expected, abs=1.1e-3)


# -- laws ----------------------------------------------------------------------------------


@given(graphs())
def test_bounds(graph: nx.Graph[str]) -> None:
    """From 0 to 1; who has a single tie is between nobody."""
    for node, value in exact(graph).items():
        assert 0 <= value <= 1 + 1e-12
        assert value == 0 or graph.degree[node] > 1


@given(weighted_graphs(), st.randoms(use_true_random=False))
def test_neither_names_nor_strengths_matter(graph: nx.Graph[str], chance: Random) -> None:
    """Values go with the people, and every tie is one step."""
    names = sorted(graph)
    chance.shuffle(names)
    renamed = dict(zip(sorted(graph), names, strict=True))
    other = nx.relabel_nodes(graph, renamed)
    nx.set_edge_attributes(other, 1, "weight")
    before, after = exact(graph), exact(other)
    for node, name in renamed.items():
        assert after[name] == pytest.approx(before[node])


# -- of a network --------------------------------------------------------------------------


def test_nothing_is_said_where_ties_may_be_missing() -> None:
    """A tie nobody recorded may be a shorter way."""
    found = tied(edges_of("a b,b c"), complete=False)
    between = betweenness(found)
    assert list(between) == list("abc")
    assert all(isinstance(value, Unknown) for value in between.values())
    assert (between.sources, between.error) == (0, 0)
    assert list(betweenness(found, "cb")) == ["b", "c"]
    assert betweenness(found, recorded=True) == betweenness(tied(edges_of("a b,b c")))


def test_among_some() -> None:
    """Of some people the ways through them count."""
    ties = [tie(one, other) for one, other in edges_of("a b,b c,c d,d a")]
    found = network(*map(person, "abcd"), *ties, all_ties("abc"))
    assert dict(betweenness(found, "abc")) == {"a": 0, "b": 1, "c": 0}
    with pytest.raises(KeyError, match="z"):
        betweenness(found, "az")


def test_ego_is_left_out() -> None:
    """Ego would be the shortest way between all others."""
    found = tied(edges_of("a b,b c"))
    assert set(found.ego_ties) == {"a", "b", "c"}
    assert "me" not in betweenness(found)
    assert betweenness(found)["b"] == 1


def test_it_reads_as_a_mapping() -> None:
    """Values by id, with how exact they are beside them."""
    found = betweenness(tied(edges_of("a b,b c")))
    assert isinstance(found, Mapping)
    assert dict(found) == dict(found.by_id) == {"a": 0, "b": 1, "c": 0}
    assert list(found) == ["a", "b", "c"]
    with pytest.raises(KeyError):
        found["z"]
