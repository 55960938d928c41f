"""Values written out in an expression: texts, numbers, durations."""

from __future__ import annotations

import re
from typing import Any, Final

import attrs

from netrules.engine.expressions.declarations import Type
from netrules.engine.expressions.durations import UNITS, parse_duration
from netrules.engine.expressions.errors import ExpressionError
from netrules.model.text import fold_text

MAX_NUMBER: Final = 10**12


@attrs.frozen
class Literal:
    """A value as the expression means it, and what Python's parser sees in its place.

    Args:
        type: The type of the value.
        value: The value; a text is folded.
        stand_in: A literal of Python, of the same width.
    """

    type: Type
    value: Any
    stand_in: str


def read_text(source: str, start: int, quoted: str) -> Literal:
    """The text in quotes at index *start* of *source*."""
    body = quoted[1:-1]
    for escape in re.finditer(r"\\(.)", body, re.DOTALL):
        if escape[1] not in "\\\"'":
            message = "a backslash stands only before a quote or a backslash"
            position = start + 2 + escape.start()
            raise ExpressionError(message, source, position, "\\\\")
    value = fold_text(re.sub(r"\\(.)", r"\1", body))
    return Literal(Type.TEXT, value, f'"{"_" * len(body)}"')


def read_number(source: str, start: int, written: str) -> Literal:
    """The number or duration at index *start* of *source*."""
    match = re.fullmatch(r"([0-9]+(?:_[0-9]+)*)(\.[0-9]+)?(\w*)", written, re.ASCII)
    assert match is not None, written  # noqa: S101 - the lexer's pattern is the same
    whole, fraction, unit = match[1], match[2] or "", match[3]
    if whole.startswith("0") and len(whole) > 1:
        message = "a number does not start with 0"
        meant = written.lstrip("0_")
        raise ExpressionError(message, source, start + 1, meant if meant[:1].isdigit() else "")
    if unit:
        return _duration(source, start, written, _shortest(whole, fraction, unit))
    value = float(whole + fraction) if fraction else int(whole)
    if value > MAX_NUMBER:
        message = f"a number is at most {MAX_NUMBER:,}"
        raise ExpressionError(message, source, start + 1)
    return Literal(Type.NUMBER, value, written)


def _shortest(whole: str, fraction: str, unit: str) -> str:
    """The duration that may have been meant: 90d for 90days, "" for 1.5h."""
    words = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
    meant = [short for short, word in words.items() if word.startswith(unit.lower().rstrip("s"))]
    if unit.lower() in {"yr", "yrs"}:
        meant = ["y"]
    return whole.replace("_", "") + meant[0] if meant and not fraction else ""


def _duration(source: str, start: int, written: str, meant: str) -> Literal:
    if written[-1] not in UNITS or not written[:-1].isdigit():
        message = "neither a number nor a duration such as 90d, 2w, 6m or 2y"
        raise ExpressionError(message, source, start + 1, meant)
    try:
        value = parse_duration(written)
    except ValueError as problem:
        raise ExpressionError(str(problem), source, start + 1) from None
    return Literal(Type.DURATION, value, written[:-1] + "0")
