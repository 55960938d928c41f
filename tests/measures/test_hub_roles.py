"""Guimerà & Amaral's roles: golden values, the definition by hand, thresholds, laws."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from random import Random
from statistics import fmean, pstdev
from typing import Any

import attrs
import networkx as nx
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import edges_of, graphs, tied

from netrules import Unknown
from netrules.measures.hub_roles import ClusterRole, Role, role_of, roles


def named(graph: nx.Graph[Any]) -> nx.Graph[str]:
    """A graph of the literature with words for nodes."""
    return nx.relabel_nodes(graph, {node: f"n{node:02}" for node in graph})


def by_definition(graph: nx.Graph[str], labels: dict[str, int]) -> dict[str, Any]:
    """Each person's z and P, or None for somebody without ties."""
    inside = {one: sum(labels[two] == labels[one] for two in graph[one]) for one in graph}
    found: dict[str, Any] = {}
    for one in sorted(graph):
        peers = [inside[two] for two in graph if labels[two] == labels[one]]
        deviation = pstdev(peers)
        z = (inside[one] - fmean(peers)) / deviation if deviation else 0.0
        to = [sum(labels[two] == label for two in graph[one]) for label in set(labels.values())]
        ties = len(graph[one])
        found[one] = (z, 1 - sum((count / ties) ** 2 for count in to)) if ties else None
    return found


def measured(found: Any) -> dict[str, Any]:
    """Both numbers of what was found."""
    return {id_: one and (one.z, one.participation) for id_, one in found.items()}


# -- golden ------------------------------------------------------------------------------


def test_karate_club() -> None:
    """In the best partition 34 alone is a hub (z 2.51, P .51); 1 is close to it (z 2.14)."""
    graph = named(nx.karate_club_graph())
    found = roles(tied(graph.edges))
    assert [id_ for id_, one in found.items() if one.role.is_hub] == ["n33"]
    assert found["n33"].role is Role.CONNECTOR_HUB
    assert found["n33"].z == pytest.approx(2.51, abs=0.005)
    assert found["n33"].participation == pytest.approx(0.51, abs=0.005)
    assert found["n00"].z == pytest.approx(2.14, abs=0.005)
    assert found["n00"].ties == 16


def test_les_miserables() -> None:
    """Valjean is a hub of no cluster in particular, Myriel one of his own."""
    graph = nx.les_miserables_graph()
    found = roles(tied(graph.edges))
    assert [id_ for id_, one in found.items() if one.role.is_hub] == ["myriel", "valjean"]
    assert found["valjean"].z == pytest.approx(2.92, abs=0.005)
    assert found["valjean"].participation == pytest.approx(0.76, abs=0.005)
    assert found["valjean"].role is Role.KINLESS_HUB
    assert found["myriel"].z == pytest.approx(2.96, abs=0.005)
    assert found["myriel"].participation == pytest.approx(0.18)
    assert found["myriel"].role is Role.PROVINCIAL_HUB


def test_star() -> None:
    """In one cluster of n the centre has z = √(n - 1), the highest there can be."""
    for others, role in ((6, Role.ULTRA_PERIPHERAL), (7, Role.PROVINCIAL_HUB)):
        leaves = "abdefghij"[:others]
        found = roles(tied([("c", leaf) for leaf in leaves]), partition=[{"c", *leaves}])
        assert found["c"] == ClusterRole(role, found["c"].z, 0.0, others, others, 0)
        assert found["c"].z == pytest.approx(sqrt(others))
        assert found["a"].z == pytest.approx(-1 / sqrt(others))
        assert found["a"].role is Role.ULTRA_PERIPHERAL


def test_clique() -> None:
    """All are alike, so that nobody stands out: z is 0, not 0 / 0."""
    found = roles(tied(combinations("abcde", 2)), partition=["abcde"])
    assert {(one.z, one.participation) for one in found.values()} == {(0.0, 0.0)}


@pytest.mark.parametrize(
    ("z", "participation", "role"),
    [
        (2.49, 0.05, Role.ULTRA_PERIPHERAL),
        (-3.0, 0.06, Role.PERIPHERAL),
        (0.0, 0.62, Role.PERIPHERAL),
        (0.0, 1 - 0.38, Role.PERIPHERAL),
        (0.0, 0.63, Role.CONNECTOR),
        (0.0, 0.80, Role.CONNECTOR),
        (0.0, 0.81, Role.KINLESS),
        (2.5, 0.0, Role.PROVINCIAL_HUB),
        (2.5 - 1e-15, 0.30, Role.PROVINCIAL_HUB),
        (9.0, 0.31, Role.CONNECTOR_HUB),
        (9.0, 0.75, Role.CONNECTOR_HUB),
        (9.0, 0.76, Role.KINLESS_HUB),
    ],
)
def test_thresholds(z: float, participation: float, role: Role) -> None:
    """The seven roles, each up to and with its limit; the last bit decides nothing."""
    assert role_of(z, participation) is role


# -- as the definition says --------------------------------------------------------------


def test_graphs_and_partitions_of_chance() -> None:
    """As counted neighbour by neighbour."""
    chance = Random(5)  # noqa: S311 reason: graphs to test with
    for _ in range(300):
        drawn = nx.gnp_random_graph(
            chance.randint(1, 10), chance.random(), seed=chance.randrange(10**6)
        )
        graph = named(drawn)
        labels = {id_: chance.randrange(3) for id_ in sorted(graph)}
        found = measured(roles(tied(graph.edges, graph.nodes), partition=labels))
        expected = by_definition(graph, labels)
        assert list(found) == list(expected)
        for id_, value in expected.items():
            assert found[id_] == (value and pytest.approx(value))


@given(graphs(), st.permutations([f"n{number}" for number in range(9)]))
def test_names_do_not_matter(graph: nx.Graph[str], names: list[str]) -> None:
    """Of people as of clusters."""
    labels = {id_: len(graph[id_]) % 2 for id_ in graph}
    other = {f"n{number}": name for number, name in enumerate(names)}
    renamed = nx.relabel_nodes(graph, {id_: other[id_] for id_ in graph})
    called = {other[id_]: ("even", "odd")[label] for id_, label in labels.items()}
    plain = measured(roles(tied(graph.edges, graph.nodes), partition=labels))
    found = measured(roles(tied(renamed.edges, renamed.nodes), partition=called))
    for id_, value in plain.items():
        assert found[other[id_]] == (value and pytest.approx(value))


@given(graphs())
def test_limits(graph: nx.Graph[str]) -> None:
    """|z| ≤ √(n - 1), 0 ≤ P ≤ 1 - 1/s, and a role for everybody with ties."""
    labels = {id_: int(id_[1]) % 3 for id_ in graph}
    found = roles(tied(graph.edges, graph.nodes), partition=labels)
    sizes = [list(labels.values()).count(label) for label in range(3)]
    for id_, one in found.items():
        if one is None:
            assert not graph[id_]
        else:
            assert abs(one.z) <= sqrt(sizes[one.cluster] - 1) + 1e-9
            assert 0 <= one.participation <= 1 - 1 / 3 + 1e-12
            assert one.inside <= one.ties == len(graph[id_])


# -- what can be asked -------------------------------------------------------------------


def test_nobody_no_ties_and_one_of_them() -> None:
    """Who has no ties has no role, in whatever partition."""
    assert roles(network()) == {}
    assert roles(tied((), "ab")) == {"a": None, "b": None}
    found = roles(tied([("a", "b")], ["c"]), partition=["ab"])
    assert (found["a"].role, found["c"]) == (Role.ULTRA_PERIPHERAL, None)


def test_pieces_that_do_not_hang_together() -> None:
    """Each is a cluster of its own; the best partition is used."""
    found = roles(tied(edges_of("a b,b c,a c,d e,e f,d f")))
    assert {one.cluster for one in found.values()} == {0, 1}
    assert {one.participation for one in found.values()} == {0.0}


def test_strength_does_not_count() -> None:
    """Roles are of unweighted degrees: a tie is a tie."""
    strong = attrs.evolve(tie("a", "b"), strength=9.0)
    found = roles(
        network(*map(person, "abc"), strong, tie("b", "c"), all_ties()), partition=["abc"]
    )
    assert (found["a"].z, found["a"].ties) == (found["c"].z, found["c"].ties)


def test_a_partition_that_is_none() -> None:
    """Everybody with ties is in one cluster."""
    with pytest.raises(ValueError, match="'c' is in no cluster"):
        roles(tied(edges_of("a b,b c")), partition=["ab"])
    with pytest.raises(ValueError, match="'b' is in two clusters"):
        roles(tied(edges_of("a b,b c")), partition=["ab", "bc"])


def test_unknown_without_coverage() -> None:
    """A tie that nobody recorded could make a hub or end one."""
    incomplete = tied(edges_of("a b,b c"), complete=False)
    assert all(isinstance(one, Unknown) for one in roles(incomplete).values())
    assert list(roles(incomplete, ["b", "a"])) == ["a", "b"]
    assert roles(incomplete, recorded=True)["b"].ties == 2


def test_among_some() -> None:
    """Their ties to others do not count."""
    ties = [tie("a", "b"), tie("b", "c"), tie("c", "d")]
    found = network(*map(person, "abcd"), *ties, all_ties("abc"))
    assert roles(found, "abc")["c"].ties == 1
    with pytest.raises(KeyError, match="z"):
        roles(found, "az")
