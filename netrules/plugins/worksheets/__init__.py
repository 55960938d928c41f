"""The built-in forms of the worksheet, a module each.

Each has a tuple ``WORKSHEETS``; the modules besides, whose names begin with an underscore, are
what they share.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from netrules import WorksheetKind


def every_kind() -> list[WorksheetKind]:
    """The forms of all modules in this folder, sorted by name."""
    names = [module.name for module in iter_modules(__path__) if not module.name.startswith("_")]
    found = [one for name in names for one in import_module(f"{__name__}.{name}").WORKSHEETS]
    return sorted(found, key=lambda kind: kind.name)
