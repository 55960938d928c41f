"""Networks of contact: what happened, and the part of it that files show."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

import attrs
from building import TODAY, covered, event, network, person
from hypothesis import strategies as st

from netrules import (
    Bounds,
    Direction,
    Favour,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Network,
    Unknown,
)

CHANNELS: Final = ("mail", "meeting")
#: So long ago that files which begin then show all there ever was.
EVER: Final = date(1900, 1, 1)
#: Days ago that lie around a month, a year, three years; and any others.
_DAYS: Final = st.one_of(
    st.integers(0, 45), st.integers(330, 400), st.integers(1085, 1100), st.integers(0, 1300)
)


def ago(days: int) -> date:
    """So many days before the day of judgement."""
    return TODAY - timedelta(days=days)


@attrs.frozen
class History:
    """What happened, and since when files show all of it.

    Args:
        people: Entries of people.
        events: All there was.
        since: The first day that files cover; None if they cover none.
        noted: Whether each event is on record although it was before.
    """

    people: tuple[Item, ...]
    events: tuple[InteractionRecord, ...]
    since: date | None
    noted: tuple[bool, ...]

    def whole(self) -> Network:
        """The network of files that show everything."""
        return network(*self.people, *self.events, *_covered(EVER)).as_of(TODAY)

    def part(self) -> Network:
        """The network of the files that there are."""
        since = self.since
        seen = [
            one
            for one, noted in zip(self.events, self.noted, strict=True)
            if noted or (since is not None and one.at >= since)
        ]
        spans = [] if since is None else _covered(since)
        return network(*self.people, *seen, *spans).as_of(TODAY)

    def shifted(self, days: int) -> Network:
        """The network of the files, if everything, and today, were so many days later."""
        by = timedelta(days=days)
        events = [attrs.evolve(one, at=one.at + by) for one in self.events]
        spans = [] if self.since is None else _covered(self.since + by, TODAY + by)
        return network(*self.people, *events, *spans).as_of(TODAY + by)


def _covered(since: date, until: date = TODAY) -> list[InteractionCoverage]:
    return [covered(since, until, channel=channel) for channel in CHANNELS]


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> History:
    """Up to three people, what happened with them, and files that show some of it."""
    names = "abc"[: draw(st.integers(1, 3))]
    people = []
    for name in names:
        every = draw(st.sampled_from(["", "", "30d", "6m", "1y", "4y"]))
        people.append(person(name, **({"every": every} if every else {})))
    events = [
        event(
            draw(st.sampled_from(names)),
            ago(draw(_DAYS)),
            channel=draw(st.sampled_from(CHANNELS)),
            direction=draw(st.sampled_from(Direction)),
            favour=draw(st.sampled_from([None, *Favour])),
        )
        for _ in range(draw(st.integers(0, most)))
    ]
    since = draw(st.none() | _DAYS.map(ago))
    noted = draw(st.lists(st.booleans(), min_size=len(events), max_size=len(events)))
    return History(tuple(people), tuple(events), since, tuple(noted))


def limits_of(value: Any) -> tuple[Any, Any]:
    """The lowest and the highest that *value* can be."""
    return (value.low, value.high) if isinstance(value, Bounds) else (value, value)


def agrees(part: Any, whole: Any) -> bool:
    """Whether what some files show leaves *whole* possible, which all files show."""
    if isinstance(part, Unknown):
        return True
    if isinstance(whole, Unknown):
        return False
    if part is None or whole is None:
        return part is whole
    (low, high), (least, most) = limits_of(part), limits_of(whole)
    return (low is None or (least is not None and low <= least)) and (
        high is None or (most is not None and most <= high)
    )


def plain(value: Any) -> Any:
    """*value* in a form that compares: what is unknown is a word."""
    if isinstance(value, Unknown):
        return "unknown"
    return limits_of(value) if isinstance(value, Bounds) else value
