"""How texts are made comparable."""

from __future__ import annotations

import unicodedata


def fold_text(text: str) -> str:
    """*text* without the differences that an expression overlooks.

    Case, compatibility forms (full-width letters, ligatures) and the amount of
    white space do not count: ``" Head  OF Data"`` folds to ``"head of data"``.
    Folding a folded text changes nothing.
    """
    if text.isascii():
        folded = text.lower()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(folded.split())
