"""What is wrong with an expression, and where."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from typing import Final

#: How many characters of a long line are shown on either side of the mistake.
_CONTEXT: Final = 36
#: Longer pieces of an expression are cut short in a message.
_LONGEST_QUOTED: Final = 40


class ExpressionError(ValueError):
    """A text that is not an expression of the language, or not one over the given names.

    Args:
        message: What is wrong.
        source: The whole text.
        position: Where it is wrong: the number of the character in *source*, from 1.
        suggestion: What to write in its place, "" if there is no good guess.
    """

    def __init__(self, message: str, source: str, position: int, suggestion: str = "") -> None:
        self.message: Final = message
        self.source: Final = source
        self.position: Final = position
        self.suggestion: Final = suggestion
        # All of them are in `args`, so that the error survives pickling.
        super().__init__(message, source, position, suggestion)

    def __str__(self) -> str:
        headline = self.message
        if self.suggestion:
            headline += f"; did you mean {quoted(self.suggestion)}?"
        shown, indent = _excerpt(self.source, self.position - 1)
        return f"{headline}\n    {shown}\n    {' ' * indent}^"


def quoted(code: str) -> str:
    """A piece of an expression as a message shows it."""
    return f"`{code}`" if len(code) <= _LONGEST_QUOTED else f"`{code[: _LONGEST_QUOTED - 1]}…`"


def closest(word: str, candidates: Iterable[str]) -> str:
    """The one of *candidates* that *word* was most likely meant to be, or ""."""
    plain = {_plain(candidate): candidate for candidate in sorted(candidates, reverse=True)}
    found = difflib.get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else ""


def _plain(word: str) -> str:
    return word.lower().replace("-", "_")


def _excerpt(source: str, index: int) -> tuple[str, int]:
    """The line that holds the character *index*, shortened, and the caret's indentation."""
    start = source.rfind("\n", 0, index) + 1
    end = source.find("\n", index)
    before = source[start:index]
    after = source[index : len(source) if end < 0 else end]
    if len(before) > _CONTEXT:
        before = "…" + before[-_CONTEXT:]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT] + "…"
    before, after = _printable(before), _printable(after)
    return (before + after).rstrip(), sum(map(_columns, before))


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _columns(character: str) -> int:
    """How many columns of a terminal *character* takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
