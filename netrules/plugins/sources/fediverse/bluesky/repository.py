"""A repository: the records of one account by their paths.

The paths stand in a tree of blocks, each of which says of its entries how much of the path
they share with the one before, what follows, and in which block the record is. Blocks come in
any order, so all that may be needed of them is kept until the end: paths and records of few
kinds only, and no text that anyone wrote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO, Any, Final, NamedTuple

from netrules.plugins.sources.fediverse.bluesky.car import Block, Car, CarError
from netrules.plugins.sources.fediverse.bluesky.cbor import CborError, Link, decode

FOLLOW: Final = "app.bsky.graph.follow"
LIST: Final = "app.bsky.graph.list"
ITEM: Final = "app.bsky.graph.listitem"
BLOCK: Final = "app.bsky.graph.block"
PROFILE: Final = "app.bsky.actor.profile"
#: The kinds of records that say whom the owner knows, and what is kept of them.
KEPT: Final[Mapping[str, tuple[str, ...]]] = {
    FOLLOW: ("subject", "createdAt"),
    LIST: ("name", "purpose"),
    ITEM: ("subject", "list", "createdAt"),
    BLOCK: ("subject",),
    PROFILE: ("displayName",),
}
#: How a node of the tree begins: a map of two, whose first key is "e".
_NODE: Final = b"\xa2\x61e"
#: What is in the block of every record or commit that matters.
_WORDS: Final = (b"app.bsky.graph.", PROFILE.encode(), b"cdid", b"crev")
#: The most nodes of a tree that are kept: those of some millions of records.
MAX_NODES: Final = 2_000_000
#: The longest path that there can be.
MAX_PATH: Final = 1024


class _Node(NamedTuple):
    """What a node of the tree names: further nodes, and paths with the blocks of records."""

    links: tuple[Link, ...]
    paths: tuple[tuple[str, Link], ...]


class Broken(NamedTuple):
    """Something that could not be read.

    Attributes:
        place: The number of the block, or the path of the record.
        reason: What is wrong.
    """

    place: int | str
    reason: str


class Repository:
    """The records of an account.

    Args:
        stream: The file from its beginning; it is read at once.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        #: The account's own name, "" if the file does not say.
        self.did = ""
        #: What could not be read.
        self.broken: Final[list[Broken]] = []
        self._nodes: Final[dict[Link, _Node]] = {}
        self._records: Final[dict[Link, dict[str, Any]]] = {}
        self._commits: Final[dict[Link, tuple[str, Link]]] = {}
        roots: tuple[Link, ...] = ()
        number = 0
        try:
            car = Car(stream)
            roots = car.roots
            for block in car:
                number = block.number
                self._take_in(block)
        except CarError as error:
            self.broken.append(Broken(number + 1, str(error)))
        self._top = next(filter(None, map(self._commits.get, roots)), None)
        if self._top is not None:
            self.did = self._top[0]

    def _take_in(self, block: Block) -> None:
        if block.data is None:
            self.broken.append(Broken(block.number, "the content of a block is damaged"))
            return
        if not block.data.startswith(_NODE) and not any(word in block.data for word in _WORDS):
            return
        try:
            value = decode(block.data)
        except CborError as error:
            self.broken.append(Broken(block.number, f"a block cannot be read: {error}"))
            return
        if not isinstance(value, dict):
            return
        fields = KEPT.get(value["$type"]) if isinstance(value.get("$type"), str) else None
        if fields:
            kept = {"$type": value["$type"]}
            self._records[block.name] = kept | {key: value.get(key) for key in fields}
        elif isinstance(value.get("e"), list):
            if len(self._nodes) >= MAX_NODES:
                raise CarError("the repository has more records than any account's")
            self._nodes[block.name] = _node(value)
        elif isinstance(value.get("did"), str) and isinstance(value.get("data"), Link):
            self._commits[block.name] = (value["did"], value["data"])

    def records(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each record of the kinds that are kept, with its path, in the order of paths."""
        for path, name in sorted(self._paths()):
            record = self._records.get(name)
            kind = path.partition("/")[0]
            if record is not None and record["$type"] == kind:
                yield path, record
            else:
                self.broken.append(Broken(path, "the block of the record is missing"))

    def _paths(self) -> Iterator[tuple[str, Link]]:
        """The paths in the tree, without those that were once in it and are no more."""
        waiting = [self._top[1]] if self._top else []
        seen: set[Link] = set()
        torn = self._top is None
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            if name in self._nodes:
                waiting += self._nodes[name].links
            else:
                torn = True
        if torn:
            self.broken.append(Broken(0, "a part of the tree of records is missing"))
            seen = set(self._nodes)
        yield from {
            found for name in seen & self._nodes.keys() for found in self._nodes[name].paths
        }


def _node(value: dict[str, Any]) -> _Node:
    """What a node of the tree says; an entry that makes no sense is left out."""
    links = [value.get("l")]
    paths = []
    path = b""
    for entry in value["e"]:
        if not isinstance(entry, dict):
            continue
        shared, rest = entry.get("p"), entry.get("k")
        if type(shared) is not int or not 0 <= shared <= len(path) or not isinstance(rest, bytes):
            continue
        path = path[:shared] + rest[: MAX_PATH + 1 - shared]
        links.append(entry.get("t"))
        name, record = path.decode("ascii", "replace"), entry.get("v")
        if isinstance(record, Link) and name.partition("/")[0] in KEPT:
            paths.append((name, record))
    return _Node(tuple(link for link in links if isinstance(link, Link)), tuple(paths))
