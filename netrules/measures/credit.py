"""Credit: through whom outcomes came, and how much of their worth through each.

An outcome of which nobody wrote down through whom it came may have come through anybody,
and one without a worth may have been worth anything; both are carried as bounds. That an
outcome came through nobody is said by crediting ego alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import isfinite
from typing import Any, Final

import attrs

from netrules.model.bounds import Bounds, between
from netrules.model.interactions import Outcome
from netrules.model.people import ME
from netrules.model.text import fold_text
from netrules.model.unknown import Maybe, Missing, Unknown

_CREDIT: Final = Missing("credit", "", 'add credit (through whom it came, or "me") to outcomes')
_WORTH: Final = Missing("worth", "", "add worth (how much it was worth) to outcomes")
_CURRENCY: Final = Missing("currency", "", "add currency to every outcome that has a worth")


@attrs.frozen
class WorthShares:
    """How the worth of outcomes in one currency divides among those they came through.

    Args:
        currency: As first written; "" if no outcome says.
        shares: For each person credited with any, sorted by id, the share from 0 to 1, or
            `Bounds`.
        rest: The most that anybody else can have: 0 or `Bounds` from 0.
    """

    currency: str
    shares: Mapping[str, Fraction | Bounds]
    rest: Fraction | Bounds


def credited(outcome: Outcome) -> Maybe[frozenset[str]]:
    """The ids of those *outcome* came through, none if ego alone is credited.

    Args:
        outcome: The outcome.

    Returns:
        The ids, or `Unknown` if nobody is credited: then it was not written down.
    """
    if not outcome.credit:
        return Unknown.because((_CREDIT,))
    return frozenset(outcome.credit) - {ME}


def came_through_somebody(outcome: Outcome) -> Maybe[bool]:
    """Whether *outcome* came through anybody but ego."""
    people = credited(outcome)
    return people if isinstance(people, Unknown) else bool(people)


def worth_of(outcome: Outcome) -> Fraction | None:
    """What *outcome* was worth, to the digit that was written; None where nobody said."""
    worth = outcome.worth
    if worth is None or not isfinite(worth) or worth < 0:
        return None
    return Fraction(str(worth))


def worth_shares(outcomes: Iterable[Outcome]) -> Maybe[tuple[WorthShares, ...]]:
    """What share of the worth of outcomes came through each person, for each currency.

    The worth of an outcome that came through k people counts for each of them by 1/k; what
    came through nobody counts for the whole. A worth without a currency is taken to be in
    the currency of all others, if that is one.

    Args:
        outcomes: The outcomes.

    Returns:
        The shares by currency, sorted; currencies in which nothing had a worth are left
        out. `Unknown` if it cannot be said which outcomes are in one currency.
    """
    by_currency: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_currency[fold_text(outcome.currency)].append(outcome)
    unsaid = by_currency.pop("", [])
    if unsaid and len(by_currency) > 1:
        return Unknown.because((_CURRENCY,))
    if unsaid:
        by_currency[next(iter(by_currency), "")] += unsaid
    found = (_shares(group) for _, group in sorted(by_currency.items()))
    return tuple(shares for shares in found if shares is not None)


def _shares(outcomes: Sequence[Outcome]) -> WorthShares | None:
    """The shares in one currency; None if there is nothing to divide."""
    total = open_worth = Fraction(0)
    sure: dict[str, Fraction] = defaultdict(Fraction)
    unpriced: list[frozenset[str]] = []  # through whom those without a worth came
    unsaid = False  # whether one has neither
    for outcome in outcomes:
        worth, people = worth_of(outcome), credited(outcome)
        if isinstance(people, Unknown):
            unsaid = unsaid or worth is None
            open_worth += worth or 0
            people = frozenset()
        elif worth is None:
            unpriced.append(people)
        total += worth or 0
        for id_ in people:
            sure[id_] += (worth or Fraction(0)) / len(people)
    if not total and not unpriced and not unsaid:
        return None
    missing = [_CREDIT] if open_worth or unsaid else []
    missing += [_WORTH] if unpriced or unsaid else []

    def share(id_: str) -> Any:
        # The share is a mean, weighted by worth, of what is known and of 1/k for each
        # outcome whose worth is not: so it lies between the least and the greatest of them.
        own = [Fraction(1, len(people)) for people in unpriced if id_ in people]
        others = unsaid or len(own) < len(unpriced)
        lowest = [sure[id_] / total, *own] if total else []
        highest = [(sure[id_] + open_worth) / total, *own] if total else own
        # Where nothing has a worth for certain, it may be that nothing has any.
        low = Fraction(0) if others else min(lowest, default=Fraction(0))
        high = Fraction(1) if unsaid else max(highest, default=Fraction(0))
        return between(low, high, missing)

    names = [one.currency for one in outcomes if one.currency]
    return WorthShares(
        min(names, default=""),
        {id_: share(id_) for id_ in sorted(sure)},
        between(
            Fraction(0),
            Fraction(1) if unsaid else open_worth / total if total else Fraction(0),
            missing,
        ),
    )
