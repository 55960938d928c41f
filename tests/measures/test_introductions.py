"""Introductions: the likeliest route, independent ones, and steps that are only maybes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from math import exp, log, prod
from typing import Any

import attrs
import networkx as nx
import pytest
from building import TODAY, all_ties, covered, event, handle, me, network, origin, person
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import florentine

from netrules import Bounds, Evidence, Handle, Item, Network, Tie, TieRecord
from netrules.measures.disjoint import disjoint_routes, ranked
from netrules.measures.introductions import MaybeStep, Route, Routes, routes
from netrules.measures.steps import Sign, graded

NAMES = "abcdefg"
EGO = "me"


def tied(one: str, other: str, evidence: Evidence = Evidence.STATED, **more: Any) -> TieRecord:
    """A tie of two people, either of them perhaps ego."""
    ends = [Handle(me=True) if name == EGO else handle(name) for name in (one, other)]
    return TieRecord((ends[0], ends[1]), "knows", evidence, origin(), **more)


def strangers(names: Iterable[str], **facts: Any) -> list[Item]:
    """People without a tie to ego."""
    return [attrs.evolve(person(name, **facts), tie="") for name in names]


def world(pairs: str, *more: Item, names: str = NAMES) -> Network:
    """Everybody of *names* and a stated tie for each pair of letters, 0 being ego."""
    ties = [tied(*(EGO if end == "0" else end for end in pair)) for pair in pairs.split()]
    return network(*strangers(names), *ties, *more).as_of(TODAY)


def people_of(found: Iterable[Route]) -> list[tuple[str, ...]]:
    """The people on each route."""
    return [route.people for route in found]


def by_ends(table: dict[tuple[str, str], float]) -> Any:
    """A strength that is the same both ways."""
    return lambda start, end, ties: table[min(start, end), max(start, end)]


# -- golden values: the Florentine families, ego standing for the Medici --------------------


@pytest.fixture(scope="module")
def families() -> Network:
    """The marriages of Padgett & Ansell (1993), with the Medici as ego."""
    graph = florentine()
    ties = [tied(*(EGO if end == "Medici" else end for end in pair)) for pair in graph.edges]
    return network(*strangers(set(graph) - {"Medici"}), *ties, all_ties()).as_of(TODAY)


def test_routes_to_the_strozzi(families: Network) -> None:
    """Of the three disjoint paths two lead over no more than two families; the third, over
    three, is in `vertex_disjoint_paths`. The shortest is the likeliest, all ties being alike."""
    found = routes(families, "strozzi")
    assert people_of(found.independent) == [
        ("ridolfi", "strozzi"),
        ("barbadori", "castellani", "strozzi"),
    ]
    assert found.best is not None
    assert found.best.people == ("ridolfi", "strozzi")


def test_the_pazzi_have_one_route_to_the_medici(families: Network) -> None:
    """They married the Salviati alone."""
    assert people_of(routes(families, "pazzi").independent) == [("salviati", "pazzi")]


def test_no_route_to_the_pucci(families: Network) -> None:
    """They married into none of the families. Only ego could still know them."""
    found = routes(families, "pucci")
    assert (found.best, found.independent) == (None, ())
    assert (found.number.low, found.number.high) == (0, 1)
    assert [(fact.field, fact.subject) for fact in found.number.missing] == [("ties", "pucci")]


# -- against all routes that there are ----------------------------------------------------


def all_routes(graph: nx.Graph[str], target: str, intermediaries: int) -> Iterator[list[str]]:
    """Every simple path from ego to *target*, by networkx."""
    paths = nx.all_simple_paths(graph, EGO, target, cutoff=intermediaries + 1)
    yield from (path[1:] for path in paths)


def most_disjoint(found: list[list[str]]) -> int:
    """The most routes that share nobody but their end, by trying all sets."""
    for size in range(len(found), 0, -1):
        for some in combinations(found, size):
            people = [name for route in some for name in route[:-1]]
            if len(set(people)) == len(people):
                return size
    return 0


@st.composite
def graphs_of_ego(draw: st.DrawFn) -> nx.Graph[str]:
    """Ego, six others, and some ties."""
    nodes = ["a", "b", "c", "d", "e", "f", EGO]
    edges = draw(st.lists(st.sampled_from(list(combinations(nodes, 2))), unique=True, max_size=11))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(draw(st.permutations(edges)))
    return graph


def network_of(graph: nx.Graph[str], *more: Item) -> Network:
    """The network that *graph* shows."""
    others = sorted(set(graph) - {EGO})
    return network(
        *strangers(others), *(tied(*edge) for edge in graph.edges), all_ties(others), *more
    ).as_of(TODAY)


likelihoods = st.sampled_from([0.2, 0.5, 0.7, 0.9, 1.0])


@given(graphs_of_ego(), st.data(), st.sampled_from([0, 1, 2]))
def test_best_and_most_by_trial(
    graph: nx.Graph[str], data: st.DataObject, intermediaries: int
) -> None:
    """The likeliest route is that of networkx's simple paths with the largest product; the
    independent ones are as many as there are in any set of them."""
    table = {(min(edge), max(edge)): data.draw(likelihoods) for edge in sorted(graph.edges)}
    found = routes(network_of(graph), "a", intermediaries=intermediaries, strength=by_ends(table))
    every = list(all_routes(graph, "a", intermediaries))
    values = [
        prod(table[min(step), max(step)] for step in pairwise([EGO, *route])) for route in every
    ]
    assert (found.best is None) == (not every)
    if found.best is not None:
        assert list(found.best.people) in every
        assert found.best.likelihood == pytest.approx(max(values))
    assert all(list(route.people) in every for route in found.independent)
    if len(every) <= 12:
        assert len(found.independent) == most_disjoint(every)


@given(graphs_of_ego(), st.data())
def test_the_best_is_the_shortest_by_dijkstra(graph: nx.Graph[str], data: st.DataObject) -> None:
    """Where the shortest path for -ln s has no more than two intermediaries it is the best."""
    for one, other in graph.edges:
        graph[one][other]["cost"] = -log(data.draw(likelihoods))
    if not nx.has_path(graph, EGO, "a"):
        return
    path = nx.dijkstra_path(graph, EGO, "a", weight="cost")
    if len(path) > 4:
        return
    cost = {(min(edge), max(edge)): graph.edges[edge]["cost"] for edge in graph.edges}
    found = routes(
        network_of(graph),
        "a",
        strength=lambda start, end, ties: exp(-cost[min(start, end), max(start, end)]),
    )
    assert found.best is not None
    expected = nx.dijkstra_path_length(graph, EGO, "a", weight="cost")
    assert -log(found.best.likelihood) == pytest.approx(expected)


@given(graphs_of_ego())
def test_the_independent_are_those_that_goals_count(graph: nx.Graph[str]) -> None:
    """As many, over the same number of people, as `disjoint_routes` finds by ids alone."""
    known = network_of(graph)
    found = people_of(routes(known, "a").independent)
    other = disjoint_routes(known.adjacency.__getitem__, ranked(known.ego_ties), "a")
    assert list(map(len, found)) == list(map(len, other))


@given(graphs_of_ego(), st.permutations("abcdef"))
def test_names_change_nothing_but_names(graph: nx.Graph[str], names: list[str]) -> None:
    """Under other names there are as many routes, and the likeliest is as likely."""
    table = {**dict(zip("abcdef", names, strict=True)), EGO: EGO}
    renamed = nx.relabel_nodes(graph, table)
    one, other = routes(network_of(graph), "a"), routes(network_of(renamed), table["a"])
    assert len(one.independent) == len(other.independent)
    assert worth(one) == worth(other)


def worth(found: Routes) -> float:
    """The likelihood of the best route; 0 for none."""
    return 0.0 if found.best is None else found.best.likelihood


@given(graphs_of_ego(), st.sampled_from(list(combinations(["a", "b", "c", "d", EGO], 2))))
def test_another_tie_never_leaves_fewer_or_worse(
    graph: nx.Graph[str], pair: tuple[str, str]
) -> None:
    """And their number stays within the bounds that held without it."""
    more = graph.copy()
    more.add_edge(*pair)
    before, after = routes(network_of(graph), "a"), routes(network_of(more), "a")
    assert len(after.independent) >= len(before.independent)
    assert worth(after) >= worth(before)
    if EGO in pair:  # ties among others are known, ego's are not
        low, high = ends(before.number)
        assert low <= len(after.independent) <= high


def ends(number: Any) -> tuple[int, int]:
    """The lowest and the highest that a number can be."""
    return (number.low, number.high) if isinstance(number, Bounds) else (number, number)


@given(graphs_of_ego(), st.integers(-3000, 3000))
def test_a_shift_of_all_days_changes_nothing(graph: nx.Graph[str], days: int) -> None:
    """Only how long ago contact was and ties ended counts."""

    def at(shift: int) -> Routes:
        today = TODAY + timedelta(days=shift)
        ties = [
            tied(*edge, until=today - timedelta(days=3 * number - 4))
            for number, edge in enumerate(sorted(graph.edges))
        ]
        events = [event("b", today - timedelta(days=20)), event("c", today - timedelta(days=400))]
        span = covered(today - timedelta(days=900), today)
        return routes(network(*strangers("abcdef"), *ties, *events, span).as_of(today), "a")

    now, then = at(0), at(days)
    assert people_of(now.independent) == people_of(then.independent)
    assert worth(now) == worth(then)
    assert [step.signs for route in now.independent for step in route.steps] == [
        step.signs for route in then.independent for step in route.steps
    ]


# -- what speaks for a step ----------------------------------------------------------------


def test_a_recent_contact_is_asked_first() -> None:
    """Of two who know the target, the one ego was lately in contact with."""
    found = routes(world("0b 0c ba ca", event("c", TODAY - timedelta(days=30)), covered()), "a")
    assert people_of(found.independent) == [("c", "a"), ("b", "a")]
    assert found.best is not None
    assert found.best.people == ("c", "a")
    first, second = found.best.steps
    assert (first.signs, second.signs) == ((Sign.WARM, Sign.STATED), (Sign.STATED,))
    assert first.last == TODAY - timedelta(days=30)
    assert second.last is None


def test_a_warm_way_round_can_beat_a_cold_tie() -> None:
    """The likeliest route is over a warm introducer, the first independent one direct."""
    cold = tied(EGO, "a", Evidence.OBSERVED)
    found = routes(world("0b ba", cold, event("b", TODAY), covered()), "a")
    assert found.best is not None
    assert found.best.people == ("b", "a")
    # Two signs for b and one for its tie to the target; one against the direct tie.
    assert found.best.likelihood == pytest.approx(5 / 7 * 4 / 7)
    assert people_of(found.independent) == [("a",), ("b", "a")]
    assert found.independent[0].likelihood == pytest.approx(2 / 7)


def test_contact_that_is_not_known_counts_neither_way() -> None:
    """Without coverage nobody is cold."""
    found = routes(world("0b ba"), "a")
    assert found.best is not None
    assert found.best.steps[0].signs == (Sign.STATED,)


def test_stated_counts_more_than_observed() -> None:
    """What somebody wrote down is preferred to what was seen in data."""
    observed = [tied("c", "a", Evidence.OBSERVED)]
    found = routes(world("0b 0c ba", *observed), "a")
    assert found.best is not None
    assert found.best.people == ("b", "a")


def test_strength_is_compared_with_its_like() -> None:
    """Above the median of those stated it speaks for a step, below against it."""
    ties = [
        tied("b", "a", strength=9.0),
        tied("c", "a", strength=1.0),
        tied("d", "a", strength=5.0),
    ]
    found = routes(world("0b 0c 0d", *ties), "a")
    assert [route.steps[-1].signs for route in found.independent] == [
        (Sign.STATED, Sign.STRONG),
        (Sign.STATED, Sign.WEAK),
        (Sign.STATED,),
    ]
    assert found.best is not None
    assert found.best.people == ("b", "a")


def test_the_unit_of_strength_is_nobodys_business() -> None:
    """Any scale gives the same routes."""

    def at(scale: float) -> Routes:
        ties = [tied(one, "a", strength=scale * n) for n, one in enumerate("bcd", 1)]
        return routes(world("0b 0c 0d", *ties), "a")

    assert worth(at(1)) == worth(at(250)) == worth(at(0.001))


def test_grades_are_in_order() -> None:
    """Two signs against, up to three for: 1/7 to 6/7."""
    assert graded((Sign.COLD, Sign.WEAK)) == pytest.approx(1 / 7)
    assert graded(()) == pytest.approx(3 / 7)
    assert graded((Sign.WARM, Sign.STATED, Sign.STRONG)) == pytest.approx(6 / 7)


def test_a_strength_of_ones_own() -> None:
    """It is given both ends and the ties between them, whose evidence it may read."""
    asked: list[tuple[str, str, tuple[Tie, ...]]] = []

    def strength(start: str, end: str, ties: tuple[Tie, ...]) -> float:
        asked.append((start, end, ties))
        return 0.9 if start == "c" else 0.5

    found = routes(world("0b 0c ba ca"), "a", strength=strength)
    assert found.best is not None
    assert found.best.people == ("c", "a")
    assert found.best.likelihood == pytest.approx(0.45)
    assert {(start, end) for start, end, _ in asked} >= {(EGO, "b"), ("c", "a")}
    assert all(tie.evidence is Evidence.STATED for _, _, ties in asked for tie in ties)


@pytest.mark.parametrize("value", [0.0, -0.5, 1.5, float("nan")])
def test_a_strength_that_is_no_likelihood_is_refused(value: float) -> None:
    """Nothing that is not above 0 and at most 1."""
    with pytest.raises(ValueError, match="above 0 and at most 1"):
        routes(world("0a"), "a", strength=lambda start, end, ties: value)


def test_equal_routes_come_by_steps_and_ids() -> None:
    """Whatever the order in which ties are read."""
    found = routes(world("0d 0c da ca"), "a", strength=lambda start, end, ties: 1.0)
    assert found.best is not None
    assert found.best.people == ("c", "a")


# -- evidence ----------------------------------------------------------------------------


def test_each_step_shows_its_evidence() -> None:
    """Kind, evidence, layer, day and place of every tie that it rests on."""
    since = date(2024, 2, 1)
    found = routes(world("0b", tied("b", "a", Evidence.OBSERVED, since=since)), "a")
    assert found.best is not None
    (tie,) = found.best.steps[1].ties
    assert (tie.kind, tie.evidence, tie.layer, tie.since) == (
        "knows",
        Evidence.OBSERVED,
        "contacts",
        since,
    )
    assert tie.origins[0].line > 0


def test_a_tie_that_ended_carries_no_step() -> None:
    """From the day after its last one."""
    ended = tied("b", "a", until=TODAY - timedelta(days=1))
    assert routes(world("0b", ended), "a").best is None
    lasting = tied("b", "a", until=TODAY)
    assert routes(world("0b", lasting), "a").best is not None


def test_a_tie_of_no_strength_carries_no_step() -> None:
    """Neither among others nor of ego's."""
    assert routes(world("0b", tied("b", "a", strength=0.0)), "a").best is None
    assert routes(world("ba", tied(EGO, "b", strength=0.0)), "a").best is None


# -- maybes ------------------------------------------------------------------------------


def test_an_implied_tie_is_a_maybe_and_no_route() -> None:
    """Somebody concluded it: ask whether it is so."""
    found = routes(world("0b", tied("b", "a", Evidence.IMPLIED)), "a")
    assert (found.best, found.independent) == (None, ())
    (step,) = found.maybe
    assert (step.start, step.end, step.employer) == ("b", "a", "")
    assert [tie.evidence for tie in step.ties] == [Evidence.IMPLIED]


def test_a_shared_employer_is_a_maybe_and_no_route() -> None:
    """Of those ego is tied to, and of ego, who work where the target does; not of others."""
    found = routes(
        network(
            me(organization="ACME"),
            *strangers("ac", organization="Acme Ltd"),
            person("b", organization="acme"),
            person("d", organization="Globex"),
        ).as_of(TODAY),
        "a",
    )
    assert found.best is None
    assert found.maybe == (
        MaybeStep(EGO, "a", (), "Acme Ltd"),
        MaybeStep("b", "a", (), "Acme Ltd"),
    )


def test_whoever_is_tied_is_no_maybe() -> None:
    """A tie on record needs no guess."""
    found = routes(
        network(
            me(organization="Acme"),
            person("a", organization="Acme"),
            person("b", organization="Acme"),
            tied("b", "a"),
        ).as_of(TODAY),
        "a",
    )
    assert people_of(found.independent) == [("a",), ("b", "a")]
    assert found.maybe == ()


def test_maybes_come_in_the_order_to_ask() -> None:
    """Ego's own first, then those ego was lately in contact with; and only ego's own where a
    route may have no intermediaries."""
    guesses = [tied(one, "a", Evidence.IMPLIED) for one in (EGO, "b", "c", "d")]
    known = world("0b 0c", *guesses, event("c", TODAY), covered())
    assert [step.start for step in routes(known, "a").maybe] == [EGO, "c", "b"]
    assert [step.start for step in routes(known, "a", intermediaries=0).maybe] == [EGO]


def test_an_implied_tie_that_ended_is_no_maybe() -> None:
    """Who left is no colleague."""
    gone = tied("b", "a", Evidence.IMPLIED, until=TODAY - timedelta(days=1))
    assert routes(world("0b", gone), "a").maybe == ()


# -- how many there are --------------------------------------------------------------------


def test_ties_that_nobody_recorded_may_open_more() -> None:
    """At most one route for everybody there is."""
    found = routes(world("0b ba"), "a")
    assert ends(found.number) == (1, len(NAMES))
    assert [fact.field for fact in found.number.missing] == ["ties"]


def test_all_ties_known_and_everybody_ego_is_tied_to() -> None:
    """Then their number is known."""
    found = routes(network(*map(person, "abc"), tied("b", "a"), all_ties()).as_of(TODAY), "a")
    assert (found.number, people_of(found.independent)) == (2, [("a",), ("b", "a")])


def test_a_direct_tie_is_the_only_route_without_intermediaries() -> None:
    """Whatever ties of others nobody recorded."""
    assert routes(world("0a 0b ba"), "a", intermediaries=0).number == 1
    assert ends(routes(world("0b ba"), "a", intermediaries=0).number) == (0, 1)


# -- edges ---------------------------------------------------------------------------------


def test_one_person_and_nobody() -> None:
    """Somebody alone is reached directly or not at all."""
    found = routes(network(person("a")).as_of(TODAY), "a")
    assert people_of(found.independent) == [("a",)]
    assert ends(found.number) == (1, 1)
    with pytest.raises(KeyError):
        routes(network().as_of(TODAY), "a")


def test_refused() -> None:
    """Longer routes, and a network without a day."""
    with pytest.raises(ValueError, match="0 to 2 intermediaries"):
        routes(world("0a"), "a", intermediaries=3)
    with pytest.raises(ValueError, match="no day to be judged on"):
        routes(network(person("a")), "a")


def test_a_star_and_a_clique() -> None:
    """Over the hub of a star there is one route; in a clique everybody leads to everybody."""
    assert people_of(routes(world("0b ba bc bd"), "a").independent) == [("b", "a")]
    pairs = " ".join(one + other for one, other in combinations("0abcde", 2))
    found = people_of(routes(world(pairs), "a").independent)
    assert found == [("a",), ("b", "a"), ("c", "a"), ("d", "a"), ("e", "a")]


def test_only_the_surroundings_are_asked_about() -> None:
    """In a large network no step is weighed that is on no route."""
    asked: list[str] = []

    def strength(start: str, end: str, ties: tuple[Tie, ...]) -> float:
        asked.append(start + end)
        return 0.5

    names = [f"p{number}" for number in range(300)]
    far = [tied(one, other) for one, other in pairwise(names)]
    routes(world("0b ba", *map(person, names), *far), "a", strength=strength)
    assert sorted(asked) == ["ba", "meb"]
