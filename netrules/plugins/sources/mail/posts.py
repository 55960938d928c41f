"""Messages and the people in them, as far as headers tell and before anybody is "me"."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from netrules import Handle, Origin
from netrules.plugins.sources.mail.kinds import is_desk, is_robot
from netrules.plugins.sources.mail.names import sensible_names


@attrs.define(eq=False)
class Party:
    """Whoever is behind an address.

    Args:
        email: The address, in small letters.
    """

    email: str
    #: Whether a program, and nobody, reads what is sent there.
    is_robot: bool = attrs.field(init=False)
    #: The names beside it as written, and how often.
    seen: dict[str, int] = attrs.field(factory=dict)
    _handle: Handle | None = attrs.field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self.is_robot = is_robot(self.email)

    @property
    def is_desk(self) -> bool:
        """Whether it is an office's address and no person's."""
        return is_desk(self.email)

    @property
    def names(self) -> tuple[str, ...]:
        """Those names that can be a person's, once all messages are read."""
        return self.handle.names

    @property
    def handle(self) -> Handle:
        """How records name them: one object, however many records."""
        if self._handle is None:
            names = () if self.is_desk else sensible_names(self.seen, self.email)
            self._handle = Handle(emails=(self.email,), names=names)
        return self._handle


@attrs.define(eq=False)
class Post:
    """A message that somebody may have written to somebody.

    Args:
        origin: Where it begins.
        id: Its Message-ID, "" if it has none.
        root: The Message-ID of the message that it answers, the first of the conversation
            if that is known; its own if it answers none.
        sender: Who wrote it.
        recipients: To whom, each once; whoever wrote it with the sender is among them.
        unread: How many more recipients it names, without an address.
        is_blind: Whether some recipients do not see each other.
        at: When it was sent, or else when it arrived.
        stored: When it was put where it lies, if that is known.
        is_sure: Whether it was sent before it arrived, as it should be.
        is_sent: Whether it lies where sent messages do.
        vouches: Whether it lies in a mailbox rather than in a file of its own.
    """

    origin: Origin
    id: str
    root: str
    sender: Party
    recipients: tuple[Party, ...]
    unread: int
    is_blind: bool
    at: datetime
    stored: datetime | None
    is_sure: bool
    is_sent: bool
    vouches: bool

    @property
    def day(self) -> date:
        """The day it was sent, where it was sent."""
        return self.at.date()

    def names(self, some: frozenset[Party]) -> bool:
        """Whether one of *some* is among its recipients."""
        return not some.isdisjoint(self.recipients)
