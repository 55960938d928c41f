"""The E-I index: Zachary's clubs, bounds against every filling, and laws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations, product
from random import Random
from typing import Any

import networkx as nx
import pytest
from building import all_ties, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import edges_of, graphs, tied

from netrules import Bounds, Person, Unknown
from netrules.measures.mixing import EI, ego_ei_index, ei_index, expected_ei


def by(groups: Mapping[str, str | None]) -> Callable[[Person], Any]:
    """What gives each person's group, unknown for those of whom it is None."""
    return lambda one: Unknown("group", one.id) if groups[one.id] is None else groups[one.id]


def ends(value: Any) -> tuple[Any, Any]:
    """The least and the greatest that *value* can be."""
    return (value.low, value.high) if isinstance(value, Bounds) else (value, value)


def known(value: EI | Unknown) -> EI:
    """The index, which there is."""
    assert isinstance(value, EI)
    return value


def plain_index(edges: Any, groups: dict[str, Any]) -> float | None:
    """(E - I) / (E + I), tie by tie."""
    signs = [1 if groups[one] != groups[other] else -1 for one, other in edges]
    return sum(signs) / len(signs) if signs else None


# -- golden ------------------------------------------------------------------------------


def karate() -> tuple[nx.Graph[str], dict[str, str | None]]:
    """Zachary's club and the side each member took, as networkx holds them."""
    graph = nx.karate_club_graph()
    named = nx.relabel_nodes(graph, {node: f"n{node:02}" for node in graph})
    return named, {node: named.nodes[node]["club"] for node in named}


def test_karate_club() -> None:
    """67 ties inside the two sides and 11 across: -.718; by chance .03 (17 and 17 people)."""
    graph, clubs = karate()
    found = known(ei_index(tied(graph.edges), by(clubs)))
    assert (found.internal, found.external, found.open, found.unknown) == (67, 11, 0, 0)
    assert found.value == found.observed == pytest.approx(-0.718, abs=5e-4)
    assert found.expected == pytest.approx(1 - 2 * (2 * 17 * 16) / (34 * 33))


def test_two_of_the_karate_club() -> None:
    """Of Mr Hi's 16 only member 32 took the other side; member 9 followed Mr Hi as 1 and 3 did,
    and 31, 33 and 34 did not. Of 33 others 16 are of one's own side."""
    graph, clubs = karate()
    found = ego_ei_index(tied(graph.edges), by(clubs))
    assert (found["n00"].internal, found["n00"].external) == (15, 1)
    assert found["n00"].value == (1 - 15) / 16
    assert (found["n08"].internal, found["n08"].external) == (2, 3)
    assert found["n08"].value == (3 - 2) / 5
    assert {one.expected for one in found.values()} == {1 - 2 * 16 / 33}


def test_expected() -> None:
    """All in one group: -1; everybody in their own: 1; of fewer than two people nothing."""
    assert expected_ei([5]) == -1
    assert expected_ei([1, 1, 1]) == 1
    assert expected_ei([3, 1]) == 1 - 2 * 6 / 12
    assert (expected_ei([]), expected_ei([1])) == (None, None)


def test_expected_is_the_index_of_a_clique() -> None:
    """Where everybody is tied to everybody, ties mix as groups do."""
    groups: dict[str, str | None] = dict(zip("abcdefg", "xxxyyzz", strict=True))
    clique = tied(combinations(groups, 2))
    found = known(ei_index(clique, by(groups)))
    assert found.value == pytest.approx(found.expected)
    for one in ego_ei_index(clique, by(groups)).values():
        assert one.value == pytest.approx(one.expected)


# -- what is unknown ---------------------------------------------------------------------


def fillings(groups: dict[str, str | None]) -> list[dict[str, Any]]:
    """Every way to give the unknown one of the groups, or a group of their own."""
    unknown = [id_ for id_, group in groups.items() if group is None]
    values = sorted({group for group in groups.values() if group is not None})
    new = [f"new{number}" for number in range(len(unknown))]
    return [
        {**groups, **dict(zip(unknown, chosen, strict=True))}
        for chosen in product([*values, *new], repeat=len(unknown))
    ]


def test_bounds_against_every_filling() -> None:
    """The upper bound is the highest index of all fillings, the lower never above the lowest,
    and the lowest itself where no two of the unknown are tied; those of one person are tight."""
    chance = Random(11)  # noqa: S311 reason: graphs to test with
    exact = 0
    for _ in range(300):
        number = chance.randint(1, 6)
        graph: nx.Graph[str] = nx.relabel_nodes(
            nx.gnp_random_graph(number, chance.random(), seed=chance.randrange(10**6)),
            dict(enumerate("abcdef")),
        )
        values = ("x", "y", None)
        groups: dict[str, str | None] = {id_: chance.choice(values) for id_ in sorted(graph)}
        while sum(group is None for group in groups.values()) > 3:
            groups[chance.choice(sorted(groups))] = "x"
        net = tied(graph.edges, graph.nodes)
        ways = fillings(groups)
        found = known(ei_index(net, by(groups)))
        all_values = [plain_index(graph.edges, way) for way in ways]
        people = ego_ei_index(net, by(groups))
        for id_ in graph:
            around = [(id_, other) for other in graph[id_]]
            each = [plain_index(around, way) for way in ways]
            limits = ends(people[id_].value)
            expected = (None, None) if each[0] is None else (min(each), max(each))  # type: ignore[type-var]
            assert limits == expected
        if all_values[0] is None:
            assert found.value is None
            continue
        low, high = ends(found.value)
        least = min(all_values)  # type: ignore[type-var]
        assert high == max(all_values)  # type: ignore[type-var]
        assert low <= least
        if not any(groups[one] is groups[other] is None for one, other in graph.edges):
            assert low == least
            exact += 1
    assert exact > 50


def test_unknown_people_are_left_out_and_counted() -> None:
    """Two are alike; of c nothing is known, who is tied to both."""
    groups = {"a": "x", "b": "x", "c": None}
    found = known(ei_index(tied(edges_of("a b,b c,a c")), by(groups)))
    assert (found.internal, found.external, found.open, found.unknown) == (1, 0, 2, 1)
    assert found.observed == -1
    assert ends(found.value) == (-1, pytest.approx(1 / 3))
    assert [fact.subject for fact in found.value.missing] == ["c"]
    assert found.expected == -1  # of the two who are known


def test_an_unknown_person_without_ties_opens_nothing() -> None:
    """They are counted, and the value is a number."""
    groups = {"a": "x", "b": "y", "c": None}
    found = known(ei_index(tied([("a", "b")], ["c"]), by(groups)))
    assert (found.value, found.unknown, found.open) == (1.0, 1, 0)


def test_one_person_of_unknown_group() -> None:
    """All their ties are open; at best most of their friends are of their group."""
    groups = {"a": None, "b": "x", "c": "x", "d": "y"}
    found = ego_ei_index(tied(edges_of("a b,a c,a d")), by(groups))
    assert ends(found["a"].value) == (pytest.approx(-1 / 3), 1)
    assert (found["a"].open, found["a"].unknown, found["a"].expected) == (3, 1, None)
    assert ends(found["b"].value) == (-1, 1)
    assert found["b"].observed is None


# -- edges of what can be asked ----------------------------------------------------------


def test_without_ties() -> None:
    """No tie crosses and none stays inside: there is no index, and no division by nought."""
    found = known(ei_index(tied((), "ab"), by({"a": "x", "b": "x"})))
    assert (found.value, found.observed, found.expected) == (None, None, -1)
    assert ego_ei_index(tied((), ["a"]), by({"a": "x"})) == {"a": EI(0, 0, 0, 0, None, None)}


def test_everybody_unknown() -> None:
    """Every value is possible, and nothing to compare it with."""
    found = known(ei_index(tied([("a", "b")]), by({"a": None, "b": None})))
    assert ends(found.value) == (-1, 1)
    assert (found.open, found.observed, found.expected) == (1, None, None)


def test_by_a_field() -> None:
    """Employers are compared without their legal form."""
    people = [person("a", organization="Acme Inc."), person("b", organization="acme")]
    found = network(*people, person("c"), tie("a", "b"), tie("b", "c"), all_ties())
    index = known(ei_index(found, "organization"))
    assert (index.internal, index.open, index.unknown) == (1, 1, 1)
    with pytest.raises(ValueError, match="no field 'employer'"):
        ei_index(found, "employer")


def test_who_is_left_out() -> None:
    """None leaves somebody and their ties out, and needs no coverage of them."""
    ties = [tie("a", "b"), tie("b", "c")]
    found = network(*map(person, "abc"), *ties, all_ties("ab"))
    some = {"a": "x", "b": "y", "c": None}
    assert isinstance(ei_index(found, by(some)), Unknown)
    assert known(ei_index(found, lambda one: some[one.id])).value == 1.0
    assert list(ego_ei_index(found, lambda one: some[one.id])) == ["a", "b"]


def test_unknown_without_coverage() -> None:
    """A tie that nobody recorded would change the index."""
    incomplete = tied(edges_of("a b"), complete=False)
    groups = {"a": "x", "b": "y"}
    assert isinstance(ei_index(incomplete, by(groups)), Unknown)
    assert all(isinstance(one, Unknown) for one in ego_ei_index(incomplete, by(groups)).values())
    assert known(ei_index(incomplete, by(groups), recorded=True)).value == 1.0
    with pytest.raises(KeyError, match="z"):
        ei_index(incomplete, by(groups), "z")


@given(graphs(), st.lists(st.sampled_from("xyz"), min_size=9, max_size=9))
def test_laws(graph: nx.Graph[str], letters: list[str]) -> None:
    """E + I is all ties; -1 ≤ index ≤ 1; the people's own sum up to twice the network's."""
    groups: dict[str, str | None] = dict(zip(sorted(graph), letters, strict=False))
    net = tied(graph.edges, graph.nodes)
    found, people = known(ei_index(net, by(groups))), ego_ei_index(net, by(groups))
    assert found.external + found.internal == graph.number_of_edges()
    assert found.value == plain_index(graph.edges, groups)
    assert found.value is None or -1 <= found.value <= 1
    assert list(people) == sorted(graph)
    assert sum(one.external for one in people.values()) == 2 * found.external
    assert sum(one.internal for one in people.values()) == 2 * found.internal
