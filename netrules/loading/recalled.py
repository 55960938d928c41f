"""Talks that somebody recalls, which may be what other files show.

Whoever fills in "last talked" says the day and not by what means. Where two-way contact
with the same person stands on record for that day, it is the same: counting it again
would be a talk that nobody had.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from netrules.model.contact import two_way_days
from netrules.model.interactions import Interaction


def without_recalled(
    events: Iterable[Interaction],
    recalled: Sequence[Interaction],
    tell: Callable[[Interaction, bool], None],
) -> list[Interaction]:
    """The *events*, and those *recalled* that are none of them and each other.

    Args:
        events: What files show, in any order.
        recalled: What somebody recalls, each with one person.
        tell: Is told of each recalled one whether it is new.
    """
    kept = list(events)
    if not recalled:
        return kept
    days = _days(kept, {person for event in recalled for person in event.people})
    for event in sorted(recalled, key=lambda one: one.origin.place):
        new = any(event.on not in days[person] for person in event.people)
        tell(event, new)
        if new:
            kept.append(event)
            for person in event.people:
                days[person].add(event.on)
    return kept


def _days(events: Iterable[Interaction], people: set[str]) -> dict[str, set[date]]:
    """The days of two-way contact with each of *people*."""
    found: dict[str, list[Interaction]] = defaultdict(list)
    for event in sorted(events, key=lambda one: one.on):
        for person in people.intersection(event.people):
            found[person].append(event)
    days: dict[str, set[date]] = defaultdict(set)
    days.update((person, set(two_way_days(own))) for person, own in found.items())
    return days
