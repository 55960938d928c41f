"""T009: contacts lead to opportunities that nobody expected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from netrules import (
    GoalResult,
    Judgement,
    Maybe,
    Missing,
    Network,
    Outcome,
    Person,
    Unknown,
    all_of,
    any_of,
    count,
    failed,
    negate,
    not_applicable,
    passed,
    rule,
    share,
    unknown,
)
from netrules.measures import came_through_somebody, credited
from netrules.rules.purpose import was_sought


@rule(
    "T009",
    "no-room-for-chance",
    stance="truth",
    evidence="expert",
    claims=(42, 47),
    laws={"repeat": "same", "names": "same"},
)
def no_room_for_chance(
    network: Network,
    today: date,
    goals: tuple[GoalResult, ...],
    goal_history: tuple[GoalResult, ...],
    *,
    unplanned: float = 0.3,
    outcomes: int = 5,
    days: int = 365,
) -> Judgement:
    """Much came from people whom no goal asked for, and now you meet only people who serve one.

    What it checks
        Of the outcomes that came through people, the share of those that came only through people
        whom no goal of yours asked for when you met. Where that is 30 % or more, whether everybody
        you met in the last 365 days serves a goal of today.

    The claim
        Some contacts lead to completely unexpected opportunities somewhere down the line. Both
        ways, by plan and by chance, are effective.

    Evidence and limits
        Two comments on the article, and your own record; that news comes from people outside of
        one's circle is Granovetter's (1973) finding. Whether a goal asked for somebody goes by
        what is known of them today. A share of 30 % is this project's rule of thumb.

    When it stays silent
        Without an open goal, and where you met nobody in that time. It is unknown with fewer than
        five outcomes that came through people, and where credits, days of meeting, the
        beginning of a goal, or facts that the goals ask for are missing and could make the
        difference.

    Example
        Four of ten outcomes came through people whom no goal had asked for, and all six people
        you met this year work in the field that your goal names: fails.

    Options
        unplanned: from which share on chance has a part in it, 0.3 (judgement).
        outcomes: how many outcomes it takes, 5 (judgement).
        days: within how many days people were met of late, 365 (judgement).

    What to do
        Keep an evening a month for people outside of your goals.

    References
        Granovetter 1973, "The strength of weak ties".
    """
    if not goals:
        return not_applicable()
    through = count(came_through_somebody(outcome) for outcome in network.outcomes)
    if (through >= outcomes) is not True or not network.outcomes:
        text = "log what comes of your contacts, and through whom: [[outcome]]"
        return unknown(*getattr(through, "missing", ()), Missing("outcomes", "", text))
    by_chance = share(
        (came_through_somebody(outcome), _by_chance(outcome, network, goal_history, today))
        for outcome in network.outcomes
    )
    new = {person: _is_new(person, today - timedelta(days=days)) for person in network.people}
    recent = any_of(new.values())
    if recent is False:
        return not_applicable()
    sought = all_of(
        any_of((negate(is_new), _serves(person, goals))) for person, is_new in new.items()
    )
    limit = Fraction(unplanned).limit_denominator(1000)
    found = all_of((by_chance >= limit, recent, sought))
    if isinstance(found, Unknown):
        return unknown(found)
    if not found:
        return passed()
    met = [person for person, is_new in new.items() if is_new is True]
    return failed(
        "{unplanned} of the {through} outcomes that came through people came through somebody "
        "whom no goal had asked for, and everybody you met in the last {days} days serves a goal: "
        "{people}",
        advice="keep an evening a month for people outside of your goals",
        origins=[
            outcome.origin
            for outcome in reversed(network.outcomes)
            if _by_chance(outcome, network, goal_history, today) is True
        ],
        unplanned=by_chance,
        through=through,
        days=days,
        people=met,
    )


def _by_chance(
    outcome: Outcome, network: Network, goals: Sequence[GoalResult], today: date
) -> Maybe[bool]:
    """Whether *outcome* came through people whom no goal had asked for when ego met them."""
    people = credited(outcome)
    if isinstance(people, Unknown):
        return people
    return all_of(negate(was_sought(network.people[id_], goals, today)) for id_ in sorted(people))


def _is_new(person: Person, since: date) -> Maybe[bool]:
    is_new: Maybe[bool] = person.met >= since
    return is_new


def _serves(person: Person, goals: Sequence[GoalResult]) -> Maybe[bool]:
    return any_of(goal.serves(person.id) for goal in goals)
