"""Random small networks, as the records that files would hold, and random goals.

Everything is drawn from few values, so that coincidences are common: shared employers,
days at the edge of what is covered, people who serve several needs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import combinations, count
from typing import Any, Final

import attrs
from building import TODAY
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from netrules import (
    Breadth,
    Direction,
    Evidence,
    Favour,
    Goal,
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    Job,
    Level,
    Namer,
    Need,
    Network,
    Origin,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Read,
    Report,
    Rule,
    TieCoverage,
    TieRecord,
    build,
)
from netrules.engine.check import judge
from netrules.engine.run import Armed
from netrules.goals.goal import DistinctBy, Each
from netrules.plugins.builtin import netrules_measures
from netrules.plugins.formats.json import Json
from netrules.rules import every_rule

NAMES: Final = tuple(
    "Ana Ruiz,Bea Moss,Cleo Pop,Dan Oak,Eva Lind,Flo Berg,Gus Hall,Ana Ruiz".split(",")
)
EMPLOYERS: Final = ("Acme", "Globex Ltd", "Initech")
FIELDS: Final = ("data", "law")
PLACES: Final = ("Lund", "Leeds")
GROUPS: Final = ("Choir", "Rowing")
CHANNELS: Final = ("mail", "meeting")
TITLES: Final = (
    "Head of Data",
    "Recruiter",
    "Junior Analyst",
    "Partner",
    "Vice President",
    "Guide",
)
#: Whom needs may ask for.
WHO: Final = (
    "employer in goal.employers",
    'level >= "manager"',
    'level == "director" or level < "senior"',
    '"data" in fields',
    "overlaps(fields, goal.fields)",
    "count(fields) > 1",
    "place in goal.places",
    "organization != me.organization",
    "level > me.level",
    'contains_word(title, "recruiter") or "choir" in groups',
    'not ("globex" in past_employers)',
    '"acme" in past_employers',
    "warm",
    "not warm and not dormant",
    "days_since(last_two_way) < 400",
    "born < 1980 or met > today - 2y",
    'met_through == "choir" and not (recorded < today - 1y)',
    'reachable and ("leeds" == place or introduced_by == "p0")',
    'overlaps(fields, goal.fields) and level >= "manager" and not warm',
)

NETWORK: Final = "contacts.toml"
EXPORT: Final = "Connections.csv"


def examples(number: int) -> settings:
    """So many examples, or as many times more as the profile draws more than usual."""
    return settings(
        max_examples=max(1, number * settings().max_examples // 50),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


def ago(days: int) -> date:
    """So many days before the day of judgement."""
    return TODAY - timedelta(days=days)


def handle_of(number: int) -> Handle:
    """The person with a number, known by an id; two share a name, and some have no address."""
    emails = (f"p{number}@example.org",) if number % 3 else ()
    return Handle(ids=(f"p{number}",), emails=emails, names=(NAMES[number],))


def name_of(number: int) -> Handle:
    """The person with a number, known by a name alone."""
    return Handle(names=(NAMES[number],))


@attrs.frozen
class World:
    """A network as the records of its files.

    Args:
        size: How many people there are besides ego.
        items: The records.
    """

    size: int
    items: tuple[Item, ...]

    def of(self, *kinds: type) -> list[Any]:
        """The records of some kinds."""
        return [item for item in self.items if isinstance(item, kinds)]

    def without(self, *gone: Item) -> World:
        """The network without some records."""
        places = {id(item) for item in gone}
        return attrs.evolve(self, items=tuple(one for one in self.items if id(one) not in places))

    def changed(self, change: Callable[[Item], Item]) -> World:
        """The network with each record changed."""
        return attrs.evolve(self, items=tuple(change(item) for item in self.items))

    def reads(self) -> list[Read]:
        """The files that hold it."""
        paths = sorted({item.origin.path for item in self.items})
        return [
            Read(
                path,
                "contacts" if path.endswith(".toml") else "linkedin",
                [item for item in self.items if item.origin.path == path],
            )
            for path in paths
        ]

    def network(self) -> Network:
        """What the files hold."""
        return build(self.reads())


# -- people ----------------------------------------------------------------------------

_levels = st.sampled_from(["entry", "senior", "manager", "director", "cxo", "partner"])
_some = {
    "level": _levels.map(Level.named),
    "fields": st.lists(st.sampled_from(FIELDS), min_size=1, unique=True).map(tuple),
    "place": st.sampled_from(PLACES),
    "born": st.sampled_from([1960, 1979, 1980, 1995]),
    "met": st.integers(0, 1500).map(ago),
    "recorded": st.integers(0, 1500).map(ago),
    "met_through": st.sampled_from(["choir", "work"]),
    "groups": st.lists(st.sampled_from(GROUPS), min_size=1, unique=True).map(tuple),
    "every": st.sampled_from(["30d", "6m", "1y"]),
    "notes": st.just("a note"),
    "without": st.just(("email", "phone", "url")),
}
#: Every fact that can be made unknown.
FACTS: Final = (*_some, "introduced_by", "organization", "title", "jobs")


@st.composite
def _facts(draw: st.DrawFn, size: int, *, rich: bool) -> dict[str, Any]:
    few = draw(st.lists(st.sampled_from(sorted(_some)), unique=True, max_size=4))
    known = [field for field in sorted(_some) if (field in few) is not rich]
    facts = {field: draw(_some[field]) for field in known}
    if draw(st.integers(0, 3)) == 0:
        facts["introduced_by"] = handle_of(draw(st.integers(0, size - 1)))
    return facts


_present = st.builds(
    Job, st.sampled_from(("", *EMPLOYERS, *EMPLOYERS)), st.sampled_from(("", *TITLES))
)
_past = st.builds(
    Job,
    st.sampled_from(EMPLOYERS),
    st.sampled_from(("", *TITLES)),
    until=st.integers(1, 900).map(ago),
    current=st.just(False),
)


def _jobs(least: int) -> st.SearchStrategy[tuple[Job, ...]]:
    present = _present.filter(lambda job: job.organization or job.title)
    some = st.tuples(st.lists(present, min_size=least, max_size=2), st.lists(_past, max_size=1))
    return some.map(lambda pair: (*pair[0], *pair[1]))


@st.composite
def _people(draw: st.DrawFn, size: int, at: Callable[..., Origin]) -> list[Item]:
    made: list[Item] = []
    rich = draw(st.booleans())
    for number in range(size):
        tie = draw(st.sampled_from(["contact", "contact", "contact", ""]))
        facts, jobs = draw(_facts(size, rich=rich)), draw(_jobs(int(rich)))
        made.append(PersonRecord(handle_of(number), at(), jobs=jobs, facts=facts, tie=tie))
        if draw(st.integers(0, 2)) == 0:
            facts = {"place": draw(_some["place"]), "recorded": draw(_some["recorded"])}
            jobs = draw(_jobs(0))
            as_of = draw(st.none() | st.integers(0, 100).map(ago))
            made.append(
                PersonRecord(handle_of(number), at(EXPORT, "linkedin"), jobs, facts, "", as_of)
            )
    return made


@st.composite
def _ego(draw: st.DrawFn, at: Callable[..., Origin]) -> list[Item]:
    if draw(st.integers(0, 4)) == 0:
        return []
    facts: dict[str, Any] = {}
    if draw(st.booleans()):
        facts["channels"] = CHANNELS
    if draw(st.booleans()):
        facts["level"] = draw(_levels.map(Level.named))
    jobs = draw(st.lists(_present, max_size=1).map(tuple))
    return [OwnerRecord(Handle(me=True, names=("Mia Field",)), at(), jobs=jobs, facts=facts)]


# -- ties and contact --------------------------------------------------------------------

_evidence = st.sampled_from([*Evidence, Evidence.STATED, Evidence.STATED])


@st.composite
def _ties(draw: st.DrawFn, size: int, at: Callable[..., Origin]) -> list[Item]:
    pairs = list(combinations(range(size), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=10, unique=True)) if pairs else []
    made: list[Item] = []
    for a, b in chosen:
        ends = (handle_of(a), handle_of(b))
        since = draw(st.none() | st.integers(0, 900).map(ago))
        made.append(TieRecord(ends, "knows", draw(_evidence), at(), since))
    if draw(st.integers(0, 3)) == 0:
        ego = (Handle(me=True), handle_of(draw(st.integers(0, size - 1))))
        made.append(TieRecord(ego, "friend", Evidence.STATED, at()))
    return made


@st.composite
def _complete_sets(draw: st.DrawFn, size: int, at: Callable[..., Origin]) -> list[Item]:
    made: list[Item] = []
    for kind in draw(st.lists(st.sampled_from(["all", "all", "some", "group"]), max_size=2)):
        if kind == "all":
            everyone = tuple(handle_of(number) for number in range(size))
            made.append(TieCoverage(at(), everyone))
        elif kind == "group":
            made.append(TieCoverage(at(), (), (draw(st.sampled_from(GROUPS)),)))
        else:
            members = draw(st.lists(st.integers(0, size - 1), unique=True))
            made.append(TieCoverage(at(), tuple(handle_of(number) for number in members)))
    return made


_days = st.one_of(st.integers(0, 60), st.integers(330, 400), st.integers(0, 1300)).map(ago)


@st.composite
def _interactions(
    draw: st.DrawFn, size: int, at: Callable[..., Origin], *, by_name: bool
) -> list[Item]:
    made: list[Item] = []
    for _ in range(draw(st.integers(0, 8))):
        handle = handle_of
        if by_name and draw(st.integers(0, 5)) == 0:
            handle = name_of
        people = draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=2, unique=True))
        breadth = draw(st.sampled_from([Breadth.ONE, Breadth.ONE, *Breadth]))
        made.append(
            InteractionRecord(
                tuple(handle(number) for number in people),
                draw(_days),
                draw(st.sampled_from([*CHANNELS, *CHANNELS, "LinkedIn endorsement"])),
                draw(st.sampled_from(Direction)),
                at(),
                Breadth.GROUP if len(people) > 1 and breadth is Breadth.ONE else breadth,
                draw(st.sampled_from([None, *Favour])),
            )
        )
    return made


@st.composite
def _covered_days(draw: st.DrawFn, at: Callable[..., Origin]) -> list[Item]:
    made: list[Item] = []
    for channel in CHANNELS:
        for kind in draw(st.lists(st.sampled_from(["all", "all", "some", "newest"]), max_size=2)):
            since, until = draw(_days), draw(_days)
            since, until = min(since, until), max(since, until)
            if kind == "all":
                since, until = ago(2000), TODAY
            newest = kind == "newest"
            made.append(InteractionCoverage(channel, since, until, at(), until_at_least=newest))
    return made


@st.composite
def worlds(draw: st.DrawFn, *, by_name: bool = False) -> World:
    """A small network.

    Args:
        draw: Draws values.
        by_name: Whether events may name people by nothing but a name that two of them share.
    """
    size = draw(st.sampled_from([*range(1, len(NAMES) + 1), len(NAMES)]))
    lines = count(1)

    def at(path: str = NETWORK, layer: str = "contacts") -> Origin:
        line = next(lines)
        return Origin(path, line=line, record=line, layer=layer)

    groups = [
        GroupRecord(
            name,
            at(),
            members=tuple(handle_of(n) for n in draw(st.lists(st.integers(0, size - 1)))),
        )
        for name in draw(st.lists(st.sampled_from(GROUPS), max_size=1))
    ]
    items = [
        *draw(_ego(at)),
        *draw(_people(size, at)),
        *draw(_ties(size, at)),
        *draw(_complete_sets(size, at)),
        *draw(_interactions(size, at, by_name=by_name)),
        *draw(_covered_days(at)),
        *groups,
    ]
    if draw(st.integers(0, 4)) == 0:
        items.append(OutcomeRecord("job", draw(_days), at(), credit=(handle_of(0),)))
    return World(size, tuple(_met_first(items)))


def _met_first(items: list[Item]) -> list[Item]:
    """The records, with nobody met later than on the first day on record of them.

    Where two facts gainsay each other no rule can keep the law: whichever of them is
    forgotten, the other one settles what both together leave open.
    """
    first: dict[str, date] = {}

    def note(name: str, day: date) -> None:
        first[name] = min(day, first.get(name, day))

    for item in items:
        if isinstance(item, PersonRecord) and "recorded" in item.facts:
            note(item.handle.names[0], item.facts["recorded"])
        elif isinstance(item, InteractionRecord):
            for handle in item.people:
                note(handle.names[0], item.at)  # type: ignore[arg-type]
    return [_met_by(item, first) if isinstance(item, PersonRecord) else item for item in items]


def _met_by(record: PersonRecord, first: dict[str, date]) -> PersonRecord:
    met, day = record.facts.get("met"), first.get(record.handle.names[0])
    if met is None or day is None or met <= day:
        return record
    return attrs.evolve(record, facts={**record.facts, "met": day})


# -- goals -----------------------------------------------------------------------------

_lists = {
    Each.EMPLOYERS: EMPLOYERS,
    Each.PLACES: PLACES,
    Each.FIELDS: FIELDS,
}


@st.composite
def _needs(draw: st.DrawFn, name: str) -> Need:
    each = draw(st.sampled_from([None, None, *Each]))
    distinct = None if each else draw(st.sampled_from([None, None, *DistinctBy]))
    return Need(
        name,
        draw(st.sampled_from(WHO)),
        must=draw(st.integers(0, 3)) > 0,
        each=each,
        at_least=draw(st.integers(1, 3)),
        warm=draw(st.sampled_from([0, 0, 1, 2])),
        routes=draw(st.sampled_from([0, 0, 1, 2])),
        distinct_by=distinct,
    )


@st.composite
def goals(draw: st.DrawFn) -> tuple[Goal, ...]:
    """One or two goals."""
    made = []
    for number in range(draw(st.integers(1, 2))):
        needs = tuple(draw(_needs(f"need-{n}")) for n in range(draw(st.integers(1, 3))))
        stated = {
            str(each): tuple(draw(st.lists(st.sampled_from(values), unique=True)))
            for each, values in _lists.items()
        }
        distinct = draw(st.integers(0, 2)) == 0
        made.append(Goal(f"goal-{number}", distinct=distinct, needs=needs, **stated))  # type: ignore[arg-type]
    return tuple(made)


# -- judging ---------------------------------------------------------------------------

#: Options with which small networks are large enough to be judged.
SMALL: Final[dict[str, dict[str, Any]]] = {
    "M001": {"at_least": 1},
    "M002": {"at_least": 5},
    "S001": {"at_least": 3, "z": 1.0},
    "S002": {"parted": 1},
    "T001": {"messages": 1},
    "T002": {"favours": 1, "days": 400},
    "T003": {"gestures": 1},
    "T006": {"people": 1},
    "T007": {"outcomes": 1},
    "T008": {"people": 1},
    "T009": {"outcomes": 1},
    "T011": {"messages": 1},
    "T013": {"outcomes": 1},
    "M003": {"messages": 1},
    "K004": {"days": 400},
    "K005": {"days": 60, "chance": 0.9, "ratio": 0.9},
    "K006": {"days": 1, "look_back": 600},
    "K007": {"parted": 1},
    "K008": {"at_least": 1},
    "K009": {"capacity": 0.1},
    "K010": {"days": 300},
    "R007": {"days": 20},
    "R008": {"at_least": 1},
    "G002": {"people": 1},
    "G003": {"people": 1},
}


def armed(options: dict[str, dict[str, Any]]) -> list[Armed]:
    """Every built-in rule, some with other options."""
    return [_armed(rule, options.get(rule.code, {})) for rule in every_rule()]


def _armed(rule: Rule, options: dict[str, Any]) -> Armed:
    unknown = set(options) - set(rule.options)
    assert not unknown, f"{rule.code} has no option {unknown}"
    return Armed(rule, {**rule.options, **options}, rule.severity, "netrules[builtin]")


def judged(
    network: Network,
    wanted: Iterable[Goal],
    options: dict[str, dict[str, Any]] = SMALL,
    today: date = TODAY,
) -> Report:
    """The report on a network by every built-in rule."""
    return judge(network, tuple(wanted), armed(options), netrules_measures(), today=today)


def written(report: Report, *without: str) -> str:
    """The report as JSON, without some keys of it and of what it holds.

    R003 is about files: its findings name them, so they go with the places, and it counts
    them, so its judgements go with the list of sources.
    """
    if "locations" in without:
        kept = tuple(finding for finding in report.findings if finding.code != "R003")
        report = attrs.evolve(report, findings=kept)
    if "sources" in without:
        results = tuple(result for result in report.results if result.rule.code != "R003")
        report = attrs.evolve(report, results=results)
    text = Json().render(report, Namer(report.network), width=100, color=False)
    return json.dumps(_without(json.loads(text), without), indent=1)


def _without(value: Any, keys: Iterable[str]) -> Any:
    if isinstance(value, dict):
        return {key: _without(one, keys) for key, one in value.items() if key not in keys}
    return [_without(one, keys) for one in value] if isinstance(value, list) else value
