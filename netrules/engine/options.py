"""What the settings say of single rules: their options and severity, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from netrules.engine import schema
from netrules.engine.rule import Rule, rules_by_word
from netrules.engine.settings import Settings, SettingsError, Table
from netrules.suggest import did_you_mean


def tables_of(settings: Settings, rules: Iterable[Rule]) -> Mapping[str, Table]:
    """The ``[rules.CODE]`` table of each rule that has one, by code, with checked values.

    Values are by the names that options have in Python, with underscores; what a
    table states is by the names as written.

    Raises:
        SettingsError: For an unknown rule or option, or a value of the wrong type.
    """
    by_word = rules_by_word(rules)
    found: dict[str, Table] = {}
    for word, table in settings.options.items():
        if word not in by_word:
            closest = did_you_mean(word, by_word)
            remedy = f"did you mean {closest}?" if closest else "netrules rules lists them"
            raise SettingsError(table.file, table.line, f"no rule {word!r}", remedy)
        rule = by_word[word]
        if rule.code in found:
            message = f"rule {rule.code} has two tables, by two of its names"
            raise SettingsError(table.file, table.line, message, "keep one of them")
        found[rule.code] = _checked(rule, table)
    return found


def written(option: str) -> str:
    """How an option's name is written in settings and messages: with hyphens."""
    return option.replace("_", "-")


def _checked(rule: Rule, table: Table) -> Table:
    spellings = {key.replace("-", "_"): key for key in table.values}
    if len(spellings) < len(table.values):
        message = f"an option of {rule.code} is given twice, with - and with _"
        raise SettingsError(table.file, table.line, message, "keep one of them")
    values = {
        key.replace("-", "_"): _option(rule, key, value, table)
        for key, value in table.values.items()
    }
    stated = {written(key): line for key, line in table.stated.items()}
    files = {written(key): file for key, file in table.files.items()}
    return attrs.evolve(table, values=values, stated=stated, files=files)


def _option(rule: Rule, key: str, value: Any, table: Table) -> Any:
    at = table.file_of(key), table.stated[key]
    if key == "severity":
        try:
            return schema.SEVERITY.read(value)
        except ValueError:
            message = f"severity of {rule.code} must be {schema.SEVERITY.name}"
            raise SettingsError(*at, message) from None
    name = key.replace("-", "_")
    if name not in rule.options:
        known = [*map(written, rule.options), "severity"]
        closest = did_you_mean(key, known)
        remedy = f"did you mean {closest}?" if closest else f"it has {', '.join(known)}"
        raise SettingsError(*at, f"rule {rule.code} has no option {key!r}", remedy)
    return _fitted(rule, name, value, at)


def _fitted(rule: Rule, name: str, value: Any, at: tuple[str, int]) -> Any:
    """*value* as the type of the option's default."""
    default = rule.options[name]
    if isinstance(default, tuple) and isinstance(value, list):
        if all(isinstance(one, str) for one in value):
            return tuple(value)
        message = f"option {written(name)} of {rule.code} must be a list of texts"
        raise SettingsError(*at, message)
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        message = f"option {written(name)} of {rule.code} must be like {default!r}"
        raise SettingsError(*at, message)
    return value
