"""Who is who: which records speak of the same person.

Records join by strong identifiers only, over all sources at once. A name never
joins; an identifier that one source gives to two people with different names
joins nothing and is reported. Records without any strong identifier are told
apart by their whole content and number as many as in the file that holds most,
so that a file loaded twice is loaded once and ten namesakes stay ten.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import attrs

from netrules.loading.account import Home, Homes
from netrules.loading.identifiers import (
    Key,
    email_key,
    name_words,
    names_agree,
    phone_key,
    profile_key,
    strong_keys,
)
from netrules.loading.records import Handle, OwnerRecord, PersonRecord
from netrules.model.origin import Origin
from netrules.model.people import ME
from netrules.model.reading import Problem

#: Stands for every input together where names are looked up.
NOWHERE: Final[Home] = ("", "")
_KINDS: Final = ("url", "email", "phone", "record")


def hashed(key: Key) -> str:
    """The id that an identifier gives: ten letters and digits after "p-"."""
    digest = hashlib.blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=7)
    return "p-" + base64.b32encode(digest.digest()).decode().lower()[:10]


@attrs.frozen
class Identity:
    """One person as found in the records.

    Args:
        id: The person's id.
        aliases: Ids that other identifiers of theirs would give, sorted.
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
        homes: For each file the input that it belongs to.
    """

    people: tuple[Identity, ...]
    me: Identity
    problems: tuple[Problem, ...]
    by_key: Mapping[tuple[str, ...], str]
    by_name: Mapping[tuple[str, ...], frozenset[str]]
    kinds: Mapping[str, frozenset[str]]
    homes: Homes

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
        strong = list(strong_keys(handle))
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

    def _nameless(self, handle: Handle, strong: Sequence[Key], origin: Origin) -> str | None:
        """Somebody of the same input whose name it is alone, and of whom no such identifier
        is on record: older exports list people by name and their messages by URL."""
        home = self.homes.get(origin.file, NOWHERE)
        found = frozenset[str]().union(
            *(self.by_name.get((*home, *name_words(name)), ()) for name in handle.names)
        )
        kinds = {kind for kind, _ in strong}
        if len(found) == 1 and not kinds & self.kinds.get(next(iter(found)), frozenset()):
            return next(iter(found))
        return None

    def _named(self, handle: Handle, origin: Origin) -> str | None:
        found = self.candidates(handle, origin)
        return next(iter(found)) if len(found) == 1 else None


class _Joined:
    """Disjoint sets of record numbers (union by smaller root, so order does not matter)."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, item: int) -> int:
        parent = self.parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def unite(self, one: int, other: int) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low


def identify(records: Sequence[PersonRecord], homes: Homes) -> Identities:
    """Find out who is who among *records*, whatever their order.

    Args:
        records: Everyone's records, ego's own among them.
        homes: For each file the input that it belongs to.
    """
    ordered = sorted(records, key=lambda record: (record.origin.place, record.handle.names))
    keys = _apart(ordered, _keys_of(ordered, homes))
    refused, problems = _shared_identifiers(ordered, keys)
    joined, by_key = _join(ordered, keys, refused)
    more = _apply_confirmed(ordered, joined, by_key)
    people, me = _people(ordered, keys, joined)
    ids = {joined.root(number): identity.id for identity, numbers in people for number in numbers}
    ids.update((joined.root(number), ME) for number in me[1])
    found = tuple(sorted((identity for identity, _ in people), key=lambda one: one.id))
    return Identities(
        found,
        me[0],
        (*problems, *more),
        {key: ids[joined.root(number)] for key, number in by_key.items()},
        _names(ordered, joined, ids, homes),
        _kinds(keys, joined, ids),
        homes,
    )


def _keys_of(records: Sequence[PersonRecord], homes: Homes) -> list[tuple[tuple[str, ...], ...]]:
    """For each record what it joins by: strong identifiers, a local id, else its content."""
    copies: Counter[tuple[Home, str]] = Counter()
    keys: list[tuple[tuple[str, ...], ...]] = []
    for record in records:
        found: list[tuple[str, ...]] = list(dict.fromkeys(strong_keys(record.handle)))
        found += [("id", local) for local in record.handle.ids if local != ME]
        if isinstance(record, OwnerRecord):
            found.append(("me",))
        elif not found:
            content = _content(record)
            home = homes[record.origin.file]
            copy = copies[home, content]
            copies[home, content] += 1
            found.append(("record", content, str(copy)))
        keys.append(tuple(found))
    return keys


def _apart(
    records: Sequence[PersonRecord], keys: list[tuple[tuple[str, ...], ...]]
) -> list[tuple[tuple[str, ...], ...]]:
    """The keys without those that a record shares with one it is said not to be."""
    refusing = [number for number, record in enumerate(records) if record.not_same_as]
    if not refusing:
        return keys
    carriers: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (record, own) in enumerate(zip(records, keys, strict=True)):
        for key in (*own, *(("name", *name_words(name)) for name in record.handle.names)):
            carriers[key].append(number)
    for number in refusing:
        others = {
            other
            for handle in records[number].not_same_as
            for key in (*_reference(handle), *(("name", *name_words(n)) for n in handle.names))
            for other in carriers.get(key, ())
        } - {number}
        shared = {key for other in others for key in keys[other]}
        left = tuple(key for key in keys[number] if key not in shared)
        keys[number] = left or (("record", _content(records[number]), f"apart {number}"),)
    return keys


def _reference(handle: Handle) -> list[tuple[str, ...]]:
    """The keys by which a reference to a person finds them."""
    return [*(("id", local) for local in handle.ids), *strong_keys(handle)]


def _content(record: PersonRecord) -> str:
    """A record's content without place and strong identifiers, as one string."""
    handle = record.handle
    jobs = sorted(
        f"{job.organization}\1{job.title}\1{job.since}\1{job.until}" for job in record.jobs
    )
    facts = sorted(f"{field}\1{value}" for field, value in record.facts.items())
    weak = sorted(
        value
        for values, normal_form in (
            (handle.urls, profile_key),
            (handle.emails, email_key),
            (handle.phones, phone_key),
        )
        for value in values
        if value in handle.weak or normal_form(value) is None
    )
    return "\0".join((record.origin.layer, *handle.names, *weak, *jobs, *facts))


def _shared_identifiers(
    records: Sequence[PersonRecord], keys: Sequence[tuple[tuple[str, ...], ...]]
) -> tuple[frozenset[tuple[str, ...]], list[Problem]]:
    """Identifiers that one layer gives to people whose names disagree."""
    carriers: dict[tuple[tuple[str, ...], str], dict[str, PersonRecord]] = defaultdict(dict)
    for record, own in zip(records, keys, strict=True):
        for key in own:
            if key[0] in {"url", "email", "phone"}:
                for name in record.handle.names:
                    carriers[key, record.origin.layer].setdefault(name, record)
    refused: dict[tuple[str, ...], Problem] = {}
    for (key, _), named in carriers.items():
        names = list(named)
        clash = next(
            (b for i, a in enumerate(names[:8]) for b in names[i + 1 : 9] if not names_agree(a, b)),
            None,
        )
        if clash is not None and key not in refused:
            refused[key] = Problem(
                f"two people with different names share one {_WORDS[key[0]]}, so it joined nobody",
                named[clash].origin,
                "if they are one person, confirm it with same-as in the contacts file",
                lost=False,
            )
    return frozenset(refused), list(refused.values())


_WORDS: Final = {"url": "profile URL", "email": "e-mail address", "phone": "phone number"}


def _join(
    records: Sequence[PersonRecord],
    keys: Sequence[tuple[tuple[str, ...], ...]],
    refused: frozenset[tuple[str, ...]],
) -> tuple[_Joined, dict[tuple[str, ...], int]]:
    joined = _Joined(len(records))
    first: dict[tuple[str, ...], int] = {}
    for number, own in enumerate(keys):
        for key in own:
            if key not in refused:
                joined.unite(first.setdefault(key, number), number)
    return joined, first


def _apply_confirmed(
    records: Sequence[PersonRecord],
    joined: _Joined,
    by_key: Mapping[tuple[str, ...], int],
) -> list[Problem]:
    """Join what the user confirmed with same-as; report what names nobody or two people."""
    problems = []
    by_name: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, record in enumerate(records):
        for name in record.handle.names:
            by_name[name_words(name)].add(number)
    for number, record in enumerate(records):
        for handle in record.same_as:
            found = {joined.root(by_key[key]) for key in _reference(handle) if key in by_key}
            if not found:
                named = set().union(*(by_name.get(name_words(name), ()) for name in handle.names))
                found = {joined.root(other) for other in named} - {joined.root(number)}
            if len(found) == 1:
                joined.unite(number, found.pop())
            elif joined.root(number) not in found:
                what = "nobody" if not found else f"{len(found)} people"
                problems.append(
                    Problem(
                        f"same-as names {what}",
                        record.origin,
                        "name one person by id, e-mail address or profile URL",
                        lost=False,
                    )
                )
    return problems


def _people(
    records: Sequence[PersonRecord],
    keys: Sequence[tuple[tuple[str, ...], ...]],
    joined: _Joined,
) -> tuple[list[tuple[Identity, list[int]]], tuple[Identity, list[int]]]:
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(records)):
        members[joined.root(number)].append(number)
    people: list[tuple[Identity, list[int]]] = []
    mine: list[int] = []
    taken = Counter[str]()
    for numbers in members.values():
        if any(isinstance(records[number], OwnerRecord) for number in numbers):
            mine += numbers
            continue
        ids = _ids([records[number] for number in numbers], [keys[number] for number in numbers])
        taken.update(set(ids))
        people.append(
            (Identity(ids[0], tuple(ids[1:]), tuple(records[n] for n in numbers)), numbers)
        )
    for place, (identity, numbers) in enumerate(people):
        # An alias that two people can claim would make one of them the other.
        aliases = tuple(sorted(alias for alias in identity.aliases if taken[alias] == 1))
        people[place] = (attrs.evolve(identity, aliases=aliases), numbers)
    return people, (Identity(ME, (), tuple(records[number] for number in mine)), mine)


def _ids(records: Iterable[PersonRecord], keys: Iterable[tuple[tuple[str, ...], ...]]) -> list[str]:
    """The ids that a person's identifiers give, the one that counts first."""
    stated = sorted({local for record in records for local in record.handle.ids} - {ME})
    strong = sorted(
        {key for own in keys for key in own if key[0] in _KINDS},
        key=lambda key: (_KINDS.index(key[0]), key),
    )
    content = sorted(("record", _content(record), "0") for record in records)
    hashes = [hashed((key[0], "\0".join(key[1:]))) for key in (*strong, *content)]
    return list(dict.fromkeys((*stated, *hashes)))


def _names(
    records: Sequence[PersonRecord],
    joined: _Joined,
    ids: Mapping[int, str],
    homes: Homes,
) -> dict[tuple[str, ...], frozenset[str]]:
    """Who carries a name, in each input and (under NOWHERE) in all of them."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for number, record in enumerate(records):
        person = ids[joined.root(number)]
        for name in record.handle.names:
            words = name_words(name)
            if words:
                found[(*homes[record.origin.file], *words)].add(person)
                found[(*NOWHERE, *words)].add(person)
    return {key: frozenset(people) for key, people in found.items()}


def _kinds(
    keys: Sequence[tuple[tuple[str, ...], ...]], joined: _Joined, ids: Mapping[int, str]
) -> dict[str, frozenset[str]]:
    """For each person the kinds of identifiers on record."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, own in enumerate(keys):
        found[ids[joined.root(number)]].update(key[0] for key in own)
    return {person: frozenset(kinds) for person, kinds in found.items()}
