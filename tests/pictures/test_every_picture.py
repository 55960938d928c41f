"""What holds for every picture: nothing shown under redaction, and no name that does harm."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from building import TODAY, network, person, tie
from picturing import drawn

from netrules import Network, scene
from netrules.plugins.pictures import every_picture

#: Those that are text, or text underneath; of a PNG its own tests tell.
_PICTURES = [one.name for one in every_picture() if one.name != "png"]
#: What nobody may read in a redacted picture.
_PLANTED = ("Zebulon", "Quagga", "Okapi", "Ibex", "Numbat")
#: Names that would be markup, turn text around, or fill a screen.
_HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]>--><!--",
    "\u202eevil\u2066",
    "nul\x00 bell\x07 line\nend",
    'back\\slash" quote',
    "a" * 10_000,
)


def _planted(names: tuple[str, ...] = ("Zebulon",)) -> Network:
    """Two circles of seven, one of them with an employer by which its cluster is called."""
    inside = [f"{names[place % len(names)]} {place}" for place in range(7)]
    outside = [f"Numbat {place}" for place in range(7)]
    people = [
        person(name, organization="Quagga Ltd", groups=("Okapi club",), place="Ibex")
        for name in inside
    ]
    people += [person(name, organization=f"{name} Ltd", groups=(f"{name} c",)) for name in outside]
    ties = [tie(*pair) for circle in (inside, outside) for pair in combinations(circle, 2)]
    return network(*people, *ties)


def _text(drawing: str | bytes) -> str:
    return drawing if isinstance(drawing, str) else drawing.decode("latin-1")


@pytest.mark.parametrize("name", _PICTURES)
@pytest.mark.parametrize("salt", ["", "salt"])
def test_nothing_that_was_read_is_shown_under_redaction(name: str, salt: str) -> None:
    """No name, employer, group, place or label, whatever holds the picture together."""
    people = [person(f"Zebulon {place}", organization="Quagga Ltd") for place in range(3)]
    shown = scene(_planted(), today=TODAY)
    assert "Quagga" in _text(drawn(name, shown))
    for one in (shown, scene(network(*people), today=TODAY)):
        hidden = _text(drawn(name, one, redact=True, salt=salt, ego=True))
        assert not [word for word in _PLANTED if word.lower() in hidden.lower()]


@pytest.mark.parametrize("name", _PICTURES)
def test_no_name_does_harm(name: str) -> None:
    """Markup stays text, and what turns text around or is no text at all is left out."""
    text = _text(drawn(name, scene(_planted(_HOSTILE), today=TODAY), ego=True))
    assert not {"\u202e", "\u2066", "\x00", "\x07"} & set(text)
    if name != "dot":  # whose strings hold any character
        assert "<script" not in text
        assert "<img" not in text
    if text.startswith(("<?xml", "<svg")):
        ElementTree.fromstring(text)  # noqa: S314 reason: what the test itself drew


@pytest.mark.parametrize("name", _PICTURES)
def test_the_same_every_time(name: str) -> None:
    """The same bytes from the same records."""
    one, other = (drawn(name, scene(_planted(), today=TODAY)) for _ in range(2))
    assert one == other
