"""An edge of the file to what it says of a tie."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from netrules.plugins.sources.graph.meanings import day_of, spells_of, understood
from netrules.plugins.sources.graph.parts import Edge

#: What a tie is called that the file does not name.
KNOWS: Final = "knows"

#: Why an edge is left out.
SELF_LOOP: Final = "tie of somebody to themself"
ZERO: Final = "tie of no strength"

#: What may be wrong with a tie that is kept all the same, and what to do about it.
FLAWS: Final = {
    "weight": (
        "the strength of a tie is no number and was left out",
        "write it as a number with a point, such as 0.5",
    ),
    "day": (
        "a date of a tie cannot be read and was left out",
        "write dates as YYYY-MM-DD",
    ),
    "order": (
        "a tie ends before it begins, so its dates were left out",
        "correct one of the dates",
    ),
}

_NUMBER: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


class Tie(NamedTuple):
    """What an edge says.

    Attributes:
        kind: What relation it is.
        strength: Its weight, None if it has none.
        flaws: What is wrong with it, as keys of `FLAWS`.
    """

    kind: str = KNOWS
    strength: float | None = None
    since: date | None = None
    until: date | None = None
    flaws: tuple[str, ...] = ()


def tie_of(edge: Edge) -> Tie:
    """What *edge* says."""
    return _tie(*understood("edge", edge.values).items())


@lru_cache(maxsize=1 << 12)
def _tie(*items: tuple[str, str]) -> Tie:
    """The tie of an edge that says this; most edges of a file say the same as others."""
    said, flaws = dict(items), list[str]()
    since, until = _days(said, flaws)
    kind = " ".join(said.get("kind", KNOWS).split())
    return Tie(kind, _strength(said.get("weight", ""), flaws), since, until, tuple(flaws))


def _strength(text: str, flaws: list[str]) -> float | None:
    if not text:
        return None
    number = float(text) if _NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(number):
        flaws.append("weight")
        return None
    return number


def _days(said: Mapping[str, str], flaws: list[str]) -> tuple[date | None, date | None]:
    """The first and the last day of a tie; no last one if any of its times has no end."""
    begins: list[date] = []
    ends: list[date | None] = []
    for one, other in _times(said):
        try:
            first, last = day_of(one), day_of(other)
        except ValueError:
            flaws.append("day")
            continue
        if first is not None:
            begins.append(first)
        ends.append(last)
    since = min(begins, default=None)
    known = [end for end in ends if end is not None]
    until = max(known) if known and len(known) == len(ends) else None
    if since and until and until < since:
        flaws.append("order")
        return None, None
    return since, until


def _times(said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    spells = spells_of(said.get("spells", ""))
    yield from spells
    if not spells and ("since" in said or "until" in said):
        yield said.get("since", ""), said.get("until", "")
