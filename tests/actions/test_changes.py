"""Laws of comparing reports: against itself nothing is new; less knowledge is no better news."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws.strategies import TODAY, World, examples, goals, worlds

from netrules import FindingState, Goal, check_against


@examples(15)
@given(worlds(), goals())
def test_against_itself_nothing_is_new(world: World, goal: tuple[Goal, ...]) -> None:
    """Every finding is the same, nothing is gone, and nothing fell silent."""
    report = check_against(world.network(), world.network(), goal, today=TODAY)
    assert {one.standing for one in report.findings} <= {FindingState.SAME}
    assert report.active == ()
    change = report.change
    assert change is not None
    assert not change.gone
    assert not change.silent


@examples(25)
@given(worlds(), worlds(), goals())
def test_every_earlier_finding_is_accounted_for(
    one: World, two: World, goal: tuple[Goal, ...]
) -> None:
    """It is the same, gone, can't be told, or means several: never nothing."""
    before = check_against(one.network(), one.network(), goal, today=TODAY)
    report = check_against(two.network(), one.network(), goal, today=TODAY)
    change = report.change
    assert change is not None
    away = {found.key for found in (*change.gone, *change.untold)}
    parted = {found.past.key for found in change.parted}
    same = sum(found.standing is FindingState.SAME for found in report.findings)
    left = {found.key for found in before.findings} - away - parted
    assert bool(left) == bool(same) or len(left) >= same
    if not same:
        assert not left


@examples(15)
@given(worlds(), goals(), st.data())
def test_a_record_that_is_taken_away_hides_nothing(
    world: World, goal: tuple[Goal, ...], data: st.DataObject
) -> None:
    """A finding whose rule can tell less is not called gone where its subject is unjudged."""
    if not world.items:
        return
    item = data.draw(st.sampled_from(world.items))
    report = check_against(world.without(item).network(), world.network(), goal, today=TODAY)
    change = report.change
    assert change is not None
    results = {one.rule.code: one for one in report.results}
    for found in change.gone:
        assert found.code in results
        assert found.key not in {one.key for one in report.findings}
