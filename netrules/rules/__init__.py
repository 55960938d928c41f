"""The built-in rules: a folder a family, a file a rule."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from netrules import Rule


def every_rule() -> list[Rule]:
    """Every rule in the folders below, by code."""
    return sorted(_found(), key=lambda rule: rule.code)


def _found() -> Iterator[Rule]:
    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        if not module.ispkg:
            yield from (
                value
                for value in vars(import_module(module.name)).values()
                if isinstance(value, Rule) and value.function.__module__ == module.name
            )
