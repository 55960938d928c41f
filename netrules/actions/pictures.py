"""What a picture of a network is, and which of them a file's name asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import attrs

from netrules.actions.endings import Maker, by_ending
from netrules.actions.scene import Scene
from netrules.engine.render import Namer


@attrs.frozen
class PictureOptions:
    """What may differ from picture to picture of one scene.

    Args:
        ego: Whether ego and ego's own ties are drawn. Tied to everybody, ego hides what ties
            the others.
    """

    ego: bool = False


class Picture(Maker, Protocol):
    """A way to draw a scene."""

    def draw(self, scene: Scene, namer: Namer, options: PictureOptions) -> str | bytes:
        """The whole file, text without the last line's end.

        Args:
            scene: What to draw.
            namer: Gives names and other values read from files, or hides them; nothing else may.
            options: How.
        """
        ...


def picture_for(file: Path, pictures: Mapping[str, Picture]) -> Picture:
    """The one of *pictures* that makes files with the ending of *file*.

    Raises:
        ValueError: If none does; the message lists those there are.
    """
    return by_ending(file, pictures, "picture")
