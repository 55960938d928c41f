"""A timeline: how much two-way contact there was in each month, where the files would show it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import attrs

from netrules.model.contact import ANSWER_DAYS, is_talk, two_way_days
from netrules.model.coverage import Span
from netrules.model.interactions import Depth, Interaction, depth_of
from netrules.model.network import Network

_MONTHS: Final = 12
#: How many months are looked at unless it is said.
_LATELY: Final = 36


@attrs.frozen
class Month:
    """Two-way contact in one month; several contacts with one person on one day are one.

    Args:
        first: Its first day.
        contacts: How many contacts are on record, each of a day and a person.
        meetings: How many of these were meetings.
        people: How many people they were with.
        open: The channels by which there can have been contact that no file shows, sorted.
        covered: Those by which there cannot, sorted.
    """

    first: date
    contacts: int
    meetings: int
    people: int
    open: tuple[str, ...]
    covered: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether the files vouch that there was no other contact."""
        return bool(self.covered) and not self.open


def contact_by_month(network: Network, *, months: int = _LATELY) -> tuple[Month, ...]:
    """How much two-way contact there was in each of the last months.

    A month is covered on a channel if the files list everything of it from the first day of
    the month to the last, or to the day of judgement: for messages from 30 days before, since
    one of the month can answer one of those, and without one of whom the record does not say
    to which of several people it went. The channels are those contact is judged over
    (`Network.contact`).

    Args:
        network: The network, as of the day of judgement.
        months: How many months to look at, that of the day of judgement being the last.

    Raises:
        ValueError: If *months* is not positive, or the network has no day of judgement.
    """
    if months < 1:
        msg = f"there is nothing to see in {months} months"
        raise ValueError(msg)
    today = network.day
    channels = network.contact.channels
    days = _days(network)
    stretches = _stretches(network)
    found = []
    for first in _firsts(today, months):
        last = first.replace(day=monthrange(first.year, first.month)[1])
        until = min(last, today)
        seen = days[first]
        covered = [one for one in channels if _covers(stretches[one], one, first, until)]
        found.append(
            Month(
                first,
                len(seen),
                sum(seen.values()),
                len({person for person, _ in seen}),
                tuple(one for one in channels if one not in covered),
                tuple(covered),
            )
        )
    return tuple(found)


def _firsts(today: date, months: int) -> Iterator[date]:
    """The first days of the last *months* months, as far as the calendar goes back."""
    this = today.year * _MONTHS + today.month - 1
    for number in range(max(_MONTHS, this - months + 1), this + 1):
        year, month = divmod(number, _MONTHS)
        yield date(year, month + 1, 1)


def _days(network: Network) -> defaultdict[date, dict[tuple[str, date], bool]]:
    """For each month the people and days of two-way contact, and whether they met."""
    found: defaultdict[date, dict[tuple[str, date], bool]] = defaultdict(dict)
    for person in network.people:
        events = network.events_with(person.id)
        if not events:
            continue
        met = {event.on for event in events if _is_meeting(event)}
        for day in two_way_days(events):
            found[day.replace(day=1)][person.id, day] = day in met
    return found


def _is_meeting(event: Interaction) -> bool:
    return event.depth is Depth.MEETING and is_talk(event)


# -- coverage ----------------------------------------------------------------------------

# Days are counted here, since there is no day before the first and after the last.


def _stretches(network: Network) -> dict[str, list[tuple[int, int]]]:
    """For each channel the stretches of days on which the files list everything of it."""
    spans: dict[str, list[Span]] = {channel: [] for channel in network.contact.channels}
    for span in network.spans:
        left = span.as_of(network.day, network.fresh_days)
        if left is not None and span.channel in spans:
            spans[span.channel].append(left)
    doubtful: defaultdict[str, set[int]] = defaultdict(set)
    for days in network.unplaced.values():
        for day, channel in days:
            doubtful[channel].add(day.toordinal())
    return {
        channel: list(_between(sorted(doubtful[channel]), _together(found)))
        for channel, found in spans.items()
    }


def _together(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """*spans* as stretches, those that overlap or follow each other made one."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans):
        since, until = span.since.toordinal(), span.until.toordinal()
        if found and since <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def _between(
    days: Sequence[int], stretches: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """What of *stretches* lies between single *days*; both are in order."""
    for begin, until in stretches:
        since = begin
        for day in days[bisect_left(days, begin) : bisect_right(days, until)]:
            yield since, day - 1
            since = day + 1
        yield since, until


def _covers(stretches: Iterable[tuple[int, int]], channel: str, first: date, until: date) -> bool:
    early = ANSWER_DAYS if depth_of(channel) is Depth.MESSAGE else 0
    since = max(1, first.toordinal() - early)
    return any(begin <= since and end >= until.toordinal() for begin, end in stretches)
