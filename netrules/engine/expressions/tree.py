"""A checked expression: every part has a type, every name a declaration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, TypeAlias

import attrs

from netrules.engine.expressions.declarations import Field, Function, Type


@attrs.frozen
class Constant:
    """A value written out; for a list after ``in``, a frozenset of values."""

    value: Any
    type: Type


@attrs.frozen
class Today:
    """The day of evaluation."""

    type: ClassVar[Type] = Type.DATE


@attrs.frozen
class Read:
    """A field of the subject (*root* is "") or of another object."""

    root: str
    field: Field

    @property
    def type(self) -> Type:
        """The field's type."""
        return self.field.type

    @property
    def name(self) -> str:
        """The field's name in expressions."""
        return f"{self.root}.{self.field.name}" if self.root else self.field.name


@attrs.frozen
class Arithmetic:
    """Sum or difference of numbers, or the days between two dates."""

    operator: str
    left: Node
    right: Node
    type: Type


@attrs.frozen
class Negative:
    """A number with its sign turned."""

    operand: Node
    type: ClassVar[Type] = Type.NUMBER


@attrs.frozen
class Shifted:
    """A date moved on (*sign* 1) or back (*sign* -1) by a duration."""

    day: Node
    length: Node
    sign: int
    type: ClassVar[Type] = Type.DATE


@attrs.frozen
class Comparison:
    """Two values of one type, compared."""

    operator: str
    left: Node
    right: Node
    type: ClassVar[Type] = Type.FLAG


@attrs.frozen
class Membership:
    """Whether a value is one of a set."""

    item: Node
    choices: Node
    type: ClassVar[Type] = Type.FLAG


@attrs.frozen
class Call:
    """A function applied."""

    function: Function
    arguments: tuple[Node, ...]

    @property
    def type(self) -> Type:
        """The type of the function's result."""
        return self.function.result


@attrs.frozen
class Not:
    """The opposite."""

    operand: Node
    type: ClassVar[Type] = Type.FLAG


@attrs.frozen
class Joined:
    """Several flags joined by *operator*: "and" or "or"."""

    operator: str
    parts: tuple[Node, ...]
    type: ClassVar[Type] = Type.FLAG


Node: TypeAlias = (
    Constant
    | Today
    | Read
    | Arithmetic
    | Negative
    | Shifted
    | Comparison
    | Membership
    | Call
    | Not
    | Joined
)


def children(node: Node) -> tuple[Node, ...]:
    """The parts that *node* is made of."""
    match node:
        case Arithmetic(left=left, right=right) | Comparison(left=left, right=right):
            return (left, right)
        case Negative(operand=operand) | Not(operand=operand):
            return (operand,)
        case Shifted(day=day, length=length):
            return (day, length)
        case Membership(item=item, choices=choices):
            return (item, choices)
        case Call(arguments=parts) | Joined(parts=parts):
            return parts
        case _:
            return ()


def reads(node: Node) -> Iterator[Read]:
    """Every field that *node* reads, as often as it does."""
    if isinstance(node, Read):
        yield node
    for child in children(node):
        yield from reads(child)
