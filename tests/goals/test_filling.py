"""How many slots can be filled to the full at the same time."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.goals.filling import Slots, fill_most

Eligible = dict[str, Slots]


@st.composite
def problems(draw: st.DrawFn, slots: int = 5, people: int = 8) -> tuple[Eligible, list[int]]:
    """Who is eligible for what, and how many each slot wants."""
    wanted = draw(st.lists(st.integers(0, 4), max_size=slots))
    some = st.frozensets(st.sampled_from(range(len(wanted)))) if wanted else st.just(frozenset())
    crowd = draw(st.lists(some, max_size=people))
    return {f"p{number}": slots for number, slots in enumerate(crowd)}, wanted


def subsets(slots: list[int]) -> list[tuple[int, ...]]:
    """All of them, the largest first."""
    return [some for n in range(len(slots), -1, -1) for some in combinations(slots, n)]


def can_be_filled(eligible: Eligible, wanted: list[int], slots: tuple[int, ...]) -> bool:
    """Hall's condition for each subset."""
    return all(
        sum(wanted[slot] for slot in some) <= sum(1 for own in eligible.values() if own & set(some))
        for some in subsets(list(slots))
    )


def most(eligible: Eligible, wanted: list[int]) -> int:
    """How many slots can be filled, by trying all sets."""
    return next(
        len(some)
        for some in subsets(list(range(len(wanted))))
        if can_be_filled(eligible, wanted, some)
    )


@given(problems())
def test_no_larger_set_of_slots_can_be_filled(problem: tuple[Eligible, list[int]]) -> None:
    """The slots found can be filled together, and trying all sets finds no larger one."""
    filling = fill_most(*problem)
    assert can_be_filled(*problem, filling.slots)
    assert len(filling.slots) == filling.at_most == most(*problem)
    assert list(filling.slots) == sorted(set(filling.slots))


@given(problems(), st.integers(0, 60))
def test_a_search_given_up_is_still_sound(problem: tuple[Eligible, list[int]], effort: int) -> None:
    """With little effort the slots can still be filled, and the limit is none too low."""
    filling = fill_most(*problem, effort=effort)
    assert can_be_filled(*problem, filling.slots)
    assert len(filling.slots) <= most(*problem) <= filling.at_most


@given(problems(), st.data())
def test_more_people_never_fill_fewer_slots(
    problem: tuple[Eligible, list[int]], data: st.DataObject
) -> None:
    """Neither a new person nor a further slot for one makes it fewer."""
    eligible, wanted = problem
    slots = st.frozensets(st.sampled_from(range(len(wanted)))) if wanted else st.just(frozenset())
    who = data.draw(st.sampled_from([*eligible, "new"]))
    more = {**eligible, who: eligible.get(who, frozenset()) | data.draw(slots)}
    assert fill_most(more, wanted).at_most >= fill_most(eligible, wanted).at_most


@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(
    problem: tuple[Eligible, list[int]], random: Random
) -> None:
    """Neither which slots are found nor how many there can be."""
    eligible, wanted = problem
    people = list(eligible)
    random.shuffle(people)
    shuffled = {person: eligible[person] for person in people}
    assert fill_most(shuffled, wanted) == fill_most(eligible, wanted)


def test_it_is_not_the_largest_assignment() -> None:
    """Four people give two to each of two firms, or all to one that wants four."""
    both = frozenset({0, 1})
    filling = fill_most(dict.fromkeys("abcd", both), [4, 3])
    assert (filling.slots, filling.at_most) == ((1,), 1)


def test_a_slot_that_wants_nobody_is_full() -> None:
    """Nothing is missing there, whoever there is."""
    assert fill_most({}, [0, 1, 0]).slots == (0, 2)


def test_a_ring_where_every_other_one_can_be_filled() -> None:
    """Neighbours in a ring of nine share the only two people they want: four fit."""
    ring = {f"p{i}": frozenset({i, (i + 1) % 9}) for i in range(9)}
    filling = fill_most(ring, [2] * 9)
    assert len(filling.slots) == filling.at_most == 4
    assert can_be_filled(ring, [2] * 9, filling.slots)


def test_a_crowd_costs_no_more_than_its_classes() -> None:
    """Thirty thousand people fill fifty slots but for one that only few are eligible for."""
    crowd = {f"p{i}": frozenset({i % 49}) for i in range(30_000)} | {"few": frozenset({49})}
    filling = fill_most(crowd, [5] * 50)
    assert filling.slots == tuple(range(49))
    assert filling.at_most == 49


@pytest.mark.parametrize(
    ("slots", "wanted", "message"),
    [
        (frozenset({2}), [1, 1], "there is no slot 2 among 2"),
        (frozenset({-1}), [1], "there is no slot -1 among 1"),
        (frozenset(), [1, -1], "a slot cannot want fewer than no people"),
    ],
)
def test_nonsense_is_refused(slots: Slots, wanted: list[int], message: str) -> None:
    """A slot that is not there and a negative number are named."""
    with pytest.raises(ValueError, match=message):
        fill_most({"p": slots}, wanted)
