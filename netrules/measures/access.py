"""Access: which positions and which help somebody's ties reach.

Both generators ask about people ego is tied to. Whether ego knows somebody whom the files
name without a tie to ego is not known, and so is whatever hangs on it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from math import isfinite
from typing import Any, TypeAlias

import attrs

from netrules.model.bounds import Bounds, between, count
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.unknown import Maybe, Missing, Unknown, any_of

#: Whether somebody holds a position, or can help with something.
Predicate: TypeAlias = Callable[[Person], Maybe[bool]]


@attrs.frozen
class PositionAccess:
    """What the position generator measures.

    Args:
        people: For each position, the most prestigious first and then by name, how many
            people in it ego is tied to.
        extensity: How many of the positions there is anybody in.
        upper: The highest prestige among these.
        range: Their highest prestige less the lowest: 0 for a single one.
    """

    people: Mapping[str, int | Bounds]
    extensity: int | Bounds
    upper: Any
    range: Any


@attrs.frozen
class ScaleAccess:
    """What the resource generator measures on one scale.

    Args:
        people: For each item of the scale, by name, how many people ego is tied to who
            can help with it.
        accessed: With how many of the items anybody can.
    """

    people: Mapping[str, int | Bounds]
    accessed: int | Bounds


def position_generator(
    network: Network,
    positions: Mapping[str, tuple[float, Predicate]],
    among: Collection[str] | None = None,
) -> PositionAccess:
    """Which of a list of positions ego's ties reach: extensity, upper reach and range.

    Args:
        network: The network.
        positions: For each position its prestige, in any unit, and whether a person is
            in it; a predicate gives True, False or `Unknown`.
        among: Ids of the people to look at, such as family; None for all.

    Returns:
        Counts, with `Bounds` where facts are unknown. Upper reach and range are None where
        no position is reached, since the best of none is not 0; where positions may be
        reached they are `Bounds`, and `Unknown` if it is not even known that one is.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        TypeError: If a predicate gives something else.
        ValueError: If a prestige is no finite number.

    References:
        Lin & Dumin 1986, "Access to occupations through social ties"; Lin 2001, "Social
        Capital", ch. 5.
    """
    for name, (prestige, _) in positions.items():
        if not isfinite(prestige):
            msg = f"the prestige of {name} is no number: {prestige}"
            raise ValueError(msg)
    order = sorted(positions, key=lambda name: (-positions[name][0], name))
    found = _find(network, {name: positions[name][1] for name in order}, among)
    sure = [positions[name][0] for name, one in found.items() if one.any is True]
    maybe = [positions[name][0] for name, one in found.items() if one.any is not False]
    missing = [fact for one in found.values() for fact in getattr(one.any, "missing", ())]
    return PositionAccess(
        {name: one.number for name, one in found.items()},
        count(one.any for one in found.values()),
        _between(sure, maybe, max, missing),
        _between(sure, maybe, lambda prestige: max(prestige) - min(prestige), missing),
    )


def resource_generator(
    network: Network,
    resources: Mapping[str, Mapping[str, Predicate]],
    among: Collection[str] | None = None,
) -> Mapping[str, ScaleAccess]:
    """With which of the items of each scale somebody ego is tied to can help.

    There is no total: its authors found the scales to measure different things.

    Args:
        network: The network.
        resources: For each scale, such as political and financial skills, its items, and
            for each of these whether a person can help with it; a predicate gives True,
            False or `Unknown`.
        among: Ids of the people to look at, such as family; None for all.

    Returns:
        For each scale, by name, counts, with `Bounds` where facts are unknown.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        TypeError: If a predicate gives something else.

    References:
        Van der Gaag & Snijders 2005, "The Resource Generator: social capital
        quantification with concrete items".
    """
    scales: dict[str, ScaleAccess] = {}
    for scale in sorted(resources):
        items = {name: resources[scale][name] for name in sorted(resources[scale])}
        found = _find(network, items, among)
        scales[scale] = ScaleAccess(
            {name: one.number for name, one in found.items()},
            count(one.any for one in found.values()),
        )
    return scales


@attrs.frozen
class _Found:
    """How many people serve, and whether anybody does."""

    number: int | Bounds
    any: Maybe[bool]


def _find(
    network: Network, wanted: Mapping[str, Predicate], among: Collection[str] | None
) -> Mapping[str, _Found]:
    people = network.people
    chosen = None if among is None else {people[id_].id for id_ in among}
    asked = [one for one in people if chosen is None or one.id in chosen]
    found: dict[str, _Found] = {}
    for name, serves in wanted.items():
        answers = [_answer(network, person, name, serves) for person in asked]
        found[name] = _Found(count(answers), any_of(answers))
    return found


def _answer(network: Network, person: Person, name: str, serves: Predicate) -> Maybe[bool]:
    """Whether *person* serves and ego knows them."""
    answer: object = serves(person)
    if not isinstance(answer, bool | Unknown):
        msg = f"the predicate of {name} gave {answer!r} instead of True, False or Unknown"
        raise TypeError(msg)
    if answer is False or person.id in network.ego_ties:
        return answer
    untold = Missing("ties", person.id, "say whether you know them")
    return Unknown.because((*getattr(answer, "missing", ()), untold))


def _between(
    sure: list[float],
    maybe: list[float],
    measure: Callable[[list[float]], float],
    missing: list[Missing],
) -> Any:
    """The *measure*, which more positions never lower, of those reached."""
    if not maybe:
        return None
    return between(measure(sure), measure(maybe), missing) if sure else Unknown.because(missing)
