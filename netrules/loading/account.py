"""The account of each input: what became of every record in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, TypeAlias

from netrules.model.origin import Origin
from netrules.model.reading import SourceCount

#: An input: its path, and the name of the source that read it.
Home: TypeAlias = tuple[str, str]
#: For each file (path and member) the input that it belongs to.
Homes: TypeAlias = dict[tuple[str, str], Home]

_KEPT, _JOINED, _SKIPPED, _PROBLEM = "kept", "joined", "skipped", "problems"
#: What a record counts as if several things were made of it: the first that applies.
_ORDER: Final = (_PROBLEM, _KEPT, _JOINED, _SKIPPED)


class Account:
    """Counts records by the place they came from, each place once.

    A record may tell of a person and of a tie; it is kept if either was new, and
    a problem if it was lost, so that ``read = kept + joined + skipped + problems``.

    Args:
        inputs: What was read.
        homes: For each file the input it belongs to.
    """

    def __init__(self, inputs: Iterable[Home], homes: Homes) -> None:
        self._inputs: Final = tuple(dict.fromkeys(inputs))
        self._homes: Final = homes
        self._fates: Final[dict[Origin, tuple[str, str]]] = {}

    def told(self, origin: Origin, *, new: bool) -> None:
        """The record at *origin* was used; *new* if it told something new."""
        self._set(origin, _KEPT if new else _JOINED, "")

    def skipped(self, origin: Origin, reason: str) -> None:
        """The record at *origin* was left out because of *reason*."""
        self._set(origin, _SKIPPED, reason)

    def problem(self, origin: Origin) -> None:
        """The record at *origin* was lost."""
        self._set(origin, _PROBLEM, "")

    def _set(self, origin: Origin, fate: str, reason: str) -> None:
        known = self._fates.setdefault(origin, (fate, reason))
        if known != (fate, reason):
            # Of two reasons for skipping one record any will do, but always the same.
            both = (known, (fate, reason))
            self._fates[origin] = min(both, key=lambda one: (_ORDER.index(one[0]), one[1]))

    def counts(self) -> tuple[SourceCount, ...]:
        """The accounts, sorted by path and source."""
        fates: dict[Home, Counter[str]] = {home: Counter() for home in self._inputs}
        skips: dict[Home, Counter[str]] = {home: Counter() for home in self._inputs}
        for origin, (fate, reason) in self._fates.items():
            home = self._homes[origin.file]
            if home not in fates:
                continue  # what the settings say of ego is no input
            fates[home][fate] += 1
            if fate == _SKIPPED:
                skips[home][reason] += 1
        return tuple(
            SourceCount(
                *home,
                fates[home].total(),
                fates[home][_KEPT],
                fates[home][_JOINED],
                fates[home][_SKIPPED],
                fates[home][_PROBLEM],
                dict(sorted(skips[home].items())),
            )
            for home in sorted(self._inputs)
        )
