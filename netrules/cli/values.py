"""How commands show values of the settings: as TOML or JSON, hidden where names are."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from netrules.engine.judgement import Severity
from netrules.engine.render import Namer, json_text
from netrules.model.level import Level


def hidden(kind: str, value: Any, namer: Namer) -> Any:
    """*value*, with pseudonyms of *kind* for its texts if *namer* hides names."""
    if isinstance(value, Enum) or not namer.redact:
        return value
    if isinstance(value, str):
        return namer.text(kind, value)
    if isinstance(value, tuple):
        return tuple(hidden(kind, one, namer) for one in value)
    return value


def as_json(value: Any) -> Any:
    """*value* as JSON can hold it."""
    if isinstance(value, Severity):
        return value.label
    if isinstance(value, Level | date):
        return str(value)
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    return value


def as_toml(value: Any) -> str:
    """*value* as the settings would state it."""
    if isinstance(value, date):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    return json_text(as_json(value))
