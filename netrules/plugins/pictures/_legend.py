"""What stands beside a still picture: what it shows, its clusters, and what its marks mean."""

from __future__ import annotations

from collections import Counter
from typing import Final

import attrs

from netrules import Mode, Namer, Scene, Warmth
from netrules.plugins.pictures._lettering import cut, lines_of
from netrules.plugins.pictures._marks import CLUSTERS, NONE, OTHER, Disc, Ring, Word

#: How wide it is.
LEGEND: Final = 340.0
_LEFT: Final = 14.0
_CHIP: Final = 6.0
_LINE: Final = 19.5
_HEAD: Final = 21.0
_TEXT: Final = 14.0
_SMALL: Final = 12.5
_WIDE: Final = LEGEND - _LEFT - 20
#: How many clusters are listed.
_MOST: Final = 14
#: Up to how many of them with evidence.
_FEW: Final = 8
#: How far what is after a sample, or below it, stands from the left.
_INDENT: Final = 20
#: How much room a number takes at the end of a line.
_COUNT: Final = 40
#: What the rings mean, those who are closest first.
_WARMTH: Final = (
    (Warmth.WARM, Ring.WARM, "in touch within a year"),
    (Warmth.COOL, Ring.COOL, "not within a year"),
    (Warmth.DORMANT, Ring.HOLLOW, "not for three years, but once"),
    (Warmth.NEVER, Ring.PLAIN, "never, in what the files cover"),
    (Warmth.UNKNOWN, Ring.PLAIN, "the files cannot tell"),
)


@attrs.frozen
class Legend:
    """What is told beside a picture, and of it."""

    title: str
    description: str
    words: tuple[Word, ...]
    discs: tuple[Disc, ...]


def legend(scene: Scene, namer: Namer, height: float) -> Legend:
    """The legend of *scene*, to the right of a square of that *height*."""
    column = _Column(height, height + _LEFT)
    people, ties = len(scene.people), len(scene.lines)
    title = f"A network of {_number(people, 'person', 'people')} on {scene.today}"
    column.write("The network", _HEAD, "head")
    column.write(f"{_number(people, 'person', 'people')}, {_number(ties, 'tie', 'ties')}", _TEXT)
    where = f"as recorded on {scene.today}"
    column.write(where, _SMALL, "faint")
    if scene.layer:
        column.write("layer: " + namer.text("layer", scene.layer), _SMALL, "faint")
    column.skip()
    _clusters(scene, namer, column)
    column.skip()
    _warmth(scene, column)
    column.skip()
    column.note(_note(scene))
    words = tuple(column.words)
    return Legend(title, _description(scene, namer), words, tuple(column.discs))


class _Column:
    """Lines of text one below the other, as long as there is room."""

    def __init__(self, height: float, left: float) -> None:
        self.height: Final = height
        self.left: Final = left
        self.y = 30.0
        self.words: Final[list[Word]] = []
        self.discs: Final[list[Disc]] = []

    @property
    def room(self) -> float:
        """How much room is left below."""
        return self.height - self.y

    def skip(self) -> None:
        """Leave some room."""
        self.y += _LINE / 2

    def note(self, text: str) -> None:
        """Running text in small letters."""
        for line in lines_of(text, _SMALL, _WIDE, _MOST):
            self.write(line, _SMALL, "faint")

    def write(
        self,
        text: str,
        size: float,
        style: str = "text",
        chip: tuple[str, Ring] | None = None,
        count: str = "",
        *,
        indent: bool = False,
        lines: int = 1,
    ) -> None:
        """A line, with a sample of a disc before it and a number at its end; *lines* of them at
        most, if it is long."""
        self.y += _LINE if size < _HEAD else _LINE * 1.3
        left = self.left
        if chip:
            self.discs.append(Disc(left + _CHIP, self.y - 4.5, _CHIP, *chip))
        if chip or indent:
            left += _INDENT
        if count:
            self.words.append(Word(self.left + _WIDE, self.y, count, _TEXT, "end", "text"))
        most = self.left + _WIDE - left - (_COUNT if count else 0)
        first, *more = lines_of(text, size, most, lines)
        self.words.append(Word(left, self.y, first, size, "start", style))
        for line in more:
            self.y += _LINE
            self.words.append(Word(left, self.y, line, size, "start", style))


def _clusters(scene: Scene, namer: Namer, column: _Column) -> None:
    column.write("Clusters", _TEXT, "head")
    if not scene.clusters:
        why = f"none to speak of: {scene.no_clusters}"
        column.note(why)
    few = len(scene.clusters) <= _FEW
    for place, region in enumerate(scene.clusters[:_MOST]):
        paint = CLUSTERS[place] if place < len(CLUSTERS) else OTHER
        name = scene.cluster_name(place, namer)
        count = str(len(region.people))
        column.write(name, _TEXT, "text", (paint, Ring.PLAIN), count, lines=2 if few else 1)
        evidence = scene.cluster_evidence(place, namer)
        if evidence and few:
            column.write(evidence, _SMALL, "faint", indent=True, lines=2)
    if len(scene.clusters) > _MOST:
        column.write(f"and {len(scene.clusters) - _MOST} smaller ones", _SMALL, "faint")
    rest = sum(dot.cluster is None for dot in scene.people)
    if rest and scene.clusters:
        column.write("in none", _TEXT, "text", (NONE, Ring.PLAIN), str(rest))


def _warmth(scene: Scene, column: _Column) -> None:
    column.write("When you were last in touch", _TEXT, "head")
    counts = Counter(dot.warmth for dot in scene.people)
    for warmth, ring, text in _WARMTH:
        if counts[warmth]:
            column.write(text, _TEXT, "text", (NONE, ring), str(counts[warmth]))


def _note(scene: Scene) -> str:
    if scene.mode is Mode.GROUPS:
        squares = "Squares are what people belong to."
        return f"{squares} {scene.why[:1].upper()}{scene.why[1:]}." if scene.why else squares
    note = "The larger a disc, the more ties on record; ties that nobody recorded are not drawn."
    if all(dot.degree for dot in scene.people):
        return note
    return f"{note} Those at the rim have none on record."


def _description(scene: Scene, namer: Namer) -> str:
    """The picture in words."""
    people, ties = len(scene.people), len(scene.lines)
    whole = f"{_number(people, 'person', 'people')} and {_number(ties, 'tie', 'ties')} among them"
    parts = [f"{whole}, as recorded on {scene.today}."]
    if scene.clusters:
        named = "; ".join(
            f"{cut(scene.cluster_name(place, namer), 1, 60)} "
            f"({_number(len(region.people), 'person', 'people')})"
            for place, region in enumerate(scene.clusters[:_MOST])
        )
        parts.append(f"Clusters: {named}.")
    counts = Counter(dot.warmth for dot in scene.people)
    told = [f"{text}: {counts[warmth]}" for warmth, _, text in _WARMTH if counts[warmth]]
    if told:
        parts.append(f"Last in touch: {'; '.join(told)}.")
    return " ".join(parts)


def _number(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
