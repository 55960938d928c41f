"""Composition: of whom a network is made up, with those of whom it is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any, Final

import attrs

from netrules.measures.attributes import Attribute
from netrules.model.bounds import Bounds
from netrules.model.network import Network
from netrules.model.people import SETTLE
from netrules.model.text import fold_organization, fold_text
from netrules.model.unknown import Unknown
from netrules.suggest import did_you_mean

_FIELDS: Final = frozenset({*SETTLE, "organizations"})
_ORGANIZATIONS: Final = frozenset({"organization", "organizations"})


@attrs.frozen
class Composition:
    """How many people have each value of an attribute.

    Args:
        counts: How many have each, the most frequent first, then in the order of their
            spelling. Where people can have several values they count for each.
        known: Of how many people any value is known.
        unknown: Of how many none is.
    """

    counts: Mapping[Any, int]
    known: int
    unknown: int

    @property
    def people(self) -> int:
        """How many people there are to know it of."""
        return self.known + self.unknown


def composition(network: Network, by: Attribute) -> Composition:
    """How many people have each value of an attribute, and of how many it is not known.

    Texts that differ in case and spacing count as one value, and names of organizations that
    differ in their legal form; it is spelt as most people's entries spell it.

    Args:
        network: The network; ego is left out.
        by: The name of a field ("level", "place", "fields" …), or a function that gives a
            person's value: something that can be hashed, a tuple of several, `Unknown`, or
            None for somebody who is to be left out. `Bounds` count as unknown.

    Raises:
        ValueError: If no person can have that field.
    """
    value = attrgetter(_checked(by)) if isinstance(by, str) else by
    fold = fold_organization if by in _ORGANIZATIONS else fold_text
    spellings: dict[Any, Counter[Any]] = {}
    counts: Counter[Any] = Counter()
    known = unknown = 0
    for person in network.people:
        one = value(person)
        if one is None:
            continue
        if isinstance(one, Unknown | Bounds):
            unknown += 1
            continue
        known += 1
        values = one if isinstance(one, tuple) else (one,)
        distinct = {fold(each) if isinstance(each, str) else each: each for each in values}
        counts.update(distinct.keys())
        for folded, spelt in distinct.items():
            spellings.setdefault(folded, Counter())[spelt] += 1
    found = {_usual(spellings[folded]): number for folded, number in counts.items()}
    ordered = sorted(found.items(), key=lambda pair: (-pair[1], str(pair[0])))
    return Composition(dict(ordered), known, unknown)


def _usual(spellings: Counter[Any]) -> Any:
    """The spelling of most; of several the first by the alphabet."""
    return min(spellings, key=lambda spelt: (-spellings[spelt], str(spelt)))


def _checked(field: str) -> str:
    if field not in _FIELDS:
        closest = did_you_mean(field, sorted(_FIELDS))
        hint = f"did you mean {closest}?" if closest else f"there are {_listed(_FIELDS)}"
        msg = f"no field {field!r}; {hint}"
        raise ValueError(msg)
    return field


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
