"""How LinkedIn's tables name people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Final
from urllib.parse import unquote

_PROFILE: Final = re.compile(r"(?:https?://)?(?:[\w-]+\.)*linkedin\.com/+([^?#]+)", re.IGNORECASE)
_BETWEEN_URLS: Final = re.compile(r"[,;\s]+")
#: What LinkedIn writes in place of the name of somebody who left or is out of reach.
_NOBODY: Final = frozenset({"", "linkedin member"})
_NOWHERE: Final = "in/unknown"
#: How many commas a name is looked for with, plus one.
_NAME_PARTS: Final = 4


def folded(name: str) -> str:
    """A name in the form in which names are compared."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def is_nobody(name: str) -> bool:
    """Whether *name* stands for a member whose name LinkedIn withholds."""
    return folded(name) in _NOBODY


def full_name(first: str, last: str) -> str:
    """Given and family name as one name."""
    return f"{first.strip()} {last.strip()}".strip()


def profile_of(url: str) -> str:
    """What tells one profile's URL from another's; "" where it leads to no profile.

    The same profile is written with and without ``https``, ``www`` or a country's
    subdomain, percent-encoded or not, and with a language at its end.
    """
    match = _PROFILE.match(url.strip())
    if match is None:
        return url.strip().casefold()
    segments = [part for part in unquote(match[1]).casefold().split("/") if part]
    path = "/".join(segments[:2] if segments[:1] == ["in"] else segments)
    return "" if path == _NOWHERE else path


def split_urls(cell: str) -> list[str]:
    """The URLs of a cell that separates them by commas, spaces or both."""
    return [url for url in _BETWEEN_URLS.split(cell) if url]


def split_names(cell: str, known: Collection[str] = ()) -> list[str]:
    """The names of a cell that separates them by commas, which names contain too.

    Args:
        cell: The cell.
        known: Names that are known to be whole, as `folded`. Where they do not help, a
            part without a space goes with the name before it, being a degree or a suffix.
    """
    parts = [part.strip() for part in cell.split(",") if part.strip()]
    names: list[str] = []
    start = 0
    while start < len(parts):
        whole = next(
            (
                end
                for end in range(min(len(parts), start + _NAME_PARTS), start, -1)
                if folded(", ".join(parts[start:end])) in known
            ),
            0,
        )
        if whole:
            names.append(", ".join(parts[start:whole]))
        elif names and " " not in parts[start]:
            names[-1] += ", " + parts[start]
        else:
            names.append(parts[start])
        start = max(whole, start + 1)
    return names
