"""K004: dormant ties, and which of them to revive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

import attrs

from netrules import (
    Breadth,
    Depth,
    GoalResult,
    Interaction,
    Judgement,
    Maybe,
    Network,
    Origin,
    Person,
    Unknown,
    any_of,
    days_between,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.rules.wording import channels_of, number_of

#: What the advice says of those for whom a reason holds, the best reason first.
_PHRASES: Final = {
    "wanted": "{wanted}, who could help with {goal}",
    "senior": "{senior}, more senior than you",
    "talked": "{talked}, whom you called or met",
    "others": "{others}",
}


@rule(
    "K004",
    "dormant-tie",
    stance="practice",
    evidence="longitudinal",
    claims=(48,),
    laws={"contact": "never-worse", "newcomer": "never-worse"},
)
def dormant_tie(
    network: Network,
    me: Person,
    today: date,
    goals: tuple[GoalResult, ...],
    *,
    days: int = 1095,
    most: int = 10,
) -> Judgement:
    """Ties that rest: you were in touch once, and not for years. Some are worth reviving.

    What it checks
        With whom you had two-way contact once and then none for more than three years. It
        is one finding, and its advice names up to ten of them, by what is known of each:
        first those who could help with a goal, then those of a higher level than yours,
        then those you called or met, and of equal ones those with the fewest contacts.

    The claim
        Keep your network alive.

    Evidence and limits
        Executives who took up ties that had rested for three years and more got advice from
        them that was newer than that of people they saw all the time, and as well to be
        trusted (Levin, Walter & Murnighan 2011). The best were of higher status, trusted,
        and people with whom little time had been spent; left to choose, executives take
        the familiar ones instead (Walter, Levin & Murnighan 2015). A call or a meeting
        stands for trust here, which no file records. Nobody has to be revived: a tie that
        rests is no loss.

    When it stays silent
        Where contact goes back less than three years: nobody is dormant there, and so it
        is unknown. So it is about people with whom no contact is on record, who may have
        been close before the files begin, as long as nobody is known to be dormant.

    Example
        You worked with a director until four years ago, met now and then, and nothing since
        is on record though the files would show it: fails, and the advice names the director.

    Options
        days: after how many days without contact a tie is dormant, 1095 (Levin, Walter &
        Murnighan: three years).
        most: how many people the advice chooses, 10 (judgement).

    What to do
        Write to one of them a week, with what made you think of them.

    References
        Levin, Walter & Murnighan 2011, "Dormant ties: the value of reconnecting"; Walter,
        Levin & Murnighan 2015, "Reconnection choices: selecting the most valuable (vs. most
        preferred) dormant ties".
    """
    if not network.people:
        return not_applicable()
    rests = {person.id: _rests(person, today, days) for person in network.people}
    resting = [person for person in network.people if rests[person.id] is True]
    if not resting:
        some = any_of(rests.values())
        return unknown(some) if isinstance(some, Unknown) else passed()
    best = sorted((_weighed(person, me, goals) for person in resting), key=_order)[:most]
    chosen: dict[str, Any] = {
        reason: [one.person for one in group]
        for reason, group in groupby(best, key=lambda one: one.reason)
    }
    return failed(
        "you once had two-way contact with {number} and then none for more than {days} days, going "
        "by {channels}",
        advice=_advice(chosen),
        origins=[origin for one in best for origin in one.last],
        number=number_of(len(resting), "person", "people"),
        days=days,
        channels=channels_of(network),
        goal=[
            goal.name
            for goal in goals
            if any(goal.serves(person.id) is True for person in chosen.get("wanted", ()))
        ],
        **chosen,
    )


def _rests(person: Person, today: date, days: int) -> Maybe[bool]:
    """Whether there was contact once, and none for more than so many days."""
    last: Any = person.last_two_way
    if isinstance(last, Unknown):
        return last
    old: Maybe[bool] = days_between(last, today) > days
    if old is True and getattr(last, "low", last) is None:
        return Unknown.because(last.missing)  # nobody knows whether there ever was contact
    return old


@attrs.frozen
class _Weighed:
    """Somebody whose tie rests, and what speaks for reviving it.

    Args:
        person: Who it is.
        reason: The best reason, by its place in `_PHRASES`.
        reasons: For each reason whether it does not hold: what holds sorts first.
        times: How many contacts there were.
        last: Where the last one stands.
    """

    person: Person
    reason: str
    reasons: tuple[bool, ...]
    times: int
    last: tuple[Origin, ...]


def _order(one: _Weighed) -> tuple[Any, ...]:
    return (*one.reasons, one.times, one.person.id)


def _weighed(person: Person, me: Person, goals: Sequence[GoalResult]) -> _Weighed:
    talks = [event for event in person.network.events_with(person.id) if _is_talk(event)]
    holds = {
        "wanted": any(goal.serves(person.id) is True for goal in goals),
        "senior": (person.level > me.level) is True,
        "talked": any(event.depth >= Depth.CALL for event in talks),
        "others": True,
    }
    return _Weighed(
        person,
        next(reason for reason, held in holds.items() if held),
        tuple(not held for held in holds.values()),
        len(talks),
        tuple(event.origin for event in talks[-1:]),
    )


def _is_talk(event: Interaction) -> bool:
    return event.breadth is not Breadth.BROADCAST and event.depth >= Depth.MESSAGE


def _advice(chosen: Mapping[str, Sequence[Person]]) -> str:
    text = "write to one of them a week, beginning with " + "; then ".join(_phrases(chosen))
    if any(len(people) > 1 for people in chosen.values()):
        text += "; those come first of whom you saw least, as they know most that is new to you"
    return text


def _phrases(chosen: Mapping[str, Sequence[Person]]) -> Iterator[str]:
    return (phrase for reason, phrase in _PHRASES.items() if reason in chosen)
