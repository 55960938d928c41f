"""Where something was read: every fact can be traced to file and line."""

from __future__ import annotations

import attrs


@attrs.frozen(order=True, cache_hash=True)
class Origin:
    """The place one record came from.

    Args:
        path: The file, POSIX-style: relative to the settings file or the working
            directory, the bare name for a file outside it.
        member: The name inside a zip; "" otherwise.
        line: The record's first physical line, from 1; 0 where the format has none.
        record: The record's number from 1, or a JSON pointer.
        layer: The network it was seen in, such as "linkedin".
    """

    path: str
    member: str = ""
    line: int = 0
    record: int | str = attrs.field(default=0, order=str)
    layer: str = ""

    @property
    def place(self) -> tuple[str, str, int, str]:
        """What sorts records by the place they stand at, faster than the origins themselves."""
        return self.path, self.member, self.line, str(self.record)

    @property
    def file(self) -> tuple[str, str]:
        """The file as a pair of path and member, the same for all its records."""
        return self.path, self.member
