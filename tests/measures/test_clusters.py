"""Clusters: golden values, planted ones found, none by chance, and what decides nothing."""

from __future__ import annotations

from random import Random
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pytest
from building import all_ties, network, person, tie
from hypothesis import given, settings
from measures.arrays import arrays, karate, les_miserables, random_graphs, weighted, weighted_graphs
from measures.graphs import florentine, tied

from netrules import Network, Unknown
from netrules.measures.chance import MOST_TIES_COMPARED
from netrules.measures.clusters import (
    FEWEST,
    RECURRENT,
    STABLE,
    Clusters,
    NoClusters,
    agreement,
    clusters_of,
    communities,
    rounds,
    runs,
)


def plain(graph: nx.Graph[Any]) -> nx.Graph[str]:
    """A graph with words for nodes, in their order, and ties of weight 1."""
    named = nx.relabel_nodes(graph, {node: f"n{place:04}" for place, node in enumerate(graph)})
    nx.set_edge_attributes(named, 1, "weight")
    return named


def found_in(graph: nx.Graph[Any]) -> Clusters:
    """The clusters of a graph of numbers."""
    return clusters_of(arrays(plain(graph)))


def sets(clusters: Clusters) -> set[frozenset[str]]:
    """The people of each cluster to speak of."""
    return {frozenset(cluster.people) for cluster in clusters.found}


def planted(sizes: list[int], inside: float, across: float, seed: int) -> nx.Graph[Any]:
    """Groups of people who know each other more often than those of other groups."""
    return nx.random_partition_graph(sizes, inside, across, seed=seed)


# -- golden values -----------------------------------------------------------------------


def test_karate_club() -> None:
    """The best modularity that there is (.4198, Brandes 2008), in four clusters."""
    found = communities(weighted(karate()))
    assert found.modularity == pytest.approx(0.4198, abs=5e-5)
    assert [len(cluster.people) for cluster in found.found] == [12, 11, 6, 5]
    assert found.found[3].people == ("05", "06", "07", "11", "17")
    assert {(one.stability, one.recurrence) for one in found.found} == {(1.0, 1.0)}
    assert found.beyond_chance is True
    assert found.why_none is None
    assert found.runs == 20


def test_les_miserables() -> None:
    """Best Q .5600 without weights in six parts, .5667 with them."""
    graph = les_miserables()
    assert communities(weighted(graph)).modularity == pytest.approx(0.5667, abs=5e-5)
    found = communities(tied(graph.edges))
    assert found.modularity == pytest.approx(0.5600, abs=5e-5)
    assert len(found.best) == len(found.found) == 6


def davis() -> nx.Graph[str]:
    """18 women, each two tied by as many events as both attended."""
    graph = nx.davis_southern_women_graph()
    women = nx.bipartite.weighted_projected_graph(graph, graph.graph["top"])
    return nx.relabel_nodes(women, str.lower)


#: The women by the numbers of Davis, Gardner & Gardner.
WOMEN = (
    "evelyn jefferson,laura mandeville,theresa anderson,brenda rogers,charlotte mcdowd,"
    "frances anderson,eleanor nye,pearl oglethorpe,ruth desand,verne sanderson,myra liddel,"
    "katherina rogers,sylvia avondale,nora fayette,helen lloyd,dorothy murchison,"
    "olivia carleton,flora price"
).split(",")


def test_davis_women() -> None:
    """139 ties, Evelyn and Theresa by seven events; two groups, as those of 1941 (1-9, 9-18)
    but for Pearl (8), whom several of the 21 methods in Freeman 2003 put elsewhere."""
    graph = davis()
    assert graph.number_of_edges() == 139
    assert graph.edges["evelyn jefferson", "theresa anderson"]["weight"] == 7
    groups = {frozenset(WOMEN[:9]) - {WOMEN[7]}, frozenset(WOMEN[9:]) | {WOMEN[7]}}
    assert sets(clusters_of(arrays(graph))) == groups


def test_davis_women_without_strengths() -> None:
    """Nearly all women met: 139 of 153 ties say next to nothing, and no cluster is found."""
    assert found_in(davis()).why_none is NoClusters.CHANCE


def test_florentine_families() -> None:
    """20 marriages of 16 families divide no more clearly than chance; the Pucci are alone."""
    found = communities(tied(florentine().edges, ["Pucci"]))
    assert found.why_none is NoClusters.CHANCE
    assert found.found == ()
    assert ("pucci",) in found.best


# -- planted and not ---------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_planted_clusters_are_found(seed: int) -> None:
    """Six groups of 20: each cluster is one of them but for a person or two."""
    graph = planted([20] * 6, 0.5, 0.02, seed)
    found = found_in(graph)
    groups = [{f"n{node:04}" for node in group} for group in graph.graph["partition"]]
    assert len(found.found) == 6
    for cluster in sets(found):
        assert max(len(cluster & group) / len(cluster | group) for group in groups) > 0.9


@pytest.mark.parametrize("seed", range(3))
def test_weak_clusters_are_what_runs_agree_on(seed: int) -> None:
    """Where the best partition of another draw differs there are clusters all the same: most
    of each lies in one group, and whom runs put here and there is in none."""
    graph = planted([30, 30, 30], 0.3, 0.07, seed)
    found = found_in(graph)
    groups = [{f"n{node:04}" for node in group} for group in graph.graph["partition"]]
    assert found.found
    for cluster in sets(found):
        assert max(len(cluster & group) / len(cluster) for group in groups) > 0.75


def test_random_graphs_have_none() -> None:
    """Of 8 graphs of chance, dense or thin, at most one has clusters: p ≤ .05 each, and two
    or more of 8 would have p = .06 even if stability barred nobody."""
    shapes = [(20, 30), (40, 60), (60, 180), (30, 200)]
    graphs = [nx.gnm_random_graph(*shape, seed=seed) for shape in shapes for seed in range(2)]
    found = [found_in(graph) for graph in graphs]
    assert sum(bool(one.found) for one in found) <= 1
    assert all(one.why_none for one in found if not one.found)


def test_large_random_graph_has_none() -> None:
    """It is not compared with chance, and says so; no runs agree on it."""
    found = found_in(nx.gnm_random_graph(1_000, MOST_TIES_COMPARED + 1, seed=1))
    assert found.comparison is None
    assert found.beyond_chance is None
    assert found.why_none is NoClusters.UNSTABLE


def test_large_planted_clusters_are_found_by_stability_alone() -> None:
    """As in small networks, but for the comparison."""
    graph = planted([100] * 6, 0.4, 0.005, 1)
    assert graph.number_of_edges() > MOST_TIES_COMPARED
    found = found_in(graph)
    assert found.comparison is None
    assert sorted(len(cluster.people) for cluster in found.found) == [100] * 6


# -- shapes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("graph", "why"),
    [
        (nx.empty_graph(0), NoClusters.TOO_SMALL),
        (nx.empty_graph(1), NoClusters.TOO_SMALL),
        (nx.empty_graph(5), NoClusters.TOO_SMALL),
        (nx.path_graph(2), NoClusters.TOO_SMALL),
        (nx.Graph([(0, 1), (2, 3), (4, 5)]), NoClusters.TOO_SMALL),
        (nx.complete_graph(3), NoClusters.ONE_PART),
        (nx.complete_graph(12), NoClusters.ONE_PART),
        (nx.complete_graph(150), NoClusters.ONE_PART),
        (nx.star_graph(20), NoClusters.ONE_PART),
        (nx.path_graph(30), NoClusters.CHANCE),
        (nx.cycle_graph(40), NoClusters.CHANCE),
    ],
)
def test_none(graph: nx.Graph[int], why: NoClusters) -> None:
    """Nobody, one, no ties, pairs, cliques, stars, paths, rings: none, each for its reason."""
    found = found_in(graph)
    assert found.found == ()
    assert found.why_none is why
    assert sorted(id_ for part in found.best for id_ in part) == sorted(plain(graph))


@pytest.mark.parametrize(
    ("graph", "size", "number"),
    [
        (nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5)), 5, 2),
        (nx.barbell_graph(6, 0), 6, 2),
        (nx.ring_of_cliques(8, 5), 5, 8),
        (nx.caveman_graph(6, 6), 6, 6),
    ],
)
def test_cliques_are_clusters(graph: nx.Graph[int], size: int, number: int) -> None:
    """Whether they are pieces or tied to each other."""
    found = found_in(graph)
    assert [len(cluster.people) for cluster in found.found] == [size] * number
    assert found.found == found.stable


def test_parts_that_are_too_large_are_divided() -> None:
    """Of thirty cliques of five in a ring pairs are taken for one (Fortunato & Barthélemy
    2007): which ones, the runs differ in, so that none is stable. A higher resolution tells."""
    graph = arrays(plain(nx.ring_of_cliques(30, 5)))
    assert max(len(part) for part in clusters_of(graph).best) > 5
    assert {len(one.people) for one in clusters_of(graph, resolution=3).found} == {5}


# -- the words of the result -------------------------------------------------------------


@pytest.mark.parametrize("resolution", [0.0, -1.0, float("nan"), float("inf")])
def test_resolution_has_to_be_above_nought(resolution: float) -> None:
    """And a number."""
    with pytest.raises(ValueError, match="above 0"):
        communities(tied([("a", "b")]), resolution=resolution)


def test_why_none_in_words() -> None:
    """Each reason is a plain sentence that can follow "no clusters:"."""
    assert [str(one) for one in NoClusters] == [one.value for one in NoClusters]
    assert NoClusters.UNSTABLE == "it divides in many ways that are nearly as good"


def test_runs_fall_with_ties() -> None:
    """From 20 to 10 in large networks, and to 5 in the largest."""
    expected = {0: 20, 25_000: 20, 40_000: 12, 50_000: 10, 1_000_000: 10, 1_500_000: 6}
    expected |= {2_000_000: 5, 10_000_000: 5}
    assert {ties: runs(ties) for ties in expected} == expected
    numbers = [runs(ties) for ties in range(0, 3_000_000, 1_000)]
    assert numbers == sorted(numbers, reverse=True)


def test_rounds_fall_with_ties() -> None:
    """From 10 to 2, and to 1 in large networks."""
    expected = {0: 10, 5_000: 10, 10_000: 5, 25_000: 2, 50_000: 2, 50_001: 1, 10_000_000: 1}
    assert {ties: rounds(ties) for ties in expected} == expected


def test_agreement_by_hand() -> None:
    """Three of four together in one of two runs, all of them in the other, with a fifth."""
    cores = np.asarray([0, 0, 0, 0, 4])
    partitions = [np.asarray([0, 0, 0, 3, 4]), np.asarray([0, 0, 0, 0, 0])]
    stability, recurrence = agreement(cores, partitions)
    # Three of six pairs, then all; three of four people, then four of five.
    assert stability[0] == pytest.approx((3 / 6 + 6 / 6) / 2)
    assert recurrence[0] == pytest.approx((3 / 4 + 4 / 5) / 2)
    # Of somebody alone there are no pairs; one of one, then one of five.
    assert stability[4] == 0
    assert recurrence[4] == pytest.approx((1 + 1 / 5) / 2)


@settings(max_examples=8)
@given(weighted_graphs())
def test_laws(graph: nx.Graph[str]) -> None:
    """Parts are a partition; clusters overlap nowhere, are large and stable, and in order."""
    found = clusters_of(arrays(graph))
    ids = sorted(graph)
    assert sorted(id_ for part in found.best for id_ in part) == ids
    everybody = [id_ for cluster in found.stable for id_ in cluster.people]
    assert len(set(everybody)) == len(everybody)
    assert -0.5 <= found.modularity < 1
    for cluster in found.stable:
        assert list(cluster.people) == sorted(cluster.people)
        assert len(cluster.people) >= FEWEST
        assert STABLE <= cluster.stability <= 1
        assert RECURRENT <= cluster.recurrence <= 1
        assert nx.is_connected(graph.subgraph(cluster.people))
    assert list(found.stable) == sorted(
        found.stable, key=lambda one: (-len(one.people), one.people[0])
    )


# -- what decides nothing ----------------------------------------------------------------


def test_the_order_of_records_decides_nothing() -> None:
    """Ties and people in any order make the same clusters to the last bit."""
    graph = plain(planted([12] * 4, 0.6, 0.1, 3))
    items = [*map(person, graph), *(tie(*pair) for pair in graph.edges), all_ties()]
    first = communities(network(*items))
    for seed in range(2):
        Random(seed).shuffle(items)  # noqa: S311 reason: tests need no secrets
        assert communities(network(*items)) == first
    assert first.found


@pytest.mark.parametrize("seed", range(4))
def test_names_decide_nothing(seed: int) -> None:
    """Called by others' names, the same people are the clusters."""
    graph = plain(planted([15, 12, 9, 6], 0.6, 0.1, seed))
    names = sorted(graph)
    Random(seed).shuffle(names)  # noqa: S311 reason: tests need no secrets
    called = dict(zip(sorted(graph), names, strict=True))
    one, other = clusters_of(arrays(graph)), clusters_of(arrays(nx.relabel_nodes(graph, called)))
    assert sets(other) == {frozenset(map(called.__getitem__, people)) for people in sets(one)}
    assert attrs.astuple(other)[2:] == attrs.astuple(one)[2:]


def test_names_decide_nothing_in_random_graphs() -> None:
    """Where people are alike it may be others of them, but as many, as stable, as modular."""
    for seed, graph in enumerate(random_graphs(6)):
        names = sorted(graph)
        Random(seed).shuffle(names)  # noqa: S311 reason: tests need no secrets
        called = dict(zip(sorted(graph), names, strict=True))
        one, other = (clusters_of(arrays(nx.relabel_nodes(graph, to))) for to in ({}, called))
        assert attrs.astuple(other)[2:] == attrs.astuple(one)[2:]
        assert [(len(c.people), c.stability, c.recurrence) for c in other.stable] == [
            (len(c.people), c.stability, c.recurrence) for c in one.stable
        ]


@pytest.mark.parametrize("factor", [2.0**-200, 2.0**200])
def test_the_unit_of_strength_decides_nothing(factor: float) -> None:
    """Strengths have no unit: all of them multiplied make the same clusters."""
    graph = les_miserables()
    times = graph.copy()
    for one, other in times.edges:
        times.edges[one, other]["weight"] *= factor
    assert clusters_of(arrays(times)) == clusters_of(arrays(graph))


# -- what is known -----------------------------------------------------------------------


def star_of_cliques(*, complete: bool) -> Network:
    """Two cliques of five, and ego tied to everybody."""
    graph = plain(nx.barbell_graph(5, 0))
    return tied(graph.edges, complete=complete)


def test_ties_that_nobody_vouches_for_leave_it_unknown() -> None:
    """An unrecorded tie may join what seems apart."""
    found = communities(star_of_cliques(complete=False))
    assert isinstance(found, Unknown)
    assert {fact.field for fact in found.missing} == {"ties"}


def test_recorded_ties_taken_for_all() -> None:
    """If the caller says so."""
    assert communities(star_of_cliques(complete=False), recorded=True) == communities(
        star_of_cliques(complete=True)
    )


def test_among_some() -> None:
    """Of one clique there are no clusters; who is not in the network is an error."""
    known = star_of_cliques(complete=True)
    half = [f"n{number:04}" for number in range(5)]
    assert communities(known, half).why_none is NoClusters.ONE_PART
    with pytest.raises(KeyError, match="zoe"):
        communities(known, ["zoe"])


def test_made_once() -> None:
    """Several measures start from the clusters of one network."""
    known = star_of_cliques(complete=True)
    assert communities(known) is communities(known)
    assert communities(known) is not communities(known, resolution=2)
