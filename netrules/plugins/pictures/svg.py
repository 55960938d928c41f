"""The network as an SVG: one file without script, for browsers and documents, by day and night."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from netrules import Namer, Picture, PictureOptions, Scene
from netrules.plugins.pictures._marks import Area, Disc, Ring, Sheet, Square, Stroke, Word
from netrules.plugins.pictures._palette import BY_DAY, BY_NIGHT
from netrules.plugins.pictures._sheet import sheet
from netrules.plugins.pictures._xml import escaped

#: How far a ring is from its disc.
_RING_AWAY: Final = 2.6
_SHAPES: Final = """\
text{font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.name,.group,.label{paint-order:stroke;stroke-width:3px;stroke-linejoin:round}
.label,.head{font-weight:700}.group{font-style:italic}
.area{stroke-width:52px;stroke-linejoin:round;stroke-linecap:round}
.warm{fill:none;stroke-width:2px}.cool{fill:none;stroke-width:1.2px;stroke-dasharray:3 2.5}
.hollow{stroke-width:1.6px}
"""


class Svg:
    """A still picture with a legend."""

    name = "svg"
    endings = (".svg",)
    about = "a still picture with a legend, for documents and browsers"

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> str:
        """The picture; see `netrules.Picture`."""
        return "\n".join(_lines(sheet(scene, namer, options)))


def _lines(made: Sheet) -> Iterator[str]:
    width, height = _digits(made.width), _digits(made.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="t d">'
    )
    yield f'<title id="t">{escaped(made.title)}</title>'
    yield f'<desc id="d">{escaped(made.description)}</desc>'
    yield f"<style>\n{_style()}</style>"
    yield f'<rect class="ground" width="{width}" height="{height}"/>'
    yield from map(_area, made.areas)
    yield from _strokes(made.strokes)
    yield from map(_square, made.squares)
    yield from (line for disc in made.discs for line in _disc(disc))
    yield from map(_word, made.words)
    yield "</svg>"


# -- marks ---------------------------------------------------------------------------------


def _area(area: Area) -> str:
    points = " ".join(f"{_digits(x)},{_digits(y)}" for x, y in area.corners)
    if len(area.corners) == 1:  # a polygon needs a second corner for its round ends to show
        points = f"{points} {points}"
    return f'<polygon class="area a-{area.paint}" points="{points}"/>'


def _strokes(strokes: Iterable[Stroke]) -> Iterator[str]:
    """Those of one width in one path, one after another."""
    for (paint, width), several in groupby(
        sorted(strokes, key=lambda one: (one.paint != "member", one.paint, one.width)),
        key=lambda one: (one.paint, one.width),
    ):
        path = "".join(
            f"M{_digits(one.a[0])} {_digits(one.a[1])}L{_digits(one.b[0])} {_digits(one.b[1])}"
            for one in several
        )
        yield f'<path class="{paint}" stroke-width="{_digits(width)}" d="{path}"/>'


def _square(square: Square) -> str:
    left, top, side = square.x - square.half, square.y - square.half, 2 * square.half
    return (
        f'<rect class="box" x="{_digits(left)}" y="{_digits(top)}" width="{_digits(side)}" '
        f'height="{_digits(side)}" rx="{_digits(side / 5)}">{_title(square.title)}</rect>'
    )


def _disc(disc: Disc) -> Iterator[str]:
    x, y = f'cx="{_digits(disc.x)}"', f'cy="{_digits(disc.y)}"'
    if disc.ring in (Ring.WARM, Ring.COOL):
        away = _digits(disc.radius + _RING_AWAY)
        yield f'<circle class="{disc.ring}" {x} {y} r="{away}"/>'
    paint = f"hollow s-{disc.paint}" if disc.ring is Ring.HOLLOW else f"f-{disc.paint}"
    title = _title(disc.title)
    end = f">{title}</circle>" if title else "/>"
    yield f'<circle class="{paint}" {x} {y} r="{_digits(disc.radius)}"{end}'


def _word(word: Word) -> str:
    anchor = "" if word.anchor == "start" else f' text-anchor="{word.anchor}"'
    return (
        f'<text class="{word.style}" x="{_digits(word.x)}" y="{_digits(word.y)}" '
        f'font-size="{_digits(word.size)}"{anchor}>{escaped(word.text)}</text>'
    )


def _title(text: str) -> str:
    return f"<title>{escaped(text)}</title>" if text else ""


# -- looks ---------------------------------------------------------------------------------


def _style() -> str:
    night = _painted(BY_NIGHT)
    return f"{_SHAPES}{_painted(BY_DAY)}@media (prefers-color-scheme:dark){{\n{night}}}\n"


def _painted(colours: dict[str, str]) -> str:
    """The rules that give paints their *colours*."""
    paints = ("c0", "c1", "c2", "c3", "c4", "c5", "other", "none", "ego")
    rules = [
        f".ground{{fill:{colours['ground']}}}",
        f".text,.head,.name,.group,.label{{fill:{colours['ink']}}}",
        f".name,.group,.label{{stroke:{colours['ground']}}}",
        f".faint{{fill:{colours['faint']}}}",
        f".tie{{stroke:{colours['tie']};stroke-opacity:.5}}",
        f".own,.member{{stroke:{colours['member']};stroke-opacity:.5}}",
        f".leader{{stroke:{colours['faint']}}}",
        f".box{{fill:{colours['box']};stroke:{colours['faint']}}}",
        f".warm{{stroke:{colours['warm']}}}.cool{{stroke:{colours['faint']}}}",
        f".hollow{{fill:{colours['ground']}}}",
    ]
    rules += [
        f".f-{paint}{{fill:{colours[paint]}}}.s-{paint}{{stroke:{colours[paint]}}}"
        f".a-{paint}{{fill:{colours[paint]};stroke:{colours[paint]};opacity:.13}}"
        for paint in paints
    ]
    return "\n".join(rules) + "\n"


def _digits(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


PICTURES: Final[tuple[Picture, ...]] = (Svg(),)
