"""Keys that hold within one graph and nowhere else.

The nodes of two files may be numbered alike and are not the same people. So the key of a
node begins with the mark of its graph, which is made of whom it lists and who is tied to
whom. A graph has the same mark whatever its file is called, in whatever order it lists
people and ties, and in whatever format it is saved: the same graph twice is one graph.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

_BITS: Final = (1 << 64) - 1


def number_of(text: str) -> int:
    """A large odd number that stands for *text* alone."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest()) | 1


class Mark:
    """The mark of a graph. Sums and products do not care about order."""

    def __init__(self) -> None:
        self._sum = 0

    def node(self, node_id: str, name: str) -> None:
        """Take in a node."""
        self._sum += number_of(f"{node_id}\0{name}")

    def edge(self, one: int, other: int) -> None:
        """Take in a tie between the nodes whose ids have these numbers."""
        self._sum += one * other

    def __str__(self) -> str:
        return f"{self._sum & _BITS:016x}"
