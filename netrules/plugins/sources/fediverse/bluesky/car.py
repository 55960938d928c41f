"""CAR, version 1: blocks of bytes in one file, each with its name, which is a hash of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from netrules.plugins.sources.fediverse.bluesky.cbor import CborError, Link, decode

#: The largest block that is read, in bytes; records are at most 1 MiB.
MAX_BLOCK: Final = 8 * 1024**2
_MAX_VARINT: Final = 9
_VERSION_1: Final = 1
_DAG_CBOR: Final = 0x71
_SHA_256: Final = 0x12
_DIGEST: Final = 32


class CarError(ValueError):
    """From where on a file is no CAR, and why."""


class Block(NamedTuple):
    """One block.

    Attributes:
        number: Its number from 1.
        name: Its name.
        data: Its content, None if that is not what its name says.
    """

    number: int
    name: Link
    data: bytes | None


class Car:
    """A CAR file, read block by block.

    Args:
        stream: The file from its beginning.

    Raises:
        CarError: If it does not begin as one.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream: Final = stream
        section = self._section()
        try:
            header = decode(section or b"")
        except CborError as error:
            raise CarError(f"the file does not begin as a repository: {error}") from error
        if not isinstance(header, dict) or header.get("version") != _VERSION_1:
            raise CarError("the file is no repository of version 1")
        roots = header.get("roots")
        #: The names of the blocks to begin with.
        self.roots: Final = tuple(
            root for root in (roots if isinstance(roots, list) else ()) if isinstance(root, Link)
        )

    def __iter__(self) -> Iterator[Block]:
        number = 0
        while (section := self._section()) is not None:
            number += 1
            length, codec, digest = _name(section)
            name, data = Link(section[:length]), section[length:]
            if codec == _DAG_CBOR:
                whole = hashlib.sha256(data).digest() == digest
                yield Block(number, name, data if whole else None)

    def _section(self) -> bytes | None:
        """The next section, None at the end of the file."""
        length = self._varint()
        if length is None:
            return None
        if not 0 < length <= MAX_BLOCK:
            raise CarError("a block is larger than any of a repository, or empty")
        section = self._stream.read(length)
        if len(section) < length:
            raise CarError("the file ends in the middle of a block")
        return section

    def _varint(self) -> int | None:
        value = 0
        for place in range(_MAX_VARINT):
            byte = self._stream.read(1)
            if not byte:
                if place:
                    raise CarError("the file ends in the middle of a block")
                return None
            value |= (byte[0] & 0x7F) << (7 * place)
            if byte[0] < 0x80:  # noqa: PLR2004 reason: the bit that says that more follows
                return value
        raise CarError("the length of a block is no number")


def _name(section: bytes) -> tuple[int, int, bytes]:
    """How long the name before a block is, the form of its content, and its hash."""
    # The numbers of a name are small ones, a byte each: version, form, hash, length.
    head, digest = section[:4], section[4 : 4 + _DIGEST]
    if len(digest) < _DIGEST or head[0] != 1 or head[2:] != bytes((_SHA_256, _DIGEST)):
        raise CarError("a block has a name of an unknown kind")
    return 4 + _DIGEST, head[1], digest
