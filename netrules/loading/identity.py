"""Who is who: which records speak of the same person.

Records join by strong identifiers only, over all sources at once. A name never
joins; an identifier that one source gives to two people with different names
joins nothing and is reported. Records without any strong identifier are told
apart by their whole content and number as many as in the file that holds most,
so that a file loaded twice is loaded once and ten namesakes stay ten.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from netrules.loading.account import Home, Homes
from netrules.loading.by_name import join_by_name, of_ids
from netrules.loading.confirmed import Joined, confirm, join
from netrules.loading.identifiers import Key, name_words, strong_keys
from netrules.loading.keys import KINDS, JoinKey, Keys, content_key, has_more, hashed, keys_of
from netrules.loading.records import Handle, OwnerRecord, PersonRecord
from netrules.model.origin import Origin
from netrules.model.people import ME
from netrules.model.reading import Problem

#: Stands for every input together where names are looked up.
NOWHERE: Final[Home] = ("", "")


@attrs.frozen
class Identity:
    """One person as found in the records.

    Args:
        id: The person's id.
        aliases: Ids that other identifiers of theirs give or once gave, sorted. Two people
            who shared an identifier share an alias.
        records: Their records.
    """

    id: str
    aliases: tuple[str, ...]
    records: tuple[PersonRecord, ...]


@attrs.frozen
class Identities:
    """Everyone found, and how a handle of a record finds them.

    Args:
        people: Everyone but ego, sorted by id.
        me: Ego's own records; the id is "me".
        problems: Identifiers that joined nobody, and references to nobody.
        by_key: Who carries an identifier.
        by_name: Who carries a name, in each input and in all of them.
        kinds: For each person the kinds of identifiers on record.
        given: Who has or may once have had an id that netrules gave.
        homes: For each file the input that it belongs to.
        refused: Identifiers that joined nobody.
        by_name_only: People joined by nothing but their name, and where their entries stand.
    """

    people: tuple[Identity, ...]
    me: Identity
    problems: tuple[Problem, ...]
    by_key: Mapping[tuple[str, ...], str]
    by_name: Mapping[tuple[str, ...], frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    given: Mapping[str, str]
    homes: Homes
    refused: frozenset[JoinKey] = frozenset()
    by_name_only: Mapping[str, tuple[Origin, ...]] = attrs.field(factory=dict)

    def find(self, handle: Handle, origin: Origin) -> str | None:
        """The id of the person *handle* speaks of, None if it is nobody's.

        A handle with only a name is understood as somebody of the same input, or else
        of any input, whose name it is alone.
        """
        if handle.me:
            return ME
        for local in handle.ids:
            if ("id", local) in self.by_key:
                return self.by_key["id", local]
            if local in self.given:
                return self.given[local]
        strong = [key for key in strong_keys(handle) if key not in self.refused]
        for key in strong:
            if key in self.by_key:
                return self.by_key[key]
        return self._nameless(handle, strong, origin) if strong else self._named(handle, origin)

    def candidates(self, handle: Handle, origin: Origin) -> frozenset[str]:
        """Everyone a handle with only a name can mean, those of the same input first."""
        for place in (self.homes.get(origin.file, NOWHERE), NOWHERE):
            found = frozenset[str]().union(
                *(self.by_name.get((*place, *name_words(name)), ()) for name in handle.names)
            )
            if found:
                return found
        return frozenset()

    def might_be(self, handle: Handle, origin: Origin) -> frozenset[str]:
        """Everyone a handle can mean that does not say which of them; nobody if it does."""
        if self.find(handle, origin) is not None:
            return frozenset()
        strong = [key for key in strong_keys(handle) if key not in self.refused]
        return self._without(handle, strong, origin) if strong else self.candidates(handle, origin)

    def _nameless(self, handle: Handle, strong: Sequence[Key], origin: Origin) -> str | None:
        """Somebody of the same input whose name it is alone, and of whom no such identifier
        is on record: older exports list people by name and their messages by URL."""
        found = self._without(handle, strong, origin)
        return next(iter(found)) if len(found) == 1 else None

    def _without(self, handle: Handle, strong: Sequence[Key], origin: Origin) -> frozenset[str]:
        """Those of the same input who carry the name and none of whose identifiers is of
        the kinds of *strong*. A namesake who has such an identifier is somebody else."""
        home = self.homes.get(origin.file, NOWHERE)
        named = frozenset[str]().union(
            *(self.by_name.get((*home, *name_words(name)), ()) for name in handle.names)
        )
        kinds = {kind for kind, _ in strong}
        return frozenset(one for one in named if not kinds & self.kinds.get(one, frozenset()))

    def _named(self, handle: Handle, origin: Origin) -> str | None:
        found = self.candidates(handle, origin)
        return next(iter(found)) if len(found) == 1 else None


def identify(records: Sequence[PersonRecord], homes: Homes, *, names: bool = False) -> Identities:
    """Find out who is who among *records*, whatever their order.

    Args:
        records: Everyone's records, ego's own among them.
        homes: For each file the input that it belongs to.
        names: Whether people of different inputs are joined by a name that each of these
            inputs has once.
    """
    ordered = sorted(records, key=lambda record: (record.origin.place, record.handle.names))
    keys = keys_of(ordered, homes)
    joined, by_key = join(keys.own)
    problems = confirm(ordered, joined, by_key)
    joins = join_by_name(ordered, joined, keys.apart, homes) if names else []
    people, me = _people(ordered, keys, joined)
    ids = {joined.root(number): identity.id for identity, numbers in people for number in numbers}
    ids.update((joined.root(number), ME) for number in me[1])
    found = tuple(sorted((identity for identity, _ in people), key=lambda one: one.id))
    return Identities(
        found,
        me[0],
        (*keys.problems, *problems, *_still_joined(ordered, keys, joined)),
        {key: ids[joined.root(number)] for key, number in by_key.items()},
        _names(ordered, joined, ids, homes),
        _kinds(keys.claimed, joined, ids),
        _given(found),
        homes,
        keys.refused,
        dict(of_ids(joins, ids, joined)),
    )


def _still_joined(records: Sequence[PersonRecord], keys: Keys, joined: Joined) -> Iterator[Problem]:
    """Records that the user said to be of two people, and that other records join."""
    for number, others in keys.apart.items():
        if joined.root(number) in {joined.root(other) for other in others}:
            yield Problem(
                "not-same-as names somebody whom other entries show to be the same person",
                records[number].origin,
                "look for an entry that carries identifiers of both",
                lost=False,
            )


def _people(
    records: Sequence[PersonRecord], keys: Keys, joined: Joined
) -> tuple[list[tuple[Identity, list[int]]], tuple[Identity, list[int]]]:
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(records)):
        members[joined.root(number)].append(number)
    people: list[tuple[Identity, list[int]]] = []
    mine: list[int] = []
    for numbers in members.values():
        if any(isinstance(records[number], OwnerRecord) for number in numbers):
            mine += numbers
            continue
        first, *others = _ids(records, keys, numbers)
        identity = Identity(first, tuple(sorted(others)), tuple(records[n] for n in numbers))
        people.append((identity, numbers))
    return people, (Identity(ME, (), tuple(records[number] for number in mine)), mine)


def _ids(records: Sequence[PersonRecord], keys: Keys, numbers: Sequence[int]) -> list[str]:
    """The ids that a person's identifiers give or may once have given, the present one first."""
    own = {key for number in numbers for key in keys.own[number]}
    once = {key for number in numbers for key in keys.claimed[number]} - own
    # Before it had identifiers, or was told apart from others, the content gave the id.
    once |= {content_key(records[number]) for number in numbers if has_more(records[number])}
    return list(dict.fromkeys((*_in_order(own), *_in_order(once - own))))


def _in_order(keys: Iterable[JoinKey]) -> list[str]:
    """The ids that *keys* give, the strongest first."""
    stated = sorted(key[1] for key in keys if key[0] == "id")
    strong = sorted(
        (key for key in keys if key[0] in KINDS), key=lambda key: (KINDS.index(key[0]), key)
    )
    return [*stated, *map(hashed, strong)]


def _names(
    records: Sequence[PersonRecord],
    joined: Joined,
    ids: Mapping[int, str],
    homes: Homes,
) -> dict[tuple[str, ...], frozenset[str]]:
    """Who carries a name, in each input and (under NOWHERE) in all of them."""
    found: dict[JoinKey, set[str]] = defaultdict(set)
    for number, record in enumerate(records):
        person = ids[joined.root(number)]
        for name in record.handle.names:
            words = name_words(name)
            if words:
                found[(*homes[record.origin.file], *words)].add(person)
                found[(*NOWHERE, *words)].add(person)
    return {key: frozenset(people) for key, people in found.items()}


def _given(people: Sequence[Identity]) -> dict[str, str]:
    """Who has each id, or else is the only one to have had it."""
    once = Counter(alias for one in people for alias in one.aliases)
    given = {alias: one.id for one in people for alias in one.aliases if once[alias] == 1}
    return given | {one.id: one.id for one in people}


def _kinds(
    keys: Sequence[tuple[JoinKey, ...]], joined: Joined, ids: Mapping[int, str]
) -> dict[str, frozenset[str]]:
    """For each person the kinds of identifiers on record."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, own in enumerate(keys):
        found[ids[joined.root(number)]].update(key[0] for key in own)
    return {person: frozenset(kinds) for person, kinds in found.items()}
