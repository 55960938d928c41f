"""Partitions: people put into clusters, each into one; and how far two of them agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from math import comb
from typing import TypeAlias

#: For each person the label of their cluster, or the people of each cluster in turn.
Partition: TypeAlias = Mapping[str, Hashable] | Sequence[Collection[str]]


def adjusted_rand(one: Partition, other: Partition) -> float | None:
    """The adjusted Rand index: (R - E) / ((A + B) / 2 - E), how far two partitions agree.

    R is how many pairs of people are together in both, A and B in how many they are in
    each, and E = A B / (n choose 2) what chance would put together in both. Only people of
    both partitions count; what the clusters are called does not.

    Args:
        one: A partition: a label for each id, or a sequence of clusters of ids.
        other: Another one.

    Returns:
        1 where the two are the same, about 0 where they agree as much as chance would,
        below 0 where less, never below -1; None where both put everybody together or both
        nobody with anybody: then they cannot differ, and chance agrees as well.

    Raises:
        ValueError: If a partition has somebody in two clusters.

    References:
        Hubert & Arabie 1985, "Comparing partitions"; Rand 1971.
    """
    first, second = labels_of(one), labels_of(other)
    people = [id_ for id_ in first if id_ in second]
    both = _pairs((first[id_], second[id_]) for id_ in people)
    a, b = _pairs(first[id_] for id_ in people), _pairs(second[id_] for id_ in people)
    # Multiplied by twice the number of pairs, all is in whole numbers and exact.
    pairs = comb(len(people), 2)
    most = (a + b) * pairs - 2 * a * b
    return 2 * (both * pairs - a * b) / most if most else None


def labels_of(partition: Partition) -> Mapping[str, Hashable]:
    """For each person of *partition* the label of their cluster: its place, where the
    clusters are given in turn.

    Raises:
        ValueError: If somebody is in two clusters.
    """
    if isinstance(partition, Mapping):
        return partition
    labels: dict[str, Hashable] = {}
    for place, people in enumerate(partition):
        for id_ in people:
            if labels.setdefault(id_, place) != place:
                msg = f"{id_!r} is in two clusters"
                raise ValueError(msg)
    return labels


def _pairs(labels: Iterable[Hashable]) -> int:
    """How many pairs have the same label."""
    return sum(comb(count, 2) for count in Counter(labels).values())
