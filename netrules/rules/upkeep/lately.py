"""K002: who have you talked to lately?"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    Network,
    Person,
    Unknown,
    all_of,
    any_of,
    channel_word,
    days_between,
    failed,
    known,
    last_answer,
    let_rest,
    parse_duration,
    passed,
    rule,
    unanswered,
    unknown,
)
from netrules.rules.wording import channels_of

#: Of how many of the latest events the place is told.
_SHOWN: Final = 3
#: After how many messages without an answer another one is no good advice; see T001.
_ENOUGH: Final = 3
_MEANT: Final = "you meant to be in touch every {period} days"
_NEEDED: Final = "they could help with {goal}"


@rule(
    "K002",
    "overdue-contact",
    stance="practice",
    evidence="expert",
    severity="info",
    claims=(30, 31, 32, 33),
    laws={"contact": "never-worse", "newcomer": "same"},
)
def overdue_contact(
    person: Person,
    network: Network,
    today: date,
    goals: tuple[GoalResult, ...],
    *,
    late: float = 1.5,
    goal_days: int = 180,
) -> Judgement:
    """Who have you talked to lately? Somebody you meant to keep up with is overdue.

    What it checks
        For people with a cadence (``every`` in the contacts file), whether the last
        two-way contact is more than one and a half periods ago; for people who serve a
        must-need of a goal, with a cadence or without, whether it is more than 180 days ago.

    The claim
        Who have you talked to lately? If you haven't talked or connected with people, then
        reach out to them. Prioritize people according to the purpose of your network.

    Evidence and limits
        The period is counted from the last contact and not from the calendar, as users of
        personal contact managers ask for; one and a half periods is what they suggested.
        Being overdue says nothing against anybody, and a tie that rested can be as
        valuable as ever (Levin, Walter & Murnighan 2011).

    When it stays silent
        It is unknown for people without a cadence: nobody but you can say how often is
        often enough, unless a goal needs them and the last contact is too long ago. So it
        is where the files do not reach far enough to say.

    Example
        Every six weeks, and the last contact was eleven weeks ago: fails.

    Options
        late: after how many periods contact is overdue, 1.5 (users' requests).
        goal-days: the days after which contact with those whom a goal needs is
        overdue, 180 (judgement).

    What to do
        Reach out, by the channel they last answered on. Where you wrote three times since,
        ask somebody who knows you both instead; where you asked twice for something and wait
        for an answer, let it rest for the days that K010 names.

    References
        Levin, Walter & Murnighan 2011, "Dormant ties".
    """
    age = days_between(person.last_two_way, today)
    period = _period(person)
    past_period = age > _limit(period, late)
    needed = any_of(goal.serves(person.id, must=True) for goal in goals)
    overdue = any_of((past_period, all_of((needed, age > goal_days))))
    if isinstance(overdue, Unknown):
        return unknown(overdue)
    if not overdue:
        return passed()
    events = network.events_with(person.id)
    way, rested = last_answer(events), let_rest(events, today)
    return failed(
        "no two-way contact with {person} for {age} days, going by {channels}; "
        + (_MEANT if past_period is True else _NEEDED),
        advice=_advice(way, unanswered(events), rested),
        origins=[event.origin for event in reversed(events[-_SHOWN:])],
        person=person,
        age=age,
        period=period,
        goal=[goal.name for goal in goals if goal.serves(person.id, must=True) is True],
        channels=channels_of(network, person),
        channel=channel_word(way),
        rested=rested,
    )


#: How to say that somebody is to be called or met again.
_TALKS: Final = {
    "call": "call {person}, as last time",
    "meeting": "meet {person}, as last time",
}


def _advice(way: str, sent: int, rested: date | None) -> str:
    if sent >= _ENOUGH:
        return "you wrote last, so ask somebody who knows you both how {person} is"
    if rested is not None:
        return "you asked twice, so let it rest until {rested}, or ask somebody else"
    usual = "write to {person}, by {channel} as last time" if way else "reach out to {person}"
    return _TALKS.get(way, usual)


def _period(person: Person) -> Maybe[int]:
    """How many days may pass between contacts, a month being as long as the mean of them."""
    every = person.fact("every")
    if not known(every):
        return Unknown("every", person.id, "add every (how often you want to be in touch)")
    return round(parse_duration(every).length / timedelta(days=1))


def _limit(period: Maybe[int], late: float) -> Maybe[int]:
    """The last day on which contact is still in time."""
    if isinstance(period, Unknown):
        return period
    return int(Fraction(late).limit_denominator(1000) * period)
