"""Quantities between limits: sound, and as tight as they can be."""

from __future__ import annotations

import copy
import operator
import pickle
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules import Bounds, Missing, NotKnown, Unknown, between, count, days_between, share

PLACE = (Missing("place", "ana"),)
LEVEL = (Missing("level", "ana"),)
#: Stands for "without limit" where every value has to be tried.
FAR = 40

ends = st.none() | st.integers(-3, 3)


@st.composite
def quantities(draw: st.DrawFn) -> Any:
    """A number, or bounds around one."""
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    if low is None and high is None:
        low = 0
    return between(low, high, PLACE)


def _values(quantity: Any) -> range:
    """Every value that a quantity can have, far enough out where it has no limit."""
    if isinstance(quantity, Bounds):
        low = -FAR if quantity.low is None else quantity.low
        high = FAR if quantity.high is None else quantity.high
        return range(low, high + 1)
    return range(quantity, quantity + 1)


COMPARISONS = [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne]


@given(st.sampled_from(COMPARISONS), quantities(), quantities())
def test_comparing_is_definite_exactly_where_all_values_agree(
    compare: Callable[[Any, Any], Any], one: Any, other: Any
) -> None:
    """Every comparison is sound and tight."""
    outcomes = {compare(a, b) for a, b in product(_values(one), _values(other))}
    outcome = compare(one, other)
    if len(outcomes) == 1:
        assert outcome is outcomes.pop()
    else:
        assert isinstance(outcome, Unknown)
        assert outcome.missing == PLACE


def _spread(quantity: Any) -> tuple[Any, Any]:
    if isinstance(quantity, Bounds):
        return quantity.low, quantity.high
    return (None, None) if isinstance(quantity, Unknown) else (quantity, quantity)


@given(st.sampled_from([operator.add, operator.sub]), quantities(), quantities())
def test_sums_and_differences_are_tight(
    compute: Callable[[Any, Any], Any], one: Any, other: Any
) -> None:
    """Both ends of a sum or difference are reached, and nothing lies beyond them."""
    outcomes = {compute(a, b) for a, b in product(_values(one), _values(other))}
    low, high = _spread(compute(one, other))
    assert low == (None if min(outcomes) < -FAR // 2 else min(outcomes))
    assert high == (None if max(outcomes) > FAR // 2 else max(outcomes))


@given(quantities(), st.sampled_from([-2, 0, 1, 3]))
def test_multiples_are_tight(one: Any, factor: int) -> None:
    """Multiplying keeps both ends, and turns them around for a negative number."""
    outcomes = {value * factor for value in _values(one)}
    for outcome in (one * factor, factor * one):
        low, high = _spread(outcome)
        assert low == (None if min(outcomes) < -FAR // 2 else min(outcomes))
        assert high == (None if max(outcomes) > FAR // 2 else max(outcomes))


@given(quantities())
def test_negatives_and_distances_are_tight(one: Any) -> None:
    """The same for a minus sign and for the distance from nothing."""
    for compute in (operator.neg, abs):
        outcomes = {compute(value) for value in _values(one)}
        low, high = _spread(compute(one))
        assert low == (None if min(outcomes) < -FAR // 2 else min(outcomes))
        assert high == (None if max(outcomes) > FAR // 2 else max(outcomes))


@given(quantities())
def test_truth_is_known_only_away_from_nothing(one: Any) -> None:
    """A number that may or may not be 0 is neither true nor false."""
    outcomes = {bool(value) for value in _values(one)}
    if len(outcomes) == 1:
        assert bool(one) is outcomes.pop()
    else:
        with pytest.raises(NotKnown):
            bool(one)


def test_parts_and_ratios() -> None:
    """Dividing by a number is exact; dividing by bounds is unknown, never an error."""
    some = Bounds(2, 4, PLACE)
    assert _spread(some / 4) == (0.5, 1.0)
    assert _spread(some / Fraction(2)) == (1, 2)
    assert isinstance(8 / some, Unknown)
    assert isinstance(some / Bounds(1, 2, LEVEL), Unknown)
    assert isinstance(some * Bounds(1, 2, LEVEL), Unknown)
    assert isinstance(some // 2, Unknown)
    assert isinstance(some % 2, Unknown)
    with pytest.raises(ZeroDivisionError):
        some / 0


@pytest.mark.parametrize("compute", [*COMPARISONS, operator.add, operator.sub, operator.mul])
def test_with_an_unknown_it_is_unknown(compute: Callable[[Any, Any], Any]) -> None:
    """What hangs on bounds and on an unknown misses the facts of both."""
    some, none = Bounds(2, 4, PLACE), Unknown("level", "ana")
    for outcome in (compute(some, none), compute(none, some)):
        assert isinstance(outcome, Unknown)
        assert set(outcome.missing) == {*PLACE, *LEVEL}


REFUSED: dict[str, Callable[[Any], Any]] = {
    "hash": hash,
    "int": int,
    "float": float,
    "range": range,
    "round": round,
    "being in a list": lambda value: value in [3],
    "format": lambda value: f"{value:.1f}",
    "max": lambda value: max(value, 3),
    "sorting": lambda value: sorted([value, 3]),
    "attribute": operator.attrgetter("real"),
    "attribute with a default": lambda value: getattr(value, "year", 1970),
}


@pytest.mark.parametrize("use", REFUSED.values(), ids=REFUSED)
def test_refuses_to_be_taken_for_a_number(use: Callable[[Any], Any]) -> None:
    """Whatever needs the number itself raises and names the facts."""
    with pytest.raises(NotKnown) as caught:
        use(Bounds(2, 4, PLACE))
    assert caught.value.missing == PLACE


def test_is_equal_to_nothing_of_another_kind() -> None:
    """Neither a text nor None is a number, whichever number it is."""
    some = Bounds(2, 4, PLACE)
    assert (some == "3") is False
    assert (some != "3") is True
    assert (some == None) is False  # noqa: E711 reason: the comparison is tested
    assert some not in ["3", None]


def test_bounds_of_dates() -> None:
    """Days compare, subtract and shift; their parts are not known."""
    some = Bounds(date(2026, 1, 10), date(2026, 2, 1), PLACE)
    assert (some < date(2026, 2, 2)) is True
    assert isinstance(some < date(2026, 2, 1), Unknown)
    assert _spread(some - timedelta(days=1)) == (date(2026, 1, 9), date(2026, 1, 31))
    assert _spread(date(2026, 2, 1) - some) == (timedelta(0), timedelta(days=22))
    assert bool(some) is True
    with pytest.raises(NotKnown):
        operator.attrgetter("year")(some)
    with pytest.raises(NotKnown):
        bool(Bounds(None, date(2026, 2, 1), PLACE))


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (date(2026, 1, 1), date(2026, 1, 31), (30, 30)),
        (Bounds(date(2026, 1, 1), date(2026, 1, 11), PLACE), date(2026, 1, 31), (20, 30)),
        (Bounds(None, date(2026, 1, 11), PLACE), date(2026, 1, 31), (20, None)),
        (Bounds(date(2026, 1, 1), None, PLACE), date(2026, 1, 31), (None, 30)),
        (date(2026, 1, 1), Bounds(date(2026, 1, 11), None, PLACE), (10, None)),
        (
            Bounds(date(2026, 1, 1), date(2026, 1, 3), PLACE),
            Bounds(date(2026, 1, 11), date(2026, 1, 21), LEVEL),
            (8, 20),
        ),
        (
            Bounds(None, date(2026, 1, 1), PLACE),
            Bounds(None, date(2026, 1, 1), LEVEL),
            (None, None),
        ),
    ],
)
def test_days_between(earlier: Any, later: Any, expected: tuple[Any, Any]) -> None:
    """Days between two days, each known or between limits."""
    assert _spread(days_between(earlier, later)) == expected


def test_days_between_an_unknown_day() -> None:
    """An unknown day leaves the number of days unknown."""
    some = Bounds(None, date(2026, 1, 1), PLACE)
    for pair in (
        (Unknown("met"), date(2026, 1, 1)),
        (some, Unknown("met")),
        (Unknown("met"), some),
    ):
        assert isinstance(days_between(*pair), Unknown)


@pytest.mark.parametrize(
    "clone", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))]
)
def test_copies_have_the_same_limits(clone: Callable[[Any], Any]) -> None:
    """Copying and pickling keep limits and facts."""
    twin = clone(Bounds(2, None, PLACE))
    assert _spread(twin) == (2, None)
    assert twin.missing == PLACE


def test_text_and_repr() -> None:
    """Bounds are written in words, and shown whole to a debugger."""
    assert str(Bounds(2, 4, PLACE)) == "2 to 4"
    assert f"{Bounds(2, None, PLACE)}" == "at least 2"
    assert str(Bounds(None, 4, PLACE)) == "at most 4"
    assert repr(Bounds(2, 4, ())) == "Bounds(low=2, high=4, missing=())"


def test_between_is_a_number_or_unknown_at_the_extremes() -> None:
    """Bounds that meet are the value; bounds without any limit are unknown."""
    assert between(3, 3, PLACE) == 3
    assert type(between(3, 3, PLACE)) is int
    assert isinstance(between(None, None, PLACE), Unknown)
    assert isinstance(between(None, 3, PLACE), Bounds)


truths = st.sampled_from([True, False, None])


def _given(value: bool | None, field: str, number: int) -> Any:
    return Unknown(field, str(number)) if value is None else value


def _worlds(items: list[bool | None]) -> Any:
    return product(*((False, True) if item is None else (item,) for item in items))


@given(st.lists(truths, max_size=7))
def test_count_is_sound_and_tight(items: list[bool | None]) -> None:
    """Its ends are the least and the greatest number of any completion."""
    numbers = [sum(world) for world in _worlds(items)]
    outcome = count(_given(item, "place", at) for at, item in enumerate(items))
    assert _spread(outcome) == (min(numbers), max(numbers))
    assert isinstance(outcome, Bounds) == (None in items)


@given(st.lists(st.tuples(truths, truths), max_size=5))
def test_share_is_sound_and_tight(pairs: list[tuple[bool | None, bool | None]]) -> None:
    """Its ends are the least and the greatest share of any completion that has one."""
    flat = [truth for pair in pairs for truth in pair]
    shares = set()
    for world in _worlds(flat):
        among = [holds for counts, holds in zip(world[::2], world[1::2], strict=True) if counts]
        shares.add(Fraction(sum(among), len(among)) if among else None)
    given_pairs = [
        (_given(counts, "fields", at), _given(holds, "place", at))
        for at, (counts, holds) in enumerate(pairs)
    ]
    if shares == {None}:
        with pytest.raises(ZeroDivisionError):
            share(given_pairs)
    elif None in shares:
        assert isinstance(share(given_pairs), Unknown)
    else:
        assert _spread(share(given_pairs)) == (min(shares), max(shares))


def test_share_names_only_facts_that_matter() -> None:
    """Whether something holds of those that do not count is of no interest."""
    outcome = share([(True, True), (True, Unknown("place", "a")), (False, Unknown("place", "b"))])
    assert _spread(outcome) == (Fraction(1, 2), 1)
    assert [fact.subject for fact in outcome.missing] == ["a"]
