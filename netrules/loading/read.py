"""Reading one input with its source, and saying so when there is nothing in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from netrules.loading.find import Found
from netrules.loading.records import (
    GroupRecord,
    InteractionRecord,
    Item,
    OutcomeRecord,
    PersonRecord,
    Skipped,
    TieRecord,
)
from netrules.loading.source import ReadContext
from netrules.model.quoting import Quoting
from netrules.model.reading import Problem

_RECORDS = (PersonRecord, TieRecord, GroupRecord, InteractionRecord, OutcomeRecord)


def read_items(found: Found, context: ReadContext) -> tuple[list[Item], Exception | None]:
    """Everything a source yields; if it raises, what it had yielded and what it raised."""
    items: list[Item] = []
    try:
        items.extend(found.source.read(found.opened, context))
    except Exception as error:  # noqa: BLE001 reason: a source must not stop the others
        return items, error
    return items, None


def no_records(items: Sequence[Item]) -> str:
    """Why an input gave no record at all; "" if it gave any."""
    if any(isinstance(item, _RECORDS) for item in items):
        return ""
    problems = [item for item in items if isinstance(item, Problem)]
    if problems:
        return _first_of(problems)
    skipped = Counter(item.reason for item in items if isinstance(item, Skipped))
    if skipped:
        reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(skipped.items()))
        return f"no records, only {reasons}"
    return "no records in it"


def _first_of(problems: Sequence[Problem]) -> str:
    first = problems[0]
    where = f"line {first.origin.line}: " if first.origin.line else ""
    return Quoting.joined("; ", f"no records: {where}{first.message}", first.remedy)
