"""What a report format is."""

from __future__ import annotations

from typing import Protocol

from netrules.engine.render import Namer
from netrules.engine.report import Report


class Format(Protocol):
    """A way to write a report down."""

    @property
    def name(self) -> str:
        """As in ``--format NAME``."""
        ...

    def render(self, report: Report, namer: Namer, *, width: int, color: bool) -> str:
        """The report as text.

        Args:
            report: What to write.
            namer: Gives names, or hides them; nothing else may.
            width: How many columns a terminal has.
            color: Whether the output takes colours.
        """
        ...
