"""The networks that every rule is tried on: random ones, odd ones, and large ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache, cached_property
from random import Random
from typing import Any, Final

import attrs

from netrules.engine.run import Context
from netrules.goals.goal import Goal, Need
from netrules.loading.records import (
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Job,
    OwnerRecord,
    PersonRecord,
    TieCoverage,
    TieRecord,
)
from netrules.model.interactions import Direction
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.ties import Evidence
from netrules.testing.judging import Measures, context
from netrules.testing.knowledge import less_known, more_known
from netrules.testing.makers import make_goal, make_world
from netrules.testing.worlds import World

#: How many random networks there are, and how often knowledge is taken away or added.
POOL: Final = 40
PAIRS: Final = 48
#: The sizes between which the growth of work is measured.
SMALLER: Final = 1000
LARGER: Final = 2000
#: How many people a circle of a large network has.
_CIRCLE: Final = 20
#: How often a counterexample is tried with a record less.
_TRIES: Final = 400


@attrs.frozen(eq=False)
class Sample:
    """A network to try a rule on.

    Args:
        world: Its records.
        goals: What ego wants.
    """

    world: World
    goals: tuple[Goal, ...] = ()
    _contexts: dict[tuple[date, int], tuple[Measures, Context]] = attrs.field(
        factory=dict, init=False
    )

    @cached_property
    def network(self) -> Network:
        """The network, built once."""
        return self.world.network()

    def context(self, today: date, measures: Measures) -> Context:
        """What rules are given on *today*, made once: goals are judged and measures computed
        for all rules together."""
        key = (today, id(measures))
        if key not in self._contexts:
            self._contexts[key] = (measures, context(self.network, self.goals, measures, today))
        return self._contexts[key][1]

    def __str__(self) -> str:
        lines = [*map(repr, self.world.items), *map(repr, self.goals)]
        return "\n  ".join(("the smallest network found:", *(lines or ["(no records)"])))


@cache
def pool(today: date) -> tuple[Sample, ...]:
    """Random networks, the same in every run."""
    return tuple(drawn(number, today) for number in range(POOL))


@cache
def drawn(number: int, today: date) -> Sample:
    """The random network with a number."""
    dice = Random(number)  # noqa: S311 reason: the same networks in every run
    world = make_world(dice, today)
    wanted = [make_goal(dice, f"goal-{n}", today) for n in range(dice.randint(0, 2))]
    return Sample(world, tuple(wanted))


@cache
def known_less(today: date) -> tuple[tuple[Sample, Sample], ...]:
    """Pairs of a network and the same with less of it known."""
    return tuple(_changed(today, less_known, (1, 2, 3)))


@cache
def known_more(today: date) -> tuple[tuple[Sample, Sample], ...]:
    """Pairs of a network and the same with unknowns filled in at random."""
    return tuple(_changed(today, more_known, (1,)))


def _changed(
    today: date, change: Callable[[World, Random, date], World], steps: tuple[int, ...]
) -> Iterable[tuple[Sample, Sample]]:
    samples = pool(today)
    for number in range(PAIRS):
        dice = Random(number)  # noqa: S311 reason: the same networks in every run
        sample = samples[number % len(samples)]
        world = sample.world
        for _ in range(dice.choice(steps)):
            world = change(world, dice, today)
        other = Sample(world, sample.goals)
        # Verdicts name the channels that they go by; over other channels they are others.
        if _channels(sample.network, today) == _channels(other.network, today):
            yield sample, other


def _channels(network: Network, today: date) -> list[tuple[str, ...]]:
    seen = network.as_of(today)
    return [seen.contact.channels, *(seen.contact_with(one.id).channels for one in seen.people)]


def smallest(sample: Sample, wrong: Callable[[Sample], Any]) -> Sample:
    """*sample* without the records that it takes not for *wrong* to be true of it."""
    tries = 0
    shrunk = True
    while shrunk and tries < _TRIES:
        shrunk = False
        for item in sample.world.items[::-1]:
            tries += 1
            if tries > _TRIES:
                break
            less = attrs.evolve(sample, world=sample.world.without(item))
            if wrong(less):
                sample, shrunk = less, True
    return sample


# -- odd ones ----------------------------------------------------------------------------


@cache
def odd_ones(today: date) -> Mapping[str, Sample]:
    """Networks at the edge of what there can be, by name."""
    me = OwnerRecord(Handle(me=True, names=("Mia Field",)), _at(1))
    one = PersonRecord(_handle(0), _at(2), tie="contact")
    nameless = PersonRecord(Handle(emails=("x@example.org",)), _at(2))
    return {
        "empty": Sample(World()),
        "single (only you)": Sample(World((me,))),
        "single (one person)": Sample(World((one,)), _wanted()),
        "single (nothing but an address)": Sample(World((nameless,)), _wanted()),
        "disconnected": Sample(World((me, *_people(30, today), _all_ties(30))), _wanted()),
        "in two pieces": Sample(World((*_people(20, today), *_pieces(), _all_ties(20)))),
        "large": large(400, today),
    }


@cache
def large(size: int, today: date) -> Sample:
    """A network in which everything grows in proportion to the number of people."""
    lines = iter(range(10 * size, 100 * size))
    ties: list[Item] = [
        TieRecord((_handle(one), _handle(other)), "knows", Evidence.STATED, _at(next(lines)))
        for one, other in _circles(size)
    ]
    events: list[Item] = [
        InteractionRecord(
            (_handle(n),),
            today - timedelta(days=(n * 37) % 1500),
            "meeting" if n % 3 else "mail",
            Direction.BOTH if n % 3 else (Direction.IN, Direction.OUT)[n % 2],
            _at(next(lines)),
        )
        for n in range(size)
    ]
    clubs: list[Item] = [
        GroupRecord(
            f"Club {n}",
            _at(next(lines)),
            members=tuple(_handle(n * _CIRCLE + k) for k in range(_CIRCLE)),
        )
        for n in range(size // _CIRCLE)
    ]
    covered: list[Item] = [
        InteractionCoverage(channel, today - timedelta(days=2000), today, _at(next(lines)))
        for channel in ("mail", "meeting")
    ]
    me = OwnerRecord(
        Handle(me=True, names=("Mia Field",)), _at(1), (Job("Acme", "Senior Analyst"),)
    )
    items = (me, *_people(size, today), *ties, *events, *clubs, *covered, _all_ties(size))
    return Sample(World(items), _wanted())


def _circles(size: int) -> Iterator[tuple[int, int]]:
    """Who knows whom: circles of twenty people, each tied to the next by one of them."""
    for n in range(size):
        first, place = n - n % _CIRCLE, n % _CIRCLE
        yield n, first + (place + 1) % _CIRCLE
        yield n, first + (place + 3) % _CIRCLE
        if place == 0:
            yield n, (n + _CIRCLE) % size


def _people(size: int, today: date) -> list[Item]:
    titles = ("Head of Data", "Recruiter", "Junior Analyst", "Vice President", "")
    return [
        PersonRecord(
            _handle(n),
            _at(10 + n),
            (Job(f"Company {n // 10}", titles[n % len(titles)]),),
            {
                "place": ("Lund", "Leeds", "Bonn")[n % 3],
                "met": today - timedelta(days=(n * 13) % 900),
                "fields": (("cartography", "falconry")[n % 2],),
            },
            "contact",
        )
        for n in range(size)
    ]


def _pieces() -> list[Item]:
    """A ring of ten people, and another of ten others."""
    return [
        TieRecord(
            (_handle(n), _handle(n + 1 if n % 10 < 9 else n - 9)),  # noqa: PLR2004 reason: 0 to 9
            "knows",
            Evidence.STATED,
            _at(100 + n),
        )
        for n in range(20)
    ]


def _all_ties(size: int) -> TieCoverage:
    return TieCoverage(_at(9), tuple(_handle(n) for n in range(size)))


def _wanted() -> tuple[Goal, ...]:
    needs = (Need("director", 'level >= "director"'), Need("near", "place in goal.places", warm=1))
    return (Goal("move", places=("Lund",), employers=("Company 1",), needs=needs),)


def _handle(number: int) -> Handle:
    return Handle(
        ids=(f"n{number:05}",),
        emails=(f"n{number}@example.org",),
        names=(f"Person {number}",),
    )


def _at(line: int) -> Origin:
    return Origin("book.toml", line=line, record=line, layer="contacts")
