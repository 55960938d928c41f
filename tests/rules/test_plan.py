"""K009: regular work, but not obsessive."""

from __future__ import annotations

from typing import Any

import pytest
from building import network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, is_info, names, say

from netrules import PersonRecord, Verdict
from netrules.rules.upkeep.plan import plan_too_heavy


def people(*every: str) -> list[PersonRecord]:
    """Somebody for each cadence; "" is for none."""
    return [
        person(name, every=one) if one else person(name)
        for name, one in zip(names(len(every)), every, strict=True)
    ]


def judged(*every: str, **options: Any) -> Said:
    """The rule on people with these cadences."""
    return say(plan_too_heavy, network(*people(*every)), **options)


def test_full_plan_for_150_people_is_enough() -> None:
    """5 every week, 10 every month, 35 every half year and 100 every year take 10.6 a week."""
    full = ["1w"] * 5 + ["1m"] * 10 + ["6m"] * 35 + ["1y"] * 100
    assert judged(*full).verdict is Verdict.PASS
    said = judged(*full, "1w")
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "your plan to keep up with 151 people takes 11.6 contacts a week, and 10.6 are enough"
    )
    assert said.advice == (
        "plan to be in touch half as often with Person 000 and Person 001: that makes it 10.6 a "
        "week"
    )


def test_fails_with_what_would_bring_it_down() -> None:
    """The shortest periods weigh most: message, advice and places."""
    said = judged("1y", *["1d"] * 2, "1w")
    assert said.subjects == [()]
    assert said.message == (
        "your plan to keep up with 4 people takes 15 contacts a week, and 10.6 are enough"
    )
    assert said.advice == (
        "plan to be in touch half as often with Person 001 and Person 002: that makes it 8.02 a "
        "week"
    )
    facts = [said.report.network.people[f"person.00{n}"].facts["every"][0] for n in (1, 2)]
    assert said.places == [("contacts.toml", fact.origin.line) for fact in facts]
    assert is_info(said)


def test_advice_where_half_as_often_is_not_enough() -> None:
    """Of six people every day no stretching helps that anybody would do."""
    said = judged(*["1d"] * 6)
    assert said.message.startswith("your plan to keep up with 6 people takes 42 contacts a week")
    assert said.advice == (
        "take out every where you can do without, beginning with the shortest: Person 000, Person "
        "001, Person 002, Person 003 and Person 004"
    )


@pytest.mark.parametrize(
    ("every", "capacity", "verdict"),
    [
        (["7d"], 1.0, Verdict.PASS),
        (["7d", "7d"], 1.999, Verdict.FAIL),
        (["21d"] * 3, 1.0, Verdict.PASS),  # three times a third is one, to the last digit
        (["70d"] * 7, 0.7, Verdict.PASS),
        (["70d"] * 8, 0.7, Verdict.FAIL),
    ],
)
def test_limit_is_exact(every: list[str], capacity: float, verdict: Verdict) -> None:
    """As much as there is room for is enough."""
    assert judged(*every, capacity=capacity).verdict is verdict


def test_does_not_apply_without_a_plan() -> None:
    """Where nobody has a cadence there is nothing to be too heavy."""
    assert judged().verdict is Verdict.NOT_APPLICABLE
    assert judged("", "").verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_whether_that_is_the_whole_plan() -> None:
    """Who has no cadence may be meant to have one; where it is too much already that is no help."""
    said = judged("1w", "", "")
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("every", "")]
    assert said.remedies == {
        "add every (how often you want to be in touch) for those you mean to keep up with"
    }
    assert judged("1d", "1d", "").verdict is Verdict.FAIL


def test_people_are_hidden() -> None:
    """Under redaction the numbers stay."""
    assert judged("1d", "1d").redacted == (
        "your plan to keep up with 2 people takes 14 contacts a week, and 10.6 are enough -> "
        "plan to be in touch half as often with person-1: that makes it 10.5 a week"
    )


@given(st.lists(st.integers(1, 400), min_size=1, max_size=30), st.randoms())
def test_order_and_unit_of_periods_do_not_matter(days: list[int], dice: Any) -> None:
    """Nobody's place in the file decides, and weeks are seven days."""
    mixed = list(days)
    dice.shuffle(mixed)
    weeks = [f"{7 * day}d" for day in days]
    once = judged(*weeks, capacity=1.0)
    assert judged(*(f"{day}w" for day in mixed), capacity=1.0).verdict is once.verdict
    assert judged(*(f"{day}d" for day in days), capacity=7.0).verdict is once.verdict
