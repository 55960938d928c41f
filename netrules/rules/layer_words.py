"""What layers are called in messages, and which of them are networks that people join."""

from __future__ import annotations

from typing import Final

from netrules import Words

#: Networks that people join, and are on or not.
NETWORKS: Final = {
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "google-plus": "Google+",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "mastodon": "Mastodon",
    "x": "X",
}
#: Those of them that nobody can join any more.
CLOSED: Final = frozenset({"google-plus"})
_OTHERS: Final = {
    "addressbook": "your address book",
    "contacts": "your contacts file",
    "graph": "your graph files",
    "mail": "your mail",
    "mindmap": "your mind map",
    "worksheet": "your worksheet",
}


def layer_word(layer: str) -> str:
    """A layer in a message; what a plugin calls one is hidden by redaction."""
    known = NETWORKS.get(layer) or _OTHERS.get(layer)
    return Words(known) if known else layer
