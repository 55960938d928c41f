"""Phrases that several rules share."""

from __future__ import annotations

from netrules import Bounds, Network, Person, Words, channel_word, plural


def channels_of(network: Network, person: Person | None = None) -> list[str]:
    """The channels that contact, with *person* or with anybody, is judged over, for "going by
    LinkedIn messages and calls"."""
    coverage = network.contact_with(person.id) if person else network.contact
    return [channel_word(channel, plural(channel)) for channel in coverage.channels]


def number_of(number: int | Bounds, one: str, many: str = "") -> Words:
    """How many of something: "1 message", "3 messages", "2 to 4 people"."""
    single = isinstance(number, int) and number == 1
    return Words(f"{number} {one if single else many or plural(one)}")
