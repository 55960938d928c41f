"""People who carry the same name: one person twice, or two people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from netrules.model.frozen import read_only
from netrules.model.network import Network
from netrules.model.people import Person
from netrules.model.text import fold_text

#: What stands in brackets, and every sign that is neither a letter nor within a word.
_ASIDE: Final = re.compile(r"\([^)]*\)|[^\w\s'\u2019-]")


def namesakes(network: Network) -> Mapping[str, tuple[Person, ...]]:
    """People by a full name that several of them carry.

    Names are compared without case, punctuation and what stands in brackets; a name of
    one word is no full name.

    Returns:
        For each such name, in alphabetical order, its people in the network's order.
    """
    found: dict[str, dict[str, Person]] = {}
    for person in network.people:
        for name in person.names:
            bare = _bare(name)
            if " " in bare:
                found.setdefault(bare, {})[person.id] = person
    return read_only(
        {name: tuple(people.values()) for name, people in sorted(found.items()) if len(people) > 1}
    )


def _bare(name: str) -> str:
    """*name* folded, as words of letters and numbers alone."""
    words = _ASIDE.sub(_instead, fold_text(name)).split()
    return " ".join(word for word in words if any(map(str.isalnum, word)))


def _instead(aside: re.Match[str]) -> str:
    # Vowel signs and accents belong to their letter, though Python counts them as no letters.
    return aside[0] if unicodedata.category(aside[0][0]).startswith("M") else " "
