"""Who met whom in conversations of several people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final, TypeAlias

import attrs

from netrules import Evidence, Origin, TieRecord
from netrules.plugins.sources.mail.posts import Party

#: The kind of tie between people who are named in one message.
TIE: Final = "thread"
#: A conversation of more others than these says nothing about who knows whom.
MOST_TIED: Final = 12
_Message: TypeAlias = tuple[date, Origin, Sequence[Party]]


@attrs.define
class Threads:
    """The messages to several people, by conversation."""

    _threads: dict[str, list[_Message]] = attrs.field(factory=lambda: defaultdict(list))

    def add(self, thread: str, day: date, origin: Origin, people: Sequence[Party]) -> None:
        """A message of a conversation, and who is named in it besides the owner."""
        if len(people) > 1:
            # A message without an id is a conversation of its own.
            self._threads[thread or repr(origin)].append((day, origin, people))

    def ties(self) -> Iterator[TieRecord]:
        """One for each pair in each conversation that is small enough, from the first message
        on that names both."""
        for messages in self._threads.values():
            everybody = {party for _, _, people in messages for party in people}
            if len(everybody) <= MOST_TIED:
                yield from _pairs(messages)


def _pairs(messages: list[_Message]) -> Iterator[TieRecord]:
    found: dict[tuple[Party, Party], tuple[date, Origin]] = {}
    for day, origin, people in sorted(messages, key=lambda one: (one[0], one[1].place)):
        for pair in combinations(sorted(people, key=lambda party: party.email), 2):
            found.setdefault(pair, (day, origin))
    for (one, other), (day, origin) in found.items():
        yield TieRecord((one.handle, other.handle), TIE, Evidence.OBSERVED, origin, since=day)
