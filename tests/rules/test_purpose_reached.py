"""M004: a purpose can be dropped once it is reached."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from building import TODAY, network, person
from rules.judging import SETTINGS, Said, goal, is_info, need, say

from netrules import Goal, Origin, Verdict
from netrules.rules.myths.purpose_reached import dropped_purpose

SOMEBODY = need("warm")
MAY = date(2026, 5, 1)


def aim(name: str, closed: date | None = None, **more: Any) -> Goal:
    """A goal of the settings."""
    return goal(SOMEBODY, name=name, closed=closed, **more)


def judged(*stated: Goal, asked: tuple[Goal, ...] = (), **options: Any) -> Said:
    """The rule on goals of the settings; those that are open are judged."""
    today = options.get("today", TODAY)
    wanted = [one for one in stated if one.closed is None or one.closed > today]
    return say(dropped_purpose, network(person("Ana")), *wanted, *asked, stated=stated, **options)


def test_fails_where_nothing_followed() -> None:
    """The message dates it, the advice says what may come next."""
    said = judged(aim("new-job", MAY), aim("talks", date(2025, 1, 1)))
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "the last goal you had, new-job, was closed on 2026-05-01, 152 days ago, and none has "
        "followed"
    )
    assert said.advice == (
        'add what comes next to netrules.toml: a [[goal]] with template = "mentor", say, '
        "for people to learn from in the new place"
    )
    assert (said.finding.kind, said.finding.ids) == ("network", ())
    assert said.places == [(SETTINGS.path, SETTINGS.line)]
    assert "new-job" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(("days", "verdict"), [(60, Verdict.PASS), (61, Verdict.FAIL)])
def test_sixty_days_of_rest_are_fair(days: int, verdict: Verdict) -> None:
    """The last goal counts, not the first."""
    last = aim("new-job", TODAY - timedelta(days=days))
    assert judged(aim("talks", date(2020, 1, 1)), last).verdict is verdict


def test_passes_with_any_goal_that_is_open() -> None:
    """One that begins later, or ends later, or is asked for now."""
    done = aim("new-job", MAY)
    for other in (
        aim("mentor"),
        aim("mentor", since=TODAY + timedelta(days=9)),
        aim("mentor", TODAY + timedelta(days=1)),
    ):
        assert judged(done, other).verdict is Verdict.PASS
    moment = attrs.evolve(aim("job"), origin=Origin(""))
    assert judged(done, asked=(moment,)).verdict is Verdict.PASS


def test_goals_closed_on_one_day_are_told_together() -> None:
    """Two that ended at once."""
    said = judged(aim("new-job", MAY), aim("move", MAY))
    assert said.message.startswith("the last goal you had, move and new-job, was closed")


def test_does_not_apply_where_no_goal_was_closed() -> None:
    """None at all, and one that is open."""
    assert judged().verdict is Verdict.NOT_APPLICABLE
    assert judged(aim("new-job")).verdict is Verdict.NOT_APPLICABLE


def test_option_moves_the_limit() -> None:
    """`days` says how long a rest may be."""
    assert judged(aim("new-job", MAY), days=152).verdict is Verdict.PASS
    assert judged(aim("new-job", MAY), days=151).verdict is Verdict.FAIL


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    later = judged(aim("new-job", MAY + week), today=TODAY + week)
    plain = judged(aim("new-job", MAY))
    assert later.message == plain.message.replace("2026-05-01", "2026-05-08")
    assert later.finding.key == plain.finding.key
