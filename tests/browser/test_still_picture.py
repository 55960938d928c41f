"""The SVG in a real browser: nothing runs, names keep apart as they are drawn, day and night."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import OpenPage, requests_in, screenshot
from building import TODAY, network, person, tie
from picturing import drawn

from netrules import scene

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLE = Path(__file__).parents[2] / "docs" / "images" / "job-search.svg"
HOSTILE = [
    "<script>document.title = 'x'</script>", '"><img src=x onerror=alert(1)>', "\u202eanna",
    "</style></svg>", "]]>", "e" * 10_000, "李小龍", "W" * 40,
]  # fmt: skip
#: How far letters may reach into each other's room: the halo around them.
_TOUCH = 2


def _boxes(page: Page, styles: str) -> list[list[float]]:
    """Left, top, right and bottom of words as they are drawn."""
    found: list[list[float]] = page.locator(styles).evaluate_all(
        "all => all.map(one => { const b = one.getBBox();"
        " return [b.x, b.y, b.x + b.width, b.y + b.height]; })"
    )
    return found


def _apart(page: Page) -> bool:
    """Whether no two names or labels are drawn over each other."""
    return all(
        a[2] <= b[0] + _TOUCH or b[2] <= a[0] + _TOUCH or a[3] <= b[1] + 5 or b[3] <= a[1] + 5
        for a, b in combinations(_boxes(page, "text.name, text.label"), 2)
    )


@pytest.mark.parametrize("dark", [False, True], ids=["day", "night"])
def test_the_picture_of_the_readme(open_page: OpenPage, dark: bool) -> None:
    """It fits onto its sheet, names keep apart, and its ground follows the reader's mode."""
    page = open_page(EXAMPLE, width=1240, height=900, dark=dark)
    assert _apart(page)
    assert max(right for _, _, right, _ in _boxes(page, "text")) <= 1240
    ground = page.locator(".ground").evaluate("one => getComputedStyle(one).fill")
    assert ground == ("rgb(22, 24, 28)" if dark else "rgb(255, 255, 255)")
    screenshot(page, f"still-{'night' if dark else 'day'}")


def test_no_name_runs_or_breaks_out(open_page: OpenPage, tmp_path: Path) -> None:
    """Whatever somebody is called, it is text that stays on the sheet."""
    ties = [tie(*pair) for pair in combinations(HOSTILE, 2)]
    text = drawn("svg", scene(network(*map(person, HOSTILE), *ties), today=TODAY))
    assert isinstance(text, str)
    path = tmp_path / "net.svg"
    path.write_text(text, "utf-8")
    assert requests_in(text) == []
    page = open_page(path, width=1240, height=900)
    assert page.locator("img, script").count() == 0
    assert page.locator("circle title").count() == len(HOSTILE)
    assert _apart(page)
    assert max(right for _, _, right, _ in _boxes(page, "text")) <= 1240
    screenshot(page, "still-hostile")
