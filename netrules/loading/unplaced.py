"""Records that speak of somebody without saying of whom.

A meeting with "Jo Smith" where two people are called so happened with one of them. It
is placed with neither, but it must not pass for absent either: what it leaves possible
is kept for everyone it can have been with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final


class Unplaced:
    """What can have been with one of several people."""

    def __init__(self) -> None:
        self._events: Final[dict[str, set[tuple[date, str]]]] = defaultdict(set)
        self._ties: Final[list[Sequence[frozenset[str]]]] = []

    def event(self, people: Collection[str], day: date, channel: str) -> None:
        """Something on *day* by *channel* with one of *people*."""
        for person in people:
            self._events[person].add((day, channel))

    def tie(self, ends: Sequence[frozenset[str]]) -> None:
        """A tie between one of each of *ends*."""
        if all(ends):
            self._ties.append(ends)

    def events(self) -> Mapping[str, tuple[tuple[date, str], ...]]:
        """For each person the days and channels of what can have been with them, in order."""
        return {person: tuple(sorted(events)) for person, events in sorted(self._events.items())}

    def leaves_open(self, among: frozenset[str]) -> bool:
        """Whether one of the ties can be between two of *among*."""
        return any(all(end & among for end in ends) for ends in self._ties)
