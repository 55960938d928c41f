"""K010: regular, but not obsessive: no second ask on the heels of the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from netrules import (
    Breadth,
    Depth,
    Direction,
    Favour,
    Interaction,
    Judgement,
    Missing,
    Network,
    Person,
    Unknown,
    any_of,
    came_from,
    failed,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of


@rule(
    "K010",
    "asked-too-soon",
    stance="practice",
    evidence="expert",
    claims=(36,),
    laws={"contact": "never-worse", "newcomer": "same"},
)
def asked_too_soon(network: Network, today: date, *, days: int = 30) -> Iterator[Judgement]:
    """Regular, but not obsessive: you asked again before there was an answer.

    What it checks
        Of everybody whom you asked for something by a one-to-one message in the last 30 days
        (``favour = "ask"``), whether an earlier ask of fewer than 30 days before was still
        without an answer, and nothing has come since. A message from them, a call or a
        meeting is an answer, also on the day of the ask itself.

    The claim
        Do regular, but not obsessive, work to stay in touch.

    Evidence and limits
        Judgement. People say yes more readily than those who ask expect (Flynn & Lake 2008),
        and an answer that takes a month is most often still a friendly one. What you
        logged without `favour` is no ask, so a message to say hello counts for nothing here.

    When it stays silent
        For people you did not ask in the last 30 days. It is unknown where no favours are
        logged, and where the files do not cover the channels by which an ask, or an
        answer, may have come.

    Example
        You asked for an introduction on 1 September and again on the 10th, and there is no
        answer by 20 September: fails.

    Options
        days: how many days an ask is given, and how far back the last one may be, 30 (an answer
        within as many makes a message two-way contact).

    What to do
        Let it rest until the day that the advice names, or ask somebody else.

    References
        Flynn & Lake 2008, "If you need help, just ask".
    """
    wait = timedelta(days=days)
    logged = [event for event in network.interactions.recorded if event.favour is not None]
    if not logged:
        text = 'log favours: favour = "ask" or "give" in [[interaction]] of the contacts file'
        yield unknown(Missing("interactions", "", text))
        return
    if not network.contact.covers_since(today - wait):
        yield unknown(*network.interactions.missing)
    asked = {
        id_ for event in logged if event.on >= today - wait and _asks(event) for id_ in event.people
    }
    for id_ in sorted(asked):
        yield _judge(network, network.people[id_], wait)


def _judge(network: Network, person: Person, wait: timedelta) -> Judgement:
    events = network.interactions_with(person.id, network.day - 2 * wait)
    answered = max(
        (event.on for event in events.recorded if came_from(event, person.id) is True),
        default=network.day - 2 * wait,
    )
    asks = {event.on: event for event in events.recorded if event.on > answered and _asks(event)}
    pair = _too_close(list(asks.values()), wait)
    # What came before an answer, or before the first of two asks, makes no difference.
    needed = network.interactions_with(person.id, pair[0].on if pair else answered)
    if not needed.complete:
        return unknown(*needed.missing)
    if not pair:
        return passed()
    first, last = pair
    open_ = any_of(came_from(event, person.id) for event in needed.recorded)
    if isinstance(open_, Unknown):
        return unknown(open_)
    return failed(
        "you asked {person} for something on {first}, and again {after} later, and there is no "
        "answer yet, going by {channels}",
        advice="let it rest until {rested}, or ask somebody else",
        about=[person],
        origins=[last.origin, first.origin],
        person=person,
        first=first.on,
        after=number_of((last.on - first.on).days, "day"),
        rested=last.on + wait,
        channels=channels_of(network, person),
    )


def _too_close(asks: Sequence[Interaction], wait: timedelta) -> Sequence[Interaction]:
    """The last two of *asks*, if the second came too soon; else nothing."""
    last = asks[-2:]
    return last if len(last) > 1 and last[1].on - last[0].on < wait else ()


def _asks(event: Interaction) -> bool:
    letter = event.breadth is Breadth.ONE and event.depth is Depth.MESSAGE
    return event.favour is Favour.ASK and letter and event.direction is Direction.OUT
