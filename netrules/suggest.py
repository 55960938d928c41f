"""What somebody may have meant by a word that is not in a list."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

#: From how many letters on the beginning of a word is taken for the word itself.
_PREFIX: Final = 3
#: How alike two words must be, from 0 to 1.
_CUTOFF: Final = 0.6


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """The one of *options* that *word* is most likely a slip for, "" if none is close.

    Upper and lower case, and whether words are joined by ``-``, ``_`` or a space, count
    for nothing. A beginning that fits a single option stands for it. The order of
    *options* does not matter.
    """
    known: dict[str, str] = {}
    for option in sorted(options, reverse=True):
        known[_plain(option)] = option  # of two that differ in case only, the first stays
    plain = _plain(word)
    if plain in known:
        return known[plain]
    begun = [option for option in known if option.startswith(plain)]
    if len(plain) >= _PREFIX and len(begun) == 1:
        return known[begun[0]]
    close = get_close_matches(plain, sorted(known), n=1, cutoff=_CUTOFF)
    return known[close[0]] if close else ""


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "-").replace(" ", "-")
