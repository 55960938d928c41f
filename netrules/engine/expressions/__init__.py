"""The language of needs, of rules declared without Python, and of ``netrules people``.

A small, typed, three-valued part of Python's expressions over declared fields and
functions: ``"data" in fields and level >= "manager" and not warm``.
"""

from netrules.engine.expressions.declarations import Field, Function, Type
from netrules.engine.expressions.durations import Duration, parse_duration
from netrules.engine.expressions.errors import ExpressionError
from netrules.engine.expressions.expression import Expression, compile_expression
from netrules.engine.expressions.functions import FUNCTIONS
from netrules.engine.expressions.reference import reference
from netrules.engine.expressions.runtime import Related
from netrules.engine.expressions.scope import Scope
from netrules.model.text import fold_text

__all__ = [
    "FUNCTIONS",
    "Duration",
    "Expression",
    "ExpressionError",
    "Field",
    "Function",
    "Related",
    "Scope",
    "Type",
    "compile_expression",
    "fold_text",
    "parse_duration",
    "reference",
]
