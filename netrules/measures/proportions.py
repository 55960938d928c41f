"""Proportions: how far a share of few cases can be trusted.

Whether an interval reaches a share is decided in whole numbers, so that no rounding
turns a verdict around; its ends are numbers to be shown.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, sqrt
from typing import Final

import attrs

#: The standard normal quantile of a 95 % interval, to six digits.
_Z: Final = Fraction(1_959_964, 1_000_000)


@attrs.frozen
class Interval:
    """The 95 % interval of a share after Wilson (1927).

    Args:
        successes: In how many cases it was so.
        trials: Of how many.
    """

    successes: int = attrs.field()
    trials: int = attrs.field()

    @trials.validator
    def _possible(self, _: object, trials: int) -> None:
        if not 0 <= self.successes <= trials or not trials:
            msg = f"no share is {self.successes} of {trials}"
            raise ValueError(msg)

    @property
    def share(self) -> Fraction:
        """The share itself."""
        return Fraction(self.successes, self.trials)

    @property
    def low(self) -> float:
        """The lower end, from 0."""
        return self._end(-1)

    @property
    def high(self) -> float:
        """The upper end, to 1."""
        return self._end(1)

    def is_below(self, share: Fraction) -> bool:
        """Whether all of the interval is below *share*."""
        return self.share < share and not self._reaches(share)

    def is_at_least(self, share: Fraction) -> bool:
        """Whether none of the interval is below *share*."""
        return self.share >= share and (not self._reaches(share) or self._ends_at(share))

    def _gap(self, share: Fraction) -> Fraction:
        """What is positive for a share outside the interval, and 0 at its ends."""
        return self.trials * (self.share - share) ** 2 - _Z**2 * share * (1 - share)

    def _reaches(self, share: Fraction) -> bool:
        return self._gap(share) <= 0

    def _ends_at(self, share: Fraction) -> bool:
        return self._gap(share) == 0

    def _end(self, side: int) -> float:
        n, p, z = self.trials, float(self.share), float(_Z)
        middle = p + z * z / (2 * n)
        spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, min(1.0, (middle + side * spread) / (1 + z * z / n)))


def wilson(successes: int, trials: int) -> Interval:
    """The 95 % interval of a share, which holds for few cases and for shares of 0 and 1.

    Its ends are the shares s with ``n (p - s)² = z² s (1 - s)``, p being the share seen in n
    cases and z the quantile of the standard normal distribution.

    Args:
        successes: In how many cases it was so.
        trials: Of how many; at least one.

    Returns:
        The interval, with ends from 0 to 1.

    Raises:
        ValueError: If there are no cases, or it was so in more than all or fewer than none.

    References:
        Wilson 1927, "Probable inference, the law of succession, and statistical inference".
    """
    return Interval(successes, trials)


def fisher(successes: int, trials: int, others: int, other_trials: int) -> Fraction:
    """How likely two shares differ by chance as much as they do: Fisher's exact test.

    It is the share of all ways to spread the successes over the cases that are no likelier than
    the one seen, the two-sided test.

    Args:
        successes: In how many cases of the first kind it was so.
        trials: How many cases of the first kind there are.
        others: In how many of the second kind it was so.
        other_trials: How many of the second kind there are.

    Returns:
        The exact probability, above 0 and up to 1.

    Raises:
        ValueError: If it was so in more than all cases of a kind or in fewer than none.

    References:
        Fisher 1935, "The logic of inductive inference".
    """
    if not (0 <= successes <= trials and 0 <= others <= other_trials):
        msg = f"no shares are {successes} of {trials} and {others} of {other_trials}"
        raise ValueError(msg)
    total = successes + others
    first, last = max(0, total - other_trials), min(trials, total)
    ways = comb(trials, first) * comb(other_trials, total - first)
    seen, every = 0, []
    for number in range(first, last + 1):
        every.append(ways)
        if number == successes:
            seen = ways
        # The next number of ways follows from this one, without a remainder.
        ways = ways * (trials - number) * (total - number)
        ways //= (number + 1) * (other_trials - total + number + 1)
    return Fraction(sum(one for one in every if one <= seen), sum(every))
