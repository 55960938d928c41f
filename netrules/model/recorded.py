"""Collections that may be incomplete, and refuse to be taken for complete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

import attrs

from netrules.model.bounds import Bounds
from netrules.model.unknown import Maybe, Missing, NotKnown, Unknown

T = TypeVar("T")


@attrs.frozen(eq=False)
class Recorded(Generic[T]):
    """What was seen of a set, which coverage may or may not complete.

    `recorded` is what was seen. Where coverage does not complete the set,
    iterating, counting or testing it would speak of what nobody recorded: that
    raises `NotKnown`, and the rule's verdict becomes unknown.

    Args:
        recorded: What was seen, in the network's order.
        missing: Why there may be more; empty where the set is complete.
    """

    recorded: tuple[T, ...]
    missing: tuple[Missing, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing can be missing."""
        return not self.missing

    def __iter__(self) -> Iterator[T]:
        self._insist()
        return iter(self.recorded)

    def __len__(self) -> int:
        self._insist()
        return len(self.recorded)

    def __bool__(self) -> bool:
        if self.recorded:
            return True
        self._insist()
        return False

    def __contains__(self, item: object) -> bool:
        if item in self.recorded:
            return True
        self._insist()
        return False

    def count(self, holds: Callable[[T], bool] = lambda _: True) -> Any:
        """How many there are for which *holds*: a number, or `Bounds` without upper limit."""
        seen = sum(1 for item in self.recorded if holds(item))
        return seen if self.complete else Bounds(seen, None, self.missing)

    def any(self, holds: Callable[[T], bool] = lambda _: True) -> Maybe[bool]:
        """Whether there is one for which *holds*."""
        if any(holds(item) for item in self.recorded):
            return True
        return False if self.complete else Unknown.because(self.missing)

    def where(self, holds: Callable[[T], bool]) -> Recorded[T]:
        """Those for which *holds*, no more complete than the whole."""
        return Recorded(tuple(item for item in self.recorded if holds(item)), self.missing)

    def _insist(self) -> None:
        if self.missing:
            raise NotKnown(self.missing)
