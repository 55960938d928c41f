"""Dated events between ego and others, and what came of them."""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Final

import attrs

from netrules.model.origin import Origin


class Direction(StrEnum):
    """Which way an interaction went, seen from the person whose network it is."""

    IN = "in"
    OUT = "out"
    BOTH = "both"


class Breadth(StrEnum):
    """How many an interaction was meant for."""

    ONE = "one"
    GROUP = "group"
    BROADCAST = "broadcast"


class Favour(StrEnum):
    """What moved in an interaction, seen from the person whose network it is."""

    ASK = "ask"
    GIVE = "give"


class Depth(IntEnum):
    """How much of a conversation an interaction is, from a click to a meeting."""

    GESTURE = 0
    COMMENT = 1
    MESSAGE = 2
    CALL = 3
    MEETING = 4


#: The depth of a channel by the last word of its name; any other is a message.
_DEPTHS: Final = {
    "attempt": Depth.GESTURE,
    "call": Depth.CALL,
    "comment": Depth.COMMENT,
    "endorsement": Depth.GESTURE,
    "invitation": Depth.GESTURE,
    "like": Depth.GESTURE,
    "meeting": Depth.MEETING,
    "mention": Depth.GESTURE,
    "reaction": Depth.GESTURE,
    "recommendation": Depth.GESTURE,
}


@lru_cache(maxsize=1 << 10)
def depth_of(channel: str) -> Depth:
    """How deep an interaction on *channel* goes."""
    words = channel.lower().split()
    return _DEPTHS.get(words[-1], Depth.MESSAGE) if words else Depth.MESSAGE


@attrs.frozen
class Interaction:
    """Something that happened between ego and others on a day.

    Args:
        on: The day.
        people: Ids of those who took part besides ego, sorted.
        channel: By what means, in plain words.
        direction: In, out or both, seen from ego.
        breadth: Meant for one, a group, or everybody.
        favour: Whether something was asked of them or given to them.
        sender: The id of who sent it, where several took part; "" otherwise.
        layer: In which network it was seen.
        origin: Where it was read.
    """

    on: date
    people: tuple[str, ...]
    channel: str
    direction: Direction
    breadth: Breadth = Breadth.ONE
    favour: Favour | None = None
    sender: str = ""
    layer: str = ""
    origin: Origin = Origin("")

    @property
    def depth(self) -> Depth:
        """How much of a conversation it is."""
        return depth_of(self.channel)


@attrs.frozen
class Outcome:
    """What a tie led to: a job, a client, an answer.

    Args:
        what: In a word or two.
        on: The day.
        worth: How much in *currency*, if stated.
        credit: Ids of the people it came through, sorted.
        goal: The name of the goal it served; "" if none.
    """

    what: str
    on: date
    worth: float | None = None
    currency: str = ""
    credit: tuple[str, ...] = ()
    goal: str = ""
    origin: Origin = Origin("")
