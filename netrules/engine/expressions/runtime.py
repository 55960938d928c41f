"""What a compiled expression calls while it runs: the same answers, with facts missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

from netrules.engine.expressions.declarations import Function
from netrules.model.bounds import Bounds, between
from netrules.model.unknown import AtLeast, Maybe, NotKnown, Unknown, any_of, negate


class Related(str):
    """A text that is equal to others where they say the same: a town to the country it is in.

    Args:
        text: The text, folded.
        same: Whether it says the same as another text; Unknown where nobody can tell.
    """

    __slots__ = ("_same",)
    _same: Callable[[str], Maybe[bool]]

    def __new__(cls, text: str, same: Callable[[str], Maybe[bool]]) -> Self:
        """A text that compares by *same*."""
        made = super().__new__(cls, text)
        made._same = same
        return made

    def __eq__(self, other: object) -> Any:
        return self._same(_plain(other)) if isinstance(other, str) else NotImplemented

    def __ne__(self, other: object) -> Any:
        return negate(self._same(_plain(other))) if isinstance(other, str) else NotImplemented

    __hash__ = str.__hash__


def _plain(text: str) -> str:
    """*text* as one that compares by its letters: two that compare otherwise would ask each
    other for ever."""
    return str.__str__(text)


def read(thing: Any, attribute: str) -> Any:
    """The attribute; Unknown if *thing* is, or if working it out lacks a fact."""
    try:
        return getattr(thing, attribute)
    except NotKnown as gap:
        return Unknown.because(gap.missing)


def member(item: Any, choices: Any) -> Any:
    """Whether *item* is among *choices*, where one or both are not exactly known."""
    if isinstance(choices, AtLeast):
        here = any_of(item == choice for choice in choices.seen)
        return True if here is True else choices == item
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
                found = _of_what_is_seen(function, arguments) if function.grows else None
                return _with_gaps(function, arguments) if found is None else found
        return call(*arguments)

    return lifted


def _of_what_is_seen(function: Function, arguments: tuple[Any, ...]) -> Any:
    """What a function that larger sets never lessen says of the known members of its sets: a
    truth that stands, or a number from below; None if that tells nothing."""
    seen = [frozenset(one.seen) if isinstance(one, AtLeast) else one for one in arguments]
    if any(isinstance(one, Unknown | Bounds) for one in seen):
        return None
    found = function.call(*seen)
    if isinstance(found, bool):
        return found or None
    return between(found, None, [fact for one in arguments for fact in getattr(one, "missing", ())])


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
