"""The report as a page, in a browser: nothing is asked for, nobody is kept out, all of it fits."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from browsing import OpenPage, requests_in, screenshot, violations, wider_than_window
from reports import GOAL, HOSTILE, rendered, report_of

from netrules.cli.main import main
from netrules.plugins.formats.html import HtmlReport

_EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "job-search"
_PHONE: Final = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on the example."""
    folder = tmp_path_factory.mktemp("report") / "job-search"
    shutil.copytree(_EXAMPLE, folder)
    path = folder / "report.html"
    config = str(folder / "netrules.toml")
    words = ["check", "--config", config, "--today", "2026-11-20", "--no-redact"]
    assert main([*words, "--format", "html", "--output", str(path)]) == 1
    return path


def test_it_asks_for_nothing(example: Path) -> None:
    """A page that is handed on tells nobody that it was opened."""
    assert requests_in(example.read_text("utf-8")) == []


@pytest.mark.parametrize("dark", [False, True])
def test_everybody_can_read_it(open_page: OpenPage, example: Path, dark: bool) -> None:
    """What axe-core knows of is right, with all that is folded unfolded."""
    page = open_page(example, dark=dark)
    screenshot(page, f"report-{'dark' if dark else 'light'}", whole=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []
    assert not wider_than_window(page)


def test_on_a_telephone(open_page: OpenPage, example: Path) -> None:
    """Only tables scroll sideways, each by itself."""
    page = open_page(example, **_PHONE)
    screenshot(page, "report-telephone", whole=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == []
    assert not wider_than_window(page)


def test_on_paper(open_page: OpenPage, example: Path) -> None:
    """The contents, which lead nowhere on paper, are left out."""
    page = open_page(example)
    page.emulate_media(media="print")
    screenshot(page, "report-paper", whole=True)
    assert not page.locator("nav").is_visible()
    assert page.locator("h1").is_visible()


def test_hostile_names(open_page: OpenPage, tmp_path: Path) -> None:
    """They are text: none runs, loads, hides or widens anything."""
    names = [*HOSTILE, '"><img src=x onerror=alert(1)>', "\u202e" + "reversed", "W" * 10_000]
    path = tmp_path / "report.html"
    path.write_text(rendered(HtmlReport(), report_of(names, goals=(GOAL,))), "utf-8")
    page = open_page(path, **_PHONE)
    assert not wider_than_window(page)
    assert page.locator("img, script, iframe").count() == 0
    assert page.get_by_text("<script>alert(1)</script>").count() > 0
