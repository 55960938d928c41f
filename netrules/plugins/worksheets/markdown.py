"""The worksheet as a page in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from netrules import Worksheet
from netrules.plugins.worksheets._cells import COLUMNS, rows, shielded_row
from netrules.plugins.worksheets._words import BLANKS, STEPS, TITLE

#: The signs that would be markup in a cell.
_MARKUP: Final = re.compile(r"([\\|*_`<>\[\]~&])")


class Markdown:
    """A page with how to fill it in, and the table."""

    name = "markdown"
    endings = (".md", ".markdown")
    about = "a table to type into"
    read_by = "worksheet"

    def write(self, worksheet: Worksheet) -> str:
        """The page."""
        steps = [f"{number}. {step}" for number, step in enumerate(STEPS, 1)]
        lines = [_line(shielded_row(cells, formulas=False)) for cells in rows(worksheet)]
        head = (f"# {TITLE}", "", *steps, "", BLANKS, "")
        return "\n".join((*head, _line(COLUMNS), "|" + " --- |" * len(COLUMNS), *lines))


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(_MARKUP.sub(r"\\\1", cell) for cell in cells) + " |"


WORKSHEETS: Final = (Markdown(),)
