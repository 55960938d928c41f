"""What a still picture is made of: discs, strokes, areas and words, each in a named paint.

A paint is a name and no colour: the file that is written says what it looks like, by day and by
night.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import attrs

#: The paints of clusters, from the largest on; further ones are in `OTHER`.
CLUSTERS: Final = ("c0", "c1", "c2", "c3", "c4", "c5")
OTHER: Final = "other"
#: The paint of those in no cluster.
NONE: Final = "none"


class Ring(StrEnum):
    """What surrounds a disc, by when ego was last in touch."""

    WARM = "warm"  #: a ring of its own
    COOL = "cool"  #: a broken ring
    HOLLOW = "hollow"  #: an outline, not filled
    PLAIN = "plain"  #: nothing


@attrs.frozen
class Disc:
    """Somebody.

    Args:
        x: Where, in units of the sheet.
        y: Where.
        radius: How large.
        paint: In which paint.
        ring: What surrounds it.
        title: What is told on pointing at it.
    """

    x: float
    y: float
    radius: float
    paint: str
    ring: Ring
    title: str = ""


@attrs.frozen
class Square:
    """Something that people belong to; as `Disc`, *half* being half a side."""

    x: float
    y: float
    half: float
    title: str = ""


@attrs.frozen
class Stroke:
    """A tie, or that somebody belongs to something.

    Args:
        a: One end.
        b: The other end.
        width: How thick.
        paint: "tie", "own" (ego's), "member", or "leader" (to a name).
    """

    a: tuple[float, float]
    b: tuple[float, float]
    width: float
    paint: str


@attrs.frozen
class Area:
    """What is behind the people of a cluster: the corners of their hull."""

    corners: tuple[tuple[float, float], ...]
    paint: str


@attrs.frozen
class Word:
    """A line of text.

    Args:
        x: Where it begins, or its middle or end by *anchor*.
        y: Its base line.
        text: What it says.
        size: How high letters are, in units of the sheet.
        anchor: "start", "middle" or "end".
        style: "name", "label" (of a cluster), "head", "text" or "faint".
    """

    x: float
    y: float
    text: str
    size: float
    anchor: str = "start"
    style: str = "text"


@attrs.frozen
class Sheet:
    """A still picture, the hindmost marks first.

    Args:
        width: How wide.
        height: How high.
        title: What it shows, in a line.
        description: The same in words, for those who do not see it.
        areas: What is behind clusters.
        strokes: The ties.
        squares: The groups.
        discs: The people, and the samples of the legend.
        words: Names, labels and the legend.
    """

    width: float
    height: float
    title: str
    description: str
    areas: tuple[Area, ...]
    strokes: tuple[Stroke, ...]
    squares: tuple[Square, ...]
    discs: tuple[Disc, ...]
    words: tuple[Word, ...]
