"""Ties between people, and groups that people belong to."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from netrules.model.origin import Origin


class Evidence(StrEnum):
    """How a tie is known."""

    STATED = "stated"  #: somebody wrote it down
    OBSERVED = "observed"  #: seen in data: a shared thread, a list of connections
    IMPLIED = "implied"  #: only concluded, such as from a shared employer


@attrs.frozen
class Tie:
    """A relation between two people, ego ("me") among them or not.

    Args:
        a: The id of one of them; of the two ids the one that sorts first.
        b: The id of the other.
        kind: What relation: "connection", "colleague", "thread", …
        evidence: How it is known.
        layer: In which network it was seen.
        since: First day it is known of, if any.
        until: Its last day, if it has ended.
        strength: As stated, without unit; None if nobody said.
        origins: Where it was read.
    """

    a: str
    b: str
    kind: str
    evidence: Evidence
    layer: str
    since: date | None = None
    until: date | None = None
    strength: float | None = None
    origins: tuple[Origin, ...] = ()

    def other(self, person: str) -> str:
        """The id at the other end from *person*."""
        return self.b if person == self.a else self.a

    def holds_on(self, day: date) -> bool:
        """Whether the tie had begun and not ended on *day*."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or self.until >= day)


@attrs.frozen
class Group:
    """What people belong to: an employer, a school, a club, a list.

    A group is never turned into ties between its members.

    Args:
        name: As first written.
        kind: "employer", "school", … or "" if the source does not say.
        members: Ids of the people known to belong to it, sorted.
        key_players: Ids of the members who run it, sorted.
        origins: Where it was read.
    """

    name: str
    kind: str
    members: tuple[str, ...]
    key_players: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
