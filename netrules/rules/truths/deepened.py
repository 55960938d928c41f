"""T011: it starts at one level and grows to other levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from netrules import (
    Breadth,
    Depth,
    Direction,
    GoalResult,
    Interaction,
    Judgement,
    Network,
    Person,
    Unknown,
    any_of,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of


@rule(
    "T011",
    "never-deepened",
    stance="truth",
    evidence="cross-sectional",
    claims=(7,),
    laws={"contact": "never-worse", "newcomer": "same"},
)
def never_deepened(
    person: Person,
    network: Network,
    today: date,
    goals: tuple[GoalResult, ...],
    *,
    messages: int = 3,
    days: int = 730,
) -> Judgement:
    """It starts at one level and grows: a tie that has stayed at messages.

    What it checks
        For people who serve a goal, whether all there was in the last two years is messages:
        they wrote to you on three days or more, both of you wrote in the first of the two
        years and in the second, and there was no call and no meeting.

    The claim
        It starts at one level and grows to other levels.

    Evidence and limits
        People who are close use more ways to be in touch, and those who are not use one
        (Haythornthwaite 2005); that a call makes a tie closer does not follow, and a pen friend
        is a friend. Two years and three messages are this project's rule of thumb.

    When it stays silent
        For people who serve no goal, and for ties that are younger, rested for a year, or have
        fewer messages. It is unknown where the files do not cover the time on every channel, or
        do not tell whether somebody serves a goal.

    Example
        Somebody who could help with a goal answered you by mail in 2024, 2025 and 2026, and you
        have not spoken: fails.

    Options
        messages: on how many days they have to have written, 3 (judgement).
        days: how many days it looks back, and finds messages in both halves of, 730
        (judgement).

    What to do
        Propose a call of ten minutes, or a coffee.

    References
        Haythornthwaite 2005, "Social networks and Internet connectivity effects".
    """
    since = today - timedelta(days=days)
    serves = any_of(goal.serves(person.id) for goal in goals)
    if serves is False:
        return not_applicable()
    events = network.interactions_with(person.id, since)
    if any(map(_is_deeper, events.recorded)):
        return passed()
    if not events.complete:
        return unknown(*events.missing)
    middle = today - timedelta(days=days // 2)
    letters = [event for event in events if _is_letter(event)]
    early = [event for event in letters if event.on < middle]
    late = [event for event in letters if event.on >= middle]
    theirs = {event.on for event in letters if event.direction is not Direction.OUT}
    if len(theirs) < messages or not (_goes_both_ways(early) and _goes_both_ways(late)):
        return not_applicable()
    if isinstance(serves, Unknown):
        return unknown(serves)
    return failed(
        "since {since} {person} wrote to you on {number} and you wrote back, and there was no call "
        "or meeting, going by {channels}; they could help with {goal}",
        advice="propose a call of ten minutes to {person}, or a coffee",
        origins=[event.origin for event in reversed(letters)],
        person=person,
        since=since,
        number=number_of(len(theirs), "day"),
        goal=[goal.name for goal in goals if goal.serves(person.id) is True],
        channels=channels_of(network, person),
    )


def _is_deeper(event: Interaction) -> bool:
    return event.depth >= Depth.CALL and event.breadth is not Breadth.BROADCAST


def _is_letter(event: Interaction) -> bool:
    return event.depth is Depth.MESSAGE and event.breadth is Breadth.ONE


def _goes_both_ways(events: Sequence[Interaction]) -> bool:
    """Whether both ego and the other wrote."""
    directions = {event.direction for event in events}
    return Direction.BOTH in directions or {Direction.IN, Direction.OUT} <= directions
