"""The worksheet for paper: nothing runs, nothing is cut off, and there is room to write."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import OpenPage, requests_in, screenshot, violations, wider_than_window

import netrules
from netrules import GroupRecord, Handle, Item, Origin, PersonRecord, Read, Worksheet, worksheet
from netrules.plugins.worksheets.html import Page
from netrules.testing import TODAY

HOSTILE = [
    "<script>document.title = 'x'</script>", '"><img src=x onerror=alert(1)>', "\u202eanna",
    "</style></table></main>", "&lt;b&gt;", "e" * 10_000, "李小龍", "Anna Example",
]  # fmt: skip
#: How wide paper is between the margins, on its long side, in CSS pixels.
PAPER = {"A4": 1032, "Letter": 965}


def _sheet() -> Worksheet:
    origin = Origin("in", line=1)
    people = [
        Handle(
            (f"https://www.linkedin.com/in/{'a' * 60}-{number}",),
            (f"{'long-' * 8}{number}@example.org",),
            names=(name,),
        )
        for number, name in enumerate(HOSTILE)
    ]
    items: list[Item] = [PersonRecord(one, origin, tie="contact") for one in people]
    items += [
        GroupRecord(name, origin, members=tuple(people), key_players=tuple(people[:2]))
        for name in ("Choir", *HOSTILE[:3], "g" * 500)
    ]
    items.append(PersonRecord(Handle(names=("Bo Berg",)), origin))
    return worksheet(netrules.build([Read("in", "made", items)]), today=TODAY)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The page with hostile names, on disk."""
    path = tmp_path / "sheet.html"
    path.write_text(Page().write(_sheet()), "utf-8")
    return path


def test_names_are_text(open_page: OpenPage, written: Path) -> None:
    """Whatever they hold; the page asks for nothing and passes for people who can't see well."""
    assert requests_in(written.read_text("utf-8")) == []
    page = open_page(written)
    assert page.title() == "Map your network"
    assert page.locator("img, script, a").count() == 0
    assert page.get_by_text(HOSTILE[0]).count() > 0
    assert violations(page) == []
    screenshot(page, "worksheet", whole=True)


@pytest.mark.parametrize("paper", PAPER)
def test_fits_on_paper_with_room_to_write(open_page: OpenPage, written: Path, paper: str) -> None:
    """No cell holds more than it shows, and empty ones are as high as a line by hand."""
    page = open_page(written, width=PAPER[paper], height=700)
    page.emulate_media(media="print")
    assert not wider_than_window(page)
    cut = "cells => cells.filter(one => one.scrollWidth > one.clientWidth + 1).length"
    assert page.locator("th, td").evaluate_all(cut) == 0
    heights = page.locator("tbody tr").evaluate_all("rows => rows.map(one => one.offsetHeight)")
    assert min(heights) >= 45  # 12 mm
    pdf = page.pdf(format=paper, prefer_css_page_size=False)
    assert pdf.startswith(b"%PDF")
    screenshot(page, f"worksheet-{paper}", whole=True)


def test_blank_page_on_a_telephone(open_page: OpenPage, tmp_path: Path) -> None:
    """It can be read there too, though it is for paper."""
    path = tmp_path / "blank.html"
    path.write_text(Page().write(Worksheet(TODAY)), "utf-8")
    page = open_page(path, width=390, dark=True)
    assert page.locator("section").count() == 4
    assert not wider_than_window(page)
    assert violations(page) == []
    screenshot(page, "worksheet-blank", whole=True)
