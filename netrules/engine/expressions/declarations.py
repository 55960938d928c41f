"""What an expression may speak of: types, fields, functions."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable
from enum import Enum
from typing import Any, Final, Literal

import attrs

#: How people ask for what is not recorded; nothing in the language means it.
NOTHING: Final = frozenset({"none", "null", "nil", "unknown"})
#: Words that are no names, however they are capitalized.
RESERVED: Final = NOTHING | {"today", "true", "false", "and", "or", "not", "in", "is"}


class Type(Enum):
    """The type of a value; the enum's value is the name in documentation."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    DURATION = "duration"
    LEVEL = "level"
    FLAG = "flag"
    TEXTS = "texts"

    @property
    def phrase(self) -> str:
        """The type in a sentence."""
        return _PHRASES.get(self, f"a {self.value}")


_PHRASES: Final = {Type.FLAG: "true or false", Type.TEXTS: "a set of texts"}

#: Types whose values stand in an order.
ORDERED: Final = frozenset({Type.NUMBER, Type.DATE, Type.DURATION, Type.LEVEL})


def require_name(name: str) -> None:
    """Raise `ValueError` unless *name* can be a name in expressions."""
    usable = re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", name) and name.lower() not in RESERVED
    if not usable or keyword.iskeyword(name):
        msg = f"{name!r} cannot be a name in expressions"
        raise ValueError(msg)


def _check_name(_: object, __: attrs.Attribute[str], name: str) -> None:
    require_name(name)


def _check_attribute(_: object, __: attrs.Attribute[str], attribute: str) -> None:
    usable = attribute.isascii() and attribute.isidentifier()
    if attribute and (not usable or keyword.iskeyword(attribute)):
        msg = f"{attribute!r} is not the name of an attribute"
        raise ValueError(msg)


@attrs.frozen
class Field:
    """A fact that expressions may read.

    The attribute holds a value of the type, or `Unknown`:

    - text: a `str` that the caller has folded (`fold_text`); texts: a `frozenset` of such
    - number: an `int` or `float`, or `Bounds` of them
    - date: a `datetime.date`, or `Bounds` of dates
    - duration: a `Duration` or `datetime.timedelta`
    - level: a `Level`; flag: a `bool`

    Reading it must have no effect, and give the same each time within one call. An
    attribute that raises `NotKnown` reads as `Unknown`.

    Args:
        name: The name in expressions.
        type: The type of its value.
        doc: What it says, as a phrase for the reference page.
        attribute: The attribute it is read from, if not called like the field.
        fold: How texts written out in an expression are folded to be compared with it,
            where the caller folds its values more than `fold_text` does.
        holds: For texts that only ever hold words of a list, that list: another word that
            is looked for in them is a mistake.
    """

    name: str = attrs.field(validator=_check_name)
    type: Type
    doc: str
    attribute: str = attrs.field(default="", validator=_check_attribute)
    fold: Callable[[str], str] | None = None
    holds: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """The attribute it is read from."""
        return self.attribute or self.name


@attrs.frozen
class Function:
    """Something that expressions may compute.

    `call` is given values that are known: where an argument is unknown, so is the
    result. So no function can tell whether a fact is recorded. It must be pure and
    must answer for every value of its parameters' types.

    Args:
        name: The name in expressions.
        parameters: The types of the arguments.
        result: The type of the result.
        doc: What it computes, as a phrase for the reference page.
        call: Computes it; may give `Unknown`. A function of a module, if expressions are to
            be pickled.
        given_today: Whether *call* takes the day of evaluation before the arguments.
        constant: Whether the arguments must be written out in the expression; the
            result is then computed once, and a `ValueError` is the writer's mistake.
        trend: How the result of a function of one argument follows it, if it only
            rises or only falls: then `Bounds` of the argument give bounds of the result.
        grows: Whether larger sets never lessen the result, so that what is known of sets of
            which not all is known tells something.
    """

    name: str = attrs.field(validator=_check_name)
    parameters: tuple[Type, ...]
    result: Type
    doc: str
    call: Callable[..., Any]
    given_today: bool = attrs.field(default=False, kw_only=True)
    constant: bool = attrs.field(default=False, kw_only=True)
    trend: Literal["", "rising", "falling"] = attrs.field(default="", kw_only=True)
    grows: bool = attrs.field(default=False, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.trend and len(self.parameters) != 1:
            msg = f"{self.name}: only a function of one argument has a trend"
            raise ValueError(msg)
        if self.constant and self.given_today:
            msg = f"{self.name}: a constant does not depend on the day"
            raise ValueError(msg)

    @property
    def signature(self) -> str:
        """How it is called, with types for arguments: ``startswith(text, text)``."""
        return f"{self.name}({', '.join(parameter.value for parameter in self.parameters)})"
