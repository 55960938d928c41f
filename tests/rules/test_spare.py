"""G007: a need that hangs on one person."""

from __future__ import annotations

from typing import Any

from building import network, person
from rules.judging import Said, goal, is_info, need, say

from netrules import Item, Verdict
from netrules.goals.goal import Each
from netrules.rules.gaps.spare import need_without_spare

DATA = '"data" in fields'
AIM = goal(need(DATA, at_least=1, text="people in data"))
ANA, BEN = (person(name, fields=("data",)) for name in ("Ana", "Ben"))
CLEO = person("Cleo", fields=("law",))


def judged(*people: Item, **options: Any) -> Said:
    """The rule on a goal that needs one person in data."""
    return say(need_without_spare, network(*people), AIM, **options)


def test_passes_with_one_to_spare() -> None:
    """Two where one is needed."""
    assert judged(ANA, BEN, CLEO).verdict is Verdict.PASS


def test_fails_where_nobody_may_drop_out() -> None:
    """And names who that is."""
    said = judged(ANA, CLEO)
    assert said.message == (
        "goal aim needs 1 for people in data, and there are 1: nobody may drop out"
    )
    assert said.advice == "ask Ana whom else you should know"
    assert (said.subjects, said.finding.variant) == ([("aim",)], "helpers")
    assert is_info(said)
    assert "Ana" not in said.redacted


def test_is_unknown_where_others_may_serve() -> None:
    """Dana's fields are not recorded."""
    said = judged(ANA, person("Dana"))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("fields", "dana")]


def test_what_is_not_met_is_told_of_elsewhere() -> None:
    """Nor do needs count that are no must, or that ask for one of each."""
    assert judged(CLEO).verdict is Verdict.NOT_APPLICABLE
    soft = goal(need(DATA, must=False))
    each = goal(need("employer in goal.employers", each=Each.EMPLOYERS), employers=("Acme",))
    for aim in (soft, each, goal()):
        assert say(need_without_spare, network(ANA), aim).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_the_need_is() -> None:
    """What would settle the need would settle this."""
    said = judged(person("Dana"))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("fields", "dana")])


def test_option_moves_the_limit() -> None:
    """`spare` says how many may drop out."""
    assert judged(ANA, BEN, spare=2).verdict is Verdict.FAIL
    assert judged(ANA, spare=0).verdict is Verdict.PASS
