"""T001: it has to be real."""

from __future__ import annotations

from datetime import date, timedelta

from netrules import (
    Breadth,
    Depth,
    Direction,
    Interaction,
    Judgement,
    Network,
    Person,
    Words,
    failed,
    not_applicable,
    passed,
    plural,
    rule,
    unknown,
)


@rule("T001", "one-way-tie", stance="truth", evidence="cross-sectional", severity="info")
def one_way_tie(
    person: Person, network: Network, today: date, *, messages: int = 3, days: int = 365
) -> Judgement:
    """It has to be real: you keep writing, and nothing comes back.

    What it checks
        Whether somebody to whom you sent three or more one-to-one messages in the last
        365 days sent you anything, called you or met you in that time.

    The claim
        It has to be real; superficial interactions are obvious and quickly shunned.

    Evidence and limits
        About half of all named friendships are named by both sides, while nearly everybody
        expects theirs to be (Almaatouq et al. 2016): a tie that feels mutual may not
        be. Three messages and a year are this project's rule of thumb. An answer by a channel
        that no file covers is not seen; the finding names the channels.

    When it stays silent
        For people you did not write to; and where the files do not cover the whole year,
        since an answer may stand where they do not reach.

    Example
        Four messages to somebody since March, and no answer by LinkedIn message or
        mail: fails.

    Options
        messages: how many messages without an answer are too many, 3 (judgement).
        days: within how many days, 365 (Granovetter's "rarely" begins there).

    What to do
        Stop writing to them for now. If the tie matters, ask somebody who knows you both.

    References
        Almaatouq et al. 2016, "Are you your friends' friend?"; Granovetter 1973, "The
        strength of weak ties".
    """
    since = today - timedelta(days=days)
    events = network.interactions_with(person.id, since)
    if any(_answer(event) for event in events.recorded):
        return passed()
    if not events.complete:
        return unknown(*events.missing)
    sent = [event for event in events if _sent(event)]
    if not sent:
        return not_applicable()
    if len(sent) < messages:
        return passed()
    return failed(
        "you sent {person} {number} messages since {since} and nothing came back by {channels}",
        advice="leave it for now; if the tie matters, ask somebody who knows you both",
        origins=[event.origin for event in reversed(sent)],
        person=person,
        number=len(sent),
        since=sent[0].on,
        channels=[Words(plural(channel)) for channel in network.contact.channels],
    )


def _sent(event: Interaction) -> bool:
    return (
        event.direction is Direction.OUT
        and event.breadth is Breadth.ONE
        and event.depth is Depth.MESSAGE
    )


def _answer(event: Interaction) -> bool:
    """Whether the event came from them and was meant for ego."""
    if event.breadth is Breadth.BROADCAST:
        return False
    return event.direction is not Direction.OUT or event.depth >= Depth.CALL
