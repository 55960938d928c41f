"""T007: it works."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, me, network, outcome, person
from rules.judging import Said, is_info, say

from netrules import Verdict
from netrules.rules.truths.it_works import outcomes_without_people

FIRST = date(2025, 1, 1)


def judged(through: int, nobody: int, unsaid: int = 0, **options: Any) -> Said:
    """The rule on so many outcomes that came through Ana, through nobody, and nobody said."""
    days = [FIRST + timedelta(days=day) for day in range(through + nobody + unsaid)]
    records = [
        outcome("answer", day, *(["Ana"] if at < through else [])) for at, day in enumerate(days)
    ]
    known = network(me(), person("Ana"), *records)
    outcomes = tuple(
        attrs.evolve(one, credit=("me",)) if through <= at < through + nobody else one
        for at, one in enumerate(known.outcomes)
    )
    return say(outcomes_without_people, attrs.evolve(known, outcomes=outcomes), **options)


def test_fails_where_few_came_through_people() -> None:
    """The message gives the interval, and the places are those that came through nobody."""
    said = judged(2, 18)
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "of 20 outcomes 2 came through somebody (95 % interval 2.8 % to 30.1 %)"
    )
    assert said.advice == ("next time ask two people you know before you go in by the front door")
    assert (said.finding.kind, said.finding.ids, len(said.places)) == ("network", (), 18)
    assert "Ana" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(
    ("through", "nobody", "verdict"),
    [
        (5, 0, Verdict.PASS),
        (4, 1, Verdict.UNKNOWN),
        (1, 4, Verdict.UNKNOWN),
        (0, 5, Verdict.FAIL),
        (9, 1, Verdict.PASS),
        (8, 2, Verdict.UNKNOWN),
        (15, 5, Verdict.PASS),
        (5, 15, Verdict.FAIL),
        (6, 14, Verdict.UNKNOWN),
    ],
)
def test_interval_decides(through: int, nobody: int, verdict: Verdict) -> None:
    """It passes above the half and fails below; between, more outcomes would tell."""
    said = judged(through, nobody)
    assert said.verdict is verdict
    if verdict is Verdict.UNKNOWN:
        assert said.lacks == [("outcomes", "")]


def test_is_unknown_with_few_outcomes() -> None:
    """None at all, or four."""
    for number in (0, 4):
        said = judged(number, 0)
        assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("outcomes", "")])
        assert said.remedies == {"log what comes of your contacts, and through whom: [[outcome]]"}


def test_missing_credit_is_not_nobody() -> None:
    """It leaves open what it could change."""
    said = judged(0, 0, 20)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("credit", ""), ("outcomes", "")]
    assert judged(0, 17, 3).message == (
        "of 20 outcomes 0 to 3 came through somebody (95 % interval 0 % to 36 %)"
    )
    assert judged(17, 0, 3).verdict is Verdict.PASS


@pytest.mark.parametrize("through", range(11))
def test_no_credit_that_is_filled_in_turns_it_around(through: int) -> None:
    """Whichever credits of ten are taken away, the verdict stays or is unknown."""
    full = judged(through, 10 - through).verdict
    for some in range(through + 1):
        for none in range(11 - through):
            less = judged(some, none, 10 - some - none).verdict
            assert less in (full, Verdict.UNKNOWN)


def test_options_move_the_limits() -> None:
    """`share` says what to compare with, `outcomes` how many it takes."""
    assert judged(2, 18, share=0.02).verdict is Verdict.PASS
    assert judged(4, 0, outcomes=4).verdict is Verdict.PASS
    assert judged(9, 1, outcomes=11).verdict is Verdict.UNKNOWN


def test_outcomes_of_tomorrow_are_set_aside() -> None:
    """They have not come yet."""
    records = [outcome("answer", TODAY + timedelta(days=1), "Ana") for _ in range(5)]
    said = say(outcomes_without_people, network(person("Ana"), *records))
    assert said.verdict is Verdict.UNKNOWN
