"""Whose network it is, when several exports each name an owner."""

from __future__ import annotations

from collections.abc import Iterable

from netrules.loading.identifiers import names_agree, strong_keys
from netrules.loading.records import OwnerRecord

#: Layers in which the user speaks of themself; what they say settles whose network it is.
STATED_LAYERS = frozenset({"settings", "contacts"})


def different_owners(owners: Iterable[tuple[OwnerRecord, str]]) -> tuple[str, ...]:
    """For each of several different owners an input that names them; empty if there is one.

    Inputs have the same owner if their owners share an identifier or have names
    that agree. Whatever the user states in a ``[me]`` table settles the question.
    """
    by_input: dict[str, list[OwnerRecord]] = {}
    for record, path in owners:
        if record.origin.layer in STATED_LAYERS:
            return ()
        if record.handle.names or any(strong_keys(record.handle)):
            by_input.setdefault(path, []).append(record)
    found: list[tuple[str, list[OwnerRecord]]] = []
    for path, records in sorted(by_input.items()):
        if not any(_same(records, known) for _, known in found):
            found.append((path, records))
    return tuple(path for path, _ in found) if len(found) > 1 else ()


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
