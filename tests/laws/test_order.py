"""What the order and number of files and rows, and the calendar, leave as it is.

The bytes of the JSON report are compared. Where rows or files have moved, the places
and counts that name them are left out; everything else has to be the same.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

import attrs
from building import TODAY, event, network, outcome, person
from hypothesis import given
from hypothesis import strategies as st
from laws.strategies import EXPORT, NETWORK, World, examples, goals, judged, worlds, written

from netrules import Goal, Item, Network, PersonRecord, build

#: 400 years: after them the calendar repeats, leap days and all.
CYCLE: Final = timedelta(days=146_097)
#: Expressions that name a year or count in years, which days alone do not shift.
YEARLY: Final = ("born", "y)", "2y")

seeds = st.randoms(use_true_random=False)


def _shuffled(items: Any, dice: Any) -> list[Any]:
    mixed = list(items)
    dice.shuffle(mixed)
    return mixed


@given(worlds(by_name=True), goals(), seeds)
@examples(60)
def test_the_order_of_files_and_records_changes_no_byte(
    world: World, wanted: tuple[Goal, ...], dice: Any
) -> None:
    """Files, and the records that a source yields of each, may come in any order."""
    mixed = [
        attrs.evolve(read, items=_shuffled(read.items, dice))
        for read in _shuffled(world.reads(), dice)
    ]
    expected = written(judged(world.network(), wanted))
    assert written(judged(build(mixed), wanted)) == expected


def _moved(items: Any, line_of: Callable[[int], int]) -> list[Item]:
    """The items with other line numbers."""
    return [
        _at(one, line=line_of(one.origin.line), record=line_of(one.origin.line)) for one in items
    ]


def _at(item: Item, **place: Any) -> Item:
    return attrs.evolve(item, origin=attrs.evolve(item.origin, **place))


@given(worlds(by_name=True), goals(), seeds)
@examples(60)
def test_the_order_of_rows_changes_line_numbers_only(
    world: World, wanted: tuple[Goal, ...], dice: Any
) -> None:
    """Rows may stand in any order in their file."""
    lines = [item.origin.line for item in world.items]
    places = dict(zip(lines, _shuffled(lines, dice), strict=True))
    moved = World(world.size, tuple(_moved(world.items, places.__getitem__)))
    expected = written(judged(world.network(), wanted), "locations")
    assert written(judged(moved.network(), wanted), "locations") == expected


@given(worlds(by_name=True), goals())
@examples(60)
def test_names_of_files_change_places_only(world: World, wanted: tuple[Goal, ...]) -> None:
    """What a file is called, and so which one is read first, decides nothing."""
    names = {NETWORK: "z.toml", EXPORT: "a.csv"}
    renamed = world.changed(lambda item: _at(item, path=names[item.origin.path]))
    expected = written(judged(world.network(), wanted), "locations", "sources")
    assert written(judged(renamed.network(), wanted), "locations", "sources") == expected


@given(worlds(by_name=True), goals())
@examples(60)
def test_loading_twice_is_loading_once(world: World, wanted: tuple[Goal, ...]) -> None:
    """A copy of every file under another name adds nothing."""
    copies = world.changed(lambda item: _at(item, path=f"copy of {item.origin.path}"))
    twice = build([*world.reads(), *copies.reads()])
    expected = written(judged(world.network(), wanted), "locations", "sources")
    assert written(judged(twice, wanted), "locations", "sources") == expected
    for one in twice.sources:
        assert one.read == one.kept + one.joined + one.skipped + one.problems
    told = {one.path: one.read for one in twice.sources}
    assert all(told[path] == told[f"copy of {path}"] for path in told if "copy" not in path)


def _content(item: Item) -> str:
    return repr(attrs.evolve(item, origin=attrs.evolve(item.origin, line=0, record=0)))


@given(worlds(), goals(), seeds)
@examples(60)
def test_a_file_in_two_parts_is_the_whole_file(
    world: World, wanted: tuple[Goal, ...], dice: Any
) -> None:
    """Two files that hold between them what one held tell the same.

    Two equal events of one file are two; in two files they would be one told twice.
    """
    distinct = {_content(item): item for item in world.items}.values()
    whole = World(world.size, tuple(distinct))
    parts = {True: "first half.toml", False: "second half.toml"}
    split = whole.changed(
        lambda item: (
            item if item.origin.path == EXPORT else _at(item, path=parts[dice.random() < 0.5])
        )
    )
    expected = written(judged(whole.network(), wanted), "locations", "sources")
    assert written(judged(split.network(), wanted), "locations", "sources") == expected


def _later(world: World, delta: timedelta) -> World:
    """The network with every date so much later."""
    return world.changed(lambda item: _shift(item, delta))


def _shift(item: Item, delta: timedelta) -> Item:
    changes: dict[str, Any] = {
        field: value + delta
        for field in ("at", "on", "since", "until", "as_of")
        if isinstance(value := getattr(item, field, None), date | datetime)
    }
    if isinstance(item, PersonRecord):
        changes["jobs"] = tuple(
            attrs.evolve(job, until=job.until and job.until + delta) for job in item.jobs
        )
        changes["facts"] = {
            key: value + delta if isinstance(value, date) else value
            for key, value in item.facts.items()
        }
    return attrs.evolve(item, **changes)


#: Generations are bounded by years of the calendar.
OF_THE_CALENDAR: Final = frozenset({"G006"})


def _timeless(goal: Goal) -> Goal:
    """The goal without needs that name a year or count in years."""
    needs = [need for need in goal.needs if not any(word in need.who for word in YEARLY)]
    return attrs.evolve(goal, needs=tuple(needs))


def _goals_later(wanted: tuple[Goal, ...], delta: timedelta) -> tuple[Goal, ...]:
    """The goals with every date so much later."""
    made: list[Goal] = []
    for goal in wanted:
        days = {key: getattr(goal, key) for key in ("since", "review", "closed")}
        moved = {key: day + delta for key, day in days.items() if day is not None}
        made.append(attrs.evolve(goal, **moved))
    return tuple(made)


def _verdicts(network: Network, wanted: tuple[Goal, ...], today: date) -> Any:
    report = judged(network, wanted, today=today)
    return (
        [
            (one.rule.code, one.verdict, one.judged, one.of)
            for one in report.results
            if one.rule.code not in OF_THE_CALENDAR
        ],
        [one.key for one in report.findings if one.code not in OF_THE_CALENDAR],
        [
            (need.need.name, repr(need.met), str(need.have), need.people, need.maybe, need.routes)
            for goal in report.goals
            for need in goal.needs
        ],
        dict(report.network.set_aside),
    )


@given(worlds(by_name=True), goals())
@examples(50)
def test_after_the_calendar_has_come_round_everything_is_the_same(
    world: World, wanted: tuple[Goal, ...]
) -> None:
    """400 years on, with every date 400 years later, nothing has changed."""
    goals_ = tuple(map(_timeless, wanted))
    later = _later(world, CYCLE).network()
    assert _verdicts(later, _goals_later(goals_, CYCLE), TODAY + CYCLE) == _verdicts(
        world.network(), goals_, TODAY
    )


@given(worlds(by_name=True), goals(), st.integers(-3000, 3000).map(timedelta))
@examples(50)
def test_only_the_distance_of_days_counts(
    world: World, wanted: tuple[Goal, ...], delta: timedelta
) -> None:
    """Every date and the day of judgement shifted alike, every verdict stays."""
    goals_ = tuple(map(_no_dormancy, map(_timeless, wanted)))
    later = _later(world, delta).network()
    assert _verdicts(later, _goals_later(goals_, delta), TODAY + delta) == _verdicts(
        world.network(), goals_, TODAY
    )


def _no_dormancy(goal: Goal) -> Goal:
    """The goal without needs that ask who is dormant, since years differ in length."""
    needs = tuple(need for need in goal.needs if "dormant" not in need.who)
    return attrs.evolve(goal, needs=needs)


def test_facts_of_tomorrow_are_set_aside() -> None:
    """What is dated after the day of judgement does not count, and is counted."""
    tomorrow = TODAY + timedelta(days=1)
    early = network(
        person("Ana", met=tomorrow, recorded=TODAY),
        event("Ana", tomorrow),
        outcome("job", tomorrow, "Ana"),
    )
    seen = early.as_of(TODAY)
    assert dict(seen.set_aside) == {"interactions": 1, "met": 1, "outcomes": 1}
    assert seen.all_interactions == seen.outcomes == ()
    assert dict(early.as_of(tomorrow).set_aside) == {}
