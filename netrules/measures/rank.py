"""Rank correlation: whether two orders of the same people go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import atanh, erfc, sqrt, tanh

import attrs

#: From how many pairs the interval's approximation is used at all.
_FEWEST: int = 5
#: The standard normal deviate of a two-sided 95 % interval.
_NORMAL: float = 1.959963984540054


@attrs.frozen
class Correlation:
    """A rank correlation with its 95 % interval.

    Args:
        tau: Kendall's τ-b, from -1 to 1.
        low: The lower end of the interval.
        high: The upper end.
        n: How many pairs it rests on.
        chance: How likely a τ as far from 0 is where the two orders have nothing to do with
            each other. Where most values are tied it tells more than the interval, which is
            one for values that are not.
    """

    tau: float
    low: float
    high: float
    n: int
    chance: float


def tau_b(xs: Sequence[float], ys: Sequence[float]) -> Correlation | None:
    """Kendall's τ-b of paired values, corrected for ties in either.

    ``τ-b = (C - D) / sqrt((n0 - n1)(n0 - n2))`` with C concordant and D discordant pairs,
    n0 all pairs, n1 and n2 those tied in x and in y. The interval is that of
    Fieller, Hartley & Pearson: ``atanh τ ± 1.96 · sqrt(0.437 / (n - 4))``. The chance is
    that of a normal deviate of (C - D), by its variance over all ways to pair the values.

    Returns:
        None if there are fewer than five pairs, or all values of one side are equal.

    Raises:
        ValueError: If the sides differ in length.

    References:
        Kendall 1945, "The treatment of ties in ranking problems"; Kendall 1970, "Rank
        correlation methods", chapter 4; Fieller, Hartley & Pearson 1957, "Tests for rank
        correlation coefficients I".
    """
    n = len(xs)
    if n != len(ys):
        msg = "both sides need as many values"
        raise ValueError(msg)
    if n < _FEWEST:
        return None
    pairs = n * (n - 1) // 2
    free_x = pairs - _tied(xs)
    free_y = pairs - _tied(ys)
    if not free_x or not free_y:
        return None
    both = _tied(list(zip(xs, ys, strict=True)))
    discordant = _inversions([y for _, y in sorted(zip(xs, ys, strict=True))])
    # Every pair is concordant, discordant, or tied in x or y (those in both count once).
    concordant = pairs - discordant - _tied(xs) - _tied(ys) + both
    tau = max(-1.0, min(1.0, (concordant - discordant) / sqrt(free_x * free_y)))
    chance = erfc(abs(concordant - discordant) / sqrt(2 * score_variance(xs, ys)))
    if abs(tau) == 1.0:
        return Correlation(tau, tau, tau, n, chance)
    width = _NORMAL * sqrt(0.437 / (n - 4))
    return Correlation(tau, tanh(atanh(tau) - width), tanh(atanh(tau) + width), n, chance)


def score_variance(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The variance of C - D over all ways to pair *xs* with *ys*, of which there are three or
    more, whatever is tied (Kendall 1970, chapter 4)."""
    n = len(xs)
    tied_x, tied_y = Counter(xs).values(), Counter(ys).values()

    def spread(count: int) -> int:
        return count * (count - 1) * (2 * count + 5)

    def twos(counts: Iterable[int]) -> int:
        return sum(count * (count - 1) for count in counts)

    def threes(counts: Iterable[int]) -> int:
        return sum(count * (count - 1) * (count - 2) for count in counts)

    free = spread(n) - sum(map(spread, tied_x)) - sum(map(spread, tied_y))
    return (
        free / 18
        + twos(tied_x) * twos(tied_y) / (2 * n * (n - 1))
        + threes(tied_x) * threes(tied_y) / (9 * n * (n - 1) * (n - 2))
    )


def _tied(values: Sequence[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(values).values())


def _inversions(values: list[float]) -> int:
    """Pairs that stand in descending order, counted by merge sort."""
    if len(values) <= 1:
        return 0
    middle = len(values) // 2
    left, right = values[:middle], values[middle:]
    found = _inversions(left) + _inversions(right)
    left.sort()
    right.sort()
    place = 0
    for value in right:
        while place < len(left) and left[place] <= value:
            place += 1
        found += len(left) - place
    return found
