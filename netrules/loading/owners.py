"""Whose network it is, when several exports each name an owner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from netrules.loading.identifiers import names_agree, strong_keys
from netrules.loading.records import Handle, Job, OwnerRecord
from netrules.model.reading import Problem
from netrules.model.text import fold_organization

if TYPE_CHECKING:
    from netrules.loading.build import Read

#: The layer of what the settings say.
SETTINGS: Final = "settings"
#: Layers in which the user speaks of themself; what they say settles whose network it is.
STATED_LAYERS: Final = frozenset({SETTINGS, "contacts"})


def different_owners(owners: Iterable[tuple[OwnerRecord, str]]) -> tuple[str, ...]:
    """For each of several different owners an input that names them; empty if there is one.

    Inputs have the same owner if their owners share an identifier or have names
    that agree. A ``[me]`` table in which the user says who they are settles the question.
    """
    by_input: dict[str, list[OwnerRecord]] = {}
    for record, path in owners:
        if record.handle.names or any(strong_keys(record.handle)):
            if record.origin.layer in STATED_LAYERS:
                return ()
            by_input.setdefault(path, []).append(record)
    found: list[tuple[str, list[OwnerRecord]]] = []
    for path, records in sorted(by_input.items()):
        # One input may show that two others, which have nothing in common, have one owner.
        same = [one for one in found if _same(records, one[1])]
        merged = [*(record for _, known in same for record in known), *records]
        found = [one for one in found if one not in same]
        found.append((same[0][0] if same else path, merged))
    return tuple(sorted(path for path, _ in found)) if len(found) > 1 else ()


def owner_of(reads: Iterable[Read]) -> Handle:
    """Every identifier and name that *reads* give their owner, in an order of their own."""
    handles = [
        item.handle for read in reads for item in read.items if isinstance(item, OwnerRecord)
    ]

    def every(attribute: str) -> tuple[str, ...]:
        return tuple(sorted({value for one in handles for value in getattr(one, attribute)}))

    return Handle(
        urls=every("urls"),
        emails=every("emails"),
        phones=every("phones"),
        names=every("names"),
        accounts=every("accounts"),
        me=True,
    )


def disagreements(owners: Iterable[OwnerRecord]) -> list[Problem]:
    """What an export says of its owner against what the user stated; the latter holds."""
    owners = list(owners)
    stated = [record for record in owners if record.origin.layer in STATED_LAYERS]
    exported = [record for record in owners if record.origin.layer not in STATED_LAYERS]
    names = [name for record in stated for name in record.handle.names]
    employers = {fold_organization(job.organization) for job in _current(stated)}
    found = []
    for record in exported:
        theirs = record.handle.names
        if names and theirs and not any(names_agree(a, b) for a in names for b in theirs):
            found.append(_disagreement("name", record))
        found += [
            _disagreement("organization", record)
            for job in _current([record])
            if employers and fold_organization(job.organization) not in employers
        ]
    return found


def _current(records: Iterable[OwnerRecord]) -> list[Job]:
    return [
        job
        for record in records
        for job in record.jobs
        if job.organization and job.current and job.until is None
    ]


def _disagreement(field: str, record: OwnerRecord) -> Problem:
    return Problem(
        f"the export gives its owner another {field} than [me] does, which holds",
        record.origin,
        f"correct {field} in [me], or check that the export is yours",
        lost=False,
    )


def _same(one: Iterable[OwnerRecord], other: Iterable[OwnerRecord]) -> bool:
    keys = {key for record in one for key in strong_keys(record.handle)}
    if any(key in keys for record in other for key in strong_keys(record.handle)):
        return True
    return any(
        names_agree(a, b)
        for record in one
        for a in record.handle.names
        for against in other
        for b in against.handle.names
    )
