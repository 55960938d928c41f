"""By whom somebody can be reached: routes that do not hang on one another, with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from netrules.actions.asking import MOST_ASKED, ever_at, warm_in
from netrules.actions.targets import FRESH_DAYS, Aim, Target, find_target
from netrules.goals.goal import Goal
from netrules.measures.disjoint import MOST_INTERMEDIARIES, ranked, routes_to_any
from netrules.measures.introductions import MaybeStep, Route, routes
from netrules.measures.steps import carrying, step_between
from netrules.model.contact import last_answer
from netrules.model.network import Network
from netrules.model.people import ME

#: Of how many people at a target what may lead to them is looked for.
_MOST_MAYBE = 20


@attrs.frozen
class Introduction:
    """How to reach a target.

    Args:
        target: Whom.
        independent: Routes that share nobody but who they lead to, the shortest first; of
            routes as long the one whose first step carries more.
        best: The likeliest route of all; None if there is none.
        maybe: Steps that nobody recorded but something points to; never part of a route.
        channel: For each person to be asked first the channel on which they last answered
            or talked, "" where none is on record.
        ask: Where nobody in these files is there for certain: ids of up to three people to
            ask whom to meet, those who were there once, else warm people who work in the
            fields of the goals that name the target.
    """

    target: Target
    independent: tuple[Route, ...]
    best: Route | None
    maybe: tuple[MaybeStep, ...]
    channel: dict[str, str]
    ask: tuple[str, ...] = ()


def introduce(
    network: Network,
    target: str,
    *,
    today: date,
    aim: Aim | None = None,
    intermediaries: int = MOST_INTERMEDIARIES,
    fresh_days: int = FRESH_DAYS,
    goals: Iterable[Goal] = (),
) -> Introduction:
    """Whom to ask for an introduction to a person, an organization, a field or a place.

    Every step rests on a recorded tie that holds today. A common employer is no tie and
    appears under *maybe* alone, and a record of an employer or a place that is older than
    *fresh_days* opens no route.

    Args:
        network: The network.
        target: An id, address or name of a person, or the name of an organization, a field
            of work or a place.
        today: The day it is asked on.
        aim: What *target* is; None takes what it names first, in that order.
        intermediaries: Over how many others a route may lead: 0, 1 or 2.
        fresh_days: How old a dated record may be, in days, for a route to end there.
        goals: What ego wants: an employer, a field or a place that these name is a target even
            where nobody in the network is there.

    Raises:
        UnknownTargetError: If nothing is called that, or several people are.
        ValueError: If *intermediaries* is out of range.
    """
    seen = network.as_of(today)
    goals = tuple(goals)
    found = find_target(seen, target, aim=aim, fresh_days=fresh_days, wanted=_wanted(goals))
    ways = _independent(seen, found.people, intermediaries)
    near = [routes(seen, id_, intermediaries=intermediaries) for id_ in found.people[:_MOST_MAYBE]]
    several = [one.best for one in near if one.best is not None] + list(ways)
    best = min(several, key=_preference, default=None)
    # Whoever is known already takes no guess.
    maybe = tuple(
        step
        for one in near
        for step in one.maybe
        if found.aim is Aim.PERSON or step.end not in seen.ego_ties
    )
    ask = () if found.people else _to_ask(seen, found, goals)
    first = {way.people[0] for way in (*ways, *([best] if best else []))}.union(ask)
    channel = {id_: last_answer(seen.events_with(id_)) for id_ in sorted(first)}
    return Introduction(found, ways, best, maybe, channel, ask)


def _wanted(goals: Sequence[Goal]) -> dict[Aim, tuple[str, ...]]:
    """What *goals* name that is no person."""
    return {
        Aim.ORGANIZATION: tuple(name for goal in goals for name in goal.employers),
        Aim.FIELD: tuple(name for goal in goals for name in goal.fields),
        Aim.PLACE: tuple(name for goal in goals for name in goal.places),
    }


def _to_ask(network: Network, target: Target, goals: Sequence[Goal]) -> tuple[str, ...]:
    once = ever_at(network, target.name) if target.aim is Aim.ORGANIZATION else ()
    naming = [goal for goal in goals if target.name in _wanted([goal])[target.aim]]
    return (once or warm_in(network, (one for goal in naming for one in goal.fields)))[:MOST_ASKED]


def _preference(route: Route) -> tuple[float, int, tuple[str, ...]]:
    return -route.likelihood, len(route.people), route.people


def _independent(
    network: Network, targets: tuple[str, ...], intermediaries: int
) -> tuple[Route, ...]:
    firsts = sorted(
        (id_ for id_, ties in network.ego_ties.items() if carrying(ties)),
        key=lambda id_: (-_step(network, ME, id_), id_),
    )

    def near(id_: str) -> Iterable[str]:
        return [other for other, ties in network.adjacency[id_].items() if carrying(ties)]

    found = routes_to_any(
        near, ranked(firsts), targets, distinct_targets=False, intermediaries=intermediaries
    )
    return tuple(_route(network, people) for people in found)


def _step(network: Network, start: str, end: str) -> float:
    return step_between(network, start, end, network.ego_ties[end], None).likelihood


def _route(network: Network, people: tuple[str, ...]) -> Route:
    steps = []
    for start, end in zip((ME, *people), people, strict=False):
        ties = network.ego_ties[end] if start == ME else network.adjacency[start][end]
        steps.append(step_between(network, start, end, carrying(ties), None))
    return Route(tuple(steps))
