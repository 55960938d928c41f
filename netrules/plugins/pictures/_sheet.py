"""A scene as a still picture: what goes where, in which size and paint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import dist, sqrt
from typing import Final

from netrules import EGO, Mode, Namer, PictureOptions, Scene, Warmth, printable
from netrules.plugins.pictures._legend import LEGEND, legend
from netrules.plugins.pictures._lettering import Occupied, Rectangle, cut, width_of
from netrules.plugins.pictures._marks import (
    CLUSTERS,
    NONE,
    OTHER,
    Area,
    Disc,
    Ring,
    Sheet,
    Square,
    Stroke,
    Word,
)

#: The sheet, and the square of it in which people stand.
HEIGHT: Final = 900.0
WIDTH: Final = HEIGHT + LEGEND
_EDGE: Final = 46.0
_SPAN: Final = HEIGHT - 2 * _EDGE
#: How large somebody is at least and at most, in parts of how far people keep from each other.
_SMALLEST: Final = 0.2
_LARGEST: Final = 0.5
_RADII: Final = (1.2, 17.0)
#: How many names and labels there are at most, and how high and wide.
_MOST_NAMES: Final = 36
_NAME: Final = 13.5
_LABEL: Final = 16.5
_WIDEST: Final = 200.0
#: How far a name is from its disc: beyond its ring.
_BESIDE: Final = 5.0
#: How far it may be from it at most, where a line leads to it, and in which steps it is tried.
_FAR: Final = 130
_STEP: Final = 10
#: How far a label is above, below or beside the discs of its cluster.
_ABOUT: Final = 26
#: Where a name may stand: to the right, the left, above, below, and between.
_WAYS: Final = (
    *((1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0)),
    *((0.8, -0.6), (-0.8, -0.6), (0.8, 0.6), (-0.8, 0.6)),
)
_RINGS: Final = {
    Warmth.WARM: Ring.WARM,
    Warmth.COOL: Ring.COOL,
    Warmth.DORMANT: Ring.HOLLOW,
    Warmth.NEVER: Ring.PLAIN,
    Warmth.UNKNOWN: Ring.PLAIN,
}


def sheet(scene: Scene, namer: Namer, options: PictureOptions) -> Sheet:
    """What is drawn of *scene*."""
    return _Drawing(scene, namer.shown_by(printable), options).sheet()


class _Drawing:
    """A scene on its way onto a sheet."""

    def __init__(self, scene: Scene, namer: Namer, options: PictureOptions) -> None:
        self.scene: Final = scene
        self.namer: Final = namer
        self.options: Final = options
        self.boxes: Final = scene.groups if scene.mode is Mode.GROUPS else ()
        self.places: Final = [(_at(dot.x), _at(dot.y)) for dot in scene.people]
        everything = self.places + [_at2(box.x, box.y) for box in self.boxes]
        self.room: Final = nearest(everything, _SPAN / sqrt(max(len(everything), 1)))
        self.radii: Final = [self._radius(dot.size) for dot in scene.people]

    def sheet(self) -> Sheet:
        told = legend(self.scene, self.namer, HEIGHT)
        squares = self._squares()
        words, leaders = self._words(squares)
        return Sheet(
            WIDTH,
            HEIGHT,
            told.title,
            told.description,
            self._areas(),
            (*self._strokes(), *leaders),
            squares,
            (*self._discs(), *told.discs),
            (*words, *told.words),
        )

    # -- sizes -----------------------------------------------------------------

    def _radius(self, size: float) -> float:
        """The area of a disc grows with *size*."""
        low, high = _SMALLEST * self.room, _LARGEST * self.room
        radius = low + (high - low) * sqrt(size)
        return round(min(max(radius, _RADII[0]), _RADII[1]), 2)

    def _paint(self, cluster: int | None) -> str:
        if cluster is None:
            return NONE
        return CLUSTERS[cluster] if cluster < len(CLUSTERS) else OTHER

    # -- marks -----------------------------------------------------------------

    def _areas(self) -> tuple[Area, ...]:
        return tuple(
            Area(hull([self.places[who] for who in region.people]), self._paint(place))
            for place, region in enumerate(self.scene.clusters)
        )

    def _strokes(self) -> tuple[Stroke, ...]:
        thin = min(1.0, self.room / 14)
        found = [
            Stroke(_at2(box.x, box.y), self.places[who], round(0.8 * thin, 2), "member")
            for box in self.boxes
            for who in box.people
        ]
        if self.options.ego:
            middle = (_at(0.5), _at(0.5))
            found += [
                Stroke(middle, self.places[line.b], round(0.6 * thin, 2), "own")
                for line in self.scene.ego_lines
            ]
        found += [
            Stroke(
                self.places[line.a],
                self.places[line.b],
                round((0.5 + 2.2 * line.weight) * thin, 2),
                "tie",
            )
            for line in self.scene.lines
        ]
        return tuple(found)

    def _squares(self) -> tuple[Square, ...]:
        most = max((len(box.people) for box in self.boxes), default=1)
        return tuple(
            Square(
                *_at2(box.x, box.y),
                round(0.9 * self._radius(len(box.people) / most), 2),
                f"{self._group(place)}: {len(box.people)}",
            )
            for place, box in enumerate(self.boxes)
        )

    def _group(self, place: int) -> str:
        return self.scene.group_name(place, self.namer)

    def _discs(self) -> tuple[Disc, ...]:
        found = [
            Disc(
                *self.places[place],
                self.radii[place],
                self._paint(dot.cluster),
                _RINGS[dot.warmth],
                self._name(place, 400),
            )
            for place, dot in enumerate(self.scene.people)
        ]
        if self.options.ego:
            mine = Disc(_at(0.5), _at(0.5), self._radius(0.5), "ego", Ring.PLAIN, "me")
            found.append(mine)
        return tuple(found)

    def _name(self, place: int, most: float = _WIDEST) -> str:
        return cut(self.namer.person(self.scene.people[place].id), _NAME, most)

    # -- words -----------------------------------------------------------------

    def _words(self, squares: Sequence[Square]) -> tuple[list[Word], list[Stroke]]:
        """Labels and names where they are in nobody's way, and lines to those further away."""
        taken = Occupied((0.0, 0.0, HEIGHT, HEIGHT))
        for (x, y), radius in zip(self.places, self.radii, strict=True):
            taken.add_mark((x - radius, y - radius, x + radius, y + radius))
        words = [*self._labels(taken), *self._group_names(squares, taken)]
        leaders = []
        first, others = self._hubs()
        for place in (*first, *others):
            if len(words) >= _MOST_NAMES:
                break
            at, away = self.places[place], self.radii[place] + _BESIDE
            word = _beside(*at, away, self._name(place), "name", taken)
            if word is None and place in first:
                word = _led_to(*at, away, self._name(place), "name", taken)
                if word is not None:
                    leaders.append(Stroke(at, _end(word), 0.8, "leader"))
            words += [word] if word else []
        return words, leaders

    def _labels(self, taken: Occupied) -> list[Word]:
        """What clusters with a label are called, above them or else below or beside."""
        found: list[Word] = []
        for place, region in enumerate(self.scene.clusters):
            if not region.label or len(found) >= _MOST_NAMES // 3:
                continue
            xs, ys = zip(*(self.places[who] for who in region.people), strict=True)
            text = cut(self.scene.cluster_name(place, self.namer), _LABEL, _WIDEST)
            middle, amid = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
            above, below = min(ys) - _ABOUT, max(ys) + _ABOUT + 0.7 * _LABEL
            ways = [
                (middle, base, anchor)
                for anchor in ("middle", "start", "end")
                for base in (above, below)
            ]
            ways += [(max(xs) + _ABOUT, amid, "start"), (min(xs) - _ABOUT, amid, "end")]
            word = _first_free(ways, text, _LABEL, "label", taken)
            found += [word] if word else []
        return found

    def _group_names(self, squares: Sequence[Square], taken: Occupied) -> list[Word]:
        order = sorted(range(len(squares)), key=lambda one: (-len(self.boxes[one].people), one))
        found = []
        for place in order[: 2 * _MOST_NAMES // 3]:
            square = squares[place]
            text = cut(self._group(place), _NAME, _WIDEST)
            away = square.half + 2
            ways = _ways(square.x, square.y, away)
            word = _first_free(ways, text, _NAME, "group", taken)
            found += [word] if word else []
        return found

    def _hubs(self) -> tuple[list[int], list[int]]:
        """The hub of each cluster, and the others by the number of their ties."""
        first = [region.hubs[0] for region in self.scene.clusters if region.hubs]
        rest = [place for place, dot in enumerate(self.scene.people) if dot.degree > 1]
        rest.sort(key=lambda place: (-self.scene.people[place].degree, place))
        return first, [place for place in rest if place not in first][: 3 * _MOST_NAMES]


def _at(place: float) -> float:
    return round(_EDGE + _SPAN * place, 1)


def _at2(x: float, y: float) -> tuple[float, float]:
    return _at(x), _at(y)


def _ways(x: float, y: float, away: float) -> list[tuple[float, float, str]]:
    """Where a name may stand that far from a place: its beginning, middle or end, and which."""
    return [
        (
            x + right * away,
            y + down * (away + _NAME / 2) + _NAME / 3,
            "start" if right > 0 else "end" if right < 0 else "middle",
        )
        for right, down in _WAYS
    ]


def _beside(x: float, y: float, away: float, text: str, style: str, taken: Occupied) -> Word | None:
    """*text* that far from a place, if there is room."""
    for at_x, at_y, anchor in _ways(x, y, away):
        if word := _placed(at_x, at_y, text, _NAME, anchor, style, taken):
            return word
    return None


def _led_to(x: float, y: float, away: float, text: str, style: str, taken: Occupied) -> Word | None:
    """*text* as near to a place as there is room, further away than beside it."""
    for more in range(_STEP, _FAR, _STEP):
        if word := _beside(x, y, away + more, text, style, taken):
            return word
    return None


def _end(word: Word) -> tuple[float, float]:
    """Where a line to *word* ends: at the middle of its height."""
    return word.x, round(word.y - _NAME / 3, 1)


def _first_free(
    ways: Sequence[tuple[float, float, str]], text: str, size: float, style: str, taken: Occupied
) -> Word | None:
    """*text* in the first of some places that is free, else in the first without words."""
    for over in (False, True):
        for x, y, anchor in ways:
            if word := _placed(x, y, text, size, anchor, style, taken, over=over):
                return word
    return None


def _placed(
    x: float,
    y: float,
    text: str,
    size: float,
    anchor: str,
    style: str,
    taken: Occupied,
    *,
    over: bool = False,
) -> Word | None:
    """*text* in that place if it is free; with *over* discs are in nobody's way."""
    where = _rectangle(x, y, width_of(text, size), size, anchor)
    if not taken.is_free(where, over=over):
        return None
    taken.add_word(where)
    return Word(round(x, 1), round(y, 1), text, size, anchor, style)


def _rectangle(x: float, y: float, width: float, size: float, anchor: str) -> Rectangle:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return left, y - size, left + width, y + size / 4


def nearest(places: Sequence[tuple[float, float]], most: float) -> float:
    """How far from the next one all but a tenth of *places* are at least; at most *most*."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for x, y in places:
        cells.setdefault((int(x // most), int(y // most)), []).append((x, y))
    found = sorted(
        min((dist(one, other) for other in _near(cells, one, most) if other != one), default=most)
        for one in places
    )
    return min(most, found[len(found) // 10]) if found else most


def _near(
    cells: Mapping[tuple[int, int], Sequence[tuple[float, float]]],
    place: tuple[float, float],
    size: float,
) -> Iterator[tuple[float, float]]:
    column, row = int(place[0] // size), int(place[1] // size)
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            yield from cells.get((column + dx, row + dy), ())


def hull(places: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """The corners of the convex hull of *places* (Andrew 1979, monotone chains)."""
    order = sorted(set(places))
    if len(order) < 3:  # noqa: PLR2004 reason: a triangle
        return tuple(order)

    def half(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for point in points:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return tuple(half(order) + half(order[::-1]))


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


__all__ = ["EGO", "HEIGHT", "WIDTH", "hull", "sheet"]
