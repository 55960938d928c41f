"""What all logs of a phone have in common: from a call or message to what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from netrules import (
    InteractionCoverage,
    InteractionRecord,
    Item,
    Origin,
    Problem,
    Skipped,
)
from netrules.plugins.sources.calls.meaning import CALL, Said, outcome_of
from netrules.plugins.sources.calls.numbers import Book, Line, line_of, name_in, number_in

LAYER: Final = "phone"
NO_CALL: Final = "not a call"

NO_DIRECTION: Final = "the log does not say who rang, nor that they talked"
UNREADABLE_DATE: Final = "the date is in no form that is known here"
_AGAIN: Final = "export the log again, or correct the row"
_DAY: Final = timedelta(days=1)


class Span:
    """The days for which a file lists everything on a channel."""

    def __init__(self, channel: str) -> None:
        self.channel: Final = channel
        self.first: date | None = None
        self.last: date | None = None
        #: The last day of something that may have been with anybody.
        self._open: date | None = None
        #: Whether anything of the channel could not be read.
        self.broken = False

    def add(self, at: date | datetime, *, with_anybody: bool = False) -> None:
        """Something is listed at that time."""
        day = at.date() if isinstance(at, datetime) else at
        self.first = day if self.first is None else min(self.first, day)
        self.last = day if self.last is None else max(self.last, day)
        if with_anybody:
            self._open = day if self._open is None else max(self._open, day)

    def coverage(
        self, what: str, origin: Origin, made: date | None = None
    ) -> Iterator[InteractionCoverage | Problem]:
        """The days that the file vouches for, or why there are none.

        Args:
            what: What the file lists, in the plural.
            origin: The file.
            made: The day on which the file says it was made.
        """
        if self.first is None or self.last is None:
            return
        if self.broken:
            yield Problem(
                f"some {what} could not be read for certain, so the file cannot show that there "
                "was no contact",
                origin,
                "correct the rows reported above it, or export the log again with durations",
                lost=False,
            )
            return
        last = self.last if made is None else max(self.last, made)
        first = self.first if self._open is None else self._open + _DAY
        if first <= last:
            yield InteractionCoverage(self.channel, first, last, origin, until_at_least=True)


class CallLog:
    """The calls of one file.

    Args:
        book: Everyone with a name.
    """

    def __init__(self, book: Book) -> None:
        self._book: Final = book
        self.span: Final = Span(CALL)

    def lost(self, problem: Problem) -> Problem:
        """A row that could not be read."""
        self.span.broken = True
        return problem

    def call(
        self,
        number: str,
        name: str,
        at: date | datetime | None,
        said: Said,
        *,
        talked: bool | None,
        origin: Origin,
        bad_date: str = UNREADABLE_DATE,
    ) -> Item:
        """What one call shows."""
        if said.other:
            return Skipped(NO_CALL, origin)
        if at is None:
            remedy = "write the dates as 2026-11-05 13:30, or export the log in another form"
            return self.lost(Problem(bad_date, origin, remedy))
        outcome = outcome_of(said, talked=talked)
        if outcome is None:
            return self.lost(Problem(NO_DIRECTION, origin, _AGAIN))
        number = number_in(number)
        name = name_in(name, number)
        line = line_of(number, name)
        if line is Line.WITHHELD and name:
            line, number = Line.PERSON, ""
        met_anybody = line is Line.WITHHELD and outcome.channel == CALL
        self.span.add(at, with_anybody=met_anybody)
        self.span.broken = self.span.broken or not outcome.sure
        if line is not Line.PERSON:
            return Skipped(line.value, origin)
        handle = self._book.handle(number, name, origin)
        return InteractionRecord((handle,), at, outcome.channel, outcome.direction, origin)
