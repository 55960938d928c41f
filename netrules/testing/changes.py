"""The changes that laws speak of, each made to a network by throwing dice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from random import Random
from typing import Any, Final, TypeAlias

import attrs

from netrules.engine.laws import Law
from netrules.loading.records import (
    Handle,
    InteractionRecord,
    Job,
    OwnerRecord,
    PersonRecord,
    TieRecord,
)
from netrules.model.interactions import Direction
from netrules.model.level import Level
from netrules.model.origin import Origin
from netrules.model.ties import Evidence
from netrules.testing.contract import ContractError
from netrules.testing.makers import EMPLOYERS, FIELDS, PLACES, TITLES, make_goal
from netrules.testing.samples import Sample
from netrules.testing.worlds import World

#: A network and the day on which it is judged.
Judged: TypeAlias = tuple[Sample, date]

#: How many changed networks are kept, for the next rule.
_KEPT: Final = 8192
#: The longest time that goes by, in days.
_LATER: Final = 800
#: Whose names nobody in a random network has.
_FIRST: Final = ("Ivo", "Jun", "Kim", "Lea", "Mo", "Noor", "Ola", "Pia", "Quy", "Rui", "Siv", "Tea")
_LAST: Final = ("Adler", "Brook", "Cruz", "Dale", "Eck", "Frost", "Gale", "Haddad", "Ito", "Jank")


@lru_cache(maxsize=_KEPT)
def changed(law: Law, sample: Sample, today: date, number: int) -> Judged:
    """*sample*, to which the change of *law* was made, and the day to judge it.

    Args:
        law: The law.
        sample: The network.
        today: The day on which it is judged unchanged.
        number: Of several ways to make the change, which.
    """
    dice = Random(number)  # noqa: S311 reason: the same change in every run
    if law.changing is not None:
        return _by_author(law.changing, sample, dice, today), today
    return _MADE[law.change](sample, dice, today)


def _by_author(changing: Callable[..., Any], sample: Sample, dice: Random, today: date) -> Sample:
    try:
        items = tuple(changing(sample.world.items, dice, today))
    except Exception as error:
        msg = f"the change raised {type(error).__name__}: {error}"
        raise ContractError(msg) from error
    return _with(sample, attrs.evolve(sample.world, items=items))


def _with(sample: Sample, world: World) -> Sample:
    """*sample* with other records; itself where they are the same."""
    return sample if world == sample.world else Sample(world, sample.goals)


# -- the changes -------------------------------------------------------------------------


def _contact(sample: Sample, dice: Random, today: date) -> Judged:
    people = _people(sample.world)
    if not people:
        return sample, today
    chosen = dice.sample(people, dice.randint(1, len(people)))
    world = sample.world
    for one in chosen:
        world = world.with_more(_meeting(one.handle, world, today))
    return _with(sample, world), today


def _goal(sample: Sample, dice: Random, today: date) -> Judged:
    more = make_goal(dice, "one goal more", today)
    return Sample(sample.world, (*sample.goals, more)), today


def _introduction(sample: Sample, dice: Random, today: date) -> Judged:
    ties = sample.world.of(TieRecord)
    open_pairs = list(_open_pairs(sample))
    if not open_pairs:
        return sample, today
    ends = dice.choice(open_pairs)
    at = _at(sample.world, layer=ties[0].origin.layer)
    tie = TieRecord(ends, "knows", Evidence.STATED, at)
    return _with(sample, sample.world.with_more(tie)), today


def _later(sample: Sample, dice: Random, today: date) -> Judged:
    return sample, today + timedelta(days=dice.randint(1, _LATER))


def _names(sample: Sample, dice: Random, today: date) -> Judged:
    old = sorted({name for one in _handles(sample.world) for name in one.names})
    new = [f"{first} {last}" for last in _LAST for first in _FIRST]
    dice.shuffle(new)
    names = dict(zip(old, new, strict=False))
    world = sample.world.handled(
        lambda one: attrs.evolve(one, names=tuple(names.get(name, name) for name in one.names))
    )
    return _with(sample, world), today


def _newcomer(sample: Sample, dice: Random, today: date) -> Judged:
    handle = Handle(
        urls=("https://www.linkedin.com/in/nora-new",),
        ids=("nora",),
        emails=("nora@example.org",),
        names=("Nora New",),
    )
    employers = [*EMPLOYERS, *(name for goal in sample.goals for name in goal.employers)]
    facts = {
        "level": Level.named(dice.choice(("entry", "manager", "director", "cxo"))),
        "fields": (dice.choice(FIELDS),),
        "place": dice.choice(PLACES),
        "born": dice.choice((1955, 1970, 1985, 2000)),
        "met": today,
        "met_through": "a flower show",
        "recorded": today,
    }
    jobs = (Job(dice.choice(employers), dice.choice(TITLES)),)
    person = PersonRecord(handle, _at(sample.world), jobs, facts, "contact")
    return _with(sample, sample.world.with_more(person)), today


def _repeat(sample: Sample, _dice: Random, today: date) -> Judged:
    world = sample.world
    for one in world.of(InteractionRecord):
        world = world.with_more(attrs.evolve(one, origin=_beside(one.origin, world)))
    return _with(sample, world), today


_MADE: Final[Mapping[str, Callable[[Sample, Random, date], Judged]]] = {
    "contact": _contact,
    "goal": _goal,
    "introduction": _introduction,
    "later": _later,
    "names": _names,
    "newcomer": _newcomer,
    "repeat": _repeat,
}


# -- what they are made of -----------------------------------------------------------------


def _people(world: World) -> list[PersonRecord]:
    return [one for one in world.of(PersonRecord) if not isinstance(one, OwnerRecord)]


def _meeting(handle: Handle, world: World, today: date) -> InteractionRecord:
    return InteractionRecord((handle,), today, "meeting", Direction.BOTH, _at(world))


def _at(world: World, layer: str = "") -> Origin:
    """The row after the last one."""
    first = world.items[0].origin if world.items else Origin("book.toml", layer="contacts")
    made = attrs.evolve(first, member="", layer=layer or first.layer)
    return _beside(made, world)


def _beside(origin: Origin, world: World) -> Origin:
    line = 1 + max((item.origin.line or 0 for item in world.items), default=0)
    return attrs.evolve(origin, line=line, record=line)


def _open_pairs(sample: Sample) -> list[tuple[Handle, Handle]]:
    """Every two who know somebody in common and, as far as is known, not each other."""
    network = sample.network
    named = {origin: one.handle for one in _people(sample.world) for origin in (one.origin,)}
    handles = {
        person.id: next((named[at] for at in person.origins if at in named), None)
        for person in network.people
    }
    friends: dict[str, set[str]] = {}
    stated = (tie for tie in network.ties.recorded if tie.evidence is not Evidence.IMPLIED)
    for tie in stated:
        friends.setdefault(tie.a, set()).add(tie.b)
        friends.setdefault(tie.b, set()).add(tie.a)
    pairs = []
    for both in friends.values():
        for a, b in combinations(sorted(both), 2):
            one, other = handles.get(a), handles.get(b)
            if one is not None and other is not None and b not in friends[a]:
                pairs.append((one, other))
    return pairs


def _handles(world: World) -> list[Handle]:
    """Every naming of a person."""
    found: list[Handle] = []

    def note(handle: Handle) -> Handle:
        found.append(handle)
        return handle

    world.handled(note)
    return found
