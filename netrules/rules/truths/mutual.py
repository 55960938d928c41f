"""T002: it's about mutual win/win."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from netrules import (
    Breadth,
    Favour,
    Interaction,
    Judgement,
    Missing,
    Network,
    Person,
    failed,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of


@rule(
    "T002",
    "lopsided-favours",
    stance="truth",
    evidence="cross-sectional",
    severity="info",
    claims=(40,),
    laws={"contact": "same", "newcomer": "same"},
)
def lopsided_favours(
    network: Network, today: date, *, favours: int = 3, balance: float = 0.6, days: int = 365
) -> Iterator[Judgement]:
    """It's about mutual win/win: favours go one way.

    What it checks
        With whom three or more favours went back and forth in the last 365 days, and
        whether they went mostly one way: balance = (given - asked) / (given + asked).
        Where you asked more, it is your turn; where you gave more, it may be theirs.

    The claim
        It's about mutual win/win.

    Evidence and limits
        Half of all named friendships are named by one side only (Almaatouq et al. 2016);
        people underestimate by up to half how readily others say yes (Flynn & Lake 2008).
        Nobody has shown which balance is healthy: the limits are this project's rule of
        thumb. What you logged without `favour` counts as neither asked nor given.
        Messages are no favours, and a mail to everybody is none to anybody.

    When it stays silent
        For people with fewer favours. It is unknown where no favours are logged, and
        where the files do not cover the whole time on every channel.

    Example
        You asked somebody four times and never gave anything: fails, and it is your turn.

    Options
        favours: from how many favours on a tie is judged, 3 (judgement).
        balance: how far from even it may be, from 0 to 1, 0.6 (judgement).
        days: how many days it looks back, 365 (judgement).

    What to do
        Where it is your turn, offer something before you ask again. Where you gave most,
        it is fine to ask: people say yes more readily than one thinks.

    References
        Almaatouq et al. 2016, "Are you your friends' friend?"; Flynn & Lake 2008, "If you
        need help, just ask".
    """
    since = today - timedelta(days=days)
    logged = [event for event in network.interactions.recorded if _counts(event, network)]
    if not logged:
        text = 'log favours: favour = "ask" or "give" in [[interaction]] of the contacts file'
        yield unknown(Missing("interactions", "", text))
    elif not network.contact.covers_since(since):
        yield unknown(*network.interactions.missing)
    else:
        limit = Fraction(balance).limit_denominator(1000)
        moved = _by_person(event for event in logged if event.on >= since)
        for id_, events in sorted(moved.items()):
            if len(events) < favours:
                continue
            known = network.interactions_with(id_, since)
            if known.complete:
                yield _judge(network, network.people[id_], events, since, limit)
            else:
                yield unknown(*known.missing)


def _by_person(events: Iterator[Interaction]) -> dict[str, list[Interaction]]:
    found: dict[str, list[Interaction]] = {}
    for event in events:
        for id_ in event.people:
            found.setdefault(id_, []).append(event)
    return found


def _judge(
    network: Network, person: Person, events: Sequence[Interaction], since: date, limit: Fraction
) -> Judgement:
    given = sum(1 for event in events if event.favour is Favour.GIVE)
    asked = len(events) - given
    if abs(Fraction(given - asked, len(events))) <= limit:
        return passed()
    owe = asked > given
    return failed(
        "since {since} you asked {person} for {asked} and gave {given}, going by {channels}"
        if owe
        else "since {since} you gave {person} {given} and asked for {asked}, going by {channels}",
        advice="it is your turn: offer something before you ask again"
        if owe
        else "it is fine to ask {person} for something, too",
        about=[person],
        variant="owe" if owe else "owed",
        origins=[event.origin for event in reversed(events)],
        person=person,
        asked=number_of(asked, "favour") if owe else asked,
        given=given if owe else number_of(given, "favour"),
        since=since,
        channels=channels_of(network, person),
    )


def _counts(event: Interaction, network: Network) -> bool:
    """Whether the event is a favour to these people, on a channel that the files cover."""
    return (
        event.favour is not None
        and event.breadth is not Breadth.BROADCAST
        and event.channel in network.contact.channels
    )
