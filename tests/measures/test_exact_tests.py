"""Exact tests beside sums of whole numbers, and the correction for many of them by hand."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.measures.exact_tests import hypergeometric_tail, tarone


def by_counting(least: int, drawn: int, marked: int, population: int) -> Fraction:
    """The same tail as a fraction: ways to draw that have as many marked, over all ways."""
    ways = (
        comb(marked, number) * comb(population - marked, drawn - number)
        for number in range(max(least, 0), min(drawn, marked) + 1)
    )
    return Fraction(sum(ways), comb(population, drawn))


def test_every_draw_from_few() -> None:
    """All draws from up to twelve people, as exact fractions have it: some 6,500."""
    for population in range(13):
        for drawn in range(population + 1):
            for marked in range(population + 1):
                for least in range(drawn + 2):
                    asked = (least, drawn, marked, population)
                    expected = float(by_counting(*asked))
                    found = hypergeometric_tail(*asked)
                    assert found == pytest.approx(expected, rel=1e-12, abs=1e-13)


@given(st.data(), st.integers(1, 3_000))
def test_draws_from_many(data: st.DataObject, population: int) -> None:
    """From any population; small p to many digits."""
    drawn = data.draw(st.integers(0, population))
    marked = data.draw(st.integers(0, population))
    least = data.draw(st.integers(0, min(drawn, marked)))
    found = hypergeometric_tail(least, drawn, marked, population)
    expected = by_counting(least, drawn, marked, population)
    assert 0 <= found <= 1
    assert found == pytest.approx(float(expected), rel=1e-8, abs=1e-12)
    if least * population > drawn * marked:
        assert found == pytest.approx(float(expected), rel=1e-8, abs=0)


def test_the_lady_tasting_tea() -> None:
    """All four of four cups right: 1 in 70 (Fisher 1935); three or more: 17 in 70."""
    assert hypergeometric_tail(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert hypergeometric_tail(3, 4, 4, 8) == pytest.approx(17 / 70)


def test_beyond_what_floats_tell() -> None:
    """A probability of 10 to the -2,000 and less is 0, and that of nearly everything 1."""
    assert hypergeometric_tail(10_000, 10_000, 10_000, 1_000_000) == 0
    assert hypergeometric_tail(1, 500_000, 500_000, 1_000_000) == 1
    assert hypergeometric_tail(0, 0, 0, 0) == 1


def test_tarone_by_hand() -> None:
    """Of 103 tests 100 cannot come below .01 / 3: three others can, and p counts threefold.

    Of m = 1, 2 tests more than m can come below .01 / m; Bonferroni would take 103.
    """
    assert tarone({1e-9: 3, 0.004: 100}, 0.01) == 3
    assert tarone({1e-9: 3, 0.004: 100}, 0.05) == 13


def test_tarone_without_tests_or_with_one() -> None:
    """Where nothing or one thing is tested nothing is corrected."""
    assert tarone({}, 0.01) == tarone({0.5: 40}, 0.01) == tarone({1e-6: 1}, 0.01) == 1


@given(
    st.dictionaries(st.floats(0, 1), st.integers(1, 50), max_size=12),
    st.sampled_from([0.01, 0.05]),
)
def test_tarone_is_the_least_number(lowest: dict[float, int], significance: float) -> None:
    """No more tests than it can reach significance after it, more could after any lesser; and
    it is never above the number of all, which is Bonferroni's."""

    def possible(m: int) -> int:
        return sum(count for p, count in lowest.items() if p < significance / m)

    m = tarone(lowest, significance)
    assert possible(m) <= m
    assert all(possible(lesser) > lesser for lesser in range(1, m))
    assert m <= max(1, sum(lowest.values()))
