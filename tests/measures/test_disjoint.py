"""Independent routes to people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, pairwise
from random import Random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.measures.disjoint import Route, disjoint_routes, ranked, routes_to_any

PEOPLE = "abcdefgh"
Ties = dict[str, set[str]]


def ties_of(pairs: Iterable[tuple[str, str]]) -> Ties:
    """Whom each person has ties to."""
    ties: Ties = {person: set() for person in PEOPLE + "tuxyz"}
    for one, other in pairs:
        ties[one].add(other)
        ties[other].add(one)
    return ties


@st.composite
def networks(draw: st.DrawFn) -> tuple[Ties, dict[str, int], list[str]]:
    """The ties among others, those with a direct tie, and targets."""
    pairs = draw(st.lists(st.sampled_from(list(combinations(PEOPLE, 2))), max_size=14))
    first = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=5))
    targets = draw(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1, max_size=3))
    return ties_of(pairs), ranked(first), targets


def all_routes(
    ties: Ties, first: Iterable[str], targets: list[str], intermediaries: int
) -> Iterator[Route]:
    """Every route that passes through no target, by walking the ties from the owner."""
    walks: list[Route] = [(person,) for person in first]
    for _ in range(intermediaries + 1):
        yield from (walk for walk in walks if walk[-1] in targets)
        walks = [
            (*walk, person)
            for walk in walks
            if walk[-1] not in targets
            for person in ties[walk[-1]]
            if person not in walk
        ]


def on(route: Route, *, distinct_targets: bool) -> set[str]:
    """The people who may be on no other route."""
    return set(route if distinct_targets else route[:-1])


def best(routes: list[Route], *, distinct_targets: bool) -> tuple[int, int]:
    """The most routes that go together, and the fewest steps of so many, by trying all sets."""

    def rest(start: int, taken: frozenset[str]) -> tuple[int, int]:
        found = (0, 0)
        for at in range(start, len(routes)):
            people = on(routes[at], distinct_targets=distinct_targets)
            if not people & taken:
                number, steps = rest(at + 1, taken | people)
                found = max(found, (number + 1, steps - len(routes[at])))
        return found

    number, steps = rest(0, frozenset())
    return number, -steps


def steps(routes: Iterable[Route]) -> int:
    """How many steps all routes take together."""
    return sum(map(len, routes))


def assert_independent(
    routes: tuple[Route, ...], possible: list[Route], *, distinct_targets: bool
) -> None:
    """*routes* are among those *possible*, and nobody is on two who may not be."""
    assert len(set(routes)) == len(routes)
    assert set(routes) <= set(possible)
    people = [on(route, distinct_targets=distinct_targets) for route in routes]
    assert all(not one & other for one, other in combinations(people, 2))


def test_every_network_of_five_people_by_trial() -> None:
    """On all 1,024 sets of ties no set of routes to one of them is larger or shorter."""
    people = "abcdt"
    pairs = list(combinations(people, 2))
    for chosen in range(1 << len(pairs)):
        ties = ties_of(pair for bit, pair in enumerate(pairs) if chosen >> bit & 1)
        for first in ("ab", "abc", "abcd", "abt"):
            possible = list(all_routes(ties, first, ["t"], 2))
            routes = disjoint_routes(ties.__getitem__, ranked(first), "t")
            assert_independent(routes, possible, distinct_targets=False)
            assert (len(routes), steps(routes)) == best(possible, distinct_targets=False)


@given(networks(), st.sampled_from([0, 1, 2]), st.booleans())
def test_no_larger_set_of_routes_is_independent(
    network: tuple[Ties, dict[str, int], list[str]], intermediaries: int, distinct_targets: bool
) -> None:
    """The routes exist, share nobody they may not share, and no trial finds more."""
    ties, first, targets = network
    possible = list(all_routes(ties, first, targets, intermediaries))
    routes = routes_to_any(
        ties.__getitem__,
        first,
        targets,
        distinct_targets=distinct_targets,
        intermediaries=intermediaries,
    )
    assert_independent(routes, possible, distinct_targets=distinct_targets)
    number, fewest = best(possible, distinct_targets=distinct_targets)
    assert len(routes) == number
    if not distinct_targets:
        assert steps(routes) == fewest


@given(networks(), st.booleans())
def test_routes_come_in_the_order_to_try_them(
    network: tuple[Ties, dict[str, int], list[str]], distinct_targets: bool
) -> None:
    """Fewest steps first, then the preferred introducer; a limit keeps the number down."""
    ties, first, targets = network
    routes = routes_to_any(ties.__getitem__, first, targets, distinct_targets=distinct_targets)
    keys = [(len(route), first[route[0]]) for route in routes]
    assert keys == sorted(keys)
    for limit in range(len(routes) + 2):
        some = routes_to_any(
            ties.__getitem__, first, targets, distinct_targets=distinct_targets, limit=limit
        )
        assert len(some) == min(limit, len(routes))
        assert steps(some) <= steps(routes)


@given(networks(), st.booleans(), st.randoms(use_true_random=False))
def test_the_order_of_ties_changes_nothing(
    network: tuple[Ties, dict[str, int], list[str]], distinct_targets: bool, random: Random
) -> None:
    """Neighbours may come in any order, and twice: the routes are the same."""
    ties, first, targets = network

    def shuffled(person: str) -> list[str]:
        others = sorted(ties[person]) * 2
        random.shuffle(others)
        return others

    assert routes_to_any(
        shuffled, first, targets, distinct_targets=distinct_targets
    ) == routes_to_any(ties.__getitem__, first, targets, distinct_targets=distinct_targets)


@given(networks(), st.booleans(), st.permutations(PEOPLE))
def test_the_number_does_not_hang_on_names(
    network: tuple[Ties, dict[str, int], list[str]], distinct_targets: bool, names: list[str]
) -> None:
    """The same network under other names has as many routes."""
    ties, first, targets = network
    name = dict(zip(PEOPLE, names, strict=True))
    renamed = {name[person]: {name[other] for other in ties[person]} for person in PEOPLE}
    assert len(
        routes_to_any(
            renamed.__getitem__,
            ranked(name[person] for person in first),
            [name[target] for target in targets],
            distinct_targets=distinct_targets,
        )
    ) == len(routes_to_any(ties.__getitem__, first, targets, distinct_targets=distinct_targets))


@given(networks(), networks(), st.booleans())
def test_more_ties_people_and_targets_never_make_it_fewer(
    network: tuple[Ties, dict[str, int], list[str]],
    more: tuple[Ties, dict[str, int], list[str]],
    distinct_targets: bool,
) -> None:
    """What is certain gives the worst case and what is possible too gives the best."""
    ties, first, targets = network
    more_ties, more_first, more_targets = more
    all_ties = {person: ties[person] | more_ties[person] for person in PEOPLE}
    fewer = routes_to_any(ties.__getitem__, first, targets, distinct_targets=distinct_targets)
    for wider_first in (first, ranked([*first, *more_first])):
        for wider_targets in (targets, [*targets, *more_targets]):
            routes = routes_to_any(
                all_ties.__getitem__,
                wider_first,
                wider_targets,
                distinct_targets=distinct_targets,
            )
            assert len(routes) >= len(fewer)


@given(networks())
def test_there_are_no_more_routes_than_people_to_ask_or_to_be_asked(
    network: tuple[Ties, dict[str, int], list[str]],
) -> None:
    """Each route needs an introducer and a tie of the target's own; introducers differ."""
    ties, first, targets = network
    target = targets[0]
    routes = disjoint_routes(ties.__getitem__, first, target)
    assert len(routes) <= min(len(first), len(ties[target]) + (target in first))
    assert len({route[0] for route in routes}) == len(routes)


@given(
    st.lists(st.sampled_from([(a, m) for a in "abcd" for m in "efgh"])),
    st.lists(st.sampled_from([(m, t) for m in "efgh" for t in "xyz"])),
    st.lists(st.sampled_from([(a, t) for a in "abcd" for t in "xyz"])),
)
def test_in_layers_the_number_is_that_of_unlimited_disjoint_paths(
    early: list[tuple[str, str]], late: list[tuple[str, str]], short: list[tuple[str, str]]
) -> None:
    """Where no walk from layer to layer is longer, networkx's maximum flow finds as many."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(((f"{p}-in", f"{p}-out") for p in "abcdefghxyz"), capacity=1)
    graph.add_edges_from((("me", f"{p}-in") for p in "abcd"), capacity=1)
    graph.add_edges_from(((f"{p}-out", f"{q}-in") for p, q in early + late + short), capacity=1)
    graph.add_edges_from(((f"{p}-out", "any") for p in "xyz"), capacity=1)
    ties = ties_of([*early, *late, *short])
    routes = routes_to_any(ties.__getitem__, ranked("abcd"), "xyz", distinct_targets=True)
    assert len(routes) == nx.maximum_flow_value(graph, "me", "any")


class TestFlorentineFamilies:
    """The marriages of Padgett & Ansell (1993), with the Medici as owner of the network."""

    marriages = nx.florentine_families_graph()
    others = marriages.subgraph(set(marriages) - {"Medici"})
    first = ranked(sorted(marriages["Medici"]))

    def routes(self, target: str, **options: int) -> tuple[Route, ...]:
        """The independent routes from the Medici."""
        return disjoint_routes(self.others.neighbors, self.first, target, **options)

    def test_two_short_routes_lead_to_the_strozzi(self) -> None:
        """The third disjoint path, by the Guadagni, has an intermediary too many."""
        assert self.routes("Strozzi") == (
            ("Ridolfi", "Strozzi"),
            ("Barbadori", "Castellani", "Strozzi"),
        )
        unlimited = list(nx.node_disjoint_paths(self.marriages, "Medici", "Strozzi"))
        assert len(unlimited) == 3
        assert sorted(len(path) - 2 for path in unlimited) == [1, 2, 3]

    @pytest.mark.parametrize(("intermediaries", "number"), [(0, 0), (1, 1), (2, 2)])
    def test_fewer_intermediaries_leave_fewer_routes(
        self, intermediaries: int, number: int
    ) -> None:
        """Nobody is tied to both but the Ridolfi."""
        assert len(self.routes("Strozzi", intermediaries=intermediaries)) == number

    def test_a_direct_tie_comes_first(self) -> None:
        """The Ridolfi married the Medici themselves, and both are tied to the Tornabuoni."""
        assert self.routes("Ridolfi") == (("Ridolfi",), ("Tornabuoni", "Ridolfi"))

    @pytest.mark.parametrize("target", sorted(set(marriages) - {"Medici"}))
    def test_there_are_no_more_than_without_a_limit(self, target: str) -> None:
        """Menger's number is never exceeded, and the routes are marriages."""
        routes = self.routes(target)
        assert len(routes) <= nx.node_connectivity(self.marriages, "Medici", target) or (
            target in self.first
        )
        for route in routes:
            assert all(self.marriages.has_edge(*tie) for tie in pairwise(("Medici", *route)))


def test_someone_tied_to_both_is_a_route_alone() -> None:
    """The introducer who knows the target is not spent on a longer route."""
    ties = ties_of([("a", "t"), ("b", "t"), ("a", "b"), ("c", "b")])
    assert disjoint_routes(ties.__getitem__, ranked("cab"), "t") == (("a", "t"), ("b", "t"))


def test_introducers_are_exchanged_to_make_room() -> None:
    """The first choice for one is the only one for another: both get a route."""
    ties = ties_of([("a", "e"), ("a", "f"), ("b", "e"), ("e", "t"), ("f", "t")])
    assert disjoint_routes(ties.__getitem__, ranked("ab"), "t") == (
        ("a", "f", "t"),
        ("b", "e", "t"),
    )


def test_the_preferred_introducers_are_asked() -> None:
    """Where only one of several can introduce, it is the one of lowest rank."""
    ties = ties_of([(person, "e") for person in "abcd"] + [("e", "t")])
    assert disjoint_routes(ties.__getitem__, ranked("cbad"), "t") == (("c", "e", "t"),)


def test_a_target_may_end_one_route_or_several() -> None:
    """Two people know the only target: two routes, or one if targets are to differ."""
    ties = ties_of([("a", "t"), ("b", "t")])
    several = routes_to_any(ties.__getitem__, ranked("ab"), ["t"], distinct_targets=False)
    one = routes_to_any(ties.__getitem__, ranked("ab"), ["t"], distinct_targets=True)
    assert several == (("a", "t"), ("b", "t"))
    assert one == (("a", "t"),)


def test_no_route_passes_through_a_target() -> None:
    """Who is wanted is reached, not asked for an introduction to the next."""
    ties = ties_of([("a", "t"), ("t", "u")])
    routes = routes_to_any(ties.__getitem__, ranked("at"), ["t", "u"], distinct_targets=False)
    assert routes == (("t",), ("a", "t"))


def test_a_shorter_route_is_taken_where_one_is_as_good() -> None:
    """A well-liked introducer who needs a go-between yields to one who knows the target."""
    ties = ties_of([("a", "e"), ("e", "t"), ("b", "t"), ("c", "u")])
    routes = routes_to_any(ties.__getitem__, ranked("abc"), ["t", "u"], distinct_targets=True)
    assert routes == (("b", "t"), ("c", "u"))


def test_only_the_surroundings_are_looked_at() -> None:
    """In a large network, nobody's ties are read but the target's and go-betweens'."""
    asked: list[str] = []

    def neighbours(person: str) -> list[str]:
        asked.append(person)
        return {"t": ["a", "e"], "e": ["t", "b"]}.get(person, [f"p{n}" for n in range(1000)])

    first = ranked(["a", "b", *(f"p{number}" for number in range(30_000))])
    assert disjoint_routes(neighbours, first, "t") == (("a", "t"), ("b", "e", "t"))
    assert sorted(asked) == ["e", "t"]


def test_nobody_to_ask_or_to_reach_is_no_route() -> None:
    """Without ties, targets or room for a route there is none."""
    ties = ties_of([("a", "t")])
    assert disjoint_routes(ties.__getitem__, {}, "t") == ()
    assert routes_to_any(ties.__getitem__, ranked("a"), [], distinct_targets=True) == ()
    assert disjoint_routes(ties.__getitem__, ranked("a"), "t", limit=0) == ()


def test_equal_ranks_fall_back_on_names() -> None:
    """People who are equally welcome to ask come by id."""
    ties = ties_of([("a", "t"), ("b", "t"), ("c", "t")])
    routes = disjoint_routes(ties.__getitem__, {"c": 0, "b": 0, "a": 1}, "t")
    assert list(chain.from_iterable(route[:-1] for route in routes)) == ["b", "c", "a"]


@pytest.mark.parametrize("intermediaries", [-1, 3])
def test_only_up_to_two_intermediaries(intermediaries: int) -> None:
    """Longer routes are refused rather than counted wrongly."""
    with pytest.raises(ValueError, match="a route has 0 to 2 intermediaries"):
        disjoint_routes(dict.fromkeys("t", ()).__getitem__, {}, "t", intermediaries=intermediaries)


def test_a_limit_is_not_negative() -> None:
    """Fewer than no routes make no sense."""
    with pytest.raises(ValueError, match="cannot be limited to -1"):
        disjoint_routes(dict.fromkeys("t", ()).__getitem__, {}, "t", limit=-1)
