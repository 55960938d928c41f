"""What the name of an exported chat tells: whom it is with.

The name is data here, as the app has written it. Nothing needs it: a renamed file is read
alike, and at worst leaves open who is who.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from netrules import fold_text
from netrules.plugins.sources.chats.whatsapp.words import Words, texts

_NUMBER: Final = re.compile(r"[ _-]*(?:\(\d+\)|- ?(?:copy|kopie|copia|copie)\b.*)$", re.IGNORECASE)
_INNER: Final = "_chat"
_LETTERS: Final = re.compile(r"[^\W_]+")


@cache
def _pattern() -> re.Pattern[str]:
    """What precedes the name: "WhatsApp Chat with", "Chat de WhatsApp con" and so on."""
    joints = "|".join(map(re.escape, sorted(texts(Words.WITH), key=len, reverse=True)))
    return re.compile(rf".*whats ?app\b.{{0,20}}? (?:{joints}) (?P<name>.+)", re.IGNORECASE)


def chat_name(path: str, member: str) -> str:
    """Whom the chat in *member* of *path* is with, by the name that the app gave the file.

    iPhones call each text "_chat.txt" and name the zip around it.
    """
    for name in _candidates(path, member):
        match = _pattern().fullmatch(name)
        if match is not None:
            return match["name"].strip()
    return ""


def says(name: str, sender: str) -> bool:
    """Whether a file named after *name* is named after *sender*.

    Letters that a file's name cannot have, and pictures, are left out of it.
    """
    letters = "".join(_LETTERS.findall(fold_text(sender)))
    return bool(letters) and letters == "".join(_LETTERS.findall(fold_text(name)))


def _candidates(path: str, member: str) -> list[str]:
    """The names that may tell, the innermost first: of the file, its folder, the zip."""
    parts = [part for part in f"{path}/{member}".split("/") if part]
    names = []
    for part in reversed(parts[-3:]):
        stem = _NUMBER.sub("", re.sub(r"\.(?:txt|zip)$", "", part, flags=re.IGNORECASE))
        names.append(stem.strip())
        if stem.casefold() != _INNER and part is parts[-1]:
            break  # what stands around a text with a name of its own says nothing of it
    return names
