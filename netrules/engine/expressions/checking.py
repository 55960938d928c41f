"""From the parser's tree to a checked one: names, types, limits."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import singledispatchmethod
from typing import Final

from netrules.engine.expressions.declarations import ORDERED, Type
from netrules.engine.expressions.errors import ExpressionError, closest, quoted
from netrules.engine.expressions.lexing import MAX_DEPTH, Lexed
from netrules.engine.expressions.scope import Scope
from netrules.engine.expressions.suggestions import meant_comparison, meant_name
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
)

MAX_NODES: Final = 200
_OPERATORS: Final = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Add: "+",
    ast.Sub: "-",
    ast.And: "and",
    ast.Or: "or",
}
#: Types of which a list may be written out after `in`.
_LISTED: Final = frozenset({Type.TEXT, Type.NUMBER, Type.DATE, Type.LEVEL})


def check(lexed: Lexed, scope: Scope, expects: Type) -> Node:
    """The checked tree of *lexed*, whose value is of the type *expects*.

    Raises:
        ExpressionError: If it is not an expression over *scope*, too large, or of
            another type.
    """
    try:
        # In brackets, leading white space is no indentation. Columns move by one.
        parsed = ast.parse(f"({lexed.python})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        # The lexer lets nothing through that ends here; a new Python might.
        message = "this cannot be read"
        raise ExpressionError(message, lexed.source, 1) from None
    _refuse_large(parsed, lexed)
    return _Checker(lexed, scope).expect(parsed, expects, "the expression")


def _refuse_large(parsed: ast.expr, lexed: Lexed) -> None:
    nodes = 0
    pending: list[tuple[ast.AST, int]] = [(parsed, 1)]
    while pending:
        node, depth = pending.pop()
        nodes += 1
        if depth > MAX_DEPTH:
            message = f"the expression is nested more than {MAX_DEPTH} deep"
            raise ExpressionError(message, lexed.source, 1)
        if nodes > MAX_NODES:
            message = f"the expression has more than {MAX_NODES} parts"
            raise ExpressionError(message, lexed.source, 1)
        parts = (child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr))
        pending.extend((child, depth + 1) for child in parts)


class _Checker:
    """Checks one expression; each method takes a node of the parser."""

    def __init__(self, lexed: Lexed, scope: Scope) -> None:
        self._lexed = lexed
        self._scope = scope

    def expect(self, node: ast.expr, expected: Type, whose: str) -> Node:
        """*node*, which must be of the type *expected*; *whose* says it in a message."""
        checked = self._as_type(self._check(node), expected, node)
        if checked.type is not expected:
            message = f"{whose} must be {expected.phrase}, not {checked.type.phrase}"
            raise self._error(node, message)
        return checked

    @singledispatchmethod
    def _check(self, node: ast.expr) -> Node:
        """*node* as the language means it, by the method for its kind."""
        raise self._error(node, "this is not part of the language")

    @_check.register
    def _constant(self, node: ast.Constant) -> Node:
        literal = self._lexed.literals.get(_start(node))
        if literal is None:
            return Constant(bool(node.value), Type.FLAG)
        return Constant(literal.value, literal.type)

    @_check.register
    def _name(self, node: ast.Name) -> Node:
        if node.id == "today":
            return Today()
        field = self._scope.names.get(node.id)
        if field is not None:
            return Read("", field)
        if node.id in self._scope.roots:
            names = [name for name in self._scope.names if name.startswith(f"{node.id}.")]
            raise self._error(node, f"`{node.id}` alone has no value; it has {', '.join(names)}")
        if node.id in self._scope.functions_by_name:
            signature = self._scope.functions_by_name[node.id].signature
            raise self._error(node, f"`{node.id}` is a function: {signature}")
        raise self._error(node, f"there is no {quoted(node.id)}", self._meant(node, node.id))

    @_check.register
    def _dotted(self, node: ast.Attribute) -> Node:
        name = self._text(node)
        root, _, rest = name.partition(".")
        field = self._scope.names.get(name)
        if field is not None:
            return Read(root, field)
        owner = name.rpartition(".")[0]
        if owner == "today" or owner in self._scope.names:
            raise self._error(node, f"`{owner}` has no parts")
        if root in self._scope.roots:
            raise self._error(node, f"`{root}` has no {quoted(rest)}", self._meant(node, name))
        raise self._error(node, f"there is no {quoted(root)}", self._meant(node, name))

    @_check.register(ast.List)
    @_check.register(ast.Tuple)
    def _stray_list(self, node: ast.expr) -> Node:
        raise self._error(node, "a list stands only after `in`")

    @_check.register
    def _joined(self, node: ast.BoolOp) -> Node:
        operator = _OPERATORS[type(node.op)]
        whose = f"what `{operator}` joins"
        return Joined(operator, tuple(self.expect(part, Type.FLAG, whose) for part in node.values))

    @_check.register
    def _signed(self, node: ast.UnaryOp) -> Node:
        if isinstance(node.op, ast.Not):
            return Not(self.expect(node.operand, Type.FLAG, "what follows `not`"))
        operand = self.expect(node.operand, Type.NUMBER, "what follows `-`")
        if isinstance(operand, Constant):
            return Constant(-operand.value, Type.NUMBER)
        return Negative(operand)

    @_check.register
    def _arithmetic(self, node: ast.BinOp) -> Node:
        operator = _OPERATORS[type(node.op)]
        left, right = self._check(node.left), self._check(node.right)
        match left.type, operator, right.type:
            case Type.NUMBER, _, Type.NUMBER:
                return Arithmetic(operator, left, right, Type.NUMBER)
            case Type.DATE, _, Type.DURATION:
                return Shifted(left, right, 1 if operator == "+" else -1)
            case Type.DATE, "-", Type.DATE:
                return Arithmetic(operator, left, right, Type.DURATION)
        message = f"`{operator}` cannot join {left.type.phrase} and {right.type.phrase}"
        days = left.type is Type.DATE and right.type is Type.NUMBER
        meant = f"{self._text(node.right)}d" if days and isinstance(right, Constant) else ""
        raise self._error(node.right, message, meant)

    @_check.register
    def _comparisons(self, node: ast.Compare) -> Node:
        operands = [node.left, *node.comparators]
        pairs = zip(operands, node.ops, operands[1:], strict=False)
        parts = tuple(self._pair(left, op, right) for left, op, right in pairs)
        return parts[0] if len(parts) == 1 else Joined("and", parts)

    def _pair(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> Node:
        if isinstance(op, ast.In):
            return self._membership(left, right)
        if isinstance(op, ast.NotIn):
            return Not(self._membership(left, right))
        first, second = self._check(left), self._check(right)
        first = self._as_type(first, second.type, left)
        second = self._as_type(second, first.type, right)
        self._require_comparable(_OPERATORS[type(op)], (left, first), (right, second))
        first, second = _folded(first, second), _folded(second, first)
        return _anchored(_OPERATORS[type(op)], first, second)

    def _require_comparable(
        self, operator: str, left: tuple[ast.expr, Node], right: tuple[ast.expr, Node]
    ) -> None:
        (first, one), (second, other) = left, right
        if one.type is not other.type:
            message = f"{one.type.phrase} cannot be compared with {other.type.phrase}"
            meant = meant_comparison((one, self._text(first)), (other, self._text(second)))
            raise self._error(second, message, meant)
        if one.type is Type.TEXTS:
            raise self._error(first, "sets are not compared: ask what is `in` them, or count them")
        if operator not in {"==", "!="} and one.type not in ORDERED:
            raise self._error(first, f"`{operator}` needs an order, and {one.type.phrase} has none")

    def _membership(self, left: ast.expr, right: ast.expr) -> Membership:
        if isinstance(right, ast.List | ast.Tuple):
            return self._listed(left, right)
        item, choices = self._check(left), self._check(right)
        if choices.type is Type.TEXTS:
            if item.type is not Type.TEXT:
                message = f"a set of texts holds texts, and this is {item.type.phrase}"
                raise self._error(left, message)
            item = _folded(item, choices)
            self._refuse_stray(left, item, choices)
            return Membership(item, choices)
        meant = ""
        if self._as_type(choices, item.type, right).type is item.type:
            if isinstance(choices, Constant):
                meant = f"{self._text(left)} == {self._text(right)}"
            elif item.type is Type.TEXT and "contains" in self._scope.functions_by_name:
                meant = f"contains({self._text(right)}, {self._text(left)})"
        message = f"after `in` stands a set or a list, and this is {choices.type.phrase}"
        raise self._error(right, message, meant)

    def _refuse_stray(self, node: ast.expr, item: Node, choices: Node) -> None:
        """Refuse a text written out that the set, which only holds some words, never holds."""
        holds = choices.field.holds if isinstance(choices, Read) else ()
        if holds and isinstance(item, Constant) and item.value not in holds:
            assert isinstance(choices, Read)  # noqa: S101 reason: for the type checker
            meant = closest(item.value, holds)
            message = f"`{choices.name}` never holds this; it may hold {', '.join(holds)}"
            raise self._error(node, message, f'"{meant}"' if meant else "")

    def _listed(self, left: ast.expr, right: ast.List | ast.Tuple) -> Membership:
        item = self._check(left)
        if item.type not in _LISTED:
            raise self._error(left, f"no list holds {item.type.phrase}")
        if not right.elts:
            raise self._error(right, "the list is empty")
        values = []
        for element in right.elts:
            value = self.expect(element, item.type, "what the list holds")
            if not isinstance(value, Constant):
                raise self._error(element, "a list holds only values that are written out")
            values.append(value.value)
        return Membership(item, _folded(Constant(frozenset(values), item.type), item))

    @_check.register
    def _call(self, node: ast.Call) -> Node:
        if not isinstance(node.func, ast.Name):
            raise self._method_error(node, node.func)
        name = node.func.id
        function = self._scope.functions_by_name.get(name)
        if function is None:
            what = "is no function" if name in self._scope.names else "is not a known function"
            meant = closest(name, self._scope.functions_by_name)
            raise self._error(node.func, f"{quoted(name)} {what}", meant)
        if len(node.args) != len(function.parameters):
            wants, given = len(function.parameters), len(node.args)
            message = f"{function.signature} takes {wants}, not {given}"
            raise self._error(node.func, message)
        arguments = tuple(
            self.expect(argument, wanted, f"what {name}() takes")
            for argument, wanted in zip(node.args, function.parameters, strict=True)
        )
        call = Call(function, arguments)
        return self._computed(node, call) if function.constant else call

    def _computed(self, node: ast.Call, call: Call) -> Constant:
        """The result of a function whose arguments are written out."""
        values = []
        for argument, written in zip(call.arguments, node.args, strict=True):
            if not isinstance(argument, Constant):
                message = f"what {call.function.name}() takes must be written out"
                raise self._error(written, message)
            values.append(argument.value)
        try:
            return Constant(call.function.call(*values), call.type)
        except ValueError as problem:
            raise self._error(node.args[0] if node.args else node, str(problem)) from None

    def _method_error(self, node: ast.Call, function: ast.expr) -> ExpressionError:
        meant = ""
        if isinstance(function, ast.Attribute):
            known = closest(function.attr, self._scope.functions_by_name)
            arguments: Sequence[ast.expr] = [function.value, *node.args]
            if known:
                meant = f"{known}({', '.join(map(self._text, arguments))})"
        return self._error(function, "only functions are called, and values have none", meant)

    def _as_type(self, checked: Node, wanted: Type, node: ast.expr) -> Node:
        """*checked*, read as the name of a level if it is a text and a level is wanted."""
        if wanted is not Type.LEVEL or checked.type is not Type.TEXT:
            return checked
        if not isinstance(checked, Constant):
            return checked
        levels = self._scope.levels_by_name
        if checked.value not in levels:
            meant = closest(checked.value, levels)
            message = f"no such level; the levels are {', '.join(levels)}"
            raise self._error(node, message, f'"{meant}"' if meant else "")
        return Constant(levels[checked.value], Type.LEVEL)

    def _meant(self, node: ast.expr, written: str) -> str:
        return meant_name(self._scope, self._lexed.source, _start(node), written)

    def _text(self, node: ast.expr) -> str:
        """*node* as it is written."""
        end = node.end_col_offset or 0
        return self._lexed.source[_start(node) : end - 1]

    def _error(self, node: ast.expr, message: str, suggestion: str = "") -> ExpressionError:
        return ExpressionError(message, self._lexed.source, _start(node) + 1, suggestion)


def _start(node: ast.expr) -> int:
    """The index in the original text at which *node* starts."""
    return node.col_offset - 1


def _folded(node: Node, against: Node) -> Node:
    """*node*, folded as the field *against* asks if it is a text written out."""
    fold = against.field.fold if isinstance(against, Read) else None
    if fold is None or not isinstance(node, Constant):
        return node
    if isinstance(node.value, frozenset):
        return Constant(frozenset(fold(text) for text in node.value), node.type)
    return Constant(fold(node.value), node.type)


def _anchored(operator: str, left: Node, right: Node) -> Comparison:
    """Compare; days between dates with a duration by moving the later date back.

    ``today - met > 6m`` means ``today - 6m > met``: only from a date on does a
    calendar month have a length.
    """
    if left.type is Type.DURATION:
        if isinstance(left, Arithmetic) and not isinstance(right, Arithmetic):
            return Comparison(operator, Shifted(left.left, right, -1), left.right)
        if isinstance(right, Arithmetic) and not isinstance(left, Arithmetic):
            return Comparison(operator, right.right, Shifted(right.left, left, -1))
    return Comparison(operator, left, right)
