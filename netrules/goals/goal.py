"""What ego wants: goals, and the needs that make them checkable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeAlias

import attrs

from netrules.model.bounds import Bounds
from netrules.model.frozen import read_only
from netrules.model.origin import Origin
from netrules.model.people import Person
from netrules.model.unknown import Maybe, Missing, Unknown, any_of

#: Whether somebody is who a need asks for.
Predicate: TypeAlias = Callable[[Person], Maybe[bool]]


class Each(StrEnum):
    """What a need can ask for once per item of: a list of the goal's."""

    EMPLOYERS = "employers"
    PLACES = "places"
    FIELDS = "fields"


class DistinctBy(StrEnum):
    """By what the people who serve a need may have to differ."""

    ORGANIZATION = "organization"
    PLACE = "place"


@attrs.frozen
class Need:
    """One checkable part of a goal. A need only ever says "at least".

    Args:
        name: In kebab case, unique in its goal.
        who: Whom it asks for, in the expression language.
        must: Whether the goal fails without it.
        each: Asks for `at_least` people for each item of that list of the goal; None asks once.
        at_least: How many people.
        warm: How many of them must be warm.
        routes: By how many independent routes they must be reached, counted with
            one introducer each; with `each`, per item.
        distinct_by: Count people with different values of this instead of people.
        text: What it asks for in plain words.
        origin: Where it was read.
    """

    name: str
    who: str
    must: bool = True
    each: Each | None = None
    at_least: int = 1
    warm: int = 0
    routes: int = 0
    distinct_by: DistinctBy | None = None
    text: str = ""
    origin: Origin = Origin("")


@attrs.frozen
class Goal:
    """What ego wants from the network.

    Args:
        name: Unique among the goals.
        template: The name of the template it came from; "" for none.
        fields: Fields of work it is about.
        places: Places it is about.
        employers: Organizations it is about.
        since: Since when it has been a goal.
        review: When to look at it again.
        closed: When it was reached or given up; None while it is open.
        distinct: Whether one person may serve only one of its needs.
        needs: Its needs.
        origin: Where it was read.
    """

    name: str
    template: str = ""
    fields: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    employers: tuple[str, ...] = ()
    since: date | None = None
    review: date | None = None
    closed: date | None = None
    distinct: bool = False
    needs: tuple[Need, ...] = ()
    origin: Origin = Origin("")

    def items(self, each: Each) -> tuple[str, ...]:
        """The goal's list that *each* names."""
        lists: Mapping[Each, tuple[str, ...]] = {
            Each.EMPLOYERS: self.employers,
            Each.PLACES: self.places,
            Each.FIELDS: self.fields,
        }
        return lists[each]


@attrs.frozen
class NeedResult:
    """How far a need is met.

    Args:
        need: The need.
        met: Whether it is, three-valued.
        have: How many of what it asks for there are: a number or `Bounds`.
        want: How many it asks for.
        people: Ids of those who serve it for certain, warm ones first.
        open: Ids of those who may, for all that is known, with the facts that keep it open.
        routes: Independent routes to them, each the ids from the introducer on.
        limit: What keeps it from being met for certain: "people", "warm" or "routes"; "" if it is.
        settle: The fewest facts that would settle it, the most telling first.
        empty: Items of the goal's list that nobody fills for certain.
    """

    need: Need
    met: Maybe[bool]
    have: int | Bounds
    want: int
    people: tuple[str, ...] = ()
    open: Mapping[str, tuple[Missing, ...]] = attrs.field(factory=dict, converter=read_only)
    routes: tuple[tuple[str, ...], ...] = ()
    limit: str = ""
    settle: tuple[Missing, ...] = ()
    empty: tuple[str, ...] = ()

    @property
    def maybe(self) -> tuple[str, ...]:
        """Ids of those who may serve it, for all that is known."""
        return tuple(self.open)

    @cached_property
    def _certain(self) -> frozenset[str]:
        return frozenset(self.people)

    def serves(self, person: str) -> Maybe[bool]:
        """Whether the person with that id serves the need."""
        if person in self._certain:
            return True
        return Unknown.because(self.open[person]) if person in self.open else False


@attrs.frozen
class GoalResult:
    """How far a goal is met: its must-needs all are, or all needs where none is a must.

    Args:
        goal: The goal.
        met: Whether the network can bring it, three-valued.
        needs: Its needs, in order.
        shared: Where its needs compete, those that together have too few people.
    """

    goal: Goal
    met: Maybe[bool]
    needs: tuple[NeedResult, ...]
    shared: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The goal's name."""
        return self.goal.name

    def serves(self, person: str, *, must: bool = False) -> Maybe[bool]:
        """Whether the person with that id serves any of its needs (any must-need)."""
        asked = person, must
        if asked not in self._served:
            needs = (one for one in self.needs if one.need.must or not must)
            self._served[asked] = any_of(one.serves(person) for one in needs)
        return self._served[asked]

    @cached_property
    def _served(self) -> dict[tuple[str, bool], Maybe[bool]]:
        """What `serves` said so far: several rules ask it of everybody."""
        return {}


#: What ``each`` and ``distinct-by`` mean for a person.
ASPECTS: Final[Mapping[str, str]] = {
    Each.EMPLOYERS: "organization",
    Each.PLACES: "place",
    Each.FIELDS: "fields",
    DistinctBy.ORGANIZATION: "organization",
    DistinctBy.PLACE: "place",
}
