"""Rules made ready to run: selected, with options and severity from the settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import attrs

from netrules.engine.run import Armed
from netrules.engine.selection import strangers
from netrules.engine.settings import Settings, SettingsError, options_of


class Owned(Protocol):
    """A rule and the plugin that brought it."""

    @property
    def plugin(self) -> str:
        """Whose it is."""

    @property
    def value(self) -> Any:
        """The rule."""


def arm(settings: Settings, rules: Mapping[str, Owned]) -> list[Armed]:
    """The rules that *settings* select, with what they say of each.

    Raises:
        SettingsError: If they select or configure a rule that there is not.
    """
    known = [one.value for one in rules.values()]
    selection = settings.selection
    for word, closest in strangers((*selection.select, *selection.extend), known):
        remedy = f"did you mean {closest}?" if closest else "netrules rules lists them"
        raise SettingsError(
            settings.shown, settings.rules.line, f"no rule {word!r} to select", remedy
        )
    options = options_of(settings, known)
    return [
        _armed(one, options.get(code, {}))
        for code, one in rules.items()
        if selection.decide(one.value).on
    ]


def _armed(one: Owned, stated: Mapping[str, Any]) -> Armed:
    own = {name: value for name, value in stated.items() if name != "severity"}
    # Settings write options with hyphens, Python with underscores.
    own = {name.replace("-", "_"): value for name, value in own.items()}
    armed = Armed(one.value, {**one.value.options, **own}, one.value.severity, one.plugin)
    return attrs.evolve(armed, severity=stated.get("severity", armed.severity))
