"""Cadence: how often ego means to be in touch, what that takes, and who is overdue.

The period is counted from the last two-way contact and not from the calendar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from netrules.model.bounds import Bounds, between, days_between, limits
from netrules.model.contact import DORMANT_YEARS, years_before
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.unknown import Maybe, Missing, Unknown

_PERIOD: Final = re.compile(r"0*([1-9][0-9]{0,3})([dwmy])", re.ASCII)
#: The mean length of each unit in days: a month is a twelfth of a Gregorian year.
_UNITS: Final = {"d": 1.0, "w": 7.0, "m": 30.436875, "y": 365.2425}
_WEEK: Final = 7
_ASK: Final = "add every (how often you want to be in touch)"
#: Contact of living people began at most so many years ago: files that cover as many cover
#: all there ever was.
_EVER_YEARS: Final = 100


class Standing(StrEnum):
    """How a tie of ego's stands, by two-way contact."""

    NEVER = "never"  #: there was none ever
    DORMANT = "dormant"  #: there was once, and then none for three years
    OVERDUE = "overdue"  #: the last one is longer ago than their period
    ACTIVE = "active"  #: the last one is within their period


def periods(network: Network) -> Mapping[str, Maybe[int]]:
    """In how many days ego means to be in touch with each person again (``every``).

    Args:
        network: The network.

    Returns:
        For each person, in the network's order, whole days from 1, a month or a year being
        as long as the mean one; `Unknown` for people without a cadence.
    """
    return {person.id: _period(person) for person in network.people}


def plan_load(network: Network, *, recorded: bool = False) -> float | Bounds:
    """How many contacts a week it takes to keep up with everybody: Σ 7 / period.

    The full plan for 150 people, 5 weekly, 10 more monthly, 35 more every half year and the
    other 100 yearly, takes 10.6 a week.

    Args:
        network: The network.
        recorded: Whether nobody else than those with a cadence is to be kept up with.

    Returns:
        The number, from 0; `Bounds` without upper limit where somebody has no cadence, who
        may be meant to have one.

    References:
        Dunbar 1993, "Coevolution of neocortical size, group size and language in humans";
        Dunbar 2020, "Structure and function in human and primate social networks".
    """
    every = [period for period in periods(network).values() if not isinstance(period, Unknown)]
    load = load_of(every)
    if recorded or len(every) == len(network.people):
        return load
    return Bounds(load, None, (Missing("every", "", _ASK),))


def load_of(every: Iterable[float]) -> float:
    """How many contacts a week it takes to be in touch once in each of these periods.

    Args:
        every: The periods in days, above 0.
    """
    # In order of size, so that the order of people decides no digit.
    return sum(sorted(_WEEK / period for period in every))


def overdue_ratio(network: Network) -> Mapping[str, Any]:
    """By how many periods contact is overdue: max(days since last contact - period, 0) / period.

    It has no unit, so people meant to be met weekly and yearly compare.

    Args:
        network: The network, as of the day of judgement.

    Returns:
        For each person, in the network's order, a number from 0, which is in time;
        `Bounds` where the last two-way contact is known between limits only; `Unknown` for
        people without a cadence.

    Raises:
        ValueError: If the network has no day of judgement.
    """

    def ratio(person: Person, period: Maybe[int]) -> Any:
        last = person.last_two_way
        missing = getattr(last, "missing", ())
        if isinstance(period, Unknown):
            return Unknown.because((*period.missing, *missing))
        low, high = limits(days_between(last, network.day))
        most = None if high is None else max(high - period, 0) / period
        return between(max((low or 0) - period, 0) / period, most, missing)

    every = periods(network)
    return {person.id: ratio(person, every[person.id]) for person in network.people}


def standing(
    network: Network, *, period: int | None = None, recorded: bool = False
) -> Mapping[str, Maybe[Standing]]:
    """How ego's tie with each person stands: active, overdue, dormant, or never active.

    Dormant is, however long their period, whom ego was in two-way contact with once and
    then not for three years: no file shorter than that calls anybody dormant.

    Args:
        network: The network, as of the day of judgement.
        period: In how many days contact is overdue with people without a cadence of their
            own; None leaves that unknown.
        recorded: Whether to take the contact on record for all that there was.

    Returns:
        For each person, in the network's order, the standing, or `Unknown` where the files
        leave several possible. So it is for people without a cadence whom ego was in
        touch with, and for people without contact on record, who were never active for
        certain only if the files cover a hundred years ("since ever").

    Raises:
        ValueError: If *period* is not positive, or if the network has no day of judgement.

    References:
        Levin, Walter & Murnighan 2011, "Dormant ties: the value of reconnecting".
    """
    if period is not None and period < 1:
        msg = f"contact cannot be due every {period} days"
        raise ValueError(msg)
    today, found = network.day, dict[str, Maybe[Standing]]()
    for person in network.people:
        every = _period(person)
        if isinstance(every, Unknown) and period is not None:
            every = period
        found[person.id] = _standing(person.last_two_way, every, today, recorded=recorded)
    return found


def _standing(last: Any, period: Maybe[int], today: date, *, recorded: bool) -> Maybe[Standing]:
    first, latest = limits(last)
    latest = today if latest is None else latest
    if first is None and latest < years_before(today, min(_EVER_YEARS, today.year - 1)):
        return Standing.NEVER
    # Standings are in the order of the last contact: those possible are between two.
    worst, _ = _on(first, period, today)
    _, best = _on(first if recorded else latest, period, today)
    if worst is best:
        return worst
    missing = () if recorded else getattr(last, "missing", ())
    if best is Standing.ACTIVE:
        missing = (*missing, *getattr(period, "missing", ()))
    return Unknown.because(missing)


def _on(last: date | None, period: Maybe[int], today: date) -> tuple[Standing, Standing]:
    """The worst and the best standing there can be after contact on the day *last*."""
    if last is None:
        return Standing.NEVER, Standing.NEVER
    if last < years_before(today, DORMANT_YEARS):
        return Standing.DORMANT, Standing.DORMANT
    age = (today - last).days
    # No period is shorter than a day.
    shortest, longest = (1, age) if isinstance(period, Unknown) else (period, period)
    return (
        Standing.OVERDUE if age > shortest else Standing.ACTIVE,
        Standing.OVERDUE if age > longest else Standing.ACTIVE,
    )


def _period(person: Person) -> Maybe[int]:
    every = person.fact("every")
    if isinstance(every, Unknown):
        return Unknown("every", person.id, _ASK)
    match = _PERIOD.fullmatch(str(every))
    if match is None:
        return Unknown("every", person.id, 'write every as "90d", "6w", "3m" or "1y"')
    return round(int(match[1]) * _UNITS[match[2]])
