"""G002: professional connections in a particular field."""

from __future__ import annotations

from typing import Any

from building import network, person
from rules.judging import Said, goal, is_info, say

from netrules import Item, Verdict
from netrules.rules.gaps.fields import missing_field

AIM = goal(fields=("Data",))
ANA, BEN = (person(name, fields=("data", "rail")) for name in ("Ana", "Ben"))
CLEO = person("Cleo", fields=("law",))


def judged(*people: Item, **options: Any) -> Said:
    """The rule on a goal about data."""
    return say(missing_field, network(*people), AIM, **options)


def test_passes_with_two_people() -> None:
    """Two people in the field are enough, however it is spelt."""
    assert judged(ANA, BEN, CLEO).verdict is Verdict.PASS


def test_fails_with_one() -> None:
    """The message counts them, and points to the goal."""
    said = judged(ANA, CLEO)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("aim",)]
    assert said.message == "goal aim needs people in Data: 1 of 2 so far"
    assert said.advice == "ask those in the nearest field whom they know in Data"
    assert said.finding.variant == "data"
    assert said.places == [("netrules.toml", 7)]
    assert is_info(said)
    assert "Data" not in said.redacted


def test_is_unknown_where_a_field_is_not_recorded() -> None:
    """Cleo may work with data, and that would do."""
    said = judged(ANA, person("Cleo"))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("fields", "cleo")]
    assert said.remedies == {"add fields (what they work in)"}


def test_fails_where_even_the_unknown_are_too_few() -> None:
    """With nobody certain and one possible there cannot be two."""
    said = judged(CLEO, person("Dana"))
    assert said.message == "goal aim needs people in Data: 0 to 1 of 2 so far"


def test_a_title_tells_where_it_leaves_no_doubt() -> None:
    """A data scientist works in data; what an analyst works in is open."""
    assert judged(ANA, person("Dana", title="Data Scientist")).verdict is Verdict.PASS
    assert judged(ANA, person("Dana", title="Analyst")).verdict is Verdict.UNKNOWN


def test_what_is_stated_counts_before_the_title() -> None:
    """Whoever wrote down another field knows better."""
    dana = person("Dana", title="Data Scientist", fields=("law",))
    assert judged(ANA, dana).verdict is Verdict.FAIL


def test_does_not_apply_to_a_goal_without_fields() -> None:
    """A goal that is about no field lacks none."""
    assert say(missing_field, network(ANA), goal()).verdict is Verdict.NOT_APPLICABLE


def test_field_named_twice_is_judged_once() -> None:
    """Two spellings of one field are one field."""
    said = say(missing_field, network(CLEO), goal(fields=("Data", "data", "law")))
    assert [finding.variant for finding in said.findings] == ["data", "law"]


def test_option_moves_the_limit() -> None:
    """`people` says how many each field needs."""
    assert judged(ANA, CLEO, people=1).verdict is Verdict.PASS
    assert judged(ANA, BEN, people=3).verdict is Verdict.FAIL
