"""The first look at an expression: its words, before Python's parser sees it.

What goes to the parser is ASCII of the same width, where every literal is a dull
one of Python's own: so the parser meets nothing it could stumble over, and its
columns are those of the original text. All mistakes of spelling and order are
found here, because the parser's own messages speak of Python and differ by version.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from typing import Final

import attrs

from netrules.engine.expressions.declarations import NOTHING
from netrules.engine.expressions.errors import ExpressionError, quoted
from netrules.engine.expressions.literals import Literal, read_number, read_text

MAX_CHARACTERS: Final = 2000
#: How deep brackets and signs, and the parts of an expression, may nest.
MAX_DEPTH: Final = 30

_TOKEN: Final = re.compile(
    r"""
      (?P<space> \s+ )
    | (?P<text> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
    | (?P<number> [0-9]+ (?:_[0-9]+)* (?:\.[0-9]+)? [A-Za-z0-9_]* )
    | (?P<word> [A-Za-z_][A-Za-z0-9_]* (?:\.[A-Za-z_][A-Za-z0-9_]*)* )
    | (?P<open> [(\[] )
    | (?P<close> [)\]] )
    | (?P<comma> , )
    | (?P<operator> [=!<>&|*/%^~@:≤≥≠]+ | [+-] )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_READERS: Final = {"text": read_text, "number": read_number}
_COMPARISONS: Final = frozenset({"==", "!=", "<", "<=", ">", ">="})
_BINARY: Final = _COMPARISONS | {"+", "-", "and", "or", "in", "not in"}
_PREFIXES: Final = frozenset({"not", "-"})
#: Operators that Python lets `not` follow without brackets.
_BEFORE_NOT: Final = frozenset({"and", "or", "not"})
_CLOSERS: Final = {"(": ")", "[": "]"}
#: What people write who come from another language, and what it is here.
_SLIPS: Final = {
    "=": "==",
    "===": "==",
    "is": "==",
    "!==": "!=",
    "<>": "!=",
    "≠": "!=",
    "=<": "<=",
    "≤": "<=",
    "=>": ">=",
    "≥": ">=",
    "&&": "and",
    "&": "and",
    "||": "or",
    "|": "or",
    "!": "not",
    "~": "not",
    "true": "True",
    "false": "False",
    ":=": "==",
}
_STRAIGHT_QUOTES: Final = {
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2018\u2019\u00b4`", "'"),
}


@attrs.frozen
class Lexed:
    """An expression ready for Python's parser.

    Args:
        source: The original text.
        python: Python of the same width; literals are stood in for.
        literals: The literals by the index at which they start.
    """

    source: str
    python: str
    literals: dict[int, Literal]


@attrs.frozen
class _Token:
    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The index after its last character."""
        return self.start + len(self.text)

    @property
    def shown(self) -> str:
        """The token in a message: never the inside of a text."""
        return "this text" if self.kind == "text" else quoted(self.text)


def lex(source: str) -> Lexed:
    """Take *source* apart and see that values and operators take turns.

    Raises:
        ExpressionError: If it is too long or no expression of the language.
    """
    if len(source) > MAX_CHARACTERS:
        message = f"an expression has at most {MAX_CHARACTERS:,} characters"
        raise ExpressionError(message, source, MAX_CHARACTERS + 1)
    tokens = list(_join_not_in(_tokens(source)))
    _Order(source).check(tokens)
    python = re.sub(r"\s", " ", source)
    literals: dict[int, Literal] = {}
    for token in tokens:
        if token.kind in _READERS:
            literal = _READERS[token.kind](source, token.start, token.text)
            literals[token.start] = literal
            python = python[: token.start] + literal.stand_in + python[token.end :]
    return Lexed(source, python, literals)


def _tokens(source: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(source):
        token = _Token(match.lastgroup or "", match[0], match.start())
        if token.kind == "word":
            yield _known_word(source, token)
        elif token.kind == "operator" and token.text not in _BINARY:
            raise _foreign(source, token)
        elif token.kind == "other":
            raise _stray(source, token)
        elif token.kind != "space":
            yield token


def _join_not_in(tokens: Iterator[_Token]) -> Iterator[_Token]:
    held: _Token | None = None
    for token in tokens:
        if held is not None and token.text == "in":
            yield _Token("operator", "not in", held.start)
            held = None
            continue
        if held is not None:
            yield held
        held = token if token.text == "not" else None
        if held is None:
            yield token
    if held is not None:
        yield held


def _known_word(source: str, token: _Token) -> _Token:
    word, lower = token.text, token.text.lower()
    if word in {"True", "False"}:
        return token
    if word in _BINARY or word in _PREFIXES:
        return _Token("operator", word, token.start)
    if lower in _BINARY or lower in _PREFIXES or lower in _SLIPS:
        raise _foreign(source, token)
    if lower in NOTHING:
        message = "nothing can ask whether a fact is recorded: what is unknown stays unknown"
        raise ExpressionError(message, source, token.start + 1)
    offset = token.start
    for part in word.split("."):
        if keyword.iskeyword(part):
            message = f"`{part}` is not part of the language"
            raise ExpressionError(message, source, offset + 1)
        offset += len(part) + 1
    return token


def _foreign(source: str, token: _Token) -> ExpressionError:
    lower = token.text.lower()
    known = lower if lower in _BINARY or lower in _PREFIXES else ""
    message = f"{token.shown} is not part of the language"
    return ExpressionError(message, source, token.start + 1, _SLIPS.get(lower, known))


def _stray(source: str, token: _Token) -> ExpressionError:
    if token.text in "\"'":
        return ExpressionError("this text is not closed", source, token.start + 1)
    shown = f"`{token.text}`" if token.text.isprintable() else f"U+{ord(token.text):04X}"
    meant = _STRAIGHT_QUOTES.get(token.text, "")
    return ExpressionError(f"unexpected {shown}", source, token.start + 1, meant)


class _Order:
    """Sees that values and operators take turns, and that brackets match."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._open: list[_Token] = []
        #: For each open bracket, and outside of all, the signs that wait for a value.
        self._signs = [0]

    def check(self, tokens: list[_Token]) -> None:
        previous = _Token("start", "", 0)
        value_due = True
        for token in tokens:
            if value_due:
                value_due = self._before_value(token, previous)
            else:
                value_due = self._after_value(token, previous)
            if len(self._open) + sum(self._signs) > MAX_DEPTH:
                raise self._error(token, f"nested more than {MAX_DEPTH} deep")
            previous = token
        if self._open:
            raise self._error(self._open[-1], f"`{self._open[-1].text}` is never closed")
        if value_due:
            end = len(self._source.rstrip()) + 1
            what = "a value is missing at the end" if tokens else "the expression is empty"
            raise ExpressionError(what, self._source, end)

    def _before_value(self, token: _Token, previous: _Token) -> bool:
        """Take *token* where a value is due; say whether one still is."""
        if token.kind in {"text", "number", "word"}:
            self._signs[-1] = 0
            return False
        if token.kind == "open":
            self._enter(token)
            return True
        if token.kind == "close" and previous.kind in {"open", "comma"}:
            self._leave(token)
            return False
        if token.text not in _PREFIXES:
            raise self._error(token, f"a value is missing before {token.shown}")
        if token.text == "not" and previous.text in _BINARY - _BEFORE_NOT:
            message = f"after `{previous.text}`, put `not` and its value in brackets"
            raise self._error(token, message)
        self._signs[-1] += 1
        return True

    def _after_value(self, token: _Token, previous: _Token) -> bool:
        """Take *token* after a value; say whether another is due."""
        if token.kind == "close":
            self._leave(token)
            return False
        if token.kind == "open" and token.text == "[":
            raise self._error(token, "values have no parts to take by brackets")
        if token.kind == "open" and previous.kind == "word":
            self._enter(token)
            return True
        if token.kind == "comma" and not self._open:
            raise self._error(token, "a comma stands only between brackets")
        if token.kind != "comma" and token.text not in _BINARY:
            if token.kind == "text" and previous.kind == "word" and previous.end == token.start:
                raise self._error(previous, "a text takes no prefix")
            raise self._error(token, f"an operator is missing before {token.shown}")
        return True

    def _enter(self, token: _Token) -> None:
        self._open.append(token)
        self._signs.append(0)

    def _leave(self, token: _Token) -> None:
        if not self._open:
            raise self._error(token, f"`{token.text}` closes nothing")
        opened = self._open.pop()
        if _CLOSERS[opened.text] != token.text:
            raise self._error(token, f"`{opened.text}` is closed by `{token.text}`")
        self._signs.pop()
        self._signs[-1] = 0

    def _error(self, token: _Token, message: str) -> ExpressionError:
        return ExpressionError(message, self._source, token.start + 1)
