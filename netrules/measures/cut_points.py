"""Cut people and bridges: those without whom a network falls apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import attrs

from netrules.model.frozen import read_only
from netrules.model.network import Network


@attrs.frozen
class Cut:
    """The weak points of a set of people among whom every tie is known.

    Args:
        people: Cut people (articulation points), in the network's order, with how
            many people would be parted from the largest remaining piece without them.
        bridges: Ties (as sorted pairs of ids) without which a piece falls in two, with
            how many people the smaller part has.
        size: How many people the set has.
    """

    people: Mapping[str, int] = attrs.field(converter=read_only)
    bridges: Mapping[tuple[str, str], int] = attrs.field(converter=read_only)
    size: int


def cuts(network: Network) -> tuple[Cut, ...]:
    """Cut people and bridges of each set of people among whom every tie is known.

    References:
        White & Harary 2001, "The cohesiveness of blocks in social networks".
    """
    return tuple(
        cut_people_and_bridges(_within(network, complete)) for complete in network.complete_sets
    )


def _within(network: Network, chosen: Collection[str]) -> dict[str, list[str]]:
    adjacency = network.adjacency
    return {
        person.id: [other for other in adjacency[person.id] if other in chosen]
        for person in network.people
        if person.id in chosen
    }


def cut_people_and_bridges(neighbours: Mapping[str, Collection[str]]) -> Cut:
    """Cut people and bridges of a graph without loops, in time linear in its size.

    Args:
        neighbours: For each node its neighbours; each edge stands at both its ends.

    References:
        Tarjan 1972, "Depth-first search and linear graph algorithms".
    """
    people: dict[str, int] = {}
    bridges: dict[tuple[str, str], int] = {}
    seen: set[str] = set()
    for root in neighbours:
        if root not in seen:
            tree = _Tree(neighbours, root)
            seen.update(tree.order)
            people.update(tree.parted())
            bridges.update(tree.bridges())
    ordered = {node: people[node] for node in neighbours if node in people}
    return Cut(ordered, dict(sorted(bridges.items())), len(neighbours))


class _Tree:
    """A depth-first search from a root: who was reached from whom, and the way back."""

    def __init__(self, neighbours: Mapping[str, Collection[str]], root: str) -> None:
        self.root = root
        self.parent: dict[str, str] = {}
        self.order: dict[str, int] = {root: 0}
        #: The earliest node that a node's subtree reaches without the edge to its parent.
        self.low: dict[str, int] = {root: 0}
        self.size: dict[str, int] = {}
        self._search(neighbours)

    def _search(self, neighbours: Mapping[str, Collection[str]]) -> None:
        stack: list[tuple[str, Iterator[str]]] = [(self.root, iter(neighbours[self.root]))]
        while stack:
            node, left = stack[-1]
            for other in left:
                if other not in self.order:
                    self.parent[other] = node
                    self.order[other] = self.low[other] = len(self.order)
                    stack.append((other, iter(neighbours[other])))
                    break
                if other != self.parent.get(node):
                    self.low[node] = min(self.low[node], self.order[other])
            else:
                stack.pop()
                self.size[node] = self.size.get(node, 0) + 1
                if stack:
                    above = stack[-1][0]
                    self.low[above] = min(self.low[above], self.low[node])
                    self.size[above] = self.size.get(above, 0) + self.size[node]

    def parted(self) -> dict[str, int]:
        """For each cut node how many nodes lose the largest piece without it."""
        pieces: dict[str, list[int]] = {}
        for node, above in self.parent.items():
            if self.low[node] >= self.order[above]:
                pieces.setdefault(above, []).append(self.size[node])
        whole = self.size[self.root]
        found = {}
        for node, sizes in pieces.items():
            rest = whole - 1 - sum(sizes)
            parts = [*sizes, rest] if rest else sizes
            if len(parts) > 1:
                found[node] = sum(parts) - max(parts)
        return found

    def bridges(self) -> dict[tuple[str, str], int]:
        """Each bridge with the size of the smaller part it holds."""
        whole = self.size[self.root]
        found = {}
        for node, above in self.parent.items():
            if self.low[node] > self.order[above]:
                a, b = sorted((node, above))
                found[a, b] = min(self.size[node], whole - self.size[node])
        return found
