"""How a scene shows itself in a notebook."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import Final

from netrules.actions.pictures import PictureOptions
from netrules.actions.scene import Scene
from netrules.engine.render import Namer
from netrules.manager import Plugins

#: The picture that pages show without running anything.
_STILL: Final = "svg"


def scene_html(scene: Scene) -> str:
    """The still picture of *scene* as an image.

    It is one, rather than marks of the page, so that its style sheet stays its own.
    """
    picture = Plugins.installed(third_party=False).pictures()[_STILL]
    drawn = picture.draw(scene, Namer(scene.network), PictureOptions())
    data = drawn.encode("utf-8", "replace") if isinstance(drawn, str) else drawn
    image = b64encode(data).decode("ascii")
    told = f"{len(scene.people):,} people, {len(scene.lines):,} ties among them, {scene.today}"
    return f'<img alt="{escape(told)}" src="data:image/svg+xml;base64,{image}">'
