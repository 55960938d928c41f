"""Groups out of graphs: partitions, circles, and nodes that hold others."""

from __future__ import annotations

import re
from typing import Final

import attrs

from netrules import GroupRecord, Handle, Origin
from netrules.plugins.sources.graph.meanings import is_anonymous

#: The kind of every group that a graph tells of.
CLUSTER: Final = "cluster"

#: A number, alone or after a word that says no more than that it is a group.
_NUMBERED: Final = re.compile(
    r"(?P<word>circle|class|cluster|community|component|group|module|partition|g|c)?"
    r"[\s_#:-]*(?P<number>-?\d+)(?:\.0+)?",
    re.ASCII | re.IGNORECASE,
)
_LETTERS: Final = {"c": "cluster", "g": "group"}


def name_of(label: str, mark: str, word: str = CLUSTER) -> str:
    """What a group with this *label* is called.

    A name is kept. A number is some program's choice, so that another graph's group of that
    number is another group: it is named after the graph as well.

    Args:
        label: How the file calls it.
        mark: The mark of the graph.
        word: What stands before a bare number.
    """
    label = " ".join(label.split())
    if found := _NUMBERED.fullmatch(label):
        given = (found["word"] or "").lower()
        label = f"{_LETTERS.get(given, given) or word} {int(found['number'])}"
    elif not is_anonymous(label):
        return label
    return f"{label} (graph {mark[:4]})"


@attrs.define
class _Cluster:
    origin: Origin
    members: list[Handle] = attrs.field(factory=list)


class Clusters:
    """Puts together who is in which cluster."""

    def __init__(self, mark: str) -> None:
        self._mark: Final = mark
        self._found: Final[dict[tuple[str, str], _Cluster]] = {}

    def add(self, partition: str, label: str, member: Handle, origin: Origin) -> None:
        """*member*, who is listed at *origin*, is in the cluster *label* of *partition*."""
        cluster = self._found.setdefault((partition, label), _Cluster(origin))
        cluster.members.append(member)

    def records(self) -> list[GroupRecord]:
        """All clusters. Numbers of several partitions are told apart by what these are called."""
        numbered = {title for title, label in self._found if _NUMBERED.fullmatch(label)}
        records = []
        for (partition, label), cluster in self._found.items():
            word = partition.strip() if len(numbered) > 1 else CLUSTER
            name = name_of(label, self._mark, word)
            records.append(GroupRecord(name, cluster.origin, CLUSTER, tuple(cluster.members)))
        return records
