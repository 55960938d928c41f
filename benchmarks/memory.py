"""A file in memory, as readers are given files: so that a benchmark reads from no disk."""

from __future__ import annotations

import io
from datetime import date
from typing import IO

from netrules import Origin

#: How much of a file a source may look at to recognise it.
HEAD_BYTES = 1 << 16


class Memory:
    """One plain file.

    Args:
        data: What is in it.
        path: What it is called.
    """

    members: tuple[str, ...] = ("",)

    def __init__(self, data: bytes, path: str) -> None:
        self.data = data
        self.path = path

    def head(self, _member: str = "") -> bytes:
        """The first bytes."""
        return self.data[:HEAD_BYTES]

    def open(self, _member: str = "") -> IO[bytes]:
        """The whole file."""
        return io.BytesIO(self.data)

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in the file."""
        return Origin(self.path, member, line, record, layer)

    def written(self, _member: str = "") -> date | None:
        """Nothing tells."""
        return None
