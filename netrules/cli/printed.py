"""Keeping the answer pure: what plugins print goes to the standard error, or is counted."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO

from netrules.acting import who_acts


class Stream:
    """A standard stream that passes on what netrules itself writes, and may be closed to plugins.

    Args:
        real: The stream.
        aside: Gives where to put what a plugin writes; None if it may go to the stream, too.
        lines: Takes how many lines of each plugin were put aside.
    """

    def __init__(
        self, real: TextIO, aside: Callable[[], TextIO | None], lines: Counter[str]
    ) -> None:
        self._real: Final = real
        self._aside: Final = aside
        self._lines: Final = lines

    def write(self, text: str) -> int:
        """Write *text*, to where it belongs."""
        who = who_acts()
        aside = self._aside() if who else None
        if aside is None:
            return self._real.write(text)
        self._lines[who] += text.count("\n")
        return aside.write(text)

    @property
    def buffer(self) -> Any:
        """What takes bytes."""
        who = who_acts()
        aside = self._aside() if who else None
        if aside is None:
            return self._real.buffer
        self._lines[who] += 1
        return getattr(aside, "buffer", io.BytesIO())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@contextmanager
def answer_alone(*, debug: bool, hides: Callable[[], bool]) -> Iterator[Counter[str]]:
    """Keep what plugins print out of the standard output; how many lines each printed.

    Args:
        debug: Whether to show that on the standard error, as somebody wants who looks for a
            mistake in a plugin of theirs.
        hides: Whether names are hidden. What a plugin prints, logs or warns of may hold names,
            and is then shown nowhere.
    """
    out, err = sys.stdout, sys.stderr
    lines: Counter[str] = Counter()
    nowhere = io.StringIO()
    streams: tuple[Any, Any] = (
        Stream(out, lambda: err if debug and not hides() else nowhere, lines),
        Stream(err, lambda: nowhere if hides() else None, lines),
    )
    sys.stdout, sys.stderr = streams
    try:
        yield lines
    finally:
        sys.stdout, sys.stderr = out, err
