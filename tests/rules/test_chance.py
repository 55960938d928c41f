"""T009: contacts lead to opportunities that nobody expected."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import attrs
import pytest
from building import TODAY, me, network, outcome, person
from rules.judging import Said, goal, is_info, need, say

from netrules import Goal, OutcomeRecord, PersonRecord, Verdict
from netrules.rules.truths.chance import no_room_for_chance

CAME = date(2026, 1, 1)
#: A goal of long ago that asks for people in data.
AIM = goal(need('"data" in fields'), since=date(2020, 1, 1))


def known(name: str, field: str, met: date | None) -> PersonRecord:
    """Somebody who works in a field, and was met on a day."""
    return person(name, fields=(field,), **({} if met is None else {"met": met}))


OLD = date(2023, 1, 1)
ANA = known("Ana", "law", OLD)  # met by chance
BEN = known("Ben", "data", OLD)  # met on purpose
NEW = known("New", "data", date(2026, 6, 1))


def came(*names: str) -> OutcomeRecord:
    """Something that came through some people."""
    return outcome("job", CAME, *names)


def of(by_chance: int, planned: int) -> list[OutcomeRecord]:
    """So many outcomes through Ana, whom no goal had asked for, and through Ben."""
    return [came("Ana") for _ in range(by_chance)] + [came("Ben") for _ in range(planned)]


def judged(*items: Any, goals: tuple[Goal, ...] = (AIM,), **options: Any) -> Said:
    """The rule on Ana, Ben and those of *items*."""
    stated = options.pop("stated", goals)
    return say(no_room_for_chance, network(ANA, BEN, *items), *goals, stated=stated, **options)


def test_fails_where_chance_has_no_room() -> None:
    """The message tells the share and whom you met."""
    said = judged(NEW, *of(2, 3))
    assert said.verdict is Verdict.FAIL
    assert said.message == (
        "40 % of the 5 outcomes that came through people came through somebody whom no goal had "
        "asked for, and everybody you met in the last 365 days serves a goal: New"
    )
    assert said.advice == "keep an evening a month for people outside of your goals"
    assert (said.finding.kind, said.finding.ids, len(said.places)) == ("network", (), 2)
    assert "New" not in said.redacted
    assert is_info(said)


@pytest.mark.parametrize(("by_chance", "verdict"), [(3, Verdict.FAIL), (2, Verdict.PASS)])
def test_share_of_chance_counts_from_30_percent(by_chance: int, verdict: Verdict) -> None:
    """Three of ten are enough."""
    assert judged(NEW, *of(by_chance, 10 - by_chance)).verdict is verdict


def test_passes_with_anybody_outside_of_the_goals() -> None:
    """One new acquaintance in another field is room."""
    other = known("Zoe", "art", date(2026, 6, 1))
    assert judged(NEW, other, *of(2, 3)).verdict is Verdict.PASS


def test_whoever_came_with_somebody_planned_was_no_chance() -> None:
    """An outcome through both was planned in part."""
    both = [came("Ana", "Ben") for _ in range(2)]
    assert judged(NEW, *both, *of(0, 3)).verdict is Verdict.PASS


def test_goal_counts_on_the_day_you_met() -> None:
    """One that began later, or was over, had not asked for Ben."""
    for more in ({"since": date(2024, 1, 1)}, {"since": date(2020, 1, 1), "closed": OLD}):
        past = attrs.evolve(AIM, name="past", **more)
        now = attrs.evolve(AIM, since=TODAY)
        said = judged(NEW, *of(0, 5), goals=(now,), stated=(now, past))
        assert said.verdict is (Verdict.FAIL if more["since"] > OLD else Verdict.PASS)


def test_does_not_apply_without_goals_or_new_people() -> None:
    """K003 and T005 tell of these."""
    assert judged(NEW, *of(2, 3), goals=()).verdict is Verdict.NOT_APPLICABLE
    assert judged(*of(2, 3)).verdict is Verdict.NOT_APPLICABLE


def test_is_unknown_with_few_outcomes() -> None:
    """Fewer than five that came through people."""
    said = judged(NEW, *of(2, 2))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("outcomes", "")])
    assert said.remedies == {"log what comes of your contacts, and through whom: [[outcome]]"}
    assert judged(NEW, *of(2, 2), came()).lacks == [("credit", ""), ("outcomes", "")]


def test_what_came_through_nobody_counts_for_neither() -> None:
    """Ego's own doing is no chance of this kind."""
    built = network(ANA, BEN, NEW, me(), *of(2, 3), *(came() for _ in range(20)))
    own = [one if one.credit else attrs.evolve(one, credit=("me",)) for one in built.outcomes]
    said = say(no_room_for_chance, attrs.evolve(built, outcomes=tuple(own)), AIM, stated=(AIM,))
    assert said.message.startswith("40 % of the 5 outcomes")


def test_is_unknown_where_history_could_make_the_difference() -> None:
    """Since when it was a goal, when you met, and whom they serve."""
    timeless = attrs.evolve(AIM, since=None)
    said = judged(NEW, *of(0, 5), goals=(timeless,))
    assert (said.verdict, said.lacks) == (Verdict.UNKNOWN, [("since", "aim")])
    assert said.remedies == {"add since (the day it became a goal) to the goal"}
    assert judged(NEW, known("Zoe", "art", None), *of(2, 3)).lacks == [("met", "zoe")]
    assert judged(person("Zoe", met=CAME), *of(2, 3)).lacks == [("fields", "zoe")]


def test_goal_of_the_moment_had_asked_for_nobody() -> None:
    """What is asked for with `--goal` is a goal of today."""
    moment = attrs.evolve(AIM, since=None, origin=attrs.evolve(AIM.origin, path=""))
    assert judged(NEW, *of(0, 5), goals=(moment,)).message.startswith("100 % of the 5")


def test_options_move_the_limits() -> None:
    """`unplanned` says which share, `outcomes` how many, `days` how new."""
    assert judged(NEW, *of(2, 3), unplanned=0.5).verdict is Verdict.PASS
    assert judged(NEW, *of(2, 2), outcomes=4).verdict is Verdict.FAIL
    assert judged(NEW, *of(2, 3), days=30).verdict is Verdict.NOT_APPLICABLE
    assert judged(NEW, *of(2, 3), days=(TODAY - date(2026, 6, 1)).days).verdict is Verdict.FAIL


@pytest.mark.parametrize("by_chance", [1, 2, 4])
@pytest.mark.parametrize("zoe", ["art", "data"])
def test_no_day_that_is_filled_in_turns_it_around(by_chance: int, zoe: str) -> None:
    """Whoever's day of meeting is taken away, the verdict stays or is unknown."""
    people = [("Ana", "law", OLD), ("Ben", "data", OLD), ("Zoe", zoe, CAME)]

    def verdict(gone: tuple[int, ...]) -> Verdict:
        some = [
            known(name, field, None if at in gone else day)
            for at, (name, field, day) in enumerate(people)
        ]
        built = network(*some, *of(by_chance, 5 - by_chance))
        return say(no_room_for_chance, built, AIM, stated=(AIM,)).verdict

    for number in range(4):
        for gone in combinations(range(3), number):
            assert verdict(gone) in (verdict(()), Verdict.UNKNOWN)


def test_everything_a_week_later_is_the_same() -> None:
    """Only the distance of days counts."""
    week = timedelta(days=7)
    later = say(
        no_room_for_chance,
        network(
            known("Ana", "law", OLD + week),
            known("Ben", "data", OLD + week),
            known("New", "data", date(2026, 6, 1) + week),
            *(attrs.evolve(one, on=one.on + week) for one in of(2, 3)),
        ),
        attrs.evolve(AIM, since=date(2020, 1, 8)),
        today=TODAY + week,
    )
    assert later.message == judged(NEW, *of(2, 3)).message
