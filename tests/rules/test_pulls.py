"""T014: depth and breadth, reach and capacity, closure and brokerage."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from building import TODAY, all_ties, covered, event, network, person, tie
from rules.judging import Said, goal, is_info, need, say

from netrules import Goal, Item, Verdict
from netrules.rules.truths.pulls import unsettled_tension

LONG_AGO = TODAY - timedelta(days=600)
RECENTLY = TODAY - timedelta(days=9)
ANA, BEN = (person(name, fields=("data",)) for name in ("Ana", "Ben"))
#: Two who know data, of whom nobody is warm; and a founder, whom nobody knows.
BOTH = goal(
    need('"data" in fields', name="data people", warm=1),
    need('organization == "Nobody Ltd"', name="a founder"),
)
EMPLOYED = [person(name, fields=("data",), organization="Acme") for name in ("Ana", "Ben")]
COLD: list[Item] = [covered(), event("Ana", LONG_AGO)]


def judged(*items: Item, wanted: tuple[Goal, ...] = (), **options: Any) -> Said:
    """The rule on these."""
    return say(unsettled_tension, network(*items), *wanted, **options)


# -- depth and breadth -----------------------------------------------------------------------


def test_warmer_ties_and_new_people() -> None:
    """The finding takes no side, and says how to say which."""
    said = judged(*EMPLOYED, *COLD, wanted=(BOTH,))
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "depth and breadth pull two ways: aim: data people takes warmer ties with people you know, "
        "and aim: a founder takes people you do not know yet"
    )
    assert said.advice == (
        "say which comes first, in [rules.T014] prefer: depth (warm up those whom you know) or "
        "breadth (meet those whom you do not know yet)"
    )
    assert is_info(said)
    assert "founder" not in said.redacted
    assert "depth and breadth pull two ways" in said.redacted


@pytest.mark.parametrize("side", ["depth", "breadth"])
def test_whoever_said_which_comes_first_is_not_asked(side: str) -> None:
    """Of another pair it says nothing."""
    settled = judged(*EMPLOYED, *COLD, wanted=(BOTH,), prefer=(side, "reach"))
    assert settled.verdict is Verdict.PASS
    assert judged(*EMPLOYED, *COLD, wanted=(BOTH,), prefer=("closure",)).verdict is Verdict.FAIL


def test_one_of_both_does_not_pull() -> None:
    """Warmer ties alone, or new people alone, are plain to do."""
    warm = goal(need('"data" in fields', name="data people", warm=1))
    new = goal(need('organization == "Nobody Ltd"', name="a founder"))
    weekly = [
        person(name, fields=("data",), organization="Acme", every="1w") for name in ("Ana", "Ben")
    ]
    for wanted in (warm, new):
        assert judged(*weekly, *COLD, wanted=(wanted,)).verdict is Verdict.PASS


def test_is_unknown_where_a_fact_could_make_the_difference() -> None:
    """Whoever works nobody knows where may be the founder."""
    said = judged(ANA, BEN, *COLD, wanted=(BOTH,))
    assert said.verdict is Verdict.UNKNOWN
    assert ("organization", "ana") in said.lacks


def test_a_side_that_there_is_not() -> None:
    """It would settle nothing, so it is told."""
    said = judged(*EMPLOYED, *COLD, wanted=(BOTH,), prefer=("depht",))
    assert [one.variant for one in said.findings] == ["depth", "prefer"]
    told = judged(person("Ana"), prefer=("depht",))
    assert told.message == "prefer names depht, which is no side of any pair"
    assert told.advice.startswith("choose of depth, breadth, reach")


# -- reach and capacity ----------------------------------------------------------------------


def test_a_full_plan_and_new_people() -> None:
    """Two whom you mean to talk to daily leave no time for a founder."""
    daily = [person(name, organization="Acme", every="1d") for name in ("Ana", "Ben")]
    founder = goal(need('organization == "Nobody Ltd"', name="a founder"))
    said = judged(*daily, wanted=(founder,))
    assert said.message == (
        "reach and capacity pull two ways: your plan takes 14 contacts a week, more than the 10.6 "
        "that are enough, and aim: a founder takes people you do not know yet"
    )
    assert judged(*daily, wanted=(founder,), capacity=14.0).verdict is Verdict.PASS
    assert judged(*daily, wanted=(founder,), prefer=("capacity",)).verdict is Verdict.PASS
    some = [*daily[:1], person("Ben", organization="Acme")]
    assert judged(*some, wanted=(founder,)).verdict is Verdict.UNKNOWN


def test_no_plan_is_not_an_easy_one() -> None:
    """Where nobody says whom you mean to keep up with, it may be too much."""
    founder = goal(need('organization == "Nobody Ltd"', name="a founder"))
    said = judged(person("Ana", organization="Acme"), wanted=(founder,))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("every", "")])


# -- closure and brokerage -------------------------------------------------------------------


FIRM = ("Ada", "Ben", "Cleo", "Dan", "Eva")
CHOIR = ("Flo", "Gus", "Hal", "Ina", "Joe")
CIRCLES: list[Item] = [
    *(person(name) for name in (*FIRM, *CHOIR)),
    *(tie(one, other) for circle in (FIRM, CHOIR) for one, other in combinations(circle, 2)),
]


def test_two_circles_with_nobody_but_you_between() -> None:
    """You are in touch with both."""
    talks = [covered(), event("Ada", RECENTLY), event("Flo", RECENTLY)]
    said = judged(*CIRCLES, all_ties(), *talks)
    assert said.message.startswith("closure and brokerage pull two ways: nobody but you is between")
    assert "introduce the two to each other" in said.advice
    assert judged(*CIRCLES, all_ties(), *talks, prefer=("closure",)).verdict is Verdict.PASS
    assert judged(*CIRCLES, tie("Ada", "Flo"), all_ties(), *talks).verdict in (
        Verdict.PASS,
        Verdict.NOT_APPLICABLE,
    )


def test_who_is_in_touch_with_one_of_them_is_between_none() -> None:
    """The other is another rule's to tell: S003."""
    assert judged(*CIRCLES, all_ties(), covered(), event("Ada", RECENTLY)).verdict is Verdict.PASS


def test_is_unknown_where_ties_are_not_complete() -> None:
    """Somebody may know somebody."""
    talks = [covered(), event("Ada", RECENTLY), event("Flo", RECENTLY)]
    assert judged(*CIRCLES, *talks).verdict is Verdict.UNKNOWN


def test_does_not_apply_without_goals_and_clusters() -> None:
    """Nothing pulls."""
    assert judged(person("Ana")).verdict is Verdict.NOT_APPLICABLE
