"""What is told of people and ties in files for programs that draw and measure graphs.

Names of attributes are those by which netrules' own source for graphs knows them, so that what
was written is read again. Two are not: the cluster that netrules found, which is no fact about
anybody, and the id. Addresses, numbers and notes are left out, for no such program needs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

import attrs

from netrules import EGO, Line, Namer, PictureOptions, Scene, Unknown, printable

Value: TypeAlias = str | int | float

#: The attributes of people, and the type of each.
OF_PEOPLE: Final[Mapping[str, type]] = {
    "netrules id": str,
    "organization": str,
    "title": str,
    "place": str,
    "level": str,
    "fields": str,
    "groups": str,
    "computed cluster": str,
    "degree": int,
    "warmth": str,
    "last contact": str,
    "met": str,
    "layers": str,
    "findings": int,
}
#: The attributes of ties besides their strength and days.
OF_TIES: Final[Mapping[str, type]] = {"kind": str, "evidence": str, "layers": str}
#: What the source for graphs takes for a mark of a list.
_LISTING: Final = re.compile(r"[;|\\]|^\s*\[")
#: How far from one another people are at most, in the units of such programs.
_SPAN: Final = 1000


@attrs.frozen
class Node:
    """Somebody.

    Args:
        key: What ties name them by, in this file.
        label: What they are called.
        x: Where, from 0 at the left.
        y: Where, from 0 at the bottom.
        size: How many ties they have on record, against the highest, from 0 to 1.
        cluster: The place of their cluster; None if in none.
        values: What else is told of them.
    """

    key: str
    label: str
    x: float
    y: float
    size: float
    cluster: int | None
    values: Mapping[str, Value]


@attrs.frozen
class Edge:
    """All ties of two people together.

    Args:
        a: The key of one.
        b: The key of the other.
        weight: Their strength as stated, without unit; None if nobody said.
        since: The first day, "" if not known.
        until: The last day, "" if not known.
        values: What else is told of them.
    """

    a: str
    b: str
    weight: float | None
    since: str
    until: str
    values: Mapping[str, Value]


@attrs.frozen
class Graph:
    """Everybody, and all ties."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(scene: Scene, namer: Namer, options: PictureOptions) -> Graph:
    """What there is to tell of *scene*."""
    telling = _Telling(scene, namer.shown_by(printable))
    nodes = [telling.node(place) for place in range(len(scene.people))]
    lines = scene.lines
    if options.ego:
        nodes.append(telling.ego())
        lines = (*lines, *scene.ego_lines)
    return Graph(tuple(nodes), tuple(map(telling.edge, lines)))


class _Telling:
    def __init__(self, scene: Scene, namer: Namer) -> None:
        self._scene: Final = scene
        self._namer: Final = namer
        self._clusters: Final = [
            scene.cluster_name(place, namer) for place in range(len(scene.clusters))
        ]

    def node(self, place: int) -> Node:
        """The person in that place of the scene."""
        dot = self._scene.people[place]
        values = {key: value for key, value in self._of_person(place) if value != ""}
        x, y = round(dot.x * _SPAN, 1), round((1 - dot.y) * _SPAN, 1)
        label = self._namer.person(dot.id)
        return Node(f"n{place}", label, x, y, dot.size, dot.cluster, values)

    def ego(self) -> Node:
        """Ego, in the middle."""
        return Node("me", self._namer.person("me"), _SPAN / 2, _SPAN / 2, 1.0, None, {})

    def _of_person(self, place: int) -> Iterator[tuple[str, Value]]:
        dot, namer = self._scene.people[place], self._namer
        person = self._scene.network.person(dot.id)
        yield "netrules id", printable(namer.id("person", dot.id))
        yield "organization", self._text("employer", person.organization)
        yield "title", self._text("title", person.title)
        yield "place", self._text("place", person.place)
        yield "level", "" if isinstance(person.level, Unknown) else person.level.name
        yield "fields", self._texts("field", person.fields)
        yield "groups", self._texts("group", person.groups)
        yield "computed cluster", "" if dot.cluster is None else self._clusters[dot.cluster]
        yield "degree", dot.degree
        yield "warmth", dot.warmth.value
        yield "last contact", dot.last.isoformat() if dot.last else ""
        yield "met", dot.since.isoformat() if dot.since else ""
        yield "layers", self._layers(dot.layers)
        yield "findings", len(dot.findings)

    def edge(self, line: Line) -> Edge:
        """The tie, with what is stated of it."""
        kinds = "; ".join(self._namer.text("kind", kind) for kind in line.kinds)
        told = {"kind": kinds, "evidence": line.evidence.value, "layers": self._layers(line.layers)}
        return Edge(
            "me" if line.a == EGO else f"n{line.a}",
            f"n{line.b}",
            self._strength(line),
            line.since.isoformat() if line.since else "",
            line.until.isoformat() if line.until else "",
            {key: value for key, value in told.items() if value},
        )

    def _strength(self, line: Line) -> float | None:
        """As it was stated: of one without strength a program takes its own measure."""
        network, people = self._scene.network, self._scene.people
        other = people[line.b].id
        if line.a == EGO:
            ties = network.ego_ties[other]
        else:
            ties = network.adjacency[people[line.a].id][other]
        stated = [tie.strength for tie in ties if tie.strength is not None]
        most = max(stated, default=0.0)
        return most if most > 0 else None  # to such programs a tie of no strength is none

    def _layers(self, places: tuple[int, ...]) -> str:
        layers = self._scene.layers
        return listed(self._namer.text("layer", layers[place]) for place in places)

    def _text(self, kind: str, value: str | Unknown) -> str:
        return "" if isinstance(value, Unknown) else self._namer.text(kind, value)

    def _texts(self, kind: str, values: tuple[str, ...] | Unknown) -> str:
        if isinstance(values, Unknown):
            return ""
        return listed(self._namer.text(kind, value) for value in values)


def listed(values: Iterable[str]) -> str:
    """*values* with semicolons between them; what would separate or list others stands behind a
    backslash."""
    return "; ".join(_LISTING.sub(r"\\\g<0>", value) for value in values)
