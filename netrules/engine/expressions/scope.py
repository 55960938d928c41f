"""Everything that one kind of expression may speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import attrs

from netrules.engine.expressions.declarations import Field, Function, require_name
from netrules.engine.expressions.functions import FUNCTIONS
from netrules.model.level import LEVELS, Level


@attrs.frozen(hash=False)
class Scope:
    """The names an expression may use.

    Args:
        fields: Fields of the subject, read by their bare names.
        roots: Fields of other objects given at evaluation, read as ``root.field``.
        functions: What may be called.
        levels: The levels that may be named; pass them as the settings place them, so
            that "partner" compares.
    """

    fields: tuple[Field, ...]
    roots: Mapping[str, tuple[Field, ...]] = attrs.field(factory=dict)
    functions: tuple[Function, ...] = FUNCTIONS
    levels: tuple[Level, ...] = LEVELS

    def __attrs_post_init__(self) -> None:
        for root in self.roots:
            require_name(root)
        _refuse_twice([*(field.name for field in self.fields), *self.roots])
        _refuse_twice(function.name for function in self.functions)
        for fields in self.roots.values():
            _refuse_twice(field.name for field in fields)

    @cached_property
    def names(self) -> Mapping[str, Field]:
        """Every field by the name it has in expressions, such as "level" or "goal.fields"."""
        return {
            **{field.name: field for field in self.fields},
            **{
                f"{root}.{field.name}": field
                for root, fields in self.roots.items()
                for field in fields
            },
        }

    @cached_property
    def functions_by_name(self) -> Mapping[str, Function]:
        """Every function by its name."""
        return {function.name: function for function in self.functions}

    @cached_property
    def levels_by_name(self) -> Mapping[str, Level]:
        """Every level by its name."""
        return {level.name: level for level in self.levels}


def _refuse_twice(names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            msg = f"{name!r} is declared twice"
            raise ValueError(msg)
        seen.add(name)
