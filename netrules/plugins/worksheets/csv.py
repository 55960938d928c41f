"""The worksheet for a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Final

from netrules import Worksheet
from netrules.plugins.worksheets._cells import COLUMNS, rows, shielded_row


class Csv:
    """A table with commas between the cells, none of which is a formula."""

    name = "csv"
    endings = (".csv",)
    about = "for a spreadsheet"
    read_by = "worksheet"

    def write(self, worksheet: Worksheet) -> str:
        """The table."""
        target = io.StringIO()
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(shielded_row(cells, formulas=True) for cells in rows(worksheet))
        return target.getvalue().rstrip("\n")


WORKSHEETS: Final = (Csv(),)
