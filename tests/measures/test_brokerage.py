"""Constraint and its kin: golden values of the literature, networkx, igraph, and their laws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations, pairwise
from math import isfinite, log
from random import Random
from typing import Any

import igraph
import networkx as nx
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import (
    arrays,
    atlas,
    borgatti,
    by_id,
    karate,
    les_miserables,
    random_graphs,
    weighted,
    weighted_graphs,
)
from measures.graphs import edges_of, florentine, graphs, tied

from netrules import Network, Unknown
from netrules.measures import constraint, effective_size, efficiency, ego_density, hierarchy
from netrules.measures.brokerage import (
    constraints,
    densities,
    dyadic_constraint,
    effective_sizes,
    hierarchies,
)

MEASURES: list[Callable[..., Mapping[str, Any]]] = [
    constraint,
    effective_size,
    efficiency,
    ego_density,
    hierarchy,
]
CORES = [constraints, effective_sizes, hierarchies, densities]


def tied_people(graph: nx.Graph[str]) -> list[str]:
    """Those with ties, of whom alone there is something to say."""
    return [node for node, ties in graph.degree if ties]


def shuffled(graph: nx.Graph[str], chance: Random) -> tuple[nx.Graph[str], dict[str, str]]:
    """The same graph with the names of its people exchanged, and whose name is whose."""
    names = sorted(graph)
    chance.shuffle(names)
    other = dict(zip(sorted(graph), names, strict=True))
    return nx.relabel_nodes(graph, other), other


def lone(graph: nx.Graph[str], node: str) -> nx.Graph[str]:
    """The ego network of somebody."""
    return graph.subgraph([node, *graph[node]])


# -- golden values -------------------------------------------------------------------------


def test_borgatti() -> None:
    """The worked example that UCINET, igraph and networkx agree about."""
    found = weighted(borgatti(weighted=False))
    sizes, low = effective_size(found), constraint(found)
    assert [sizes[id_] for id_ in "gabc"] == pytest.approx([4.6667, 2.5, 1.6667, 1], abs=5e-5)
    assert [low[id_] for id_ in "gac"] == pytest.approx([0.4003, 0.5955, 1], abs=5e-5)
    assert hierarchy(found)["g"] == pytest.approx(0.0947, abs=5e-5)
    assert hierarchy(found)["a"] == pytest.approx(0.1678, abs=5e-5)
    # By hand: of a's neighbours bg, eg, fg are tied, of g's ab, ae, af, bd.
    assert ego_density(found)["a"] == pytest.approx(3 / 6)
    assert ego_density(found)["g"] == pytest.approx(4 / 15)
    assert efficiency(found)["g"] == pytest.approx((6 - 2 * 4 / 6) / 6)


def test_borgatti_with_strengths() -> None:
    """The same with strengths: here networkx without ``nodes`` would give 2.79 for a."""
    found = weighted(borgatti(weighted=True))
    sizes, low = effective_size(found), constraint(found)
    expected = [5.4717, 2.475, 1.6714, 1.25, 1.1, 1.15]
    assert [sizes[id_] for id_ in "gabfed"] == pytest.approx(expected, abs=5e-5)
    assert [low[id_] for id_ in "ga"] == pytest.approx([0.2989, 0.795], abs=5e-5)
    assert hierarchy(found)["g"] == pytest.approx(0.1248, abs=5e-5)
    assert hierarchy(found)["a"] == pytest.approx(0.3951, abs=5e-5)
    # Density counts ties, whatever their strength.
    assert ego_density(found) == ego_density(weighted(borgatti(weighted=False)))


@pytest.mark.parametrize(
    ("strengths", "constraints_", "sizes"),
    [
        # By arrows: 0 and 1 point at each other, 0 points at 2, 2 at 1.
        ((1 + 1, 1, 1), (1.003, 1.003, 1.389), (1.167, 1.167, 1)),
        ((2 + 1, 2, 1), (0.840, 1.143, 1.378), (1.567, 1.083, 1)),
    ],
)
def test_ties_that_point_somewhere(
    strengths: tuple[float, ...], constraints_: tuple[float, ...], sizes: tuple[float, ...]
) -> None:
    """Burt's z_ij + z_ji: the two directions of a tie are its strength together. Published
    values of the directed example; without ``nodes`` networkx would give 1.333 for 1.167."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(
        (*pair, strength) for pair, strength in zip(["ab", "ac", "bc"], strengths, strict=True)
    )
    found = weighted(graph)
    assert list(constraint(found).values()) == pytest.approx(constraints_, abs=5e-4)
    assert list(effective_size(found).values()) == pytest.approx(sizes, abs=5e-4)


def test_triangle() -> None:
    """Each has (1/2 + 1/4)² from either friend, more than 1, and one friend's worth of two."""
    found = tied(edges_of("a b,b c,c a"))
    for id_ in "abc":
        assert constraint(found)[id_] == pytest.approx(1.125)
        assert effective_size(found)[id_] == pytest.approx(1)
        assert efficiency(found)[id_] == pytest.approx(0.5)
        assert hierarchy(found)[id_] == pytest.approx(0)
        assert ego_density(found)[id_] == 1


@pytest.mark.parametrize("size", [2, 3, 7, 50])
def test_star(size: int) -> None:
    """The centre of a star has 1/n and efficiency 1, whoever's ties were only not recorded."""
    found = tied([("hub", f"n{place:02}") for place in range(size)])
    assert constraint(found)["hub"] == pytest.approx(1 / size)
    assert effective_size(found)["hub"] == pytest.approx(size)
    assert efficiency(found)["hub"] == pytest.approx(1)
    assert hierarchy(found)["hub"] == pytest.approx(0)
    assert ego_density(found)["hub"] == 0
    assert constraint(found)["n00"] == 1
    assert effective_size(found)["n00"] == efficiency(found)["n00"] == 1


def test_path() -> None:
    """The one between two who do not know each other has a half; the ends have one."""
    found = tied(pairwise("abc"))
    assert constraint(found) == pytest.approx({"a": 1, "b": 0.5, "c": 1})
    assert hierarchy(found) == {"a": 1, "b": 0, "c": 1}  # a single tie: 1 by convention
    assert ego_density(found) == {"a": None, "b": 0, "c": None}


def test_clique() -> None:
    """A number n of friends who all know each other are worth one: C = n (1/n + (n-1)/n²)²."""
    found = tied(combinations("abcdefg", 2))
    assert constraint(found)["a"] == pytest.approx(6 * (1 / 6 + 5 / 36) ** 2)
    assert effective_size(found)["a"] == pytest.approx(1)
    assert effective_size(found)["a"] >= 1


def test_karate() -> None:
    """Node 1 in both readings of constraint; effective sizes of both leaders."""
    found = weighted(karate())
    assert constraint(found)["01"] == pytest.approx(0.1554, abs=5e-5)
    assert constraint(found, ego_network=True)["01"] == pytest.approx(0.1777, abs=5e-5)
    assert effective_size(found)["01"] == pytest.approx(13.75)
    assert effective_size(found)["34"] == pytest.approx(15.235, abs=5e-4)


def test_florentine_families() -> None:
    """The Medici broker; of the Pucci, who married nobody, there is nothing to say."""
    families = florentine()
    found = tied(families.edges, families.nodes)
    assert constraint(found)["medici"] == pytest.approx(0.2099, abs=5e-5)
    assert constraint(found, ego_network=True)["medici"] == pytest.approx(0.2361, abs=5e-5)
    assert effective_size(found)["medici"] == pytest.approx(5.667, abs=5e-4)
    assert hierarchy(found)["medici"] == pytest.approx(0.0225, abs=5e-5)
    assert constraint(found)["guadagni"] == pytest.approx(0.25)
    assert hierarchy(found)["guadagni"] == pytest.approx(0)
    assert [measure(found)["pucci"] for measure in MEASURES] == [None] * len(MEASURES)


def test_les_miserables() -> None:
    """Valjean by ties alone, and by how many chapters they share."""
    valjean = les_miserables()
    assert by_id(valjean, constraints(arrays(valjean).unweighted()))["valjean"] == pytest.approx(
        0.0706, abs=5e-5
    )
    oracle = nx.constraint(valjean, ["valjean"], weight="weight")["valjean"]
    assert constraint(weighted(valjean))["valjean"] == pytest.approx(oracle)


# -- other libraries -----------------------------------------------------------------------


def test_every_small_graph_as_networkx_computes() -> None:
    """All graphs of up to seven people: effective size, density, and constraint up to six,
    of which networkx needs long for more."""
    for graph in atlas():
        found = arrays(graph)
        es, density = by_id(graph, effective_sizes(found)), by_id(graph, densities(found))
        sizes, shares = nx.effective_size(graph, nodes=graph), nx.clustering(graph)
        small = len(graph) <= 6
        low = nx.constraint(graph, nodes=graph) if small else {}
        c = by_id(graph, constraints(found)) if small else {}
        for node in tied_people(graph):
            assert es[node] == pytest.approx(sizes[node])
            assert density[node] == pytest.approx(shares[node])
            assert c.get(node) == pytest.approx(low.get(node))


def test_bounds_of_every_small_graph() -> None:
    """All graphs of up to seven people: 1/n ≤ C ≤ 1.125, 1 ≤ ES ≤ n, 0 ≤ H ≤ 1."""
    for graph in atlas():
        found = arrays(graph)
        ties = found.degree[found.degree > 0]
        c, es, h, _ = (core(found)[found.degree > 0] for core in CORES)
        assert (1 / ties <= c).all()
        assert (c <= 1.125 + 1e-12).all()
        assert ((es >= 1) & (es <= ties)).all()
        assert ((h >= 0) & (h <= 1)).all()


def test_random_graphs_as_networkx_computes() -> None:
    """With and without strengths; networkx is right where it is given the ``nodes``."""
    for graph in random_graphs(150, most=9):
        low = nx.constraint(graph, nodes=graph, weight="weight")
        sizes = nx.effective_size(graph, nodes=graph, weight="weight")
        found = arrays(graph)
        c, es = by_id(graph, constraints(found)), by_id(graph, effective_sizes(found))
        for node in tied_people(graph):
            assert c[node] == pytest.approx(low[node])
            assert es[node] == pytest.approx(sizes[node])


def test_constraint_as_igraph_computes() -> None:
    """Larger ones with strengths: igraph takes the whole graph, too."""
    for graph in random_graphs(300, most=40):
        found = arrays(graph)
        once = found.row < found.near
        ends = zip(found.row[once].tolist(), found.near[once].tolist(), strict=True)
        other = igraph.Graph(len(found), list(ends))
        expected = other.constraint(weights=found.weight[once].tolist())
        for value, wanted in zip(constraints(found).tolist(), expected, strict=True):
            assert value == (pytest.approx(wanted) if isfinite(wanted) else 0)


def test_in_the_ego_network() -> None:
    """The other reading is constraint of somebody's own ego network by itself."""
    for graph in random_graphs(60, most=10):
        found = by_id(graph, constraints(arrays(graph), ego_network=True))
        for node in tied_people(graph):
            alone = lone(graph, node)
            [expected] = nx.constraint(alone, nodes=[node], weight="weight").values()
            assert found[node] == pytest.approx(expected)
            assert by_id(alone, constraints(arrays(alone)))[node] == pytest.approx(expected)


def test_hierarchy_by_its_formula() -> None:
    """Σ r ln r / (n ln n) of what networkx calls local constraint."""
    for graph in random_graphs(60, most=9):
        found = by_id(graph, hierarchies(arrays(graph)))
        for node in tied_people(graph):
            parts = [nx.local_constraint(graph, node, one, weight="weight") for one in graph[node]]
            mean = sum(parts) / len(parts)
            total = sum(part / mean * log(part / mean) for part in parts)
            expected = total / (len(parts) * log(len(parts))) if len(parts) > 1 else 1
            assert found[node] == pytest.approx(expected, abs=1e-9)


# -- laws ----------------------------------------------------------------------------------


@given(graphs())
def test_bounds_without_strengths(graph: nx.Graph[str]) -> None:
    """1/n ≤ C ≤ 1.125, 1 ≤ ES ≤ n, and ES is n - 2t/n of n neighbours with t ties."""
    found = arrays(graph)
    c, es = by_id(graph, constraints(found)), by_id(graph, effective_sizes(found))
    for node in tied_people(graph):
        ties = graph.degree[node]
        among = graph.subgraph(graph[node]).number_of_edges()
        assert 1 / ties <= c[node] <= 1.125 + 1e-9
        assert 1 <= es[node] <= ties
        assert es[node] == pytest.approx(ties - 2 * among / ties)


@given(weighted_graphs())
def test_bounds_with_strengths(graph: nx.Graph[str]) -> None:
    """1/n ≤ C < 2, 1 ≤ ES ≤ n, 0 ≤ H ≤ 1, 0 ≤ density ≤ 1; and efficiency is ES over n."""
    found = weighted(graph)
    for id_ in tied_people(graph):
        ties = graph.degree[id_]
        assert 1 / ties <= constraint(found)[id_] < 2
        assert 1 / ties <= constraint(found, ego_network=True)[id_] < 2
        assert 1 <= effective_size(found)[id_] <= ties
        assert efficiency(found)[id_] == effective_size(found)[id_] / ties
        assert 0 <= hierarchy(found)[id_] <= 1
        density = ego_density(found)[id_]
        assert (density is None) if ties < 2 else (0 <= density <= 1)


@given(weighted_graphs())
def test_constraint_is_the_sum_of_what_each_tie_adds(graph: nx.Graph[str]) -> None:
    """As networkx has it in local constraint."""
    found = arrays(graph)
    for entry, part in enumerate(dyadic_constraint(found).tolist()):
        one, other = found.ids[found.row[entry]], found.ids[found.near[entry]]
        assert part == pytest.approx(nx.local_constraint(graph, one, other, weight="weight"))


@given(weighted_graphs(), st.floats(1e-6, 1e6))
def test_the_unit_of_strengths_does_not_matter(graph: nx.Graph[str], factor: float) -> None:
    """All strengths times c > 0 leave every value as it is."""
    other = graph.copy()
    for _, _, data in other.edges(data=True):
        data["weight"] *= factor
    for core in CORES:
        assert core(arrays(other)).tolist() == pytest.approx(core(arrays(graph)).tolist(), abs=1e-9)


@given(weighted_graphs(), st.randoms(use_true_random=False))
def test_names_do_not_matter(graph: nx.Graph[str], chance: Random) -> None:
    """Values go with the people, whatever they are called."""
    other, names = shuffled(graph, chance)
    for core in CORES:
        before, after = by_id(graph, core(arrays(graph))), by_id(other, core(arrays(other)))
        for node, name in names.items():
            assert after[name] == pytest.approx(before[node], abs=1e-9)


@given(weighted_graphs(), st.randoms(use_true_random=False))
def test_order_does_not_matter(graph: nx.Graph[str], chance: Random) -> None:
    """In whichever order ties come, values are the same to the last bit."""
    edges = list(graph.edges(data="weight"))
    chance.shuffle(edges)
    other: nx.Graph[str] = nx.Graph()
    other.add_nodes_from(reversed(list(graph)))
    other.add_weighted_edges_from((b, a, weight) for a, b, weight in edges)
    for core in CORES:
        assert core(arrays(other)).tolist() == core(arrays(graph)).tolist()


def test_strengths_at_the_ends_of_what_floats_hold() -> None:
    """No overflow, and no number that is none, however far strengths are apart."""
    graph = borgatti(weighted=False)
    for place, edge in enumerate(graph.edges):
        graph.edges[edge]["weight"] = (5e-324, 1e-200, 1.0, 1e200, 1.7e308)[place % 5]
    found = weighted(graph)
    for measure in MEASURES:
        values = [value for value in measure(found).values() if value is not None]
        assert all(isfinite(value) for value in values)
    assert all(0 <= value <= 1 for value in hierarchy(found).values())


# -- of a network --------------------------------------------------------------------------


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_is_said_where_ties_may_be_missing(
    measure: Callable[..., Mapping[str, Any]],
) -> None:
    """Unrecorded ties among the neighbours would make a broker of everybody."""
    found = tied(edges_of("a b,a c,c d"), complete=False)
    values = measure(found)
    assert list(values) == list("abcd")
    assert all(isinstance(value, Unknown) for value in values.values())
    assert list(measure(found, "ca")) == list("ac")
    complete = tied(edges_of("a b,a c,c d"))
    assert measure(found, recorded=True) == measure(complete)
    assert list(measure(complete)) == list("abcd")


@pytest.mark.parametrize("measure", MEASURES)
def test_among_some(measure: Callable[..., Mapping[str, Any]]) -> None:
    """Of some people the ties among them count, as if there were nobody else."""
    ties = [tie(one, other) for one, other in edges_of("a b,b c,c a,a d,d e")]
    found = network(*map(person, "abcde"), *ties, all_ties("abcd"))
    assert measure(found, "dcba") == measure(tied(edges_of("a b,b c,c a,a d")))
    assert isinstance(measure(found, "ade")["a"], Unknown)
    assert measure(found, ()) == {}
    with pytest.raises(KeyError, match="z"):
        measure(found, "az")


@pytest.mark.parametrize("measure", MEASURES)
def test_isolates_and_nobody(measure: Callable[..., Mapping[str, Any]]) -> None:
    """Who has no ties has no value: not 0, and no number that is none."""
    assert measure(tied((), "ab")) == {"a": None, "b": None}
    assert measure(tied((), "a", complete=False)) == {"a": None}
    assert measure(network()) == {}


def test_ego_is_left_out() -> None:
    """Ego is tied to everybody, and constrains nobody."""
    found: Network = tied(edges_of("a b,b c"))
    assert set(found.ego_ties) == {"a", "b", "c"}
    assert constraint(found)["b"] == pytest.approx(0.5)
