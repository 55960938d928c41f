"""The declaration of the settings as a JSON Schema, for editors that complete and check TOML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from netrules.engine.options import written
from netrules.engine.rule import Rule
from netrules.engine.schema import SEVERITY, TABLES, Key

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
#: Tables that stand in double brackets, and may be there several times.
_REPEATED: Final = frozenset({"goal", "goal.need", "rule", "waiver", "cluster"})
_TYPES: Final[Mapping[type, Mapping[str, Any]]] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    tuple: {"type": "array", "items": {"type": "string"}},
}


def settings_schema(rules: Iterable[Rule]) -> dict[str, Any]:
    """What netrules.toml may hold, as a JSON Schema.

    Args:
        rules: The rules whose options are known; tables of others may hold anything.
    """
    by_code = {one.code: one for one in sorted(rules, key=lambda one: one.code)}
    schema = _table("")
    schema["properties"]["rules"] = _rules(by_code.values())
    return {
        "$schema": DRAFT,
        "title": "Settings of netrules",
        **schema,
        "$defs": {code: _rule(one) for code, one in by_code.items()},
    }


def _table(name: str) -> dict[str, Any]:
    """What the table of that name may hold, and those inside it."""
    keys = TABLES[name]
    properties = {key.name: _key(key) for key in keys}
    for other in TABLES:
        outer, _, last = other.rpartition(".")
        if other and outer == name and other != "rules":
            inner = _table(other)
            several = {"type": "array", "items": inner}
            properties[last] = several if other in _REPEATED else inner
    required = [key.name for key in keys if key.required]
    return _object(properties, required)


def _rules(rules: Iterable[Rule]) -> dict[str, Any]:
    """``[rules]``: which run, and a table for each by its code or name."""
    properties = {key.name: _key(key) for key in TABLES["rules"]}
    for rule in rules:
        properties |= {word: {"$ref": f"#/$defs/{rule.code}"} for word in (rule.code, rule.name)}
    return {**_object(properties, ()), "additionalProperties": {"type": "object"}}


def _rule(rule: Rule) -> dict[str, Any]:
    options = {written(name): _option(value) for name, value in rule.options.items()}
    severity = {**SEVERITY.shape, "description": "how much its findings matter"}
    return {"description": rule.summary, **_object({**options, "severity": severity}, ())}


def _object(properties: Mapping[str, Any], required: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "object", "properties": dict(properties)}
    if required:
        found["required"] = list(required)
    return {**found, "additionalProperties": False}


def _key(key: Key) -> dict[str, Any]:
    found = {**key.kind.shape, "description": key.doc}
    default = list(key.default) if isinstance(key.default, tuple) else key.default
    if isinstance(default, bool | int | str | list) and default not in ("", []):
        found["default"] = default.label if hasattr(default, "label") else default
    return found


def _option(default: Any) -> dict[str, Any]:
    """What an option takes: values like its default."""
    shape = next((one for type_, one in _TYPES.items() if type(default) is type_), {})
    return {**shape, "default": list(default) if isinstance(default, tuple) else default}
