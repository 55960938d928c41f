"""The built-in sources, a package each.

Each package has a tuple ``SOURCES``. Whatever only reading needs is imported when reading
begins, so that recognising a file stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from netrules import Source


def every_source() -> list[Source]:
    """The sources of all packages in this folder, sorted by name."""
    packages = [f"{__name__}.{module.name}" for module in iter_modules(__path__) if module.ispkg]
    found = [source for name in packages for source in import_module(name).SOURCES]
    return sorted(found, key=lambda source: source.name)
