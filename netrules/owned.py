"""What is known of a plugin: what it brought, and what went wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import attrs

#: The plugin that netrules comes with, to which its commands belong too.
BUILT_IN: Final = "netrules[builtin]"


def with_version(plugin: str, version: str) -> str:
    """The plugin with its version, as messages name it."""
    return f"{plugin} {version}".rstrip()


@attrs.frozen
class PluginFailure:
    """A plugin that could not be used, or a clash between two.

    Args:
        plugin: Whose it is, as "distribution[entry]".
        error: What is wrong.
        trace: The traceback; "" if nothing raised.
        version: The version of the distribution; "" of a local plugin.
        hook: The hook in question; "" if the plugin could not be used at all.
    """

    plugin: str
    error: str
    trace: str = ""
    version: str = ""
    hook: str = ""

    @property
    def whose(self) -> str:
        """The plugin with its version."""
        return with_version(self.plugin, self.version)


@attrs.frozen
class Reviewed:
    """What a plugin did to the findings before they were reported.

    Args:
        taken: How many it took away.
        added: How many it put in.
        changed: How many are others than they were, and about the same.
    """

    taken: int
    added: int
    changed: int


@attrs.frozen
class Owned:
    """Something a plugin brought.

    Args:
        plugin: Whose it is, as "distribution[entry]".
        value: The source, rule, template, measure, format, picture, worksheet or command.
        version: The version of the distribution; "" of a local plugin.
    """

    plugin: str
    value: Any
    version: str = ""

    @property
    def whose(self) -> str:
        """The plugin with its version."""
        return with_version(self.plugin, self.version)


@attrs.frozen
class PluginEntry:
    """A plugin that was found, and what came of it.

    Args:
        plugin: Whose it is, as "distribution[entry]"; the path or name of a local one.
        distribution: The distribution that it was installed with; "" of a local one.
        version: The version of that; "" of a local one.
        brings: For each kind ("sources", "rules" …) the names of what is in force, sorted.
        hooks: The hooks that it implements, sorted.
        failures: What could not be used.
    """

    plugin: str
    distribution: str
    version: str
    brings: Mapping[str, tuple[str, ...]]
    hooks: tuple[str, ...]
    failures: tuple[PluginFailure, ...]
