"""How many slots can be filled to the full at the same time.

This is another question than how many people can be given to slots: the largest
assignment may leave every slot one short. Where each slot wants one person the two
agree; where they want three it is as hard as set packing.

It is solved by leaving slots out until the others can all be filled. What can be filled
is filled first; the rest falls into parts that share no people, small ones as a rule.
In each, the next slot to leave out is one of a *core*, a smallest set that cannot be
filled together, and the most promising choice is followed up first. Two limits say how
many have to be left out at least: cores that have no slot in common cost one each, and
the slots left out must make up for the people lacking.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import Final, TypeAlias

import attrs

from netrules.measures.flow import Flow

#: The slots a person is eligible for, by number.
Slots: TypeAlias = frozenset[int]

#: How often a search may look at who is eligible for a slot: a second or two.
EFFORT: Final = 2_000_000


@attrs.frozen
class Filling:
    """As many slots as can be filled to the full at the same time.

    Args:
        slots: Slots that can be, in ascending order.
        at_most: No more than this many can be. It is the number of *slots* unless the
            search was given up.
    """

    slots: tuple[int, ...]
    at_most: int


def fill_most(
    eligible: Mapping[str, Slots], wanted: Sequence[int], *, effort: int = EFFORT
) -> Filling:
    """Fill as many slots as possible to the full, nobody counted for two.

    Args:
        eligible: For each person the slots they may fill.
        wanted: For each slot how many people it wants.
        effort: After how much of it a search is given up. It is a number of steps, not a
            time, so the outcome is the same on every machine.

    Raises:
        ValueError: If somebody is eligible for a slot that *wanted* does not list, or a
            slot wants fewer than no people.
    """
    check_slots(eligible, wanted)
    sizes = Counter(eligible.values())
    # Those eligible for a stuck slot all serve stuck slots: the others do without them.
    stuck = served(sizes, dict(enumerate(wanted))).stuck
    slots = [slot for slot in range(len(wanted)) if slot not in stuck]
    at_most = len(slots)
    for part, near in _parts(frozenset(stuck), sizes).items():
        found = _Search(near, {slot: wanted[slot] for slot in part}, effort).run()
        slots += found.slots
        at_most += found.at_most
    return Filling(tuple(sorted(slots)), at_most)


def check_slots(eligible: Mapping[str, Slots], wanted: Sequence[int]) -> None:
    """Refuse slots that are not there and numbers that make no sense.

    Raises:
        ValueError: If there are any.
    """
    if any(want < 0 for want in wanted):
        msg = "a slot cannot want fewer than no people"
        raise ValueError(msg)
    for slot in sorted(frozenset().union(*set(eligible.values()))):
        if not 0 <= slot < len(wanted):
            msg = f"there is no slot {slot} among {len(wanted)}"
            raise ValueError(msg)


def slot_flow(sizes: Mapping[Slots, int], wanted: Iterable[int]) -> Flow[int, Slots]:
    """A flow of the slots *wanted*, none filled yet, to classes of equally eligible people.

    Args:
        sizes: How many people there are of each class.
        wanted: The slots that will ask for people.
    """
    classes: dict[int, list[Slots]] = {slot: [] for slot in wanted}
    for slots in sizes:
        for slot in slots:
            if slot in classes:
                classes[slot].append(slots)
    return Flow(classes, sizes)


def served(sizes: Mapping[Slots, int], wanted: Mapping[int, int]) -> Flow[int, Slots]:
    """The flow after each slot, in order, was given as many people as it can have.

    Args:
        sizes: How many people there are of each class.
        wanted: For each slot how many people it wants.
    """
    flow = slot_flow(sizes, wanted)
    for slot, want in wanted.items():
        flow.push(slot, want)
    return flow


class _Search:
    """The search in one part."""

    def __init__(self, sizes: Mapping[Slots, int], wanted: Mapping[int, int], effort: int) -> None:
        # The most modest slots are served first: more of them get all they want.
        self._wanted = dict(sorted(wanted.items(), key=lambda item: (item[1], item[0])))
        self._sizes = sizes
        self._effort = effort
        self._best: tuple[int, ...] = ()

    def run(self) -> Filling:
        tried: set[Slots] = {frozenset()}
        queue = [self._leave_out(frozenset(), 0)]
        while True:
            trial = queue[0]
            at_most = len(self._wanted) - trial.unfilled
            if at_most <= len(self._best) or self._effort <= 0:
                return Filling(self._best, max(at_most, len(self._best)))
            heappop(queue)
            for slot in sorted(trial.core):
                out = trial.out | {slot}
                if out not in tried:
                    tried.add(out)
                    heappush(queue, self._leave_out(out, trial.unfilled))

    def _leave_out(self, out: Slots, unfilled: int) -> _Trial:
        """What comes of leaving *out* these slots, of which at least *unfilled* is known."""
        wanted = {slot: want for slot, want in self._wanted.items() if slot not in out}
        flow = served(self._sizes, wanted)
        self._spend(self._sizes, flow)
        lacking = {slot: wanted[slot] - flow.taken[slot] for slot in flow.stuck}
        self._note(slot for slot in wanted if not lacking.get(slot))
        if not any(lacking.values()):
            return _Trial.of(out, len(out), frozenset())
        more = sum(
            _fewest((wanted[slot] for slot in part), sum(lacking[slot] for slot in part))
            for part in _parts(frozenset(flow.stuck), self._sizes)
        )
        cores = self._cores(wanted)
        smallest = min(cores, key=lambda core: (len(core), sorted(core)), default=flow.stuck)
        return _Trial.of(out, max(unfilled, len(out) + max(more, len(cores))), frozenset(smallest))

    def _cores(self, wanted: Mapping[int, int]) -> list[Slots]:
        """Cores without a slot in common."""
        cores: list[Slots] = []
        while self._effort > 0:
            core = self._core(wanted)
            if not core:
                self._note(wanted)
                break
            cores.append(core)
            wanted = {slot: want for slot, want in wanted.items() if slot not in core}
        return cores

    def _core(self, wanted: Mapping[int, int]) -> Slots:
        """Slots that cannot all be filled, though they can if one is left out."""
        core = self._unfillable(self._sizes, wanted)
        sizes = _within(self._sizes, core)
        for slot in sorted(core):
            if slot in core:
                rest = {other: want for other, want in wanted.items() if other in core - {slot}}
                core = self._unfillable(sizes, rest) or core
        return core

    def _unfillable(self, sizes: Mapping[Slots, int], wanted: Mapping[int, int]) -> Slots:
        """Some slots of those *wanted* that cannot all be filled; none if all can."""
        flow = slot_flow(sizes, wanted)
        filled = all(flow.push(slot, want) == want for slot, want in wanted.items())
        self._spend(sizes, flow)
        return frozenset() if filled else frozenset(flow.stuck)

    def _spend(self, sizes: Mapping[Slots, int], flow: Flow[int, Slots]) -> None:
        self._effort -= sum(map(len, sizes)) + flow.looks

    def _note(self, slots: Iterable[int]) -> None:
        """Remember *slots*, which can all be filled, if there are more than the best so far."""
        self._best = max(self._best, tuple(slots), key=len)


@attrs.frozen(order=True)
class _Trial:
    """What comes of leaving out some slots, the most promising in front.

    Args:
        unfilled: At least so many slots stay unfilled in the end.
        _depth: Minus the number left out: of equal promise, the nearer to its end first.
        _out: The slots left out, in order.
        core: Slots of which another one has to be left out; none if the others are full.
    """

    unfilled: int
    _depth: int
    _out: tuple[int, ...]
    core: Slots = attrs.field(order=False)

    @classmethod
    def of(cls, out: Slots, unfilled: int, core: Slots) -> _Trial:
        return cls(unfilled, -len(out), tuple(sorted(out)), core)

    @property
    def out(self) -> Slots:
        return frozenset(self._out)


def _within(sizes: Mapping[Slots, int], slots: Slots) -> dict[Slots, int]:
    """The classes of people as far as *slots* tell them apart."""
    within: Counter[Slots] = Counter()
    for some, number in sizes.items():
        if some & slots:
            within[some & slots] += number
    return dict(within)


def _parts(slots: Slots, sizes: Mapping[Slots, int]) -> dict[Slots, dict[Slots, int]]:
    """*slots* in parts that share no eligible people, each with the classes of its people."""
    near = _within(sizes, slots)
    part_of = {slot: frozenset({slot}) for slot in sorted(slots)}
    for shared in near:
        touched = {part_of[slot] for slot in shared}
        if len(touched) > 1:
            whole = frozenset().union(*touched)
            part_of |= dict.fromkeys(whole, whole)
    parts: dict[Slots, dict[Slots, int]] = {part: {} for part in part_of.values()}
    for shared, number in near.items():
        parts[part_of[min(shared)]][shared] = number
    return parts


def _fewest(numbers: Iterable[int], total: int) -> int:
    """How many of *numbers* it takes at least to make up *total*."""
    taken = 0
    for number in sorted(numbers, reverse=True):
        if total <= 0:
            break
        total -= number
        taken += 1
    return taken
