"""T007: it works."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from netrules import Bounds, Judgement, Missing, Network, count, failed, passed, rule, unknown
from netrules.measures import came_through_somebody, wilson

#: What would tell more.
_LOG: Final = "log what comes of your contacts, and through whom: [[outcome]]"


@rule(
    "T007",
    "outcomes-without-people",
    stance="truth",
    evidence="cross-sectional",
    claims=(41, 47),
    laws={"contact": "same", "goal": "same"},
)
def outcomes_without_people(
    network: Network, *, share: float = 0.5, outcomes: int = 5
) -> Judgement:
    """It works: what you reached came through people, or for you it mostly did not.

    What it checks
        What share of all outcomes on record came through somebody, with its 95 % interval. It
        passes where all of the interval is at half or above, and fails where all of it is below.

    The claim
        It works. Both ways, by plan and by chance, are effective.

    Evidence and limits
        56 % of 282 professionals had found their job through somebody they knew (Granovetter
        1974). Whoever keeps a list of outcomes tends to note those that came through people, so
        a high share proves little; a low one in spite of that is worth a thought. Half is this
        project's rule of thumb.

    When it stays silent
        It is unknown with fewer than five outcomes, where the interval covers the half, and
        where missing credits could make the difference. To say that an outcome came through
        nobody, credit yourself: ``credit = "me"``.

    Example
        Two of twenty outcomes came through somebody: 10 %, interval 2.8 % to 30.1 %: fails.

    Options
        share: the share to compare with, 0.5 (judgement).
        outcomes: how many outcomes it takes, 5 (judgement).

    What to do
        Next time ask two people you know before you go in by the front door.

    References
        Granovetter 1974, "Getting a job"; Wilson 1927, "Probable inference, the law of
        succession, and statistical inference".
    """
    number = len(network.outcomes)
    if number < outcomes or not number:
        return unknown(Missing("outcomes", "", _LOG))
    through: Any = count(came_through_somebody(outcome) for outcome in network.outcomes)
    low, high = (through.low, through.high) if isinstance(through, Bounds) else (through, through)
    limit = Fraction(share).limit_denominator(1000)
    if wilson(low, number).is_at_least(limit):
        return passed()
    most = wilson(high, number)
    if not most.is_below(limit):
        return unknown(*getattr(through, "missing", ()), Missing("outcomes", "", _LOG))
    return failed(
        "of {number} outcomes {through} came through somebody (95 % interval {low} to {high})",
        advice="next time ask two people you know before you go in by the front door",
        origins=[
            outcome.origin
            for outcome in reversed(network.outcomes)
            if came_through_somebody(outcome) is False
        ],
        number=number,
        through=through,
        low=_percent(wilson(low, number).low),
        high=_percent(most.high),
    )


def _percent(share: float) -> Fraction:
    """A share as messages show it, in tenths of a percent."""
    return Fraction(round(1000 * share), 1000)
