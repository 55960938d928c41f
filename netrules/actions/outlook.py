"""Later days: when verdicts turn if nothing happens after the last day that files cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import attrs

from netrules.actions.differences import Difference, difference
from netrules.engine.report import Report
from netrules.model.interactions import Depth, depth_of
from netrules.model.network import Network

#: Judges on a day.
Judge = Callable[[date], Report]
#: In a network of more people than this, one day a week is looked at.
MANY: Final = 3000
_WEEK: Final = 7


@attrs.frozen
class Turn:
    """A day on which verdicts or findings turn.

    Args:
        day: The day.
        after: The last day before it that was looked at; the day before it unless days
            were left out.
        changes: What is different on *day* from *after*.
    """

    day: date
    after: date
    changes: Difference

    @property
    def exact(self) -> bool:
        """Whether the day is known, and not only that it was by then."""
        return (self.day - self.after).days == 1


@attrs.frozen
class Forecast:
    """What the coming days bring, if nothing happens.

    Args:
        first: The report of today.
        last: The report of the last day.
        turns: The days on which something turns, in their order.
        covered: The last day of each channel that the files cover, by channel.
        step: How many days lie between those that were looked at.
    """

    first: Report
    last: Report
    turns: tuple[Turn, ...]
    covered: dict[str, date]
    step: int


def forecast(
    network: Network,
    goals: Sequence[Any] | Any | None = None,
    *,
    today: date,
    days: int = 30,
    settings: str | Path | None = None,
) -> Forecast:
    """Judge a network on the days after *today*, assuming that nothing happens.

    Args:
        network: What to judge.
        goals: Goals, or names of goals, as for `check`.
        today: The first day.
        days: How many days to look ahead.
        settings: A settings file; without one the defaults hold.

    Raises:
        SettingsError: If the settings cannot be used.
        ValueError: If there is no such goal, or no day to come.
    """
    from netrules.api import check  # noqa: PLC0415 reason: only this way in needs a session

    def judge(day: date) -> Report:
        return check(network, goals, today=day, settings=settings)

    return look_ahead(judge, network, today=today, days=days)


def look_ahead(
    judge: Judge, network: Network, *, today: date, days: int, step: int | None = None
) -> Forecast:
    """The days on which what *judge* says turns.

    Args:
        judge: Judges on a day.
        network: What is judged.
        today: The first day.
        days: How many days to look ahead.
        step: How many days lie between those that are looked at; None looks at each, or
            in a large network at one a week.

    Raises:
        ValueError: If there is no day to come, or it is beyond the calendar.
    """
    if days < 1 or days > (date.max - today).days:
        msg = f"{days} days from {today} is no later day"
        raise ValueError(msg)
    stride = step or (_WEEK if len(network.people) > MANY else 1)
    first = before = judge(today)
    turns = []
    for offset in (*range(stride, days, stride), days):
        after = judge(today + timedelta(offset))
        changes = _turned(difference(before, after))
        if changes:
            turns.append(Turn(after.today, before.today, changes))
        before = after
    return Forecast(first, before, tuple(turns), last_covered(network, today), stride)


def _turned(changes: Difference) -> Difference:
    """Those of *changes* by which a verdict turns; that a number grows by a day does not."""
    return attrs.evolve(
        changes,
        needs=tuple(one for one in changes.needs if one.turned),
        unknown=tuple(one for one in changes.unknown if one.before is not one.after),
        settled=tuple(one for one in changes.settled if one.before is not one.after),
    )


def last_covered(network: Network, today: date) -> dict[str, date]:
    """For each channel of contact the last day up to *today* that files cover, by channel."""
    last: dict[str, date] = {}
    for span in network.spans:
        seen = span.as_of(today, network.fresh_days)
        if seen is not None and depth_of(span.channel) >= Depth.MESSAGE:
            last[span.channel] = max(seen.until, last.get(span.channel, seen.until))
    return dict(sorted(last.items()))
