"""How far somebody stands above another, and how often ego means to be in touch."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from building import TODAY, covered, event, me, network, person
from hypothesis import given
from hypothesis import strategies as st

from netrules import Level, Unknown
from netrules.engine.expressions import (
    Duration,
    ExpressionError,
    Type,
    compile_expression,
    reference,
)
from netrules.engine.query import find_people
from netrules.engine.subject import PEOPLE_SCOPE, SCOPE, Subject, placed
from netrules.model.level import LADDER, LEVELS

RUNGS = [Level.named(name) for name in LADDER]


def _rungs(one: Level, other: Level) -> Any:
    made = compile_expression(f'rungs_above("{one}", "{other}")', PEOPLE_SCOPE, expects=Type.NUMBER)
    return made(None, today=TODAY)


@given(st.sampled_from(RUNGS), st.sampled_from(RUNGS))
def test_rungs_are_counted_on_the_ladder(one: Level, other: Level) -> None:
    """The number says how far apart two levels are, and its sign which is the higher one."""
    apart = _rungs(one, other)
    assert apart == -_rungs(other, one)
    assert (apart > 0) is (one > other)
    assert (apart == 0) is (one == other)
    assert RUNGS[RUNGS.index(other) + apart] == one


@given(st.sampled_from(LEVELS), st.sampled_from(LEVELS))
def test_beside_the_ladder_nothing_is_counted(one: Level, other: Level) -> None:
    """A partner is as high as a partner, and how much higher than others is not known."""
    if one.rank is not None and other.rank is not None:
        return
    apart = _rungs(one, other)
    if one == other:
        assert apart == 0
    else:
        assert isinstance(apart, Unknown)
        assert "on the ladder, in [levels] of the settings" in apart.missing[0].text


def test_settings_place_a_side_rung() -> None:
    """With partners placed at director they are two rungs above senior."""
    scope = placed(PEOPLE_SCOPE, {"partner": Level.PARTNER.placed(Level.DIRECTOR)})
    made = compile_expression('rungs_above("partner", "senior") == 2', scope)
    assert made(None, today=TODAY) is True


def _about(text: str, **facts: Any) -> Any:
    mine = me(level=facts.pop("mine")) if "mine" in facts else me()
    days = facts.pop("days", None)
    items = [person("Ana", **facts), covered(date(2010, 1, 1))]
    items += [] if days is None else [event("Ana", TODAY - timedelta(days=days))]
    seen = network(mine, *items).as_of(TODAY)
    subject = Subject(seen.people[0])
    return compile_expression(text, PEOPLE_SCOPE)(subject, today=TODAY, me=Subject(seen.me))


def test_people_are_compared_with_ego() -> None:
    """Two rungs above you: a director for somebody senior."""
    text = "rungs_above(level, me.level) >= 2"
    assert _about(text, mine=Level.SENIOR, level="director") is True
    assert _about(text, mine=Level.SENIOR, level="manager") is False
    assert _about(text, mine=Level.SENIOR, level="training") is False


@pytest.mark.parametrize(
    ("facts", "subjects"),
    [({"level": "vp"}, ["me"]), ({"mine": Level.ENTRY}, ["ana"]), ({}, ["ana", "me"])],
)
def test_an_unknown_level_leaves_it_open(facts: dict[str, Any], subjects: list[str]) -> None:
    """It takes both levels, and says whose is missing."""
    answer = _about("rungs_above(level, me.level) >= 2", **facts)
    assert isinstance(answer, Unknown)
    assert [(fact.field, fact.subject) for fact in answer.missing] == [
        ("level", subject) for subject in subjects
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rungs_above(level) > 1", "takes 2, not 1"),
        ("rungs_above(level, 2) > 1", "must be a level, not a number"),
        ('rungs_above(level, "boss") > 1', "no such level"),
    ],
)
def test_rungs_are_between_levels(text: str, message: str) -> None:
    """Anything else is refused when it is read."""
    with pytest.raises(ExpressionError, match=message):
        compile_expression(text, PEOPLE_SCOPE)


def test_own_rhythm_is_a_duration() -> None:
    """It compares with others and moves a day."""
    assert _about("every == 6w", every="6w") is True
    assert _about("every <= 3m", every="1y") is False
    assert _about("last_two_way >= today - every", every="3m", days=80) is True
    assert _about("last_two_way >= today - every", every="2m", days=80) is False


@pytest.mark.parametrize("facts", [{}, {"every": "now and then"}])
def test_rhythm_that_is_not_stated_is_unknown(facts: dict[str, Any]) -> None:
    """What would settle it is said."""
    answer = _about("last_two_way >= today - every", days=3, **facts)
    assert isinstance(answer, Unknown)
    [fact] = answer.missing
    assert (fact.field, fact.subject) == ("every", "ana")
    assert "every" in fact.text


def test_rhythm_is_read_once() -> None:
    """A subject gives the same duration each time."""
    seen = network(person("Ana", every="2w")).as_of(TODAY)
    subject = Subject(seen.people[0])
    assert subject.every == Duration(days=14)
    assert subject.every is subject.every


def test_overdue_people_are_found() -> None:
    """`netrules people` can ask who is overdue, and says of whom that is open."""
    seen = network(
        *(person(name, every="1m") for name in ("Ana", "Bea")),
        person("Cleo"),
        event("Ana", TODAY - timedelta(days=90)),
        event("Bea", TODAY - timedelta(days=9)),
        covered(),
    )
    found = find_people(seen, "last_two_way < today - every", today=TODAY)
    assert [one.id for one in found.people] == ["ana"]
    assert [one.id for one in found.maybe] == ["cleo"]
    assert found.missing["every"] == 1


def test_page_lists_what_a_set_may_hold() -> None:
    """Who reads the page on expressions sees every role."""
    page = reference(SCOPE)
    [line] = [line for line in page.splitlines() if line.startswith("| `roles`")]
    assert "`investor`" in line
    assert "`speaker`" in line
    assert "`rungs_above(level, level)`" in page
