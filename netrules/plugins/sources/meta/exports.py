"""What an export consists of, and which services there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import attrs

from netrules.plugins.sources.meta.kinds import (
    FACEBOOK_NAMES,
    INSTAGRAM_NAMES,
    Found,
    Kind,
    facebook_kind,
    instagram_kind,
)
from netrules.plugins.sources.meta.places import Folder


@attrs.frozen
class Service:
    """Whose export it is.

    Args:
        name: The service's name, which is the source's and the layer's too.
        title: The name as people write it.
        kind_of: What a file holds, by its first bytes and base name.
        names: Base names of its files, as `plain_name` gives them.
        other: The name of the service that writes conversations in the same form.
    """

    name: str
    title: str
    kind_of: Callable[[bytes, str], Found | None]
    names: frozenset[str]
    other: str


FACEBOOK: Final = Service(
    "facebook", "Facebook", facebook_kind, frozenset(FACEBOOK_NAMES), "instagram"
)
INSTAGRAM: Final = Service("instagram", "Instagram", instagram_kind, INSTAGRAM_NAMES, "facebook")


@attrs.frozen
class Thread:
    """The files of one conversation, which may lie in several boxes.

    Args:
        name: The base name of its folder.
        folders: The folders, in order.
    """

    name: str
    folders: tuple[Folder, ...]


@attrs.frozen
class Export:
    """The members of one export.

    Args:
        files: The members to look at by what they hold, sorted by name.
        threads: The conversations, sorted by name.
        pages: Conversations that are web pages.
        known: All these members, and those known to be of no use.
        sure: Whether they can be nobody else's.
        several: Whether there is more than one export.
    """

    files: Mapping[Kind, tuple[str, ...]]
    threads: tuple[Thread, ...] = ()
    pages: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    sure: bool = True
    several: bool = False

    @property
    def what(self) -> str:
        """What it holds, in a few words."""
        if self.threads:
            return Kind.THREAD
        return next((kind for kind in Kind if kind in self.files), Kind.PAGE)

    @property
    def is_mailbox(self) -> bool:
        """Whether it has the conversations of a mailbox and not only some of them."""
        return any(folder.box == "inbox" for one in self.threads for folder in one.folders)
