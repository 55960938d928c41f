"""Keeping the answer pure: what plugins print goes to the standard error, or is counted."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO

from netrules.acting import who_acts


class Answer:
    """The standard output, closed to plugins: it passes on what netrules itself writes.

    Args:
        real: The standard output.
        aside: Where to put what plugins print.
    """

    def __init__(self, real: TextIO, aside: TextIO) -> None:
        self._real: Final = real
        self._aside: Final = aside
        self.lines: Final[Counter[str]] = Counter()

    def write(self, text: str) -> int:
        """Write *text*, to where it belongs."""
        if who := who_acts():
            self.lines[who] += text.count("\n")
            return self._aside.write(text)
        return self._real.write(text)

    @property
    def buffer(self) -> Any:
        """What takes bytes."""
        if who := who_acts():
            self.lines[who] += 1
            return getattr(self._aside, "buffer", io.BytesIO())
        return self._real.buffer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@contextmanager
def answer_alone(*, show: bool) -> Iterator[Counter[str]]:
    """Keep what plugins print out of the standard output; how many lines each printed.

    Args:
        show: Whether to show that on the standard error, as somebody wants who looks for a
            mistake in a plugin of theirs. It may hold names.
    """
    real = sys.stdout
    answer = Answer(real, sys.stderr if show else io.StringIO())
    sys.stdout = answer
    try:
        yield answer.lines
    finally:
        sys.stdout = real
