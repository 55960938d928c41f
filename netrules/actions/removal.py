"""A network without some of its people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from netrules.model.network import Network
from netrules.model.people import Person


def without(network: Network, people: Iterable[str]) -> Network:
    """*network* as if *people*, by id, were in none of its files.

    What happened with others too, or came through others too, stays. The account of the
    files stays what it is: nothing was taken out of them.
    """
    gone = frozenset(people)
    if not gone:
        return network
    me, everybody = network.me, tuple(one for one in network.people if one.id not in gone)

    def make(new: Network) -> tuple[Person, tuple[Person, ...]]:
        return _of(me, new, gone), tuple(_of(one, new, gone) for one in everybody)

    events = (
        attrs.evolve(one, people=_left(one.people, gone), sender=_sender(one.sender, gone))
        for one in network.all_interactions
    )
    outcomes = (
        (one, attrs.evolve(one, credit=_left(one.credit, gone))) for one in network.outcomes
    )
    return attrs.evolve(
        network,
        make_people=make,
        all_ties=tuple(one for one in network.all_ties if not gone & {one.a, one.b}),
        groups=tuple(
            attrs.evolve(
                one, members=_left(one.members, gone), key_players=_left(one.key_players, gone)
            )
            for one in network.groups
        ),
        all_interactions=tuple(one for one in events if one.people),
        outcomes=tuple(new for old, new in outcomes if new.credit or not old.credit),
        spans_with=_without_keys(network.spans_with, gone),
        complete_sets=_sets_left(network.complete_sets, gone),
        complete_in={layer: _sets_left(sets, gone) for layer, sets in network.complete_in.items()},
        unplaced=_without_keys(network.unplaced, gone),
        joined_by_name=_without_keys(network.joined_by_name, gone),
    )


def _left(people: tuple[str, ...], gone: frozenset[str]) -> tuple[str, ...]:
    return tuple(one for one in people if one not in gone)


def _sets_left(sets: Iterable[frozenset[str]], gone: frozenset[str]) -> tuple[frozenset[str], ...]:
    return tuple(dict.fromkeys(one - gone for one in sets))


def _sender(sender: str, gone: frozenset[str]) -> str:
    return "" if sender in gone else sender


def _without_keys(table: Mapping[str, Any], gone: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in gone}


def _of(person: Person, network: Network, gone: frozenset[str]) -> Person:
    """*person* in *network*, without a word on those who are *gone*."""
    said = person.facts.get("introduced_by", ())
    left = tuple(fact for fact in said if fact.value not in gone)
    if len(left) == len(said):
        return attrs.evolve(person, network=network)
    facts = {key: value for key, value in person.facts.items() if key != "introduced_by"}
    if left:
        facts["introduced_by"] = left
    return attrs.evolve(person, facts=facts, network=network)
