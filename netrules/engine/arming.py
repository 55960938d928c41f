"""Rules made ready to run: selected, with options and severity from the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import attrs

from netrules.engine.options import tables_of, written
from netrules.engine.rule import rules_by_word
from netrules.engine.run import Armed
from netrules.engine.selection import Choice, Unmatched, strangers
from netrules.engine.settings import Settings, SettingsError, Table
from netrules.suggest import did_you_mean


class Owned(Protocol):
    """A rule and the plugin that brought it."""

    @property
    def plugin(self) -> str:
        """Whose it is."""

    @property
    def value(self) -> Any:
        """The rule."""

    @property
    def version(self) -> str:
        """The version of the plugin's distribution."""


@attrs.frozen
class OptionInForce:
    """An option of a rule as it stands.

    Args:
        name: As written in the settings.
        value: What holds.
        default: What holds where nothing is said.
        origin: Where the value came from: ``netrules.toml:4``, ``default`` …
    """

    name: str
    value: Any
    default: Any
    origin: str


@attrs.frozen
class ListedRule:
    """A rule, whether it runs, and what the settings say of it.

    Args:
        armed: The rule with its options and severity.
        choice: Whether it runs, and why.
        origin: Where the selector stands that decided; "" where none did.
        options: Its options.
        severity_origin: Where the severity came from.
    """

    armed: Armed
    choice: Choice
    origin: str
    options: tuple[OptionInForce, ...]
    severity_origin: str

    @property
    def why(self) -> str:
        """Why it runs or not, and where that was said."""
        return f"{self.choice.reason} ({self.origin})" if self.origin else self.choice.reason


def arm(settings: Settings, rules: Mapping[str, Owned]) -> list[Armed]:
    """The rules that *settings* select, with what they say of each.

    Raises:
        SettingsError: If they select or configure a rule that there is not.
    """
    return [one.armed for one in list_rules(settings, rules) if one.choice.on]


def list_rules(settings: Settings, rules: Mapping[str, Owned]) -> tuple[ListedRule, ...]:
    """Every rule by code, those that do not run too.

    Raises:
        SettingsError: If the settings select or configure a rule that there is not.
    """
    known = [one.value for one in rules.values()]
    for key in ("select", "extend-select"):
        for word, closest in strangers(settings.rules[key], known):
            remedy = f"did you mean {closest}?" if closest else "netrules rules lists them"
            at = settings.place(settings.rules, key)
            raise SettingsError(at.path, at.line, f"no rule {word!r} to select", remedy)
    tables = tables_of(settings, known)
    return tuple(_listed(settings, one, tables.get(code)) for code, one in rules.items())


def find_rule(word: str, rules: Iterable[ListedRule]) -> ListedRule:
    """The rule whose code or name is *word*.

    Raises:
        ValueError: If there is none; the message says which may have been meant.
    """
    listed = {one.armed.rule.code: one for one in rules}
    by_word = rules_by_word(one.armed.rule for one in listed.values())
    if word in by_word:
        return listed[by_word[word].code]
    closest = did_you_mean(word, by_word)
    hint = f"did you mean {closest}?" if closest else "netrules rules lists them"
    msg = f"no rule {word!r}; {hint}"
    raise ValueError(msg)


def unmatched(settings: Settings, rules: Mapping[str, Owned]) -> tuple[Unmatched, ...]:
    """The selectors in ``ignore`` that fit no rule."""
    known = [one.value for one in rules.values()]
    at = settings.place(settings.rules, "ignore")
    return tuple(Unmatched(*one, at) for one in strangers(settings.rules["ignore"], known))


def _listed(settings: Settings, one: Owned, table: Table | None) -> ListedRule:
    rule = one.value
    stated = table.values if table is not None else {}
    choice = settings.selection.decide(rule)

    def origin(key: str) -> str:
        return settings.origin(table, key) if table is not None else "default"

    options = {name: stated.get(name, default) for name, default in rule.options.items()}
    return ListedRule(
        Armed(rule, options, stated.get("severity", rule.severity), one.plugin, one.version),
        choice,
        _decided_at(settings, choice),
        tuple(
            OptionInForce(written(name), value, rule.options[name], origin(written(name)))
            for name, value in options.items()
        ),
        origin("severity"),
    )


def _decided_at(settings: Settings, choice: Choice) -> str:
    """Where the selector stands that made *choice*, such as ``ignore, netrules.toml:4``."""
    if not choice.selector:
        return ""
    keys = ("select", "extend-select") if choice.on else ("ignore",)
    key = next(key for key in keys if choice.selector in settings.rules[key])
    return f"{key}, {settings.origin(settings.rules, key)}"
