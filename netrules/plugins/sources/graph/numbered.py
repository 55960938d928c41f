"""People by their numbers from 1, as Pajek and UCINET list them, and their ties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from netrules import Problem
from netrules.plugins.sources.graph.parts import NO_ENDS, Edge, Members, Node, Part, Place

#: What can be meant for a number, even if it is none.
_LIKE_NUMBER: Final = re.compile(r"[+-]?[\d.]+(?:e[+-]?\d+)?|[+-]?(?:inf\w*|nan)", re.IGNORECASE)
_NOBODY: Final = "a tie names a number that nobody in the file has"
_CHECK: Final = "correct the number, or how many people the file says it lists"
_NAME_THEM: Final = "write the numbers of two people on the line"
_WITHIN_GROUPS: Final = "a tie between two groups says nothing of people"
_SWAP: Final = "list the people first and the groups after them"
_PAIR: Final = 2


@attrs.define
class Numbered:
    """Those whom a file numbers.

    Args:
        total: How many it says there are.
        people: How many of them are people; those after them are groups they belong to.
        labels: Their labels by number, as far as there are any.
        listed: The numbers of those who were given as nodes.
    """

    total: int
    people: int
    place: Place
    labels: dict[int, str] = attrs.field(factory=dict)
    listed: set[int] = attrs.field(factory=set)

    def one(self, who: int, line: int, number: int) -> Iterator[Part]:
        """The person or group of that number, unless it was given before."""
        if who not in self.listed:
            self.listed.add(who)
            label = self.labels.get(who, "")
            if who <= self.people:
                yield Node(str(who), line, number, {"label": label} if label else {})
            else:
                yield Members(label or f"group {who}", (), line, number)

    def tie(
        self, ends: Sequence[str], line: int, number: int, values: dict[str, str]
    ) -> Iterator[Part]:
        """A tie between two, or the membership of one in another, who are given too."""
        if len(ends) < _PAIR:
            yield Problem(NO_ENDS, self.place(line, number), _NAME_THEM)
            return
        found = [
            int(end) if end.isdecimal() and len(end) < len(str(self.total)) + 1 else 0
            for end in ends[:_PAIR]
        ]
        if not all(1 <= one <= self.total for one in found):
            yield Problem(_NOBODY, self.place(line, number), _CHECK)
            return
        yield from self.between(found[0], found[1], line, number, values)

    def between(
        self, one: int, other: int, line: int, number: int, values: dict[str, str]
    ) -> Iterator[Part]:
        """The same of numbers that are known to be right."""
        one, other = (one, other) if one <= self.people else (other, one)
        if one > self.people:
            yield Problem(_WITHIN_GROUPS, self.place(line, number), _SWAP)
            return
        yield from self.one(one, line, number)
        yield from self.one(other, line, number)
        if other <= self.people:
            yield Edge(str(one), str(other), line, number, values)
        else:
            yield Members(self.labels.get(other, f"group {other}"), (str(one),), line, number)

    def row(self, who: int, cells: Sequence[str], line: int, number: int) -> Iterator[Part]:
        """The row of a matrix: a tie wherever there is something else than zero."""
        first = 1 if self.people == self.total else self.people + 1
        yield from self.one(who, line, number)
        for other, cell in enumerate(cells, first):
            if not is_zero(cell):
                yield from self.between(who, other, line, number, {"weight": cell})


def weight_of(words: Sequence[str]) -> dict[str, str]:
    """The weight that may follow the ends of a tie."""
    return {"weight": words[0]} if words and _LIKE_NUMBER.fullmatch(words[0]) else {}


def is_zero(cell: str) -> bool:
    """Whether a cell of a matrix says that there is no tie."""
    return not cell.strip("+-0.")
