"""Phrases that several rules share."""

from __future__ import annotations

import re
from typing import Final

from netrules import Bounds, Network, Person, Words, plural, printable

#: What channels are usually called. Any other name is the user's own, and may tell who is meant.
_USUAL: Final = frozenset(
    "call chat comment contact e email endorsement facebook invitation letter like linkedin log "
    "mail meeting message phone post reaction recommendation sms text video whatsapp".split()
)


def channels_of(network: Network, person: Person | None = None) -> list[str]:
    """The channels that contact, with *person* or with anybody, is judged over, for "going by
    LinkedIn messages and calls"."""
    coverage = network.contact_with(person.id) if person else network.contact
    return [channel_word(channel, plural(channel)) for channel in coverage.channels]


def channel_word(channel: str, shown: str = "") -> str:
    """A channel in a message: *shown* if it is a usual one, else as it is, hidden by redaction."""
    usual = _USUAL.issuperset(re.findall(r"[^\W_]+", channel.lower()))
    return Words(printable(shown or channel)) if usual else channel


def number_of(number: int | Bounds, one: str, many: str = "") -> Words:
    """How many of something: "1 message", "3 messages", "2 to 4 people"."""
    single = isinstance(number, int) and number == 1
    return Words(f"{number} {one if single else many or plural(one)}")
