"""The built-in pictures, a module or package each.

Each has a tuple ``PICTURES``; the modules besides, whose names begin with an underscore, are what
they share.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from netrules import Picture


def every_picture() -> list[Picture]:
    """The pictures of all modules and packages in this folder, sorted by name."""
    names = [module.name for module in iter_modules(__path__) if not module.name.startswith("_")]
    found = [one for name in names for one in import_module(f"{__name__}.{name}").PICTURES]
    return sorted(found, key=lambda picture: picture.name)
