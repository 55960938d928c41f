"""What every format of mind maps comes down to: sheets of nodes within nodes, and arrows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from netrules import Origin

LAYER: Final = "mindmap"
#: How many levels of nodes are read.
MAX_DEPTH: Final = 100
TOO_DEEP: Final = f"more than {MAX_DEPTH} levels deep"


@attrs.define(eq=False)
class Node:
    """One node of a map, as it stands there.

    Args:
        text: What is written on it, without markup.
        origin: Where.
        name: By what arrows call it, "" if they cannot.
        like: The name of the node of which it is a copy, "" if of none.
        marks: Its icons and markers, as the program calls them, and "bold".
        link: The page or address that it leads to.
        facts: Its attributes, names and values.
        notes: What is written to it.
        aside: Why it is no branch of the map, "" if it is one.
        children: The nodes below it.
    """

    text: str
    origin: Origin
    name: str = ""
    like: str = ""
    marks: list[str] = attrs.field(factory=list)
    link: str = ""
    facts: list[tuple[str, str]] = attrs.field(factory=list)
    notes: str = ""
    aside: str = ""
    children: list[Node] = attrs.field(factory=list)

    def all(self) -> Iterator[Node]:
        """The node and all below it, in their order."""
        yield self
        for child in self.children:
            yield from child.all()


@attrs.frozen
class Arrow:
    """A line drawn from one node to another.

    Args:
        start: The name of the one.
        end: The name of the other.
        label: What is written on it.
        origin: Where it stands.
    """

    start: str
    end: str
    label: str
    origin: Origin


@attrs.frozen
class Sheet:
    """One map.

    Args:
        centre: The node in the middle, None where a format has none.
        branches: The nodes of the first level.
        arrows: The lines across it.
    """

    centre: Node | None
    branches: Sequence[Node]
    arrows: Sequence[Arrow] = ()

    def all(self) -> Iterator[Node]:
        """Every node but the centre, in their order."""
        for branch in self.branches:
            yield from branch.all()


def centred(tops: Sequence[Node]) -> Sheet:
    """The map with these outermost nodes, of a format that does not say what its centre is.

    One node alone is the centre, unless there are no branches below those that it has: then
    it is a group and these are its people.
    """
    if len(tops) == 1 and any(child.children for child in tops[0].children):
        return Sheet(tops[0], tops[0].children)
    return Sheet(None, tops)
