"""Values that were read, apart from the words around them.

A `Namer` puts names into sentences. For this page it marks where each begins and ends, by
characters that no value holds, so that a name is set apart and turns nothing beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from netrules import Namer, Words, plural, printable
from netrules.plugins.page import Html, cut, element, joined

_BEGIN: Final = "\x02"
_END: Final = "\x03"
_WORD: Final = re.compile("[a-z]+[ ,]")


def marking(namer: Namer) -> Namer:
    """*namer*, marking in what it says where values begin and end; see `said`."""
    return namer.shown_by(_marked)


def _marked(value: str) -> str:
    if isinstance(value, Words):
        return value
    return f"{_BEGIN}{cut(printable(value))}{_END}"


def said(text: str) -> Html:
    """A sentence of a marking namer as markup, every value in it in an element of its own."""
    pieces = re.split(f"[{_BEGIN}{_END}]", text)
    return joined(
        element("bdi", piece) if number % 2 else piece for number, piece in enumerate(pieces)
    )


def sentence(text: str) -> Html:
    """The same, beginning with a capital where it begins with a word."""
    return said(text[:1].upper() + text[1:] if _WORD.match(text) else text)


def channels(names: Iterable[str], namer: Namer) -> list[str]:
    """The plurals of channels, as *namer* shows them."""
    return [plural(namer.channel(one)) for one in names]
