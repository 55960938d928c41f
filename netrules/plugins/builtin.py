"""The built-in plugin: it arrives through the same door as anyone's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from typing import Any

from netrules import Format, Network, Rule, Source, Template, hookimpl


@hookimpl
def netrules_sources() -> Iterable[Source]:
    """Every source in the folders of `netrules.plugins.sources`."""
    from netrules.plugins.sources import every_source  # noqa: PLC0415 reason: start-up

    return every_source()


@hookimpl
def netrules_rules() -> Iterable[Rule]:
    """Every rule in the folders of `netrules.rules`."""
    from netrules.rules import every_rule  # noqa: PLC0415 reason: start-up

    return every_rule()


@hookimpl
def netrules_goals() -> Iterable[Template]:
    """The goal templates of this package's data files."""
    from netrules import read_template  # noqa: PLC0415 reason: start-up

    folder = resources.files("netrules.plugins") / "templates"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=str)
    return [read_template(file.read_bytes(), file.name) for file in files]


@hookimpl
def netrules_measures() -> Mapping[str, Callable[[Network], Any]]:
    """The measures that rules ask for by name."""
    from netrules import measures  # noqa: PLC0415 reason: start-up

    return {
        "complete_degrees": measures.complete_degrees,
        "cuts": measures.cuts,
        "namesakes": measures.namesakes,
    }


@hookimpl
def netrules_formats() -> Iterable[Format]:
    """Text for people, JSON for programs."""
    from netrules.plugins.formats.json import Json  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.text import Text  # noqa: PLC0415 reason: start-up

    return [Json(), Text()]
