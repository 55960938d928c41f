"""Which nodes are groups, which are people, and which cannot be told.

The first level are groups. Below it a node without branches is a person, and one with
branches is a group within the group, unless half of these are details of a person: an
address, say. Marks and the option ``people-depth`` say so outright.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

import attrs

from netrules.plugins.sources.mindmap.keys import Key, key_of, pair_in, said
from netrules.plugins.sources.mindmap.labels import Label, label_of, no_name
from netrules.plugins.sources.mindmap.marks import Mark, mark_of_icon
from netrules.plugins.sources.mindmap.nodes import Node, Sheet

CENTRE: Final = "the centre of the map"
BLANK: Final = "a node without text"
EITHER: Final = "a first-level node without branches, group or person"
OF_GROUP: Final = "a detail of a group"
BELOW_PERSON: Final = "below a person, and no detail that is known"
YOURSELF: Final = "yourself"

_ME: Final = frozenset({"me", "myself", "ich", "moi", "yo"})
#: Between the names of a group and of one within it.
_WITHIN: Final = " / "


class Kind(Enum):
    """What a node is."""

    GROUP = auto()
    PERSON = auto()
    #: What is said of a person.
    DETAIL = auto()
    SKIPPED = auto()


@attrs.frozen(eq=False)
class Sorted:
    """A node, and what it is.

    Args:
        node: The node.
        label: What its text says.
        kind: What it is.
        marks: What it is marked as, by icons or in its text.
        groups: The groups it is in, from the outermost on, and itself if it is one.
        reason: Why it is skipped.
        person: For a detail, the node of its person.
    """

    node: Node
    label: Label
    kind: Kind
    marks: frozenset[Mark] = frozenset()
    groups: tuple[str, ...] = ()
    reason: str = ""
    person: Node | None = None


def sorted_nodes(sheet: Sheet, people_depth: int | None) -> Iterator[Sorted]:
    """Every node of *sheet* and what it is, in their order.

    Args:
        sheet: The map.
        people_depth: The level on which people are, if the settings say so.
    """
    if sheet.centre is not None:
        yield _skipped(sheet.centre, CENTRE)
    for branch in sheet.branches:
        yield from _Sorter(people_depth).visit(branch, 1, ())


class _Sorter:
    """Goes through a branch with the groups above it in mind."""

    def __init__(self, people_depth: int | None) -> None:
        self._people_depth = people_depth

    def visit(self, node: Node, depth: int, groups: tuple[str, ...]) -> Iterator[Sorted]:
        """What *node* and all below it are."""
        if node.aside:
            yield from (_skipped(one, node.aside) for one in node.all())
            return
        told = said(node.facts, node.text)
        name = told.get(Key.NAME, "")
        label = label_of(node.text)
        if name:  # of what stands on the node, only that it is a group counts
            label = Label(name, name, marks=label.marks & {Mark.GROUP})
        if not label.heading:
            yield _skipped(node, BLANK)
            for child in node.children:  # as if they hung where it hangs
                yield from self.visit(child, depth, groups)
            return
        marks = label.marks.union(filter(None, map(mark_of_icon, node.marks)))
        kind, reason = self._kind(node, label, marks, depth)
        if Key.ID in told:  # which says that it is a person, whatever the name
            kind, reason = Kind.PERSON, ""
        below = (*groups, _WITHIN.join((*groups[-1:], label.heading)))
        if kind is Kind.GROUP:
            yield Sorted(node, label, kind, marks, below)
            for child in node.children:
                yield from self.visit(child, depth + 1, below)
        else:
            yield Sorted(node, label, kind, marks, groups, reason)
            person = node if kind is Kind.PERSON else None
            for child in node.children:
                yield from _details(child, person)

    def _kind(
        self, node: Node, label: Label, marks: frozenset[Mark], depth: int
    ) -> tuple[Kind, str]:
        if Mark.PERSON in marks:
            return _person(label)
        branches = [child for child in node.children if child.text or child.children]
        if Mark.GROUP in marks or self._is_group(node, branches, depth):
            return Kind.GROUP, ""
        if self._people_depth is None and not branches:
            if is_detail(node.text):
                return Kind.SKIPPED, OF_GROUP
            if depth == 1 and not (label.addressed or _tells(node)):
                return Kind.SKIPPED, EITHER
        return _person(label)

    def _is_group(self, node: Node, branches: list[Node], depth: int) -> bool:
        if self._people_depth is not None:
            return depth < self._people_depth
        if not branches or _tells(node):
            return False
        if any(child.children for child in branches):
            return True
        details = sum(is_detail(child.text) and not _tells(child) for child in branches)
        # A group may have an address, too; on the first level it is the likelier.
        return details < len(branches) if depth == 1 else 2 * details < len(branches)


def _person(label: Label) -> tuple[Kind, str]:
    if label.name.casefold() in _ME:
        return Kind.SKIPPED, YOURSELF
    reason = no_name(label)
    return (Kind.SKIPPED, reason) if reason else (Kind.PERSON, "")


def _tells(node: Node) -> bool:
    """Whether the attributes of *node* are those of a person."""
    told = {key_of(name) for name, _ in node.facts}
    return bool(told - {None, Key.NOTES, Key.URL, Key.PLACE, Key.NAME})


def is_detail(text: str) -> bool:
    """Whether *text* is nothing but an address, a number, or what a known key says."""
    if pair_in(text):
        return True
    label = label_of(text)
    return label.addressed and not label.name


def _details(node: Node, person: Node | None) -> Iterator[Sorted]:
    """What is below a person, or below what is skipped."""
    for one in node.all():
        if person is not None and not one.aside and one.text and is_detail(one.text):
            yield Sorted(one, label_of(one.text), Kind.DETAIL, person=person)
        else:
            yield _skipped(one, one.aside or (BELOW_PERSON if one.text else BLANK))


def _skipped(node: Node, reason: str) -> Sorted:
    return Sorted(node, label_of(node.text), Kind.SKIPPED, reason=reason)
