"""Who is behind a number: what an archive happens to say of accounts that it lists by number."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

import attrs

from netrules import Handle

_NEVER: Final = datetime.min.replace(tzinfo=UTC)


@attrs.define
class _Known:
    """What was said of an account last, and when."""

    handle: str = ""
    handle_at: datetime | None = None
    name: str = ""
    name_at: datetime | None = None


class Book:
    """Names for the numbers by which X lists accounts.

    Posts that mention somebody give number, handle and name. People rename themselves, and a
    handle that one has given up may be taken by another; so what was said last counts.
    """

    def __init__(self) -> None:
        self._known: Final[dict[str, _Known]] = {}
        self._handles: Final[dict[str, Handle]] = {}
        self._bearers: dict[str, str] | None = None

    def learn(self, number: str, handle: str, name: str, at: datetime) -> None:
        """Somebody says at a moment how the account of that *number* is called, "" if not."""
        known = self._known.setdefault(number, _Known())
        if handle and (known.handle_at or _NEVER, known.handle) < (at, handle):
            known.handle, known.handle_at = handle, at
        # A name of digits is no name that anyone could tell from a number.
        named = name and not name.isdigit()
        if named and (known.name_at or _NEVER, known.name) < (at, name):
            known.name, known.name_at = name, at

    def is_named(self, number: str) -> bool:
        """Whether anything but its number is known of an account."""
        handle = self.handle(number)
        return bool(handle.names or handle.urls)

    def handle(self, number: str) -> Handle:
        """How records name an account: one object, however many records.

        To be asked once all is learnt.
        """
        if number not in self._handles:
            known = self._known.get(number, _Known())
            mine = known.handle and self._bearer(known.handle) == number
            self._handles[number] = Handle(
                urls=(f"https://x.com/{known.handle}",) if mine else (),
                names=(known.name,) if known.name else (),
                accounts=(f"x:{number}",),
            )
        return self._handles[number]

    def _bearer(self, handle: str) -> str:
        """The account that bore *handle* last."""
        if self._bearers is None:
            bearing = (
                (known.handle_at, number, known.handle.casefold())
                for number, known in self._known.items()
                if known.handle_at is not None
            )
            self._bearers = {handle: number for _, number, handle in sorted(bearing)}
        return self._bearers[handle.casefold()]
