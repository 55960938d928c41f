"""Several exports of one service over time: what a later one no longer lists has ended.

An export that lists all of somebody's connections on a day says of a connection that it
does not list that there was none on that day. If an earlier one has it, it ended in
between; the last day before the later export stands for the day that nobody knows. An
employer that an earlier export names and a later one does not is history, no conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import attrs

from netrules.loading.account import Home, Homes
from netrules.loading.records import Job, PersonRecord, Snapshot
from netrules.model.text import fold_organization, fold_text

_DAY: Final = timedelta(days=1)


class Snapshots:
    """The days of the snapshots of each layer that has several.

    Args:
        declared: What files say of themselves.
        homes: For each file the input that it belongs to.
    """

    def __init__(self, declared: Iterable[Snapshot], homes: Homes) -> None:
        days: dict[str, dict[Home, date]] = defaultdict(dict)
        for one in declared:
            if one.taken is not None:
                home, taken = homes[one.origin.file], days[one.origin.layer]
                taken[home] = max(one.taken, taken.get(home, one.taken))
        self._homes: Final = homes
        self._days: Final[Mapping[str, Mapping[Home, date]]] = {
            layer: taken for layer, taken in days.items() if len(set(taken.values())) > 1
        }

    def last_days(self, records: Sequence[PersonRecord]) -> Mapping[str, date]:
        """For each layer in which the person of *records* is listed no more, the last day
        of their tie to ego."""
        seen: dict[str, date] = {}
        for record in records:
            taken = self._taken(record)
            if taken is not None:
                seen[record.origin.layer] = max(taken, seen.get(record.origin.layer, taken))
        ended = {}
        for layer, last in seen.items():
            later = [day for day in self._days[layer].values() if day > last]
            if later:
                ended[layer] = min(later) - _DAY
        return ended

    def settled(self, records: tuple[PersonRecord, ...]) -> tuple[PersonRecord, ...]:
        """The records of one person, each with the day it speaks of, and with positions that
        a later snapshot of the same layer does not repeat ended."""
        if not any(record.origin.layer in self._days for record in records):
            return records
        dated = [self._dated(record) for record in records]
        stating = [one for one in dated if one.jobs and self._taken(one) is not None]
        return tuple(_without_former(one, stating) for one in dated)

    def _taken(self, record: PersonRecord) -> date | None:
        """The day of the snapshot that *record* is part of."""
        taken = self._days.get(record.origin.layer)
        return taken.get(self._homes[record.origin.file]) if taken else None

    def _dated(self, record: PersonRecord) -> PersonRecord:
        return attrs.evolve(record, as_of=record.as_of or self._taken(record))


def _without_former(record: PersonRecord, stating: Sequence[PersonRecord]) -> PersonRecord:
    """*record* with those positions ended that the next of *stating* does not repeat."""
    if record not in stating or record.as_of is None:
        return record
    later = [
        one
        for one in stating
        if one.origin.layer == record.origin.layer and one.as_of and one.as_of > record.as_of
    ]
    if not later:
        return record
    following = min(day for one in later if (day := one.as_of))
    repeated = {_folded(job) for one in later if one.as_of == following for job in one.jobs}
    jobs = tuple(
        attrs.evolve(job, until=following - _DAY, current=False)
        if job.current and job.until is None and _folded(job) not in repeated
        else job
        for job in record.jobs
    )
    return attrs.evolve(record, jobs=jobs)


def _folded(job: Job) -> tuple[str, str]:
    return fold_organization(job.organization), fold_text(job.title)
