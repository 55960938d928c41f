"""T008: a network of strong ties, who are likely to respond, may be all one needs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, covered, event, network, person
from rules.judging import Said, goal, is_info, names, need, say

from netrules import InteractionRecord, Item, Verdict
from netrules.rules.truths.mix_of_ties import one_kind_of_tie

AIM = goal(need('"data" in fields'))


def helpers(number: int = 5) -> list[Item]:
    """People who serve the goal."""
    return [person(name, fields=("data",)) for name in names(number)]


def meetings(name: str, number: int) -> list[InteractionRecord]:
    """So many meetings, three days apart."""
    return [event(name, TODAY - timedelta(days=3 * at)) for at in range(number)]


def often(name: str) -> list[InteractionRecord]:
    """Two meetings a week for a year: 105 in 365 days."""
    return meetings(name, 105)


def judged(*items: Item, **options: Any) -> Said:
    """The rule on a goal that needs people in data."""
    return say(one_kind_of_tie, network(*items), AIM, **options)


def test_fails_where_all_are_rare() -> None:
    """The message gives both views of the evidence, the advice a way between."""
    met = [event(name, TODAY - timedelta(days=30)) for name in names(2)]
    said = judged(covered(), *helpers(), *met)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("aim",)]
    assert said.message == (
        "goal aim: with all 5 people who could help you had two-way contact once a year or less in "
        "the last 365 days, going by meetings; acquaintances brought more new jobs than close ties "
        "(Rajkumar et al. 2022), and one close tie helps more than one distant tie (Gee et al. "
        "2017): a mix has both"
    )
    assert said.advice == (
        "get in touch with one or two of them more often: Person 000, Person 001, Person 002, "
        "Person 003 and Person 004"
    )
    assert "Person" not in said.redacted
    assert is_info(said)


def test_fails_where_all_are_close() -> None:
    """And the advice is to keep them."""
    said = judged(covered(), *helpers(), *(one for name in names(5) for one in often(name)))
    assert "two-way contact twice a week or more in the last 365 days" in said.message
    assert said.advice.startswith(
        "keep them, and ask one of them for an introduction into another circle: Person"
    )


@pytest.mark.parametrize("number", [2, 104, 105])
def test_passes_with_one_of_another_kind(number: int) -> None:
    """Four are rare; with the fifth there was contact more than once a year."""
    assert judged(covered(), *helpers(), *meetings("Person 000", number)).verdict is Verdict.PASS


def test_passes_where_all_are_occasional() -> None:
    """Those are the ties that brought most."""
    met = [one for name in names(5) for one in meetings(name, 3)]
    assert judged(covered(), *helpers(), *met).verdict is Verdict.PASS


def test_does_not_apply_to_few() -> None:
    """Four, or nobody; others do not count."""
    others = [person("Zoe", fields=("law",))]
    for number in (0, 4):
        assert judged(covered(), *helpers(number), *others).verdict is Verdict.NOT_APPLICABLE
    soft = goal(need('"data" in fields', must=False))
    said = say(one_kind_of_tie, network(covered(), *helpers()), soft)
    assert said.verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_contact_is_not_covered() -> None:
    """What no file shows may be a meeting a week."""
    said = judged(covered(TODAY - timedelta(days=200)), *helpers())
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("interactions", "")])
    assert said.remedies == {"meetings begin on 2026-03-14"}


def test_is_unknown_where_somebody_may_serve_it_too() -> None:
    """Zoe, who was met three times, may be in data."""
    said = judged(covered(), *helpers(), person("Zoe"), *meetings("Zoe", 3))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("fields", "zoe")])
    rare = judged(covered(), *helpers(), person("Zoe"))
    assert rare.message.startswith("goal aim: with all 5 to 6 people who could help")


def test_is_unknown_where_they_may_be_enough() -> None:
    """Zoe would be the fifth."""
    said = judged(covered(), *helpers(4), person("Zoe"))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("fields", "zoe")])


def test_option_moves_the_limit() -> None:
    """`people` says from how many on a goal is judged."""
    assert judged(covered(), *helpers(4), people=4).verdict is Verdict.FAIL
    assert judged(covered(), *helpers(5), people=6).verdict is Verdict.NOT_APPLICABLE


def test_somebody_who_serves_no_need_changes_nothing() -> None:
    """However often one meets."""
    zoe = (person("Zoe", fields=("law",)), *often("Zoe"))
    plain, more = judged(covered(), *helpers()), judged(covered(), *helpers(), *zoe)
    assert (more.message, more.finding.key) == (plain.message, plain.finding.key)


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    met = event("Person 000", TODAY - timedelta(days=30))
    later = say(
        one_kind_of_tie,
        network(covered(until=TODAY + week), *helpers(), attrs.evolve(met, at=met.at + week)),
        AIM,
        today=TODAY + week,
    )
    assert later.message == judged(covered(), *helpers(), met).message
