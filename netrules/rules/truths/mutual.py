"""T002: it's about mutual win/win."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from netrules import (
    Favour,
    Interaction,
    Judgement,
    Missing,
    Network,
    failed,
    passed,
    rule,
    unknown,
)


@rule("T002", "lopsided-favours", stance="truth", evidence="cross-sectional", severity="info")
def lopsided_favours(
    network: Network, *, favours: int = 3, balance: float = 0.6
) -> Iterator[Judgement]:
    """It's about mutual win/win: favours go one way.

    What it checks
        With whom three or more favours went back and forth in the days that the files
        cover, and whether they went mostly one way: balance = (given - asked) / (given +
        asked). Where you asked more, you owe; where you gave more, they may.

    The claim
        It's about mutual win/win.

    Evidence and limits
        Half of all named friendships are named by one side only (Almaatouq et al. 2016);
        people underestimate by up to half how readily others say yes (Flynn & Lake 2008).
        Nobody has shown which balance is healthy: the limits are this project's rule
        of thumb. Messages are no favours and never count as such.

    When it stays silent
        Where no favours are logged, and where the files do not cover contact up to today.

    Example
        You asked somebody four times and never gave anything: fails, and you owe.

    Options
        favours: from how many favours on a tie is judged, 3 (judgement).
        balance: how far from even it may be, from 0 to 1, 0.6 (judgement).

    What to do
        Where you owe, offer something before you ask again. Where you gave most, it is
        fine to ask: people like to be asked more than you think.

    References
        Almaatouq et al. 2016, "Are you your friends' friend?"; Flynn & Lake 2008, "If you
        need help, just ask".
    """
    start = network.contact.covered_from
    logged = [event for event in network.interactions.recorded if _counts(event, network)]
    if not logged:
        text = 'log favours: favour = "ask" or "give" in [[interaction]] of the contacts file'
        yield unknown(Missing("interactions", "", text))
        return
    if start is None:
        yield unknown(*network.interactions.missing)
        return
    yield from _judgements(network, start, favours, Fraction(balance).limit_denominator(1000))


def _judgements(
    network: Network, start: date, favours: int, limit: Fraction
) -> Iterator[Judgement]:
    given: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for event in network.interactions.recorded:
        if event.on >= start and _counts(event, network):
            (given if event.favour is Favour.GIVE else asked).update(event.people)
    for id_ in sorted({*given, *asked}, key=lambda one: (given[one] - asked[one], one)):
        total = given[id_] + asked[id_]
        if total < favours:
            continue
        balance = Fraction(given[id_] - asked[id_], total)
        if abs(balance) <= limit:
            yield passed()
            continue
        owed = balance < 0
        yield failed(
            "you asked {person} for {asked} favours and gave {given} since {start}"
            if owed
            else "you gave {person} {given} favours and asked for {asked} since {start}",
            advice="you owe: offer something before you ask again"
            if owed
            else "it is fine to ask them for something",
            about=[id_],
            variant="owe" if owed else "owed",
            origins=[
                event.origin
                for event in reversed(network.events_with(id_))
                if event.favour is not None and event.on >= start
            ],
            person=network.people[id_],
            asked=asked[id_],
            given=given[id_],
            start=start,
        )


def _counts(event: Interaction, network: Network) -> bool:
    """Whether the event is a favour on a channel of which every event is on record."""
    return event.favour is not None and event.channel in network.contact.channels
