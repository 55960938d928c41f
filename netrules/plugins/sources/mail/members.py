"""Which members of a folder or zip are mail, with few of them looked into."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from netrules import Head
from netrules.plugins.sources.mail.starts import Shape, shape_of

#: The folder of a Maildir for what is not yet a message.
_UNFINISHED: Final = "tmp"
_MAILDIR: Final = frozenset({"cur", "new", _UNFINISHED})
_MAILDIR_FILE: Final = re.compile(r"\d{9,10}\.[^/]+")
#: What mail servers and programs keep beside messages, for themselves.
_INDEX: Final = re.compile(
    r"dovecot.*|table_of_contents|courier.*|maildir(?:folder|size)|subscriptions|.*\.msf|\.?mh_sequences",
    re.IGNORECASE,
)
#: Endings of files that can be mail; Thunderbird's folders have none.
_ENDINGS: Final = frozenset({"", "mbox", "mbx", "mbs", "eml", "emlx"})
#: So many files of one folder and ending are looked into, each of them; of more, a few.
_EACH: Final = 50
_FEW: Final = 5
#: How many files of one input are looked into at all.
_MOST: Final = 2000


def is_index(member: str) -> bool:
    """Whether a file lies beside mail without being any."""
    folder, _, name = member.rpartition("/")
    return _INDEX.fullmatch(name) is not None or folder.rpartition("/")[2] == _UNFINISHED


def is_of_maildir(member: str) -> bool:
    """Whether a file is a message of a Maildir, by its place or its name."""
    folder, _, name = member.rpartition("/")
    return folder.rpartition("/")[2] in _MAILDIR or _MAILDIR_FILE.fullmatch(name) is not None


def find_mail(head: Head) -> tuple[frozenset[str], bool]:
    """The members that are mail or its indexes, and whether they can be nothing else."""
    certain: set[str] = set()
    likely: set[str] = set()
    left = _MOST
    for group in _groups(head.members):
        looked = _to_look_into(group)[:left]
        left -= len(looked)
        shapes = {member: shape_of(head.head(member)) for member in looked}
        if len(looked) < len(group):
            shapes = _of_all(group, list(shapes.values()))
        for member, shape in shapes.items():
            if shape is not None:
                (certain if shape.is_certain else likely).add(member)
    found = certain or likely
    return frozenset(found | _indexes(head.members, found)), bool(certain)


def _groups(members: Iterable[str]) -> list[list[str]]:
    """Members that can be mail, by folder and by the form of their names."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for member in members:
        folder, _, name = member.rpartition("/")
        _, dot, ending = name.rpartition(".")
        if is_of_maildir(member):
            ending = "maildir"
        elif (ending.lower() if dot else "") not in _ENDINGS:
            continue
        if not is_index(member):
            groups[folder, ending if dot else ""].append(member)
    return list(groups.values())


def _to_look_into(group: Sequence[str]) -> Sequence[str]:
    if len(group) <= _EACH:
        return group
    return group[:: (len(group) - 1) // (_FEW - 1)][:_FEW]


def _of_all(group: Iterable[str], some: Sequence[Shape | None]) -> dict[str, Shape | None]:
    """The shape of every file of a group, if most of those looked into have one."""
    known = [shape for shape in some if shape is not None]
    if len(known) * 2 <= len(some):
        return {}
    is_certain = all(shape.is_certain for shape in known)
    return dict.fromkeys(group, known[0]._replace(is_certain=is_certain))


def _indexes(members: Iterable[str], mail: Iterable[str]) -> set[str]:
    """The indexes that lie in the folders of *mail*, or beside the parts of a Maildir."""
    folders = {member.rpartition("/")[0] for member in mail}
    for folder in list(folders):
        above, _, name = folder.rpartition("/")
        if name in _MAILDIR:
            folders |= {above, "/".join(filter(None, (above, _UNFINISHED)))}
    return {one for one in members if is_index(one) and one.rpartition("/")[0] in folders}
