"""T003: taking part strengthens a tie, and has to be real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from netrules import (
    Breadth,
    Depth,
    Interaction,
    Judgement,
    Missing,
    Network,
    Person,
    channel_word,
    failed,
    not_applicable,
    passed,
    plural,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of


@rule(
    "T003",
    "gesture-only-tie",
    stance="truth",
    evidence="longitudinal",
    claims=(5, 8),
    laws={"contact": "never-worse", "newcomer": "never-worse"},
)
def gesture_only_tie(
    network: Network, today: date, *, gestures: int = 3, days: int = 365
) -> Iterator[Judgement]:
    """Likes and comments are all there is between you and somebody.

    What it checks
        With whom there were three or more gestures in the last 365 days and nothing deeper.
        Gestures are reactions, comments, mentions, endorsements, invitations, calls that nobody
        took, and whatever was meant for everybody; deeper are messages, calls and meetings.

    The claim
        Comment, answer, take part, and you strengthen the relationship. It has to be
        real: superficial interactions are obvious and quickly shunned.

    Evidence and limits
        Friends grew closer over what they exchanged on Facebook, and more so over words,
        comments among them, than over one-click likes (Burke & Kraut 2014). So comments do
        strengthen a tie, and this rule only asks whether a step further is due. From how many
        gestures on it asks is this project's rule of thumb.

    When it stays silent
        Where messages, calls or meetings are on record. It is unknown where the files do not
        cover the whole time, and for all others with whom nothing deeper was: files seldom
        list every reaction, so there may be more of them.

    Example
        Five reactions to somebody's posts since March, and no message, call or meeting: fails.

    Options
        gestures: from how many gestures on a tie is judged, 3 (judgement).
        days: how many days it looks back, 365 (Granovetter's "rarely" begins there).

    What to do
        Write them a line of your own about what you liked.

    References
        Burke & Kraut 2014, "Growing closer on Facebook"; Granovetter 1973, "The strength of
        weak ties".
    """
    since = today - timedelta(days=days)
    if not network.people:
        yield not_applicable()
    quiet = False
    for person in network.people:
        events = network.interactions_with(person.id, since)
        if any(map(_is_deeper, events.recorded)):
            yield passed()
        elif not events.complete:
            yield unknown(*events.missing)
        elif len(events.recorded) >= gestures:
            yield _judge(network, person, events.recorded, since)
        else:
            quiet = True
    if quiet:
        text = "no file lists every reaction and comment; with some there may have been more"
        yield unknown(Missing("interactions", "", text))


def _judge(
    network: Network, person: Person, events: Sequence[Interaction], since: date
) -> Judgement:
    seen = dict.fromkeys(event.channel for event in events)
    return failed(
        "{gestures} between you and {person} since {since} ({channel}), and no message, call or "
        "meeting, going by {channels}",
        advice="write {person} a line of your own about what you liked",
        about=[person],
        origins=[event.origin for event in reversed(events)],
        person=person,
        gestures=number_of(len(events), "gesture"),
        since=since,
        channel=[channel_word(name, plural(name)) for name in sorted(seen)],
        channels=channels_of(network, person),
    )


def _is_deeper(event: Interaction) -> bool:
    return event.depth >= Depth.MESSAGE and event.breadth is not Breadth.BROADCAST
