"""Text as XML may hold it."""

from __future__ import annotations

import re
from typing import Final

#: What XML 1.0 cannot hold.
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def escaped(text: str) -> str:
    """*text* as XML may hold it."""
    held = _NOT_XML.sub("\ufffd", text)
    return "".join(_ESCAPES.get(char, char) for char in held)
