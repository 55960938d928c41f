"""What a file holds, by how it begins.

The keys of the JSON tell; names and places of files have moved every other year. Only
where keys say nothing (lists of 2024 with labels, Instagram's list of followers) the
file's own name helps.
"""

from __future__ import annotations

import codecs
import re
from enum import StrEnum
from typing import Final

import attrs


class Kind(StrEnum):
    """What a file is about, those first that say most of what an export is."""

    FRIENDS = "the list of friends"
    FOLLOWERS = "followers"
    FOLLOWING = "whom you follow"
    THREAD = "a conversation"
    ENCRYPTED = "an encrypted conversation"
    FRIENDS_PAGE = "friends as a web page"
    CONNECTIONS = "connections"
    PROFILE = "a profile"
    REMOVED = "removed friends"
    SENT = "requests sent"
    RECEIVED = "requests received"
    REJECTED = "rejected requests"
    CLOSE = "close friends"
    BLOCKED = "blocked accounts"
    #: Files that are called like one of these and hold something else, or nothing.
    STRANGE = "files of an unknown form"
    #: What says nothing of people, and what is only known as a web page.
    PAGE = "web pages"
    OTHER = "other data"


@attrs.frozen
class Found:
    """What a file holds.

    Args:
        kind: What it is.
        sure: Whether nothing but this service writes such a file.
    """

    kind: Kind
    sure: bool = True


#: How a table of JSON begins: its first key, and with what the value does.
_TABLE: Final = re.compile(
    rb'\s{0,999}\{\s{0,999}"(?P<key>[^"\\]{1,60})"\s{0,99}:\s{0,99}(?P<rest>.)'
)
#: Lists of names without a version in their key, which anybody may write.
_PLAIN_LIST: Final = re.compile(
    rb'\s*\{\s*"\w+"\s*:\s*\[\s*(?:\]|\{\s*"(?:name|timestamp|contact_info|label_values)"\s*:)'
)
_VERSION: Final = re.compile(r"_v\d+$")
_FACEBOOK: Final = {
    "friends": Kind.FRIENDS,
    "deleted_friends": Kind.REMOVED,
    "removed_friends": Kind.REMOVED,
    "sent_requests": Kind.SENT,
    "sent_friend_requests": Kind.SENT,
    "received_requests": Kind.RECEIVED,
    "received_friend_requests": Kind.RECEIVED,
    "rejected_requests": Kind.REJECTED,
    "rejected_friend_requests": Kind.REJECTED,
    "followers": Kind.FOLLOWERS,
    "following": Kind.FOLLOWING,
}
#: Base names of Facebook's files, as `plain_name` gives them.
FACEBOOK_NAMES: Final = {
    "friends": Kind.FRIENDS,
    "yourfriends": Kind.FRIENDS,
    "removedfriends": Kind.REMOVED,
    "sentfriendrequests": Kind.SENT,
    "friendrequestssent": Kind.SENT,
    "receivedfriendrequests": Kind.RECEIVED,
    "friendrequestsreceived": Kind.RECEIVED,
    "rejectedfriendrequests": Kind.REJECTED,
    "peoplewhofollowedyou": Kind.FOLLOWERS,
    "followers": Kind.FOLLOWERS,
    "whoyouvefollowed": Kind.FOLLOWING,
    "whoyoufollow": Kind.FOLLOWING,
    "following": Kind.FOLLOWING,
    "profileinformation": Kind.PROFILE,
}
_INSTAGRAM: Final = {
    "relationships_followers": Kind.FOLLOWERS,
    "relationships_following": Kind.FOLLOWING,
    "relationships_follow_requests_sent": Kind.SENT,
    "relationships_follow_requests_received": Kind.RECEIVED,
    "relationships_close_friends": Kind.CLOSE,
    "relationships_blocked_users": Kind.BLOCKED,
    "profile_user": Kind.PROFILE,
}
#: Base names of Instagram's files, as `plain_name` gives them.
INSTAGRAM_NAMES: Final = frozenset(
    "followers following closefriends blockedprofiles blockedaccounts pendingfollowrequests "
    "recentfollowrequests followrequestsyouvereceived personalinformation connections "
    "profile".split()
)
#: How the classes of Facebook's and Instagram's own web pages are called.
_PAGE: Final = re.compile(rb'class="[^"]*\b(?:_a6-g|_a706|_4t5n|uiBoxWhite)\b')
#: The web pages of 2010 to 2018.
_OLD_PAGE: Final = re.compile(rb'(?:href|src)="(?:\.\./)?html/\w+\.(?:htm|css)|class="contents"')
_TITLE: Final = re.compile(rb"<(?:title|h2)[^>]*>(?:[^<]* - )?([^<]{1,60})</", re.IGNORECASE)
#: What a list of friends is called, as `plain_name` gives it.
_FRIENDS: Final = frozenset(
    "friends yourfriends freunde deinefreunde amis vosamis vosamies amigos tusamigos seusamigos "
    "amici ituoiamici vrienden jevrienden vänner dinavänner venner dinevenner ystävät znajomi "
    "twoiznajomi přátelé ismerősök ismerőseid arkadaşlar друзья вашидрузья φίλοι "
    "友達 好友 친구".split()
)


def plain_name(name: str) -> str:
    """A name without case, punctuation, number of a part and mark of a copy."""
    stem = re.sub(r"(?:[ _-]*\(\d+\)|_\d+)$", "", name.casefold())
    return re.sub(r"[\W_]+", "", stem)


def _json(head: bytes) -> bytes:
    """The start of a file as UTF-8 without mark, whatever an editor made of it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)


def _thread(head: bytes) -> Found | None:
    """A conversation, of either service; which of them, only its place tells."""
    if b'"participants"' not in head or not head.lstrip().startswith(b"{"):
        return None
    if b'"threadName"' in head or b'"senderName"' in head:
        return Found(Kind.ENCRYPTED)
    if b'"sender_name"' in head or b'"thread_path"' in head:
        return Found(Kind.THREAD, sure=False)
    return None


def facebook_kind(head: bytes, stem: str = "") -> Found | None:
    """What a file of Facebook's holds, None if it is none.

    Args:
        head: Its first bytes.
        stem: Its base name within a folder, without ending.
    """
    head, named = _json(head), FACEBOOK_NAMES.get(plain_name(stem))
    if head.lstrip()[:1] == b"<":
        return _page(head, named)
    table = _TABLE.match(head)
    if table is None:
        is_labelled = named is not None and b'"label_values"' in head[:2000]
        return Found(named) if named and is_labelled else None
    key = table["key"].decode("utf-8", "replace")
    bare = _VERSION.sub("", key)
    if bare == "profile" and table["rest"] == b"{":
        return Found(Kind.PROFILE) if bare != key else _if_named(Kind.PROFILE, named)
    if bare in _FACEBOOK and table["rest"] == b"[":
        if bare != key:
            return Found(_FACEBOOK[bare])
        return Found(_FACEBOOK[bare], sure=False) if _PLAIN_LIST.match(head) else None
    if named and b'"label_values"' in head[:2000]:
        return Found(named)
    return _thread(head)


def _if_named(kind: Kind, named: Kind | None) -> Found | None:
    return Found(kind) if named is kind else None


def _page(head: bytes, named: Kind | None) -> Found | None:
    if not (_PAGE.search(head) or _OLD_PAGE.search(head)) or b"instagram.com" in head:
        return None
    titles = [match.decode("utf-8", "replace") for match in _TITLE.findall(head)]
    if named is Kind.FRIENDS or _FRIENDS.intersection(map(plain_name, titles)):
        return Found(Kind.FRIENDS_PAGE)
    return Found(Kind.PAGE, sure=False) if named else None


def instagram_kind(head: bytes, stem: str = "") -> Found | None:
    """What a file of Instagram's holds, None if it is none.

    Args:
        head: Its first bytes.
        stem: Its base name within a folder, without ending.
    """
    head, named = _json(head), plain_name(stem)
    if head.lstrip()[:1] == b"<":
        ours = b"instagram.com" in head and _PAGE.search(head) and named in INSTAGRAM_NAMES
        return Found(Kind.PAGE) if ours else None
    if head.lstrip()[:1] == b"[":
        # Of the many lists of accounts only that of followers has no name inside.
        ours = b'"string_list_data"' in head and named in {"", "followers"}
        return Found(Kind.FOLLOWERS) if ours else None
    table = _TABLE.match(head)
    if table is None:
        return None
    key = table["key"].decode("utf-8", "replace")
    if key in _INSTAGRAM or key.startswith("relationships_"):
        return Found(_INSTAGRAM.get(key, Kind.OTHER))
    if re.search(rb'"follow(?:ers|ing)"\s*:\s*\{', head[:4000]) or (
        named == "connections" and re.search(rb'"\w+"\s*:\s*\{', head[:4000])
    ):
        return Found(Kind.CONNECTIONS, sure=named == "connections")
    if named == "profile" and b'"username"' in head and b'"date_joined"' in head:
        return Found(Kind.PROFILE)
    return _thread_of_instagram(head)


def _thread_of_instagram(head: bytes) -> Found | None:
    found = _thread(head)
    return found if found and found.kind is Kind.THREAD else None
