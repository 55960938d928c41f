"""The network: people, what ties them together, and what the files vouch for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, overload

import attrs

from netrules.model.contact import UNPLACED, is_talk
from netrules.model.coverage import ContactCoverage, Span, contact_coverage
from netrules.model.frozen import read_only
from netrules.model.interactions import Depth, Interaction, Outcome, depth_of
from netrules.model.level import Level
from netrules.model.origin import Origin
from netrules.model.people import IDENTIFIERS, ME, Employment, Fact, Person
from netrules.model.reading import Problem, SourceCount
from netrules.model.recorded import Recorded
from netrules.model.text import fold_organization
from netrules.model.ties import Evidence, Group, Tie
from netrules.model.unknown import Missing

if TYPE_CHECKING:
    import networkx

#: How old the newest record of an export may be for the export to count as current.
FRESH_DAYS: Final = 30


class People(Sequence[Person]):
    """The people of a network in the order of their ids, found by id or alias."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people: Final = tuple(sorted(people, key=lambda person: person.id))
        self._by_id: Final = {person.id: person for person in self._people}

    @cached_property
    def _by_alias(self) -> Mapping[str, Person]:
        carriers = Counter(alias for person in self._people for alias in person.aliases)
        # An alias of two people says of neither who is meant.
        return {
            alias: person
            for person in self._people
            for alias in person.aliases
            if carriers[alias] == 1 and alias not in self._by_id
        }

    def __len__(self) -> int:
        return len(self._people)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people)

    def __contains__(self, item: object) -> bool:
        return isinstance(item, Person) and self._by_id.get(item.id) is item

    @overload
    def __getitem__(self, key: int | str) -> Person: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Person]: ...
    def __getitem__(self, key: int | slice | str) -> Person | Sequence[Person]:
        """The person with that id or alias, or at that place.

        Raises:
            KeyError: If nobody has that id.
        """
        if isinstance(key, str):
            person = self._by_id.get(key)
            return self._by_alias[key] if person is None else person
        return self._people[key]

    def has(self, id_: str) -> bool:
        """Whether somebody has that id or alias."""
        return id_ in self._by_id or id_ in self._by_alias

    def __repr__(self) -> str:
        return f"<{len(self)} people>"


@attrs.frozen(eq=False, repr=False)
class Network:
    """A person's network as the files show it. It never changes once built.

    `as_of` gives the network as it is to be judged on a day; what speaks of the
    present (`Person.warm`, `contact`, …) needs such a day.

    Args:
        make_people: Makes ego and the others, given the network they will belong to.
        all_ties: Every tie, sorted.
        groups: Every group, sorted by name.
        all_interactions: Every interaction of ego, oldest first.
        outcomes: Every outcome, oldest first.
        spans: On which days which channels are covered.
        spans_with: For each person the days on which channels are covered with them alone.
        complete_sets: Sets of people's ids among whom every tie is known.
        complete_in: Those sets by the layer of the file that lists them completely: who lists all
            ties of one layer says nothing of another.
        partial: Channels of which files list a part only, or what was with some people only.
        unplaced: For each person the days and channels of what can have been with them or
            with others, the records not saying whom they mean.
        sources: The account of each file, sorted by path.
        problems: What could not be read, sorted by place.
        joined_by_name: Those whom nothing but their name has joined, ego perhaps among them,
            and where their entries stand; empty unless the user asked for it.
        owner_known: Whether any file or setting says whose network it is.
        channels: Channels that ego says they use (``[me] channels``).
        rungs: Places on the ladder for side rungs, from the settings.
        cluster_labels: What ego calls clusters, each label with ids of the people whom it was given
            to, from the settings.
        today: The day of judgement, once there is one.
        fresh_days: See `netrules.model.coverage.Span`.
        set_aside: How many facts of each kind are dated after `today`.
    """

    make_people: Callable[[Network], tuple[Person, tuple[Person, ...]]]
    all_ties: tuple[Tie, ...] = ()
    groups: tuple[Group, ...] = ()
    all_interactions: tuple[Interaction, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    spans: tuple[Span, ...] = ()
    spans_with: Mapping[str, tuple[Span, ...]] = attrs.field(factory=dict, converter=read_only)
    complete_sets: tuple[frozenset[str], ...] = ()
    complete_in: Mapping[str, tuple[frozenset[str], ...]] = attrs.field(
        factory=dict, converter=read_only
    )
    partial: frozenset[str] = frozenset()
    unplaced: Mapping[str, tuple[tuple[date, str], ...]] = attrs.field(
        factory=dict, converter=read_only
    )
    sources: tuple[SourceCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    joined_by_name: Mapping[str, tuple[Origin, ...]] = attrs.field(
        factory=dict, converter=read_only
    )
    owner_known: bool = False
    channels: tuple[str, ...] = ()
    rungs: Mapping[str, Level] = attrs.field(factory=dict, converter=read_only)
    cluster_labels: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=read_only)
    today: date | None = None
    fresh_days: int = FRESH_DAYS
    set_aside: Mapping[str, int] = attrs.field(factory=dict, converter=read_only)

    def __repr__(self) -> str:
        return (
            f"<Network of {len(self.people)} people, {len(self.all_ties)} ties, "
            f"{len(self.all_interactions)} interactions>"
        )

    def _repr_html_(self) -> str:
        rows = (
            ("people", len(self.people)),
            ("ties", len(self.all_ties)),
            ("groups", len(self.groups)),
            ("interactions", len(self.all_interactions)),
            ("outcomes", len(self.outcomes)),
        )
        cells = "".join(f"<tr><th>{name}</th><td>{number}</td></tr>" for name, number in rows)
        return f"<table>{cells}</table>"

    # -- people ----------------------------------------------------------------

    @cached_property
    def _people(self) -> tuple[Person, People]:
        me, people = self.make_people(self)
        return me, People(people)

    @property
    def me(self) -> Person:
        """Ego: the person whose network it is, with whatever is known of them."""
        return self._people[0]

    @property
    def people(self) -> People:
        """Everyone else. People are closed: who is in no file is not in the network."""
        return self._people[1]

    def person(self, id_: str) -> Person:
        """The person with that id or alias, ego included.

        Raises:
            KeyError: If nobody has that id.
        """
        return self.me if id_ == ME else self.people[id_]

    def rung(self, level: Level) -> Level:
        """*level*, on the rung where the settings place it."""
        return self.rungs.get(level.name, level)

    @cached_property
    def by_organization(self) -> Mapping[str, tuple[Person, ...]]:
        """People by the folded names of the organizations they work for now."""
        found: dict[str, list[Person]] = {}
        for person in self.people:
            for name in dict.fromkeys(fold_organization(job.organization) for job in person.jobs):
                if name:
                    found.setdefault(name, []).append(person)
        return read_only({name: tuple(people) for name, people in sorted(found.items())})

    @cached_property
    def _memberships(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for group in self.groups:
            for person in group.members:
                found.setdefault(person, []).append(group.name)
        return {person: tuple(names) for person, names in found.items()}

    def groups_of(self, person: str) -> tuple[str, ...]:
        """Names of the groups that list the person with that id."""
        return self._memberships.get(person, ())

    # -- ties ------------------------------------------------------------------

    @cached_property
    def ties(self) -> Recorded[Tie]:
        """Ties between others than ego."""
        among = tuple(tie for tie in self.all_ties if ME not in (tie.a, tie.b))
        everyone = frozenset(person.id for person in self.people)
        complete = any(everyone <= known for known in self.complete_sets)
        return Recorded(among, () if complete else (self._ties_missing(),))

    @cached_property
    def adjacency(self) -> Mapping[str, Mapping[str, tuple[Tie, ...]]]:
        """For each person, ego left out, those they are tied to and by which ties.

        Implied ties are left out: they are a reason to ask, not a tie. So are ties that
        ended before the day of judgement.
        """
        found: dict[str, dict[str, list[Tie]]] = {person.id: {} for person in self.people}
        for tie in self.ties.recorded:
            if self._counts(tie):
                found[tie.a].setdefault(tie.b, []).append(tie)
                found[tie.b].setdefault(tie.a, []).append(tie)
        return MappingProxyType(
            {
                person: MappingProxyType(
                    {other: tuple(ties) for other, ties in sorted(others.items())}
                )
                for person, others in found.items()
            }
        )

    @cached_property
    def ego_ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """Those ego is tied to, and by which ties."""
        found: dict[str, list[Tie]] = {}
        for tie in self.all_ties:
            if ME in (tie.a, tie.b) and self._counts(tie):
                found.setdefault(tie.other(ME), []).append(tie)
        return read_only({person: tuple(found[person]) for person in sorted(found)})

    def _counts(self, tie: Tie) -> bool:
        lasts = self.today is None or tie.holds_on(self.today)
        return lasts and tie.evidence is not Evidence.IMPLIED

    def ties_of(self, person: str) -> Recorded[Tie]:
        """The ties of one person to others than ego."""
        ties = tuple(tie for many in self.adjacency.get(person, {}).values() for tie in many)
        everyone = len(self.people)
        complete = any(person in known and len(known) >= everyone for known in self.complete_sets)
        return Recorded(ties, () if complete else (self._ties_missing(),))

    def _ties_missing(self) -> Missing:
        text = "no file lists all ties among these people; add them, and [coverage] ties-among"
        return Missing("ties", "", text)

    # -- contact ---------------------------------------------------------------

    @property
    def day(self) -> date:
        """The day of judgement.

        Raises:
            ValueError: If the network has none yet.
        """
        if self.today is None:
            msg = "this network has no day to be judged on; take network.as_of(today)"
            raise ValueError(msg)
        return self.today

    @cached_property
    def contact(self) -> ContactCoverage:
        """For which days, up to `day`, contact with anybody is covered.

        It is judged over the channels that files cover, ego names, or contact is on
        record by: what a file shows but does not vouch for leaves its absence unknown. Left
        out are channels of which files say themselves that they list a part only.
        """
        used = {event.channel for event in self._talks if event.channel not in self.partial}
        used |= {channel for _, channel in self._doubtful if channel not in self.partial}
        return contact_coverage(self.spans, used.union(self.channels), self.day, self.fresh_days)

    def contact_with(self, person: str) -> ContactCoverage:
        """For which days, up to `day`, contact with one person is covered.

        Besides the channels of `contact` it is judged over those of which files list a part,
        if contact with this person is on record by them.
        """
        return self._contact_with.get(person, self.contact)

    @cached_property
    def _contact_with(self) -> Mapping[str, ContactCoverage]:
        """The coverage of those with whom it differs from that with everybody."""
        more: dict[str, set[str]] = {person: set() for person in self.spans_with}
        for event in self._talks:
            if event.channel in self.partial:
                for person in event.people:
                    more.setdefault(person, set()).add(event.channel)
        for person, channel in self._doubtful:
            if channel in self.partial:
                more.setdefault(person, set()).add(channel)
        return {
            person: contact_coverage(
                (*self.spans, *self.spans_with.get(person, ())),
                (*self.contact.channels, *used),
                self.day,
                self.fresh_days,
            )
            for person, used in sorted(more.items())
        }

    @cached_property
    def _talks(self) -> tuple[Interaction, ...]:
        return tuple(event for event in self.all_interactions if is_talk(event))

    @cached_property
    def _doubtful(self) -> frozenset[tuple[str, str]]:
        """With whom and by which channel there can have been contact, nobody knows."""
        return frozenset(
            (person, channel)
            for person, events in self.unplaced.items()
            for day, channel in events
            if day <= self.day and depth_of(channel) >= Depth.MESSAGE
        )

    @cached_property
    def _events(self) -> Mapping[str, tuple[Interaction, ...]]:
        found: dict[str, list[Interaction]] = {}
        for event in self.all_interactions:
            for person in event.people:
                found.setdefault(person, []).append(event)
        return {person: tuple(events) for person, events in found.items()}

    def events_with(self, person: str) -> tuple[Interaction, ...]:
        """What was recorded between ego and one person, oldest first."""
        return self._events.get(person, ())

    def interactions_with(self, person: str, since: date | None = None) -> Recorded[Interaction]:
        """What happened between ego and one person from *since* on, oldest first.

        Complete only if the files cover every channel from *since* to the day of judgement,
        and say of everything in that time whom it was with.
        """
        events = self.events_with(person)
        if since is None:
            return Recorded(events, (self._contact_missing(person),))
        missing: list[Missing] = []
        if not self.contact_with(person).covers_since(since):
            missing.append(self._contact_missing(person))
        if any(day >= since for day in self.unplaced_days(person)):
            missing.append(Missing("interactions", person, UNPLACED))
        recent = tuple(event for event in events if event.on >= since)
        return Recorded(recent, tuple(missing))

    def unplaced_days(self, person: str) -> tuple[date, ...]:
        """The days up to `day` on which something was with that person or with another,
        the record not saying which."""
        days = (day for day, _ in self.unplaced.get(person, ()) if day <= self.day)
        return tuple(dict.fromkeys(days))

    @property
    def interactions(self) -> Recorded[Interaction]:
        """Everything that happened between ego and anyone, oldest first."""
        return Recorded(self.all_interactions, (self._contact_missing(),))

    def _contact_missing(self, person: str = "") -> Missing:
        if self.today is None:
            return Missing("interactions", "", "no day of judgement")
        coverage = self.contact_with(person) if person else self.contact
        return Missing("interactions", "", coverage.gap)

    # -- time ------------------------------------------------------------------

    def as_of(self, today: date) -> Network:
        """The network as it is to be judged on *today*.

        Facts dated later are set aside and counted in `set_aside`.
        """
        aside: Counter[str] = Counter()

        def kept(kind: str, items: Sequence[Any], day: Callable[[Any], date | None]) -> Any:
            now = tuple(item for item in items if (day(item) or today) <= today)
            aside[kind] += len(items) - len(now)
            return now

        me, people = self._people
        ties = kept("ties", self.all_ties, lambda tie: tie.since)
        interactions = kept("interactions", self.all_interactions, lambda event: event.on)
        outcomes = kept("outcomes", self.outcomes, lambda outcome: outcome.on)
        now = tuple(_as_of(person, today, aside) for person in (me, *people))
        return attrs.evolve(
            self,
            make_people=lambda network: _settled(network, now),
            all_ties=ties,
            all_interactions=interactions,
            outcomes=outcomes,
            today=today,
            set_aside={kind: number for kind, number in sorted(aside.items()) if number},
        )

    # -- for other libraries ---------------------------------------------------

    def to_networkx(self, *, ego: bool = False) -> networkx.Graph[str]:
        """The people and their ties as a `networkx.Graph`, in a fixed order.

        Nodes carry name, organization, title, level and place where known, edges
        kinds, layers, evidence and strength. Implied ties are left out.

        Args:
            ego: Whether ego and ego's ties belong to the graph.
        """
        from netrules.model.graph import to_networkx  # noqa: PLC0415 reason: networkx costs 0.3 s

        return to_networkx(self, ego=ego)


def _as_of(person: Person, today: date, aside: Counter[str]) -> Person:
    """The person without what is dated later; the same one where nothing is."""
    if not any(_later(one, today) for one in _dated(person)):
        return person
    jobs = tuple(job for job in person.employments if not _later(job, today))
    aside["positions"] += len(person.employments) - len(jobs)
    facts = dict(person.facts)
    for field, values in person.facts.items():
        # A name or an address does not begin on the day that a card was revised.
        if field not in IDENTIFIERS and any(_later(fact, today) for fact in values):
            facts[field] = tuple(fact for fact in values if not _later(fact, today))
            aside[field] += len(values) - len(facts[field])
    return attrs.evolve(person, employments=jobs, facts={k: v for k, v in facts.items() if v})


def _dated(person: Person) -> Iterator[Fact[Any] | Employment]:
    """Everything about a person that can be dated later."""
    yield from person.employments
    for field, facts in person.facts.items():
        if field not in IDENTIFIERS:
            yield from facts


def _later(fact: Fact[Any] | Employment, today: date) -> bool:
    begins = fact.since if isinstance(fact, Employment) else fact.value
    return any(isinstance(day, date) and day > today for day in (begins, fact.as_of))


def _settled(network: Network, people: tuple[Person, ...]) -> tuple[Person, tuple[Person, ...]]:
    me, *others = (attrs.evolve(person, network=network) for person in people)
    return me, tuple(others)
