"""People given to slots, nobody to two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations, product
from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netrules.goals.filling import Slots
from netrules.goals.matching import Assignment, assign, bounds

Eligible = dict[str, Slots]
Problem = tuple[Eligible, list[int]]


def some_of(slots: int) -> st.SearchStrategy[Slots]:
    """Any of the slots."""
    return st.frozensets(st.sampled_from(range(slots))) if slots else st.just(frozenset())


@st.composite
def problems(draw: st.DrawFn, slots: int = 3, people: int = 5) -> Problem:
    """Who is eligible for what, and how many each slot wants."""
    wanted = draw(st.lists(st.integers(0, 3), max_size=slots))
    crowd = draw(st.lists(some_of(len(wanted)), max_size=people))
    return {f"p{number}": own for number, own in enumerate(crowd)}, wanted


def all_assignments(eligible: Eligible, wanted: list[int]) -> Iterator[tuple[int | None, ...]]:
    """For each person a slot or none, in every way that gives no slot too many."""
    for choice in product(*([None, *sorted(own)] for own in eligible.values())):
        if all(choice.count(slot) <= want for slot, want in enumerate(wanted)):
            yield choice


def used(assignment: Assignment) -> set[str]:
    """Everyone who is given to a slot."""
    return set(chain.from_iterable(assignment.people))


@given(problems())
def test_everyone_given_to_a_slot_may_fill_it_and_fills_one(problem: Problem) -> None:
    """No slot gets a person who is not eligible, a second time, or one too many."""
    eligible, wanted = problem
    assignment = assign(eligible, wanted)
    assert len(used(assignment)) == assignment.size
    for slot, people in enumerate(assignment.people):
        assert all(slot in eligible[person] for person in people)
        assert len(people) + assignment.short[slot] == wanted[slot]
        assert assignment.short[slot] >= 0
        assert list(people) == [person for person in eligible if person in people]


@given(problems())
def test_no_assignment_is_larger(problem: Problem) -> None:
    """Trying all assignments finds none that gives more people to slots."""
    largest = max(sum(slot is not None for slot in choice) for choice in all_assignments(*problem))
    assert assign(*problem).size == largest


@given(problems())
def test_slots_are_served_in_order(problem: Problem) -> None:
    """Of all largest assignments none gives more to an earlier slot."""
    eligible, wanted = problem
    assignment = assign(eligible, wanted)
    fills = [
        tuple(choice.count(slot) for slot in range(len(wanted)))
        for choice in all_assignments(eligible, wanted)
    ]
    assert assignment.filled == max(fill for fill in fills if sum(fill) == assignment.size)


@given(problems())
def test_people_are_preferred_in_order(problem: Problem) -> None:
    """Of all largest assignments none uses somebody who comes earlier instead."""
    eligible, wanted = problem
    assignment = assign(eligible, wanted)
    preferred = max(
        taken
        for choice in all_assignments(eligible, wanted)
        if sum(taken := tuple(slot is not None for slot in choice)) == assignment.size
    )
    assert used(assignment) == {
        person for person, taken in zip(eligible, preferred, strict=True) if taken
    }


@given(problems(slots=5, people=8))
def test_the_bottleneck_explains_the_whole_shortage(problem: Problem) -> None:
    """Its slots lack as many people as all do, and no set without one of them does."""
    eligible, wanted = problem
    assignment = assign(eligible, wanted)

    def lacking(slots: Slots) -> int:
        people = sum(1 for own in eligible.values() if own & slots)
        return sum(wanted[slot] for slot in slots) - people

    sets = [
        frozenset(slots)
        for size in range(len(wanted) + 1)
        for slots in combinations(range(len(wanted)), size)
    ]
    shortage = sum(assignment.short)
    assert lacking(assignment.bottleneck) == shortage == max(map(lacking, sets))
    assert all(assignment.bottleneck <= slots for slots in sets if lacking(slots) == shortage)


@given(problems(slots=6, people=30), st.integers(1, 4))
def test_the_size_is_that_of_a_maximum_flow(problem: Problem, times: int) -> None:
    """As many as networkx finds on the graph of single people."""
    eligible, wanted = problem
    wanted = [want * times for want in wanted]
    graph: nx.DiGraph[Any] = nx.DiGraph()
    graph.add_nodes_from("st")
    for person, own in eligible.items():
        graph.add_edge("s", person, capacity=1)
        graph.add_edges_from((person, slot) for slot in own)
    graph.add_edges_from((slot, "t", {"capacity": want}) for slot, want in enumerate(wanted))
    assert assign(eligible, wanted).size == nx.maximum_flow_value(graph, "s", "t")


@given(problems(slots=4, people=8), st.randoms(use_true_random=False))
def test_the_order_of_people_decides_only_who(problem: Problem, random: Random) -> None:
    """How many each slot gets, lacks, and why, is the same in any order of people."""
    eligible, wanted = problem
    people = list(eligible)
    random.shuffle(people)
    one, other = assign(eligible, wanted), assign({p: eligible[p] for p in people}, wanted)
    assert (one.filled, one.short, one.bottleneck) == (other.filled, other.short, other.bottleneck)


@given(problems(slots=4, people=8))
def test_names_do_not_matter(problem: Problem) -> None:
    """Other names for the same people give the same assignment under those names."""
    eligible, wanted = problem
    names = {person: f"q{99 - number}" for number, person in enumerate(eligible)}
    renamed = assign({names[person]: own for person, own in eligible.items()}, wanted)
    assert renamed.people == tuple(
        tuple(names[person] for person in people) for people in assign(eligible, wanted).people
    )


@given(problems(slots=4, people=8), st.data())
def test_more_people_never_make_it_fewer(problem: Problem, data: st.DataObject) -> None:
    """Neither a new person nor a further slot for one lowers the size."""
    eligible, wanted = problem
    who = data.draw(st.sampled_from([*eligible, "new"]))
    own = eligible.get(who, frozenset()) | data.draw(some_of(len(wanted)))
    assert assign({**eligible, who: own}, wanted).size >= assign(eligible, wanted).size


@settings(max_examples=40)
@given(problems(slots=3, people=4), st.data())
def test_bounds_hold_whatever_turns_out_and_are_tight(
    problem: Problem, data: st.DataObject
) -> None:
    """Over all ways to settle what is possible, each range is met at both ends."""
    certain, wanted = problem
    pairs = [(person, slot) for person in certain for slot in range(len(wanted))]
    some = data.draw(
        st.lists(st.sampled_from(pairs), max_size=6, unique=True) if pairs else st.just([])
    )
    possible = {p: frozenset(s for who, s in some if who == p) for p in certain}
    reach = bounds(certain, possible, wanted)
    sizes, wholes, numbers = [], [], []
    for settled in product([False, True], repeat=len(some)):
        true = {pair for pair, holds in zip(some, settled, strict=True) if holds}
        now = {p: own | {s for who, s in true if who == p} for p, own in certain.items()}
        sizes.append(assign(now, wanted).size)
        wholes.append(bounds(now, {}, wanted).whole[0])
        numbers.append([sum(slot in own for own in now.values()) for slot in range(len(wanted))])
    assert reach.size == (min(sizes), max(sizes))
    assert reach.whole == (min(wholes), max(wholes))
    assert reach.eligible == tuple(
        (min(number), max(number)) for number in zip(*numbers, strict=True)
    )


def test_what_is_certain_is_possible_too() -> None:
    """Possible slots are added to the certain ones, and new people come last."""
    reach = bounds({"ann": frozenset({0})}, {"bob": frozenset({0}), "ann": frozenset({1})}, [1, 1])
    assert reach.size == (1, 2)
    assert reach.certain.people == (("ann",), ())
    assert reach.possible.people == (("bob",), ("ann",))


def test_full_slots_are_counted_where_the_largest_assignment_spreads_people() -> None:
    """The first slot takes all three and still lacks one; two would fill the second."""
    both = frozenset({0, 1})
    reach = bounds(dict.fromkeys(("ann", "bob", "cem"), both), {}, [4, 2])
    assert reach.certain.filled == (3, 0)
    assert (reach.whole, reach.full) == ((1, 1), (1,))


def test_somebody_who_fits_two_needs_serves_one() -> None:
    """A recruiter who is also an insider leaves one of the two needs open, and both are named."""
    assignment = assign({"ann": frozenset({0, 1})}, [1, 1])
    assert assignment.people == (("ann",), ())
    assert assignment.short == (0, 1)
    assert assignment.bottleneck == {0, 1}


def test_who_can_do_less_leaves_the_rest_to_others() -> None:
    """The only one eligible for the second slot is kept for it, though preferred for the first."""
    eligible = {"ann": frozenset({0, 1}), "bob": frozenset({0})}
    assert assign(eligible, [1, 1]).people == (("bob",), ("ann",))


def test_a_slot_that_can_be_filled_is_no_part_of_the_bottleneck() -> None:
    """Only the slot nobody is eligible for is to blame."""
    eligible = {"ann": frozenset({0}), "bob": frozenset({0, 1})}
    assert assign(eligible, [1, 1, 2]).bottleneck == {2}


def test_nothing_wanted_is_nothing_lacking() -> None:
    """Without slots, or with slots that want nobody, nothing is short."""
    assert assign({"ann": frozenset()}, []) == Assignment((), (), frozenset())
    assert assign({"ann": frozenset({0})}, [0]) == Assignment(((),), (0,), frozenset())


def test_thirty_thousand_people_cost_their_classes() -> None:
    """A whole address book is assigned at once; the first of each class are taken."""
    crowd = {f"p{number}": frozenset({number % 40, number % 30}) for number in range(30_000)}
    assignment = assign(crowd, [100] * 40)
    assert assignment.size == 4000
    assert used(assignment) <= {f"p{number}" for number in range(5000)}


def test_a_slot_that_is_not_there_is_refused() -> None:
    """It is an error of the caller and is named as one."""
    with pytest.raises(ValueError, match="there is no slot 3 among 1"):
        assign({"ann": frozenset({3})}, [1])
