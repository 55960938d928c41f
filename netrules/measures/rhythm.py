"""Rhythm: when and how often ego and others are in touch.

It is judged by *two-way contact* (see `netrules.model.contact`), and only where the files
cover contact: what no file would show is never taken for silence. Several contacts of one
day count as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from math import sqrt
from statistics import fmean, pstdev
from typing import Any, Final

import attrs

from netrules.model.bounds import Bounds
from netrules.model.contact import ANSWER_DAYS, UNPLACED, is_talk, two_way_days
from netrules.model.frozen import read_only
from netrules.model.interactions import Breadth, Depth, Direction, Interaction
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.unknown import Maybe, Missing, Unknown

_ANSWER: Final = timedelta(days=ANSWER_DAYS)
_WEEK: Final = 7
_YEAR: Final = 365
#: From how many gaps burstiness says anything.
_FEWEST_GAPS: Final = 5


class Frequency(StrEnum):
    """How often people are in touch, in the bands of Granovetter (1973)."""

    OFTEN = "often"  #: at least twice a week
    OCCASIONALLY = "occasionally"  #: more than once a year, less than twice a week
    RARELY = "rarely"  #: once a year or less


@attrs.frozen
class ContactDays:
    """The days of two-way contact with one person within a span of days.

    Args:
        seen: Those on record, oldest first.
        open: On how many further days there can have been contact.
        missing: The facts that leave these open; empty if there are none.
    """

    seen: tuple[date, ...]
    open: int = 0
    missing: tuple[Missing, ...] = ()


def last_two_way(network: Network) -> Mapping[str, date | Bounds | Unknown]:
    """The day of ego's last two-way contact with each person, as far as the files tell.

    Args:
        network: The network, as of the day of judgement.

    Returns:
        For each person, in the network's order, a date, `Bounds` or `Unknown`; see
        `Person.last_two_way`.

    Raises:
        ValueError: If the network has no day of judgement.
    """
    return {person.id: person.last_two_way for person in network.people}


def frequency_bands(network: Network, *, days: int = _YEAR) -> Mapping[str, Maybe[Frequency]]:
    """How often ego is in two-way contact with each person: often, occasionally or rarely.

    *Often* is at least twice a week, *rarely* once a year or less (or never), and between
    them is *occasionally*. Counted are days with contact in the last *days* days.

    Args:
        network: The network, as of the day of judgement.
        days: How many days to look at, that of judgement being the last; at least 365.

    Returns:
        For each person, in the network's order, the band, or `Unknown` where what the
        files do not cover could make it another.

    Raises:
        ValueError: If *days* is less than 365, which do not tell once a year from never
            more, or if the network has no day of judgement.

    References:
        Granovetter 1973, "The strength of weak ties".
    """
    if days < _YEAR:
        msg = f"once a year or less shows in {_YEAR} days or more, not in {days}"
        raise ValueError(msg)

    def band(found: ContactDays) -> Maybe[Frequency]:
        least, most = len(found.seen), len(found.seen) + found.open
        lowest = _band(least, days)
        return lowest if lowest is _band(most, days) else Unknown.because(found.missing)

    return read_only(
        {person.id: band(contact_days(network, person, days)) for person in network.people}
    )


def burstiness(network: Network, *, days: int = _YEAR) -> Mapping[str, Any]:
    """Whether contact with each person is regular (-1), random (0) or in bursts (1).

    See `finite_burstiness`; the gaps are those in days between days of two-way contact
    within the last *days* days.

    Args:
        network: The network, as of the day of judgement.
        days: How many days to look at, that of judgement being the last.

    Returns:
        For each person, in the network's order, a number from -1 to 1; None where there
        were fewer than five gaps; `Unknown` where the files do not cover the time.

    Raises:
        ValueError: If *days* is not positive, or if the network has no day of judgement.

    References:
        As `finite_burstiness`.
    """

    def of(found: ContactDays) -> Any:
        if len(found.seen) + found.open <= _FEWEST_GAPS:
            return None
        return Unknown.because(found.missing) if found.open else _burstiness_of(found.seen)

    return {person.id: of(contact_days(network, person, days)) for person in network.people}


def outreach_burstiness(network: Network, *, days: int = _YEAR) -> float | Unknown | None:
    """Whether ego reaches out regularly (-1), at random (0) or in bursts (1).

    The gaps are those between days on which ego wrote to somebody, called them or met
    them, within the last *days* days; what was meant for everybody does not count.

    Args:
        network: The network, as of the day of judgement.
        days: How many days to look at, that of judgement being the last.

    Returns:
        A number from -1 to 1; None where there were fewer than five gaps; `Unknown` where
        the files do not cover the time.

    Raises:
        ValueError: If *days* is not positive, or if the network has no day of judgement.

    References:
        As `finite_burstiness`.
    """
    since, contact = _since(network, days), network.contact
    if not contact.covers_since(since):
        return Unknown.because(network.interactions.missing)
    if any(day >= since for id_ in network.unplaced for day in network.unplaced_days(id_)):
        return Unknown("interactions", "", UNPLACED)
    out = {
        event.on
        for event in network.interactions.recorded
        if event.on >= since
        and event.direction is not Direction.IN
        and event.channel in contact.channels
        and is_talk(event)
    }
    return _burstiness_of(sorted(out))


def contact_days(network: Network, person: Person, days: int) -> ContactDays:
    """On which of the last *days* days there was two-way contact with *person*.

    Raises:
        ValueError: If *days* is not positive, or if the network has no day of judgement.
    """
    since, coverage = _since(network, days), network.contact_with(person.id)
    events = network.events_with(person.id)
    unplaced = network.unplaced_days(person.id)
    seen = {day for day in two_way_days(events) if day >= since}
    first = coverage.covered_from
    covered = network.day + timedelta(days=1) if first is None else max(since, first)
    # Letters can be the answers to others that no file shows.
    answers = {
        event.on
        for event in events
        if event.on >= covered
        and is_letter(event)
        and event.on < coverage.starts[event.channel] + _ANSWER
    }
    doubtful = {day for day in (*unplaced, *_answers_to(unplaced, events)) if day >= covered} - seen
    before = (covered - since).days - sum(1 for day in seen if day < covered)
    gap = Missing("interactions", "", coverage.gap)
    missing = [gap] if before or answers - seen else []
    missing += [Missing("interactions", person.id, UNPLACED)] if doubtful else []
    return ContactDays(
        tuple(sorted(seen)), before + len((answers | doubtful) - seen), tuple(missing)
    )


def is_letter(event: Interaction) -> bool:
    """Whether *event* is a message from one person to one other."""
    return event.breadth is Breadth.ONE and event.depth is Depth.MESSAGE


def finite_burstiness(gaps: Sequence[float]) -> float | None:
    """Burstiness of a sequence of n gaps between events, corrected for its length.

    ``A = (√(n+1) r - √(n-1)) / ((√(n+1) - 2) r + √(n-1))`` with r the standard deviation of
    the gaps (of this population) over their mean. It is -1 where all gaps are alike, 0
    where r is that of events at random, √((n-1)/(n+1)), and 1 where all events but
    one come at once.

    Args:
        gaps: The gaps, from 0, in any unit.

    Returns:
        A number from -1 to 1; None of fewer than five gaps, or if all of them are 0.

    Raises:
        ValueError: If a gap is negative.

    References:
        Goh & Barabási 2008, "Burstiness and memory in complex systems"; Kim & Jo 2016,
        "Measuring burstiness for finite event sequences".
    """
    n = len(gaps)
    if any(gap < 0 for gap in gaps):
        msg = "a gap between events is never negative"
        raise ValueError(msg)
    if n < _FEWEST_GAPS or not any(gaps):
        return None
    r = pstdev(gaps) / fmean(gaps)
    more, fewer = sqrt(n + 1), sqrt(n - 1)
    value = (more * r - fewer) / ((more - 2) * r + fewer)
    return max(-1.0, min(1.0, value))


def _burstiness_of(days: Sequence[date]) -> float | None:
    return finite_burstiness([(later - earlier).days for earlier, later in pairwise(days)])


def _band(number: int, days: int) -> Frequency:
    if number * _WEEK >= 2 * days:
        return Frequency.OFTEN
    return Frequency.RARELY if number * _YEAR <= days else Frequency.OCCASIONALLY


def _since(network: Network, days: int) -> date:
    """The first of the last *days* days."""
    if days < 1:
        msg = f"there is no contact to look at in {days} days"
        raise ValueError(msg)
    return date.fromordinal(max(1, network.day.toordinal() - days + 1))


def _answers_to(asked: Sequence[date], events: Iterable[Interaction]) -> Iterable[date]:
    """The days of letters that would be answers to what was on one of the days *asked*."""
    for event in events if asked else ():
        if is_letter(event) and any(timedelta(0) <= event.on - day <= _ANSWER for day in asked):
            yield event.on
