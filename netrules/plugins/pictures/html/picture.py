"""The map as a page: what stands in it is told in `content`, how it looks and acts beside it."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

from netrules import Namer, PictureOptions, Scene, printable
from netrules.plugins.page import cut, page
from netrules.plugins.pictures._palette import BY_DAY, BY_NIGHT
from netrules.plugins.pictures.html.body import body
from netrules.plugins.pictures.html.content import content

#: The scripts, in the order in which they run: each is a part of one program.
_SCRIPTS: Final = ("state.js", "paper.js", "panels.js", "start.js")


class MapPage:
    """A page to explore: search, filters, days, goals, layers side by side."""

    name = "html"
    endings = (".html", ".htm")
    about = "a page to explore: search, filters, goals, layers side by side; opens offline"

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> str:
        """The page; see `netrules.Picture`."""
        shown = namer.shown_by(lambda text: cut(printable(text)))
        return page(
            title=f"Map of the network, {scene.today}",
            body=body(scene, shown),
            styles=[_paints(), _file("map.css")],
            scripts=["\n".join(map(_file, _SCRIPTS))],
            data=content(scene, shown, options),
        )


@cache
def _paints() -> str:
    """The paints as properties, by day and by night."""
    lines = (f"  --{name}: light-dark({day}, {BY_NIGHT[name]});" for name, day in BY_DAY.items())
    return "\n".join((":root {", *lines, "}"))


@cache
def _file(name: str) -> str:
    return (resources.files("netrules.plugins.pictures.html") / name).read_text("utf-8")
