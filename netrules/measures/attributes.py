"""Attributes: the one value by which each person is put into a group."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any, Final, TypeAlias

from netrules.model.bounds import Bounds
from netrules.model.network import Network
from netrules.model.people import SETTLE, Person
from netrules.model.text import fold_organization, fold_text
from netrules.model.unknown import Unknown

#: What people are grouped by: the name of a field, or what gives a person's value.
Attribute: TypeAlias = str | Callable[[Person], Any]

#: Fields of which a person has several values at once.
_SEVERAL: Final = frozenset({"fields", "groups"})
#: Fields of which a person has one.
_FIELDS: Final = frozenset(SETTLE) - _SEVERAL


def values_of(
    network: Network, by: Attribute, among: Collection[str] | None = None
) -> Mapping[str, Any]:
    """The value of each person, by id in the network's order.

    Texts of a field are compared without case and spacing, names of organizations without
    their legal form. What a function gives is taken as it is; `Bounds` count as unknown.

    Args:
        network: The network.
        by: The name of a field of which each person has one value, or a function that gives
            a person's value: something that can be hashed, `Unknown`, or None for somebody
            who is to be left out.
        among: Ids of the people to look at; None for all.

    Raises:
        KeyError: If *among* names somebody who is not in the network.
        ValueError: If no person can have that field, or one can have several values of it.
    """
    chosen = None if among is None else {network.people[id_].id for id_ in among}
    people = [one for one in network.people if chosen is None or one.id in chosen]
    value = _reader(network, by) if isinstance(by, str) else by
    found = {person.id: _whole(value(person)) for person in people}
    return {id_: one for id_, one in found.items() if one is not None}


def _reader(network: Network, field: str) -> Callable[[Person], Any]:
    if field in _SEVERAL:
        msg = f"a person has several {field}; give a function that chooses one"
        raise ValueError(msg)
    if field in _FIELDS:
        fold = fold_organization if field == "organization" else fold_text
        return lambda person: _folded(getattr(person, field), fold)
    if not any(field in person.facts for person in network.people):
        msg = f"no field {field!r}; there are {', '.join(sorted(_FIELDS))}"
        raise ValueError(msg)
    return lambda person: _folded(person.fact(field), fold_text)


def _folded(value: Any, fold: Callable[[str], str]) -> Any:
    return fold(value) if isinstance(value, str) else value


def _whole(value: Any) -> Any:
    return Unknown.because(value.missing) if isinstance(value, Bounds) else value
