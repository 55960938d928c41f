"""Which members of an input are mind maps, and in which format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

import attrs

from netrules import Certainty, Head
from netrules.reading import encoding_of

#: Members that XMind writes beside the map itself, and folders of such.
_BESIDE: Final = frozenset(
    "content.json content.xml manifest.json manifest.xml metadata.json meta.xml styles.xml "
    "comments.xml mimetype".split()
)
_FOLDERS: Final = (
    "META-INF/",
    "Revisions/",
    "Thumbnails/",
    "attachments/",
    "markers/",
    "resources/",
)
_MANIFESTS: Final = ("manifest.json", "META-INF/manifest.xml")


class Format(Enum):
    """The formats of mind maps."""

    FREEMIND = "FreeMind's"
    OPML = "OPML"
    XMIND = "XMind's"
    XMIND_8 = "that of XMind 8"
    MERMAID = "Mermaid"
    OUTLINE = "an outline"
    #: Of XMind, under a password.
    ENCRYPTED = "XMind's, under a password"


@attrs.frozen
class Recognised:
    """A format, and how surely a file is in it."""

    format: Format
    certainty: Certainty
    reason: str


_PROLOG: Final = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*>|\s+)", re.DOTALL)
_ROOT: Final = re.compile(r"<(?:[\w.-]+:)?(map|opml|xmap-content|node)[\s>/]")
_NODE: Final = re.compile(r"<node[\s>/]")
_XMIND: Final = re.compile(r"\s*(?:\[\s*)?\{")
_FEED: Final = re.compile(r"\bxmlUrl\s*=", re.IGNORECASE)


def recognise(head: bytes) -> Recognised | None:
    """The format of the file that begins with *head*, None if it is no mind map."""
    text = head.decode(encoding_of(head), "replace").removeprefix("\ufeff")
    start = text.lstrip()[:1]
    if start == "<":
        found = _xml(text)
        if found or not text.lstrip().startswith("<!--"):  # which Markdown may begin with
            return found
    if start in {"{", "["} and _XMIND.match(text):
        if '"rootTopic"' in text:
            return Recognised(Format.XMIND, Certainty.CERTAIN, "it has the topics of XMind")
        return None
    if "\0" in text:
        return None
    # Only text is looked at more closely, and only here what that takes is imported.
    from netrules.plugins.sources.mindmap.wording import recognise_text  # noqa: PLC0415 reason: start-up

    told = recognise_text(text, whole=len(head) < _WHOLE)
    if told is None:
        return None
    name, certain, reason = told
    certainty = Certainty.CERTAIN if certain else Certainty.LIKELY
    return Recognised(Format[name], certainty, reason)


#: A head shorter than this is the whole file.
_WHOLE: Final = 64 * 1024


def _xml(text: str) -> Recognised | None:
    at = 0
    while (found := _PROLOG.match(text, at)) and found.end() > at:
        at = found.end()
    root = _ROOT.match(text, at)
    if root is None:
        return None
    name = root[1]
    if name == "opml":
        if _FEED.search(text):
            return None
        return Recognised(Format.OPML, Certainty.CERTAIN, "its outermost element is opml")
    if name == "xmap-content":
        return Recognised(Format.XMIND_8, Certainty.CERTAIN, "it has the topics of XMind 8")
    if name == "map" and _NODE.search(text, at):
        return Recognised(Format.FREEMIND, Certainty.CERTAIN, "it is a map with nodes")
    return None


def xmind_members(members: Iterable[str]) -> frozenset[str]:
    """Those of *members* that XMind writes."""
    return frozenset(
        member for member in members if member in _BESIDE or member.startswith(_FOLDERS)
    )


def map_of_xmind(head: Head) -> tuple[str, Format] | None:
    """The member of an XMind file that holds the map, and its format; None in other inputs.

    Newer versions write an old-style map as well, which only says that they are newer.
    """
    contents = [name for name in ("content.json", "content.xml") if name in head.members]
    for member in contents:
        found = recognise(head.head(member))
        if found is not None and found.format in {Format.XMIND, Format.XMIND_8}:
            return member, found.format
        if _is_encrypted(head):
            return member, Format.ENCRYPTED
    return None


def _is_encrypted(head: Head) -> bool:
    return any(b"encryption-data" in head.head(name) for name in _MANIFESTS if name in head.members)


def map_in(head: Head) -> dict[str, Format]:
    """The maps in an input that is to be read, by member: what is not known is an outline."""
    if head.members == ("",):
        found = recognise(head.head())
        return {"": found.format if found else _forced(head.head())}
    whole = map_of_xmind(head)
    if whole is not None:
        return dict([whole])
    seen = ((member, recognise(head.head(member))) for member in head.members)
    return {member: found.format for member, found in seen if found is not None}


def _forced(head: bytes) -> Format:
    """The format in which to read what the user says to be a map."""
    text = head.decode(encoding_of(head), "replace").removeprefix("\ufeff")
    start = text.lstrip()[:1]
    if start == "<" and _ROOT.search(text):
        return Format.OPML if "<opml" in text else Format.FREEMIND
    return Format.XMIND if start in {"{", "["} and _XMIND.match(text) else Format.OUTLINE
