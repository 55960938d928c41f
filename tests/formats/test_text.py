"""The report for people begins with the verdict and with what to do."""

from __future__ import annotations

from datetime import timedelta

import attrs
from building import TODAY, covered, event, network, person
from reports import GOAL, report_of
from rules.judging import goal, need, say

from netrules import Goal, Item, Namer, Need, Rule, Unread
from netrules.plugins.formats.text import Text
from netrules.rules.gaps.goal_met import unmet_need
from netrules.rules.records.duplicate import likely_duplicate
from netrules.rules.upkeep.lately import overdue_contact

ANA = person("Ana", every="1w")
LATE = event("Ana", TODAY - timedelta(days=30))


def lines(rule: Rule, *items: Item, goals: tuple[Goal, ...] = ()) -> list[str]:
    """The report on *items* by one rule, line by line."""
    said = say(rule, network(*items), *goals)
    namer = Namer(said.report.network)
    return Text().render(said.report, namer, width=100, color=False).split("\n")


def test_what_to_do_stands_above_the_goals() -> None:
    """The advice of the worst finding of each rule, and where there is more."""
    aim = goal(need("level >= 'cxo'", text="a founder"))
    found = lines(unmet_need, person("Ben", level="entry"), goals=(aim,))
    assert found[:6] == [
        "Not today: your network cannot bring aim",
        "1 person, 0 ties among them, 0 interactions; as of 2026-09-30",
        "",
        "This week",
        "  ask the people closest to it whom they know",
        "  netrules plan has more, each move tried on this network",
    ]


def test_one_rule_gives_one_piece_of_advice() -> None:
    """However many findings it has."""
    ben = person("Ben", every="1w")
    late = event("Ben", TODAY - timedelta(days=40))
    found = lines(overdue_contact, ANA, ben, covered(), LATE, late)
    assert found[found.index("This week") + 2].startswith("  netrules plan")


def test_nothing_to_do_says_nothing() -> None:
    """And what is only wrong with the records can wait."""
    assert "This week" not in lines(overdue_contact, person("Ana"))
    twice = [person("Ana Ruiz", organization="Acme"), person("Ana Ruiz", organization="Acme")]
    assert "This week" not in lines(likely_duplicate, *twice)


def test_no_is_said_of_what_could_be_read() -> None:
    """The people of the file that could not be read may be those who are missing."""
    missing = attrs.evolve(GOAL, needs=(Need("a-hundred", "warm or not warm", at_least=100),))
    unread = [Unread("a.zip", "is empty")]
    report = report_of(goals=(missing,), unreadable=unread, codes="K901")
    found = Text().render(report, Namer(report.network), width=100, color=False).split("\n")
    assert found[0] == (
        "Not today, going by what could be read: your network cannot bring more-data"
    )
