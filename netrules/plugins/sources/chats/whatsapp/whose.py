"""Which sender is the owner. No chat says so outright, and several of one phone may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Final

import attrs

from netrules.plugins.sources.chats.me import Me
from netrules.plugins.sources.chats.whatsapp.records import handle_of
from netrules.plugins.sources.chats.whatsapp.survey import Survey

_TWO: Final = 2


class Known(Enum):
    """How it is known who the owner is."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@attrs.frozen
class Whose:
    """Who the owner is in one chat.

    Args:
        known: Whether that is known, and how.
        sender: The name they write under; "" if they have not written in it.
    """

    known: Known
    sender: str = ""


_UNKNOWN: Final = Whose(Known.UNKNOWN)


def whose(surveys: Sequence[Survey], me: Me) -> Mapping[str, Whose]:
    """Who the owner is in each of several chats of one input, by member."""
    found = {one.member: _alone(one, me) for one in surveys}
    usual = _usual(surveys, found)
    for one in surveys:
        if found[one.member].known is Known.UNKNOWN and usual in one.senders:
            found[one.member] = Whose(Known.INFERRED, usual)
    return found


def _alone(one: Survey, me: Me) -> Whose:
    """Who the owner is by what is known of them, and by what the chat itself shows."""
    exact = [name for name in one.senders if me.is_exactly(handle_of(name))]
    if len(exact) == 1:
        return Whose(Known.STATED, exact[0])
    if exact:
        return _UNKNOWN
    shown = _shown(one)
    if shown is not None:
        # Two signs that agree leave nothing to ask.
        agree = not shown or me.may_be(handle_of(shown))
        return Whose(Known.STATED if agree else Known.INFERRED, shown)
    if one.is_group:
        return _UNKNOWN
    alike = [name for name in one.senders if me.may_be(handle_of(name))]
    if len(alike) == 1 and len(one.senders) == _TWO:
        return Whose(Known.INFERRED, alike[0])
    return _UNKNOWN


def _shown(one: Survey) -> str | None:
    """The owner's name by the chat itself: "" if they have not written, None if it tells
    nothing."""
    if len(one.deleters) == 1:
        return next(iter(one.deleters))
    partner = "" if one.is_group else one.partner
    others = [name for name in one.senders if name != partner]
    if not partner or len(others) > 1:
        return None
    return "".join(others)


def _usual(surveys: Sequence[Survey], found: Mapping[str, Whose]) -> str:
    """The one name that the owner writes under in all chats where that is known; if it is
    known in none, the only name that is in every one of several."""
    names = {one.sender for one in found.values() if one.known is not Known.UNKNOWN and one.sender}
    if not names:
        everywhere = Counter(name for one in surveys for name in one.senders)
        names = {name for name, times in everywhere.items() if times == len(surveys) > 1}
    return names.pop() if len(names) == 1 else ""
