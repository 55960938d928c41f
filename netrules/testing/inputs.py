"""Inputs that lie in memory, and what can have happened to them on the way."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Final

from netrules.loading.opened import open_input
from netrules.loading.source import HEAD_BYTES
from netrules.model.origin import Origin

#: The most that a specimen may hold: it is read dozens of times.
MOST_BYTES: Final = 8 * 1024**2


class Memory:
    """An input that lies in memory, as a source is given it.

    Args:
        path: How origins name it.
        members: The bytes of each member by name; the single name "" makes it a plain file.
        folder: Whether it is a folder, whose files origins name by their paths, and not a zip.
        dates: The days on which a zip says that its members were written.
    """

    def __init__(
        self,
        path: str,
        members: Mapping[str, bytes],
        *,
        folder: bool = False,
        dates: Mapping[str, date] | None = None,
    ) -> None:
        self.path: Final = path
        self.contents: Final = dict(members)
        self._folder: Final = folder
        self._dates: Final = dict(dates or {})

    @property
    def members(self) -> tuple[str, ...]:
        """Member names, sorted; ("",) for a plain file."""
        return tuple(sorted(self.contents))

    def head(self, member: str = "") -> bytes:
        """The first bytes of *member*."""
        return self.contents[member][:HEAD_BYTES]

    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading."""
        return io.BytesIO(self.contents[member])

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in this input."""
        if self._folder and member:
            return Origin(f"{self.path}/{member}", "", line, record, layer)
        return Origin(self.path, member, line, record, layer)

    def written(self, member: str = "") -> date | None:
        """The day on which a zip says that *member* was written."""
        return self._dates.get(member)

    def renamed(self, path: str) -> Memory:
        """The same under another name."""
        return Memory(path, self.contents, folder=self._folder, dates=self._dates)

    def only(self, members: frozenset[str] | None) -> Memory:
        """Those of its members."""
        kept = {m: b for m, b in self.contents.items() if members is None or m in members}
        return Memory(self.path, kept, folder=self._folder, dates=self._dates)

    def with_bytes(self, member: str, content: bytes) -> Memory:
        """The same with other bytes in one member."""
        contents = {**self.contents, member: content}
        return Memory(self.path, contents, folder=self._folder, dates=self._dates)


def in_memory(path: Path) -> Memory:
    """The file, folder or zip at *path*, read whole.

    Raises:
        InputError: If it cannot be used.
        ValueError: If it is larger than a specimen may be.
    """
    opened = open_input(path, path.name)
    contents: dict[str, bytes] = {}
    dates: dict[str, date] = {}
    for member in opened.members:
        with opened.open(member) as file:
            contents[member] = file.read(MOST_BYTES + 1)
        if (day := opened.written(member)) is not None:
            dates[member] = day
    if sum(map(len, contents.values())) > MOST_BYTES:
        msg = f"{path.name} is larger than {MOST_BYTES:,} bytes; take a smaller specimen"
        raise ValueError(msg)
    return Memory(path.name, contents, folder=path.is_dir(), dates=dates)


def truncated(content: bytes) -> Iterator[bytes]:
    """*content* cut off at various places, in the middle of lines and at their ends."""
    size = len(content)
    for part in range(1, 10):
        yield content[: size * part // 10]
    yield content[:-1]
    if (end := content.rfind(b"\n", 0, size - 1)) > 0:
        yield content[: end + 1]


def with_nuls(content: bytes) -> Iterator[bytes]:
    """*content* with NUL bytes in it, as a disk that was full leaves them."""
    middle = len(content) // 2
    yield b"\0" + content
    yield content[:middle] + b"\0\0\0\0" + content[middle:]
    yield content[:middle] + b"\0" * (len(content) - middle)
    yield b"\0" * 512


def wrongly_encoded(content: bytes) -> Iterator[bytes]:
    """*content* in encodings that it does not say it is in."""
    text = content.decode("utf-8", "replace")
    yield text.encode("utf-16")
    yield text.encode("utf-16-le")
    yield b"\xef\xbb\xbf" + content
    yield text.encode("latin-1", "replace").replace(b" ", b"\xe9 ", 20)
    middle = len(content) // 2
    yield content[:middle] + b"\xff\xfe\x80" + content[middle:]


def emptied(content: bytes) -> Iterator[bytes]:
    """Nothing, next to nothing, and the beginning of *content*."""
    yield b""
    yield b"\n"
    yield b" \r\n\t\r\n"
    yield content.partition(b"\n")[0]
    yield content.partition(b"\n")[0] + b"\n"
