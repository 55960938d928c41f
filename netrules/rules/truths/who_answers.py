"""T012: strong connections are likely to respond."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

import attrs

from netrules import (
    Breadth,
    Depth,
    Direction,
    Interaction,
    Judgement,
    Network,
    Unknown,
    Words,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import Frequency, fisher, frequency_bands
from netrules.rules.wording import channels_of

#: For how long a message waits for its answer, as two-way contact has it.
_ANSWER: Final = timedelta(days=30)
_YEAR: Final = timedelta(days=365)
_DAY: Final = timedelta(days=1)


@attrs.define
class _Tried:
    """How many days of writing there were to people of one kind, and how many were answered."""

    sent: int = 0
    answered: int = 0

    @property
    def rate(self) -> Fraction:
        """The share that was answered."""
        return Fraction(self.answered, self.sent)


@rule(
    "T012",
    "asking-where-silent",
    stance="truth",
    evidence="expert",
    claims=(10,),
    laws={"repeat": "same", "names": "same"},
)
def asking_where_silent(
    network: Network, today: date, *, messages: int = 10, chance: float = 0.05
) -> Judgement:
    """Strong connections are likely to respond: most of your messages go to those who answer less.

    What it checks
        Of your one-to-one messages of the last 365 days, how many were answered within 30 days:
        by people with whom you had two-way contact more than once in the year before, and by
        people with whom it was once or not at all. It fails if one kind answers less, chance
        alone hardly explains it, and most of your messages go there. Several messages to
        somebody on one day count once, and those of the last 30 days are left out. A message,
        a call and a meeting are answers.

    The claim
        You are more comfortable asking people you know well, and they are likely to respond.

    Evidence and limits
        Whether it is so *for you*, by Fisher's exact test. Kinds are told apart by the year
        before, since whoever answers is in touch by that alone. People ask their friends other
        things than they ask strangers, and messages to one person are not independent of each
        other, so that the test finds a difference too easily. Long shots have their place.

    When it stays silent
        With fewer than ten messages to one of the kinds. It is unknown where the files do not
        cover both years on every channel.

    Example
        You wrote 40 times to people you hardly knew and 5 were answered, and 20 times to others
        and 15 were: fails.

    Options
        messages: how many messages to each kind it takes, 10 (judgement).
        chance: below which likelihood chance is no explanation, 0.05 (convention).

    What to do
        Write more to those who answer. They may introduce you to the others.

    References
        Fisher 1935, "The logic of inductive inference"; Granovetter 1973, "The strength of weak
        ties".
    """
    since = today - _YEAR
    found = {person.id: network.interactions_with(person.id, since) for person in network.people}
    missing = [fact for events in found.values() for fact in events.missing]
    sent = {
        id_: sorted({event.on for event in events.recorded if _is_sent(event, today)})
        for id_, events in found.items()
    }
    if missing:
        return unknown(*missing)
    if sum(map(len, sent.values())) < 2 * max(1, messages):
        return not_applicable()
    bands = frequency_bands(network.as_of(since - _DAY))
    near, far = _Tried(), _Tried()
    for id_, days in sent.items():
        band = bands[id_]
        if days and isinstance(band, Unknown):
            missing += band.missing
        answers = {event.on for event in found[id_].recorded if _is_answer(event)}
        tried = far if band is Frequency.RARELY else near
        tried.sent += len(days)
        tried.answered += sum(any(day <= on <= day + _ANSWER for on in answers) for day in days)
    if missing:
        return unknown(*missing)
    if min(near.sent, far.sent) < max(1, messages):
        return not_applicable()
    less, more = sorted((near, far), key=lambda tried: tried.rate)
    likely = fisher(near.answered, near.sent, far.answered, far.sent)
    if likely >= Fraction(chance).limit_denominator(1000) or less.sent <= more.sent:
        return passed()
    return failed(
        "in the last year {less} of your {less_sent} messages to people {less_kind} were answered, "
        "and {more} of {more_sent} to those {more_kind}, going by {channels}; most of your "
        "messages go where fewer are answered",
        advice="write more to those who answer; one of them may introduce you to others"
        if less is far
        else "write more to people you seldom hear from: they answer you",
        variant="far" if less is far else "near",
        less=less.answered,
        less_sent=less.sent,
        less_kind=_kind(less, near),
        more=more.answered,
        more_sent=more.sent,
        more_kind=_kind(more, near),
        channels=channels_of(network),
    )


def _kind(tried: _Tried, near: _Tried) -> Words:
    often = "more than once" if tried is near else "once or not at all"
    return Words(f"you had been in touch with {often} in the year before")


def _is_sent(event: Interaction, today: date) -> bool:
    """Whether ego wrote, so long ago that an answer would have come."""
    letter = event.breadth is Breadth.ONE and event.depth is Depth.MESSAGE
    return letter and event.direction is Direction.OUT and event.on < today - _ANSWER


def _is_answer(event: Interaction) -> bool:
    """Whether the other wrote to ego, called or met, and not everybody."""
    if event.depth >= Depth.CALL:
        return event.breadth is not Breadth.BROADCAST
    letter = event.breadth is Breadth.ONE and event.depth is Depth.MESSAGE
    return letter and event.direction is not Direction.OUT
