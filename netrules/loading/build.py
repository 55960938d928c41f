"""From records to a network: joined, resolved, counted, in an order of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import attrs

from netrules.loading.account import Account, Home, Homes
from netrules.loading.identity import Identities, Identity, identify
from netrules.loading.owners import SETTINGS, different_owners, disagreements
from netrules.loading.people import each, make_person
from netrules.loading.recalled import without_recalled
from netrules.loading.records import (
    GroupRecord,
    Handle,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Skipped,
    Snapshot,
    TieCoverage,
    TieRecord,
)
from netrules.loading.snapshots import Snapshots
from netrules.loading.tying import one_tie, tie_key, tie_of
from netrules.loading.unplaced import Unplaced
from netrules.model.coverage import Span
from netrules.model.interactions import Interaction, Outcome
from netrules.model.level import Level
from netrules.model.network import FRESH_DAYS, Network
from netrules.model.origin import Origin
from netrules.model.people import ME, Person
from netrules.model.quoting import Quoting
from netrules.model.reading import Problem
from netrules.model.text import fold_text
from netrules.model.ties import Evidence, Group, Tie


@attrs.frozen
class Read:
    """What one source read from one input.

    Args:
        path: The input, as messages name it.
        source: The source's name.
        items: What it yielded.
    """

    path: str
    source: str
    items: Sequence[Item]


_NOWHERE: Final = Origin("")


class TwoOwners(ValueError):
    """Exports of different people, and no setting that says whose network is meant.

    Args:
        owners: For each owner a file that names them.
    """

    def __init__(self, owners: Sequence[str]) -> None:
        self.owners: Final = tuple(owners)
        files = " and ".join(owners)
        super().__init__(
            f"{files} are exports of different people; "
            "say who you are in [me] of the settings, or judge each by itself with --each"
        )


def build(
    reads: Iterable[Read],
    *,
    rungs: Mapping[str, Level] | None = None,
    fresh_days: int = FRESH_DAYS,
    join_names: bool = False,
) -> Network:
    """Build a network from what was read, whatever the order it was read in.

    Args:
        reads: What the sources yielded, input by input.
        rungs: Places on the ladder for side rungs.
        fresh_days: See `netrules.model.coverage.Span`.
        join_names: Whether people of different inputs are joined by a name that each of
            these inputs has once; whom that joined is in `Network.joined_by_name`.

    Raises:
        TwoOwners: If exports disagree on whose network it is and nothing was stated.
    """
    ordered: list[Read] = []
    for read in sorted(reads, key=lambda read: (read.path, read.source)):
        if read not in ordered[-1:]:  # an input given twice is read once
            ordered.append(read)
    return _Builder(ordered, join_names=join_names).network(rungs or {}, fresh_days)


class _Builder:
    """Sorts the items of all inputs by kind, then makes each table of the network."""

    def __init__(self, reads: Sequence[Read], *, join_names: bool) -> None:
        self.homes: Final[Homes] = {}
        self.account: Final = Account(
            ((read.path, read.source) for read in reads if read.source != SETTINGS), self.homes
        )
        self.problems: list[Problem] = []
        self.unplaced: Final = Unplaced()
        self.tables: Final[dict[type[Any], list[Any]]] = defaultdict(list)
        for read in reads:
            for item in read.items:
                self.homes[item.origin.file] = (read.path, read.source)
                self._sort(item)
        owners = self.tables[OwnerRecord]
        paths = different_owners((owner, self.homes[owner.origin.file][0]) for owner in owners)
        if paths:
            raise TwoOwners(paths)
        self.identities: Final[Identities] = identify(
            [*self.tables[PersonRecord], *owners], self.homes, names=join_names
        )
        self.snapshots: Final = Snapshots(self.tables[Snapshot], self.homes)
        self.problems += self.identities.problems
        self.problems += disagreements(owners)

    def network(self, rungs: Mapping[str, Level], fresh_days: int) -> Network:
        identities = self.identities
        self._count_people()
        ties = self._ties()
        groups = self._groups()
        interactions = self._interactions()
        outcomes = self._outcomes()
        spans, spans_with = self._spans()
        complete = self._complete_sets(groups)

        def tables(network: Network) -> tuple[Person, tuple[Person, ...]]:
            people = tuple(
                make_person(self._settled(one), network, identities.find)
                for one in identities.people
            )
            return make_person(identities.me, network, identities.find), people

        return Network(
            tables,
            all_ties=ties,
            groups=groups,
            all_interactions=interactions,
            outcomes=outcomes,
            spans=spans,
            spans_with=spans_with,
            partial=self._partial(),
            complete_sets=tuple(
                sorted({one for sets in complete.values() for one in sets}, key=sorted)
            ),
            complete_in=complete,
            unplaced=self.unplaced.events(),
            sources=self.account.counts(),
            problems=tuple(sorted(self.problems, key=lambda one: (one.origin, one.message))),
            joined_by_name=identities.by_name_only,
            owner_known=bool(identities.me.records),
            channels=_channels(identities.me.records),
            rungs=rungs,
            fresh_days=fresh_days,
        )

    # -- sorting ---------------------------------------------------------------

    def _sort(self, item: Item) -> None:
        if isinstance(item, Problem):
            self.problems.append(item)
            if item.lost:
                self.account.problem(item.origin)
        elif isinstance(item, Skipped):
            self.account.skipped(item.origin, item.reason)
        else:
            self.tables[type(item)].append(item)

    def _resolve(self, handles: Iterable[Handle], origin: Origin) -> list[str]:
        """The ids of those of *handles* that are in the network; ambiguous ones are reported."""
        found = []
        for handle in handles:
            person = self.identities.find(handle, origin)
            if person is not None:
                found.append(person)
            elif not any((handle.urls, handle.emails, handle.phones, handle.ids, handle.accounts)):
                self._report_name(handle, origin)
        return found

    def _anyone(self, handle: Handle, origin: Origin) -> frozenset[str]:
        """Whoever *handle* means or can mean."""
        found = self.identities.find(handle, origin)
        return self.identities.might_be(handle, origin) if found is None else frozenset({found})

    def _report_name(self, handle: Handle, origin: Origin) -> None:
        people = self.identities.candidates(handle, origin)
        if people:
            self.problems.append(
                Problem(
                    f"a name that {len(people)} people carry does not say who is meant",
                    origin,
                    Quoting(
                        "name them by id, e-mail address or profile URL: {person}",
                        person=", ".join(sorted(people)),
                    ),
                    lost=False,
                )
            )

    # -- people ----------------------------------------------------------------

    def _count_people(self) -> None:
        for identity in (self.identities.me, *self.identities.people):
            for place, record in enumerate(
                sorted(identity.records, key=lambda one: one.origin.place)
            ):
                self.account.told(record.origin, new=place == 0)
                self._check_references(record)

    def _check_references(self, record: PersonRecord) -> None:
        """Report what an entry says of somebody whom it does not name beyond doubt."""
        introducer = record.facts.get("introduced_by")
        named = [("not-same-as", other) for other in record.not_same_as]
        if isinstance(introducer, Handle):
            named.append(("introduced-by", introducer))
        for key, who in named:
            if self.identities.find(who, record.origin) is None:
                said = f"{key} does not name one person of these files, and was left out"
                what = "add an entry for them, or name them by id, e-mail address or profile URL"
                self.problems.append(Problem(said, record.origin, what, lost=False))

    def _settled(self, identity: Identity) -> Identity:
        return attrs.evolve(identity, records=self.snapshots.settled(identity.records))

    # -- ties ------------------------------------------------------------------

    def _ties(self) -> tuple[Tie, ...]:
        found: dict[tuple[str, ...], list[Tie]] = defaultdict(list)
        for identity in self.identities.people:
            ended = self.snapshots.last_days(identity.records)
            for record in identity.records:
                if record.tie:
                    tie = tie_of((ME, identity.id), record.tie, Evidence.OBSERVED, record.origin)
                    since = record.facts.get("recorded") or record.facts.get("met")
                    until = ended.get(record.origin.layer)
                    found[tie_key(tie)].append(attrs.evolve(tie, since=since, until=until))
        for record in self.tables[TieRecord]:
            ends = self._resolve(record.between, record.origin)
            if len(ends) < len(record.between):
                self.unplaced.tie([self._anyone(one, record.origin) for one in record.between])
            if len(ends) < len(record.between) or ends[0] == ends[1]:
                self.account.skipped(record.origin, "a tie to nobody in these files")
                continue
            tie = tie_of(ends, record.kind, record.evidence, record.origin)
            dates = {"since": record.since, "until": record.until}
            tie = attrs.evolve(tie, **dates, strength=record.strength)
            known = found[tie_key(tie)]
            self.account.told(record.origin, new=not known)
            known.append(tie)
        return tuple(one_tie(found[key]) for key in sorted(found))

    # -- groups ----------------------------------------------------------------

    def _groups(self) -> tuple[Group, ...]:
        found: dict[str, dict[str, Any]] = {}

        def group(name: str, kind: str) -> dict[str, Any]:
            start = {"name": name, "kind": kind, "members": set(), "key": set(), "origins": set()}
            entry = found.setdefault(fold_text(name), start)
            entry["name"] = min(entry["name"], name)
            entry["kind"] = min(filter(None, (entry["kind"], kind)), default="")
            return entry

        for record in sorted(self.tables[GroupRecord], key=lambda one: one.origin.place):
            entry = group(record.name, record.kind)
            entry["members"].update(self._resolve(record.members, record.origin))
            keys = self._resolve(record.key_players, record.origin)
            entry["key"].update(keys)
            entry["members"].update(keys)
            self.account.told(record.origin, new=not entry["origins"])
            entry["origins"].add(record.origin)
        for identity in self.identities.people:
            for record in identity.records:
                for name in each(record.facts.get("groups", ())):
                    entry = group(name, "")
                    entry["members"].add(identity.id)
                    entry["origins"].add(record.origin)
        return tuple(
            Group(
                entry["name"],
                entry["kind"],
                tuple(sorted(entry["members"] - {ME})),
                tuple(sorted(entry["key"] - {ME})),
                tuple(sorted(entry["origins"])),
            )
            for _, entry in sorted(found.items())
        )

    # -- interactions and outcomes ---------------------------------------------

    def _interactions(self) -> tuple[Interaction, ...]:
        made: list[tuple[Interaction, tuple[Any, ...]]] = []
        recalled: list[Interaction] = []
        for record in self.tables[InteractionRecord]:
            day = record.at.date() if isinstance(record.at, datetime) else record.at
            people = sorted(set(self._resolve(record.people, record.origin)) - {ME})
            for handle in record.people:
                might_be = self.identities.might_be(handle, record.origin)
                self.unplaced.event(might_be, day, record.channel)
            if not people:
                self.account.skipped(record.origin, "with nobody in these files")
                continue
            sender = None
            if record.sender is not None:
                sender = self.identities.find(record.sender, record.origin)
            event = Interaction(
                day,
                tuple(people),
                record.channel,
                record.direction,
                record.breadth,
                record.favour,
                sender or "",
                record.origin.layer,
                record.origin,
            )
            if record.recalled:
                recalled.append(event)
            else:
                made.append((event, (record.at, record.thread)))
        events = without_recalled(
            self._unrepeated(made),
            recalled,
            lambda event, new: self.account.told(event.origin, new=new),
        )
        return tuple(sorted(events, key=_event_order))

    def _outcomes(self) -> tuple[Outcome, ...]:
        made = []
        for record in self.tables[OutcomeRecord]:
            named = set(self._resolve(record.credit, record.origin))
            # Ego alone says that it came through nobody; beside others it says nothing.
            credit = tuple(sorted(named - {ME} or named))
            outcome = Outcome(
                record.what,
                record.on,
                record.worth,
                record.currency,
                credit,
                record.goal,
                record.origin,
            )
            made.append((outcome, ()))
        outcomes = self._unrepeated(made)
        return tuple(sorted(outcomes, key=lambda outcome: (outcome.on, outcome.origin.place)))

    def _unrepeated(self, made: Sequence[tuple[Any, tuple[Any, ...]]]) -> Iterator[Any]:
        """The events, as many of each content as the input that holds most of it has.

        Two exports of one mailbox overlap; two equal events of one export are two.

        Args:
            made: Each event, and what else tells it apart.
        """
        homes: dict[str, set[Home]] = defaultdict(set)
        for event, _ in made:
            homes[event.origin.layer].add(self.homes[event.origin.file])
        most: Counter[Any] = Counter()
        copies: Counter[Any] = Counter()
        for event, more in sorted(made, key=lambda pair: pair[0].origin.place):
            if len(homes[event.origin.layer]) > 1:  # one input repeats nothing
                content = (attrs.evolve(event, origin=_NOWHERE), more)
                home = self.homes[event.origin.file]
                copies[home, content] += 1
                if copies[home, content] <= most[content]:
                    self.account.told(event.origin, new=False)
                    continue
                most[content] += 1
            self.account.told(event.origin, new=True)
            yield event

    # -- coverage --------------------------------------------------------------

    def _spans(self) -> tuple[tuple[Span, ...], Mapping[str, tuple[Span, ...]]]:
        """What is covered with everybody, and with whom what else is."""
        everybody: set[Span] = set()
        single: dict[str, set[Span]] = defaultdict(set)
        for one in self.tables[InteractionCoverage]:
            span = Span(one.channel, one.since, one.until, one.until_at_least)
            if one.people is None:
                everybody.add(span)
                continue
            for handle in one.people:
                person = self.identities.find(handle, one.origin)
                if person is not None:
                    single[person].add(span)
        with_one = {person: tuple(sorted(spans)) for person, spans in sorted(single.items())}
        return tuple(sorted(everybody)), with_one

    def _partial(self) -> frozenset[str]:
        """The channels of which what is covered is always with some people only."""
        covered = self.tables[InteractionCoverage]
        whole = {one.channel for one in covered if one.people is None}
        return frozenset(one.channel for one in covered) - whole

    def _complete_sets(self, groups: Iterable[Group]) -> dict[str, tuple[frozenset[str], ...]]:
        """By layer, the sets of people of which a file of the layer lists every tie."""
        members = {fold_text(group.name): group.members for group in groups}
        sets: dict[str, set[frozenset[str]]] = {}
        for one in self.tables[TieCoverage]:
            if one.among is None:
                among = self._listed(self.homes[one.origin.file])
            else:
                among = set(self._resolve(one.among, one.origin))
            for name in one.groups:
                among.update(members.get(fold_text(name), ()))
            known = frozenset(among - {ME})
            if not self.unplaced.leaves_open(known):
                sets.setdefault(one.origin.layer, set()).add(known)
        return {layer: tuple(sorted(sets[layer], key=sorted)) for layer in sorted(sets)}

    def _listed(self, home: Home) -> set[str]:
        return {
            identity.id
            for identity in self.identities.people
            if any(self.homes[record.origin.file] == home for record in identity.records)
        }


def _event_order(event: Interaction) -> tuple[Any, ...]:
    """By day, and within a day by content, so that the order of rows decides nothing."""
    return (event.on, event.channel, event.direction, event.people, event.origin.place)


def _channels(records: Iterable[PersonRecord]) -> tuple[str, ...]:
    named = {channel for record in records for channel in each(record.facts.get("channels", ()))}
    return tuple(sorted(named))
