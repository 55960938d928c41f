"""Texts of files that netrules makes for its users, with their own words filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from typing import Final

#: Where a word is to be filled in. No language of the drafts writes anything alike.
_GAP: Final = re.compile(r"@@([a-z_]+)@@")


def draft(name: str, words: Mapping[str, str] | None = None) -> str:
    """The text of a draft.

    Args:
        name: Its file in the folder of drafts, without the ending that keeps tools away from it.
        words: What to fill in, by the name of the gap; ready for the language of the draft.

    Raises:
        KeyError: If the draft has a gap for which there is no word.
    """
    file = resources.files("netrules.writing") / "drafts" / f"{name}.txt"
    text = file.read_text(encoding="utf-8")
    return _GAP.sub(lambda gap: (words or {})[gap[1]], text)
