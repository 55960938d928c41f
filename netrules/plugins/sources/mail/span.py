"""The days for which a mailbox vouches: in which it holds what came and what went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

import attrs

from netrules import Direction, InteractionCoverage, Origin, Problem

CHANNEL: Final = "mail"
#: If mail came for longer than this after the last that went (or the reverse), the later
#: mail of that kind lies elsewhere.
_SILENCE: Final = timedelta(days=90)
_SEEN_FROM: Final = {Direction.IN: "to you", Direction.OUT: "from you"}


@attrs.define
class Span:
    """The first and last days on which mail of either direction is there."""

    days: dict[Direction, tuple[date, date]] = attrs.field(factory=dict)

    def note(self, day: date, direction: Direction) -> None:
        """There is a message of *day*."""
        first, last = self.days.get(direction, (day, day))
        self.days[direction] = (min(first, day), max(last, day))

    def coverage(
        self, origin: Origin, *, is_whole: bool
    ) -> Iterator[InteractionCoverage | Problem]:
        """What the mailbox vouches for, or why it vouches for nothing.

        Args:
            origin: The mailbox.
            is_whole: Whether every message in it was read and placed.
        """
        if not self.days:
            return
        if not is_whole:
            yield Problem(
                "some messages could not be read, so it cannot show that there was no contact",
                origin,
                "mend what is reported above, or export the mail again",
                lost=False,
            )
            return
        if len(self.days) == 1:
            [direction] = self.days
            missing = _SEEN_FROM[Direction.IN if direction is Direction.OUT else Direction.OUT]
            yield Problem(
                f"there is no mail {missing}, so it cannot show that there was no contact",
                origin,
                "put all folders of the mailbox, the one with sent mail too, into one folder, "
                "and give that folder",
                lost=False,
            )
            return
        since = max(first for first, _ in self.days.values())
        early, late = sorted(last for _, last in self.days.values())
        until = late if late - early <= _SILENCE else early
        if since <= until:
            yield InteractionCoverage(CHANNEL, since, until, origin, until_at_least=True)
