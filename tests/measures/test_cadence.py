"""Cadence: periods, the load of a plan, what is overdue, and how ties stand."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from building import TODAY, covered, event, network, person
from hypothesis import given
from hypothesis import strategies as st
from measures.contact import EVER, History, ago, agrees, histories, limits_of, plain

from netrules import Bounds, Network, Unknown, parse_duration
from netrules.measures.cadence import (
    Standing,
    load_of,
    overdue_ratio,
    periods,
    plan_load,
    standing,
)

#: The layers of Dunbar's 150, and the periods that are said of them.
LAYERS = ((5, "1w"), (10, "30d"), (35, "180d"), (100, "1y"))


def kept(every: str = "", *, last: int | None = None, since: int | None = None) -> Network:
    """Somebody with a cadence, last met so many days ago; the files begin at *since*."""
    items: list[Any] = [person("a", **({"every": every} if every else {}))]
    items += [] if last is None else [event("a", ago(last))]
    items.append(covered(EVER if since is None else ago(since)))
    return network(*items).as_of(TODAY)


# -- periods -----------------------------------------------------------------------------


@given(st.integers(1, 9999), st.sampled_from("dwmy"))
def test_periods_are_as_long_as_in_expressions(number: int, unit: str) -> None:
    """A cadence means the same here as in the language of rules."""
    every = f"{number}{unit}"
    mean = parse_duration(every).length / timedelta(days=1)
    assert periods(kept(every)) == {"a": round(mean)}


@pytest.mark.parametrize("every", ["0d", "weekly", "-3d", "1.5m", "12345d", "3d "])
def test_what_is_no_period(every: str) -> None:
    """It is as good as not said, and what to write is."""
    found = periods(kept(every))["a"]
    assert isinstance(found, Unknown)
    assert found.missing[0].text == 'write every as "90d", "6w", "3m" or "1y"'


def test_no_cadence() -> None:
    """Nobody but ego can say how often is often enough."""
    found = periods(kept())["a"]
    assert isinstance(found, Unknown)
    assert (found.field, found.subject) == ("every", "a")


# -- the load of a plan --------------------------------------------------------------------


def test_the_plan_for_150_people() -> None:
    """5 weekly, 10 every 30 days, 35 every 180 days and 100 every 365: 10.6 a week."""
    assert load_of([7] * 5 + [30] * 10 + [180] * 35 + [365] * 100) == pytest.approx(
        10.61, abs=0.005
    )
    people = [
        person(f"{every} {number}", every=every) for size, every in LAYERS for number in range(size)
    ]
    assert plan_load(network(*people)) == pytest.approx(10.61, abs=0.005)


def test_who_has_no_cadence_may_be_meant_to_have_one() -> None:
    """The plan takes at least what is on record."""
    found = network(person("a", every="1w"), person("b"))
    load = plan_load(found)
    assert limits_of(load) == (1, None)
    assert (load > 0.5) is True
    assert isinstance(load > 10.6, Unknown)
    assert plan_load(found, recorded=True) == 1


def test_no_plan() -> None:
    """Nobody takes nothing."""
    assert plan_load(network()) == 0
    assert load_of([]) == 0


@given(st.lists(st.integers(1, 400)), st.integers(1, 9))
def test_load_scales_and_knows_no_order(every: list[int], factor: int) -> None:
    """Periods so many times as long take that much less."""
    shuffled = Random(1).sample(every, len(every))  # noqa: S311 reason: any order will do
    assert load_of(shuffled) == load_of(every)
    assert load_of([factor * one for one in every]) == pytest.approx(load_of(every) / factor)


# -- what is overdue -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("every", "last", "ratio"),
    [("10d", 0, 0), ("10d", 10, 0), ("10d", 11, 0.1), ("10d", 25, 1.5), ("1y", 730, 1)],
)
def test_overdue_ratio(every: str, last: int, ratio: float) -> None:
    """max(days since - period, 0) / period."""
    assert overdue_ratio(kept(every, last=last)) == {"a": pytest.approx(ratio)}


def test_overdue_by_at_least() -> None:
    """Without contact since the files begin it is longer ago."""
    ratio = overdue_ratio(kept("10d", since=29))["a"]
    assert isinstance(ratio, Bounds)
    assert (ratio.low, ratio.high) == (2, None)
    assert (ratio > 0.5) is True


def test_overdue_by_nobody_knows() -> None:
    """Without files that show contact it may be in time; without a cadence there is no time."""
    unseen = overdue_ratio(network(person("a", every="10d")).as_of(TODAY))["a"]
    assert limits_of(unseen) == (0, None)
    unsaid = overdue_ratio(network(person("a")).as_of(TODAY))["a"]
    assert isinstance(unsaid, Unknown)
    assert [fact.field for fact in unsaid.missing] == ["every", "interactions"]
    assert overdue_ratio(kept(last=3))["a"].missing == unsaid.missing[:1]


# -- how ties stand ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("every", "last", "expected"),
    [
        ("30d", 0, Standing.ACTIVE),
        ("30d", 30, Standing.ACTIVE),
        ("30d", 31, Standing.OVERDUE),
        # 30 September 2023 is not before the same day three years later; the day before is.
        ("30d", 1096, Standing.OVERDUE),
        ("30d", 1097, Standing.DORMANT),
        ("9y", 1096, Standing.ACTIVE),
        ("9y", 1097, Standing.DORMANT),
        ("30d", None, Standing.NEVER),
        ("", None, Standing.NEVER),
        ("", 1097, Standing.DORMANT),
        ("", 1, Standing.ACTIVE),
    ],
)
def test_standing(every: str, last: int | None, expected: Standing) -> None:
    """By the last contact, where the files show all there ever was."""
    assert standing(kept(every, last=last)) == {"a": expected}


def test_dormant_is_what_people_say() -> None:
    """The same as `Person.dormant`."""
    for last in (1095, 1096, 1097, 1098):
        found = kept("30d", last=last)
        assert (standing(found)["a"] is Standing.DORMANT) is found.people["a"].dormant


def test_without_a_cadence_active_or_overdue() -> None:
    """Nobody knows which, unless the caller gives a period for everybody."""
    found = kept(last=40)
    unsaid = standing(found)["a"]
    assert isinstance(unsaid, Unknown)
    assert unsaid.field == "every"
    assert standing(found, period=39) == {"a": Standing.OVERDUE}
    assert standing(found, period=40) == {"a": Standing.ACTIVE}
    assert standing(kept("30d", last=35), period=90) == {"a": Standing.OVERDUE}


def test_files_too_short_call_nobody_dormant() -> None:
    """Contact before two years of files may have been at any time, or never."""
    for every in ("", "30d"):
        found = standing(kept(every, since=700))["a"]
        assert isinstance(found, Unknown)
        assert found.missing[0].text == f"meetings begin on {ago(700)}"


def test_never_or_dormant() -> None:
    """Files of ten years tell that there was no contact in three, not that there never was."""
    found = kept("30d", since=3650)
    assert isinstance(standing(found)["a"], Unknown)
    assert standing(found, recorded=True) == {"a": Standing.NEVER}


def test_what_was_seen_is_enough_to_be_active() -> None:
    """Contact yesterday counts, whatever files do not show."""
    found = network(person("a", every="30d"), event("a", ago(1))).as_of(TODAY)
    assert standing(found) == {"a": Standing.ACTIVE}
    late = network(person("a", every="30d"), event("a", ago(60))).as_of(TODAY)
    assert isinstance(standing(late)["a"], Unknown)
    assert standing(late, recorded=True) == {"a": Standing.OVERDUE}


def test_a_period_is_positive() -> None:
    """And there is a day to count to."""
    with pytest.raises(ValueError, match="every 0 days"):
        standing(kept(), period=0)
    with pytest.raises(ValueError, match="no day to be judged on"):
        standing(network(person("a")))


# -- laws --------------------------------------------------------------------------------


def all_of(found: Network) -> dict[str, Any]:
    """Every measure that is judged by contact, by name and person."""
    tables = {
        "standing": standing(found),
        "standing by quarters": standing(found, period=90),
        "overdue": overdue_ratio(found),
    }
    return {f"{name} {id_}": one for name, table in tables.items() for id_, one in table.items()}


@given(histories())
def test_more_records_only_resolve_what_is_unknown(history: History) -> None:
    """Whatever part of it files show, they never say what all of it denies."""
    whole, part = all_of(history.whole()), all_of(history.part())
    for name, value in part.items():
        if name.startswith("standing"):
            assert isinstance(value, Unknown) or value is whole[name], name
        else:
            assert agrees(value, whole[name]), name


@given(histories(), st.integers(1, 9999), st.sampled_from("dwmy"))
def test_a_cadence_only_resolves_what_is_unknown(history: History, number: int, unit: str) -> None:
    """Whatever it is, it denies nothing that was said without it."""
    without = network(person("z"), *history.people[1:], *history.events).as_of(TODAY)
    every = f"{number}{unit}"
    given_ = network(person("z", every=every), *history.people[1:], *history.events).as_of(TODAY)
    for id_, value in standing(without).items():
        assert isinstance(value, Unknown) or value is standing(given_)[id_]
    assert agrees(plan_load(without), plan_load(given_))


@given(histories(), st.integers(-12, 12))
def test_a_shift_of_all_days_changes_nothing(history: History, times: int) -> None:
    """Only how long ago something was counts. Three years are calendar years, which are as
    long only after a whole cycle of leap years."""
    now, then = all_of(history.shifted(0)), all_of(history.shifted(1461 * times))
    assert {name: plain(one) for name, one in now.items()} == {
        name: plain(one) for name, one in then.items()
    }


@given(histories())
def test_overdue_and_standing_agree(history: History) -> None:
    """Who is overdue has a ratio above 0, and who is active one of 0."""
    found = history.whole()
    for id_, value in standing(found).items():
        ratio = overdue_ratio(found)[id_]
        if value is Standing.OVERDUE:
            assert ratio > 0
        elif value is Standing.ACTIVE:
            assert isinstance(ratio, Unknown) or ratio == 0
