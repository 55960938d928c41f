"""The interactive map: one page that opens from disk and asks nothing of anybody."""

from __future__ import annotations

from typing import Final

from netrules import Picture
from netrules.plugins.pictures.html.picture import MapPage as MapPage

PICTURES: Final[tuple[Picture, ...]] = (MapPage(),)
