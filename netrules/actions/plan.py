"""The week's outreach: the fewest moves that close the most, each tried on this network.

What moves could change is found by doing all of them at once on a copy. Those that are
chosen are done on another copy, and only what that shows is said of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Final, Protocol

import attrs

from netrules.actions.asking import MOST_ASKED, ever_at, last_first, warm_in
from netrules.actions.simulate import Deed, Kind, after, channel_for
from netrules.engine.finding import Finding
from netrules.engine.report import Report
from netrules.goals.goal import GoalResult, NeedResult
from netrules.model.contact import let_rest, unanswered
from netrules.model.interactions import Outcome
from netrules.model.network import Network
from netrules.model.people import ME, Person
from netrules.model.unknown import Missing, known

#: How many moves a week a plan asks for, and how many facts to find out besides.
CAPACITY: Final = 5
FACTS: Final = 2
#: After how many messages without an answer another one is no good advice.
_ENOUGH: Final = 3
#: Among how many sorts of people, by which needs they serve, the best choice is looked for.
_MOST_SORTS: Final = 9


class Judge(Protocol):
    """Judges a network on the plan's day, as it would be judged without a plan."""

    def __call__(self, network: Network, /, codes: frozenset[str] | None = None) -> Report:
        """The report; where *codes* are given only the findings of these rules are asked for."""


@attrs.frozen
class Move:
    """Something to do this week.

    Args:
        deed: What, and with whom.
        via: Who is asked for the introduction; "" where it takes none.
        channel: The channel to use; "" where nothing is known of one.
        closes: Needs, as "goal: need", that are met once this and the other moves named for
            the same need are done.
        clears: Findings about this person that are gone afterwards.
        fact: The fact to find out, where that is the move.
        settles: Needs, as "goal: need", that it would settle.
        serves: Needs, as "goal: need", that the person meets for certain, must-needs first.
        both: Ids of up to three people who know you both, whoever was in contact last first.
        brought: The last thing that came through the person; None if nothing on record did.
    """

    deed: Deed
    via: str = ""
    channel: str = ""
    closes: tuple[str, ...] = ()
    clears: tuple[Finding, ...] = ()
    fact: Missing | None = None
    settles: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    brought: Outcome | None = None


@attrs.frozen
class Opening:
    """A need that takes people who are not in these files, and whom to ask for them.

    Args:
        need: The need, as "goal: need".
        item: The employer, place or field that is still open; "" where the need has none.
        ask: Ids of up to three people: those who used to work there, else people in touch
            with you who work in the goal's fields.
        former: Whether they used to work there.
    """

    need: str
    item: str
    ask: tuple[str, ...]
    former: bool = False


@attrs.frozen
class Plan:
    """What to do this week, the most useful first.

    Args:
        moves: The moves.
        before: The report as things are.
        later: The report after the moves, facts to find out left aside.
        closed: Needs, as "goal: need", that the moves close.
        open: What no move on these files closes: it takes new people.
    """

    moves: tuple[Move, ...]
    before: Report
    later: Report
    closed: tuple[str, ...] = ()
    open: tuple[Opening, ...] = ()


@attrs.frozen
class _Demand:
    """What closes a need: so many of these deeds."""

    need: str
    must: bool
    number: int
    deeds: frozenset[Deed]


def make_plan(network: Network, judge: Judge, *, today: date, capacity: int = CAPACITY) -> Plan:
    """The moves of this week for *network*.

    As many must-needs as *capacity* allows are closed, then as many other needs, with the
    fewest moves; what is left of the capacity goes to facts that would settle a need and to
    findings about single people, the most serious first. Of two people who would do as well
    whoever was in contact last comes first.

    Args:
        network: The network, as it was read.
        judge: Judges a network on *today*.
        today: The day on which the week begins.
        capacity: How many moves there may be.

    Raises:
        ValueError: If *capacity* is below 1.
    """
    if capacity < 1:
        msg = f"a plan has room for at least one move, not {capacity}"
        raise ValueError(msg)
    before = judge(network)
    seen = before.network
    demands = [demand for goal in before.goals for demand in _demands(seen, goal)]
    helped = _helped(before)
    everything = {deed for demand in demands for deed in demand.deeds} | set(helped)
    possible = before
    if everything:
        # Of what could be, only the needs and the findings that a move might clear are looked at.
        codes = frozenset(one.code for found in helped.values() for one in found)
        possible = judge(after(seen, everything, today), codes)
    clearable = _cleared(before, possible)
    met = _met(possible) - _met(before)
    demands = [demand for demand in demands if demand.need in met]
    chosen = _choose(seen, demands, capacity)
    facts = _facts(before, min(FACTS, capacity - len(chosen)))
    room = capacity - len(chosen) - len(facts)
    chosen += _by_findings(before, helped, clearable, chosen, room)
    later = judge(after(seen, chosen, today)) if chosen else before
    gone, closed = _cleared(before, later), _met(later) - _met(before)
    moves = [_move(before, deed, gone, demands, closed) for deed in chosen]
    useful = [move for move in moves if move.closes or move.clears]
    return Plan(
        (*useful, *facts),
        before,
        later,
        tuple(sorted(closed)),
        tuple(_openings(before, met)),
    )


# -- what could be done --------------------------------------------------------------------


def _demands(network: Network, goal: GoalResult) -> Iterable[_Demand]:
    for result in goal.needs:
        if result.met is not False or (result.have >= result.want) is not True:
            continue
        need = result.need
        people = [network.people[id_] for id_ in result.people]
        cold = frozenset(
            Deed(Kind.REACH_OUT, one.id)
            for one in people
            if one.warm is not True and _answers(network, one.id)
        )
        lacking = need.warm - sum(one.warm is True for one in people)
        if lacking > 0:
            yield _Demand(_name(goal, result), need.must, lacking, cold)
        strange = frozenset(
            Deed(Kind.MEET, one.id) for one in people if one.id not in network.ego_ties
        )
        if result.limit == "routes" and strange:
            number = max(1, need.routes - len(result.routes))
            yield _Demand(_name(goal, result), need.must, min(number, len(strange)), strange)


def _answers(network: Network, id_: str) -> bool:
    """Whether another message to somebody is good advice: not after three without an answer,
    and not while two asks wait for one."""
    events = network.events_with(id_)
    return unanswered(events) < _ENOUGH and let_rest(events, network.day) is None


def _name(goal: GoalResult, result: NeedResult) -> str:
    return f"{goal.name}: {result.need.text or result.need.name}"


def _met(report: Report) -> set[str]:
    return {_name(goal, one) for goal in report.goals for one in goal.needs if one.met is True}


def _helped(report: Report) -> dict[Deed, list[Finding]]:
    """What could be done about each finding that names a few people."""
    found: dict[Deed, list[Finding]] = {}
    for finding in report.active:
        if finding.kind != "person":
            continue
        kind = Kind.GIVE if finding.variant == "owe" else Kind.REACH_OUT
        for id_ in finding.ids:
            if report.network.people.has(id_) and _answers(report.network, id_):
                found.setdefault(Deed(kind, id_), []).append(finding)
    return found


def _cleared(before: Report, later: Report) -> dict[str, Finding]:
    """The findings about people that are gone, by key."""
    left = {finding.key for finding in later.findings}
    return {one.key: one for one in before.active if one.kind == "person" and one.key not in left}


# -- what is chosen ------------------------------------------------------------------------


def _choose(network: Network, demands: Sequence[_Demand], capacity: int) -> list[Deed]:
    """The fewest deeds that close the most needs: all must-needs that can be, then others.

    People who serve the same needs are of one sort, so that it is enough to try how many of
    each sort are taken.
    """
    sorts: dict[frozenset[int], list[Deed]] = {}
    for deed in sorted({deed for demand in demands for deed in demand.deeds}):
        serves = frozenset(at for at, demand in enumerate(demands) if deed in demand.deeds)
        sorts.setdefault(serves, []).append(deed)
    # Of many sorts those that serve the most count.
    best_sorts = sorted(
        sorts, key=lambda one: (-sum(demands[at].must for at in one), -len(one), sorted(one))
    )[:_MOST_SORTS]
    best: tuple[tuple[int, int, int], tuple[int, ...]] = ((0, 0, 0), ())
    for numbers in _numbers([len(sorts[one]) for one in best_sorts], capacity):
        must, other = _closed(demands, best_sorts, numbers)
        worth = (must, other, -sum(numbers))
        if worth > best[0]:
            best = (worth, numbers)
    chosen = []
    for sort, number in zip(best_sorts, best[1], strict=False):
        chosen += sorted(sorts[sort], key=lambda deed: last_first(network, deed.person))[:number]
    return chosen


def _numbers(sizes: Sequence[int], capacity: int) -> Iterable[tuple[int, ...]]:
    """Every way to take some of each sort, not more than *capacity* in all."""
    for numbers in product(*(range(min(size, capacity) + 1) for size in sizes)):
        if sum(numbers) <= capacity:
            yield numbers


def _closed(
    demands: Sequence[_Demand], sorts: Sequence[frozenset[int]], numbers: Sequence[int]
) -> tuple[int, int]:
    """How many must-needs and other needs are closed: a need may have several demands."""
    open_: dict[str, bool] = {}
    for at, demand in enumerate(demands):
        got = sum(number for sort, number in zip(sorts, numbers, strict=True) if at in sort)
        open_[demand.need] = open_.get(demand.need, False) or got < demand.number
    must = {demand.need for demand in demands if demand.must}
    closed = [need for need, still in open_.items() if not still]
    return sum(need in must for need in closed), sum(need not in must for need in closed)


def _by_findings(
    report: Report,
    helped: Mapping[Deed, Sequence[Finding]],
    clearable: Mapping[str, Finding],
    chosen: Sequence[Deed],
    room: int,
) -> list[Deed]:
    """Further deeds by what they clear: the most serious findings first, then those about
    people whom a must-need counts on, then the most of them."""
    taken = {deed.person for deed in chosen}
    worth = []
    for deed, findings in helped.items():
        gone = [one for one in findings if one.key in clearable]
        if gone and deed.person not in taken:
            worst = max(one.severity for one in gone)
            needed = any(goal.serves(deed.person, must=True) is True for goal in report.goals)
            rank = last_first(report.network, deed.person)
            worth.append((-worst, not needed, -len(gone), rank, deed))
    found: list[Deed] = []
    for *_, deed in sorted(worth):
        if len(found) < room and deed.person not in {one.person for one in found}:
            found.append(deed)
    return found


def _facts(report: Report, room: int) -> list[Move]:
    """The facts that would settle the most needs for the least asking."""
    settles: dict[Missing, list[str]] = {}
    whole: list[tuple[bool, int, str, tuple[Missing, ...]]] = []
    for goal in report.goals:
        for result in goal.needs:
            facts = tuple(one for one in result.settle if report.network.people.has(one.subject))
            if known(result.met) or not facts or len(facts) != len(result.settle):
                continue
            whole.append((not result.need.must, len(facts), _name(goal, result), facts))
            for fact in facts:
                settles.setdefault(fact, []).append(_name(goal, result))
    chosen: dict[Missing, None] = {}
    for _, _, _, facts in sorted(whole, key=lambda one: one[:3]):
        if len({*chosen, *facts}) <= room:
            chosen.update(dict.fromkeys(facts))
    return [
        Move(Deed(Kind.RECORD, fact.subject), fact=fact, settles=tuple(sorted(settles[fact])))
        for fact in chosen
    ]


def _openings(report: Report, met: set[str]) -> Iterable[Opening]:
    """What takes new people, and whom to ask."""
    for goal in report.goals:
        for result in goal.needs:
            name = _name(goal, result)
            if result.met is not False or name in met:
                continue
            for item in result.empty or ("",):
                former = ever_at(report.network, item) if item else ()
                ask = former or warm_in(report.network, goal.goal.fields)
                yield Opening(name, item, ask[:MOST_ASKED], former=bool(former))


# -- what is said of it ----------------------------------------------------------------------


def _move(
    report: Report,
    deed: Deed,
    gone: Mapping[str, Finding],
    demands: Sequence[_Demand],
    closed: set[str],
) -> Move:
    network = report.network
    both = _knows_both(network, network.people[deed.person])
    needs = [demand.need for demand in demands if deed in demand.deeds and demand.need in closed]
    return Move(
        deed,
        both[0] if both and deed.kind is Kind.MEET else "",
        channel_for(network, deed.person),
        tuple(dict.fromkeys(needs)),
        tuple(finding for finding in gone.values() if deed.person in finding.ids),
        serves=tuple(_served(report, deed.person)),
        both=both[:MOST_ASKED],
        brought=_brought(network, deed.person),
    )


def _knows_both(network: Network, person: Person) -> tuple[str, ...]:
    """Who is tied to ego and to somebody, whoever was in contact last first."""
    both = [id_ for id_ in network.adjacency[person.id] if id_ in network.ego_ties and id_ != ME]
    return tuple(sorted(both, key=lambda id_: last_first(network, id_)))


def _served(report: Report, person: str) -> Iterable[str]:
    """The needs that somebody meets for certain, must-needs first."""
    needs = [(goal, result) for goal in report.goals for result in goal.needs]
    for goal, result in sorted(needs, key=lambda pair: not pair[1].need.must):
        if result.serves(person) is True:
            yield _name(goal, result)


def _brought(network: Network, person: str) -> Outcome | None:
    """The last thing that came through somebody."""
    through = [outcome for outcome in network.outcomes if person in outcome.credit]
    return max(through, key=lambda outcome: outcome.on, default=None)
