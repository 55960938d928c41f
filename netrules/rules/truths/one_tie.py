"""T010: what a year brought came through one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from netrules import (
    GoalResult,
    Judgement,
    Network,
    Outcome,
    Person,
    Unknown,
    Words,
    all_of,
    failed,
    fold_text,
    known,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import WorthShares, worth_of, worth_shares
from netrules.rules.purpose import was_sought
from netrules.rules.wording import number_of

#: The length of a year of the calendar, in days.
_YEAR: Final = Fraction(3_652_425, 10_000)


@rule(
    "T010",
    "one-tie-carries-all",
    stance="truth",
    evidence="expert",
    claims=(43,),
    laws={"contact": "same", "newcomer": "same"},
)
def one_tie_carries_all(
    network: Network,
    today: date,
    goal_history: tuple[GoalResult, ...],
    *,
    share: float = 0.5,
    days: int = 365,
) -> Iterator[Judgement]:
    """What a year brought came through one person, who may have been met by chance.

    What it checks
        Of the outcomes of the last 365 days, in each currency, whether half of their worth or
        more came through one person. What came through several counts for each of them by an
        equal part. The finding tells how long before you had met, and whether one of
        your goals asked for them then.

    The claim
        90 % of a year's business came from a person met six years before, at a school, whom no
        plan would have named. Keep in touch with her now.

    Evidence and limits
        One author's own story, told below the article; news of jobs, too, often came through
        people known long before and seldom seen (Granovetter 1973). It says two things at once:
        that chance meetings pay, and that a year's business can hang on a single tie. Half is
        this project's rule of thumb; there is nothing amiss with a tie that brings much. Whether
        a goal asked for somebody goes by what is known of them today.

    When it stays silent
        Where no outcome of the time has a worth. It is unknown where a worth or a credit is
        not recorded that could make the difference, and where outcomes without a currency
        could be in one of several.

    Example
        Business worth 100,000 in a year, 90,000 of it through somebody met six years ago whom
        no goal named: fails, with 90 % and 6 years.

    Options
        share: from which share on a tie carries too much, 0.5 (judgement).
        days: how many days it looks back, 365 (the year of the story).

    What to do
        Keep in touch with them, whatever you need. And let others who could bring such work
        see what you do while this tie lasts.

    References
        Granovetter 1973, "The strength of weak ties".
    """
    since = today - timedelta(days=days)
    recent = [outcome for outcome in network.outcomes if outcome.on >= since]
    found = worth_shares(recent)
    if isinstance(found, Unknown):
        yield unknown(found)
        return
    limit = Fraction(share).limit_denominator(1000)
    currencies = {fold_text(outcome.currency) for outcome in recent} - {""}
    for shares in found:
        heavy = [id_ for id_, part in shares.shares.items() if (part >= limit) is True]
        for id_ in heavy:
            yield _carries(
                network.people[id_],
                shares,
                [outcome for outcome in recent if id_ in outcome.credit],
                goal_history,
                since,
                today,
                alone=len(currencies) <= 1,
            )
        light: Any = all_of(part < limit for part in (*shares.shares.values(), shares.rest))
        if not heavy:
            yield unknown(light) if isinstance(light, Unknown) else passed()
    if not found:
        yield not_applicable()


def _carries(
    person: Person,
    shares: WorthShares,
    outcomes: Sequence[Outcome],
    goals: Sequence[GoalResult],
    since: date,
    today: date,
    *,
    alone: bool,
) -> Judgement:
    message = "{share} of the worth of what your network brought since {since} came through "
    if not alone:
        message = "in {currency}, " + message
    lag = _days_known(person, outcomes)
    message += "{person}" if lag is None else "{person}, whom you had met {lag} before"
    sought = was_sought(person, goals, today)
    if isinstance(sought, bool):
        message += (
            "; one of your goals asked for them then"
            if sought
            else "; no goal asked for them when you met"
        )
    return failed(
        message,
        advice="keep in touch with {person}, and show what you do to others who could bring as "
        "much",
        about=[person],
        variant="" if alone else shares.currency,
        origins=[one.origin for one in sorted(outcomes, key=lambda one: -(worth_of(one) or 0))],
        person=person,
        share=shares.shares[person.id],
        since=since,
        currency=shares.currency,
        lag=None if lag is None else _length(lag),
    )


def _days_known(person: Person, outcomes: Sequence[Outcome]) -> Fraction | None:
    """For how many days they had been known when outcomes came, weighted by worth.

    None where the day of meeting or a worth is not recorded, or the meeting came after one.
    """
    met = person.met
    if not known(met) or any(outcome.on < met for outcome in outcomes):
        return None
    worths = [worth_of(outcome) for outcome in outcomes]
    weights = [worth for worth in worths if worth is not None]
    if len(weights) < len(worths) or not any(weights):
        return None
    days = (
        (outcome.on - met).days * weight for outcome, weight in zip(outcomes, weights, strict=True)
    )
    return sum(days, Fraction(0)) / sum(weights)


def _length(days: Fraction) -> Words:
    """A length of time in words: years to one digit, and days below one."""
    tenths = round(10 * days / _YEAR)
    if tenths < 10:  # noqa: PLR2004 reason: ten tenths are one
        return number_of(round(days), "day")
    years, rest = divmod(tenths, 10)
    return Words(f"{years}.{rest} years") if rest else number_of(years, "year")
