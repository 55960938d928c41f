"""T004: done gradually over time, it does not take a lot of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from netrules import (
    Breadth,
    Depth,
    Direction,
    Interaction,
    Judgement,
    Missing,
    Network,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import finite_burstiness
from netrules.rules.wording import channels_of


@rule(
    "T004",
    "bursty-outreach",
    stance="truth",
    evidence="expert",
    claims=(9, 39),
    laws={"repeat": "same", "names": "same"},
)
def bursty_outreach(
    network: Network, today: date, *, burstiness: float = 0.5, days: int = 365
) -> Judgement:
    """You reach out in bursts, with long silences between them.

    What it checks
        How the days of the last 365 are spread on which you wrote to somebody, called them or
        met them: the burstiness of the gaps between them is -1 where all are alike, 0 for days
        at random, and 1 for all at once. What was meant for everybody does not count.

    The claim
        If you do it gradually over time, it doesn't take a lot of time. It takes time.

    Evidence and limits
        Whatever people do by themselves comes in bursts (Goh & Barabási 2008), so some
        burstiness is only human, and nobody has shown how much is too much: the limit is this
        project's rule of thumb. The measure is corrected for few events (Kim & Jo 2016). A
        search for a job is a reason for a burst; a habit is what remains after it.

    When it stays silent
        With fewer than six such days. It is unknown where the files do not cover the whole
        time on every channel.

    Example
        A week of letters each in January, May and September, and nothing between: fails.

    Options
        burstiness: from which burstiness on, between -1 and 1, it fails, 0.5 (judgement).
        days: how many days it looks back, 365 (judgement).

    What to do
        Two short messages a week are less work than a campaign, and keep more people near.

    References
        Goh & Barabási 2008, "Burstiness and memory in complex systems"; Kim & Jo 2016,
        "Measuring burstiness for finite event sequences".
    """
    since = today - timedelta(days=days)
    if not network.contact.covers_since(since):
        return unknown(*network.interactions.missing)
    if any(day >= since for id_ in network.unplaced for day in network.unplaced_days(id_)):
        text = "say whom you mean in interactions that name one of several namesakes"
        return unknown(Missing("interactions", "", text))
    out = _by_day(event for event in network.interactions.recorded if event.on >= since)
    covered = {day: events for day, events in out.items() if _any_covered(network, events)}
    value = finite_burstiness([(after - before).days for before, after in pairwise(covered)])
    if value is None:
        return not_applicable()
    if value <= burstiness:
        return passed()
    before, after = max(pairwise(covered), key=lambda pair: (pair[1] - pair[0], pair[1]))
    return failed(
        "of the last {days} days you reached out on {number}, mostly in bursts (burstiness "
        "{value}: 0 is random, 1 is all at once), and not at all for {gap} days between {before} "
        "and {after}, going by {channels}",
        advice="two short messages a week are less work than a campaign, and keep more people near",
        origins=[event.origin for day in (after, before) for event in covered[day]],
        days=days,
        number=len(covered),
        value=value,
        gap=(after - before).days - 1,
        before=before,
        after=after,
        channels=channels_of(network),
    )


def _by_day(events: Iterable[Interaction]) -> dict[date, list[Interaction]]:
    """What ego sent to somebody or shared with them, by day from the first on."""
    found: dict[date, list[Interaction]] = {}
    for event in events:
        talk = event.depth >= Depth.MESSAGE and event.breadth is not Breadth.BROADCAST
        if talk and event.direction is not Direction.IN:
            found.setdefault(event.on, []).append(event)
    return found


def _any_covered(network: Network, events: Iterable[Interaction]) -> bool:
    """Whether one of *events* was on a channel that files cover with everybody."""
    return any(event.channel in network.contact.channels for event in events)
