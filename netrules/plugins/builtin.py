"""The built-in plugin: it arrives through the same door as anyone's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from netrules import Format, Network, Picture, Rule, Source, Template, WorksheetKind, hookimpl


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
    return _templates()


@cache
def _templates() -> tuple[Template, ...]:
    """Read once: goals are asked for several times in a run."""
    from netrules import read_template  # noqa: PLC0415 reason: start-up

    folder = resources.files("netrules.plugins") / "templates"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=str)
    return tuple(read_template(file.read_bytes(), file.name) for file in files)


@hookimpl
def netrules_measures() -> Mapping[str, Callable[[Network], Any]]:
    """The measures that rules ask for by name."""
    from netrules import measures  # noqa: PLC0415 reason: start-up

    return {
        "complete_clusters": measures.complete_clusters,
        "complete_degrees": measures.complete_degrees,
        "cuts": measures.cuts,
        "frequency_bands": measures.frequency_bands,
        "layer_comparisons": measures.layer_comparisons,
        "namesakes": measures.namesakes,
    }


@hookimpl
def netrules_formats() -> Iterable[Format]:
    """Text for people, the others for programs and for the places that show them."""
    from netrules.plugins.formats.github import Github  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.gitlab import Gitlab  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.html import HtmlReport  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.json import Json  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.jsonl import JsonLines  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.junit import Junit  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.markdown import Markdown  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.sarif import Sarif  # noqa: PLC0415 reason: start-up
    from netrules.plugins.formats.text import Text  # noqa: PLC0415 reason: start-up

    return [
        Text(),
        Json(),
        JsonLines(),
        Sarif(),
        Junit(),
        Github(),
        Gitlab(),
        Markdown(),
        HtmlReport(),
    ]


@hookimpl
def netrules_pictures() -> Iterable[Picture]:
    """Every picture in the modules of `netrules.plugins.pictures`."""
    from netrules.plugins.pictures import every_picture  # noqa: PLC0415 reason: start-up

    return every_picture()


@hookimpl
def netrules_worksheets() -> Iterable[WorksheetKind]:
    """Every form in the modules of `netrules.plugins.worksheets`."""
    from netrules.plugins.worksheets import every_kind  # noqa: PLC0415 reason: start-up

    return every_kind()
