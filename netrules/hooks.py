"""The hooks a plugin may implement. Arguments may be added to them, never removed.

Mark an implementation with ``@netrules.hookimpl``. The page docs/hooks.md has an example of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import pluggy

if TYPE_CHECKING:
    from netrules.actions.pictures import Picture
    from netrules.actions.worksheet import WorksheetKind
    from netrules.commands import Command
    from netrules.engine.finding import Finding
    from netrules.engine.formats import Format
    from netrules.engine.rule import Rule
    from netrules.goals.template import Template
    from netrules.loading.source import Source
    from netrules.model.network import Network

PROJECT: Final = "netrules"
hookspec: Final = pluggy.HookspecMarker(PROJECT)
#: Marks a function as the implementation of a hook.
hookimpl: Final = pluggy.HookimplMarker(PROJECT)
#: The version of the hooks: the second number grows when something is added to them, the first
#: if ever something were taken away. A plugin may state ``netrules_api = "1.0"``, the version that
#: it was written for.
API_VERSION: Final = "1.0"


@hookspec
def netrules_sources() -> Iterable[Source]:  # type: ignore[empty-body]
    """The kinds of files that the plugin can read."""


@hookspec
def netrules_rules() -> Iterable[Rule]:  # type: ignore[empty-body]
    """The rules that the plugin brings."""


@hookspec
def netrules_goals() -> Iterable[Template]:  # type: ignore[empty-body]
    """The goal templates that the plugin brings."""


@hookspec
def netrules_measures() -> Mapping[str, Callable[[Network], Any]]:  # type: ignore[empty-body]
    """Functions of a network by the name by which rules ask for them."""


@hookspec
def netrules_formats() -> Iterable[Format]:  # type: ignore[empty-body]
    """The report formats that the plugin brings."""


@hookspec
def netrules_pictures() -> Iterable[Picture]:  # type: ignore[empty-body]
    """The pictures that the plugin can draw."""


@hookspec
def netrules_worksheets() -> Iterable[WorksheetKind]:  # type: ignore[empty-body]
    """The forms in which the plugin can write a worksheet."""


@hookspec
def netrules_commands() -> Iterable[Command]:  # type: ignore[empty-body]
    """The commands that the plugin adds to ``netrules``."""


@hookspec
def netrules_network_loaded(network: Network) -> None:
    """The network was loaded; raise to object to it, return nothing."""


@hookspec
def netrules_review_findings(findings: list[Finding], network: Network) -> None:
    """The findings before they are reported; change the list in place."""
