"""A network after something was done, for judging what that would change.

Only what a move adds is new: a day of two-way contact, a favour given, a tie. It is seen on
a channel that the files cover wherever there is one, since an event on a channel of which
no file lists everything would leave contact with everybody else open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from netrules.model.contact import last_answer
from netrules.model.interactions import Direction, Favour, Interaction
from netrules.model.network import Network
from netrules.model.origin import Origin
from netrules.model.people import ME
from netrules.model.ties import Evidence, Tie

#: What stands for the channel where none is covered and none is on record.
_ANY: Final = "conversation"
_ORIGIN: Final = Origin("plan", layer="plan")


class Kind(StrEnum):
    """What a move is."""

    REACH_OUT = "reach out"
    GIVE = "give"
    MEET = "be introduced"
    RECORD = "record"


@attrs.frozen(order=True)
class Deed:
    """Something done today.

    Args:
        kind: What.
        person: With whom.
    """

    kind: Kind
    person: str


def after(network: Network, deeds: Iterable[Deed], today: date) -> Network:
    """*network* as it is once *deeds* are done on *today*; facts are not recorded by it."""
    done = [deed for deed in deeds if deed.kind is not Kind.RECORD]
    if not done:
        return network
    events = [_event(network, deed, today) for deed in done]
    ties = [_tie(deed, today) for deed in done if deed.kind is Kind.MEET]
    return attrs.evolve(
        network,
        all_interactions=_in_order((*network.all_interactions, *events)),
        all_ties=(*network.all_ties, *ties),
    )


def channel_for(network: Network, person: str) -> str:
    """The channel to use: the one they last answered on if the files cover it, else any that
    the files cover, else the one they last answered on; "" if there is none."""
    answered = last_answer(network.events_with(person))
    covered = network.contact.starts
    if not covered or answered in covered:
        return answered
    return min(covered)


def _event(network: Network, deed: Deed, today: date) -> Interaction:
    favour = Favour.GIVE if deed.kind is Kind.GIVE else None
    channel = channel_for(network, deed.person) or _ANY
    return Interaction(
        today,
        (deed.person,),
        channel,
        Direction.BOTH,
        favour=favour,
        layer=_ORIGIN.layer,
        origin=_ORIGIN,
    )


def _tie(deed: Deed, today: date) -> Tie:
    a, b = sorted((ME, deed.person))
    layer = _ORIGIN.layer
    return Tie(a, b, "contact", Evidence.STATED, layer, since=today, origins=(_ORIGIN,))


def _in_order(events: Sequence[Interaction]) -> tuple[Interaction, ...]:
    # What is new is of the last day: stable sorting keeps the order of the files.
    return tuple(sorted(events, key=lambda event: event.on))
