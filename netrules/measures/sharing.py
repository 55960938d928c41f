"""Who is in both of two sets of people, for sure or perhaps.

An id or an identifier says that two are one person. A name only says that they can be: until
that is settled, how far the sets overlap is an interval.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from netrules.measures.flow import Flow
from netrules.measures.linking import Pair, distinct, linked
from netrules.measures.names import _bare as bare_name
from netrules.model.bounds import between
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.unknown import Missing

_SETTLE: Final = "say with same-as or not-same-as whether they are who has that name there"


@attrs.frozen
class SameName:
    """A name that people of one set only share with people of the other only.

    Args:
        name: The name, without case, punctuation and what stands in brackets.
        one: Ids of those of the first set, in its order.
        other: Ids of those of the second.
    """

    name: str
    one: tuple[str, ...]
    other: tuple[str, ...]


@attrs.frozen
class Sharing:
    """What two sets of people have in common.

    Args:
        pairs: Those who are in both: their id in the first set and in the second.
        only_one: Ids of those who are in the first only.
        only_other: Ids of those who are in the second only.
        same_name: Names of which it is open whether some are in both after all.
        joins: How many of them can be in both at most.
        missing: What would settle it.
        both: How many people are in both. It is less than the number of *pairs* where one
            set knows two whom the other knows to be one.
    """

    pairs: tuple[Pair, ...]
    only_one: tuple[str, ...]
    only_other: tuple[str, ...]
    same_name: tuple[SameName, ...]
    joins: int
    missing: tuple[Missing, ...]
    both: int

    @property
    def jaccard(self) -> Any:
        """How many are in both over how many are in either, from 0 to 1: a number, or tight
        `Bounds`; None for nobody."""
        either = self.both + len(self.only_one) + len(self.only_other)
        if not either:
            return None
        low, high = self.both / either, (self.both + self.joins) / (either - self.joins)
        return between(low, high, self.missing)

    @property
    def overlap_coefficient(self) -> Any:
        """How many are in both over how many the smaller has, from 0 to 1: a number, or tight
        `Bounds`; None where one of the sets is empty."""
        smaller = self.both + min(len(self.only_one), len(self.only_other))
        if not smaller:
            return None
        return between(self.both / smaller, (self.both + self.joins) / smaller, self.missing)


def sharing_within(network: Network, one: Sequence[str], other: Sequence[str]) -> Sharing:
    """What two sets of people of one network have in common, by their ids."""
    first, second = set(one), set(other)
    pairs = [(id_, id_) for id_ in one if id_ in second]
    only_one = [network.people[id_] for id_ in one if id_ not in second]
    only_other = [network.people[id_] for id_ in other if id_ not in first]
    return _sharing(pairs, only_one, only_other, len(pairs))


def sharing_between(one: Network, other: Network) -> Sharing:
    """What the people of two networks have in common, as if their files were read together."""
    pairs = {(mine.id, yours) for mine in one.people for yours in linked(mine, one, other)}
    first, second = {mine for mine, _ in pairs}, {yours for _, yours in pairs}
    only_one = [person for person in one.people if person.id not in first]
    only_other = [person for person in other.people if person.id not in second]
    return _sharing(sorted(pairs), only_one, only_other, distinct(sorted(pairs)))


# -- people of the same name ---------------------------------------------------------------


def _sharing(
    pairs: Sequence[Pair], only_one: Sequence[Person], only_other: Sequence[Person], both: int
) -> Sharing:
    apart = _apart(only_one, only_other)
    names = _same_names(only_one, only_other, apart)
    named = dict.fromkeys(id_ for name in names for id_ in name.one)
    return Sharing(
        tuple(pairs),
        tuple(person.id for person in only_one),
        tuple(person.id for person in only_other),
        tuple(names),
        _most_joins(names, apart),
        tuple(Missing("same_as", id_, _SETTLE) for id_ in sorted(named)),
        both,
    )


def _apart(one: Sequence[Person], other: Sequence[Person]) -> frozenset[Pair]:
    """The pairs of which the user said that they are two people."""
    first, second = _by_word(one), _by_word(other)
    said = [(mine.id, yours) for mine in one for yours in _refused(mine, second)]
    said += [(mine, yours.id) for yours in other for mine in _refused(yours, first)]
    return frozenset(said)


def _by_word(people: Sequence[Person]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person in people:
        for word in (person.id, *person.aliases):
            found.setdefault(word, []).append(person.id)
    return found


def _refused(person: Person, others: Mapping[str, list[str]]) -> list[str]:
    return [id_ for word in person.values("not_same_as") for id_ in others.get(word, ())]


def _same_names(
    one: Sequence[Person], other: Sequence[Person], apart: frozenset[Pair]
) -> list[SameName]:
    first, second = _by_name(one), _by_name(other)
    found = []
    for name in sorted(first.keys() & second.keys()):
        mine, yours = first[name], second[name]
        if apart:
            mine, yours = _open(mine, yours, apart)
        if mine:
            found.append(SameName(name, tuple(mine), tuple(yours)))
    return found


def _by_name(people: Sequence[Person]) -> Mapping[str, list[str]]:
    """Who carries each full name; a name of one word is none."""
    found: dict[str, dict[str, None]] = {}
    for person in people:
        for name in map(bare_name, person.names):
            if " " in name:
                found.setdefault(name, {})[person.id] = None
    return {name: list(ids) for name, ids in found.items()}


def _open(mine: list[str], yours: list[str], apart: frozenset[Pair]) -> tuple[list[str], list[str]]:
    """Those who may be somebody of the other side, not being told apart from all of it."""
    told: dict[tuple[int, str], int] = {}
    here, there = set(mine), set(yours)
    for one, other in apart:
        if one in here and other in there:
            for end in ((0, one), (1, other)):
                told[end] = told.get(end, 0) + 1
    return (
        [one for one in mine if told.get((0, one), 0) < len(yours)],
        [one for one in yours if told.get((1, one), 0) < len(mine)],
    )


def _most_joins(names: Sequence[SameName], apart: frozenset[Pair]) -> int:
    """How many pairs can be joined at once, each person to one other: a greatest matching.

    Those who go by one name only match each other before anybody else: if a greatest
    matching has them with others of the name, these can exchange partners. So "Facebook
    User", a thousand times on either side, costs no search among a million pairs.
    """
    told = {one for one, _ in apart}
    often = [Counter(id_ for name in names for id_ in name.one)]
    often.append(Counter(id_ for name in names for id_ in name.other))
    joins = 0
    adjacent: dict[str, list[str]] = {}
    for name in names:
        mine, yours = list(name.one), list(name.other)
        if told.isdisjoint(mine):  # else partners may not be free to exchange
            matched = min(
                sum(count[id_] == 1 for id_ in ids)
                for count, ids in zip(often, (mine, yours), strict=True)
            )
            joins += matched
            mine, yours = (
                _without(ids, count, matched)
                for count, ids in zip(often, (mine, yours), strict=True)
            )
        for one in mine:
            open_ = (other for other in yours if (one, other) not in apart)
            adjacent.setdefault(one, []).extend(open_)
    rooms = dict.fromkeys((id_ for name in names for id_ in name.other), 1)
    flow = Flow(adjacent, rooms)
    return joins + sum(flow.push(one) for one in adjacent)


def _without(ids: Sequence[str], names: Mapping[str, int], number: int) -> list[str]:
    """*ids* without the first *number* of those who go by one name only."""
    gone = set([id_ for id_ in ids if names[id_] == 1][:number])
    return [id_ for id_ in ids if id_ not in gone]
