"""Whether independent routes lead to those who serve a need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeAlias

import attrs

from netrules.measures.disjoint import Route, ranked, routes_to_any
from netrules.model.bounds import Bounds, between
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.unknown import Maybe, Missing, all_of

#: Over how many others a route may lead.
INTERMEDIARIES: Final = 2

#: Whom routes must lead to: those who serve for certain, and those who may.
Targets: TypeAlias = tuple[list[str], list[str]]


def warm_first(person: Person) -> tuple[int, str]:
    """Sorts those in warm contact before others."""
    return (0 if person.warm is True else 1, person.id)


@attrs.frozen
class Ways:
    """The ways that lead from ego to others.

    Args:
        network: The network, as of the day of judgement.
        gone: Ids of people over whom no route may lead.
        ranks: Those ego is tied to with their ranks, if they were sorted before.
    """

    network: Network
    gone: frozenset[str] = frozenset()
    ranks: Mapping[str, int] | None = None

    def without(self, people: frozenset[str]) -> Ways:
        """The ways that lead over none of *people*."""
        return Ways(self.network, people, self.first)

    @cached_property
    def first(self) -> Mapping[str, int]:
        """Those ego is tied to, the warm ones first."""
        if self.ranks is not None:
            return {id_: rank for id_, rank in self.ranks.items() if id_ not in self.gone}
        people = self.network.people
        return ranked(sorted(self.network.ego_ties, key=lambda id_: warm_first(people[id_])))

    @cached_property
    def _untied(self) -> tuple[str, ...]:
        known = self.first.keys() | self.gone
        return tuple(person.id for person in self.network.people if person.id not in known)

    def enough(
        self,
        wanted: int,
        targets: Sequence[Targets],
        open_: Mapping[str, tuple[Missing, ...]],
    ) -> tuple[tuple[Route, ...], Maybe[bool]]:
        """Independent routes to *targets*, and whether there are *wanted* of them to each.

        Args:
            wanted: How many there must be.
            targets: Whom they must lead to: once, or for each item of a goal's list.
            open_: For those who may be targets the facts that keep it open.
        """
        # No file says whom ego does not know: any of the others may be an introducer.
        knows = [Missing("ties", id_, "say whether you know them") for id_ in self._untied]
        anybody = ranked((*self.first, *self._untied))
        routes: list[Route] = []
        enough: list[Maybe[bool]] = []
        for certain, possible in targets:
            found = self.lead(self.first, certain)
            routes += found
            have: int | Bounds = len(found)
            if self.network.ties.missing and (certain or possible):
                # Ties that nobody recorded may open any number of further routes.
                have = Bounds(have, None, self.network.ties.missing)
            elif possible or knows:
                best = len(self.lead(anybody, [*certain, *possible]))
                missing = [*(fact for id_ in possible for fact in open_[id_]), *knows]
                have = between(have, best, missing)
            enough.append(have >= wanted)
        return tuple(dict.fromkeys(routes)), all_of(enough)

    def lead(self, first: Mapping[str, int], targets: Sequence[str]) -> tuple[Route, ...]:
        """As many independent routes as there are from *first* to *targets*."""
        return routes_to_any(
            self._near, first, targets, distinct_targets=False, intermediaries=INTERMEDIARIES
        )

    def _near(self, person: str) -> Iterable[str]:
        others = self.network.adjacency.get(person, {})
        return (id_ for id_ in others if id_ not in self.gone) if self.gone else others
