"""What a compiled expression calls while it runs: the same answers, with facts missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from netrules.engine.expressions.declarations import Function
from netrules.model.bounds import Bounds, between
from netrules.model.unknown import NotKnown, Unknown, any_of


def read(thing: Any, attribute: str) -> Any:
    """The attribute; Unknown if *thing* is, or if working it out lacks a fact."""
    try:
        return getattr(thing, attribute)
    except NotKnown as gap:
        return Unknown.because(gap.missing)


def member(item: Any, choices: Any) -> Any:
    """Whether *item* is among *choices*, where one or both are not exactly known."""
    if isinstance(choices, Unknown):
        return choices == item
    if isinstance(item, Unknown):
        return item if choices else False
    return any_of(item == choice for choice in choices)


def same_level(one: Any, other: Any) -> Any:
    """Whether two levels are the same; a `Level` itself takes Unknown for another level."""
    return other == one if isinstance(other, Unknown) else one == other


def lift(function: Function) -> Callable[..., Any]:
    """The function's *call* for values that may be unknown."""
    call = function.call

    def lifted(*arguments: Any) -> Any:
        for argument in arguments:
            if isinstance(argument, Unknown | Bounds):
                return _with_gaps(function, arguments)
        return call(*arguments)

    return lifted


def _with_gaps(function: Function, arguments: tuple[Any, ...]) -> Any:
    """The result where at least one argument is not exactly known."""
    missing = [fact for argument in arguments for fact in getattr(argument, "missing", ())]
    value = arguments[-1]
    if not function.trend or not isinstance(value, Bounds):
        return Unknown.because(missing)
    low, high = (
        None if limit is None else function.call(*arguments[:-1], limit)
        for limit in (value.low, value.high)
    )
    if function.trend == "falling":
        low, high = high, low
    return between(low, high, missing)
