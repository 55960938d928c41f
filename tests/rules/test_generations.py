"""G006: people of all generations."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from building import network, person
from rules.judging import Said, is_info, say

from netrules import Item, Verdict
from netrules.measures import Generation
from netrules.rules.gaps.generations import missing_generation

#: One of each generation that is at work in 2026.
ALL = [person(name, born=year) for name, year in (("A B", 1955), ("C D", 1970))] + [
    person(name, born=year) for name, year in (("E F", 1990), ("G H", 2000))
]


def judged(*people: Item, **options: Any) -> Said:
    """The rule on these people."""
    return say(missing_generation, network(*people), **options)


def test_generations_follow_each_other() -> None:
    """Without a gap and without overlap."""
    for one, following in pairwise(Generation):
        assert following.first == one.last + 1


def test_passes_with_somebody_of_each() -> None:
    """Those who were born before 1951 are no longer asked for in 2026."""
    assert judged(*ALL).verdict is Verdict.PASS


def test_fails_for_each_that_is_missing() -> None:
    """In the order of their birth."""
    said = judged(ALL[1])
    assert said.verdict is Verdict.FAIL
    assert [finding.variant for finding in said.findings] == ["1946-1964", "1981-1996", "1997-2012"]
    assert said.messages[0] == "0 of 1 people in these files are of those born 1946 to 1964"


def test_one_missing_is_one_finding() -> None:
    """Of severity info, with what to do."""
    said = judged(*ALL[:3])
    assert said.advice == "ask somebody you know for an introduction, or go where they meet"
    assert is_info(said)


def test_is_unknown_where_a_year_of_birth_is_not_recorded() -> None:
    """A year is never guessed, not even from a title."""
    said = judged(*ALL[:3], person("I J", title="Student"))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("born", "i.j")]


def test_one_unknown_person_cannot_fill_two_gaps() -> None:
    """But either of them: so each stays open."""
    said = judged(*ALL[:2], person("I J"))
    assert (said.verdict, said.counts) == (Verdict.UNKNOWN, (2, 4))


def test_nobody_at_all_lacks_no_generation() -> None:
    """There is nothing to judge."""
    assert judged().verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("year", "number"), [(2016, 5), (2026, 4), (2072, 1)])
def test_generations_at_work_change_with_the_day(year: int, number: int) -> None:
    """Between 18 and 75."""
    said = say(missing_generation, network(ALL[1]), today=date(year, 6, 1))
    assert said.counts == (number, number)


def test_option_moves_the_limit() -> None:
    """`people` says how many each needs."""
    assert judged(*ALL, people=2).verdict is Verdict.FAIL
