"""Which members of an input are of Google+: circles and posts, by what is in them.

The folders of a Takeout are named in the language of the account, so names only say which
files to look into first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from netrules import Head
from netrules.reading import Header, find_header

#: The columns of a circle, whatever it is called.
_COLUMNS: Final = frozenset("firstname lastname nickname displayname profileurl".split())
#: How many tables and folders that no name tells of are looked into.
_LOOKED_INTO: Final = 50
_POST: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
#: What an address on Google+ begins with, as JSON may write it.
_ADDRESS: Final = re.compile(rb"plus\.google\.com\\?/")
_OURS: Final = re.compile(
    r"google ?\+|\b(?:circles?|kreise?|cercles?|c[íi]rculos?|cerchie?|kringen|cirklar|kręgi)\b",
    re.IGNORECASE,
)


@attrs.frozen
class Export:
    """The members of one export.

    Args:
        circles: Tables of circles and their columns, sorted by name.
        cards: vCards that lie beside them.
        posts: Posts.
        known: All these, and those known to be of no use.
    """

    circles: tuple[tuple[str, Header[bool]], ...] = ()
    cards: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()


def is_ours(name: str) -> bool:
    """Whether the name of a folder says that it holds circles, or is of Google+."""
    return bool(_OURS.search(name))


def locate(head: Head) -> Export | None:
    """What of an input is of Google+, None if nothing is."""
    if head.members == ("",):
        header = _header(head.head())
        if header is not None:
            return Export(circles=(("", header),), known=frozenset({""}))
        return Export(posts=("",), known=frozenset({""})) if _is_post(head.head()) else None
    circles = tuple(sorted(_circles(head), key=lambda one: one[0]))
    folders = {_folder(member) for member, _ in circles}
    cards = tuple(name for name in _ending(head, ".vcf") if _folder(name) in folders)
    posts = tuple(_posts(head))
    if not (circles or posts):
        return None
    # Beside the folder of posts lie pictures and lists that say nothing of people.
    streams = tuple({_folder(_folder(member)[:-1]) for member in posts} - {""})
    beside = [name for name in head.members if name.startswith(streams)] if streams else []
    known = {*(member for member, _ in circles), *cards, *posts, *beside}
    return Export(circles, cards, posts, frozenset(known))


def _folder(member: str) -> str:
    """The folder of *member* with its slash, "" at the top."""
    return member[: member.rfind("/") + 1]


def _ending(head: Head, ending: str) -> list[str]:
    """The members with an ending, those first whose folder is named as of Google+."""
    found = [name for name in head.members if name.casefold().endswith(ending)]
    return sorted(found, key=lambda name: (not is_ours(_folder(name)), name.count("/"), name))


def _circles(head: Head) -> Iterator[tuple[str, Header[bool]]]:
    folders: set[str] = set()
    others = 0
    for member in _ending(head, ".csv"):
        folder = _folder(member)
        if not is_ours(folder) and folder not in folders:
            others += 1
            if others > _LOOKED_INTO:
                continue
        header = _header(head.head(member))
        if header is not None:
            folders.add(folder)
            yield member, header


def _header(data: bytes) -> Header[bool] | None:
    return find_header(data, lambda columns: True if columns >= _COLUMNS else None)


def _posts(head: Head) -> Iterator[str]:
    """The files of folders whose first file is a post; there may be thousands in one."""
    folders: dict[str, bool] = {}
    for member in _ending(head, ".json"):
        folder = _folder(member)
        if folder not in folders:
            looked_into = len(folders) < _LOOKED_INTO or is_ours(folder)
            folders[folder] = looked_into and _is_post(head.head(member))
        if folders[folder]:
            yield member


def _is_post(data: bytes) -> bool:
    keys = (b'"creationTime"', b'"author"')
    return bool(_POST.match(data) and _ADDRESS.search(data)) and all(key in data for key in keys)
