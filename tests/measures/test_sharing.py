"""Who is in both of two sets: overlap by hand, intervals against every way to settle names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Any

import attrs
import networkx as nx
import pytest
from building import network, origin, person

from netrules import Bounds, Handle, Network, PersonRecord
from netrules.measures.sharing import SameName, Sharing, sharing_between, sharing_within


def called(id_: str, *names: str, apart: Sequence[str] = ()) -> PersonRecord:
    """Somebody by an id and names, said to be none of those with the ids *apart*."""
    return PersonRecord(
        Handle(ids=(id_,), names=names or (id_,)),
        origin(),
        not_same_as=tuple(Handle(ids=(other,)) for other in apart),
    )


def ends(value: Any) -> tuple[Any, Any]:
    """The least and the greatest that *value* can be."""
    return (value.low, value.high) if isinstance(value, Bounds) else (value, value)


def overlap(found: Sharing) -> tuple[Any, Any]:
    """Both measures of it, as limits."""
    return ends(found.jaccard), ends(found.overlap_coefficient)


# -- in one network ----------------------------------------------------------------------


def test_equal_and_disjoint() -> None:
    """Equal sets have 1 by either measure, disjoint ones 0."""
    net = network(*map(person, "abcd"))
    equal = sharing_within(net, "abc", "abc")
    assert (equal.jaccard, equal.overlap_coefficient, equal.both) == (1.0, 1.0, 3)
    disjoint = sharing_within(net, "ab", "cd")
    assert (disjoint.jaccard, disjoint.overlap_coefficient) == (0.0, 0.0)


def test_some_in_both() -> None:
    """Two of four in all; of the smaller set's three two."""
    found = sharing_within(network(*map(person, "abcd")), "abc", "bcd")
    assert found.pairs == (("b", "b"), ("c", "c"))
    assert (found.only_one, found.only_other) == (("a",), ("d",))
    assert (found.jaccard, found.overlap_coefficient) == (0.5, 2 / 3)
    inside = sharing_within(network(*map(person, "abcd")), "a", "abcd")
    assert (inside.jaccard, inside.overlap_coefficient) == (0.25, 1.0)


def test_nobody() -> None:
    """No share of nobody."""
    net = network(person("a"))
    assert overlap(sharing_within(net, "", "")) == ((None, None), (None, None))
    assert overlap(sharing_within(net, "a", "")) == ((0.0, 0.0), (None, None))


def test_the_same_name_leaves_it_open() -> None:
    """Ana of the one may be Ana of the other: 1 of 3 at best, if so."""
    net = network(called("a1", "Ana Ruiz"), called("a2", "ANA RUIZ"), called("b"), called("c"))
    found = sharing_within(net, ["a1", "b"], ["a2", "c"])
    assert found.same_name == (SameName("ana ruiz", ("a1",), ("a2",)),)
    assert overlap(found) == ((0.0, 1 / 3), (0.0, 0.5))
    assert [(fact.field, fact.subject) for fact in found.jaccard.missing] == [("same_as", "a1")]


def test_a_name_of_one_word_is_none() -> None:
    """Half of the world's Anas would be joined."""
    net = network(called("a1", "Ana"), called("a2", "Ana"))
    assert sharing_within(net, ["a1"], ["a2"]).jaccard == 0.0


def test_who_is_in_both_is_nobody_else() -> None:
    """A namesake of somebody who is in both stays who they are."""
    net = network(called("a1", "Ana Ruiz"), called("a2", "Ana Ruiz"))
    found = sharing_within(net, ["a1"], ["a1", "a2"])
    assert (found.jaccard, found.same_name) == (0.5, ())


def test_not_same_as_settles_it() -> None:
    """On whichever side it is said; then there is a number."""
    for one, other in ((["a2"], []), ([], ["a1"])):
        net = network(called("a1", "Ana Ruiz", apart=one), called("a2", "Ana Ruiz", apart=other))
        found = sharing_within(net, ["a1"], ["a2"])
        assert (found.same_name, found.jaccard) == ((), 0.0)


def test_ten_namesakes_stay_ten() -> None:
    """Each can be one of the others only."""
    people = [called(f"p{number}", "Ana Ruiz") for number in range(5)]
    found = sharing_within(network(*people), ["p0", "p1"], ["p2", "p3", "p4"])
    assert found.joins == 2
    assert overlap(found) == ((0.0, 2 / 3), (0.0, 1.0))


def test_somebody_of_two_names_is_joined_once() -> None:
    """A maiden name that somebody has and a married one that somebody else has: one of them."""
    people = [called("a", "Ana Ruiz", "Ana Lind"), called("b", "Ana Ruiz"), called("c", "Ana Lind")]
    found = sharing_within(network(*people), ["a"], ["b", "c"])
    assert (found.joins, len(found.same_name)) == (1, 2)


def test_thousands_of_one_name() -> None:
    """Cost no search among all pairs of them."""
    people = [called(f"p{number:04}", "Facebook User") for number in range(4000)]
    ids = [f"p{number:04}" for number in range(4000)]
    assert sharing_within(network(*people), ids[:2000], ids[2000:]).joins == 2000


def most_joins(people: dict[str, tuple[str, ...]], apart: set[tuple[str, str]]) -> int:
    """A greatest matching of l… to r… by networkx."""
    graph: nx.Graph[str] = nx.Graph()
    left = [id_ for id_ in people if id_[0] == "l"]
    graph.add_nodes_from(people)
    edges = ((one, two) for one in left for two in people if two[0] == "r")
    graph.add_edges_from(
        (one, two)
        for one, two in edges
        if (one, two) not in apart and set(people[one]).intersection(people[two])
    )
    return len(nx.bipartite.maximum_matching(graph, left)) // 2


def test_joins_against_a_greatest_matching() -> None:
    """Whatever names people have, and whoever is said to be somebody else."""
    chance = Random(2)  # noqa: S311 reason: names to test with
    names = ["Ana Ruiz", "Bo Lind", "Cy Park"]
    seen = set()
    for _ in range(250):
        people = {
            f"{side}{number}": tuple(chance.sample(names, chance.choice((1, 1, 1, 2))))
            for side in "lr"
            for number in range(chance.randint(0, 4))
        }
        ids = list(people)
        pairs = [(one, two) for one, two in combinations(ids, 2) if one[0] < two[0]]
        apart = set(chance.sample(pairs, min(len(pairs), chance.choice((0, 0, 1, 3)))))
        net = network(
            *(
                called(id_, *people[id_], apart=[two for one, two in sorted(apart) if one == id_])
                for id_ in ids
            )
        )
        sides = [[id_ for id_ in ids if id_[0] == side] for side in "lr"]
        found = sharing_within(net, *sides)
        assert found.joins == most_joins(people, apart)
        assert bool(found.same_name) == bool(found.joins)
        seen.add(found.joins)
    assert seen >= {0, 1, 2, 3}


# -- between two networks ----------------------------------------------------------------


def by_mail(name: str, *addresses: str) -> PersonRecord:
    """Somebody by a name and addresses."""
    return PersonRecord(Handle(emails=addresses, names=(name,)), origin())


def ids(net: Network) -> dict[str, str]:
    """Ids by names."""
    return {one.name: one.id for one in net.people}


def test_the_same_id() -> None:
    """Somebody with one id in two networks is one person."""
    found = sharing_between(network(*map(person, "abc")), network(*map(person, "bcd")))
    assert found.pairs == (("b", "b"), ("c", "c"))
    assert (found.only_one, found.only_other, found.jaccard) == (("a",), ("d",), 0.5)


def test_an_alias() -> None:
    """An address that the one network alone knows does not hide the one that both know."""
    one = network(by_mail("Ana Ruiz", "ana@example.org", "ar@example.org"))
    other = network(by_mail("A. Ruiz", "ar@example.org"))
    assert ids(one)["Ana Ruiz"] != ids(other)["A. Ruiz"]
    found = sharing_between(one, other)
    assert found.pairs == ((ids(one)["Ana Ruiz"], ids(other)["A. Ruiz"]),)
    assert found.jaccard == 1.0


def test_an_identifier_written_otherwise() -> None:
    """A URL is the same with and without what may stand before and after it."""
    one = PersonRecord(
        Handle(urls=("https://www.linkedin.com/in/ana/",), names=("Ana Ruiz",)), origin()
    )
    other = attrs.evolve(
        one, handle=Handle(ids=("ana",), urls=("linkedin.com/in/Ana",), names=("Ana Ruiz",))
    )
    found = sharing_between(network(one), network(other))
    assert found.pairs[0][1] == "ana"
    assert (found.both, found.jaccard) == (1, 1.0)


def test_an_alias_that_says_no_more_than_the_name() -> None:
    """Entries that are alike but for their address have an alias in common, and are two."""
    one = network(by_mail("Ana Ruiz", "ana@example.org"), by_mail("", "x@example.org"))
    other = network(by_mail("Ana Ruiz", "ar@example.org"), by_mail("", "y@example.org"))
    aliases = [{alias for who in net.people for alias in who.aliases} for net in (one, other)]
    assert len(aliases[0] & aliases[1]) == 2
    assert sharing_between(one, other).pairs == ()


def test_an_alias_of_two_people() -> None:
    """What two people of a network share says of neither who is meant."""
    one = network(by_mail("Ana Ruiz", "home@example.org"), by_mail("Bo Lind", "home@example.org"))
    other = network(by_mail("Cy Park", "home@example.org"))
    assert sharing_between(one, other).pairs == ()


def test_the_same_name_in_two_networks() -> None:
    """Leaves it open there as well."""
    one = network(by_mail("Ana Ruiz", "ana@example.org"), person("b"))
    other = network(by_mail("Ana Ruiz", "ar@example.org"))
    assert overlap(sharing_between(one, other)) == ((0.0, 0.5), (0.0, 1.0))


def test_one_here_and_two_there() -> None:
    """Whom one network knows to be one person is one, however many the other takes them for."""
    one = network(by_mail("Ana Ruiz", "ana@example.org", "ar@example.org"))
    other = network(by_mail("Ana Ruiz", "ana@example.org"), by_mail("A. Ruiz", "ar@example.org"))
    for found in (sharing_between(one, other), sharing_between(other, one)):
        assert (len(found.pairs), found.both) == (2, 1)
        assert (found.jaccard, found.overlap_coefficient) == (1.0, 1.0)


def test_two_empty_networks() -> None:
    """Nobody is in both, and nobody in either."""
    found = sharing_between(network(), network())
    assert found == Sharing((), (), (), (), 0, (), 0)
    assert found.jaccard is None


@pytest.mark.parametrize("swap", [False, True])
def test_sides_can_change_places(swap: bool) -> None:
    """The overlap is that of either with the other."""
    one = network(*map(person, "abc"), by_mail("Ana Ruiz", "ana@example.org"))
    other = network(*map(person, "cd"), by_mail("Ana Ruiz", "ar@example.org"))
    found = sharing_between(*((other, one) if swap else (one, other)))
    assert overlap(found) == ((1 / 6, 2 / 5), (1 / 3, 2 / 3))
