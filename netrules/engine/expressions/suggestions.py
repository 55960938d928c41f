"""Guesses at what was meant, for error messages. They never change what is accepted."""

from __future__ import annotations

import re

from netrules.engine.expressions.declarations import Type
from netrules.engine.expressions.errors import closest
from netrules.engine.expressions.scope import Scope
from netrules.engine.expressions.tree import Constant, Node


def meant_name(scope: Scope, source: str, start: int, written: str) -> str:
    """The declared name that *written*, at index *start* of *source*, may stand for."""
    hyphenated = re.compile(r"[A-Za-z_][\w.-]*").match(source, start)
    if hyphenated and hyphenated[0].replace("-", "_") in scope.names:
        return hyphenated[0].replace("-", "_")
    last = written.rpartition(".")[2].lower()
    namesakes = [name for name in scope.names if name.rpartition(".")[2] == last]
    return namesakes[0] if namesakes else closest(written, [*scope.names, "today"])


def meant_comparison(left: tuple[Node, str], right: tuple[Node, str]) -> str:
    """What to write instead of comparing two values of different types.

    Each is given as checked and as written.
    """
    return _one_way(*left, *right) or _one_way(*right, *left)


def _one_way(left: Node, left_text: str, right: Node, right_text: str) -> str:
    """What to write for *right*, or for *left*, so that the two compare."""
    written_out = isinstance(right, Constant)
    match left.type, right.type:
        case Type.DATE, Type.TEXT if written_out:
            return f"date({right_text})"
        case Type.DATE, Type.DURATION:
            return f"today - {right_text}"
        case Type.DATE, Type.NUMBER:
            return f"year({left_text})"
        case Type.DURATION, Type.NUMBER if written_out:
            return f"{right_text}d"
        case _:
            return ""
