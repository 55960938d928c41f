"""Tables of a TOML file as text, each value on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {
    '"': '\\"',
    "\\": "\\\\",
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}


def table(header: str, values: Mapping[str, Any], asides: Mapping[str, str]) -> str:
    """A table under *header*.

    Args:
        header: As it is written, such as "[[person]]".
        values: What it holds: texts, whole numbers, numbers, days, and lists of them.
        asides: Comments on single keys.
    """
    lines = [header]
    for key, value in values.items():
        aside = f"  # {one_line(asides[key])}" if key in asides else ""
        lines.append(f"{key if _BARE.fullmatch(key) else text(key)} = {literal(value)}{aside}")
    return "\n".join(lines) + "\n"


def literal(value: Any) -> str:
    """*value* as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key} = {literal(one)}" for key, one in value.items())
        return f"{{ {inner} }}"
    return _list(value)


def text(value: str) -> str:
    """A text in double quotes."""
    return '"' + "".join(map(_escaped, value)) + '"'


def one_line(value: str) -> str:
    """A comment that stays on its line."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _list(values: Iterable[Any]) -> str:
    return f"[{', '.join(map(literal, values))}]"


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char < " " or char == "\x7f" or "\ud800" <= char <= "\udfff":
        # A lone surrogate is no character that TOML has: it is shown as one that is missing.
        return "\\uFFFD" if "\ud800" <= char <= "\udfff" else f"\\u{ord(char):04X}"
    return char
