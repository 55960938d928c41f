"""Proportions: how far a share of few cases can be trusted."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.measures.proportions import fisher, wilson

HALF = Fraction(1, 2)
cases = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        # By the formula with z = 1.959964: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
        (0, 10, 0.0, 0.277533),
        (10, 10, 0.722467, 1.0),
        (1, 2, 0.094531, 0.905469),
        (5, 10, 0.236593, 0.763407),
        (2, 20, 0.027866, 0.301034),
    ],
)
def test_golden_values(successes: int, trials: int, low: float, high: float) -> None:
    """A few intervals, computed by hand."""
    found = wilson(successes, trials)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)


@given(cases)
def test_interval_holds_the_share(case: tuple[int, int]) -> None:
    """And stays between 0 and 1."""
    found = wilson(*case)
    assert -1e-12 <= found.low <= float(found.share) + 1e-12
    assert float(found.share) - 1e-12 <= found.high <= 1


@given(cases)
def test_successes_and_failures_are_alike(case: tuple[int, int]) -> None:
    """The interval of the others is its mirror image."""
    successes, trials = case
    one, other = wilson(successes, trials), wilson(trials - successes, trials)
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))


@given(cases, st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=100))
def test_comparison_agrees_with_the_ends(case: tuple[int, int], share: Fraction) -> None:
    """What is decided in whole numbers is what the ends show."""
    found = wilson(*case)
    if abs(found.high - share) > 1e-9:
        assert found.is_below(share) is (found.high < share)
    if abs(found.low - share) > 1e-9:
        assert found.is_at_least(share) is (found.low >= share)


@given(cases)
def test_more_cases_alike_make_it_narrower(case: tuple[int, int]) -> None:
    """Twice as many of the same say more."""
    one, two = wilson(*case), wilson(2 * case[0], 2 * case[1])
    assert two.high - two.low < one.high - one.low


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (2, 1), (-1, 4)])
def test_no_share(successes: int, trials: int) -> None:
    """Of no cases there is none."""
    with pytest.raises(ValueError, match="no share is"):
        wilson(successes, trials)


def test_of_five_all_are_more_than_half_and_four_may_not_be() -> None:
    """How many cases it takes to tell."""
    assert wilson(5, 5).is_at_least(HALF)
    assert not wilson(4, 5).is_at_least(HALF)
    assert wilson(0, 5).is_below(HALF)
    assert not wilson(1, 5).is_below(HALF)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # Fisher's lady tasting tea, by hand: 1, 16, 36, 16 and 1 of 70 ways.
        ((4, 4, 0, 4), Fraction(2, 70)),
        ((3, 4, 1, 4), Fraction(34, 70)),
        ((2, 4, 2, 4), Fraction(1)),
        ((0, 3, 0, 5), Fraction(1)),
        ((0, 0, 2, 5), Fraction(1)),
    ],
)
def test_golden_values_of_the_exact_test(
    table: tuple[int, int, int, int], expected: Fraction
) -> None:
    """The lady tasting tea, and tables that cannot tell anything."""
    assert fisher(*table) == expected


@given(st.integers(0, 4), st.integers(0, 5), st.data())
def test_exact_test_counts_every_way(trials: int, others: int, data: st.DataObject) -> None:
    """As counted out by writing down who succeeded, of all cases."""
    a, b = data.draw(st.integers(0, trials)), data.draw(st.integers(0, others))
    cases = range(trials + others)
    first = [sum(one < trials for one in who) for who in combinations(cases, a + b)]
    ways = [first.count(number) for number in range(trials + 1)]
    expected = sum(one for one in ways if one <= ways[a])
    assert fisher(a, trials, b, others) == Fraction(expected, len(first))
    assert fisher(b, others, a, trials) == fisher(a, trials, b, others)


def test_no_table() -> None:
    """More successes than cases are none."""
    for table in ((2, 1, 0, 3), (0, 1, -1, 3)):
        with pytest.raises(ValueError, match="no shares are"):
            fisher(*table)
