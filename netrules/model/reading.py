"""What became of the files that a network was read from."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from netrules.model.origin import Origin


@attrs.frozen
class Problem:
    """A row that could not be read, or not whole; the rest of the file still is.

    Args:
        message: What is wrong, without the values of the row.
        origin: Where.
        remedy: What to do about it.
        lost: Whether the row's record is lost; False when only a detail of it is.
    """

    message: str
    origin: Origin
    remedy: str = ""
    lost: bool = True


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
    skips: Mapping[str, int] = attrs.field(factory=dict)
