"""Kendall's τ-b: worked examples, the textbook's count of pairs, and its laws."""

from __future__ import annotations

from itertools import combinations, permutations
from math import erfc, sqrt
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.measures import Correlation, tau_b
from netrules.measures.rank import score_variance

#: Pairs of few values, so that many are tied.
PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=14)


def sides(pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The first and the second values."""
    return [x for x, _ in pairs], [y for _, y in pairs]


def textbook(pairs: list[tuple[int, int]]) -> float | None:
    """τ-b by looking at every two pairs."""
    agree = disagree = tied_x = tied_y = 0
    for (x1, y1), (x2, y2) in combinations(pairs, 2):
        product = (x1 - x2) * (y1 - y2)
        agree += product > 0
        disagree += product < 0
        tied_x += x1 == x2 and y1 != y2
        tied_y += y1 == y2 and x1 != x2
    free = (agree + disagree + tied_x) * (agree + disagree + tied_y)
    return (agree - disagree) / sqrt(free) if free else None


def measured(pairs: list[tuple[int, int]]) -> Correlation | None:
    """τ-b of pairs."""
    return tau_b(*sides(pairs))


# -- worked examples ---------------------------------------------------------------------


def test_without_ties() -> None:
    """Of ten pairs of pairs eight agree and two do not: τ = 0.6."""
    found = tau_b([1, 2, 3, 4, 5], [2, 1, 3, 5, 4])
    assert found is not None
    assert found.tau == pytest.approx(0.6)
    assert found.n == 5


def test_with_ties() -> None:
    """Pairs tied in one of the values shorten the measure: 4 / sqrt(8 * 9)."""
    found = tau_b([1, 1, 2, 2, 3], [1, 2, 2, 3, 1])
    assert found is not None
    # Agree: (1,1)(2,2) (1,1)(2,3) (1,2)(2,3). Disagree: (1,2)(3,1) (2,2)(3,1) (2,3)(3,1).
    assert found.tau == pytest.approx(0.0)
    other = tau_b([1, 1, 2, 2, 3], [1, 2, 2, 3, 3])
    assert other is not None
    # Six agree and none disagrees; two are tied in x alone, two in y alone.
    assert other.tau == pytest.approx(6 / sqrt(8 * 8))


def test_the_interval() -> None:
    """The interval is ±1.96 · sqrt(0.437 / (n - 4)) on Fisher's scale."""
    found = tau_b([1, 2, 3, 4, 5, 6, 7, 8], [2, 1, 4, 3, 6, 5, 8, 7])
    assert found is not None
    assert found.tau == pytest.approx(20 / 28)
    # atanh 0.714286 = 0.895880; the half width is 1.959964 · sqrt(0.437 / 4) = 0.647827.
    assert (found.low, found.high) == pytest.approx((0.2432, 0.9127), abs=5e-4)


def test_perfect_agreement_and_disagreement() -> None:
    """The same order gives 1 and the reverse -1, without an interval of width."""
    rising, falling = list(range(6)), list(range(6, 0, -1))
    # Each way to pair six values without ties has S = ±15; its variance is 6 · 5 · 17 / 18.
    chance = erfc(15 / sqrt(2 * 6 * 5 * 17 / 18))
    assert tau_b(rising, rising) == Correlation(1.0, 1.0, 1.0, 6, chance)
    assert tau_b(rising, falling) == Correlation(-1.0, -1.0, -1.0, 6, chance)


@given(st.lists(st.integers(0, 3), min_size=3, max_size=6), st.randoms(use_true_random=False))
def test_variance_of_the_score(xs: list[int], random: Random) -> None:
    """The formula is the mean square of C - D over every order of the other side."""
    ys = [random.randint(0, 3) for _ in xs]
    scores = [
        sum((x1 - x2) * (y1 - y2) > 0 for (x1, y1), (x2, y2) in combinations(pairs, 2))
        - sum((x1 - x2) * (y1 - y2) < 0 for (x1, y1), (x2, y2) in combinations(pairs, 2))
        for pairs in ([*zip(xs, order, strict=True)] for order in permutations(ys))
    ]
    assert score_variance(xs, ys) == pytest.approx(fmean(score**2 for score in scores))


def test_two_of_ten_are_no_sign() -> None:
    """Two know each other and nobody else knows anybody: that both rank low may be chance."""
    found = tau_b([0] * 8 + [1, 1], [7, 7, 7, 6, 6, 6, 4, 3, 3, 3])
    assert found is not None
    assert found.high < 0
    assert found.chance == pytest.approx(0.058, abs=1e-3)


def test_too_few_pairs() -> None:
    """Four pairs say nothing, five do."""
    assert tau_b([1, 2, 3, 4], [1, 2, 3, 4]) is None
    assert tau_b([], []) is None
    assert tau_b([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]) is not None


def test_a_side_without_order() -> None:
    """Where one side is all alike there is no order that could go with another."""
    assert tau_b([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]) is None
    assert tau_b([1, 2, 3, 4, 5], [7, 7, 7, 7, 7]) is None


def test_sides_of_different_length() -> None:
    """Values without a partner are a mistake of the caller's."""
    with pytest.raises(ValueError, match="as many values"):
        tau_b([1, 2, 3, 4, 5], [1, 2, 3, 4])


# -- laws --------------------------------------------------------------------------------


@given(PAIRS)
def test_as_the_textbook_counts(pairs: list[tuple[int, int]]) -> None:
    """On any values τ-b is what counting every two pairs gives."""
    expected = textbook(pairs) if len(pairs) >= 5 else None
    found = measured(pairs)
    assert (found is None) == (expected is None)
    if found is not None:
        assert found.tau == pytest.approx(expected)
        assert found.n == len(pairs)


@given(PAIRS)
def test_bounds(pairs: list[tuple[int, int]]) -> None:
    """-1 ≤ low ≤ τ ≤ high ≤ 1."""
    found = measured(pairs)
    if found is not None:
        assert -1 <= found.low <= found.tau <= found.high <= 1


@given(PAIRS)
def test_reversal_turns_the_sign(pairs: list[tuple[int, int]]) -> None:
    """Turning one order round turns τ-b and its interval round."""
    found, turned = measured(pairs), measured([(x, -y) for x, y in pairs])
    assert (found is None) == (turned is None)
    if found is not None and turned is not None:
        expected = (-found.tau, -found.high, -found.low)
        assert (turned.tau, turned.low, turned.high) == pytest.approx(expected)


@given(PAIRS, st.randoms(use_true_random=False))
def test_order_does_not_matter(pairs: list[tuple[int, int]], chance: Random) -> None:
    """In whichever order the pairs come, the answer is the same to the last bit."""
    other = list(pairs)
    chance.shuffle(other)
    assert measured(other) == measured(pairs)


@given(PAIRS)
def test_sides_can_change_places(pairs: list[tuple[int, int]]) -> None:
    """Either side goes with the other as the other with it."""
    xs, ys = sides(pairs)
    assert tau_b(ys, xs) == tau_b(xs, ys)


@given(PAIRS)
def test_only_order_counts(pairs: list[tuple[int, int]]) -> None:
    """Stretching one side changes nothing, since its order stays."""
    assert measured([(x**3, y) for x, y in pairs]) == measured(pairs)


def test_many_pairs() -> None:
    """Thousands of pairs are counted without looking at every two of them."""
    pairs = [(number * 7919 % 101, number * 104729 % 103) for number in range(20_000)]
    found = measured(pairs)
    assert found is not None
    assert abs(found.tau) < 0.02
    assert found.high - found.low < 0.03
