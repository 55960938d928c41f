"""Lists of profiles, as Bluesky's interface answers them: getFollows and getFollowers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs

from netrules import Handle, Opened, Origin, Problem
from netrules.reading import read_json

LAYER: Final = "bluesky"
#: The kinds of tie that the lists prove, by the name of the list.
TIES: Final = {"follows": "following", "followers": "follower"}
_DID: Final = re.compile(r"did:[a-z]{1,32}:[\w.:%-]{1,2048}", re.ASCII)
_HANDLE: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}")
_LONGEST: Final = 253
#: What stands for a handle that leads to its account no more.
_INVALID: Final = "handle.invalid"
_REMEDY: Final = "save the answer again"


@attrs.frozen
class Profile:
    """An account.

    Args:
        did: What tells it from any other, for ever.
        handle: How it is called at present, "" if not known.
        name: What it calls itself, "" if not known.
    """

    did: str
    handle: str = ""
    name: str = ""

    def as_handle(self, *, me: bool = False) -> Handle:
        """How records name it."""
        return Handle(
            urls=(f"https://bsky.app/profile/{self.handle}",) if self.handle else (),
            names=(self.name,) if self.name else (),
            accounts=(f"bluesky:{self.did}",),
            me=me,
        )


@attrs.frozen
class Listed:
    """A profile in a list, or what is wrong with it."""

    origin: Origin
    profile: Profile | None


@attrs.define
class Page:
    """An answer.

    Args:
        member: The member that holds it.
        origin: Where it says whose list it is.
        subject: Whose list it is, None if it does not say.
        tie: The kind of tie that it proves.
        rows: The profiles.
        goes_on: Whether there is a further answer that the rest is in.
    """

    member: str
    origin: Origin
    subject: Profile | None
    tie: str
    rows: list[Listed]
    goes_on: bool


def did_of(value: Any) -> str:
    """*value* if it is the lasting name of an account, else ""."""
    return value if isinstance(value, str) and _DID.fullmatch(value) else ""


def profile_of(value: Any) -> Profile | None:
    """The account that *value* describes, None if it describes none."""
    if not isinstance(value, dict) or not (did := did_of(value.get("did"))):
        return None
    handle, name = value.get("handle"), value.get("displayName")
    handle = handle.casefold() if isinstance(handle, str) and len(handle) <= _LONGEST else ""
    if handle == _INVALID or not _HANDLE.fullmatch(handle):
        handle = ""
    return Profile(did, handle, name.strip() if isinstance(name, str) else "")


def read_pages(opened: Opened, member: str) -> Iterator[Page | Problem]:
    """The answers in *member*: one, or a list of several."""
    value = read_json(opened, member, layer=LAYER)
    if isinstance(value, Problem):
        yield value
        return
    several = isinstance(value, list)
    for number, page in enumerate(value if several else [value]):
        pointer = f"/{number}" if several else ""
        origin = opened.origin(member, record=pointer or 0, layer=LAYER)
        lists = [key for key in TIES if isinstance(page, dict) and isinstance(page.get(key), list)]
        if not lists:
            yield Problem("here is no list of follows or followers", origin, _REMEDY)
        for key in lists:
            rows = [
                Listed(
                    opened.origin(member, record=f"{pointer}/{key}/{place}", layer=LAYER),
                    profile_of(row),
                )
                for place, row in enumerate(page[key])
            ]
            goes_on = isinstance(page.get("cursor"), str) and bool(page["cursor"])
            whose = opened.origin(member, record=f"{pointer}/subject", layer=LAYER)
            yield Page(member, whose, profile_of(page.get("subject")), TIES[key], rows, goes_on)
