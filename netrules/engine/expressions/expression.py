"""Expressions: compiled once, asked of many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from netrules.engine.expressions.checking import check
from netrules.engine.expressions.compiling import Binder, binder
from netrules.engine.expressions.declarations import Type
from netrules.engine.expressions.lexing import lex
from netrules.engine.expressions.scope import Scope
from netrules.engine.expressions.tree import reads


@attrs.frozen
class Expression:
    """A checked and compiled expression; made by `compile_expression`.

    Two are equal if their texts are.

    Args:
        text: The expression as it was written.
        names: The declared names it reads, such as "level" and "goal.employers".
        scope: What it may speak of.
        expects: The type of its value.
    """

    text: str
    names: frozenset[str] = attrs.field(eq=False, repr=False)
    scope: Scope = attrs.field(eq=False, repr=False)
    expects: Type = attrs.field(eq=False, repr=False)
    _binder: Binder = attrs.field(eq=False, repr=False)

    def __call__(self, subject: Any, /, *, today: date, **roots: Any) -> Any:
        """The value for *subject*: True, False or `Unknown`.

        An expression that was compiled to give something else than a flag gives
        that, or `Bounds` of it, or `Unknown`.

        Args:
            subject: The object whose attributes the bare names read.
            today: The day it is asked on.
            roots: The other objects, by the names they have in the scope. Those that
                the expression does not read may be left out.

        Raises:
            TypeError: If an object is not given that the expression reads.
        """
        try:
            return self._binder(today, roots)(subject)
        except KeyError:
            self._refuse_absent(roots)
            raise

    def bind(self, *, today: date, **roots: Any) -> Callable[[Any], Any]:
        """The expression as a function of the subject alone, for asking it of many.

        What does not depend on the subject is computed now.

        Raises:
            TypeError: If an object is not given that the expression reads.
        """
        try:
            return self._binder(today, roots)
        except KeyError:
            self._refuse_absent(roots)
            raise

    def _refuse_absent(self, roots: Mapping[str, Any]) -> None:
        for name in sorted(self.names):
            root, dot, _ = name.partition(".")
            if dot and root not in roots:
                msg = f"the expression reads {name}: pass {root}="
                raise TypeError(msg) from None

    def __reduce__(self) -> tuple[Any, ...]:
        return _compile, (self.text, self.scope, self.expects)


def compile_expression(text: str, scope: Scope, *, expects: Type = Type.FLAG) -> Expression:
    """Check *text* against *scope* and compile it.

    Raises:
        ExpressionError: If it is not an expression over *scope* whose value is of the
            type *expects*.
    """
    return _compile(text, scope, expects)


def _compile(text: str, scope: Scope, expects: Type) -> Expression:
    tree = check(lex(text), scope, expects)
    names = frozenset(read.name for read in reads(tree))
    return Expression(text, names, scope, expects, binder(tree))
