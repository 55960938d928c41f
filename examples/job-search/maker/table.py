"""Tables of comma-separated values, as LinkedIn writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def table(header: str, rows: Iterable[Sequence[str]]) -> str:
    """A table with the columns of *header*."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue()


def english(day: date) -> str:
    """*day* as in ``05 Oct 2020``, whatever the language of the machine."""
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year}"
