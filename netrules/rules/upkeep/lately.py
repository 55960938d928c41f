"""K002: who have you talked to lately?"""

from __future__ import annotations

from datetime import date, timedelta

from netrules import (
    Duration,
    GoalResult,
    Judgement,
    Maybe,
    Network,
    Person,
    Words,
    any_of,
    days_between,
    known,
    negate,
    not_applicable,
    parse_duration,
    plural,
    require,
    rule,
)


@rule("K002", "overdue-contact", stance="practice", evidence="expert", severity="info")
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
        must-need of a goal and have no cadence, whether it is more than 180 days ago.

    The claim
        Who have you talked to lately? If you haven't talked or connected with people, then
        reach out to them.

    Evidence and limits
        The period is counted from the last contact and not from the calendar, as users of
        personal contact managers ask for; one and a half periods is what they suggested.
        Being overdue says nothing against anybody, and a tie that rested can be as
        valuable as ever (Levin, Walter & Murnighan 2011).

    When it stays silent
        For people without a cadence whom no goal needs; and where the files do not reach far
        enough to say.

    Example
        Every six weeks, and the last contact was eleven weeks ago: fails.

    Options
        late: after how many periods contact is overdue, 1.5 (users' requests).
        goal-days: the days after which contact with those whom a goal needs is
        overdue, 180 (judgement).

    What to do
        Reach out, by the channel they last answered on.

    References
        Levin, Walter & Murnighan 2011, "Dormant ties".
    """
    every = person.fact("every")
    needed: Maybe[bool] = True
    if known(every):
        limit = round(late * _days(parse_duration(every)))
    else:
        limit = goal_days
        needed = any_of(goal.serves(person.id, must=True) for goal in goals)
    if needed is False:
        return not_applicable()
    age = days_between(person.last_two_way, today)
    return require(
        any_of((negate(needed), age <= limit)),
        "no two-way contact with {person} for {age} days by {channels} ({limit} at most)",
        advice="reach out to {person}",
        origins=[event.origin for event in reversed(network.events_with(person.id))],
        person=person,
        age=age,
        limit=limit,
        channels=[Words(plural(channel)) for channel in network.contact.channels],
    )


def _days(period: Duration) -> int:
    """The mean length of the period."""
    return round(period.length / timedelta(days=1))
