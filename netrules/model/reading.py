"""What became of the files that a network was read from."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from netrules.model.frozen import read_only
from netrules.model.origin import Origin


@attrs.frozen
class Problem:
    """A row that could not be read, or not whole; the rest of the file still is.

    Args:
        message: What is wrong, without the values of the row.
        origin: Where.
        remedy: What to do about it; where it repeats values of the row, a `netrules.Quoting`.
        lost: Whether the row's record is lost; False when only a detail of it is.
    """

    message: str
    origin: Origin
    remedy: str = ""
    lost: bool = True


@attrs.frozen(order=True)
class Unread:
    """A file that was not read, and why.

    Args:
        path: The file, as messages name it.
        reason: What is wrong with it, and what to do about it; where it repeats what the file
            holds, a `netrules.Quoting`.
        member: The name inside a zip, which is the user's own data; "" otherwise.
    """

    path: str
    reason: str
    member: str = ""

    def __str__(self) -> str:
        where = f"{self.path} ({self.member})" if self.member else self.path
        return f"{where}: {self.reason}"


@attrs.frozen
class SourceCount:
    """The account of one file: ``read = kept + joined + skipped + problems``.

    Args:
        path: The file.
        source: The name of the source that read it.
        read: Records it holds.
        kept: Records that told something new.
        joined: Records that said again what another file had said.
        skipped: Records left out on purpose, with `skips` saying why.
        problems: Records that could not be read.
        skips: How many were skipped for each reason.
    """

    path: str
    source: str
    read: int
    kept: int
    joined: int
    skipped: int
    problems: int
    skips: Mapping[str, int] = attrs.field(factory=dict, converter=read_only)
