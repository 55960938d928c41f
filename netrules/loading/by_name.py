"""Joining people by name, which only happens where the user asks for it.

Pictures of networks name people by nothing but their names. Two entries of one name in
two inputs may be two people all the same, so each join is kept to be reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from netrules.loading.account import Home, Homes
from netrules.loading.confirmed import Joined
from netrules.loading.identifiers import name_words
from netrules.loading.records import PersonRecord
from netrules.model.origin import Origin

#: A name of fewer words, such as "Anna" or "Mom", tells nobody apart.
LEAST_WORDS: Final = 2


@attrs.frozen
class ByName:
    """People whom nothing but their name has joined.

    Args:
        number: A record of theirs.
        origins: For each of those who were joined, where their first record stands.
    """

    number: int
    origins: tuple[Origin, ...]


def join_by_name(
    records: Sequence[PersonRecord],
    joined: Joined,
    apart: Mapping[int, frozenset[int]],
    homes: Homes,
) -> list[ByName]:
    """Join people of different inputs who carry one name, where no input has two of it.

    Args:
        records: Everyone's records, in the order of the places they were read at.
        joined: Who is joined already; those found are joined in it.
        apart: For each record those that the user said to be someone else.
        homes: For each file the input it belongs to.
    """
    carriers: dict[tuple[str, ...], dict[Home, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, record in enumerate(records):
        for name in record.handle.names:
            words = name_words(name)
            if len(words) >= LEAST_WORDS:
                carriers[words][homes[record.origin.file]].add(number)
    forbidden = [(one, other) for one, others in apart.items() for other in others]
    found = []
    for _, by_home in sorted(carriers.items()):
        roots = sorted(_clear(by_home, joined))
        if len(roots) > 1 and not _kept_apart(roots, forbidden, joined):
            found.append(ByName(roots[0], tuple(records[root].origin for root in roots)))
            for root in roots[1:]:
                joined.unite(roots[0], root)
    return found


def _clear(by_home: Mapping[Home, set[int]], joined: Joined) -> set[int]:
    """The people who carry a name; nobody if an input has two of them."""
    people = [{joined.root(number) for number in numbers} for numbers in by_home.values()]
    return set[int]().union(*people) if all(len(one) == 1 for one in people) else set()


def _kept_apart(roots: Sequence[int], forbidden: Sequence[tuple[int, int]], joined: Joined) -> bool:
    return any({joined.root(one), joined.root(other)} <= set(roots) for one, other in forbidden)


def of_ids(
    joins: Sequence[ByName], ids: Mapping[int, str], joined: Joined
) -> Iterator[tuple[str, tuple[Origin, ...]]]:
    """Each person whom a name has joined, with the places of their records."""
    merged: dict[str, set[Origin]] = defaultdict(set)
    for one in joins:
        merged[ids[joined.root(one.number)]].update(one.origins)
    return ((person, tuple(sorted(origins))) for person, origins in sorted(merged.items()))
