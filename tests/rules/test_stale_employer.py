"""R007: an employer that was noted long ago, and that a goal relies on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, network, person
from hypothesis import given
from hypothesis import strategies as st
from rules.judging import Said, goal, is_info, need, say

from netrules import Goal, Item, Job, PersonRecord, Verdict
from netrules.rules.records.stale_employer import stale_employer

INSIDER = goal(need("employer in goal.employers"), employers=("Northwind",))
EDGE = TODAY - timedelta(days=730)
DAY = timedelta(days=1)


def card(as_of: date | None, organization: str = "Northwind", **job: Any) -> PersonRecord:
    """Ana's entry in a service's export, of a day."""
    ana = person("Ana", fields=("data",))
    at = attrs.evolve(ana.origin, layer="phone")
    return attrs.evolve(ana, origin=at, jobs=(Job(organization, **job),), as_of=as_of)


def judged(*items: Item, aims: tuple[Goal, ...] = (INSIDER,), **options: Any) -> Said:
    """The rule."""
    return say(stale_employer, network(*items), *aims, **options)


def test_fails_where_a_goal_relies_on_an_old_entry() -> None:
    """Message, advice, subject and place."""
    old = card(date(2019, 5, 4))
    said = judged(old)
    assert said.verdict is Verdict.FAIL
    assert said.subjects == [("ana",)]
    assert said.message == (
        "the newest word that Ana works for Northwind is of 2019-05-04, and goal aim relies on it"
    )
    assert said.advice == (
        "look it up before you ask for an introduction, and add organization in the contacts file"
    )
    assert said.places == [("contacts.toml", old.origin.line)]
    assert is_info(said)


@pytest.mark.parametrize(("day", "verdict"), [(EDGE, Verdict.PASS), (EDGE - DAY, Verdict.FAIL)])
def test_two_years_are_the_limit(day: date, verdict: Verdict) -> None:
    """By the day of the entry, or as the first day of the position."""
    assert judged(card(day)).verdict is verdict
    assert judged(card(date(2019, 5, 4), since=day)).verdict is verdict


def test_newer_file_that_agrees_confirms_it() -> None:
    """By any spelling; who works for another by now serves by nothing but the older entry."""
    old = card(date(2019, 5, 4))
    assert judged(old, card(TODAY, "NORTHWIND Ltd")).verdict is Verdict.PASS
    assert judged(old, card(TODAY, "Globex")).verdict is Verdict.NOT_APPLICABLE
    each = goal(need('"data" in fields', each="employers"), employers=("Northwind",))
    said = judged(old, card(TODAY, "Globex"), aims=(each,))
    assert said.finding.variant == "northwind"
    assert "works for Northwind is of 2019-05-04" in said.message
    both = judged(old, card(date(2020, 1, 1), "Northwind Inc."))
    assert "Ana works for Northwind Inc. is of 2020-01-01" in both.message
    assert len(both.places) == 2


def test_what_you_wrote_holds() -> None:
    """The contacts file needs no date."""
    assert judged(person("Ana", organization="Northwind")).verdict is Verdict.NOT_APPLICABLE
    stated = judged(card(date(2019, 5, 4)), person("Ana", organization="Northwind"))
    assert stated.verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_where_no_file_tells_its_day() -> None:
    """An entry without a date may be of yesterday; a newer one that agrees settles it."""
    said = judged(card(None))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("organization", "ana")]
    assert said.remedies == {
        "find out where they work now, and add organization in the contacts file"
    }
    assert judged(card(None), card(date(2019, 5, 4))).verdict is Verdict.UNKNOWN
    assert judged(card(None), card(TODAY)).verdict is Verdict.PASS
    assert judged(card(None, since=TODAY)).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("who", "more", "verdict"),
    [
        ('organization != "Acme"', {}, Verdict.FAIL),
        ('title == "Editor"', {}, Verdict.FAIL),
        ('"data" in fields', {}, Verdict.NOT_APPLICABLE),
        ('"data" in fields', {"distinct_by": "organization"}, Verdict.FAIL),
        ('"data" in fields', {"each": "employers"}, Verdict.FAIL),
        ('"data" in fields and not ("employer" in groups)', {}, Verdict.NOT_APPLICABLE),
        ('"northwind" in past_employers', {}, Verdict.NOT_APPLICABLE),
        ('employer == "Globex"', {}, Verdict.NOT_APPLICABLE),
    ],
)
def test_needs_that_rely_on_the_position(who: str, more: dict[str, Any], verdict: Verdict) -> None:
    """A need that asks for something else does not care how old the employer is."""
    aim = goal(need(who, **more), employers=("Northwind",))
    old = attrs.evolve(card(date(2019, 5, 4), title="Editor"))
    grouped = attrs.evolve(old, facts={**old.facts, "groups": ("choir",)})
    assert judged(grouped, aims=(aim,)).verdict is verdict


def test_is_unknown_whether_a_goal_relies_on_it() -> None:
    """Whether Ana serves at all hangs on something else."""
    aim = goal(need('employer in goal.employers and "law" in fields'), employers=("Northwind",))
    bare = attrs.evolve(card(date(2019, 5, 4)), facts={})
    said = judged(bare, aims=(aim,))
    assert said.verdict is Verdict.UNKNOWN
    assert said.lacks == [("fields", "ana")]


def test_names_every_goal_that_relies_on_it() -> None:
    """Two goals are one finding."""
    other = goal(need('organization == "Northwind"'), name="another")
    said = judged(card(date(2019, 5, 4)), aims=(INSIDER, other))
    assert said.message.endswith("and goal aim and another relies on it")


def test_does_not_apply_without_goals_or_employers() -> None:
    """Nobody relies on it then."""
    assert judged(card(date(2019, 5, 4)), aims=()).verdict is Verdict.NOT_APPLICABLE
    assert judged(card(date(2019, 5, 4), "")).verdict is Verdict.NOT_APPLICABLE


def test_somebody_else_changes_nothing() -> None:
    """Another insider of today does not make Ana's entry younger."""
    ben = attrs.evolve(card(TODAY), handle=person("Ben").handle)
    assert judged(card(date(2019, 5, 4)), ben).subjects == [("ana",)]


def test_names_and_employers_are_hidden() -> None:
    """Under redaction the day stays."""
    said = judged(card(date(2019, 5, 4)))
    assert said.redacted == (
        "the newest word that person-1 works for organization-1 is of 2019-05-04, and goal goal-1 "
        "relies on it -> look it up before you ask for an introduction, and add organization in "
        "the contacts file"
    )


def test_option_moves_the_limit() -> None:
    """`days` says how old an employer may be."""
    assert judged(card(EDGE), days=729).verdict is Verdict.FAIL


@given(st.integers(-1000, 1000).map(timedelta))
def test_only_the_distance_of_days_counts(delta: timedelta) -> None:
    """Every date and today shifted alike, it is the same finding."""
    said = judged(card(EDGE - DAY + delta), today=TODAY + delta)
    assert said.finding.key == judged(card(EDGE - DAY)).finding.key
