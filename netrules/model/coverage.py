"""What the files vouch for: which days and which ties they list completely.

An interaction that no file mentions did not happen only if some file lists every
interaction of that day on that channel; a tie is absent only if some file lists
every tie of a set of people to which both belong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

import attrs

from netrules.model.frozen import read_only
from netrules.model.interactions import Depth, depth_of
from netrules.model.quoting import Quoting

_DAY: Final = timedelta(days=1)


@attrs.frozen(order=True)
class Span:
    """Days from *since* to *until*, both included, on which a channel is covered.

    Args:
        until_at_least: True where *until* is only a file's newest record. The file was
            made on that day or later; `as_of` takes it to be current if that was recent.
    """

    channel: str
    since: date
    until: date
    until_at_least: bool = False

    def as_of(self, today: date, fresh_days: int) -> Span | None:
        """What is left of the span when it is looked at on *today*."""
        if self.since > today:
            return None
        until = min(self.until, today)
        if self.until_at_least and (today - until).days <= fresh_days:
            until = today
        return Span(self.channel, self.since, until)


@attrs.frozen
class ContactCoverage:
    """For which days up to today contact is covered on every channel that matters.

    Args:
        channels: The channels contact is judged over, sorted.
        covered_from: The first day from which all of them are covered up to today;
            None if one of them is not covered today.
        gap: Why contact is not known to be absent today or before `covered_from`,
            as a sentence.
        starts: For each channel the first day from which it is covered up to today;
            empty if one of them is not covered today.
    """

    channels: tuple[str, ...]
    covered_from: date | None
    gap: str
    starts: Mapping[str, date] = attrs.field(factory=dict, converter=read_only)

    def covers_since(self, day: date) -> bool:
        """Whether every channel is covered from *day* to today."""
        return self.covered_from is not None and self.covered_from <= day


def contact_coverage(
    spans: Iterable[Span], wanted: Iterable[str], today: date, fresh_days: int
) -> ContactCoverage:
    """Put the files' spans together as seen on *today*.

    Args:
        spans: What the files cover.
        wanted: Channels that count even if no file covers them: those that ego names
            (``[me] channels``), and those on which contact with the person is on record.
        today: The day of judgement.
        fresh_days: How old the newest record of an export may be for the export to
            count as current.
    """
    by_channel: dict[str, list[Span]] = {channel: [] for channel in wanted}
    for span in spans:
        if depth_of(span.channel) >= Depth.MESSAGE:  # a like or an invitation is no contact
            by_channel.setdefault(span.channel, []).append(span)
    channels = tuple(sorted(by_channel))
    if not channels:
        return ContactCoverage((), None, "no file says when you were in contact")
    gaps: list[str] = []
    starts: dict[str, date] = {}
    for channel in channels:
        seen = [span.as_of(today, fresh_days) for span in by_channel[channel]]
        start = _covered_from([span for span in seen if span is not None], today)
        if start is None:
            gaps.append(_gap(channel, by_channel[channel], today))
        else:
            starts[channel] = start
    if gaps:
        return ContactCoverage(channels, None, Quoting.joined("; ", *gaps))
    start, channel = max((start, channel) for channel, start in starts.items())
    return ContactCoverage(channels, start, _told(channel, "begin", f"on {start}"), starts)


def _covered_from(spans: list[Span], today: date) -> date | None:
    """The first day of the unbroken stretch of *spans* that reaches *today*."""
    start: date | None = None
    for span in sorted(spans, key=lambda span: span.until, reverse=True):
        reaches = today if start is None else start - _DAY
        if span.until < reaches:
            break
        start = span.since if start is None else min(start, span.since)
    return start


def _gap(channel: str, spans: list[Span], today: date) -> str:
    begun = [span.until for span in spans if span.since <= today]
    if begun:
        return _told(channel, "end", f"on {max(begun)}")
    if spans:
        return _told(channel, "begin", f"only on {min(span.since for span in spans)}")
    return Quoting(f"no file covers {{channel}}{_ending(channel)}", channel=channel)


def plural(channel: str) -> str:
    """A channel's events in the plural: "LinkedIn message" gives "LinkedIn messages"."""
    return channel + _ending(channel)


def _ending(channel: str) -> str:
    return "" if channel.endswith(("s", "mail")) else "s"


def _told(channel: str, verb: str, when: str) -> Quoting:
    """Events in the plural with a verb, which mail has in the singular."""
    verb = verb if plural(channel).endswith("s") else f"{verb}s"
    return Quoting(f"{{channel}}{_ending(channel)} {verb} {when}", channel=channel)
