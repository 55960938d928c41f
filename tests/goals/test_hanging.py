"""On whom goals hang: the same as dropping each person in turn and judging anew."""

from __future__ import annotations

from collections.abc import Callable

import attrs
from building import TODAY, all_ties, covered, event, network, person, tie
from hypothesis import given
from laws.strategies import World, examples, goals, worlds
from rules.judging import goal, need

from netrules import Goal, GoalResult, Item, Maybe, Need, Network, Person
from netrules.actions.removal import without
from netrules.engine.check import judge_goals
from netrules.engine.expressions import compile_expression
from netrules.engine.subject import SCOPE, GoalSubject, Subject, placed
from netrules.goals.hanging import Hanging, hangs_on
from netrules.goals.judge import judge_goal

Predicate = Callable[[Person], Maybe[bool]]


def judged(seen: Network, wanted: Goal) -> GoalResult:
    """How far a network can bring one goal."""
    [result] = judge_goals(seen, [wanted])
    return result


def hanging(*items: Item, wanted: Goal) -> Hanging:
    """On whom a goal hangs in a small network."""
    seen = network(*items).as_of(TODAY)
    return hangs_on(seen, judged(seen, wanted))


def predicate(seen: Network, wanted: Goal, asked: Need) -> Predicate:
    """Whether somebody serves a need."""
    expression = compile_expression(asked.who, placed(SCOPE, seen.rungs))
    bound = expression.bind(today=TODAY, goal=GoalSubject(wanted), me=Subject(seen.me))
    return lambda one: bound(Subject(one))


def dropped(seen: Network, wanted: Goal, id_: str) -> GoalResult:
    """The goal if somebody serves no need and has no tie to anybody."""
    ties = tuple(one for one in seen.all_ties if id_ not in (one.a, one.b))
    left = attrs.evolve(seen, all_ties=ties)

    def who(asked: Need) -> Predicate:
        serves = predicate(left, wanted, asked)
        return lambda one: False if one.id == id_ else serves(one)

    return judge_goal(left, wanted, who)


def broken(before: GoalResult, after: GoalResult) -> set[str]:
    """The needs that were met and are not any more."""
    pairs = zip(before.needs, after.needs, strict=True)
    return {old.need.name for old, new in pairs if old.met is True and new.met is not True}


@given(worlds(), goals())
@examples(50)
def test_it_is_what_dropping_each_in_turn_shows(world: World, wanted: tuple[Goal, ...]) -> None:
    """Need by need, and for the goal whose needs compete."""
    seen = world.network().as_of(TODAY)
    for aim in wanted:
        before = judged(seen, aim)
        found = hangs_on(seen, before)
        for one in seen.people:
            after = dropped(seen, aim, one.id)
            told = {name for name, people in found.needs.items() if one.id in people}
            assert told == broken(before, after)
            if before.met is True:
                musts = [each.need.name for each in before.needs if each.need.must]
                asked = musts or [each.need.name for each in before.needs]
                falls = bool(told.intersection(asked)) or one.id in found.together
                assert falls == (after.met is not True)


@given(worlds(), goals())
@examples(40)
def test_it_is_what_removing_each_shows(world: World, wanted: tuple[Goal, ...]) -> None:
    """Unless their records said something of somebody else: who introduced them, by which
    channels there was contact."""
    seen = world.network().as_of(TODAY)

    def known_of(of: Network, one: Person, aim: Goal) -> object:
        serves = [predicate(of, aim, asked)(one) for asked in aim.needs]
        return serves, one.warm, one.organizations, one.place, one.fields

    for aim in wanted:
        before = judged(seen, aim)
        found = hangs_on(seen, before)
        for one in seen.people:
            left = without(seen, [one.id])
            others = [other.id for other in left.people]
            if any(
                repr(known_of(seen, seen.people[id_], aim))
                != repr(known_of(left, left.people[id_], aim))
                for id_ in others
            ):
                continue
            told = {name for name, people in found.needs.items() if one.id in people}
            assert told == broken(before, judged(left, aim))


def test_one_of_one_and_one_of_two() -> None:
    """Whoever is the only one is indispensable; of two nobody is."""
    aim = goal(need('"data" in fields', name="data"), need('"law" in fields', name="law"))
    ana, ben = person("Ana", fields=("data", "law")), person("Ben", fields=("data",))
    assert hanging(ana, ben, wanted=aim).needs == {"data": (), "law": ("ana",)}


def test_the_one_who_keeps_it_warm() -> None:
    """Two serve it, one of them is in touch."""
    aim = goal(need('"data" in fields', warm=1))
    people = [person(name, fields=("data",)) for name in ("Ana", "Ben")]
    found = hanging(*people, covered(), event("Ben", TODAY), wanted=aim)
    assert found.needs == {"helpers": ("ben",)}


def test_the_one_over_whom_the_routes_lead() -> None:
    """They serve nothing themself."""
    aim = goal(need('"law" in fields', routes=1))
    gus = attrs.evolve(person("Gus", fields=("law",)), tie="")
    found = hanging(person("Ana"), gus, tie("Ana", "Gus"), all_ties(), wanted=aim)
    assert found.needs == {"helpers": ("ana", "gus")}


def test_needs_that_compete() -> None:
    """Each need has two people, and together they have as few as they want."""
    aim = goal(need('"data" in fields', name="data"), need('"law" in fields', name="law"))
    people = [person(name, fields=("data", "law")) for name in ("Ana", "Ben")]
    found = hanging(*people, wanted=attrs.evolve(aim, distinct=True))
    assert found.needs == {"data": (), "law": ()}
    assert found.together == ("ana", "ben")


def test_of_many_few_are_looked_at_one_by_one() -> None:
    """Those who serve a need that many serve are left out half by half."""
    from netrules.goals.hanging import _indispensable  # noqa: PLC0415

    tries = 0

    def holds(gone: frozenset[str]) -> bool:
        nonlocal tries
        tries += 1
        return "p77" not in gone and len(gone) < 9000

    assert _indispensable([f"p{number}" for number in range(10_000)], holds) == ("p77",)
    assert tries < 40
