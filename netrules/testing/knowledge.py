"""Making less of a network known, and more.

Whatever is done here, the network it speaks of could be the same. So no verdict of pass
or fail may turn into the other: with less known it may become unknown, and with more known
only what was unknown may move.

A cadence (``every``) is a wish of ego's and no fact; it is neither forgotten nor filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any, Final

import attrs

from netrules.loading.records import (
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Job,
    OwnerRecord,
    PersonRecord,
    TieCoverage,
    TieRecord,
)
from netrules.model.level import Level
from netrules.model.network import FRESH_DAYS, Network
from netrules.model.origin import Origin
from netrules.model.people import Person
from netrules.model.unknown import AtLeast, Unknown
from netrules.testing.makers import EMPLOYERS, FIELDS, PLACES, TITLES
from netrules.testing.worlds import World

_DAY: Final = timedelta(days=1)
_LONG_AGO: Final = timedelta(days=4000)
#: Facts that can be forgotten.
FORGETTABLE: Final = (
    *("born", "fields", "groups", "introduced_by", "jobs", "level", "met", "met_through"),
    *("notes", "organization", "place", "recorded", "title", "without"),
)

# -- less --------------------------------------------------------------------------------


def less_known(world: World, dice: Random, today: date) -> World:
    """*world* with something of it made unknown."""
    choices: list[Callable[[], World]] = [lambda: _forget_fact(world, dice)] * 3
    ways: tuple[tuple[tuple[type, ...], Callable[[World, Any], World]], ...] = (
        ((TieRecord,), _forget_tie),
        ((InteractionRecord,), lambda one, gone: _forget_interaction(one, gone, today)),
        ((InteractionCoverage,), lambda one, gone: one.without(gone)),
        ((TieCoverage,), lambda one, _: one.without(*one.of(TieCoverage))),
    )
    for kinds, forget in ways:
        choices += [partial(forget, world, gone) for gone in world.of(*kinds)[:3]]
    return dice.choice(choices)()


def _forget_fact(world: World, dice: Random) -> World:
    """Empty a fact of somebody, or of ego, in every record of theirs."""
    network = world.network()
    someone = dice.choice([network.me, *network.people])
    field = dice.choice(FORGETTABLE)
    theirs = frozenset(someone.origins)

    def change(item: Item) -> Item:
        if isinstance(item, PersonRecord) and item.origin in theirs:
            return emptied(item, field)
        if isinstance(item, GroupRecord) and field == "groups":
            left = tuple(one for one in item.members if not _may_mean(one, someone))
            return attrs.evolve(item, members=left)
        return item

    if field == "groups":
        # To belong to a group is what a coverage of the group rests on.
        world = world.without(*(one for one in world.of(TieCoverage) if one.groups))
    return world.changed(change)


def emptied(record: PersonRecord, field: str) -> PersonRecord:
    """*record* without a fact, and without what the fact would be concluded from."""
    facts = {key: value for key, value in record.facts.items() if key != field}
    jobs = record.jobs
    if field in ("title", "level", "fields"):
        jobs = tuple(attrs.evolve(job, title="") for job in jobs)
    elif field == "organization":
        jobs = tuple(attrs.evolve(job, organization="") for job in jobs)
    elif field == "jobs":
        jobs = ()
    return attrs.evolve(record, facts=facts, jobs=jobs)


def _forget_tie(world: World, tie: TieRecord) -> World:
    """Remove what ties two people, and every coverage that both may belong to."""
    same = [
        one
        for one in world.of(TieRecord)
        if all(any(_alike(a, b) for b in tie.between) for a in one.between)
    ]
    covering = [one for one in world.of(TieCoverage) if _may_hold(one, tie.between)]
    left = world.without(*same, *covering)
    # Layers are closed, as people are: who is seen in one no more makes another network.
    seen = all(_is_seen(left, end, one.origin.layer) for one in same for end in one.between)
    return left if seen else world


def _is_seen(world: World, handle: Handle, layer: str) -> bool:
    """Whether somebody is in a layer, by a record of theirs or by a tie."""
    if handle.me:
        return True
    ends = [
        end
        for one in world.of(PersonRecord, TieRecord)
        if one.origin.layer == layer
        for end in (one.between if isinstance(one, TieRecord) else (one.handle,))
    ]
    return any(set(handle.ids) & set(end.ids) for end in ends)


def _may_hold(coverage: TieCoverage, ends: tuple[Handle, ...]) -> bool:
    if coverage.among is None or coverage.groups:
        return True
    among = coverage.among
    return all(end.me or any(_alike(end, one) for one in among) for end in ends)


def _forget_interaction(world: World, gone: InteractionRecord, today: date) -> World:
    """Remove an interaction, and its day from the coverage of its channel."""
    items: list[Item] = []
    for item in world.without(gone).items:
        if isinstance(item, InteractionCoverage) and item.channel == gone.channel:
            items += _without_day(item, gone, today)
        else:
            items.append(item)
    return attrs.evolve(world, items=tuple(items))


def _without_day(
    item: InteractionCoverage, gone: InteractionRecord, today: date
) -> Iterator[InteractionCoverage]:
    day: Any = gone.at.date() if hasattr(gone.at, "date") else gone.at
    current = item.until_at_least and (today - item.until).days <= FRESH_DAYS
    if not current and item.until < day:
        yield item
        return
    before = attrs.evolve(item, until=min(item.until, day - _DAY), until_at_least=False)
    after = attrs.evolve(item, since=max(item.since, day + _DAY))
    if before.since <= before.until:
        yield before
    if after.since <= after.until:
        yield after
    elif current and day < today:
        # The file vouches for the days up to today, though its newest record is gone.
        yield attrs.evolve(item, since=day + _DAY, until=today, until_at_least=False)


def _alike(one: Handle, other: Handle) -> bool:
    """Whether two handles can mean the same person."""
    kinds = ("urls", "emails", "phones", "ids", "names", "accounts")
    shared = any(set(getattr(one, kind)) & set(getattr(other, kind)) for kind in kinds)
    return shared or (one.me and other.me)


def _may_mean(handle: Handle, person: Person) -> bool:
    known = {person.id, *person.aliases, *person.names, *person.emails, *person.urls}
    named = (*handle.ids, *handle.emails, *handle.urls, *handle.names)
    return not known.isdisjoint(named)


# -- more --------------------------------------------------------------------------------


def more_known(world: World, dice: Random, today: date) -> World:
    """*world* with some of what is unknown filled in at random."""
    network = world.network().as_of(today)
    for person in network.people:
        if dice.random() < 0.6:  # noqa: PLR2004 reason: more often than not
            world = _filled(world, person, dice, today)
    if dice.random() < 0.5 and world.items:  # noqa: PLR2004 reason: one time in two
        world = _covered(world, network, dice, today)
    return world


def _filled(world: World, person: Person, dice: Random, today: date) -> World:
    """Write a fact that is missing into the first record of somebody."""
    mine = [one for one in world.of(PersonRecord) if one.origin in person.origins]
    if not mine or isinstance(mine[0], OwnerRecord):
        return world
    values = _values(dice, today)
    missing = [field for field in values if isinstance(getattr(person, field), Unknown)]
    if not person.employments:
        missing.append("jobs")
    if not missing:
        return world
    field = dice.choice(missing)
    record = mine[0]
    if field == "jobs":
        job = Job(dice.choice(EMPLOYERS), dice.choice(("", *TITLES)))
        new = attrs.evolve(record, jobs=(job,))
    else:
        value = values[field]
        if field == "fields" and isinstance(person.fields, AtLeast):
            value = (*person.fields.seen, *value)  # what the title tells stays true
        new = attrs.evolve(record, facts={**record.facts, field: value})
    return world.changed(lambda item: new if item is record else item)


def _values(dice: Random, today: date) -> dict[str, Any]:
    return {
        "level": Level.named(dice.choice(("entry", "manager", "cxo"))),
        "fields": (dice.choice(FIELDS),),
        "place": dice.choice(PLACES),
        "born": dice.choice((1955, 1980, 2001)),
        "met": today - timedelta(days=dice.randrange(3000)),
        "met_through": "a whist drive",
    }


def _covered(world: World, network: Network, dice: Random, today: date) -> World:
    """Say of all ties, or of all contact by a channel, that what is recorded is all."""
    first = world.items[0].origin
    line = 1 + max(item.origin.line for item in world.items)
    at = Origin(first.path, line=line, record=line, layer=first.layer)
    channels = network.contact.channels
    if channels and dice.random() < 0.5:  # noqa: PLR2004 reason: one time in two
        since = today - _LONG_AGO
        return world.with_more(InteractionCoverage(dice.choice(channels), since, today, at))
    everyone = tuple(Handle(ids=(person.id,)) for person in network.people)
    if all(one.origins and _has_id(world, one) for one in network.people):
        return world.with_more(TieCoverage(at, everyone))
    return world


def _has_id(world: World, person: Person) -> bool:
    """Whether some record names somebody by the id, which a coverage can then name."""
    return any(
        person.id in one.handle.ids and one.origin in person.origins
        for one in world.of(PersonRecord)
    )
