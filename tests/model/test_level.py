"""Seniority levels: one ladder, and two rungs beside it."""

from __future__ import annotations

import copy
import operator
import pickle
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules import LADDER, LEVELS, SIDE_RUNGS, Level, NotKnown, Unknown

ORDERINGS = [operator.lt, operator.le, operator.gt, operator.ge]
COMPARISONS = [*ORDERINGS, operator.eq, operator.ne]


def test_the_ladder_is_the_documented_one() -> None:
    """The rungs and their order are part of the public interface."""
    assert LADDER == (
        "unpaid",
        "training",
        "entry",
        "senior",
        "manager",
        "director",
        "vp",
        "cxo",
    )
    assert SIDE_RUNGS == ("partner", "owner")
    assert [level.name for level in LEVELS] == [*LADDER, *SIDE_RUNGS]
    assert Level.DIRECTOR is Level.named("director")


@pytest.mark.parametrize("compare", COMPARISONS)
def test_rungs_of_the_ladder_compare_by_their_places(compare: Callable[[Any, Any], Any]) -> None:
    """Any two rungs of the ladder compare as their numbers do, by level and by name."""
    for (a, one), (b, other) in product(enumerate(LADDER), repeat=2):
        assert compare(Level.named(one), Level.named(other)) is compare(a, b)
        assert compare(Level.named(one), other) is compare(a, b)
        assert compare(one, Level.named(other)) is compare(a, b)


@pytest.mark.parametrize("side", SIDE_RUNGS)
@pytest.mark.parametrize("compare", ORDERINGS)
def test_a_side_rung_orders_with_nothing(side: str, compare: Callable[[Any, Any], Any]) -> None:
    """Ordering a side rung against any other level is unknown, and says what settles it."""
    level = Level.named(side)
    for other in LEVELS:
        if other.name != side:
            for outcome in (compare(level, other), compare(other, level)):
                assert isinstance(outcome, Unknown)
                assert "[levels]" in outcome.missing[0].text


@pytest.mark.parametrize("side", SIDE_RUNGS)
def test_a_side_rung_is_as_high_as_itself(side: str) -> None:
    """Two partners are of the same level, whatever that is."""
    level = Level.named(side)
    assert (level <= level, level >= level, level < level, level > level) == (  # noqa: PLR0124 reason: against itself
        True,
        True,
        False,
        False,
    )
    assert level == side
    assert level != "director"


@pytest.mark.parametrize("rung", LADDER)
def test_a_placed_side_rung_compares_from_there(rung: str) -> None:
    """Once the settings place it, a side rung compares like the rung it is placed on."""
    placed = Level.PARTNER.placed(Level.named(rung))
    for other in LADDER:
        level = Level.named(other)
        assert (placed < level) is (Level.named(rung) < level)
        assert (placed >= level) is (Level.named(rung) >= level)
        assert (level <= placed) is (level <= Level.named(rung))
    assert placed == "partner"
    assert placed != Level.named(rung)
    assert isinstance(placed < Level.OWNER, Unknown)


@pytest.mark.parametrize("compare", COMPARISONS)
def test_against_an_unknown_level_it_is_unknown(compare: Callable[[Any, Any], Any]) -> None:
    """An unknown level equals no level for certain, and differs from none for certain."""
    fact = Unknown("level", "ana")
    for level in LEVELS:
        for outcome in (compare(level, fact), compare(fact, level)):
            assert isinstance(outcome, Unknown)
            assert outcome.missing == fact.missing
    with pytest.raises(NotKnown):
        bool(Level.CXO == fact)


def test_names_are_read_leniently_and_refused_clearly() -> None:
    """Case and spaces do not matter; a name that is none lists those there are."""
    assert Level.named(" Director ") is Level.DIRECTOR
    with pytest.raises(ValueError, match="no level 'boss'; the levels are unpaid, training"):
        Level.named("boss")
    with pytest.raises(ValueError, match="no level 'boss'"):
        _ = Level.CXO > "boss"


def test_other_things_do_not_order() -> None:
    """A level and a number are not comparable, and never equal."""
    with pytest.raises(TypeError):
        _ = Level.CXO > 3
    assert Level.CXO != 7
    assert Level.CXO != None  # noqa: E711 reason: the comparison is tested


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_equal_levels_hash_alike(one: Level, other: Level) -> None:
    """Levels and their names find each other in a dict."""
    assert (one == other) is (one.name == other.name)
    assert (hash(one) == hash(other)) is (one == other)
    assert {one: 1}.get(one.name) == 1  # type: ignore[call-overload]
    assert one in {one.name}


def _pickled(level: Level) -> Level:
    twin: Level = pickle.loads(pickle.dumps(level))
    return twin


@pytest.mark.parametrize("clone", [copy.copy, copy.deepcopy, _pickled])
def test_copies_are_the_same_level(clone: Callable[[Level], Level]) -> None:
    """Copying and pickling keep name and place."""
    for level in (*LEVELS, Level.PARTNER.placed(Level.VP)):
        twin = clone(level)
        assert (twin, twin.rank) == (level, level.rank)


def test_text_and_repr() -> None:
    """A level is written by its name, and shown by the constant."""
    assert f"{Level.VP}" == "vp"
    assert repr(Level.VP) == "Level.VP"
