"""What the readers of the formats give, whatever the format: people, ties, memberships.

They keep what the file says as text by the names that the file gives it; what it means is
found out afterwards, alike for all formats.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

from netrules import Origin, Problem, Skipped

#: The layer of everything that graph files tell.
LAYER: Final = "graph"
#: What to do about a file that breaks off.
AGAIN: Final = "save it again from the program that made it"
#: What may be wrong with a single node or edge of any format, and what to do about it.
NO_ID: Final = "a node has no id"
NO_ENDS: Final = "a tie does not say whom it ties"
NAME_THEM: Final = "give every node an id, and every edge a source and a target"

#: The origin of what begins on a line and has a number.
Place: TypeAlias = Callable[[int, int], Origin]


class Node(NamedTuple):
    """Somebody whom the file lists.

    Attributes:
        id: What ties name them by; no other node of the file has it.
        line: Where it begins.
        number: Its number among all that the file lists.
        values: What the file says of them.
        inside: The id of the node that holds this one, "" for none.
    """

    id: str
    line: int
    number: int
    values: Mapping[str, str]
    inside: str = ""


class Edge(NamedTuple):
    """A tie between two nodes; which of them comes first says nothing here."""

    source: str
    target: str
    line: int
    number: int
    values: Mapping[str, str]


class Members(NamedTuple):
    """A group that the file names, and those whom it puts there."""

    name: str
    ids: tuple[str, ...]
    line: int
    number: int


#: What a reader of a format gives. A problem or something skipped has its origin already.
Part: TypeAlias = Node | Edge | Members | Problem | Skipped
