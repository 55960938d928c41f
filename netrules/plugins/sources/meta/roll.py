"""Who has been told of so far, where all that tells people apart is how many share a name."""

from __future__ import annotations

from collections import Counter
from typing import Final

from netrules.plugins.sources.meta.values import name_key


class Roll:
    """How many people there are of each name.

    Two entries of one list are two people, whatever they are called. Entries of two lists
    with one name may be one person, so there are as many of a name as in the list that has
    most of them.
    """

    def __init__(self) -> None:
        self._told: Final = Counter[str]()

    def knows(self, name: str) -> bool:
        """Whether anyone of that name was told of."""
        return self._told[name_key(name)] > 0

    def is_new(self, name: str, number: int = 1) -> bool:
        """Whether the entry with that *name*, the *number*-th in its list, is one person more
        than was told of so far; from then on it was told of."""
        key = name_key(name)
        if number <= self._told[key]:
            return False
        self._told[key] = number
        return True


class Listing:
    """One list, entry by entry.

    Args:
        roll: Who was told of so far.
    """

    def __init__(self, roll: Roll) -> None:
        self._roll: Final = roll
        self._count: Final = Counter[str]()

    def is_new(self, name: str) -> bool:
        """Whether the next entry, with that *name*, is one person more."""
        key = name_key(name)
        self._count[key] += 1
        return self._roll.is_new(name, self._count[key])
