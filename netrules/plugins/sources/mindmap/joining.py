"""Which nodes of one file are about one person.

A map is written by hand, and whoever writes it tells two people of one name apart. So one
full name is one person, who belongs to several groups; this is always reported. A first name
alone says too little, and so does a name beside which different addresses or employers stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from netrules import Problem, fold_text
from netrules.plugins.sources.mindmap.nodes import Arrow, Node
from netrules.plugins.sources.mindmap.people import Someone, contradict, share_identifier
from netrules.reading import column_name

#: What an arrow says that two nodes are one person by.
_SAME: Final = frozenset(
    map(
        column_name,
        ("same", "same as", "same person", "gleich", "dieselbe", "derselbe", "dieselbe Person",
         "la même", "le même", "même personne", "misma persona", "el mismo", "la misma"),
    )
)  # fmt: skip
_ONE: Final = (
    "a full name stands in the map more than once; it was read as one person",
    "if they are different people, write something into the text that tells them apart",
)
_FIRST_NAME: Final = (
    "a first name alone stands in the map more than once; it was read as different people",
    "if they are one person, write the full name, or draw an arrow with the label: same as",
)
_DIFFERENT: Final = (
    (
        "a full name stands in the map more than once, with different addresses or employers, and "
        "was read as different people"
    ),
    "if they are one person, draw an arrow with the label: same as",
)
_UNCLEAR: Final = (
    (
        "a name of several people who have ids stands beside a node without one, and was read as "
        "somebody else's"
    ),
    "draw an arrow with the label: same as",
)


def says_same(arrow: Arrow) -> bool:
    """Whether *arrow* says that its ends are one person."""
    return arrow.label.strip() == "=" or column_name(arrow.label) in _SAME


class Joined:
    """The people of a file: each node's, those of one person together.

    Args:
        people: What each node about a person says, in their order.
        arrows: The arrows of the file.
        by_name: The nodes that arrows and copies refer to.
    """

    def __init__(
        self,
        people: Mapping[Node, Someone],
        arrows: Iterable[Arrow],
        by_name: Mapping[str, Node],
    ) -> None:
        self._root = {node: node for node in people}
        self._people = people
        #: What there is to say of it.
        self.problems: Final[list[Problem]] = []
        for arrow in arrows:
            if says_same(arrow):
                self._unite(by_name.get(arrow.start), by_name.get(arrow.end))
        for node in people:
            self._unite(by_name.get(node.like), node)
        self._join_ids()
        self._join_names()
        self._whole: dict[Node, Someone] = {}
        for node, one in people.items():
            root = self._find(node)
            if root not in self._whole:
                self._whole[root] = Someone(one.origin)
            self._whole[root].take(one)

    def of(self, node: Node | None) -> Someone | None:
        """The person whom *node* is about, None if it is about none."""
        return self._whole[self._find(node)] if node in self._root else None

    def _find(self, node: Node) -> Node:
        while self._root[node] is not node:
            self._root[node] = node = self._root[self._root[node]]
        return node

    def _unite(self, one: Node | None, other: Node | None) -> None:
        if one in self._root and other in self._root:
            first, second = self._find(one), self._find(other)
            if first is not second:
                earlier = next(node for node in self._people if node in (first, second))
                later = second if earlier is first else first
                self._root[later] = earlier

    def _unite_all(self, nodes: Sequence[Node]) -> None:
        for node in nodes[1:]:
            self._unite(nodes[0], node)

    def _join_ids(self) -> None:
        found: dict[str, list[Node]] = defaultdict(list)
        for node, one in self._people.items():
            for id_ in one.ids:
                found[id_].append(node)
        for nodes in found.values():
            self._unite_all(nodes)

    def _join_names(self) -> None:
        for nodes in self._namesakes():
            people = [self._people[node] for node in nodes]
            if all(one.ids for one in people):
                continue
            if len({id_ for one in people for id_ in one.ids}) > 1:
                self.problems.append(
                    Problem(_UNCLEAR[0], people[1].origin, _UNCLEAR[1], lost=False)
                )
                continue
            if share_identifier(people):
                self._unite_all(nodes)
                continue
            if " " not in fold_text(people[0].names[0]):
                told = _FIRST_NAME
            elif contradict(people):
                told = _DIFFERENT
            else:
                told = _ONE
                self._unite_all(nodes)
            self.problems.append(Problem(told[0], people[1].origin, told[1], lost=False))

    def _namesakes(self) -> Iterator[Sequence[Node]]:
        """The nodes of one name that nothing else shows to be one person."""
        found: dict[str, list[Node]] = defaultdict(list)
        for node, one in self._people.items():
            found[fold_text(one.names[0])].append(node)
        for nodes in found.values():
            if len({self._find(node) for node in nodes}) > 1:
                yield nodes
