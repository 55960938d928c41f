"""What the settings say of single rules: their options and severity, checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from netrules.engine import schema
from netrules.engine.rule import Rule
from netrules.engine.settings import Settings, SettingsError, Table
from netrules.suggest import did_you_mean


def tables_of(settings: Settings, rules: Iterable[Rule]) -> Mapping[str, Table]:
    """The ``[rules.CODE]`` table of each rule that has one, by code, with checked values.

    Values are by the names that options have in Python, with underscores; what a
    table states is by the names as written.

    Raises:
        SettingsError: For an unknown rule or option, or a value of the wrong type.
    """
    by_word = {word: rule for rule in rules for word in (rule.code, rule.name)}
    found: dict[str, Table] = {}
    for word, table in settings.options.items():
        if word not in by_word:
            closest = did_you_mean(word, by_word)
            remedy = f"did you mean {closest}?" if closest else "netrules rules lists them"
            raise SettingsError(settings.shown, table.line, f"no rule {word!r}", remedy)
        rule = by_word[word]
        if rule.code in found:
            message = f"rule {rule.code} has two tables, one by its code and one by its name"
            raise SettingsError(settings.shown, table.line, message, "keep one of them")
        found[rule.code] = _checked(settings, rule, table)
    return found


def written(option: str) -> str:
    """How an option's name is written in settings and messages: with hyphens."""
    return option.replace("_", "-")


def _checked(settings: Settings, rule: Rule, table: Table) -> Table:
    spellings = {key.replace("-", "_"): key for key in table.values}
    if len(spellings) < len(table.values):
        message = f"an option of {rule.code} is given twice, with - and with _"
        raise SettingsError(settings.shown, table.line, message, "keep one of them")
    values = {
        key.replace("-", "_"): _option(settings, rule, key, value, table.stated[key])
        for key, value in table.values.items()
    }
    stated = {written(key): line for key, line in table.stated.items()}
    return Table(values, stated, table.path, table.line)


def _option(settings: Settings, rule: Rule, key: str, value: Any, line: int) -> Any:
    if key == "severity":
        try:
            return schema.SEVERITY.read(value)
        except ValueError:
            message = f"severity of {rule.code} must be {schema.SEVERITY.name}"
            raise SettingsError(settings.shown, line, message) from None
    name = key.replace("-", "_")
    if name not in rule.options:
        known = [*map(written, rule.options), "severity"]
        closest = did_you_mean(key, known)
        remedy = f"did you mean {closest}?" if closest else f"it has {', '.join(known)}"
        raise SettingsError(settings.shown, line, f"rule {rule.code} has no option {key!r}", remedy)
    return _fitted(settings, rule, name, value, line)


def _fitted(settings: Settings, rule: Rule, name: str, value: Any, line: int) -> Any:
    """*value* as the type of the option's default."""
    default = rule.options[name]
    if isinstance(default, tuple) and isinstance(value, list):
        if all(isinstance(one, str) for one in value):
            return tuple(value)
        message = f"option {written(name)} of {rule.code} must be a list of texts"
        raise SettingsError(settings.shown, line, message)
    if isinstance(default, float) and type(value) is int:
        return float(value)
    if type(value) is not type(default):
        message = f"option {written(name)} of {rule.code} must be like {default!r}"
        raise SettingsError(settings.shown, line, message)
    return value
