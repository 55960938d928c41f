"""From the sheets of a file to records: groups, the people in them, and ties between these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from netrules import (
    Direction,
    Evidence,
    GroupRecord,
    InputError,
    InteractionRecord,
    Item,
    Opened,
    PersonRecord,
    Problem,
    ReadContext,
    Skipped,
    TieRecord,
)
from netrules.plugins.sources.mindmap.freemind import read_freemind
from netrules.plugins.sources.mindmap.joining import Joined, says_same
from netrules.plugins.sources.mindmap.mermaid import read_mermaid
from netrules.plugins.sources.mindmap.nodes import Arrow, Node, Sheet
from netrules.plugins.sources.mindmap.opml import read_opml
from netrules.plugins.sources.mindmap.outline import read_outline
from netrules.plugins.sources.mindmap.people import Someone, someone
from netrules.plugins.sources.mindmap.recognising import Format, map_in
from netrules.plugins.sources.mindmap.sorting import Kind, Sorted, sorted_nodes
from netrules.plugins.sources.mindmap.xmind import read_xmind
from netrules.plugins.sources.mindmap.xmind8 import read_xmind8

#: By what means it was talked last, which a map does not say.
CHANNEL: Final = "conversation"
SUBGROUP: Final = "subgroup"
NO_TIE: Final = "an arrow that does not join two people"
SAME: Final = "an arrow that says two nodes are one person"
AGAIN: Final = "a person who stands in the map already"

_Read = Callable[[Opened, str], Iterator[Sheet | Problem | Skipped]]
_READERS: Final[Mapping[Format, _Read]] = {
    Format.FREEMIND: read_freemind,
    Format.OPML: read_opml,
    Format.XMIND: read_xmind,
    Format.XMIND_8: read_xmind8,
    Format.MERMAID: read_mermaid,
    Format.OUTLINE: read_outline,
}


def read_maps(opened: Opened, context: ReadContext) -> Iterator[Item]:
    """Every group and person of an input's maps.

    Raises:
        InputError: If the map is encrypted, or the settings say what cannot be meant.
    """
    depth = _people_depth(context.options.get("people-depth"), opened.path)
    found = map_in(opened)
    for member, format_ in found.items():
        if format_ is Format.ENCRYPTED:
            remedy = "open it in XMind, take the password off and save it"
            raise InputError(opened.path, "the map is encrypted", remedy)
        sheets: list[Sheet] = []
        for one in _READERS[format_](opened, member):
            if isinstance(one, Sheet):
                sheets.append(one)
            else:
                yield one
        yield from _items(sheets, depth)


def _people_depth(option: Any, path: str) -> int | None:
    if option is None:
        return None
    if isinstance(option, bool) or not isinstance(option, int) or option < 1:
        remedy = "write the level on which people are, as people-depth = 2"
        raise InputError(path, "people-depth is no whole number from 1 on", remedy)
    return option


def _items(sheets: list[Sheet], depth: int | None) -> Iterator[Item]:
    by_name = {
        node.name: node
        for sheet in sheets
        for node in (*([sheet.centre] if sheet.centre else []), *sheet.all())
        if node.name
    }
    _fill_copies(sheets, by_name)
    entries = [entry for sheet in sheets for entry in sorted_nodes(sheet, depth)]
    details: dict[Node, list[Sorted]] = defaultdict(list)
    for entry in entries:
        if entry.person is not None:
            details[entry.person].append(entry)
    people: dict[Node, Someone] = {}
    problems: dict[Node, list[Problem]] = {}
    for entry in entries:
        if entry.kind is Kind.PERSON:
            people[entry.node], problems[entry.node] = someone(entry, details[entry.node])
    arrows = [arrow for sheet in sheets for arrow in sheet.arrows]
    joined = Joined(people, arrows, by_name)
    yield from _Teller(joined, people).all(entries, problems)
    yield from joined.problems
    for arrow in arrows:
        yield _tie(arrow, joined, by_name)


def _fill_copies(sheets: list[Sheet], by_name: Mapping[str, Node]) -> None:
    """Give a copy of a node what that node says; a file states it only once."""
    for sheet in sheets:
        for node in sheet.all():
            like = by_name.get(node.like)
            if like is not None and not node.text:
                node.text, node.link, node.facts = like.text, like.link, like.facts
                node.marks = node.marks or like.marks


class _Teller:
    """Makes the records of each node, those of a person at their first node."""

    def __init__(self, joined: Joined, people: Mapping[Node, Someone]) -> None:
        self._joined = joined
        self._people = people
        self._told: set[int] = set()
        self._key_players: dict[str, list[Someone]] = defaultdict(list)
        for node in people:
            one = joined.of(node)
            if one is not None and id(one) not in self._told:
                self._told.add(id(one))
                for group in dict.fromkeys(one.key_of):
                    self._key_players[group].append(one)
        self._told.clear()

    def all(self, entries: list[Sorted], problems: Mapping[Node, list[Problem]]) -> Iterator[Item]:
        """The records of all nodes, in their order."""
        for entry in entries:
            if entry.kind is Kind.SKIPPED:
                yield Skipped(entry.reason, entry.node.origin)
            elif entry.kind is Kind.GROUP:
                yield self._group(entry)
            elif entry.kind is Kind.PERSON:
                yield from self._person(entry)
                yield from problems[entry.node]

    def _group(self, entry: Sorted) -> GroupRecord:
        name = entry.groups[-1]
        return GroupRecord(
            name,
            entry.node.origin,
            kind=SUBGROUP if len(entry.groups) > 1 else "",
            key_players=tuple(one.handle for one in self._key_players.get(name, ())),
        )

    def _person(self, entry: Sorted) -> Iterator[Item]:
        one = self._joined.of(entry.node)
        if one is None:
            return
        origin = entry.node.origin
        if id(one) not in self._told:
            self._told.add(id(one))
            facts = one.facts
            yield PersonRecord(
                one.handle, origin, jobs=tuple(dict.fromkeys(one.jobs)), facts=facts, tie="contact"
            )
        elif entry.groups:
            yield GroupRecord(
                entry.groups[-1],
                origin,
                kind=SUBGROUP if len(entry.groups) > 1 else "",
                members=(one.handle,),
            )
        else:
            yield Skipped(AGAIN, origin)
        for day, where in self._people[entry.node].talks:
            yield InteractionRecord(
                (one.handle,), day, CHANNEL, Direction.BOTH, where, recalled=True
            )


def _tie(arrow: Arrow, joined: Joined, by_name: Mapping[str, Node]) -> TieRecord | Skipped:
    start, end = (joined.of(by_name.get(name)) for name in (arrow.start, arrow.end))
    if start is None or end is None:
        return Skipped(NO_TIE, arrow.origin)
    if says_same(arrow):
        return Skipped(SAME, arrow.origin)
    if start is end:
        return Skipped(NO_TIE, arrow.origin)
    ends = (start.handle, end.handle)
    return TieRecord(ends, arrow.label or "knows", Evidence.STATED, arrow.origin)
