"""Steps of a route: what speaks for each, and how likely it is to be taken.

What a step is worth is known in order only. A tie with recent contact carries more than
one without, a tie that somebody wrote down more than one seen in data; by how much, no
file tells. So the likelihoods here rank routes and are no probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

import attrs

from netrules.model.bounds import Bounds
from netrules.model.network import Network
from netrules.model.people import ME
from netrules.model.ties import Evidence, Tie
from netrules.model.unknown import Unknown

#: Gives the likelihood of a step, above 0 and at most 1, from the ids of who is asked to
#: take it and whom it leads to, and the ties between them.
Strength: TypeAlias = Callable[[str, str, tuple[Tie, ...]], float]


class Sign(StrEnum):
    """What speaks for a step, or against it."""

    WARM = "warm"  #: for: two-way contact of ego with them within 365 days
    STATED = "stated"  #: for: somebody wrote the tie down
    STRONG = "strong"  #: for: stronger than the median of such ties
    COLD = "cold"  #: against: no two-way contact of ego with them for 365 days
    WEAK = "weak"  #: against: weaker than the median of such ties


_AGAINST: Final = frozenset({Sign.COLD, Sign.WEAK})
#: From two signs against a step to three for it there are six grades. They are spaced
#: evenly between 0 and 1, since nothing but their order is known.
_LOWEST: Final = -2
_GRADES: Final = 6


@attrs.frozen
class Step:
    """One introduction, or at the start of a route a tie of ego's own.

    Args:
        start: The id of who is asked to take it; "me" for ego.
        end: The id of whom it leads to.
        ties: The ties it rests on, each with kind, evidence, layer, dates and origins.
        last: Of a step of ego's the day of the last two-way contact, as
            `Person.last_two_way`; None for a step between others.
        signs: What speaks for it and against it.
        likelihood: What it is worth among steps, above 0 and at most 1.
    """

    start: str
    end: str
    ties: tuple[Tie, ...]
    last: date | Bounds | Unknown | None = attrs.field(eq=False)  # it may not compare
    signs: tuple[Sign, ...]
    likelihood: float


def carrying(ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """Those of *ties* that can carry a step: a tie of no strength is none."""
    return tuple(tie for tie in ties if tie.strength is None or tie.strength > 0)


def step_between(
    network: Network, start: str, end: str, ties: tuple[Tie, ...], strength: Strength | None
) -> Step:
    """The step from *start* to *end* over *ties*.

    Raises:
        ValueError: If *strength* gives a number that is not above 0 and at most 1.
    """
    signs = tuple(_signs(network, start, end, ties))
    last = network.people[end].last_two_way if start == ME else None
    likelihood = graded(signs) if strength is None else strength(start, end, ties)
    if not 0 < likelihood <= 1:
        msg = f"the likelihood of a step is above 0 and at most 1, not {likelihood}"
        raise ValueError(msg)
    return Step(start, end, ties, last, signs, likelihood)


def graded(signs: tuple[Sign, ...]) -> float:
    """The likelihood by *signs* alone: ``(for - against + 3) / 7``, from 1/7 to 6/7."""
    balance = sum(-1 if sign in _AGAINST else 1 for sign in signs)
    return (balance - _LOWEST + 1) / (_GRADES + 1)


def _signs(network: Network, start: str, end: str, ties: tuple[Tie, ...]) -> Iterator[Sign]:
    warm = network.people[end].warm if start == ME else None
    # Contact that is not known speaks neither for a step nor against it.
    if warm is not None and not isinstance(warm, Unknown):
        yield Sign.WARM if warm else Sign.COLD
    if any(tie.evidence is Evidence.STATED for tie in ties):
        yield Sign.STATED
    # What stands for strength has no unit: it is only compared with its like.
    stated = [(tie.strength, _kind(tie)) for tie in ties if tie.strength is not None]
    if any(strength > _middles(network)[kind] for strength, kind in stated):
        yield Sign.STRONG
    elif any(strength < _middles(network)[kind] for strength, kind in stated):
        yield Sign.WEAK


def _kind(tie: Tie) -> tuple[str, str]:
    return tie.layer, tie.kind


#: The medians of each network, found once.
_FOUND: Final[WeakKeyDictionary[Network, Mapping[tuple[str, str], float]]] = WeakKeyDictionary()


def _middles(network: Network) -> Mapping[tuple[str, str], float]:
    """The median of the strengths stated for ties of each layer and kind."""
    if network not in _FOUND:
        stated: dict[tuple[str, str], list[float]] = {}
        for tie in network.all_ties:
            if tie.strength is not None and tie.strength > 0 and tie.holds_on(network.day):
                stated.setdefault(_kind(tie), []).append(tie.strength)
        _FOUND[network] = {kind: median(values) for kind, values in stated.items()}
    return _FOUND[network]
