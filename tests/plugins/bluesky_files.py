"""Small invented files of Bluesky, and reading them, for the tests of their source."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Handle, Item, Problem, ReadContext, Skipped
from netrules.plugins.sources.fediverse import Bluesky
from netrules.plugins.sources.fediverse.bluesky.cbor import Link

T = TypeVar("T")
Given: TypeAlias = str | bytes | dict[str, Any] | OpenedDouble

ME, PRIYA, THEO, LENA = (f"did:plc:{name}" for name in ("maya", "priya", "theo", "lena"))
SINCE = "2023-05-01T10:00:00.000Z"


def cbor(value: Any) -> bytes:
    """*value* in DAG-CBOR."""
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[value]
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, Link):
        return _head(6, 42) + cbor(b"\0" + value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return _head(5, len(value)) + b"".join(cbor(key) + cbor(value[key]) for key in keys)
    return _head(4, len(value)) + b"".join(map(cbor, value))


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for extra, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 256**width:
            return bytes([major << 5 | extra]) + number.to_bytes(width)
    raise OverflowError


def varint(number: int) -> bytes:
    """A number as lengths are written in a CAR."""
    found = b""
    while number >= 128:
        found += bytes([number % 128 + 128])
        number //= 128
    return found + bytes([number])


def name_of(data: bytes) -> Link:
    """The name of a block."""
    return Link(b"\x01\x71\x12\x20" + hashlib.sha256(data).digest())


def car(blocks: Iterable[bytes], *roots: Link) -> bytes:
    """A CAR of these blocks."""
    header = cbor({"roots": list(roots), "version": 1})
    sections = [header, *(name_of(block) + block for block in blocks)]
    return b"".join(varint(len(section)) + section for section in sections)


def blocks_of(records: Mapping[str, Any], did: str = ME, *, width: int = 3) -> list[bytes]:
    """The blocks of a repository, its commit last; a tree of nodes with *width* entries."""
    data = {path: cbor(record) for path, record in records.items()}
    paths = sorted(data)
    nodes: list[bytes] = []
    link: Link | None = None
    for start in range(0, max(len(paths), 1), width):
        entries, before = [], b""
        for path in paths[start : start + width]:
            raw = path.encode()
            shared = next(
                (i for i, (a, b) in enumerate(zip(before, raw, strict=False)) if a != b),
                min(len(before), len(raw)),
            )
            entries.append({"p": shared, "k": raw[shared:], "v": name_of(data[path]), "t": None})
            before = raw
        nodes.append(cbor({"l": link, "e": entries}))
        link = name_of(nodes[-1])
    commit = {"did": did, "rev": "3k", "data": link, "prev": None, "version": 3, "sig": b"x"}
    return [*data.values(), *nodes, cbor(commit)]


def repository(records: Mapping[str, Any], did: str = ME) -> bytes:
    """The repository of an account."""
    *others, commit = blocks_of(records, did)
    return car([commit, *others], name_of(commit))


def follow(did: Any, at: Any = SINCE) -> dict[str, Any]:
    """The record of a follow."""
    return {"$type": "app.bsky.graph.follow", "subject": did, "createdAt": at}


def follows(*dids: str) -> dict[str, Any]:
    """Records of follows by path."""
    return {f"app.bsky.graph.follow/3k{i:03}": follow(did) for i, did in enumerate(dids)}


def list_of(name: Any, purpose: str = "curatelist") -> dict[str, Any]:
    """The record of a list."""
    return {
        "$type": "app.bsky.graph.list",
        "name": name,
        "purpose": f"app.bsky.graph.defs#{purpose}",
        "createdAt": SINCE,
    }


def item(did: str, key: str, owner: str = ME) -> dict[str, Any]:
    """The record that puts an account on a list."""
    address = f"at://{owner}/app.bsky.graph.list/{key}"
    kind = "app.bsky.graph.listitem"
    return {"$type": kind, "subject": did, "list": address, "createdAt": SINCE}


def profile(did: str, handle: str = "", name: str = "") -> dict[str, Any]:
    """How the interface describes an account."""
    handle = handle or f"{did.rpartition(':')[2]}.example.org"
    return {"did": did, "handle": handle, "displayName": name, "viewer": {"muted": False}}


def answer(kind: str, *profiles: Any, subject: str | None = ME, cursor: str = "") -> dict[str, Any]:
    """What getFollows or getFollowers answers."""
    found: dict[str, Any] = {kind: list(profiles)}
    if subject:
        found["subject"] = profile(subject, name="Maya Lind" if subject == ME else "")
    return found | ({"cursor": cursor} if cursor else {})


def given(what: Given) -> OpenedDouble:
    """*what* as a source is given it; values stand for JSON."""
    if isinstance(what, OpenedDouble):
        return what
    if isinstance(what, dict) and not {"follows", "followers"}.intersection(what):
        return folder({name: _bytes(content) for name, content in what.items()})
    return opened(_bytes(what))


def _bytes(content: Any) -> bytes | str:
    return content if isinstance(content, bytes | str) else json.dumps(content)


def read(what: Any, owner: Handle | None = None) -> list[Item]:
    """Everything that a lone file or the members of a folder hold."""
    return list(Bluesky().read(given(what), ReadContext(owner=owner or Handle(me=True))))


def of(kind: type[T], items: Iterable[Item]) -> list[T]:
    """Those of *items* that are of one kind."""
    return [one for one in items if type(one) is kind]


def reasons(items: Iterable[Item]) -> list[str]:
    """Why records were skipped."""
    return [one.reason for one in of(Skipped, items)]


def said(items: Iterable[Item], *, lost: bool) -> list[str]:
    """What problems say."""
    return [one.message for one in of(Problem, items) if one.lost is lost]
