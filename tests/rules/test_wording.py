"""Phrases that several rules share."""

from __future__ import annotations

import pytest
from building import TODAY, covered, network

from netrules import Bounds, Missing, Words, channel_word
from netrules.rules.wording import channels_of, number_of


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 messages"), (1, "1 message"), (2, "2 messages")],
)
def test_numbers_agree_with_their_nouns(number: int, text: str) -> None:
    """One is singular, none and several are plural, and redaction leaves them alone."""
    assert number_of(number, "message") == text
    assert isinstance(number_of(number, "message"), Words)


def test_range_is_plural() -> None:
    """A number that is known between limits stands in the plural."""
    assert number_of(Bounds(1, 2, (Missing("level"),)), "person", "people") == "1 to 2 people"


def test_usual_channels_are_shown() -> None:
    """What channels are usually called tells nothing of anybody."""
    channels = ("LinkedIn message", "mail", "Video-Call", "meeting")
    seen = network(*(covered(channel=channel) for channel in channels)).as_of(TODAY)
    shown = channels_of(seen)
    assert shown == ["LinkedIn messages", "Video-Calls", "mail", "meetings"]
    assert all(isinstance(channel, Words) for channel in shown)


@pytest.mark.parametrize("channel", ["lunch", "call with Ana", "mail to ana@example.org"])
def test_other_channels_are_the_users_own_words(channel: str) -> None:
    """Any other word may tell who is meant, so it is left for redaction to hide."""
    assert channel_word(channel, channel + "s") == channel
    assert not isinstance(channel_word(channel), Words)
