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
        self._days: Final[dict[str, set[date]]] = defaultdict(set)
        self._channels: Final[dict[str, date]] = {}
        self._ties: Final[list[Sequence[frozenset[str]]]] = []

    def event(self, people: Collection[str], day: date, channel: str) -> None:
        """Something on *day* by *channel* with one of *people*."""
        for person in people:
            self._days[person].add(day)
        if people:
            self._channels[channel] = min(day, self._channels.get(channel, day))

    def tie(self, ends: Sequence[frozenset[str]]) -> None:
        """A tie between one of each of *ends*."""
        if all(ends):
            self._ties.append(ends)

    def days(self) -> Mapping[str, tuple[date, ...]]:
        """For each person the days of what can have been with them, in order."""
        return {person: tuple(sorted(days)) for person, days in sorted(self._days.items())}

    def channels(self) -> Mapping[str, date]:
        """For each channel the first day of what happened by it with one of several."""
        return dict(sorted(self._channels.items()))

    def leaves_open(self, among: frozenset[str]) -> bool:
        """Whether one of the ties can be between two of *among*."""
        return any(all(end & among for end in ends) for ends in self._ties)
