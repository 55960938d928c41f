"""What holds for every picture: nothing shown under redaction, and no name that does harm."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import attrs
import pytest
from building import TODAY, handle, network, origin, person, tie
from picturing import drawn

from netrules import GroupRecord, Handle, Mode, Network, OwnerRecord, scene
from netrules.plugins.pictures import every_picture

#: Those that are text, or text underneath; of a PNG its own tests tell.
_PICTURES = [one.name for one in every_picture() if one.name != "png"]
#: What nobody may read in a redacted picture.
_PLANTED = (
    *("Zebulon", "Quagga", "Okapi", "Ibex", "Numbat", "Wombat", "Axolotl", "Narwhal", "Tapir"),
    *("Lemur", "Gecko", "Egret"),
)
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


def _planted(names: tuple[str, ...] = ("Zebulon",), value: str = "") -> Network:
    """Two circles of seven, one of them with an employer by which its cluster is called.

    Args:
        names: What those of the other are called in turn.
        value: What stands in every other fact; by default a word of its own in each.
    """
    inside = [f"{names[place % len(names)]} {place}" for place in range(7)]
    outside = [f"Numbat {place}" for place in range(7)]
    facts = {"place": value or "Ibex", "fields": (value or "Axolotl",)}
    job = {"organization": value or "Quagga Ltd", "title": value or "Wombat"}
    club = value or "Okapi club"
    people = [person(name, **job, groups=(club,), **facts) for name in inside]
    people += [person(name, organization=f"{name} Ltd", groups=(f"{name} c",)) for name in outside]
    ties = [
        attrs.evolve(tie(*pair), kind=value or "Narwhal")
        for circle in (inside, outside)
        for pair in combinations(circle, 2)
    ]
    group = GroupRecord(club, origin(), value or "Lemur", tuple(map(handle, inside)))
    seen = (
        attrs.evolve(one, origin=origin(layer=value or "Tapir")) for one in (*people, *ties, group)
    )
    return network(OwnerRecord(Handle(me=True, names=(value or "Egret",)), origin()), *seen)


def _text(drawing: str | bytes) -> str:
    return drawing if isinstance(drawing, str) else drawing.decode("latin-1")


@pytest.mark.parametrize("name", _PICTURES)
@pytest.mark.parametrize("salt", ["", "salt"])
def test_nothing_that_was_read_is_shown_under_redaction(name: str, salt: str) -> None:
    """No name, employer, group, place or label, whatever holds the picture together."""
    people = [person(f"Zebulon {place}", organization="Quagga Ltd") for place in range(3)]
    planted = _planted()
    firm = [one.id for one in planted.people if "Zebulon" in one.name]
    shown = [
        scene(planted, today=TODAY),
        scene(planted, today=TODAY, mode=Mode.GROUPS, labels={"Gecko": firm}),
        scene(planted, today=TODAY, layer="Tapir", labels={"Gecko": firm}),
        scene(network(*people), today=TODAY),
    ]
    assert "Quagga" in _text(drawn(name, shown[0]))
    for one in shown:
        hidden = _text(drawn(name, one, redact=True, salt=salt, ego=True))
        assert not [word for word in _PLANTED if word.lower() in hidden.lower()]


def test_what_is_planted_is_there_to_be_hidden() -> None:
    """Every planted word would be shown by some picture."""
    planted = _planted()
    firm = [one.id for one in planted.people if "Zebulon" in one.name]
    shown = scene(planted, today=TODAY, mode=Mode.GROUPS, layer="Tapir", labels={"Gecko": firm})
    texts = [_text(drawn(name, shown, ego=True)) for name in _PICTURES]
    missing = {word for word in _PLANTED if not any(word in text for text in texts)}
    # What kind of group it is and what ego is called is in no picture at all.
    assert missing == {"Lemur", "Egret"}


@pytest.mark.parametrize("name", _PICTURES)
@pytest.mark.parametrize("value", ["", *_HOSTILE])
def test_no_name_does_harm(name: str, value: str) -> None:
    """Markup stays text, and what turns text around or is no text at all is left out."""
    text = _text(drawn(name, scene(_planted(_HOSTILE, value), today=TODAY), ego=True))
    assert not {"\u202e", "\u2066", "\x00", "\x07"} & set(text)
    if name != "dot":  # whose strings hold any character
        assert "<script>alert" not in text
        assert "<img" not in text
    if text.startswith(("<?xml", "<svg")):
        ElementTree.fromstring(text)  # noqa: S314 reason: what the test itself drew


@pytest.mark.parametrize("name", _PICTURES)
def test_the_same_every_time(name: str) -> None:
    """The same bytes from the same records."""
    one, other = (drawn(name, scene(_planted(), today=TODAY)) for _ in range(2))
    assert one == other


def test_what_joins_signs_stays_in_dot() -> None:
    """A sign that nobody sees holds some letters and pictures together; it does no harm."""
    name = "Ana \U0001f469\u200d\U0001f4bb"
    assert name in _text(drawn("dot", scene(network(person(name)), today=TODAY)))
