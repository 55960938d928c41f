"""What only shows in a folder or zip: ego networks of SNAP, and workbooks of NodeXL.

The ego networks that the Stanford collection SNAP offers have several files each: ``414.edges``
lists the ties among the friends of somebody who is in none of the files, and ``414.circles``
the circles that this person had put them in. The others hold anonymous features.
"""

from __future__ import annotations

from typing import Final

import attrs

from netrules import Head
from netrules.plugins.sources.graph.listing import is_comment

_EDGES: Final = ".edges"
_CIRCLES: Final = ".circles"
#: Files of the same network that tell nothing of use.
_USELESS: Final = (".feat", ".egofeat", ".featnames")
_WORKBOOK: Final = "xl/workbook.xml"
_SHEETS: Final = (b'name="Edges"', b'name="Vertices"')
#: How many files are looked into before the names of the others are believed.
_LOOKED_INTO: Final = 3
_PAIR: Final = 2


@attrs.frozen
class EgoNetwork:
    """The files of the network around one person."""

    edges: str
    circles: str


def ego_networks(head: Head) -> list[EgoNetwork]:
    """The ego networks in a folder or zip, none if it is not what it seems by its names."""
    members = frozenset(head.members)
    found = [
        EgoNetwork(member, stem + _CIRCLES)
        for member in head.members
        if member.endswith(_EDGES) and (stem := member.removesuffix(_EDGES)) + _CIRCLES in members
    ]
    looks = all(_is_pairs(head.head(one.edges)) for one in found[:_LOOKED_INTO])
    return found if looks else []


def files_of(networks: list[EgoNetwork]) -> frozenset[str]:
    """All that belongs to *networks*."""
    stems = [one.edges.removesuffix(_EDGES) for one in networks]
    return frozenset(stem + end for stem in stems for end in (_EDGES, _CIRCLES, *_USELESS))


def is_nodexl(head: Head) -> bool:
    """Whether a zip is a workbook with the sheets of NodeXL."""
    if _WORKBOOK not in head.members:
        return False
    book = head.head(_WORKBOOK)
    return all(sheet in book for sheet in _SHEETS)


def _is_pairs(head: bytes) -> bool:
    """Whether the first line names two people by their numbers."""
    for line in head.decode("utf-8", "replace").splitlines():
        if not is_comment(line):
            words = line.split()
            return len(words) == _PAIR and all(map(str.isdecimal, words))
    return False
