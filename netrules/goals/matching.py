"""Who fills what: people given to slots so that nobody is counted twice.

A slot is a need, or a part of one, that wants a number of people; a person may be
eligible for several slots but fills one. Slots are numbered from 0 in the order in
which they are to be served, people are listed in the order of preference, and among
the largest assignments there is always one that honours both orders at once
(Mendelsohn & Dulmage 1958, "Some generalizations of the problem of distinct
representatives"). That is the one given here, so the outcome never hangs on luck.

People who are eligible for the same slots form a class. The work follows the number
of classes and of people wanted; beyond that each person costs one look-up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

import attrs

from netrules.goals.filling import Slots, check_slots, fill_most, served
from netrules.measures.flow import Flow


@attrs.frozen
class Assignment:
    """People given to slots, as many as can be, each to one slot.

    The first slot gets as many as it can, then the second of what that leaves possible,
    and so on. As for the people, nobody left out could replace one further down the
    order of preference.

    Args:
        people: For each slot who fills it, in the order of preference.
        short: For each slot how many people it lacks.
        bottleneck: The smallest set of slots that explains the whole shortage: fewer
            people are eligible for any of them than they want together, by exactly as
            many as are lacking in all (Hall 1935, "On representatives of subsets").
            Empty if nothing is short.
    """

    people: tuple[tuple[str, ...], ...]
    short: tuple[int, ...]
    bottleneck: Slots

    @property
    def filled(self) -> tuple[int, ...]:
        """For each slot how many people it got."""
        return tuple(len(people) for people in self.people)

    @property
    def size(self) -> int:
        """How many people are given to slots: the greatest number possible."""
        return sum(self.filled)


@attrs.frozen
class Reach:
    """What people are sure to give a set of slots, and what they possibly do.

    The ranges are sound and, unless the search of `fill_most` was given up, tight. How
    many people a slot gets *beside the others* has no range: the fact that makes somebody
    eligible for one slot may take them from another. All slots are sure to be filled if
    *certain* has no bottleneck, and sure not to be if *possible* has one.

    Args:
        certain: The assignment by what is certain.
        possible: The assignment if all that is possible is so.
        whole: The worst and best number of slots filled to the full at the same time.
        full: Slots that make up the worst number; the largest assignment may spread people
            thinner and leave more slots short.
        eligible: For each slot the worst and best number of people eligible for it,
            whoever else wants them.
    """

    certain: Assignment
    possible: Assignment
    whole: tuple[int, int]
    full: tuple[int, ...]
    eligible: tuple[tuple[int, int], ...]

    @property
    def size(self) -> tuple[int, int]:
        """The worst and best number of different people given to slots."""
        return self.certain.size, self.possible.size


def assign(eligible: Mapping[str, Slots], wanted: Sequence[int]) -> Assignment:
    """Give as many people as possible to slots, nobody to two.

    Args:
        eligible: For each person, in the order of preference, the slots they may fill.
        wanted: For each slot how many people it wants.

    Raises:
        ValueError: If somebody is eligible for a slot that *wanted* does not list, or a
            slot wants fewer than no people.
    """
    check_slots(eligible, wanted)
    used = _preferred(eligible, wanted)
    flow = served({slots: len(some) for slots, some in used.items()}, dict(enumerate(wanted)))
    people: list[list[str]] = [[] for _ in wanted]
    for slots, members in used.items():
        ready = iter(members)
        for slot, number in sorted(flow.seated[slots].items()):
            people[slot].extend(islice(ready, number))
    rank = {person: place for place, person in enumerate(eligible)}
    return Assignment(
        people=tuple(tuple(sorted(some, key=rank.__getitem__)) for some in people),
        short=tuple(want - len(some) for want, some in zip(wanted, people, strict=True)),
        bottleneck=frozenset(flow.stuck),
    )


def bounds(
    certain: Mapping[str, Slots], possible: Mapping[str, Slots], wanted: Sequence[int]
) -> Reach:
    """What is sure and what is possible where not all is known of who is eligible.

    Args:
        certain: For each person, in the order of preference, the slots they surely may fill.
        possible: The same for slots that they may or may not be eligible for. What is
            certain need not be repeated.
        wanted: For each slot how many people it wants.

    Raises:
        ValueError: As `assign` does.
    """
    either = {
        person: certain.get(person, frozenset()) | possible.get(person, frozenset())
        for person in {**certain, **possible}
    }
    full = fill_most(certain, wanted).slots
    eligible = zip(_eligible(certain, wanted), _eligible(either, wanted), strict=True)
    return Reach(
        certain=assign(certain, wanted),
        possible=assign(either, wanted),
        whole=(len(full), fill_most(either, wanted).at_most),
        full=full,
        eligible=tuple(eligible),
    )


def _preferred(eligible: Mapping[str, Slots], wanted: Sequence[int]) -> dict[Slots, list[str]]:
    """The most preferred of all sets of people that a largest assignment can use, by class."""
    used: dict[Slots, list[str]] = {slots: [] for slots in eligible.values()}
    flow = Flow({slots: sorted(slots) for slots in used}, dict(enumerate(wanted)))
    for person, slots in eligible.items():
        if slots not in flow.stuck and flow.push(slots):
            used[slots].append(person)
    return used


def _eligible(eligible: Mapping[str, Slots], wanted: Sequence[int]) -> list[int]:
    """For each slot how many people are eligible for it."""
    number = Counter(slot for slots in eligible.values() for slot in slots)
    return [number[slot] for slot in range(len(wanted))]
