"""K009: regular work, but not obsessive."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Final

from netrules import (
    Judgement,
    Missing,
    Network,
    Person,
    Unknown,
    failed,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import periods
from netrules.rules.wording import number_of

_WEEK: Final = 7
#: How many people are named where half as often is not enough.
_NAMED: Final = 5


@rule(
    "K009",
    "plan-too-heavy",
    stance="practice",
    evidence="expert",
    claims=(9, 36),
    laws={"contact": "same", "newcomer": "never-worse"},
)
def plan_too_heavy(network: Network, *, capacity: float = 10.6) -> Judgement:
    """Regular work, but not obsessive: your plan takes more than a full one.

    What it checks
        How many contacts a week it takes to keep every cadence (``every`` in the
        contacts file), seven days over each period, summed up; and whether that is more
        than 10.6.

    The claim
        Create a plan on how you keep up with your network, and do regular but not obsessive
        work. Done gradually it does not take a lot of time.

    Evidence and limits
        People keep some 5, 15, 50 and 150 others at distances that get in touch every week,
        every month, every half year and every year (Dunbar 1993, 2020); a plan for all
        150 takes 10.6 contacts a week, which is the most that has been seen and not what
        anybody has to do. A meeting of several is one evening, and counts here once for each.

    When it stays silent
        Where nobody has a cadence. As long as somebody has none, it is unknown whether a plan
        within the limit is the whole of it.

    Example
        Twelve people every week: fails with 12 contacts a week.

    Options
        capacity: how many contacts a week are enough, 10.6 (the full plan for 150 people).

    What to do
        Stretch the shortest periods first: they weigh most.

    References
        Dunbar 1993, "Coevolution of neocortical size, group size and language in humans";
        Dunbar 2020, "Structure and function in human and primate social networks".
    """
    every = periods(network)
    plan = sorted(
        (period, person.id)
        for person in network.people
        if not isinstance(period := every[person.id], Unknown)
    )
    if not plan:
        return not_applicable()
    weights = [Fraction(_WEEK, period) for period, _ in plan]
    load = sum(weights)
    limit = Fraction(capacity).limit_denominator(1000)
    if load > limit:
        people = [network.people[id_] for _, id_ in plan]
        return _too_heavy(people, weights, limit)
    if len(plan) == len(network.people):
        return passed()
    text = "add every (how often you want to be in touch) for those you mean to keep up with"
    return unknown(Missing("every", "", text))


def _too_heavy(people: Sequence[Person], weights: Sequence[Fraction], limit: Fraction) -> Judgement:
    """The finding, with the fewest people with whom half as often is enough."""
    load = sum(weights)
    halved = next(
        (n for n, saved in enumerate(accumulate(weights), 1) if load - saved / 2 <= limit), 0
    )
    some = people[: halved or _NAMED]
    return failed(
        "your plan to keep up with {number} takes {load} contacts a week, and {capacity} are "
        "enough",
        advice="plan to be in touch half as often with {people}: that makes it {after} a week"
        if halved
        else "take out every where you can do without, beginning with the shortest: {people}",
        origins=[fact.origin for person in some for fact in person.facts["every"][:1]],
        number=number_of(len(people), "person", "people"),
        load=float(load),
        capacity=float(limit),
        people=some,
        after=float(load - sum(weights[:halved]) / 2),
    )
