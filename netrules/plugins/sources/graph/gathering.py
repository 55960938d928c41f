"""The parts of one graph to the items that a source yields.

Who is meant by a tie, and which graph this is, is only known when all of it was seen. Until
then people are held as drafts and ties as a few words each.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from netrules import (
    Evidence,
    GroupRecord,
    Handle,
    Item,
    Origin,
    Problem,
    Skipped,
    TieCoverage,
    TieRecord,
)
from netrules.plugins.sources.graph.clusters import CLUSTER, Clusters, name_of
from netrules.plugins.sources.graph.marks import Mark, number_of
from netrules.plugins.sources.graph.owner import inferred_owner, is_known, stated_owner
from netrules.plugins.sources.graph.parts import Edge, Members, Node, Part, Place
from netrules.plugins.sources.graph.people import Draft, draft_of
from netrules.plugins.sources.graph.ties import FLAWS, SELF_LOOP, ZERO, Tie, tie_of


class _Held(NamedTuple):
    source: str
    target: str
    line: int
    number: int
    tie: Tie


class _Group(NamedTuple):
    name: str
    ids: tuple[str, ...]
    origin: Origin


class Gathering:
    """Takes in what one file lists, then tells it.

    Args:
        place: Gives the origin of what begins on a line and has a number.
        owner: What is known of the person whose network it is.
        tie: The kind of tie to the owner that being in the file proves, "" for none.
    """

    def __init__(self, place: Place, owner: Handle, tie: str = "") -> None:
        self._place: Final = place
        self._owner: Final = owner
        self._tie: Final = tie
        self._nodes: Final[dict[str, Draft]] = {}
        #: One string for each id, however often ties repeat it.
        self._ids: Final[dict[str, str]] = {}
        self._rest: Final[deque[_Held | _Group | Problem | Skipped]] = deque()
        self._ends: Final[Counter[str]] = Counter()
        #: For each flaw of ties the first place that has it, and how many have.
        self._flaws: Final[dict[str, Origin]] = {}
        self._flawed: Final[Counter[str]] = Counter()
        self._whole = True

    def take(self, parts: Iterable[Part], place: Place | None = None) -> None:
        """Take in *parts*; those of another file, which has no ties, have another *place*."""
        place = place or self._place
        for part in parts:
            if isinstance(part, Edge):
                self._take_edge(part)
            elif isinstance(part, Node):
                self._take_node(part, place(part.line, part.number))
            elif isinstance(part, Members):
                self._take_members(part, place(part.line, part.number))
            else:
                self._keep(part)

    def _take_members(self, group: Members, origin: Origin) -> None:
        """Take in a group, and those of it who are listed nowhere else so far."""
        for one in group.ids:
            if one not in self._nodes:
                self._nodes[one] = draft_of(Node(one, group.line, group.number, {}), origin)
        self._rest.append(_Group(group.name, group.ids, origin))

    def _keep(self, part: Problem | Skipped) -> None:
        self._rest.append(part)
        if isinstance(part, Problem) and part.lost:
            self._whole = False

    def _take_node(self, node: Node, origin: Origin) -> None:
        draft = draft_of(node, origin)
        known = self._nodes.setdefault(node.id, draft)
        if known is draft:
            return
        if known.name == draft.name:
            self._rest.append(Skipped("node listed before", origin))
            return
        twice = "somebody has the id of another person of this file"
        self._keep(Problem(twice, origin, "give everyone an id of their own"))

    def _take_edge(self, edge: Edge) -> None:
        tie = tie_of(edge)
        for flaw in tie.flaws:
            self._flawed[flaw] += 1
            if flaw not in self._flaws:
                self._flaws[flaw] = self._place(edge.line, edge.number)
        source = self._ids.setdefault(edge.source, edge.source)
        target = self._ids.setdefault(edge.target, edge.target)
        self._rest.append(_Held(source, target, edge.line, edge.number, tie))
        self._ends[source] += 1
        self._ends[target] += 1

    # -- telling ---------------------------------------------------------------------------

    def items(self) -> Iterator[Item]:
        """Everyone, then the ties and what else there is, in file order."""
        if not self._nodes and not self._rest:
            nobody = "the file is laid out as a graph and lists nobody"
            yield Problem(nobody, self._place(0, 0), "save the graph again, with its people in it")
        frames = self._frames()
        people = {one: draft for one, draft in self._nodes.items() if one not in frames}
        mark = self._mark()
        accounts = {one: f"graph/{mark}:{number_of(one):x}" for one in people}
        me, problem = self._whose(people)
        handles = {one: Handle(accounts=(account,)) for one, account in accounts.items()}
        if me:
            handles[me] = Handle(me=True)
        clusters = Clusters(mark)
        for one, draft in people.items():
            account = accounts[one]
            yield draft.owner(account) if one == me else draft.record(account, self._tie)
            for partition, label in draft.clusters:
                clusters.add(partition, label, handles[one], draft.origin)
        if problem is not None:
            yield problem
        yield from clusters.records()
        yield from self._held_inside(frames, handles, mark)
        tied = False
        for item in self._told(handles, mark):
            tied = tied or isinstance(item, TieRecord)
            yield item
        yield from self._flaw_items()
        if tied and self._whole:
            among = tuple(handle for handle in handles.values() if not handle.me)
            yield TieCoverage(self._place(0, 0), among)

    def _frames(self) -> dict[str, list[str]]:
        """Nodes that only hold others, and whom each holds: people have ties, frames none."""
        frames: dict[str, list[str]] = {}
        for one, draft in self._nodes.items():
            frame = draft.inside
            if frame in self._nodes and frame != one and not self._ends[frame]:
                frames.setdefault(frame, []).append(one)
        return frames

    def _mark(self) -> str:
        mark = Mark()
        numbers = {}
        for one, draft in self._nodes.items():
            mark.node(one, draft.name)
            numbers[one] = number_of(one)
        for held in self._rest:
            if isinstance(held, _Held) and held.source in numbers and held.target in numbers:
                mark.edge(numbers[held.source], numbers[held.target])
        return str(mark)

    def _whose(self, people: dict[str, Draft]) -> tuple[str, Problem | None]:
        if self._tie:
            return "", None
        if is_known(self._owner):
            return stated_owner(people, self._owner)
        pairs = ((one.source, one.target) for one in self._rest if isinstance(one, _Held))
        return inferred_owner(people, (pair for pair in pairs if pair[0] != pair[1]), self._ends)

    def _held_inside(
        self, frames: dict[str, list[str]], handles: dict[str, Handle], mark: str
    ) -> Iterator[GroupRecord]:
        for frame, inside in frames.items():
            draft = self._nodes[frame]
            members = tuple(handles[one] for one in inside if one in handles)
            yield GroupRecord(name_of(draft.name, mark), draft.origin, CLUSTER, members)

    def _told(self, handles: dict[str, Handle], mark: str) -> Iterator[Item]:
        while self._rest:
            held = self._rest.popleft()
            if isinstance(held, _Held):
                yield self._tie_item(held, handles)
            elif isinstance(held, _Group):
                members = tuple(handles[one] for one in held.ids if one in handles)
                yield GroupRecord(name_of(held.name, mark), held.origin, CLUSTER, members)
            else:
                yield held

    def _tie_item(self, held: _Held, handles: dict[str, Handle]) -> Item:
        origin = self._place(held.line, held.number)
        kind, strength, since, until, _ = held.tie
        if held.source not in handles or held.target not in handles:
            self._whole = False
            return Problem(
                "a tie to somebody whom the file does not list",
                origin,
                "save the whole graph again, with everyone in it",
            )
        if held.source == held.target:
            return Skipped(SELF_LOOP, origin)
        if strength == 0:
            return Skipped(ZERO, origin)
        between = (handles[held.source], handles[held.target])
        return TieRecord(between, kind, Evidence.STATED, origin, since, until, strength)

    def _flaw_items(self) -> Iterator[Problem]:
        """Each flaw once, at the first place that has it, with how many others there are."""
        for flaw, origin in self._flaws.items():
            message, remedy = FLAWS[flaw]
            others = self._flawed[flaw] - 1
            more = f", as in {others:,} more" if others else ""
            yield Problem(message + more, origin, remedy, lost=False)
