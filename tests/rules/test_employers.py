"""G005: people inside the organizations that a goal is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from building import handle, network, origin, person
from rules.judging import Said, goal, is_info, need, say

from netrules import Item, Job, PersonRecord, Verdict
from netrules.goals.goal import Each
from netrules.rules.gaps.employers import missing_employer

AIM = goal(employers=("Northwind Ltd",))
ANA = person("Ana", organization="Northwind")
BEN = person("Ben", organization="Acme")
CLEO = PersonRecord(
    handle("Cleo"),
    origin(),
    jobs=(Job("Acme"), Job("Northwind", until=date(2024, 5, 31), current=False)),
    tie="contact",
)


def judged(*people: Item, **options: Any) -> Said:
    """The rule on a goal about Northwind."""
    return say(missing_employer, network(*people), AIM, **options)


def test_passes_with_somebody_inside() -> None:
    """Whatever the legal form that one of them names."""
    assert judged(ANA, BEN).verdict is Verdict.PASS


def test_fails_with_nobody_inside() -> None:
    """And points to where the goal is stated."""
    said = judged(BEN)
    assert said.message == "goal aim is about Northwind Ltd: 0 of 1 people inside so far"
    assert said.advice == "ask people in the same field whom they know at Northwind Ltd"
    assert (said.subjects, said.places) == ([("aim",)], [("netrules.toml", 7)])
    assert is_info(said)
    assert "Northwind" not in said.redacted


def test_who_used_to_work_there_is_whom_to_ask() -> None:
    """They are not inside, but know who is."""
    said = judged(BEN, CLEO)
    assert said.verdict is Verdict.FAIL
    assert said.advice == "ask Cleo, who used to work there, whom you should meet"


def test_a_name_that_only_begins_alike_is_another_firm() -> None:
    """Names are compared whole."""
    assert judged(person("Dana", organization="Northwind Foods")).verdict is Verdict.FAIL


def test_is_unknown_where_an_organization_is_not_recorded() -> None:
    """Dana may work there."""
    said = judged(BEN, person("Dana"))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("organization", "dana")]


def test_does_not_apply_to_a_goal_without_employers() -> None:
    """A goal about no employer lacks none."""
    assert say(missing_employer, network(ANA), goal()).verdict is Verdict.NOT_APPLICABLE


def test_a_need_that_asks_for_each_employer_is_told_of_elsewhere() -> None:
    """By G001: nobody wants to read it twice."""
    each = need("employer in goal.employers", each=Each.EMPLOYERS)
    aim = goal(each, employers=("Northwind",))
    assert say(missing_employer, network(BEN), aim).verdict is Verdict.NOT_APPLICABLE


def test_option_moves_the_limit() -> None:
    """`people` says how many people inside each needs."""
    assert judged(ANA, BEN, people=2).verdict is Verdict.FAIL
