"""The tools for tests of pages see what they are there to see."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import OpenPage, requests_in, violations, wider_than_window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_PAGE = """\
<!doctype html><html lang="en"><head><title>A page</title>{}</head>
<body><main><h1>A page</h1>{}</main></body></html>
"""
_POLICY = '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">'
_FETCH = "fetch('https://example.org/b').catch(() => {})"
_IMAGE = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'


def _written(folder: Path, body: str, head: str = "") -> Path:
    path = folder / "page.html"
    path.write_text(_PAGE.format(head, body), encoding="utf-8")
    return path


def test_a_page_without_fault_passes(open_page: OpenPage, tmp_path: Path) -> None:
    """Nothing is found where nothing is wrong."""
    page = open_page(_written(tmp_path, "<p>Hello.</p>"))
    assert page.title() == "A page"
    assert violations(page) == []
    assert not wider_than_window(page)


def test_what_axe_finds_and_width_are_told(open_page: OpenPage, tmp_path: Path) -> None:
    """What people who can't see, or have a narrow window, would suffer from is found."""
    body = f'{_IMAGE}<p style="width: 3000px">Wide.</p>'
    page = open_page(_written(tmp_path, body))
    assert any(one.startswith("image-alt: ") for one in violations(page))
    assert wider_than_window(page)


@pytest.mark.parametrize(
    ("head", "body", "trouble"),
    [
        ("", "<script>throw new Error('raised')</script>", "error: raised"),
        ("", "<script>console.error('written')</script>", "console: written"),
        ("", "<img alt='' src='https://example.org/a'>", "request: https://example.org/a"),
        ("", f"<script>{_FETCH}</script>", "request: https://example.org/b"),
        (_POLICY, "<script>var x</script>", "violates the following Content Security Policy"),
    ],
)
def test_a_page_with_a_fault_has_trouble(
    browser: Browser, tmp_path: Path, head: str, body: str, trouble: str
) -> None:
    """Each way in which a page can misbehave in silence is noted."""
    opener = OpenPage(browser)
    opener(_written(tmp_path, body, head)).wait_for_timeout(50)
    opener.close()
    assert any(trouble in one for one in opener.troubles)


def test_what_a_source_would_load_is_seen() -> None:
    """What a browser would load is seen in the source; a link is not loaded."""
    assert requests_in('<img src="https://example.org/a.png">') == ["https://example.org/a.png"]
    assert requests_in("@import '//example.org/a.css'") == ["//example.org/a.css"]
    assert requests_in("a { background: url(https://example.org/b) }") == ["https://example.org/b"]
    assert requests_in('<a href="https://example.org">x</a>') == []
