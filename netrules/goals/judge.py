"""Whether a network can bring a goal today: need by need, between worst and best.

Needs only say "at least", so two counts bound what is known of each: one over the
people who serve it for certain, one over those who do for all that is known. Where
both reach what is wanted the need is met, where neither does it is not, and
otherwise it is unknown and the facts that would settle it are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from netrules.goals.goal import ASPECTS, Goal, GoalResult, Need, NeedResult, Predicate
from netrules.goals.matching import assign, bounds
from netrules.goals.ways import Targets, Ways, warm_first
from netrules.model.bounds import Bounds, between, count
from netrules.model.fields import fold_field
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.places import fold_place
from netrules.model.text import fold_organization
from netrules.model.unknown import Maybe, Missing, Unknown, all_of

#: The most facts that are listed as settling a need.
MOST_FACTS: Final = 25

_FOLDS: Final[Mapping[str, Callable[[str], str]]] = {
    "organization": fold_organization,
    "place": fold_place,
    "fields": fold_field,
}
_PLURALS: Final = {"organization": "organizations", "place": "place", "fields": "fields"}


@attrs.frozen
class Served:
    """Who serves a need: for certain, and possibly, with the facts that keep it open."""

    certain: tuple[Person, ...]
    possible: tuple[tuple[Person, tuple[Missing, ...]], ...]

    @property
    def everyone(self) -> tuple[Person, ...]:
        """Those who serve it for certain, then those who may."""
        return (*self.certain, *(person for person, _ in self.possible))


def judge_goal(network: Network, goal: Goal, who: Callable[[Need], Predicate]) -> GoalResult:
    """How far *network* can bring *goal* on its day.

    Args:
        network: The network, as of the day of judgement.
        goal: The goal.
        who: Gives the predicate for whom a need asks for.
    """
    if not goal.needs:
        text = "say what it takes: add [[goal.need]], or a template"
        return GoalResult(goal, Unknown("needs", goal.name, text), ())
    served = {need.name: _serve(network.people, who(need)) for need in goal.needs}
    ways = Ways(network)
    results = tuple(judge_need(goal, need, served[need.name], ways) for need in goal.needs)
    musts = [result for result in results if result.need.must]
    conditions = [result.met for result in musts or results]
    shared: tuple[str, ...] = ()
    if goal.distinct:
        together, shared = compete(goal, served)
        conditions.append(together)
    return GoalResult(goal, all_of(conditions), results, shared)


def _serve(people: Iterable[Person], who: Predicate) -> Served:
    certain, possible = [], []
    for person in people:
        serves = who(person)
        if isinstance(serves, Unknown):
            possible.append((person, serves.missing))
        elif serves:
            certain.append(person)
    certain.sort(key=warm_first)
    return Served(tuple(certain), tuple(possible))


# -- one need ------------------------------------------------------------------------


def judge_need(goal: Goal, need: Need, served: Served, ways: Ways) -> NeedResult:
    """How far *need* is met by those who serve it, reached by *ways*."""
    if need.each is not None and not goal.items(need.each):
        return _unsaid(goal, need)
    if need.each is not None:
        result = _count_each(goal, need, served)
    elif need.distinct_by is not None:
        result = _count_distinct(need, served)
    else:
        result = _count(need, served)
    serving = slots_of(goal, need, served)
    conditions = [result.met, _warm_enough(need, _serving(served, serving))]
    if need.routes:
        certain, enough = ways.enough(need.routes, *targets_of(serving))
        result = attrs.evolve(result, routes=certain)
        conditions.append(enough)
    met = all_of(conditions)
    return attrs.evolve(
        result,
        met=met,
        limit=_limit(conditions),
        settle=_settle(attrs.evolve(result, met=met), served, conditions),
    )


def _unsaid(goal: Goal, need: Need) -> NeedResult:
    """A need for each item of a list that the goal does not give."""
    assert need.each is not None  # noqa: S101 reason: for the type checker; the caller saw it
    text = f"say which {need.each} the goal is about"
    missing = (Missing(str(need.each), goal.name, text),)
    have = Bounds(0, None, missing)
    return NeedResult(need, Unknown.because(missing), have, 1, limit="people", settle=missing)


def _count(need: Need, served: Served) -> NeedResult:
    sure, facts = len(served.certain), [fact for _, missing in served.possible for fact in missing]
    have = between(sure, sure + len(served.possible), facts)
    return _counted(need, have, need.at_least, served)


def _counted(need: Need, have: int | Bounds, want: int, served: Served, **more: Any) -> NeedResult:
    return NeedResult(
        need,
        have >= want,
        have,
        want,
        people=tuple(person.id for person in served.certain),
        open={person.id: missing for person, missing in served.possible},
        **more,
    )


def _count_distinct(need: Need, served: Served) -> NeedResult:
    """Count people no two of whom are at the same organization, or in the same place."""
    aspect = ASPECTS[need.distinct_by]  # type: ignore[index]
    place: dict[str, int] = {}
    certain: dict[str, frozenset[int]] = {}
    possible: dict[str, frozenset[int]] = {}
    missing: list[Missing] = []
    for person, open_ in (*((one, ()) for one in served.certain), *served.possible):
        values = _values(person, aspect)
        missing += open_
        if isinstance(values, Unknown):
            # It may be a value of its own.
            missing += values.missing
            possible[person.id] = frozenset({place.setdefault(f"\0{person.id}", len(place))})
        else:
            slots = frozenset(place.setdefault(one, len(place)) for one in sorted(values))
            (possible if open_ else certain)[person.id] = slots
    once = [1] * len(place)
    sure, best = (assign(who, once).size for who in (certain, {**certain, **possible}))
    # Of those whose value is not recorded all may have one that is taken, or the first a new one.
    unsaid = len(served.certain) - len(certain)
    worst = sure + (unsaid > 0 and _can_grow(certain, sure, len(place)))
    have = between(worst, max(worst, best), missing) if missing else worst
    return _counted(need, have, need.at_least, served)


def _can_grow(certain: Mapping[str, frozenset[int]], size: int, places: int) -> bool:
    """Whether one person more adds to the number of different values, whatever theirs is."""
    if any(len(values) == 1 for values in certain.values()):
        return False
    taken = sorted(frozenset[int]().union(*certain.values()))
    return all(
        assign({**certain, "": frozenset({value})}, [1] * places).size > size for value in taken
    )


@attrs.frozen
class Slots:
    """A need as slots that people fill: one, or one for each item of the goal's list.

    Args:
        items: The items, folded; a single "" for a need that asks once.
        certain: For each person the slots they fill for certain.
        possible: The slots they may fill for all that is known.
        open: Those who may, with the facts that keep it open.
    """

    items: tuple[str, ...]
    certain: Mapping[str, frozenset[int]]
    possible: Mapping[str, frozenset[int]]
    open: tuple[tuple[Person, tuple[Missing, ...]], ...]

    @property
    def number(self) -> int:
        """How many slots there are."""
        return len(self.items)


def slots_of(goal: Goal, need: Need, served: Served) -> Slots:
    """*need* as slots, and who fills them."""
    if need.each is None:
        once = frozenset({0})
        return Slots(
            ("",),
            dict.fromkeys((person.id for person in served.certain), once),
            dict.fromkeys((person.id for person, _ in served.possible), once),
            served.possible,
        )
    aspect = ASPECTS[need.each]
    items = tuple(dict.fromkeys(_FOLDS[aspect](item) for item in goal.items(need.each)))
    certain: dict[str, frozenset[int]] = {}
    possible: dict[str, frozenset[int]] = {}
    open_: list[tuple[Person, tuple[Missing, ...]]] = []
    for person, missing in (*((one, ()) for one in served.certain), *served.possible):
        fills = [_fills(person, aspect, item) for item in items]
        sure = frozenset(slot for slot, one in enumerate(fills) if one is True)
        more = {fact: None for one in fills if isinstance(one, Unknown) for fact in one.missing}
        if sure and not missing:
            certain[person.id] = sure
        if more or (missing and sure):
            perhaps = frozenset(slot for slot, one in enumerate(fills) if one is not False)
            possible[person.id] = perhaps
            open_.append((person, (*missing, *more)))
    return Slots(items, certain, possible, tuple(open_))


def _fills(person: Person, aspect: str, item: str) -> Maybe[bool]:
    """Whether somebody is of *item*: works there, is there, or works in it."""
    if aspect == "place":
        return person.is_in(item)
    if aspect == "fields":
        return person.works_in(item)
    employers = _values(person, aspect)
    return employers if isinstance(employers, Unknown) else item in employers


def _serving(served: Served, slots: Slots) -> Served:
    """Those of the *served* who fill a slot."""
    return Served(tuple(one for one in served.certain if one.id in slots.certain), slots.open)


def _count_each(goal: Goal, need: Need, served: Served) -> NeedResult:
    """Count the items of the goal's list for which there are enough people, none twice."""
    slots = slots_of(goal, need, served)
    reach = bounds(slots.certain, slots.possible, [need.at_least] * slots.number)
    facts = [fact for _, missing in slots.open for fact in missing]
    worst, best = reach.whole
    short = {item for slot, item in enumerate(slots.items) if slot not in reach.full}
    fold = _FOLDS[ASPECTS[need.each]]  # type: ignore[index]
    return _counted(
        need,
        between(worst, best, facts) if facts else worst,
        slots.number,
        _serving(served, slots),
        empty=tuple(item for item in dict.fromkeys(goal.items(need.each)) if fold(item) in short),  # type: ignore[arg-type]
    )


def _values(person: Person, aspect: str) -> frozenset[str] | Unknown:
    value = getattr(person, _PLURALS[aspect])
    if isinstance(value, Unknown):
        return value
    fold = _FOLDS[aspect]
    return frozenset({fold(value)} if isinstance(value, str) else (fold(one) for one in value))


def _warm_enough(need: Need, served: Served) -> Maybe[bool]:
    if not need.warm:
        return True
    warm: list[Maybe[bool]] = [person.warm for person in served.certain]
    warm += [all_of((Unknown.because(missing), person.warm)) for person, missing in served.possible]
    enough: Maybe[bool] = count(warm) >= need.warm
    return enough


def targets_of(slots: Slots) -> tuple[list[Targets], Mapping[str, tuple[Missing, ...]]]:
    """Whom routes must lead to, once or for each item, and why some of them are open."""
    groups: list[Targets] = [([], []) for _ in slots.items]
    for part, table in enumerate((slots.certain, slots.possible)):
        for id_, own in table.items():
            for slot in sorted(own):
                groups[slot][part].append(id_)
    return groups, {person.id: missing for person, missing in slots.open}


# -- what limits it, and what would settle it ------------------------------------------


def _limit(conditions: Sequence[Maybe[bool]]) -> str:
    """Which of people, warmth and routes keeps the need from being met for certain."""
    names = ("people", "warm", "routes")
    return next((name for name, met in zip(names, conditions, strict=False) if met is not True), "")


def _settle(
    result: NeedResult, served: Served, conditions: Sequence[Maybe[bool]]
) -> tuple[Missing, ...]:
    """The fewest facts that could settle the need: for counts, of as many people as lack.

    People who lack one fact come before those who lack several, and what is missing of
    the goal or of the files, and so for all of them, before what is missing of a person.
    """
    if not isinstance(result.met, Unknown):
        return ()
    if isinstance(conditions[0], Unknown) and result.need.each is None and served.possible:
        low = result.have.low if isinstance(result.have, Bounds) else result.have
        lacking = max(1, result.want - low)
        easiest = sorted(served.possible, key=lambda one: (len(one[1]), one[0].id))[:lacking]
        facts = [fact for _, missing in easiest for fact in missing]
    else:
        facts = [fact for one in conditions if isinstance(one, Unknown) for fact in one.missing]
    ids = {person.id for person in served.everyone}
    first = sorted(dict.fromkeys(facts), key=lambda fact: fact.subject in ids)
    return tuple(first[:MOST_FACTS])


# -- needs that compete ----------------------------------------------------------------


def compete(goal: Goal, served: Mapping[str, Served]) -> tuple[Maybe[bool], tuple[str, ...]]:
    """Whether the must-needs can all be met with nobody counted for two of them.

    The range of one need beside the others would not be sound, since a fact that makes
    somebody serve one need takes them from another; that all are met together is. Routes,
    and what people have to differ by, are judged need by need.

    Returns:
        The answer, and the needs that together have too few people.
    """
    certain: dict[str, frozenset[int]] = {}
    possible: dict[str, frozenset[int]] = {}
    wanted: list[int] = []
    owner: list[str] = []
    facts: list[Missing] = []
    for need in goal.needs:
        if not need.must or (need.each is not None and not goal.items(need.each)):
            continue
        slots, wants = _competing(goal, need, served[need.name])
        for table, own in ((certain, slots.certain), (possible, slots.possible)):
            for id_, local in own.items():
                shifted = frozenset(len(wanted) + slot for slot in local)
                table[id_] = table.get(id_, frozenset()) | shifted
        facts += [fact for _, missing in slots.open for fact in missing]
        wanted += wants
        owner += [need.name] * slots.number
    reach = bounds(certain, possible, wanted)
    total = between(*reach.size, facts) if facts else reach.size[0]
    together: Maybe[bool] = total >= sum(wanted)
    short = dict.fromkeys(owner[slot] for slot in sorted(reach.certain.bottleneck))
    return together, tuple(short)


def _competing(goal: Goal, need: Need, served: Served) -> tuple[Slots, list[int]]:
    """A need's slots with how many people each wants; a part of them may have to be warm."""
    slots = slots_of(goal, need, served)
    if need.each is not None or not need.warm:
        return slots, [need.at_least] * slots.number
    certain, possible = dict[str, frozenset[int]](), dict[str, frozenset[int]]()
    open_ = []
    for person, missing in (*((one, ()) for one in served.certain), *served.possible):
        warm = person.warm
        facts = (*missing, *warm.missing) if isinstance(warm, Unknown) else missing
        both = frozenset({0, 1})
        surely = frozenset({1}) if warm is not True else both
        if not missing:
            certain[person.id] = surely
        if facts:
            possible[person.id] = frozenset({1}) if warm is False else both
            open_.append((person, facts))
    wants = [need.warm, max(0, need.at_least - need.warm)]
    return Slots(("", ""), certain, possible, tuple(open_)), wants
