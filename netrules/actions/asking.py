"""Whom to ask for people who are not in these files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from netrules.model.bounds import limits
from netrules.model.network import Network
from netrules.model.text import fold_organization

#: How many people are named whom to ask for new people.
MOST_ASKED: Final = 3


def last_first(network: Network, id_: str) -> tuple[int, int, str]:
    """Sorts whoever was in contact last first, then who is known at all."""
    seen, latest = limits(network.people[id_].last_two_way)
    return -(seen or date.min).toordinal(), -(latest or date.min).toordinal(), id_


def ever_at(network: Network, organization: str) -> tuple[str, ...]:
    """The ids of those who work or used to work at *organization*, in the order of `last_first`."""
    folded = fold_organization(organization)
    found = (
        person.id
        for person in network.people
        if any(fold_organization(job.organization) == folded for job in person.employments)
    )
    return tuple(sorted(found, key=lambda id_: last_first(network, id_)))


def warm_in(network: Network, fields: Iterable[str]) -> tuple[str, ...]:
    """The ids of the warm people who work in one of *fields*, in the order of `last_first`."""
    wanted = tuple(fields)
    found = (
        person.id
        for person in network.people
        if person.warm is True and any(person.works_in(one) is True for one in wanted)
    )
    return tuple(sorted(found, key=lambda id_: last_first(network, id_)))
