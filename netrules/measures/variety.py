"""Diversity: how evenly people are spread over the groups of an attribute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

import attrs

from netrules.measures.attributes import Attribute, values_of
from netrules.model.bounds import between
from netrules.model.network import Network
from netrules.model.unknown import Missing, Unknown

#: An index of qualitative variation needs groups to vary between.
_FEWEST_GROUPS: Final = 2


@attrs.frozen
class Diversity:
    """How evenly people are spread over groups.

    Where the value of some people is unknown each index is `Bounds`: from all of them being
    in the largest group to their being spread as evenly as can be. Both ends are possible.

    Args:
        counts: How many people have each value, the most frequent first, then in the
            order in which the network's people have them.
        unknown: How many people's value is not known.
        blau: Blau's index, from 0 to 1 - 1/k; None for nobody.
        unbiased: The same without its bias in small samples, from 0 to 1; None for fewer
            than two people.
        iqv: The index of qualitative variation, from 0 to 1; None for nobody, or where
            the number of possible groups was not given.
    """

    counts: Mapping[Any, int]
    unknown: int
    blau: Any
    unbiased: Any
    iqv: Any


def diversity(
    network: Network,
    by: Attribute,
    among: Collection[str] | None = None,
    *,
    groups: int | None = None,
) -> Diversity:
    """Diversity of people by an attribute: Blau's index, plain and unbiased, and the IQV.

    See `blau` and `iqv` for the formulas. People's ties do not matter to it.

    Args:
        network: The network; ego is left out.
        by: The name of a field ("organization", "place", "level" …), or a function that
            gives a person's value; None from it leaves the person out.
        among: Ids of the people to look at; None for all.
        groups: k, how many values there can be, whether or not anybody has them; None where
            their number is open, so that each unknown one may be a new one.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        ValueError: If no person can have that field, or one can have several values of it;
            if *groups* is below 2 or below the number of values that people have.

    References:
        Blau 1977, "Inequality and Heterogeneity"; Biemann & Kearney 2010, "Size does
        matter"; Agresti & Agresti 1978, "Statistical analysis of qualitative variation".
    """
    counts: Counter[Any] = Counter()
    missing: list[Missing] = []
    unknown = 0
    for value in values_of(network, by, among).values():
        if isinstance(value, Unknown):
            unknown += 1
            missing.extend(value.missing)
        else:
            counts[value] += 1
    seen = list(counts.values())
    _insist_on_groups(seen, groups)
    ends = (most_alike(seen, unknown), most_spread(seen, unknown, groups))
    return Diversity(
        dict(counts.most_common()),
        unknown,
        _between([blau(end) for end in ends], missing),
        _between([blau(end, unbiased=True) for end in ends], missing),
        None if groups is None else _between([iqv(end, groups) for end in ends], missing),
    )


def blau(counts: Iterable[int], *, unbiased: bool = False) -> float | None:
    """Blau's index: 1 - Σ p², the chance that two people drawn with replacement differ.

    It is the Gini-Simpson index and Herfindahl's complement. The unbiased one draws without
    replacement: 1 - Σ n (n - 1) / (N (N - 1)). Small groups look less diverse by the plain
    index than they are: two people of two kinds have .5, and 1 unbiased.

    Args:
        counts: How many people are in each group.
        unbiased: Whether to draw without replacement.

    Returns:
        A number from 0 (all alike) to 1 - 1/k for k groups, unbiased to 1; None for nobody,
        unbiased for fewer than two people, of whom no two can be drawn.

    Raises:
        ValueError: If a count is negative.

    References:
        Blau 1977, "Inequality and Heterogeneity"; Simpson 1949, "Measurement of diversity";
        Biemann & Kearney 2010, "Size does matter".
    """
    found = _counted(counts)
    total = sum(found)
    pairs = total * (total - 1) if unbiased else total * total
    alike = sum(count * (count - 1) if unbiased else count * count for count in found)
    return (pairs - alike) / pairs if pairs else None


def iqv(counts: Iterable[int], groups: int) -> float | None:
    """The index of qualitative variation: Blau's index over its maximum, 1 - 1/k.

    k is how many groups there can be. With only those that are seen, people of two kinds
    out of ten would be called as diverse as can be.

    Args:
        counts: How many people are in each group.
        groups: k.

    Returns:
        A number from 0 (all alike) to 1 (as many in each of the k groups); None for nobody.

    Raises:
        ValueError: If a count is negative, or *groups* is below 2 or below the number of
            groups that have people.

    References:
        Agresti & Agresti 1978, "Statistical analysis of qualitative variation"; Mueller &
        Schuessler 1961, "Statistical Reasoning in Sociology".
    """
    found = _counted(counts)
    _insist_on_groups(found, groups)
    total = sum(found)
    unlike = total * total - sum(count * count for count in found)
    return unlike * groups / (total * total * (groups - 1)) if total else None


def most_alike(counts: Iterable[int], unknown: int) -> list[int]:
    """The least diverse way to fill in the unknown: all are in the largest group.

    Moving somebody from a smaller group to a larger one always lowers diversity, since it
    raises the sum of squares.
    """
    found = sorted(counts, reverse=True) or [0]
    return [found[0] + unknown, *found[1:]]


def most_spread(counts: Iterable[int], unknown: int, groups: int | None) -> list[int]:
    """The most diverse way to fill in the unknown: the smallest groups grow to one height.

    Args:
        counts: How many people are in each group that has any.
        unknown: How many are to be filled in.
        groups: How many groups there can be; None where each may be in one of their own.
    """
    found = sorted(counts)
    if groups is None:
        return [*found, *[1] * unknown]
    found = [0] * (groups - len(found)) + found
    held = 0
    for growing, height in enumerate(found):  # do the first *growing* groups reach this one?
        if growing * height - held > unknown:
            break
        held += height
    else:
        growing = len(found)
    level, more = divmod(held + unknown, growing)
    return [level + (place < more) for place in range(growing)] + found[growing:]


def _counted(counts: Iterable[int]) -> list[int]:
    found = [count for count in counts if count]
    if any(count < 0 for count in found):
        msg = "no group has fewer than no people"
        raise ValueError(msg)
    return found


def _insist_on_groups(counts: Collection[int], groups: int | None) -> None:
    if groups is not None and groups < max(_FEWEST_GROUPS, len(counts)):
        msg = f"there are at least {max(_FEWEST_GROUPS, len(counts))} groups, not {groups}"
        raise ValueError(msg)


def _between(ends: list[float | None], missing: list[Missing]) -> Any:
    low, high = ends
    # Both are of as many people, so that either both are None or neither is.
    return None if low is None else between(low, high, missing)
