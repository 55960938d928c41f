"""Whom to ask for an introduction: the likeliest route to somebody, and independent ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import prod
from typing import Final

import attrs

from netrules.measures.disjoint import MOST_INTERMEDIARIES, disjoint_routes, ranked
from netrules.measures.steps import Step, Strength, carrying, step_between
from netrules.model.bounds import Bounds, between
from netrules.model.network import Network
from netrules.model.people import ME, Person
from netrules.model.text import fold_organization
from netrules.model.ties import Evidence, Tie
from netrules.model.unknown import Missing


@attrs.frozen
class Route:
    """A way from ego to somebody.

    Args:
        steps: Its steps in order; a direct tie is one step.
    """

    steps: tuple[Step, ...]

    @property
    def people(self) -> tuple[str, ...]:
        """Ids of the people on it in order, the target last."""
        return tuple(step.end for step in self.steps)

    @property
    def likelihood(self) -> float:
        """The product of its steps' likelihoods."""
        # In order of size: the same steps in another order give the same number.
        return prod(sorted(step.likelihood for step in self.steps))


@attrs.frozen
class MaybeStep:
    """A step that nobody recorded but something points to: a reason to ask, no tie.

    Args:
        start: The id of who may know *end*; "me" for ego.
        end: The id of the target.
        ties: Implied ties between them.
        employer: Where both work now; "" if that is not what points to it.
    """

    start: str
    end: str
    ties: tuple[Tie, ...]
    employer: str


@attrs.frozen
class Routes:
    """The routes to somebody.

    Args:
        target: The id of whom they lead to.
        best: The likeliest route, not always one of the independent ones; None if no
            route is on record.
        independent: As many routes as can be had without a person in common but the
            target: those of fewest steps first, then by the likelihood of ego's step.
        maybe: Steps that may lead straight to the target from ego, or from somebody ego is
            tied to: ego's own first, then by the likelihood of ego's step to them.
        number: How many independent routes there are: a number, or `Bounds` where ties
            that nobody recorded may open more.
    """

    target: str
    best: Route | None
    independent: tuple[Route, ...]
    maybe: tuple[MaybeStep, ...]
    number: int | Bounds


def routes(
    network: Network,
    target: str,
    *,
    intermediaries: int = MOST_INTERMEDIARIES,
    strength: Strength | None = None,
) -> Routes:
    """The likeliest route from ego to somebody, and the most vertex-disjoint routes.

    The likeliest route maximises Π s over its steps, as the shortest path for -ln s does;
    of routes alike it is the one of fewest steps, then the first by ids. By default s is
    ``(signs for - signs against + 3) / 7``, from 1/7 to 6/7. For a step speak two-way
    contact of ego's within 365 days, a tie that somebody stated, and a strength above the
    median of those stated for ties of that kind in that layer; against it speak contact
    that is longer ago and a strength below the median. What is not known speaks neither
    way. It is an order, no probability: there is no data from which to tell one.

    Implied ties, ties that ended before the network's day and ties of no strength carry no
    step. What is only implied, as by an employer in common, is listed apart.

    Args:
        network: The network, as of the day of judgement.
        target: The id, or an alias, of whom to reach.
        intermediaries: Over how many others a route may lead: 0, 1 or 2.
        strength: Gives s instead, from the ids at the start and the end of a step and the
            ties between them.

    Raises:
        KeyError: If nobody has the id *target*.
        ValueError: If *intermediaries* is out of range, if *strength* gives a number that
            is not above 0 and at most 1, or if the network has no day of judgement.

    References:
        Menger 1927, "Zur allgemeinen Kurventheorie"; Dijkstra 1959, "A note on two
        problems in connexion with graphs"; Lovász, Neumann-Lara & Plummer 1978, "Mengerian
        theorems for paths of bounded length".
    """
    search = _Search(network, network.people[target], intermediaries, strength)
    independent = search.independent()
    best = min(search.every(), key=search.preference, default=None)
    return Routes(
        search.target.id,
        None if best is None else search.route(best),
        tuple(map(search.route, independent)),
        search.maybe(),
        search.number(len(independent)),
    )


class _Search:
    """The search for routes to one person. Only those who can be on one are looked at.

    Args:
        network: The network.
        target: Whom to reach.
        intermediaries: Over how many others a route may lead.
        strength: Gives the likelihood of a step; None for the default.
    """

    def __init__(
        self, network: Network, target: Person, intermediaries: int, strength: Strength | None
    ) -> None:
        self.target: Final = target
        self._network = network
        self._day = network.day
        self._intermediaries = intermediaries
        self._strength = strength
        self._steps: dict[tuple[str, str], Step] = {}
        self._knows_target = self._near(target.id)
        within = {target.id}
        if intermediaries:
            within.update(self._knows_target)
        if intermediaries > 1:
            within.update(one for via in self._knows_target for one in self._near(via))
        self._within = within
        self._known = {id_ for id_ in within if self._ego_knows(id_)}

    def independent(self) -> tuple[tuple[str, ...], ...]:
        """The most independent routes, each as the ids of its people."""
        return self._disjoint(sorted(self._known, key=self._ego_first))

    def every(self) -> Iterator[tuple[str, ...]]:
        """Every route."""
        target = self.target.id
        asked = self._known - {target}
        if target in self._known:
            yield (target,)
        for via in self._knows_target if self._intermediaries else ():
            if via in asked:
                yield via, target
            for first in self._near(via) if self._intermediaries > 1 else ():
                if first in asked:
                    yield first, via, target

    def preference(self, people: tuple[str, ...]) -> tuple[float, int, tuple[str, ...]]:
        """What puts the likeliest route first."""
        return -self.route(people).likelihood, len(people), people

    def route(self, people: tuple[str, ...]) -> Route:
        """The route over *people*."""
        return Route(tuple(map(self._step, (ME, *people), people)))

    def number(self, found: int) -> int | Bounds:
        """How many independent routes there are, *found* of them being on record."""
        people = self._network.people
        missing: tuple[Missing, ...]
        if self._intermediaries and self._network.ties.missing:
            # Each route begins with somebody else, so there are no more than people.
            most, missing = len(people), self._network.ties.missing
        else:
            others = [one.id for one in people if one.id in self._within - self._known]
            most = len(self._disjoint([*sorted(self._known), *others]))
            missing = tuple(Missing("ties", id_, "say whether you know them") for id_ in others)
        number: int | Bounds = between(found, most, missing)
        return number

    def maybe(self) -> tuple[MaybeStep, ...]:
        """Steps to the target that are not recorded but pointed to."""
        ties, employer = self._implied(), self._colleagues()
        pointed = {*ties, *employer} - {self.target.id, *self._knows_target}
        starts = {id_ for id_ in pointed if self._intermediaries and self._ego_knows(id_)}
        if ME in pointed and not self._ego_knows(self.target.id):
            starts.add(ME)
        return tuple(
            MaybeStep(id_, self.target.id, tuple(ties.get(id_, ())), employer.get(id_, ""))
            for id_ in sorted(starts, key=self._ego_first)
        )

    def _implied(self) -> Mapping[str, list[Tie]]:
        """By which implied ties somebody is joined with the target."""
        target, implied = self.target.id, dict[str, list[Tie]]()
        for tie in self._network.all_ties:
            only_implied = tie.evidence is Evidence.IMPLIED and tie.holds_on(self._day)
            if only_implied and target in (tie.a, tie.b):
                implied.setdefault(tie.other(target), []).append(tie)
        return implied

    def _colleagues(self) -> Mapping[str, str]:
        """Who works where the target does, and the employer as the target's entry writes it."""
        colleagues: dict[str, str] = {}
        mine = _employers(self._network.me)
        for name, written in _employers(self.target).items():
            for one in self._network.by_organization.get(name, ()):
                colleagues.setdefault(one.id, written)
            if name in mine:
                colleagues.setdefault(ME, written)
        return colleagues

    def _disjoint(self, first: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        return disjoint_routes(
            self._near, ranked(first), self.target.id, intermediaries=self._intermediaries
        )

    def _near(self, person: str) -> tuple[str, ...]:
        """Those whom *person* can lead to."""
        others = self._network.adjacency[person].items()
        return tuple(other for other, ties in others if other != person and carrying(ties))

    def _ego_knows(self, person: str) -> bool:
        return bool(carrying(self._network.ego_ties.get(person, ())))

    def _step(self, start: str, end: str) -> Step:
        if (start, end) not in self._steps:
            all_ties = self._network.ego_ties if start == ME else self._network.adjacency[start]
            self._steps[start, end] = step_between(
                self._network, start, end, carrying(all_ties[end]), self._strength
            )
        return self._steps[start, end]

    def _ego_first(self, person: str) -> tuple[float, str]:
        """What puts ego first and then those whom ego is likeliest to be introduced by."""
        return (-2.0 if person == ME else -self._step(ME, person).likelihood, person)


def _employers(person: Person) -> Mapping[str, str]:
    """The organizations that *person* works for now, as written, by their folded names."""
    named = ((fold_organization(job.organization), job.organization) for job in person.jobs)
    return {folded: written for folded, written in reversed([*named]) if folded}
