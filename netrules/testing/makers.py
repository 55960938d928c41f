"""Small networks and goals, made by throwing dice.

Everything is drawn from few values, so that coincidences are common: shared employers,
days at the edge of what is covered, namesakes, people who serve several needs. The values
are such as no message has of its own, so that one which ought to be hidden is recognised.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, count
from random import Random
from typing import Any, Final, TypeVar

from netrules.goals.goal import DistinctBy, Each, Goal, Need
from netrules.loading.records import (
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Job,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    TieCoverage,
    TieRecord,
)
from netrules.model.interactions import Breadth, Direction, Favour
from netrules.model.level import Level
from netrules.model.origin import Origin
from netrules.model.reading import Problem
from netrules.model.ties import Evidence
from netrules.testing.worlds import World

T = TypeVar("T")

#: How many people a network can have.
MOST: Final = 8
NAMES: Final = (
    *("Ana Ruiz", "Bea Moss", "Cleo Pop", "Dan Oak"),
    *("Eva Lind", "Flo Berg", "Gus Hall", "Ana Ruiz"),
)
EMPLOYERS: Final = ("Acme", "Globex Ltd", "Initech")
FIELDS: Final = ("cartography", "falconry")
PLACES: Final = ("Lund", "Leeds")
GROUPS: Final = ("Tuesday choir", "Oxbow rowing")
CHANNELS: Final = ("mail", "meeting")
TITLES: Final = (
    *("Head of Data", "Recruiter", "Junior Analyst"),
    *("Partner", "Vice President", "Fell Guide"),
)
WHO: Final = (
    "employer in goal.employers",
    'level >= "manager"',
    'level == "director" or level < "senior"',
    '"cartography" in fields',
    "overlaps(fields, goal.fields) and not warm",
    "place in goal.places",
    "organization != me.organization",
    "level > me.level",
    'contains_word(title, "recruiter") or "tuesday choir" in groups',
    '"acme" in past_employers',
    "warm",
    "not warm and not dormant",
    "days_since(last_two_way) < 400",
    "born < 1980 or met > today - 2y",
    "reachable",
)
_LEVELS: Final = ("entry", "senior", "manager", "director", "cxo", "partner")
_EVIDENCE: Final = (*Evidence, Evidence.STATED, Evidence.STATED)
#: The two files of a network.
BOOK: Final = "book.toml"
EXPORT: Final = "Connections.csv"


def handle_of(number: int) -> Handle:
    """The person with a number, known by an id; two share a name, and some have no address."""
    emails = (f"p{number}@example.org",) if number % 3 else ()
    return Handle(ids=(f"p{number}",), emails=emails, names=(NAMES[number % len(NAMES)],))


def make_world(dice: Random, today: date) -> World:
    """A small network, the records of two files, with dates about *today*."""
    made = _Maker(dice, today)
    items = (
        *made.ego(),
        *made.people(),
        *made.ties(),
        *made.tie_coverage(),
        *made.interactions(),
        *made.covered_days(),
        *made.groups(),
        *made.outcomes(),
        *made.problems(),
    )
    return World(items, join_names=made.once_in(6))


def make_goal(dice: Random, name: str, today: date) -> Goal:
    """A goal with one to three needs."""

    def listed(values: Sequence[str]) -> tuple[str, ...]:
        return tuple(dice.sample(values, dice.randint(0, len(values))))

    numbers = range(dice.randint(1, 3))
    return Goal(
        name,
        employers=listed(EMPLOYERS),
        places=listed(PLACES),
        fields=listed(FIELDS),
        since=_ago(today, dice.randint(0, 700)) if dice.randint(0, 1) else None,
        review=_ago(today, dice.randint(-60, 60)) if dice.randint(0, 1) else None,
        distinct=dice.randint(0, 2) == 0,
        needs=tuple(_need(dice, f"need-{number}") for number in numbers),
        origin=Origin("netrules.toml", line=1, layer="settings"),
    )


def _need(dice: Random, name: str) -> Need:
    each = dice.choice((None, None, *Each))
    return Need(
        name,
        dice.choice(WHO),
        must=dice.randint(0, 3) > 0,
        each=each,
        at_least=dice.randint(1, 3),
        warm=dice.choice((0, 0, 1, 2)),
        routes=dice.choice((0, 0, 1, 2)),
        distinct_by=None if each else dice.choice((None, None, *DistinctBy)),
    )


def _ago(today: date, days: int) -> date:
    return today - timedelta(days=days)


class _Maker:
    """Throws the dice for one network.

    Attributes:
        rich: Whether most facts are stated.
        thorough: Whether its files vouch for all ties and all contact.
    """

    def __init__(self, dice: Random, today: date) -> None:
        self.dice: Final = dice
        self.today: Final = today
        self.size: Final = dice.choice((1, 2, 3, 4, 5, 6, 7, MOST, MOST, MOST))
        self.rich: Final = dice.choice((False, True))
        self.thorough: Final = dice.choice((False, True))
        self.lines: Final = count(1)
        self.facts: Final[Mapping[str, Callable[[], Any]]] = {
            "level": self.level,
            "fields": lambda: self.some(FIELDS),
            "place": lambda: dice.choice(PLACES),
            "born": lambda: dice.choice((1960, 1979, 1980, 1995)),
            "met": self.long_ago,
            "recorded": self.long_ago,
            "met_through": lambda: dice.choice(("the regatta", "a quilting bee")),
            "groups": lambda: self.some(GROUPS),
            "every": lambda: dice.choice(("30d", "6m", "1y")),
            "notes": lambda: "a penguin joke",
            "without": lambda: ("email", "phone", "url"),
        }

    # -- throws ----------------------------------------------------------------------

    def at(self, path: str = BOOK, layer: str = "contacts") -> Origin:
        line = next(self.lines)
        return Origin(path, line=line, record=line, layer=layer)

    def once_in(self, times: int) -> bool:
        return self.dice.randint(1, times) == times

    def some(self, values: Sequence[T], least: int = 1) -> tuple[T, ...]:
        return tuple(self.dice.sample(values, self.dice.randint(least, len(values))))

    def day(self) -> date:
        """A day near today, near the edge of what is warm, or any other."""
        span = self.dice.choice(((0, 60), (330, 400), (0, 1300)))
        return _ago(self.today, self.dice.randint(*span))

    def long_ago(self) -> date:
        return _ago(self.today, self.dice.randint(0, 1500))

    def level(self) -> Level:
        return Level.named(self.dice.choice(_LEVELS))

    def several(self, least: int = 0, most: int = MOST) -> tuple[Handle, ...]:
        number = self.dice.randint(min(least, self.size), min(most, self.size))
        return tuple(map(handle_of, self.dice.sample(range(self.size), number)))

    # -- people ----------------------------------------------------------------------

    def ego(self) -> list[Item]:
        if self.once_in(5):
            return []
        facts: dict[str, Any] = {}
        if self.once_in(2):
            facts["channels"] = CHANNELS
        if self.once_in(2):
            facts["level"] = self.level()
        jobs = (self.job(),) if self.once_in(2) else ()
        return [OwnerRecord(Handle(me=True, names=("Mia Field",)), self.at(), jobs, facts)]

    def people(self) -> list[Item]:
        made: list[Item] = []
        for number in range(self.size):
            tie = self.dice.choice(("contact", "contact", "contact", ""))
            facts, jobs = self.some_facts(), self.jobs(int(self.rich))
            made.append(PersonRecord(handle_of(number), self.at(), jobs, facts, tie))
            if self.once_in(3):
                made.append(self.exported(number))
        return made

    def exported(self, number: int) -> PersonRecord:
        """The entry for the same person in the other file."""
        facts = {"place": self.facts["place"](), "recorded": self.long_ago()}
        as_of = _ago(self.today, self.dice.randint(0, 100)) if self.once_in(2) else None
        at = self.at(EXPORT, "linkedin")
        return PersonRecord(handle_of(number), at, self.jobs(0), facts, "", as_of)

    def some_facts(self) -> dict[str, Any]:
        few = self.dice.sample(sorted(self.facts), self.dice.randint(0, 4))
        facts = {one: make() for one, make in self.facts.items() if (one in few) is not self.rich}
        if self.once_in(4):
            facts["introduced_by"] = handle_of(self.dice.randint(0, self.size - 1))
        return facts

    def jobs(self, least: int) -> tuple[Job, ...]:
        now = tuple(self.job() for _ in range(self.dice.randint(least, 2)))
        return (*now, self.past_job()) if self.once_in(2) else now

    def job(self) -> Job:
        employer = self.dice.choice(("", *EMPLOYERS, *EMPLOYERS))
        return Job(employer, self.dice.choice(TITLES if not employer else ("", *TITLES)))

    def past_job(self) -> Job:
        until = _ago(self.today, self.dice.randint(1, 900))
        title = self.dice.choice(("", *TITLES))
        return Job(self.dice.choice(EMPLOYERS), title, until=until, current=False)

    # -- ties ------------------------------------------------------------------------

    def ties(self) -> list[Item]:
        pairs = list(combinations(range(self.size), 2))
        chosen = self.dice.sample(pairs, self.dice.randint(0, min(len(pairs), 12)))
        made: list[Item] = []
        for a, b in chosen:
            ends = (handle_of(a), handle_of(b))
            since = _ago(self.today, self.dice.randint(0, 900)) if self.once_in(2) else None
            at = self.at(layer=self.dice.choice(("contacts", "contacts", "facebook")))
            made.append(TieRecord(ends, "knows", self.dice.choice(_EVIDENCE), at, since))
        if self.once_in(4):
            ends = (Handle(me=True), handle_of(self.dice.randint(0, self.size - 1)))
            made.append(TieRecord(ends, "friend", Evidence.STATED, self.at()))
        return made

    def tie_coverage(self) -> list[Item]:
        if self.thorough:
            kinds = ["all"]
        else:
            kinds = [self.dice.choice(("all", "some", "group"))] * self.dice.randint(0, 2)
        return [self.tie_cover(kind) for kind in kinds]

    def tie_cover(self, kind: str) -> TieCoverage:
        if kind == "group":
            return TieCoverage(self.at(), (), (self.dice.choice(GROUPS),))
        everyone = tuple(map(handle_of, range(self.size)))
        return TieCoverage(self.at(), everyone if kind == "all" else self.several())

    # -- contact ---------------------------------------------------------------------

    def interactions(self) -> list[Item]:
        return [self.interaction() for _ in range(self.dice.choice((0, 3, 6, 12)))]

    def interaction(self) -> InteractionRecord:
        who = self.several(1, self.dice.choice((1, 1, 2)))
        if not self.thorough and self.once_in(8):
            who = tuple(Handle(names=one.names) for one in who)
        breadth = self.dice.choice((Breadth.ONE, Breadth.ONE, *Breadth))
        return InteractionRecord(
            who,
            self.day(),
            self.dice.choice((*CHANNELS, *CHANNELS, "LinkedIn endorsement")),
            self.dice.choice(tuple(Direction)),
            self.at(),
            Breadth.GROUP if len(who) > 1 and breadth is Breadth.ONE else breadth,
            self.dice.choice((None, *Favour)),
        )

    def covered_days(self) -> list[Item]:
        made: list[Item] = []
        for channel in CHANNELS:
            kinds = ["all"] if self.thorough else [*self.some(("all", "some", "newest"), 0)]
            for kind in kinds:
                since, until = sorted((self.day(), self.day()))
                if kind == "all":
                    since, until = _ago(self.today, 2000), self.today
                newest = kind == "newest"
                made.append(
                    InteractionCoverage(channel, since, until, self.at(), until_at_least=newest)
                )
        return made

    # -- what else there is ------------------------------------------------------------

    def groups(self) -> list[Item]:
        names = self.dice.sample(GROUPS, self.dice.choice((0, 0, 1)))
        return [GroupRecord(name, self.at(), members=self.several()) for name in names]

    def outcomes(self) -> list[Item]:
        return [
            OutcomeRecord("a sinecure", self.day(), self.at(), credit=self.several(0, 2))
            for _ in range(self.dice.choice((0, 0, 1, 4)))
        ]

    def problems(self) -> list[Item]:
        if not self.once_in(6):
            return []
        return [Problem("a date that is no date", self.at(), "write it as 2026-05-31")]
