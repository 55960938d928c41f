"""Which members of an input are X's, and what each of them holds.

The files of an archive are no JSON but scripts, each of which gives a variable a value. Files
have been renamed over the years (``tweet.js``, ``tweets.js``); the variable tells what is
in one whatever it is called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

import attrs

from netrules import Head
from netrules.reading import find_header


class Kind(StrEnum):
    """What a file is about, those first that say most of what an archive is."""

    FOLLOWING = "the accounts that you follow"
    FOLLOWER = "your followers"
    DIRECT = "direct messages"
    GROUP = "group messages"
    DIRECT_HEADERS = "direct messages without text"
    GROUP_HEADERS = "group messages without text"
    POSTS = "posts"
    ACCOUNT = "account data"
    MANIFEST = "an archive's table of contents"
    BLOCK = "blocked accounts"
    MUTE = "muted accounts"
    CONTACT = "contacts"
    #: The table of posts in archives of 2012 to 2018.
    TABLE = "a table of posts"
    #: Whose archive of 2012 to 2018 it is.
    DETAILS = "user details"
    OTHER = "data of an archive"


#: Variables by name, as `_plain` gives it. All others hold nothing of people.
_KINDS: Final = {
    "following": Kind.FOLLOWING,
    "followings": Kind.FOLLOWING,
    "follower": Kind.FOLLOWER,
    "followers": Kind.FOLLOWER,
    "directmessage": Kind.DIRECT,
    "directmessages": Kind.DIRECT,
    "directmessagegroup": Kind.GROUP,
    "directmessagesgroup": Kind.GROUP,
    "directmessageheaders": Kind.DIRECT_HEADERS,
    "directmessagesheaders": Kind.DIRECT_HEADERS,
    "directmessagegroupheaders": Kind.GROUP_HEADERS,
    "directmessagesgroupheaders": Kind.GROUP_HEADERS,
    "tweet": Kind.POSTS,
    "tweets": Kind.POSTS,
    "communitytweet": Kind.POSTS,
    "communitytweets": Kind.POSTS,
    "account": Kind.ACCOUNT,
    "block": Kind.BLOCK,
    "blocks": Kind.BLOCK,
    "mute": Kind.MUTE,
    "mutes": Kind.MUTE,
    "contact": Kind.CONTACT,
    "contacts": Kind.CONTACT,
}
_VARIABLE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:"
    rb"(?:window\.)?YTD\.(?P<name>\w{1,100})\.part(?P<part>\d{1,6})|"
    rb"(?:window\.)?(?P<manifest>__THAR_CONFIG)|"
    rb"Grailbird\.data\.(?P<posts>tweets_\d{4}_\d\d)|"
    rb"var (?P<details>user_details)|"
    rb"var (?P<other>payload_details|tweet_index)"
    rb")\s{0,100}="
)
#: The columns by which the table of posts is known.
_TABLE: Final = frozenset("tweetid inreplytostatusid inreplytouserid timestamp".split())
#: How many scripts that X has no name for are looked into, in a folder of other things.
_LOOKED_INTO: Final = 200
#: What stands beside ``data`` in an archive, and in the older kind.
_BESIDE: Final[tuple[str, ...]] = ("assets/", "Your archive.html", "README.txt")
_BESIDE_OLD: Final[tuple[str, ...]] = (
    "css/",
    "data/",
    "img/",
    "js/",
    "lib/",
    "index.html",
    "README.txt",
)
_COPY: Final = re.compile(r"[ _-]*(?:\(\d+\)|part\d+)$")


@attrs.frozen
class File:
    """A file of an archive.

    Args:
        member: The member's name.
        part: Its number among those that one list is split into.
    """

    member: str
    part: int = 0


@attrs.frozen
class Archive:
    """The members of one archive.

    Args:
        files: The members to look at by what they hold, in the order of their parts.
        known: Those members, and those known to be of no use.
    """

    files: Mapping[Kind, tuple[File, ...]]
    known: frozenset[str]

    def of(self, *kinds: Kind) -> Iterator[File]:
        """The files of the first of *kinds* of which there are any."""
        yield from next((self.files[kind] for kind in kinds if kind in self.files), ())


def kind_of_variable(name: str) -> Kind:
    """What the variable called *name* holds."""
    return _KINDS.get(name.casefold().replace("_", "").replace("-", ""), Kind.OTHER)


def locate(head: Head) -> tuple[Archive, ...]:
    """The archives in an input: none, one, or several beside or below each other.

    Names are looked at first, and the content only of scripts, so that a folder of many
    pictures costs no more than a list of their names.
    """
    if head.members == ("",):
        found = _look_into(head, "")
        if found is None or found[0] is Kind.DETAILS:
            return ()
        return (Archive({found[0]: (found[1],)}, frozenset({""})),)
    homes: dict[str, dict[Kind, list[File]]] = {}
    for kind, file in _files(head):
        homes.setdefault(_home(file.member, kind), {}).setdefault(kind, []).append(file)
    return tuple(
        _archive(head, home, found)
        for home, found in sorted(homes.items())
        if not found.keys() <= {Kind.DETAILS}
    )


def _files(head: Head) -> Iterator[tuple[Kind, File]]:
    others = 0
    for member in sorted(head.members, key=lambda name: (name.count("/"), name)):
        name = member.rpartition("/")[2]
        stem, dot, ending = name.rpartition(".")
        if f"{dot}{ending}".casefold() != ".js":
            if name.casefold() != "tweets.csv":
                continue
        elif kind_of_variable(_COPY.sub("", stem)) is Kind.OTHER:
            others += 1
            if others > _LOOKED_INTO:
                continue
        found = _look_into(head, member)
        if found is not None:
            yield found


def _look_into(head: Head, member: str) -> tuple[Kind, File] | None:
    data = head.head(member)
    match = _VARIABLE.match(data)
    if match is None:
        header = find_header(data, lambda columns: columns if columns >= _TABLE else None)
        return None if header is None else (Kind.TABLE, File(member))
    if match["name"]:
        return kind_of_variable(match["name"].decode()), File(member, int(match["part"]))
    if match["manifest"]:
        return Kind.MANIFEST, File(member)
    if match["posts"]:
        return Kind.POSTS, File(member)
    return Kind.DETAILS if match["details"] else Kind.OTHER, File(member)


def _home(member: str, kind: Kind) -> str:
    """The folder that is the same for all files of one archive, with its slash."""
    folder = member[: member.rfind("/") + 1]
    if kind is Kind.TABLE:
        return f"{folder}data/js/"
    old = folder.removesuffix("tweets/")
    return old if old.endswith("data/js/") else folder


def _archive(head: Head, home: str, found: Mapping[Kind, list[File]]) -> Archive:
    files = {kind: tuple(sorted(some, key=lambda one: one.part)) for kind, some in found.items()}
    known = {file.member for some in found.values() for file in some}
    beside = _beside(home)
    known.update(member for member in head.members if beside.match(member))
    return Archive(files, frozenset(known))


def _beside(home: str) -> re.Pattern[str]:
    """What members are called that an archive brings along and that say nothing of people."""
    pictures = re.escape(home) + r"[^/]+_media/"
    if home.endswith("data/js/"):
        root, names = home.removesuffix("data/js/"), _BESIDE_OLD
    elif home.endswith("data/"):
        root, names = home.removesuffix("data/"), _BESIDE
    else:
        return re.compile(pictures)
    others = "|".join(re.escape(name) + ("" if name.endswith("/") else "$") for name in names)
    return re.compile(f"{pictures}|{re.escape(root)}(?:{others})")
