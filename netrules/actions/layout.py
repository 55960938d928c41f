"""Where the people of a picture stand: those who are tied near each other, the same every time.

A force layout of everybody at once takes minutes for a few thousand people and mixes their
clusters. So it is done in parts: those that Leiden finds are laid out one by one, and then the
parts themselves, each with as much room as its people need. Separate pieces stand in rings around
the largest one, and those without ties furthest out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, pi, sin, sqrt
from typing import Final

import attrs
import numpy as np

from netrules.measures.graph import Floats, Ints, TieGraph, graph_of_pairs
from netrules.measures.leiden import in_mean_strengths, partition_of, parts_of
from netrules.measures.pieces import piece_of

#: How many people are laid out at once at most: the time for a part grows with their square.
MOST_AT_ONCE: Final = 120
#: Up to how many people a part is not divided although it could be.
UNDIVIDED: Final = 40
_ROUNDS: Final = 60
_SEED: Final = 20
#: Rounds of Leiden over a graph.
_PASSES: Final = 5
#: By how much of a person's room parts keep apart.
_MARGIN: Final = 1.2
#: How far one who stands alone is from the next.
_ROOM: Final = 1.1
#: How often parts that overlap are moved apart.
_MOST_PUSHES: Final = 400
_GOLDEN: Final = pi * (3 - sqrt(5))
_DIGITS: Final = 4


def laid_out(graph: TieGraph, rim: Sequence[int] = ()) -> Floats:
    """A place for each of *graph*: x and y from 0 to 1, rounded to four digits.

    Args:
        graph: Whom to place, and their ties; strong ties pull more.
        rim: The numbers of those without ties in the order in which they are to stand around
            the others; those not in it follow in theirs.
    """
    pieces = [part for part in parts_of(piece_of(graph)) if len(part) > 1]
    tied = [_arranged(in_mean_strengths(graph.within(piece))) for piece in pieces]
    alone = dict.fromkeys([number for number in rim if not graph.degree[number]])
    alone.update(dict.fromkeys(np.flatnonzero(graph.degree == 0).tolist()))
    radii = [_radius(places) + _MARGIN for places in tied] + [_ROOM] * len(alone)
    places = np.zeros((len(graph), 2))
    for number, centre in enumerate(_ringed(radii)):
        if number < len(tied):
            places[pieces[number]] = tied[number] + centre
        else:
            places[list(alone)[number - len(tied)]] = centre
    return _in_unit_square(places)


def _in_unit_square(places: Floats) -> Floats:
    if not len(places):
        return places
    low, high = places.min(axis=0), places.max(axis=0)
    span = float((high - low).max())
    if not span:
        return np.full_like(places, 0.5)
    centred = (places - (low + high) / 2) / span + 0.5
    rounded: Floats = np.round(centred, _DIGITS) + 0.0  # no -0.0
    return rounded


# -- one piece -----------------------------------------------------------------------------


def _arranged(graph: TieGraph) -> Floats:
    """Places of people who hang together, around 0, each with about a unit's room."""
    if len(graph) <= UNDIVIDED:
        return _sprung(graph)
    parts = parts_of(partition_of(graph, _SEED, 1.0, _PASSES))
    if len(parts) == 1 or len(parts) > len(graph) // 2:
        return _sprung(graph) if len(graph) <= MOST_AT_ONCE else _sunflower(graph)
    inner = [_arranged(graph.within(part)) for part in parts]
    radii = np.array([_radius(places) + _MARGIN for places in inner])
    centres = _apart(_arranged(_quotient(graph, parts)), radii)
    places = np.zeros((len(graph), 2))
    for part, own, centre in zip(parts, inner, centres, strict=True):
        places[part] = own + centre
    _turn(graph, parts, inner, centres, places)
    centred: Floats = places - places.mean(axis=0)
    return centred


def _sprung(graph: TieGraph) -> Floats:
    """Places by springs along ties, with repulsion (Fruchterman & Reingold 1991)."""
    import networkx  # noqa: PLC0415 reason: start-up

    size = len(graph)
    if size == 1:
        return np.zeros((1, 2))
    net: networkx.Graph[int] = networkx.empty_graph(size)
    once = graph.row < graph.near
    net.add_weighted_edges_from(
        zip(
            graph.row[once].tolist(),
            graph.near[once].tolist(),
            graph.weight[once].tolist(),
            strict=True,
        )
    )
    found = networkx.spring_layout(net, iterations=_ROUNDS, seed=_SEED, scale=None, method="force")
    places = np.array([found[number] for number in range(size)])
    places -= places.mean(axis=0)
    spread = sqrt(float((places**2).sum()) / size)
    # Spread evenly over a disc they would have this mean square.
    placed: Floats = places * (sqrt(size / 2) / spread)
    return placed


def _sunflower(graph: TieGraph) -> Floats:
    """Places like the seeds of a sunflower, those with most ties in the middle."""
    order = np.lexsort((np.arange(len(graph)), -graph.degree))
    radius = np.sqrt(np.arange(len(graph)) + 0.5)
    angle = np.arange(len(graph)) * _GOLDEN
    places = np.empty((len(graph), 2))
    places[order] = np.stack((radius * np.cos(angle), radius * np.sin(angle)), axis=1)
    return places


def _quotient(graph: TieGraph, parts: Sequence[Ints]) -> TieGraph:
    """The parts as people: tied as their people are, for their sizes."""
    label = np.empty(len(graph), dtype=np.int64)
    for place, part in enumerate(parts):
        label[part] = place
    size = len(parts)
    between = label[graph.row] < label[graph.near]
    key = label[graph.row[between]] * size + label[graph.near[between]]
    pairs, place = np.unique(key, return_inverse=True)
    weight = np.bincount(place, graph.weight[between])
    one, other = np.divmod(pairs, size)
    people = np.array([len(part) for part in parts])
    weight = weight / np.sqrt(people[one] * people[other])
    return in_mean_strengths(graph_of_pairs([str(n) for n in range(size)], one, other, weight))


def _apart(centres: Floats, radii: Floats) -> Floats:
    """*centres* of discs moved so that none overlaps another, and no further apart than that."""
    room = sqrt(float((radii**2).sum()))
    spread = sqrt(float((centres**2).sum(axis=1).max())) or 1.0
    places = centres * (room / spread)
    least = radii[:, None] + radii[None, :]
    np.fill_diagonal(least, 0.0)
    for _ in range(_MOST_PUSHES):
        away = places[:, None, :] - places[None, :, :]
        distance = np.sqrt((away**2).sum(axis=2))
        overlap = np.maximum(least - distance, 0.0)
        if float(overlap.max()) < _MARGIN / 10:
            break
        share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
        push = overlap / np.maximum(distance, 1e-9) * share
        places = places + (away * push[:, :, None]).sum(axis=1) * 0.6
        places *= 0.995
    return places


def _turn(
    graph: TieGraph,
    parts: Sequence[Ints],
    inner: Sequence[Floats],
    centres: Floats,
    places: Floats,
) -> None:
    """Turn each part about its centre so that its people stand towards those of others whom
    they are tied to."""
    label = np.empty(len(graph), dtype=np.int64)
    for place, part in enumerate(parts):
        label[part] = place
    out = label[graph.row] != label[graph.near]
    row, near, weight = graph.row[out], graph.near[out], graph.weight[out]
    own = np.concatenate(inner)[np.argsort(np.concatenate(parts), kind="stable")]
    for _ in range(3):
        towards = places[near] - centres[label[row]]
        x, y = own[row].T
        u, v = towards.T
        along = np.bincount(label[row], weight * (x * u + y * v), minlength=len(parts))
        across = np.bincount(label[row], weight * (x * v - y * u), minlength=len(parts))
        angle = np.arctan2(across, along)[label]
        turned = np.stack(
            (
                own[:, 0] * np.cos(angle) - own[:, 1] * np.sin(angle),
                own[:, 0] * np.sin(angle) + own[:, 1] * np.cos(angle),
            ),
            axis=1,
        )
        places[:] = turned + centres[label]


# -- several pieces ------------------------------------------------------------------------


@attrs.define
class _Ring:
    """A ring of discs around what is inside it."""

    inside: float
    radii: list[float]
    angle: float = 0.0

    def takes(self, radius: float) -> bool:
        """Whether another disc has room; a ring takes its first one anyhow."""
        return not self.radii or self.angle + self.needs(radius) <= 2 * pi

    def needs(self, radius: float) -> float:
        """The angle that a disc takes: those of a ring are no larger than its first."""
        first = self.radii[0] if self.radii else radius
        return 2 * asin(min(1.0, radius / (self.inside + first)))


def _ringed(radii: Sequence[float]) -> list[tuple[float, float]]:
    """Centres of discs, from the largest to the smallest: the first in the middle, the others in
    rings around it, spread evenly."""
    if not radii:
        return []
    centres = [(0.0, 0.0)]
    ring = _Ring(radii[0], [])
    for radius in radii[1:]:
        if not ring.takes(radius):
            centres += _around(ring)
            ring = _Ring(ring.inside + 2 * ring.radii[0], [])
        ring.angle += ring.needs(radius)
        ring.radii.append(radius)
    return centres + _around(ring)


def _around(ring: _Ring) -> list[tuple[float, float]]:
    if not ring.radii:
        return []
    distance = ring.inside + ring.radii[0]
    gap = (2 * pi - ring.angle) / len(ring.radii)
    found, angle = [], 0.0
    for radius in ring.radii:
        angle += (ring.needs(radius) + gap) / 2
        found.append((distance * cos(angle), distance * sin(angle)))
        angle += (ring.needs(radius) + gap) / 2
    return found


def _radius(places: Floats) -> float:
    return sqrt(float((places**2).sum(axis=1).max())) if len(places) else 0.0
