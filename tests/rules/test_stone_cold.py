"""K001: do it before you need it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from building import TODAY, covered, event, network, person
from rules.judging import Said, goal, need, say

from netrules import Item, Severity, Verdict
from netrules.rules.upkeep.stone_cold import stone_cold_network

AIM = goal(need('"data" in fields'))
ANA, BEN, CLEO, DANA = (person(name, fields=("data",)) for name in ("Ana", "Ben", "Cleo", "Dana"))
EVE = person("Eve", fields=("law",))
RECENT = TODAY - timedelta(days=30)


def judged(*items: Item, **options: Any) -> Said:
    """The rule on a goal about data."""
    return say(stone_cold_network, network(*items), AIM, **options)


def test_passes_where_half_of_them_are_warm() -> None:
    """Two of four are half, and enough; Eve is of no concern."""
    met = (event("Ana", RECENT), event("Ben", RECENT))
    assert judged(ANA, BEN, CLEO, DANA, EVE, covered(), *met).verdict is Verdict.PASS


def test_fails_where_fewer_are() -> None:
    """The message counts, the advice names those to begin with, the places are theirs."""
    said = judged(ANA, BEN, CLEO, EVE, covered(), event("Ana", RECENT))
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("aim",)]
    assert said.finding.severity is Severity.WARNING
    assert said.message == (
        "goal aim: 3 people could help, and you had two-way contact with 1 of them in the last 365 "
        "days, going by meetings"
    )
    assert said.advice == (
        "write to two of them a week, before you need anything; begin with Ben and Cleo"
    )
    people = said.report.network.people
    assert said.places == [
        ("contacts.toml", people[id_].origins[0].line) for id_ in ("ben", "cleo")
    ]


def test_counts_one_person_in_the_singular() -> None:
    """A goal that one person could help with reads well, too."""
    assert judged(ANA, covered()).message.startswith("goal aim: 1 person could help, and you had")


def test_warm_means_within_365_days() -> None:
    """Contact 365 days ago is warm, a day earlier it is cold."""
    last = TODAY - timedelta(days=365)
    assert judged(ANA, covered(), event("Ana", last)).verdict is Verdict.PASS
    earlier = last - timedelta(days=1)
    assert judged(ANA, covered(), event("Ana", earlier)).verdict is Verdict.FAIL


def test_is_unknown_where_contact_is_not_covered() -> None:
    """Contact may stand where the files do not reach."""
    said = judged(ANA, covered(until=date(2026, 1, 31)))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("interactions", "")]
    assert said.remedies == {"meetings end on 2026-01-31"}


def test_is_unknown_where_it_is_not_known_who_serves() -> None:
    """If Fay is of data she is cold, and then it is one of two; else it is all of one."""
    said = judged(ANA, person("Fay"), covered(), event("Ana", RECENT), warm_share=0.6)
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("fields", "fay")]


def test_speaks_where_the_unknown_make_no_difference() -> None:
    """Whether Fay serves or not, at least half are warm."""
    assert judged(ANA, person("Fay"), covered(), event("Ana", RECENT)).verdict is Verdict.PASS
    cold = judged(ANA, person("Fay"), covered())
    assert cold.message.startswith(
        "goal aim: 1 to 2 people could help, and you had two-way contact with 0 of them"
    )


def test_does_not_apply_where_nobody_serves() -> None:
    """Where nobody could help there is nobody to keep warm."""
    assert judged(EVE, covered()).verdict is Verdict.NOT_APPLICABLE


def test_option_moves_the_limit() -> None:
    """`warm-share` says which share of them has to be warm."""
    items = (ANA, BEN, CLEO, covered(), event("Ana", RECENT))
    assert judged(*items, warm_share=1 / 3).verdict is Verdict.PASS
    assert judged(*items, warm_share=0.34).verdict is Verdict.FAIL
