"""What the nodes of a mind map say, so that the source of mind maps reads it back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from netrules import WorksheetRow, printable
from netrules.plugins.page import cut
from netrules.plugins.worksheets._cells import way

#: The centre of the map.
CENTRE: Final = "My network"
#: A name in which nothing can be taken for anything else.
_PLAIN: Final = re.compile(r"[^\W\d_]+(?:(?:\. |[ '\u2019-])[^\W\d_]+)*")
_MOST: Final = 60
#: What programs would take for HTML, and what is shown instead.
_TAGS: Final = str.maketrans("<>", "\u2039\u203a")
_FORMULA: Final = re.compile(r"'*=")


def facts(row: WorksheetRow) -> Iterator[tuple[str, str]]:
    """What there is to say of somebody, by the names that the source of mind maps knows."""
    yield from _name(row.name)
    told = (
        ("role", row.role),
        ("best connected", "yes" if row.best else ""),
        ("last talked", row.last.isoformat() if row.last else ""),
        ("how often", row.every),
        *(
            (name, "; ".join(way(one) for one in row.ways if one.kind == kind))
            for name, kind in (("email", "email"), ("profile", "url"), ("phone", "phone"))
        ),
    )
    yield from ((name, shielded(value)) for name, value in told if value)


def group_facts(group: str) -> Iterator[tuple[str, str]]:
    """What there is to say of a group besides what is shown."""
    yield from _name(group)


def shown(name: str) -> str:
    """What stands on a node about *name*: itself if that is plain, else what is harmless."""
    if _is_plain(name):
        return name
    return cut(" ".join(printable(name).translate(_TAGS).split()).lstrip("='"), _MOST) or "?"


def shielded(value: str) -> str:
    """*value* so that no program takes it for a formula."""
    return f"'{value}" if _FORMULA.match(value) else value


def _name(name: str) -> Iterator[tuple[str, str]]:
    if not _is_plain(name):
        yield "name", shielded(name)


def _is_plain(name: str) -> bool:
    return len(name) <= _MOST and _PLAIN.fullmatch(name) is not None
