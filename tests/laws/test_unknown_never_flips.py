"""What nobody recorded never turns a verdict around.

Making a fact unknown leaves each verdict as it was or makes it unknown; read the other
way, filling in a fact only resolves unknowns. Facts are emptied in every record of their
person; a tie goes together with the coverage that both its ends belong to, an interaction
together with the coverage of its day. A verdict speaks of contact by the channels that it
names, so both networks are judged over the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any, Final

import attrs
import pytest
from building import TODAY
from hypothesis import assume, event, given
from hypothesis import strategies as st
from laws.strategies import (
    CHANNELS,
    FACTS,
    NAMES,
    SMALL,
    World,
    examples,
    goals,
    judged,
    worlds,
)

from netrules import (
    Bounds,
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Job,
    NeedResult,
    Network,
    OwnerRecord,
    PersonRecord,
    Report,
    TieCoverage,
    TieRecord,
    Verdict,
    verdict_of,
)
from netrules.model.people import ME

DAY: Final = timedelta(days=1)
#: Rules that speak of the records themselves, and why less on record turns them around.
OF_RECORDS: Final = {
    "R003": "a record that names one of several namesakes is unclear no more once it is gone",
    "R005": "two facts that contradict each other do no more once one of them is gone",
    "R008": "it lists what is missing, which is more then",
    "R009": "a group has nobody in it once nobody's belonging to it is on record",
}
DEFINITE: Final = (Verdict.PASS, Verdict.FAIL)

# -- making less known -------------------------------------------------------------------


def _is(handle: Handle, number: int) -> bool:
    return f"p{number}" in handle.ids


def _no_titles(job: Job) -> Job:
    return attrs.evolve(job, title="")


def _no_organization(job: Job) -> Job:
    return attrs.evolve(job, organization="")


def _emptied(record: PersonRecord, field: str) -> PersonRecord:
    """The record without a fact, and without what the fact would be concluded from."""
    facts = {key: value for key, value in record.facts.items() if key != field}
    jobs: Iterable[Job] = record.jobs
    if field in ("title", "level", "fields"):
        jobs = map(_no_titles, jobs)
    elif field == "organization":
        jobs = map(_no_organization, jobs)
    elif field == "jobs":
        jobs = ()
    return attrs.evolve(record, facts=facts, jobs=tuple(jobs))


def forget_fact(world: World, number: int | None, field: str) -> World:
    """Empty a fact of somebody, or of ego (None), wherever it is recorded."""

    def change(item: Item) -> Item:
        if isinstance(item, OwnerRecord):
            return _emptied(item, field) if number is None else item
        if isinstance(item, PersonRecord) and number is not None and _is(item.handle, number):
            return _emptied(item, field)
        if isinstance(item, GroupRecord) and field == "groups" and number is not None:
            left = tuple(one for one in item.members if not _is(one, number))
            return attrs.evolve(item, members=left)
        return item

    if field == "groups":
        # To belong to a group is what a coverage of the group rests on.
        for resting in world.of(TieCoverage):
            if resting.groups and resting in world.items:
                world = forget_coverage(world, resting)
    return world.changed(change)


def forget_tie(world: World, tie: TieRecord) -> World:
    """Remove what ties two people, and every coverage that both belong to."""
    ends = {_id(handle) for handle in tie.between}
    network = world.network()
    sets = {one.origin: ids for one, ids in zip(*_complete(world, network), strict=True)}
    gone: list[Item] = [
        one for one in world.of(TieRecord) if {_id(handle) for handle in one.between} == ends
    ]
    gone += [one for one in world.of(TieCoverage) if ends <= sets[one.origin]]
    left = world.without(*gone)
    if ME not in ends:
        return left
    (other,) = ends - {ME}

    def untied(item: Item) -> Item:
        mine = isinstance(item, PersonRecord) and _id(item.handle) == other
        return attrs.evolve(item, tie="") if mine else item  # type: ignore[call-arg]

    return left.changed(untied)


def _complete(world: World, network: Network) -> tuple[list[TieCoverage], list[frozenset[str]]]:
    """Each coverage of ties, and who belongs to it."""
    members = {group.name: group.members for group in network.groups}
    coverages = world.of(TieCoverage)
    return coverages, [
        frozenset(map(_id, one.among or ())).union(*(members.get(g, ()) for g in one.groups))
        for one in coverages
    ]


def _id(handle: Handle) -> str:
    return ME if handle.me else handle.ids[0]


def forget_interaction(world: World, gone: InteractionRecord) -> World:
    """Remove an interaction, and its day from the coverage of its channel."""
    items: list[Item] = []
    for item in world.without(gone).items:
        if isinstance(item, InteractionCoverage) and item.channel == gone.channel:
            items += _without_day(item, gone)
        else:
            items.append(item)
    return attrs.evolve(world, items=tuple(items))


def _without_day(item: InteractionCoverage, gone: InteractionRecord) -> Iterator[Item]:
    day: Any = gone.at
    before = attrs.evolve(item, until=min(item.until, day - DAY), until_at_least=False)
    after = attrs.evolve(item, since=max(item.since, day + DAY))
    if not _is_current(item) and item.until < day:
        yield item
        return
    if before.since <= before.until:
        yield before
    if after.since <= after.until:
        yield after
    elif _is_current(item) and day < TODAY:
        # The file vouches for the days up to today, though its newest record is gone.
        yield attrs.evolve(item, since=day + DAY, until=TODAY, until_at_least=False)


def _is_current(item: InteractionCoverage) -> bool:
    return item.until_at_least and (TODAY - item.until).days <= 30


def forget_coverage(world: World, gone: Item) -> World:
    """Remove a coverage alone: what it completed is complete no more.

    A set of people that a larger set covers too is complete as long as that one is.
    """
    if not isinstance(gone, TieCoverage):
        return world.without(gone)
    coverages, sets = _complete(world, world.network())
    own = sets[coverages.index(gone)]
    larger = [one for one, ids in zip(coverages, sets, strict=True) if own <= ids]
    return world.without(*larger)


@st.composite
def steps(draw: st.DrawFn, world: World) -> World:
    """The world with something made unknown."""
    people = [*range(world.size), *([None] if world.of(OwnerRecord) else [])]
    choices: list[Callable[[], World]] = [
        lambda: forget_fact(
            world, draw(st.sampled_from(people)), draw(st.sampled_from(sorted(FACTS)))
        )
    ] * 3
    ties = world.of(TieRecord)
    ego_ties = [
        TieRecord((Handle(me=True), one.handle), "contact", None, one.origin)  # type: ignore[arg-type]
        for one in world.of(PersonRecord)
        if one.tie
    ]
    for kind, forget in (
        ([*ties, *ties, *ego_ties], forget_tie),
        (world.of(InteractionRecord), forget_interaction),
        (world.of(TieCoverage, InteractionCoverage), forget_coverage),
    ):
        if kind:
            choices.append(lambda kind=kind, f=forget: f(world, draw(st.sampled_from(kind))))  # type: ignore[misc]
    return draw(st.sampled_from(choices))()


# -- comparing ---------------------------------------------------------------------------


def _ends(result: NeedResult) -> tuple[float, float]:
    have = result.have
    if not isinstance(have, Bounds):
        return have, have
    return have.low, float("inf") if have.high is None else have.high


def _assert_not_turned(what: str, full: Verdict, less: Verdict) -> None:
    assert Verdict.CRASHED not in (full, less), what
    if full in DEFINITE:
        assert less in (full, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE), what
    if less in DEFINITE:
        # A cadence is a wish: to state one puts a question that was not there before.
        asked = what == "K002" and full is Verdict.UNKNOWN
        assert asked or full in (less, Verdict.NOT_APPLICABLE), what


def _compare(full: Report, less: Report) -> None:
    assert (full.crashes, less.crashes) == ((), ())
    for one, other in zip(full.results, less.results, strict=True):
        if one.rule.code in OF_RECORDS:
            continue
        _assert_not_turned(one.rule.code, one.verdict, other.verdict)
        event(f"{one.rule.code} {one.verdict} -> {other.verdict}")
    for goal, poorer in zip(full.goals, less.goals, strict=True):
        _assert_not_turned(goal.name, verdict_of(goal.met), verdict_of(poorer.met))
        for need, lacking in zip(goal.needs, poorer.needs, strict=True):
            _compare_needs(need, lacking)


def _compare_needs(full: NeedResult, less: NeedResult) -> None:
    what = f"{full.need} {full.have} {less.have}"
    _assert_not_turned(what, verdict_of(full.met), verdict_of(less.met))
    (low, high), (least, most) = _ends(full), _ends(less)
    assert least <= low <= high <= most, what
    assert set(less.people) <= set(full.people), what
    assert set(full.people) <= {*less.people, *less.maybe}, what
    assert set(full.maybe) <= set(less.maybe), what
    event(f"need {verdict_of(full.met)} -> {verdict_of(less.met)}")


def _less_known(data: st.DataObject, world: World) -> World:
    less = world
    for _ in range(data.draw(st.integers(1, 3))):
        less = data.draw(steps(less))
    assume(_channels(world) == _channels(less))
    return less


def _channels(world: World) -> list[tuple[str, ...]]:
    """What contact is judged over, with anybody and with each."""
    network = world.network().as_of(TODAY)
    with_each = (network.contact_with(person.id).channels for person in network.people)
    return [network.contact.channels, *with_each]


@given(worlds(by_name=True), goals(), st.data())
@examples(250)
def test_no_verdict_is_turned_around(world: World, wanted: Any, data: st.DataObject) -> None:
    """Whatever is made unknown, every rule, goal and need keeps its verdict or loses it."""
    less = _less_known(data, world)
    _compare(judged(world.network(), wanted), judged(less.network(), wanted))


@given(worlds(by_name=True), goals(), st.data())
@examples(120)
def test_what_is_found_with_less_known_is_found_with_more(
    world: World, wanted: Any, data: st.DataObject
) -> None:
    """A finding does not go away when unknowns are filled in."""
    less = _less_known(data, world)
    full = judged(world.network(), wanted)
    known = {one.key for one in full.findings}
    unmet = {goal.name for goal in full.goals if goal.met is False}
    for one in judged(less.network(), wanted).findings:
        # That needs lack people between them goes without saying once one does by itself.
        subsumed = one.variant == "needs together" and unmet.issuperset(one.ids)
        assert one.code in OF_RECORDS or subsumed or one.key in known, one.code


@given(worlds(by_name=True), goals(), st.data())
@examples(40)
def test_no_verdict_is_turned_around_by_the_default_options(
    world: World, wanted: Any, data: st.DataObject
) -> None:
    """The same with every option as it comes."""
    less = _less_known(data, world)
    _compare(judged(world.network(), wanted, {}), judged(less.network(), wanted, {}))


def test_every_rule_is_put_to_the_test() -> None:
    """The options that make small networks judgeable are those of rules that exist."""
    codes = {result.rule.code for result in judged(World(0, ()).network(), ()).results}
    assert set(SMALL) <= codes
    assert len(NAMES) >= 8
    assert tuple(sorted(CHANNELS)) == CHANNELS


@pytest.mark.parametrize("size", [0, 1])
def test_an_empty_network_crashes_nothing(size: int) -> None:
    """Every rule has an answer for nobody at all."""
    report = judged(World(size, ()).network(), ())
    assert report.crashes == ()
