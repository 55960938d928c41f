"""How a phone's backup in XML is known."""

from __future__ import annotations

import re
from typing import Final

_ROOT: Final = re.compile(
    rb"<(?:(calls|smses|alllogs|allsms)(?=[\s>/])[^>]*>|[A-Za-z])", re.IGNORECASE
)
_ENTRY: Final = re.compile(
    rb"<(?:call|log|sms|mms)\s[^>]*?\b(?:number|address|msg_box)\s*=", re.IGNORECASE
)
_COUNT: Final = re.compile(rb"\bcount\s*=")
#: What precedes the outermost element, at most.
_BEFORE: Final = 8 * 1024


def root_of(head: bytes) -> bytes | None:
    """The outermost element's beginning with its attributes, None unless it is a backup's."""
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")
    if not text.startswith(b"<"):
        return None
    text = text[:_BEFORE].replace(b"\0", b"")
    found = _ROOT.search(text)
    if found is None or not found[1]:
        return None
    entry = _ENTRY.search(text, found.end())
    return found[0].lower() if entry or _COUNT.search(found[0]) else None
