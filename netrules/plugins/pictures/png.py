"""The still picture as PNG, for where an SVG is not taken: the same marks, drawn by resvg."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from netrules import MissingExtra, Namer, Picture, PictureOptions, Scene
from netrules.plugins.pictures.svg import Svg

if TYPE_CHECKING:
    from collections.abc import Callable

#: How many pixels a unit of the sheet is wide, so that letters are sharp on paper too.
_ZOOM: Final = 2
#: Typefaces to draw with where the system names none as its own: the first that is there.
_FACES: Final = ("", "DejaVu Sans", "Noto Sans", "Liberation Sans", "Helvetica")
_LETTERS: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<text y="15" font-family="sans-serif">Mm</text></svg>'
)


class Png:
    """A still picture with a legend, on white."""

    name = "png"
    endings = (".png",)
    about = "a still picture with a legend, for slides and mail; needs netrules[pictures]"

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> bytes:
        """The picture; see `netrules.Picture`.

        Raises:
            MissingExtra: If resvg is not installed.
            NoTypeface: If no typeface is: it would be a picture without a word.
        """
        try:
            from resvg_py import svg_to_bytes  # noqa: PLC0415 reason: an extra
        except ModuleNotFoundError:
            raise MissingExtra("a picture as PNG", "resvg_py", "netrules[pictures]") from None
        svg = Svg().draw(scene, namer, options)
        return bytes(svg_to_bytes(svg_string=svg, zoom=_ZOOM, **_face(svg_to_bytes)))


def _face(draw: Callable[..., bytes]) -> dict[str, Any]:
    """The typeface to draw with, as an option of *draw*; none if the system has its own.

    Raises:
        NoTypeface: If there is none: letters are left out without a word then.
    """
    blank = draw(svg_string=_LETTERS, skip_system_fonts=True)
    for face in _FACES:
        named = {"sans_serif_family": face} if face else {}
        if draw(svg_string=_LETTERS, **named) != blank:
            return named
    raise NoTypeface


class NoTypeface(ValueError):
    """There is no typeface to write names in."""

    def __init__(self) -> None:
        super().__init__(
            "no typeface is installed here, so the picture would be without names; install one, "
            "such as DejaVu Sans, or draw an .svg"
        )


PICTURES: Final[tuple[Picture, ...]] = (Png(),)
