"""What a scene shows in a notebook: the still picture, and nothing that runs in the page."""

from __future__ import annotations

import re
from base64 import b64decode

from building import TODAY, network, person
from picturing import circle_scene, drawn

from netrules import scene


def test_a_scene_shows_itself() -> None:
    """As an image with what it shows in words; the marks are those of the SVG."""
    found = re.fullmatch(
        r'<img alt="([^"]*)" src="data:image/svg\+xml;base64,([^"]*)">',
        circle_scene()._repr_html_(),
    )
    assert found is not None
    assert found[1] == "14 people, 31 ties among them, 2026-09-30"
    assert b64decode(found[2]).decode() == drawn("svg", circle_scene())


def test_nothing_of_a_name_gets_into_the_page() -> None:
    """An image's bytes are no markup, and lone surrogates no bytes."""
    shown = scene(network(person("<script>alert(1)</script>"), person("A\ud800")), today=TODAY)
    html = shown._repr_html_()
    assert html.count("<") == 1
    assert html.isascii()
