"""How text is compared: without regard to case, spacing or the way it is encoded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Endings that name a company's legal form and not the company.
LEGAL_FORMS: Final = frozenset(
    "ab ag as asa bv co corp corporation gmbh inc incorporated kg limited llc llp ltd nv oy "
    "plc pty sa sarl sas se spa srl".split()
)
_BREAKS: Final = re.compile(r"[\s,.;:()/&+'\u2019-]+")


@lru_cache(maxsize=1 << 17)
def fold_text(text: str) -> str:
    """*text* without the differences that comparing overlooks.

    Case, compatibility forms (full-width letters, ligatures) and the amount of
    white space do not count: ``" Head  OF Data"`` folds to ``"head of data"``.
    Folding a folded text changes nothing.
    """
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.split())


def without_accents(text: str) -> str:
    """*text* folded, and without accents: "Zürich" as "zurich"."""
    folded = fold_text(text)
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFKD", folded)
    return "".join(char for char in apart if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 17)
def fold_organization(name: str) -> str:
    """An organization's name without punctuation and without its legal form.

    Nothing else is taken off, so that "Plan A" does not become "Plan".
    """
    words = [word for word in _BREAKS.split(fold_text(name)) if word]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return " ".join(words)
