"""Small networks for tests, written down as the records that a source would yield."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from typing import Any

import attrs

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Favour,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Job,
    Level,
    Network,
    Origin,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Read,
    TieCoverage,
    TieRecord,
    build,
)

TODAY = date(2026, 9, 30)
_LINES = count(1)


def origin(path: str = "contacts.toml", layer: str = "contacts") -> Origin:
    """A place of its own in *path*."""
    line = next(_LINES)
    return Origin(path, line=line, record=line, layer=layer)


def handle(name: str) -> Handle:
    """Somebody known by an id, an address of their own and a name, all from *name*."""
    word = name.lower().replace(" ", ".")
    return Handle(ids=(word,), emails=(f"{word}@example.org",), names=(name,))


def person(
    name: str, *, organization: str = "", title: str = "", level: str = "", **facts: Any
) -> PersonRecord:
    """An entry of the contacts file."""
    if level:
        facts["level"] = Level.named(level)
    job = Job(organization, title)
    jobs = (job,) if organization or title else ()
    return PersonRecord(handle(name), origin(), jobs=jobs, facts=facts, tie="contact")


def me(*, organization: str = "", **facts: Any) -> OwnerRecord:
    """Ego."""
    jobs = (Job(organization),) if organization else ()
    return OwnerRecord(Handle(me=True, names=("Me",)), origin(), jobs=jobs, facts=facts)


def tie(one: str, other: str, evidence: Evidence = Evidence.STATED) -> TieRecord:
    """A tie between two people."""
    return TieRecord((handle(one), handle(other)), "knows", evidence, origin())


def event(
    name: str | Sequence[str],
    on: date,
    *,
    channel: str = "meeting",
    direction: Direction = Direction.BOTH,
    favour: Favour | None = None,
    breadth: Breadth = Breadth.ONE,
) -> InteractionRecord:
    """Something that happened with somebody on a day."""
    names = [name] if isinstance(name, str) else name
    people = tuple(handle(one) for one in names)
    return InteractionRecord(people, on, channel, direction, origin(), breadth, favour)


def covered(
    since: date = date(2020, 1, 1), until: date = TODAY, *, channel: str = "meeting"
) -> InteractionCoverage:
    """Every interaction on a channel in those days is on record."""
    return InteractionCoverage(channel, since, until, origin())


def all_ties(names: Iterable[str] | None = None, layer: str = "contacts") -> TieCoverage:
    """Every tie among those people (None: among everybody of the file) is on record."""
    among = None if names is None else tuple(handle(name) for name in names)
    return TieCoverage(origin(layer=layer), among)


def outcome(what: str, on: date, *names: str, worth: float | None = None) -> OutcomeRecord:
    """What the network led to."""
    return OutcomeRecord(what, on, origin(), worth, credit=tuple(handle(name) for name in names))


def network(*items: Item, path: str = "contacts.toml") -> Network:
    """The network that *items* of one contacts file make."""
    return build([Read(path, "contacts", [_at(item, path) for item in items])])


def _at(item: Item, path: str) -> Item:
    return attrs.evolve(item, origin=attrs.evolve(item.origin, path=path))
