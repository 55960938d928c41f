"""The marks that Markdown puts into a line of text."""

from __future__ import annotations

import re
from typing import Final

import attrs

_LINK: Final = re.compile(r"!?\[([^\[\]]*)\]\(\s*<?([^()\s<>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
_AUTOLINK: Final = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_BOLD: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED: Final = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]+)(?<=[^\s*_])\1(?![\w*])")
_CODE: Final = re.compile(r"`([^`]*)`")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
#: Longer lines are no names, and are left as they are.
_MAX: Final = 2000


@attrs.frozen
class Written:
    """A line without markup.

    Args:
        text: Its text.
        bold: Whether any of it is bold.
        link: The first page or address that it leads to.
    """

    text: str
    bold: bool = False
    link: str = ""


def inline(text: str) -> Written:
    """*text* without the markup of Markdown."""
    if len(text) > _MAX:
        return Written(text)
    links = [found[2] for found in _LINK.finditer(text)]
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    bold = _BOLD.search(text) is not None
    text = _CODE.sub(r"\1", _SLANTED.sub(r"\2", _BOLD.sub(r"\2", text)))
    return Written(_ESCAPE.sub(r"\1", text).strip(), bold, next(filter(None, links), ""))
