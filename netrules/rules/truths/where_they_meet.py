"""T013: go where people meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import attrs

from netrules import (
    Judgement,
    Maybe,
    Missing,
    Network,
    Outcome,
    Person,
    Unknown,
    all_of,
    any_of,
    failed,
    fold_text,
    not_applicable,
    passed,
    rule,
    unknown,
)
from netrules.measures import credited


@rule(
    "T013",
    "paying-source-unused",
    stance="truth",
    evidence="cross-sectional",
    claims=(35,),
    laws={"contact": "same", "repeat": "same"},
)
def paying_source_unused(
    network: Network, today: date, *, outcomes: int = 10, days: int = 365
) -> Judgement:
    """Go where people meet: nobody new from the place that brought you most.

    What it checks
        Through which occasion or place (``met-through`` in the contacts file) you met the people
        through whom most outcomes came, and whether you met anybody through it in the last 365
        days.

    The claim
        Attend professional functions, follow blogs and comment, take part in discussions.

    Evidence and limits
        Ties grow where people do something together (Feld 1981); which of these places brought
        you something, your own record tells. A place that brought much may be a thing of the
        past, like a school. Ten outcomes are this project's rule of thumb.

    When it stays silent
        Where two places brought as much as each other. It is unknown with fewer than ten
        outcomes of which the place is recorded, and where a credit, a place or a day of meeting
        is missing that could make the difference.

    Example
        Seven of eleven outcomes came through people you know from the choir, and the last
        one you met there was three years ago: fails.

    Options
        outcomes: how many outcomes with a known place it takes, 10 (judgement).
        days: within how many days somebody new is to be met there, 365 (judgement).

    What to do
        Go there again this month. If it is no more, ask those you know from it where they
        meet now.

    References
        Feld 1981, "The focused organization of social ties".
    """
    found = [_occasions(outcome, network) for outcome in network.outcomes]
    missing = [fact for one in found for fact in one.missing]
    told = sum(1 for one in found if one.names)
    if told < max(1, outcomes):
        text = "log what comes of your contacts, and through whom: [[outcome]]"
        return unknown(*missing, Missing("outcomes", "", text))
    best = _best(found)
    if best is None:
        return unknown(*missing) if missing else not_applicable()
    again = any_of(
        all_of((_met_through(person, best), person.met >= today - timedelta(days=days)))
        for person in network.people
    )
    if isinstance(again, Unknown):
        return unknown(again)
    if again:
        return passed()
    came = [
        outcome for outcome, one in zip(network.outcomes, found, strict=True) if best in one.names
    ]
    credit = sorted({id_ for outcome in came for id_ in outcome.credit})
    people = [
        network.people[id_]
        for id_ in credit
        if network.people.has(id_) and _met_through(network.people[id_], best) is True
    ]
    return failed(
        "of {told} outcomes with a note of how you had met, {number} came through people from "
        "{occasion}, more than from anywhere else, and you met nobody there in the last {days} "
        "days",
        advice="go there again this month, or ask {people} where they meet now",
        origins=[outcome.origin for outcome in reversed(came)],
        number=len(came),
        told=told,
        occasion=people[0].met_through,
        days=days,
        people=people,
    )


@attrs.frozen
class _Occasions:
    """Through which occasions those were met whom an outcome came through.

    Args:
        names: Those on record, folded.
        missing: The facts that may add others.
    """

    names: frozenset[str]
    missing: tuple[Missing, ...]


def _occasions(outcome: Outcome, network: Network) -> _Occasions:
    people = credited(outcome)
    if isinstance(people, Unknown):
        return _Occasions(frozenset(), people.missing)
    through = [network.people[id_].met_through for id_ in sorted(people)]
    return _Occasions(
        frozenset(fold_text(one) for one in through if not isinstance(one, Unknown)),
        tuple(fact for one in through if isinstance(one, Unknown) for fact in one.missing),
    )


def _best(found: Sequence[_Occasions]) -> str | None:
    """The occasion that surely brought more outcomes than any other; None if there is none."""
    counts = Counter(name for one in found for name in one.names)
    best = max(sorted(counts), key=counts.__getitem__)
    # Those of which a fact is missing may add to any other occasion, one on no record included.
    most = Counter(name for one in found if not one.missing for name in one.names)
    rest = sum(1 for one in found if one.missing)
    others = max((number for name, number in most.items() if name != best), default=0)
    return best if counts[best] > others + rest else None


def _met_through(person: Person, occasion: str) -> Maybe[bool]:
    through = person.met_through
    return through if isinstance(through, Unknown) else fold_text(through) == occasion
