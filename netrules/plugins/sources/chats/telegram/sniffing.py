"""Whether an input is an export of Telegram Desktop, or holds some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from netrules import NO, Certainty, Head, Sniff

#: How Telegram calls its files.
_JSON: Final = "result.json"
_PAGE: Final = re.compile(r"(?:messages\d*|export_results)\.html", re.IGNORECASE)
#: In the export of all data every part begins with a word on what it is.
_PARTS: Final = (
    rb'"(?:contacts|frequent_contacts|sessions|web_sessions|chats|left_chats)"\s*:\s*'
    rb'\{\s*"about"\s*:'
)
_PROFILE: Final = rb'"personal_information"\s*:\s*\{\s*"user_id"\s*:'
#: A single chat begins with its name, its kind and its number.
_CHAT: Final = (
    rb'\A(?:\xef\xbb\xbf)?\s*\{\s*(?:"name"\s*:\s*(?:null|"(?:[^"\\]|\\.)*")\s*,\s*)?"type"\s*:\s*'
    rb'"(?:personal_chat|bot_chat|saved_messages|replies|(?:private|public)_(?:group|supergroup|'
    rb'channel))"\s*,\s*"id"\s*:'
)
_HTML: Final = (b"page_wrap", b"Exported Data")
#: What Telegram puts beside its file: pictures, films, cards that were sent, looks of pages.
_BESIDE: Final = re.compile(
    r"(?:chats/|profile_pictures/|stories/|css/|js/|images/|lists/|contacts/contact_\d+\.vcard$"
    r"|(?:photos|video_files|voice_messages|round_video_messages|stickers|files)/"
    r"(?!.*\.(?:json|csv|vcf|ics|mbox|txt|zip)$)"
    r"|(?:messages\d*|export_results)\.html$)"
)
#: How many files of these names are looked into.
_LOOKED_INTO: Final = 200


@attrs.frozen
class Found:
    """The exports in an input.

    Args:
        files: The members that are exports as JSON.
        pages: For each export that is there as web pages only, its first page.
        known: These, and what lies beside them and is of no use.
    """

    files: tuple[str, ...]
    pages: tuple[str, ...]
    known: frozenset[str]


def sniff_exports(head: Head) -> Sniff:
    """Whether *head* is an export, or which of its members are or belong to one."""
    found = locate(head)
    if not (found.files or found.pages):
        return NO
    reason = "it is an export of Telegram Desktop"
    members = None if head.members == ("",) else found.known
    return Sniff(Certainty.CERTAIN, reason if found.files else f"{reason} as web pages", members)


def locate(head: Head) -> Found:
    """The exports in an input, known by names first and then by content."""
    if head.members == ("",):
        data = head.head()
        this: tuple[str, ...] = ("",)
        files, pages = this if is_export(data) else (), this if is_page(data) else ()
        return Found(files, pages, frozenset(this))
    files = tuple(member for member in _named(head, json=True) if is_export(head.head(member)))
    homes = {_folder(member) for member in files}
    first: dict[str, str] = {}
    for member in _named(head, json=False):
        if _folder(member) not in homes | first.keys() and is_page(head.head(member)):
            first[_folder(member)] = member
    inner = [
        home
        for home in first
        if not any(home != other and home.startswith(other) for other in (*homes, *first))
    ]
    known = {member for member in head.members if _is_beside(member, homes | first.keys())}
    return Found(files, tuple(first[home] for home in inner), frozenset(known | {*files}))


def is_export(data: bytes) -> bool:
    """Whether a file that begins with *data* is an export as JSON."""
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start != b"{":
        return False
    return any(re.search(sign, data) for sign in (_CHAT, _PROFILE, _PARTS))


def is_page(data: bytes) -> bool:
    """Whether a file that begins with *data* is a page of an export."""
    return all(sign in data for sign in _HTML)


def _named(head: Head, *, json: bool) -> Iterator[str]:
    count = 0
    for member in head.members:
        name = member.rpartition("/")[2]
        if (name.casefold() == _JSON) if json else _PAGE.fullmatch(name):
            count += 1
            if count > _LOOKED_INTO:
                return
            yield member


def _is_beside(member: str, homes: set[str]) -> bool:
    folder = _folder(member)
    while True:
        if folder in homes and _BESIDE.match(member[len(folder) :]):
            return True
        if not folder:
            return False
        folder = _folder(folder[:-1])


def _folder(member: str) -> str:
    return member[: member.rfind("/") + 1]
