"""What tells key players, people and groups apart: the one table of marks.

Every mark and no other is on the page *Mind maps* of the documentation.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from netrules.reading import column_name


class Mark(StrEnum):
    """What a mark says of its node."""

    KEY = "key player"
    PERSON = "a person"
    GROUP = "a group"


#: Icons of FreeMind, Freeplane, XMind and Font Awesome, as their files call them. A star at the
#: end stands for any ending.
ICONS: Final = {
    Mark.KEY: (
        "bookmark yes full-1 emoji-2B50 emoji-1F31F emoji-1F451 emoji-2757 "
        "star-* priority-1 symbol-exclam* fa-star fa-crown fa-key bold"
    ).split(),
    Mark.PERSON: "male1 male2 female1 female2 fema fa-user fa-person".split(),
    Mark.GROUP: "group family fa-users fa-people-group".split(),
}
#: What stands in brackets behind a name.
WORDS: Final = {
    Mark.KEY: (
        "key", "key player", "Schlüsselperson", "personne clé", "acteur clé", "persona clave",
    ),
    Mark.PERSON: ("person", "Person", "personne", "persona"),
    Mark.GROUP: ("group", "Gruppe", "groupe", "grupo"),
}  # fmt: skip
#: What stands before or behind the text of a node, with or without a space.
SIGNS: Final[dict[str, Mark]] = {
    "*": Mark.KEY,
    "!": Mark.KEY,
    "★": Mark.KEY,
    "⭐": Mark.KEY,
    "🌟": Mark.KEY,
    "👑": Mark.KEY,
    "❗": Mark.KEY,
    "👤": Mark.PERSON,
    "👥": Mark.GROUP,
}

_BY_ICON: Final = {icon.lower(): mark for mark, icons in ICONS.items() for icon in icons}
_BY_WORD: Final = {column_name(word): mark for mark, words in WORDS.items() for word in words}
_STARTS: Final = tuple((icon[:-1], mark) for icon, mark in _BY_ICON.items() if icon.endswith("*"))


def mark_of_icon(icon: str) -> Mark | None:
    """What an icon says; None for one that may mean anything."""
    for word in icon.lower().split():  # Font Awesome has its own name before the icon's
        if word in _BY_ICON:
            return _BY_ICON[word]
        for start, mark in _STARTS:
            if word.startswith(start):
                return mark
    return None


def mark_of_word(word: str) -> Mark | None:
    """What a word in brackets says, if it is none of the text."""
    return _BY_WORD.get(column_name(word))


def without_signs(text: str) -> tuple[str, frozenset[Mark]]:
    """*text* without the signs at its ends, and what they say."""
    bare = text.strip(" \t\n\ufe0f" + "".join(SIGNS))
    start = text.find(bare) if bare else len(text)
    signs = text[:start] + text[start + len(bare) :]
    return bare, frozenset(SIGNS[sign] for sign in signs if sign in SIGNS)
