"""Degree and strength: golden values, and what ties that nobody vouches for leave open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise
from math import sqrt
from typing import Any

import attrs
import networkx as nx
import pytest
from building import TODAY, all_ties, handle, network, origin, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.arrays import borgatti, les_miserables, weighted, weighted_graphs
from measures.graphs import KITE, edges_of, florentine, graphs, tied

from netrules import Bounds, Evidence, Handle, TieRecord, Unknown, known
from netrules.measures import complete_degrees, degree
from netrules.measures.degrees import strength


def pairs_of(word: str) -> list[tuple[str, str]]:
    """A tie for each two letters that stand side by side."""
    return list(pairwise(word))


def limits(degrees: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """The least and the greatest degree that each can have."""
    return {
        id_: (one.low, one.high) if isinstance(one, Bounds) else (one, one)
        for id_, one in degrees.items()
    }


# -- where every tie is known ------------------------------------------------------------


def test_krackhardt_kite() -> None:
    """Diane has six ties, more than anybody; Heather, on most paths, only three."""
    assert degree(tied(edges_of(KITE))) == {
        "andre": 4,
        "beverly": 4,
        "carol": 3,
        "diane": 6,
        "ed": 3,
        "fernando": 5,
        "garth": 5,
        "heather": 3,
        "ike": 2,
        "jane": 1,
    }


def test_florentine_families() -> None:
    """The Medici married into six families, the richer Strozzi into four, the Pucci into none."""
    families = florentine()
    found = degree(tied(families.edges, families.nodes))
    assert found == {name.lower(): number for name, number in families.degree}
    assert (found["medici"], found["strozzi"], found["pucci"]) == (6, 4, 0)


def test_star() -> None:
    """The centre is tied to all others, and each of them to it alone."""
    assert degree(tied(edges_of("c a,c b,c d,c e"))) == {"a": 1, "b": 1, "c": 4, "d": 1, "e": 1}


def test_path() -> None:
    """Those at the ends have one tie, those between two."""
    assert degree(tied(pairs_of("abcd"))) == {"a": 1, "b": 2, "c": 2, "d": 1}


def test_clique() -> None:
    """Everybody is tied to everybody else."""
    clique = nx.complete_graph(list("abcde"))
    assert set(degree(tied(clique.edges)).values()) == {4}


def test_one_person() -> None:
    """Who is alone has no ties, and no coverage is needed to know that."""
    assert degree(tied((), ["a"])) == {"a": 0}
    assert degree(tied((), ["a"], complete=False)) == {"a": 0}


def test_nobody() -> None:
    """A network without people has no degrees, and no set of them worth a mean."""
    assert degree(network()) == {}
    assert complete_degrees(network()) == ()
    assert complete_degrees(network(all_ties())) == ()


def test_no_ties() -> None:
    """People of whom all ties are known, and who have none, have degree 0."""
    assert degree(tied((), "abc")) == {"a": 0, "b": 0, "c": 0}


def test_in_the_order_of_the_network() -> None:
    """People come in the network's order, whatever the order of ties."""
    found = tied(edges_of("d a,c a,b a"))
    assert list(degree(found)) == [one.id for one in found.people] == list("abcd")


@given(graphs())
def test_as_networkx_counts(graph: nx.Graph[str]) -> None:
    """On any graph the degrees are those that networkx counts."""
    assert degree(tied(graph.edges, graph.nodes)) == dict(graph.degree)


# -- what does not count -----------------------------------------------------------------


def test_ego_is_left_out() -> None:
    """Ego knows everybody, and adds to nobody's degree."""
    mine = [
        TieRecord((Handle(me=True), handle(name)), "knows", Evidence.STATED, origin())
        for name in "ab"
    ]
    found = network(*map(person, "abc"), tie("a", "b"), *mine, all_ties())
    assert set(found.ego_ties) == {"a", "b", "c"}
    assert degree(found) == {"a": 1, "b": 1, "c": 0}


def test_implied_ties_are_left_out() -> None:
    """A shared employer is a reason to ask, not a tie; what was seen is one."""
    observed, implied = tie("a", "b", Evidence.OBSERVED), tie("a", "c", Evidence.IMPLIED)
    found = network(*map(person, "abc"), observed, implied, all_ties())
    assert degree(found) == {"a": 1, "b": 1, "c": 0}


def test_several_ties_of_two_people_count_once() -> None:
    """Two who are colleagues and friends know one person each, not two."""
    ties = [
        TieRecord((handle("a"), handle("b")), kind, Evidence.STATED, origin())
        for kind in ("colleague", "friend")
    ]
    found = network(person("a"), person("b"), *ties, all_ties())
    assert len(found.ties) == 2
    assert degree(found) == {"a": 1, "b": 1}


def test_ties_that_have_ended_are_left_out() -> None:
    """A tie counts up to its last day."""
    ended = attrs.evolve(tie("a", "b"), until=TODAY)
    found = network(person("a"), person("b"), ended, all_ties())
    assert degree(found.as_of(TODAY)) == {"a": 1, "b": 1}
    assert degree(found.as_of(TODAY + timedelta(days=1))) == {"a": 0, "b": 0}


# -- where ties may be missing -----------------------------------------------------------


def test_bounds_without_coverage() -> None:
    """Ties that no file lists completely give bounds: from those seen up to all others."""
    found = degree(tied(edges_of("a b,b c"), "d", complete=False))
    assert limits(found) == {"a": (1, 3), "b": (2, 3), "c": (1, 3), "d": (0, 3)}
    assert {fact.field for fact in found["a"].missing} == {"ties"}
    assert not known(found["a"] >= 2)
    assert (found["b"] >= 2) is True
    assert (found["d"] > 3) is False


def test_exact_where_there_is_nobody_left_to_know() -> None:
    """Who is tied to everybody cannot have more ties, whatever the files leave out."""
    found = degree(tied(edges_of("a b,a c"), complete=False))
    assert found["a"] == 2
    assert isinstance(found["b"], Bounds)


def test_among_some() -> None:
    """Within a set only its members are counted, and only its coverage matters."""
    everyone = [person(name) for name in "abcd"]
    ties = [tie("a", "b"), tie("a", "d"), tie("c", "d")]
    found = network(*everyone, *ties, all_ties("abc"))
    assert degree(found, "abc") == {"a": 1, "b": 1, "c": 0}
    assert degree(found, "ab") == {"a": 1, "b": 1}
    assert limits(degree(found, "bcd")) == {"b": (0, 1), "c": (1, 1), "d": (1, 2)}


def test_bounds_are_tight() -> None:
    """Of those among whom all ties are known only ties to the others are open."""
    everyone = [person(name) for name in "abcd"]
    ties = [tie("a", "b"), tie("a", "d")]
    found = network(*everyone, *ties, all_ties("abc"))
    assert limits(degree(found)) == {"a": (2, 2), "b": (1, 2), "c": (0, 1), "d": (1, 3)}
    two = network(*everyone, *ties, all_ties("abc"), all_ties("cd"))
    assert limits(degree(two)) == {"a": (2, 2), "b": (1, 2), "c": (0, 0), "d": (1, 2)}


@given(graphs(most=5), st.lists(st.sets(st.sampled_from([f"n{i}" for i in range(5)])), max_size=3))
def test_bounds_count_the_pairs_that_are_open(graph: nx.Graph[str], sets: list[set[str]]) -> None:
    """From the ties seen to these and every pair that no complete set holds: no more, no less."""
    vouched = [names & set(graph) for names in sets]
    ties = [tie(one, other) for one, other in graph.edges]
    found = network(*map(person, graph), *ties, *map(all_ties, vouched))
    expected = {}
    for id_ in graph:
        strangers = set(graph) - {id_, *graph[id_]}
        possible = {one for one in strangers if not any({id_, one} <= names for names in vouched)}
        expected[id_] = (len(graph[id_]), len(graph[id_]) + len(possible))
    assert limits(degree(found)) == expected


def test_among_nobody_and_strangers() -> None:
    """Nobody has no degrees, and who is not in the network is an error."""
    found = tied(edges_of("a b"))
    assert degree(found, ()) == {}
    with pytest.raises(KeyError, match="z"):
        degree(found, ["a", "z"])


# -- strength ----------------------------------------------------------------------------


def test_strength_in_les_miserables() -> None:
    """Valjean shares 158 chapters with 36 people."""
    found = weighted(les_miserables())
    assert strength(found)["valjean"] == 158
    assert degree(found)["valjean"] == 36


def test_strength_in_the_example_of_borgatti() -> None:
    """Added up by hand: g has ties of 5, 8, 3, 4, 3 and 10."""
    found = strength(weighted(borgatti(weighted=True)))
    assert found == {"a": 12, "b": 7, "c": 10, "d": 4, "e": 10, "f": 6, "g": 33}


@given(weighted_graphs())
def test_strength_as_networkx_adds(graph: nx.Graph[str]) -> None:
    """On any graph strengths are what networkx adds up."""
    assert strength(weighted(graph)) == pytest.approx(dict(graph.degree(weight="weight")))


@given(graphs())
def test_strength_without_stated_strengths(graph: nx.Graph[str]) -> None:
    """Where nobody says how strong ties are it is the degree."""
    found = tied(graph.edges, graph.nodes)
    assert strength(found) == degree(found)


def test_what_counts_for_strength() -> None:
    """Neither ego, nor implied ties, nor those of strength 0; of several the strongest."""
    mine = TieRecord((Handle(me=True), handle("a")), "knows", Evidence.STATED, origin(), strength=9)
    ties = [
        TieRecord((handle("a"), handle("b")), kind, Evidence.STATED, origin(), strength=number)
        for kind, number in (("friend", 3), ("colleague", 0.5), ("neighbour", None))
    ]
    nothing = attrs.evolve(tie("a", "c"), strength=0)
    implied = attrs.evolve(tie("b", "c", Evidence.IMPLIED), strength=7)
    found = network(*map(person, "abc"), mine, *ties, nothing, implied, all_ties())
    assert strength(found) == {"a": 3, "b": 3, "c": 0}


def test_strength_where_ties_may_be_missing() -> None:
    """No bounds: a tie nobody recorded can be of any strength."""
    found = tied(edges_of("a b,b c"), complete=False)
    assert all(isinstance(value, Unknown) for value in strength(found).values())
    assert strength(found, recorded=True) == {"a": 1, "b": 2, "c": 1}
    assert list(strength(found, "cb")) == ["b", "c"]
    assert strength(found, "c") == {"c": 0}
    assert strength(network()) == {}


def test_strength_among_some() -> None:
    """Within a set only ties among its people count, and only its coverage matters."""
    ties = [tie("a", "b"), attrs.evolve(tie("b", "d"), strength=5), tie("c", "d")]
    found = network(*map(person, "abcd"), *ties, all_ties("abc"))
    assert strength(found, "abc") == {"a": 1, "b": 1, "c": 0}
    assert isinstance(strength(found, "bd")["d"], Unknown)
    with pytest.raises(KeyError, match="z"):
        strength(found, "az")


# -- against the others ------------------------------------------------------------------


def test_complete_degrees_of_a_star() -> None:
    """The hub of five stands two standard deviations above the mean."""
    [found] = complete_degrees(tied(edges_of("c a,c b,c d,c e")))
    assert found.degree == {"a": 1, "b": 1, "c": 4, "d": 1, "e": 1}
    assert (found.mean, found.deviation) == pytest.approx((1.6, 1.2))
    assert found.z("c") == pytest.approx(2.0)
    assert found.z("a") == pytest.approx(-0.5)


def test_complete_degrees_of_the_kite() -> None:
    """Of 36 ends Diane has six: z is the excess over the mean in standard deviations."""
    [found] = complete_degrees(tied(edges_of(KITE)))
    assert found.mean == pytest.approx(3.6)
    assert found.z("diane") == pytest.approx(2.4 / sqrt(2.04))


def test_all_alike() -> None:
    """Where all have as many ties nobody stands out, and nothing is divided by nought."""
    [found] = complete_degrees(tied(pairs_of("abca")))
    assert [found.z(id_) for id_ in "abc"] == [0.0, 0.0, 0.0]


def test_each_complete_set_by_itself() -> None:
    """Two sets give two answers, and ties that lead out of a set do not count in it."""
    everyone = [person(name) for name in "abcde"]
    ties = [tie("a", "b"), tie("b", "c"), tie("c", "d"), tie("d", "e")]
    sets = complete_degrees(network(*everyone, *ties, all_ties("abc"), all_ties("de")))
    assert [dict(one.degree) for one in sets] == [{"a": 1, "b": 2, "c": 1}, {"d": 1, "e": 1}]
    assert complete_degrees(network(*everyone, *ties)) == ()
