"""Seeing whether a rule changes what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any

import attrs

from netrules.engine.rule import Rule
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.testing.judging import Measures, context, outcome
from netrules.testing.samples import Sample

_PLAIN = (str, bytes, int, float, bool, type(None))


def changed(
    rule: Rule, sample: Sample, options: Mapping[str, Any], measures: Measures, today: date
) -> str:
    """What *rule* changes of what it is given to judge *sample*; "" for nothing."""
    measured: dict[str, Any] = {}
    network = sample.world.network()
    own = context(network, sample.goals, _kept(measures, measured), today)
    outcome(rule, own, options)
    before, untouched = _untouched(sample, today)
    for name, part in _parts(own.network).items():
        if part != before[name]:
            return f"the network's {name}"
    given = untouched.context(today, measures)
    for name, value in measured.items():
        if _content(value) != _content(given.give(name)):
            return f"the measure {name}"
    return ""


@lru_cache(maxsize=256)
def _untouched(sample: Sample, today: date) -> tuple[dict[str, Any], Sample]:
    """What *sample* holds on *today* as long as nobody changes it, and a copy nobody does."""
    copy = Sample(sample.world, sample.goals)
    return _parts(copy.network.as_of(today)), copy


def _kept(measures: Measures, measured: dict[str, Any]) -> Measures:
    """*measures*, each of which leaves what it computes in *measured* too."""

    def keeping(name: str) -> Any:
        def measure(network: Network) -> Any:
            return measured.setdefault(name, measures[name](network))

        return measure

    return {name: keeping(name) for name in measures}


def _parts(network: Network) -> dict[str, Any]:
    """Everything that a network holds, by name."""
    fields = [one.name for one in attrs.fields(Network) if one.name != "make_people"]
    fields += ["adjacency", "by_organization", "ego_ties"]
    parts = {name: _content(getattr(network, name)) for name in fields}
    people = (network.me, *network.people)
    parts["people"] = [_person(person) for person in people]
    parts["events"] = [_content(network.events_with(person.id)) for person in people]
    return parts


def _person(person: Person) -> Any:
    names = [one.name for one in attrs.fields(Person) if one.name != "network"]
    return [_content(getattr(person, name)) for name in names]


def _content(value: Any) -> Any:
    """What *value* holds, in a form that compares by content and keeps the order of lists."""
    if isinstance(value, Person):
        return ("person", value.id)
    if isinstance(value, Network):
        return "the network"
    if isinstance(value, (*_PLAIN, Enum)):
        return value
    if isinstance(value, Mapping):
        return {_key(key): _content(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_content(one) for one in value]
    if isinstance(value, AbstractSet):
        return sorted(map(repr, map(_content, value)))
    if attrs.has(type(value)):
        return [
            type(value).__name__,
            *(_content(getattr(value, one.name)) for one in attrs.fields(type(value))),
        ]
    return repr(value) if " at 0x" not in repr(value) else type(value).__name__


def _key(key: Any) -> Any:
    return key if isinstance(key, _PLAIN) else repr(_content(key))
