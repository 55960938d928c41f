"""An input in memory, for trying out sources without files."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import IO

import attrs

from netrules import Origin
from netrules.loading.source import HEAD_BYTES


@attrs.define
class OpenedDouble:
    """What a source is given, over bytes in memory.

    Args:
        contents: The bytes of each member; {"": …} is a plain file.
        path: How messages and origins name the input.
        dates: For members of a zip the days on which they were written.
    """

    contents: dict[str, bytes]
    path: str = "input"
    members: tuple[str, ...] = attrs.field(
        default=attrs.Factory(lambda self: tuple(sorted(self.contents)), takes_self=True)
    )
    dates: dict[str, date] = attrs.field(factory=dict)

    def head(self, member: str = "") -> bytes:
        """The first bytes of *member*."""
        return self.contents[member][:HEAD_BYTES]

    def open(self, member: str = "") -> IO[bytes]:
        """*member* for reading."""
        return BytesIO(self.contents[member])

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> Origin:
        """A place in this input."""
        return Origin(self.path, member, line, record, layer)

    def written(self, member: str = "") -> date | None:
        """The day on which *member* was written, if the input tells."""
        return self.dates.get(member)


def opened(content: str | bytes, path: str = "input") -> OpenedDouble:
    """A plain file that holds *content*."""
    return OpenedDouble({"": content.encode() if isinstance(content, str) else content}, path)


def folder(contents: dict[str, str | bytes], path: str = "input") -> OpenedDouble:
    """A folder or zip that holds *contents* by member name."""
    return OpenedDouble(
        {
            name: content.encode() if isinstance(content, str) else content
            for name, content in contents.items()
        },
        path,
    )
