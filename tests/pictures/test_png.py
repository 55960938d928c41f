"""The still picture as PNG: the SVG's marks, sharp, with names, and an error where it cannot be."""

from __future__ import annotations

import struct
import sys
from typing import Any

import pytest
from picturing import circle_scene, drawn

from netrules import MissingExtra

_HEAD = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def resvg() -> Any:
    """The library that draws it, where it is installed."""
    return pytest.importorskip("resvg_py", reason="pip install 'netrules[pictures]'")


def test_twice_as_large_as_the_svg(resvg: Any) -> None:
    """So that letters are sharp on paper, too; and the same every time."""
    png = drawn("png", circle_scene())
    assert isinstance(png, bytes)
    assert png[:8] == _HEAD
    assert struct.unpack(">II", png[16:24]) == (2480, 1800)
    assert png == drawn("png", circle_scene())


def test_names_are_on_it_or_hidden(resvg: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what the SVG shows, also under redaction."""
    asked = []
    real = resvg.svg_to_bytes

    def noting(**options: Any) -> bytes:
        asked.append(options["svg_string"])
        return bytes(real(**options))

    monkeypatch.setattr(resvg, "svg_to_bytes", noting)
    shown, hidden = (drawn("png", circle_scene(), redact=redact) for redact in (False, True))
    assert shown != hidden
    assert drawn("svg", circle_scene()) in asked
    assert drawn("svg", circle_scene(), redact=True) in asked


def test_no_picture_without_a_word(resvg: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no typeface is installed that is an error; the library would say nothing."""
    real = resvg.svg_to_bytes

    def without_typefaces(**options: Any) -> bytes:
        return bytes(real(**{**options, "skip_system_fonts": True}))

    monkeypatch.setattr(resvg, "svg_to_bytes", without_typefaces)
    with pytest.raises(ValueError, match="no typeface is installed here"):
        drawn("png", circle_scene())


def test_a_system_that_names_no_typeface(resvg: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is there is taken."""
    real, asked = resvg.svg_to_bytes, []

    def naming_none(**options: Any) -> bytes:
        face = options.pop("sans_serif_family", "")
        asked.append(face)
        return bytes(real(**{**options, "skip_system_fonts": face != "Noto Sans"}))

    monkeypatch.setattr(resvg, "svg_to_bytes", naming_none)
    assert drawn("png", circle_scene())
    assert asked[-1] == "Noto Sans"


def test_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra, and an error that anybody can act on."""
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(MissingExtra) as raised:
        drawn("png", circle_scene())
    assert str(raised.value) == (
        "a picture as PNG needs resvg_py: pip install 'netrules[pictures]'"
    )
    assert raised.value.name == "resvg_py"
