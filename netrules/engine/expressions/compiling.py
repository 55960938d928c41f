"""From a checked tree to Python code.

An expression becomes one Python expression with Kleene's logic written out, so that a
missing fact costs no exception: ``a and b`` is False if either is False, else True
if both are True, else whatever `all_of` makes of the gaps. What does not depend on the
subject is computed once for many subjects.

The code is made of generated names and of attributes that the scope declares. No
word of the expression's text gets into it, and it reaches no builtin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import singledispatchmethod
from typing import Any, Final, TypeAlias

from netrules.engine.expressions.declarations import Function, Type
from netrules.engine.expressions.durations import shift
from netrules.engine.expressions.runtime import Related, lift, member, read, same_level
from netrules.engine.expressions.tree import (
    Arithmetic,
    Call,
    Comparison,
    Constant,
    Joined,
    Membership,
    Negative,
    Node,
    Not,
    Read,
    Shifted,
    Today,
    reads,
)
from netrules.model.bounds import Bounds
from netrules.model.unknown import AtLeast, NotKnown, Unknown, all_of, any_of, negate

#: Given the day and the other objects, makes the function that tests a subject.
Binder: TypeAlias = Callable[[date, Mapping[str, Any]], Callable[[Any], Any]]

_TOOLS: Final[Mapping[str, Any]] = {
    "NotKnown": NotKnown,
    "Unknown": Unknown,
    "all_of": all_of,
    "any_of": any_of,
    "because": Unknown.because,
    "gaps": frozenset({Unknown, AtLeast, Bounds, Related}),
    "member": member,
    "negate": negate,
    "read": read,
    "same_level": same_level,
    "shift": shift,
}
#: An attribute that raises `NotKnown` is rare; only then every one is read with care.
_FRAME: Final = """\
def bind(today, roots):
{shared}
    def test(s):
        try:
            return {quick}
        except NotKnown:
            pass
        try:
            return {careful}
        except NotKnown as gap:
            return because(gap.missing)
    return test
"""


def binder(tree: Node) -> Binder:
    """The code for *tree*."""
    names = _Names()
    quick = _Writer(names, careful=False).write(tree)
    careful = _Writer(names, careful=True).write(tree)
    shared = "".join(f"    {name} = {code}\n" for code, name in names.shared.items())
    source = _FRAME.format(quick=quick, careful=careful, shared=shared)
    namespace = {"__builtins__": {}, **_TOOLS, **names.constants}
    code = compile(source, "<netrules expression>", "exec")
    exec(code, namespace)  # noqa: S102 - no word of the user's is in it
    made: Binder = namespace["bind"]
    return made


class _Names:
    """What the code refers to by name."""

    def __init__(self) -> None:
        #: Literals and functions.
        self.constants: dict[str, Any] = {}
        #: Code that computes the same for every subject, and the name of its result.
        self.shared: dict[str, str] = {}
        self._known: dict[int, str] = {}

    def constant(self, value: Any) -> str:
        """The name of *value*, which the tree keeps alive."""
        name = self._known.setdefault(id(value), f"k{len(self._known)}")
        if name not in self.constants:
            self.constants[name] = lift(value) if isinstance(value, Function) else value
        return name

    def result(self, code: str) -> str:
        """The name of what *code* computes."""
        return self.shared.setdefault(code, f"h{len(self.shared)}")


class _Writer:
    """Writes the code of a tree, part by part."""

    def __init__(self, names: _Names, *, careful: bool) -> None:
        self._names = names
        self._careful = careful
        self._variables = 0

    def write(self, node: Node) -> str:
        """The code, or the name, of the value of *node*."""
        code = self._code(node)
        if isinstance(node, Constant | Today) or not all(read.root for read in reads(node)):
            return code
        return self._names.result(code)

    @singledispatchmethod
    def _code(self, node: Node) -> str:
        raise TypeError(node)

    @_code.register
    def _today(self, _: Today) -> str:
        return "today"

    @_code.register
    def _constant(self, node: Constant) -> str:
        return self._names.constant(node.value)

    @_code.register
    def _read(self, node: Read) -> str:
        attribute = node.field.source
        if node.root:
            return f"read(roots[{node.root!r}], {attribute!r})"
        return f"read(s, {attribute!r})" if self._careful else f"s.{attribute}"

    @_code.register
    def _arithmetic(self, node: Arithmetic) -> str:
        return f"({self.write(node.left)} {node.operator} {self.write(node.right)})"

    @_code.register
    def _negative(self, node: Negative) -> str:
        return f"(-{self.write(node.operand)})"

    @_code.register
    def _shifted(self, node: Shifted) -> str:
        return f"shift({self.write(node.day)}, {self.write(node.length)}, {node.sign})"

    @_code.register
    def _call(self, node: Call) -> str:
        given = ["today"] * node.function.given_today
        given += [self.write(argument) for argument in node.arguments]
        return f"{self._names.constant(node.function)}({', '.join(given)})"

    @_code.register
    def _comparison(self, node: Comparison) -> str:
        left, right = self.write(node.left), self.write(node.right)
        if node.left.type is Type.LEVEL and node.operator in {"==", "!="}:
            same = f"same_level({left}, {right})"
            return same if node.operator == "==" else f"negate({same})"
        return f"({left} {node.operator} {right})"

    @_code.register
    def _membership(self, node: Membership) -> str:
        item, choices = self._variable(), self._variable()
        item_gap = f"({item} := {self.write(node.item)}).__class__ in gaps"
        choices_gap = f"({choices} := {self.write(node.choices)}).__class__ in gaps"
        # A single bar, so that both variables are set.
        gap = f"({item_gap}) | ({choices_gap})"
        return f"(member({item}, {choices}) if {gap} else {item} in {choices})"

    @_code.register
    def _not(self, node: Not) -> str:
        flag = self._variable()
        return (
            f"(False if ({flag} := {self.write(node.operand)}) is True"
            f" else True if {flag} is False else negate({flag}))"
        )

    @_code.register
    def _joined(self, node: Joined) -> str:
        flags = {self._variable(): self.write(part) for part in node.parts}
        decisive, other, combine = _JOINS[node.operator]
        decided = " or ".join(f"({flag} := {code}) is {decisive}" for flag, code in flags.items())
        return (
            f"({decisive} if {decided}"
            f" else {other} if {' is '.join(flags)} is {other}"
            f" else {combine}(({', '.join(flags)})))"
        )

    def _variable(self) -> str:
        self._variables += 1
        return f"v{self._variables}"


#: What decides a row of flags by itself, what it is otherwise, and what knows of gaps.
_JOINS: Final = {"and": ("False", "True", "all_of"), "or": ("True", "False", "any_of")}
