"""T005: be sure to keep building."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain
from typing import Final

from netrules import (
    Judgement,
    Missing,
    Network,
    Unknown,
    any_of,
    failed,
    known,
    not_applicable,
    passed,
    rule,
    unknown,
)

#: With fewer people a day on which most were met is as likely a wedding as an import.
_IMPORT: Final = 5


@rule(
    "T005",
    "stopped-meeting-people",
    stance="truth",
    evidence="expert",
    claims=(3,),
    laws={"newcomer": "never-worse", "contact": "same"},
)
def stopped_meeting_people(
    network: Network, today: date, *, days: int = 182, same_day: float = 0.8
) -> Judgement:
    """Keep building: for half a year you met nobody new.

    What it checks
        Whether you met anybody for the first time in the last two quarters, going by the day
        you met (``met`` in the contacts file). The day on which an entry was made or a
        connection was accepted is not that day, and does not count.

    The claim
        You can build your network purposefully or serendipitously, but be sure to keep
        building it.

    Evidence and limits
        Advice. Ties end by themselves: of bankers' ties to other circles nine in ten were gone
        a year later (Burt 2002), so a network that gains nobody shrinks. How often somebody
        new is often enough nobody has shown; two quarters are this project's rule of thumb.

    When it stays silent
        In a network of nobody. It is unknown where ``met`` is not recorded for people whom you
        may have met in that time, and where more than 80 % of the days are one and the same:
        then they tell of an import.

    Example
        The last person you met is from a fair in February, and today is 30 September: fails.

    Options
        days: within how many days somebody new is to be met, 182 (judgement: two quarters).
        same-day: which share of all people cannot have been met on one day, 0.8 (judgement).

    What to do
        Go to one gathering this month, or ask somebody you know whom you should meet.

    References
        Burt 2002, "Bridge decay".
    """
    if not network.people:
        return not_applicable()
    since = today - timedelta(days=days)
    met = {person: person.met for person in network.people}
    dates = {person: day for person, day in met.items() if known(day)}
    missing = list(chain.from_iterable(d.missing for d in met.values() if isinstance(d, Unknown)))
    most = max(Counter(dates.values()).values(), default=0) + len(missing)
    if len(met) >= _IMPORT and most > Fraction(same_day).limit_denominator(1000) * len(met):
        text = "correct met where it is the day of an import and not the day you met"
        return unknown(*missing) if missing else unknown(Missing("met", "", text))
    new = any_of(day > since for day in met.values())
    if isinstance(new, Unknown):
        return unknown(new)
    if new:
        return passed()
    last = max(dates.values())
    latest = [person for person, day in dates.items() if day == last]
    return failed(
        "you met nobody new in the last {days} days; before that it was {people}, on {last}",
        advice="go to one gathering this month, or ask {people} whom you should meet",
        origins=[person.facts["met"][0].origin for person in latest],
        days=days,
        people=latest,
        last=last,
    )
