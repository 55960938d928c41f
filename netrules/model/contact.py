"""When ego and somebody were last really in contact.

*Two-way contact* is a meeting, a call, or a one-to-one message answered within
30 days, dated by the answer. Sending is not contact, nor is being sent something.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import Any, Final

from netrules.model.bounds import Bounds, between
from netrules.model.coverage import ContactCoverage
from netrules.model.interactions import Breadth, Depth, Direction, Favour, Interaction
from netrules.model.unknown import Maybe, Missing, Unknown, all_of

#: What would settle contact with somebody whose namesake it may have been.
UNPLACED: Final = "say whom you mean in interactions that name one of several namesakes"
#: Days within which an answer makes a message two-way contact.
ANSWER_DAYS: Final = 30
#: Days within which two-way contact keeps a tie warm.
WARM_DAYS: Final = 365
#: Years without two-way contact after which a tie that was warm is dormant.
DORMANT_YEARS: Final = 3

_ANSWER: Final = timedelta(days=ANSWER_DAYS)
_DAY: Final = timedelta(days=1)
_PAIR: Final = 2


def two_way_days(events: Sequence[Interaction]) -> list[date]:
    """The days of two-way contact among *events* with one person, oldest first."""
    days: list[date] = []
    last: dict[tuple[str, Direction], date] = {}
    for event in events:
        if _is_mutual(event):
            days.append(event.on)
        elif _is_letter(event):
            last[event.channel, event.direction] = event.on
            other = Direction.OUT if event.direction is Direction.IN else Direction.IN
            asked = last.get((event.channel, other))
            if asked is not None and event.on - asked <= _ANSWER:
                days.append(event.on)
    return days


def last_two_way(
    events: Sequence[Interaction],
    coverage: ContactCoverage,
    today: date,
    unplaced: Sequence[date] = (),
) -> date | Bounds | Unknown:
    """The last day of two-way contact among *events*, as far as *coverage* tells.

    Args:
        events: Everything recorded between ego and one person up to *today*, oldest first.
        coverage: Which days the files complete.
        today: The day of judgement.
        unplaced: The days on which something may have been with this person or with
            another, the record not saying which.
    """
    days = two_way_days(events)
    seen = days[-1] if days else None
    start = coverage.covered_from
    latest = today if start is None else _last_possible(events, coverage, start)
    missing = [Missing("interactions", "", coverage.gap)]
    doubtful = _last_doubtful(events, unplaced)
    if doubtful is not None and doubtful > latest:
        latest = doubtful
        missing = [Missing("interactions", "", UNPLACED)]
    if seen is not None and seen >= latest:
        return seen
    outcome: date | Bounds | Unknown = between(seen, latest, missing)
    return outcome


def last_answer(events: Sequence[Interaction]) -> str:
    """The channel on which somebody last wrote back, wrote of their own, or talked; "" for
    none. What was sent to them, or to everybody, is no answer.

    Args:
        events: What is on record with them, oldest first.
    """
    return next((event.channel for event in reversed(events) if is_answer(event)), "")


def unanswered(events: Sequence[Interaction]) -> int:
    """How many messages somebody was sent since they last wrote or talked.

    Args:
        events: What is on record with them, oldest first.
    """
    since = takewhile(lambda event: not is_answer(event), reversed(events))
    return sum(_is_letter(event) for event in since)


def let_rest(events: Sequence[Interaction], today: date) -> date | None:
    """Until which day somebody whom ego asked twice, the second time within 30 days, and who has
    not answered since is given time; None if there is nothing to wait for.

    Args:
        events: What is on record with them, oldest first.
        today: The day of judgement.
    """
    answered = max((event.on for event in events if is_answer(event)), default=date.min)
    asks = sorted(
        {
            event.on
            for event in events
            if event.on > answered and event.favour is Favour.ASK and _is_sent(event)
        }
    )[-2:]
    if len(asks) < _PAIR or asks[1] - asks[0] >= _ANSWER or asks[1] + _ANSWER < today:
        return None
    return asks[1] + _ANSWER


def is_answer(event: Interaction) -> bool:
    """Whether *event* shows that somebody is there: a talk, or a message of theirs."""
    if event.depth >= Depth.CALL:
        return event.breadth is not Breadth.BROADCAST
    letter = event.breadth is Breadth.ONE and event.depth is Depth.MESSAGE
    return letter and event.direction is not Direction.OUT


def came_from(event: Interaction, person: str) -> Maybe[bool]:
    """Whether *person* wrote, called or met ego in *event*, which was not for everybody.

    Unknown where it is a message to a group and nobody noted who sent it. A like or an
    endorsement never counts: no file lists every one, so what hung on it could not be told.

    Args:
        event: Something that happened.
        person: The id of somebody who took part in it.
    """
    if event.breadth is Breadth.BROADCAST or event.depth < Depth.MESSAGE:
        return False
    if event.depth >= Depth.CALL or event.direction is Direction.BOTH:
        return True
    if event.direction is Direction.OUT:
        return False
    if event.sender or len(event.people) == 1:
        return event.sender in ("", person)
    return Unknown("interactions", "", f"find out who wrote to the group on {event.on}")


def is_warm(last: Any, today: date) -> Maybe[bool]:
    """Whether contact last seen on *last* was within 365 days of *today*."""
    outcome: Maybe[bool] = last >= today - timedelta(days=WARM_DAYS)
    return outcome


def is_dormant(last: Any, today: date) -> Maybe[bool]:
    """Whether there was contact once, and none for three years before *today*."""
    ever: Maybe[bool] = True
    if isinstance(last, Unknown):
        return last
    if isinstance(last, Bounds) and last.low is None:
        ever = Unknown.because(last.missing)
    return all_of((ever, last < years_before(today, DORMANT_YEARS)))


def years_before(day: date, years: int) -> date:
    """The same day *years* earlier; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def is_talk(event: Interaction) -> bool:
    """Whether the event is of a kind that two-way contact consists of: no post, no click."""
    return event.breadth is not Breadth.BROADCAST and event.depth >= Depth.MESSAGE


def _is_mutual(event: Interaction) -> bool:
    both = event.direction is Direction.BOTH or event.depth >= Depth.CALL
    return both and is_talk(event)


def _is_sent(event: Interaction) -> bool:
    return _is_letter(event) and event.direction is Direction.OUT


def _is_letter(event: Interaction) -> bool:
    return event.breadth is Breadth.ONE and event.depth is Depth.MESSAGE


def _last_possible(
    events: Iterable[Interaction], coverage: ContactCoverage, covered_from: date
) -> date:
    """The last day on which there can have been contact that the files do not show.

    That is the day before they begin, or the day of a message that would be the
    answer to one sent before those of its channel begin.
    """
    answers = (
        event.on
        for event in events
        if event.on >= covered_from
        and _is_letter(event)
        and event.on < coverage.starts[event.channel] + _ANSWER
    )
    return max(answers, default=covered_from - _DAY)


def _last_doubtful(events: Iterable[Interaction], unplaced: Sequence[date]) -> date | None:
    """The last day on which something may have been contact with this person after all:
    an unplaced event itself, or a letter that would be the answer to it."""
    answers = [
        event.on
        for event in events
        if unplaced and _is_letter(event) and any(_answers(event.on, day) for day in unplaced)
    ]
    return max((*unplaced, *answers), default=None)


def _answers(day: date, asked: date) -> bool:
    return timedelta(0) <= day - asked <= _ANSWER
