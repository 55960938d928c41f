"""Credit: through whom outcomes came, and how much of their worth through each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Any, Final

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules import Bounds, Outcome, Unknown
from netrules.measures.credit import (
    WorthShares,
    came_through_somebody,
    credited,
    worth_of,
    worth_shares,
)

DAY: Final = date(2026, 5, 1)
HALF: Final = Fraction(1, 2)
PEOPLE: Final = ("ana", "ben", "cleo")


def came(worth: float | None, *credit: str, currency: str = "") -> Outcome:
    """An outcome that came through some people; nobody says that it was not written down."""
    return Outcome("job", DAY, worth, currency, credit)


def shares(*outcomes: Outcome) -> WorthShares:
    """The shares in the one currency there is."""
    found = worth_shares(outcomes)
    assert not isinstance(found, Unknown)
    [one] = found
    return one


def ends(value: Fraction | Bounds) -> tuple[Fraction, Fraction]:
    """The least and the most."""
    return (value.low, value.high) if isinstance(value, Bounds) else (value, value)


def test_story_of_the_article() -> None:
    """90 % of a year's business came through one person."""
    found = shares(came(90_000, "ana"), came(6_000, "ben"), came(4_000, "cleo"))
    assert found.shares == {
        "ana": Fraction(9, 10),
        "ben": Fraction(6, 100),
        "cleo": Fraction(4, 100),
    }
    assert found.rest == 0


def test_several_have_equal_parts_and_ego_has_none() -> None:
    """What came through nobody counts for the whole."""
    found = shares(came(6, "ana", "ben"), came(4, "me"))
    assert found.shares == {"ana": Fraction(3, 10), "ben": Fraction(3, 10)}


def test_currencies_are_apart() -> None:
    """By name, without regard to case; no currency is the only other one."""
    found = worth_shares([came(1, "ana", currency="EUR"), came(1, "ben", currency="eur ")])
    assert [one.currency for one in found] == ["EUR"]
    pair = [came(1, "ana", currency="GBP"), came(1, "ben", currency="EUR")]
    assert [one.currency for one in worth_shares(pair)] == ["EUR", "GBP"]
    assert len(worth_shares([came(1, "ana"), came(1, "ben", currency="EUR")])) == 1
    assert isinstance(worth_shares([*pair, came(1, "ana")]), Unknown)


def test_nothing_of_worth_has_no_shares() -> None:
    """No outcome, or one that is worth nothing."""
    assert worth_shares([]) == worth_shares([came(0, "ana")]) == ()


@pytest.mark.parametrize(
    ("outcomes", "ana", "rest"),
    [
        ([came(6, "ana"), came(4)], (Fraction(6, 10), 1), (0, Fraction(4, 10))),
        ([came(6, "ana"), came(4, "ben"), came(None, "ana")], (Fraction(6, 10), 1), (0, 0)),
        ([came(6, "ana"), came(4, "ben"), came(None, "ben")], (0, Fraction(6, 10)), (0, 0)),
        ([came(6, "ana"), came(4, "ben"), came(None)], (0, 1), (0, 1)),
        ([came(6, "ana"), came(None, "ana", "ben")], (HALF, 1), (0, 0)),
        ([came(None, "ana")], (0, 1), (0, 0)),
    ],
    ids=["credit", "her worth", "worth of another", "both", "shared", "nothing sure"],
)
def test_bounds(outcomes: list[Outcome], ana: tuple[Any, Any], rest: tuple[Any, Any]) -> None:
    """What an unknown worth or credit leaves possible."""
    found = shares(*outcomes)
    assert (ends(found.shares["ana"]), ends(found.rest)) == (ana, rest)


def _filled(outcomes: Sequence[Outcome]) -> list[list[Outcome]]:
    """A few ways to write down what is missing."""
    choices = [
        [
            attrs.evolve(one, worth=worth, credit=credit)
            for worth in ((0.0, 1.0, 1000.0) if one.worth is None else (one.worth,))
            for credit in ([one.credit] if one.credit else [("ana",), ("dan",), ("me",), PEOPLE])
        ]
        for one in outcomes
    ]
    return [list(one) for one in product(*choices)]


_outcomes = st.lists(
    st.builds(
        came,
        st.sampled_from([None, 0.0, 1.0, 3.0, 0.1]),
    ).flatmap(
        lambda one: st.sampled_from([(), ("ana",), ("ben",), ("ana", "ben"), PEOPLE, ("me",)]).map(
            lambda credit: attrs.evolve(one, credit=credit)
        )
    ),
    max_size=3,
)


@given(_outcomes)
def test_bounds_hold_whatever_is_written_down(outcomes: list[Outcome]) -> None:
    """No way to fill in what is missing leads out of them."""
    found = worth_shares(outcomes)
    assert not isinstance(found, Unknown)
    for filled in _filled(outcomes):
        for whole in worth_shares(filled):
            [part] = found
            for id_, share in whole.shares.items():
                low, high = ends(part.shares.get(id_, part.rest))
                assert low <= share <= high


@given(_outcomes, st.sampled_from([2, 100]))
def test_scale_does_not_matter(outcomes: list[Outcome], by: int) -> None:
    """Cents or pounds."""
    scaled = [
        one if one.worth is None else attrs.evolve(one, worth=float(by * Fraction(str(one.worth))))
        for one in outcomes
    ]
    assert str(worth_shares(scaled)) == str(worth_shares(outcomes))


def test_missing_credit_is_not_nobody() -> None:
    """To say nobody, ego is credited."""
    assert isinstance(credited(came(1)), Unknown)
    assert isinstance(came_through_somebody(came(1)), Unknown)
    assert credited(came(1, "me")) == frozenset()
    assert came_through_somebody(came(1, "me")) is False
    assert came_through_somebody(came(1, "ana", "me")) is True


def test_worth_is_to_the_digit_that_was_written() -> None:
    """And what is no amount is none."""
    assert worth_of(came(0.1)) == Fraction(1, 10)
    for worth in (None, float("nan"), float("inf"), -1.0):
        assert worth_of(came(worth)) is None
