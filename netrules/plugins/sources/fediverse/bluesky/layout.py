"""Which members of an input are Bluesky's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from netrules import Head

#: The beginning of a repository: the length of its header, and its first key.
_CAR: Final = re.compile(rb"[\x0a-\xff][\x00-\x7f]?\xa2(?:eroots|gversion\x01eroots)")
_LIST: Final = re.compile(rb'"(?:follows|followers)"\s*:\s*\[')
_DID: Final = re.compile(rb'"did"\s*:\s*"did:')
#: How many files are looked into, in a folder of other things.
_LOOKED_INTO: Final = 50


class Kind(IntEnum):
    """What a file is."""

    REPOSITORY = 0
    PROFILES = 1

    @property
    def words(self) -> str:
        """The kind in plain words."""
        return "your records" if self is Kind.REPOSITORY else "profiles"


def locate(head: Head) -> Mapping[str, Kind]:
    """What each member is that is Bluesky's; names are looked at first."""
    if head.members == ("",):
        kind = kind_of(head.head())
        return {} if kind is None else {"": kind}
    found, looked = {}, 0
    for member in sorted(head.members, key=_rank):
        name = member.casefold()
        if not name.endswith((".car", ".json")):
            continue
        looked += 1
        if looked > _LOOKED_INTO and "follow" not in name and not name.endswith(".car"):
            break
        kind = kind_of(head.head(member))
        if kind is not None:
            found[member] = kind
    return dict(sorted(found.items()))


def kind_of(data: bytes) -> Kind | None:
    """What the file is that begins with *data*, None if it is none of Bluesky's."""
    if _CAR.match(data):
        return Kind.REPOSITORY
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start in (b"{", b"[") and _LIST.search(data) and _DID.search(data):
        return Kind.PROFILES
    return None


def _rank(member: str) -> tuple[bool, int, str]:
    """Files with a telling name first, then those that lie least deep."""
    name = member.casefold()
    telling = name.endswith(".car") or "follow" in name
    return (not telling, name.count("/"), member)
