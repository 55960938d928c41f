"""Which of the names beside an address are a person's, and in which order of words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from netrules import fold_text
from netrules.plugins.sources.mail.words import is_damaged

#: More names than these has no person: somebody else's program writes them.
MOST_NAMES: Final = 10
_LONGEST: Final = 100
_VIA: Final = re.compile(r"\b(?:via|on behalf of|im auftrag von|per conto di)\b", re.IGNORECASE)
#: "(Example Ltd)" or "[External]" at either end.
_BRACKETS: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*")
_SURNAME_FIRST: Final = re.compile(r"([^\d,]+),\s*([^\d,]+)")
_MOST_WORDS: Final = 3
_MARKS: Final = " '\"\u2018\u2019\u201c\u201d,;-_"
#: What stands after a comma without being a first name.
_CREDENTIALS: Final = frozenset(
    "phd ph.d. ph.d md m.d. mba jr jr. sr sr. ii iii esq esq. cpa cfa pmp msc m.sc. bsc ma ba "
    "llm ll.m. rn dds inc inc. llc ltd ltd. gmbh ag".split()
)


def sensible_names(seen: Mapping[str, int], address: str) -> tuple[str, ...]:
    """The names of a person among those *seen* beside their *address*, sorted.

    Of spellings that differ only in case or spacing one is kept, and of more than
    `MOST_NAMES` those seen most often.

    Args:
        seen: How often each name stood there, as it was written.
        address: The address.
    """
    spellings: dict[str, dict[str, int]] = defaultdict(dict)
    for name, times in seen.items():
        if cleaned := clean_name(name, address):
            known = spellings[fold_text(cleaned)]
            known[cleaned] = known.get(cleaned, 0) + times
    ranked = sorted(spellings.values(), key=lambda known: (-sum(known.values()), min(known)))
    return tuple(sorted(min(known, key=_plainness) for known in ranked[:MOST_NAMES]))


def _plainness(name: str) -> tuple[bool, str]:
    return name.isupper() or name.islower(), name


def clean_name(name: str, address: str) -> str:
    """*name* as a person's, first name first; "" if it is none."""
    text = " ".join("".join(filter(_is_kept, name)).split())
    if len(text) > _LONGEST:
        return ""
    if _VIA.search(text):
        return ""
    text = " ".join(_BRACKETS.sub(" ", text).split()).strip(_MARKS)
    if "@" in text or "=?" in text or is_damaged(text) or not any(map(str.isalpha, text)):
        return ""
    if text == address.partition("@")[0]:
        return ""
    return _first_name_first(text)


def _is_kept(char: str) -> bool:
    """Whether a character is seen, or parts words: no control, no mark of direction."""
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _first_name_first(text: str) -> str:
    match = _SURNAME_FIRST.fullmatch(text)
    if match is None:
        return text
    last, first = match[1].strip(), match[2].strip()
    if first.casefold() in _CREDENTIALS:
        return last
    if max(len(last.split()), len(first.split())) > _MOST_WORDS:
        return text
    return f"{first} {last}"
