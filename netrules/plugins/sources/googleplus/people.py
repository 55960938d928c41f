"""How people of Google+ are named: by the number of their account, and by their names."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import unquote

from netrules import Handle

LAYER: Final = "google-plus"
_NUMBER: Final = re.compile(r"(?:^|/)(\d{15,25})(?:[/?#]|$)")
_CHOSEN: Final = re.compile(r"google\.com/(\+[^/?#\s]+)")


def account_in(link: str) -> tuple[str, ...]:
    """The account that an address on Google+ leads to. Since 2019 it leads nowhere, so it
    tells people apart and is never shown as a way to reach them."""
    link = unquote(link.strip())
    match = _NUMBER.search(link) or _CHOSEN.search(link)
    return (f"{LAYER}:{match[1]}",) if match else ()


def author_of(value: Any) -> Handle | None:
    """Who wrote a post or a comment, None if it does not say."""
    author = value.get("author") if isinstance(value, dict) else None
    if not isinstance(author, dict):
        return None
    name = _text(author.get("displayName"))
    links = (_text(author.get(key)) for key in ("resourceName", "profilePageUrl"))
    accounts = next((found for link in links if (found := account_in(link))), ())
    return Handle(names=(name,) if name else (), accounts=accounts) if name or accounts else None


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
