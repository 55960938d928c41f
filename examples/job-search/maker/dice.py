"""Chance that falls the same way on every machine and Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws that depend on the seed alone: of `random`, only `random()` promises that."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random

    def below(self, limit: int) -> int:
        """A whole number from 0 and less than *limit*."""
        return int(self._next() * limit)

    def between(self, low: int, high: int) -> int:
        """A whole number from *low* to *high*, both included."""
        return low + self.below(high - low + 1)

    def chance(self, share: float) -> bool:
        """True in *share* of the cases."""
        return self._next() < share

    def pick(self, items: Sequence[T]) -> T:
        """One of *items*."""
        return items[self.below(len(items))]

    def sample(self, items: Sequence[T], count: int) -> list[T]:
        """*count* of *items*, each at most once, in no order."""
        left = list(items)
        return [left.pop(self.below(len(left))) for _ in range(count)]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """All of *items* in no order."""
        return self.sample(items, len(items))

    def day(self, first: date, last: date) -> date:
        """A day from *first* to *last*, both included."""
        return first + timedelta(days=self.below((last - first).days + 1))
