"""Where the people of a picture stand: those who are tied near each other, the same every time.

A force layout of everybody at once takes minutes for a few thousand people and mixes their
clusters. So it is done in parts: those that Leiden finds are laid out one by one, and then the
parts themselves, each with as much room as its people need. Separate pieces stand in rings around
the largest one, and those without ties furthest out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import asin, cos, pi, sin, sqrt
from typing import Final

import attrs
import numpy as np

from netrules.measures.graph import Floats, Ints, TieGraph, graph_of_pairs
from netrules.measures.leiden import in_mean_strengths, partition_of, parts_of
from netrules.measures.pieces import piece_of

#: How many people are laid out at once at most: the time for a part grows with their square.
MOST_AT_ONCE: Final = 120
#: Up to how many people who hang together are not taken apart: of 40 in five circles springs alone
#: put 57 of 100 next to their own, and springs in parts 96.
_FEW: Final = 20
_ROUNDS: Final = 60
_SEED: Final = 20
#: Rounds of Leiden over a graph.
_PASSES: Final = 5
#: How far people keep from each other; the room of one is a disc with half of it as radius.
_NEAREST: Final = 1.5
#: How far parts keep from each other.
_BETWEEN: Final = 1.0
#: How much of the way to an even spread over a disc people are moved.
_EVEN: Final = 0.6
#: How often people or parts that are too near are moved apart.
_MOST_PUSHES: Final = 200
#: Up to which part of a radius discs may overlap.
_SLACK: Final = 0.1
_TINY: Final = 1e-9
_GOLDEN: Final = pi * (3 - sqrt(5))
_DIGITS: Final = 4


def laid_out(
    graph: TieGraph, clusters: Sequence[Sequence[str]] = (), rim: Sequence[int] = ()
) -> Floats:
    """A place for each of *graph*: x and y from 0 to 1, rounded to four digits.

    Args:
        graph: Whom to place, and their ties; strong ties pull more.
        clusters: Ids of those who are to stand together; those in none are in parts that Leiden
            finds.
        rim: The numbers of those without ties in the order in which they are to stand around
            the others; those not in it follow in theirs.
    """
    if not len(graph):
        return np.zeros((0, 2))
    pieces = [part for part in parts_of(piece_of(graph)) if len(part) > 1]
    tied = [_arranged(in_mean_strengths(graph.within(piece)), clusters, _FEW) for piece in pieces]
    radii = [_radius(places) + _BETWEEN for places in tied]
    places: Floats = np.zeros((len(graph), 2))
    for piece, own, centre in zip(pieces, tied, _ringed(radii), strict=True):
        places[piece] = own + centre
    alone = dict.fromkeys(number for number in rim if not graph.degree[number])
    alone.update(dict.fromkeys(np.flatnonzero(graph.degree == 0).tolist()))
    if alone:
        inside = _radius(places) + _BETWEEN if tied else 0.0
        places[list(alone)] = _rim(len(alone), inside)
    return _in_unit_square(places)


def _rim(number: int, inside: float) -> Floats:
    """Places in rings around a disc, as many in each as its length lets have even gaps."""
    rings = 1
    while _lengths(inside, rings).sum() < number * _NEAREST:
        rings += 1
    lengths = _lengths(inside, rings)
    ends = np.round(np.cumsum(lengths) / lengths.sum() * number).astype(np.int64)
    found = []
    for ring, (start, end) in enumerate(pairwise([0, *ends.tolist()])):
        angle = (np.arange(end - start) + 0.5 * (ring % 2)) * (2 * pi / max(end - start, 1))
        distance = lengths[ring] / (2 * pi)
        found.append(np.stack((distance * np.sin(angle), -distance * np.cos(angle)), axis=1))
    return np.concatenate(found)


def _lengths(inside: float, rings: int) -> Floats:
    return 2 * pi * (inside + _NEAREST * (np.arange(rings, dtype=np.float64) + 0.5))


def _in_unit_square(places: Floats) -> Floats:
    low, high = places.min(axis=0), places.max(axis=0)
    span = float((high - low).max())
    if not span:
        return np.full_like(places, 0.5)
    centred = (places - (low + high) / 2) / span + 0.5
    rounded: Floats = np.round(centred, _DIGITS) + 0.0  # no -0.0
    return rounded


# -- one piece -----------------------------------------------------------------------------


def _arranged(
    graph: TieGraph, clusters: Sequence[Sequence[str]] = (), whole: int = MOST_AT_ONCE
) -> Floats:
    """Places of people who hang together, around 0, none too near to another; up to *whole* of them
    are not taken apart."""
    parts = _parts(graph, clusters, whole)
    if len(parts) == 1 or len(parts) > len(graph) // 2:
        return _sprung(graph) if len(graph) <= MOST_AT_ONCE else _sunflower(graph)
    inner = [_arranged(graph.within(part)) for part in parts]
    radii = np.array([_radius(places) + _BETWEEN for places in inner])
    centres = _spread(_arranged(_quotient(graph, parts)), radii)
    places = _turned(graph, parts, inner, centres)
    centred: Floats = places - places.mean(axis=0)
    return centred


def _parts(graph: TieGraph, clusters: Sequence[Sequence[str]], whole: int) -> list[Ints]:
    """The parts that people are laid out in, in an order of their own; one if none is needed."""
    label = np.full(len(graph), -1, dtype=np.int64)
    for place, ids in enumerate(clusters):
        label[[graph.number[id_] for id_ in ids if id_ in graph.number]] = place
    if len(graph) <= whole and (label < 0).all():
        return [np.arange(len(graph), dtype=np.int64)]
    found = partition_of(graph, _SEED, 1.0, _PASSES)
    return parts_of(np.where(label < 0, found + len(clusters), label))


def _sprung(graph: TieGraph) -> Floats:
    """Places by springs along ties, with repulsion (Fruchterman & Reingold 1991)."""
    import networkx  # noqa: PLC0415 reason: start-up

    size = len(graph)
    if size == 1:
        return np.zeros((1, 2))
    net: networkx.Graph[int] = networkx.empty_graph(size)
    once = graph.row < graph.near
    ends = graph.row[once].tolist(), graph.near[once].tolist()
    net.add_weighted_edges_from(zip(*ends, graph.weight[once].tolist(), strict=True))
    found = networkx.spring_layout(net, iterations=_ROUNDS, seed=_SEED, scale=None, method="force")
    places: Floats = np.array([found[number] for number in range(size)])
    return _pushed(_even(places - places.mean(axis=0)), np.full(size, _NEAREST / 2))


def _even(places: Floats) -> Floats:
    """*places* part of the way to where they would fill a disc evenly: springs leave a dense
    middle and a few far out."""
    size = len(places)
    distance = np.sqrt((places**2).sum(axis=1))
    order = np.lexsort((np.arange(size), distance))
    wanted = np.empty(size)
    wanted[order] = np.sqrt(np.arange(size) + 0.5) * (_NEAREST / 2)
    scale = float(wanted.max() / max(float(distance.max()), _TINY))
    radius = _EVEN * wanted + (1 - _EVEN) * scale * distance
    moved: Floats = places * (radius / np.maximum(distance, _TINY))[:, None]
    return moved


def _sunflower(graph: TieGraph) -> Floats:
    """Places like the seeds of a sunflower, those with most ties in the middle."""
    order = np.lexsort((np.arange(len(graph)), -graph.degree))
    radius = np.sqrt(np.arange(len(graph)) + 0.5) * (_NEAREST / 2)
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


def _spread(centres: Floats, radii: Floats) -> Floats:
    """*centres* of discs, as near as they can be where none overlaps another."""
    room = sqrt(float((radii**2).sum()))
    return _pushed(centres * (room / max(_radius(centres), _TINY) / 2), radii)


def _pushed(places: Floats, radii: Floats) -> Floats:
    """*places* of discs moved apart where they overlap, the small ones more than the large."""
    least = radii[:, None] + radii[None, :]
    np.fill_diagonal(least, 0.0)
    share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
    for _ in range(_MOST_PUSHES):
        away = places[:, None, :] - places[None, :, :]
        distance = np.sqrt((away**2).sum(axis=2))
        overlap = np.maximum(least - distance, 0.0)
        if float(overlap.max()) < _SLACK * float(radii.min()):
            break
        push = overlap / np.maximum(distance, _TINY) * share
        places = places + (away * push[:, :, None]).sum(axis=1) * 0.7
    return places


def _turned(
    graph: TieGraph, parts: Sequence[Ints], inner: Sequence[Floats], centres: Floats
) -> Floats:
    """The places of all, each part turned about its centre so that its people stand towards those
    of other parts whom they are tied to."""
    label = np.empty(len(graph), dtype=np.int64)
    own = np.empty((len(graph), 2))
    for place, part in enumerate(parts):
        label[part], own[part] = place, inner[place]
    out = label[graph.row] != label[graph.near]
    row, near, weight = graph.row[out], graph.near[out], graph.weight[out]
    places = own + centres[label]
    for _ in range(3):
        (x, y), (u, v) = own[row].T, (places[near] - centres[label[row]]).T
        along = np.bincount(label[row], weight * (x * u + y * v), minlength=len(parts))
        across = np.bincount(label[row], weight * (x * v - y * u), minlength=len(parts))
        angle = np.arctan2(across, along)[label]
        cosine, sine = np.cos(angle), np.sin(angle)
        turned = (own[:, 0] * cosine - own[:, 1] * sine, own[:, 0] * sine + own[:, 1] * cosine)
        places = np.stack(turned, axis=1) + centres[label]
    return places


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
