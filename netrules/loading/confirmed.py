"""Joining records: by their keys, and by what the user confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from netrules.loading.identifiers import name_words
from netrules.loading.keys import JoinKey, reference
from netrules.loading.records import Handle, PersonRecord
from netrules.model.reading import Problem


class Joined:
    """Disjoint sets of record numbers (union by smaller root, so order does not matter)."""

    def __init__(self, size: int) -> None:
        self.parent = list(range(size))

    def root(self, item: int) -> int:
        """The number that stands for the set of *item*."""
        parent = self.parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def unite(self, one: int, other: int) -> None:
        """Join the sets of two records."""
        low, high = sorted((self.root(one), self.root(other)))
        self.parent[high] = low


def join(keys: Sequence[Iterable[JoinKey]]) -> tuple[Joined, dict[JoinKey, int]]:
    """Join records that share a key; also a record that carries each key."""
    joined = Joined(len(keys))
    first: dict[JoinKey, int] = {}
    for number, own in enumerate(keys):
        for key in own:
            joined.unite(first.setdefault(key, number), number)
    return joined, first


def confirm(
    records: Sequence[PersonRecord], joined: Joined, by_key: Mapping[JoinKey, int]
) -> list[Problem]:
    """Join what the user confirmed with same-as; report what names nobody or two people.

    Identifiers come first and names after them, each seen before any of the names has
    joined anybody: so the order of the confirmations does not matter.
    """
    asked = [(number, handle) for number, one in enumerate(records) for handle in one.same_as]
    if not asked:
        return []
    search = _Search(records, joined, by_key)
    _join_by_identifiers(search, asked)
    unique: list[tuple[int, int]] = []
    problems: list[Problem] = []
    for number, handle in asked:
        found = search.roots(number, handle)
        if len(found) == 1:
            unique.append((number, found.pop()))
        elif joined.root(number) not in found:
            what = "nobody" if not found else f"{len(found)} people"
            problems.append(
                Problem(
                    f"same-as names {what}",
                    records[number].origin,
                    "name one person by id, e-mail address or profile URL",
                    lost=False,
                )
            )
    for one, other in unique:
        joined.unite(one, other)
    return problems


def _join_by_identifiers(search: _Search, asked: Iterable[tuple[int, Handle]]) -> None:
    """Join by identifiers that name one person, until that makes no other one clear."""
    left = list(asked)
    while True:
        unclear = []
        for number, handle in left:
            named = search.by_key(handle)
            if len(named) == 1:
                search.joined.unite(number, named.pop())
            else:
                unclear.append((number, handle))
        if len(unclear) == len(left):
            return
        left = unclear


class _Search:
    """Whom a confirmation names."""

    def __init__(
        self, records: Sequence[PersonRecord], joined: Joined, by_key: Mapping[JoinKey, int]
    ) -> None:
        self.joined = joined
        self._by_key = by_key
        self._by_name: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, record in enumerate(records):
            for name in record.handle.names:
                self._by_name[name_words(name)].append(number)

    def by_key(self, handle: Handle) -> set[int]:
        """The sets of those whom the identifiers of *handle* name."""
        keys = (key for key in reference(handle) if key in self._by_key)
        return {self.joined.root(self._by_key[key]) for key in keys}

    def roots(self, number: int, handle: Handle) -> set[int]:
        """The sets of those whom *handle* names: by identifier, else by name and others
        than the record itself."""
        found = self.by_key(handle)
        if found:
            return found
        named = (other for name in handle.names for other in self._by_name[name_words(name)])
        return {self.joined.root(other) for other in named} - {self.joined.root(number)}
