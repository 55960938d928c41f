"""Layers that the user names: in which of their networks a file was made.

A graph file says who knows whom, but not where: on Facebook, on LinkedIn, or by heart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from netrules.loading.records import Item


def in_layers(items: Iterable[Item], layers: Mapping[str, str]) -> list[Item]:
    """*items*, those of some files being of the layer that is named for them.

    Args:
        items: What was read.
        layers: The layer of each file or folder, by how origins name it; of a folder and a
            file in it the file's counts.
    """
    closest = sorted(layers, key=len, reverse=True)
    return [_moved(item, closest, layers) for item in items]


def _moved(item: Item, closest: Iterable[str], layers: Mapping[str, str]) -> Item:
    path = item.origin.path
    for place in closest:
        if path == place or path.startswith(f"{place.rstrip('/')}/") or place == ".":
            return attrs.evolve(item, origin=attrs.evolve(item.origin, layer=layers[place]))
    return item
