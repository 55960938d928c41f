"""Ties from records: several entries of one tie are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from netrules.model.origin import Origin
from netrules.model.ties import Evidence, Tie


def tie_of(ends: Iterable[str], kind: str, evidence: Evidence, origin: Origin) -> Tie:
    """The tie that one entry tells of."""
    a, b = sorted(ends)
    return Tie(a, b, kind, evidence, origin.layer, origins=(origin,))


def tie_key(tie: Tie) -> tuple[str, ...]:
    """What entries of one tie have in common."""
    return tie.a, tie.b, tie.kind, tie.evidence, tie.layer


def one_tie(entries: Sequence[Tie]) -> Tie:
    """The tie that *entries* tell of, whatever their order."""
    if len(entries) == 1:
        return entries[0]
    return attrs.evolve(
        entries[0],
        since=min((tie.since for tie in entries if tie.since is not None), default=None),
        until=_end_of(entries),
        strength=max((tie.strength for tie in entries if tie.strength is not None), default=None),
        origins=tuple(sorted({origin for tie in entries for origin in tie.origins})),
    )


def _end_of(entries: Sequence[Tie]) -> date | None:
    """The last day of a tie. An entry without an end may only not know of it, unless it
    begins after the end of all others: then the tie was taken up again."""
    last = max((tie.until for tie in entries if tie.until is not None), default=None)
    open_ = [tie.since for tie in entries if tie.until is None and tie.since is not None]
    return None if last is None or any(since > last for since in open_) else last
