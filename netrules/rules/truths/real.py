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
    Unknown,
    any_of,
    came_from,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of


@rule(
    "T001",
    "one-way-tie",
    stance="truth",
    evidence="cross-sectional",
    severity="info",
    claims=(5, 8),
    laws={"contact": "never-worse", "newcomer": "same"},
)
def one_way_tie(
    person: Person, network: Network, today: date, *, messages: int = 3, days: int = 365
) -> Judgement:
    """It has to be real: you keep writing, and nothing comes back.

    What it checks
        Whether somebody to whom you sent three or more one-to-one messages in the last
        365 days sent you anything, talked to you or met you in that time.

    The claim
        It has to be real; superficial interactions are obvious and quickly shunned.

    Evidence and limits
        About half of all named friendships are named by both sides, while nearly everybody
        expects theirs to be (Almaatouq et al. 2016): a tie that feels mutual may not be.
        Three messages and a year are this project's rule of thumb. Silence has many
        reasons, and most of them are not about you. An answer by a channel that no file
        covers is not seen; the finding names the channels that are. A like or an endorsement
        is no answer: no file lists them all, so nothing may hang on one.

    When it stays silent
        For people you did not write to. It is unknown where the files do not cover the
        whole time, since an answer may stand where they do not reach, and where somebody
        wrote to a group and no file says who.

    Example
        Four messages to somebody since March, and no answer by LinkedIn message or
        mail: fails.

    Options
        messages: from how many messages without an answer on it fails, 3 (judgement).
        days: how many days it looks back, 365 (Granovetter's "rarely" begins there).

    What to do
        Let it rest for now. If the tie matters to you, ask somebody who knows you both.

    References
        Almaatouq et al. 2016, "Are you your friends' friend?"; Granovetter 1973, "The
        strength of weak ties".
    """
    since = today - timedelta(days=days)
    events = network.interactions_with(person.id, since)
    answered = any_of(came_from(event, person.id) for event in events.recorded)
    if answered is True:
        return passed()
    if not events.complete:
        return unknown(*events.missing)
    sent = [event for event in events if _sent(event)]
    if not sent:
        return not_applicable()
    if len(sent) < messages:
        return passed()
    if isinstance(answered, Unknown):
        return unknown(answered)
    return failed(
        "{messages} to {person} since {since} and no answer, going by {channels}",
        advice="let it rest for now; if the tie matters to you, ask somebody who knows you both",
        origins=[event.origin for event in reversed(sent)],
        person=person,
        messages=number_of(len(sent), "message"),
        since=sent[0].on,
        channels=channels_of(network, person),
    )


def _sent(event: Interaction) -> bool:
    return (
        event.direction is Direction.OUT
        and event.breadth is Breadth.ONE
        and event.depth is Depth.MESSAGE
    )
