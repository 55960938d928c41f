"""Later days: every turn is found on its day, and said to rest on nothing happening."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from building import TODAY, covered, event, network, person
from hypothesis import given
from hypothesis import strategies as st
from laws.strategies import examples, judged, worlds
from moving import SETTINGS

from netrules import Goal, Need, difference, forecast
from netrules.actions.outlook import last_covered, look_ahead

END = timedelta(days=30)


def met(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


def small(days: int, until: date = date.max) -> object:
    """A network of one, talked to so many days ago."""
    return network(person("Ana"), event("Ana", met(days)), covered(until=until))


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Settings with a rule of their own."""
    path = tmp_path / "netrules.toml"
    path.write_text(SETTINGS.replace('sources = ["contacts.toml"]\n', ""), "utf-8")
    return path


def test_a_tie_goes_cold(settings: Path) -> None:
    """On the first day on which a year has passed, and not before."""
    need = Need("warm-one", "warm")
    found = forecast(
        small(360),  # type: ignore[arg-type]
        [Goal("warmth", needs=(need,))],
        today=TODAY,
        days=30,
        settings=settings,
    )
    [turn] = found.turns
    assert turn.day == met(360) + timedelta(days=366)
    assert turn.exact
    assert [one.verdicts for one in turn.changes.needs] == [("pass", "fail")]
    assert [one.code for one in turn.changes.new] == ["X001"]
    assert found.last.today == TODAY + END


def test_nothing_turns(settings: Path) -> None:
    """There may be nothing to say."""
    found = forecast(small(10), today=TODAY, days=30, settings=settings)  # type: ignore[arg-type]
    assert found.turns == ()


def test_what_becomes_unknown(settings: Path) -> None:
    """Once the days that the files cover are over, some things cannot be told any more."""
    seen = small(360, until=TODAY)
    found = forecast(seen, today=TODAY, days=30, settings=settings)  # type: ignore[arg-type]
    assert found.covered == {"meeting": TODAY}
    assert [one.code for turn in found.turns for one in turn.changes.unknown] == ["X001"]


@given(worlds(), st.integers(1, 5))
@examples(8)
def test_every_turn_is_found(world: object, step: int) -> None:
    """What turns between two days that are looked at is what their reports differ in."""
    seen = world.network()  # type: ignore[attr-defined]

    def judge(day: date) -> object:
        return judged(seen, (), today=day)

    found = look_ahead(judge, seen, today=TODAY, days=7, step=step)  # type: ignore[arg-type]
    assert found.last.today == TODAY + timedelta(days=7)
    for turn in found.turns:
        assert (turn.day - turn.after).days in (step, 7 % step)
        again = difference(judge(turn.after), judge(turn.day))  # type: ignore[arg-type]
        assert [one.key for one in again.new] == [one.key for one in turn.changes.new]
        assert [one.key for one in again.gone] == [one.key for one in turn.changes.gone]


def test_days_that_there_are_not() -> None:
    """Today is no later day, and the calendar ends."""
    for today, days in ((TODAY, 0), (date.max, 1)):
        with pytest.raises(ValueError, match="is no later day"):
            look_ahead(lambda _: None, network(), today=today, days=days)  # type: ignore[arg-type,return-value]


def test_last_covered_day() -> None:
    """A log that is kept up to any day is covered up to today; a gesture is no contact."""
    found = network(covered(), covered(channel="like"), covered(until=date.max, channel="call"))
    assert last_covered(found, met(5)) == {"call": met(5), "meeting": met(5)}
    assert last_covered(found, TODAY + END) == {"call": TODAY + END, "meeting": TODAY}
