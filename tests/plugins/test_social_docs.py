"""The pages about X, Mastodon and Bluesky agree with what is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netrules.plugins.sources.fediverse.bluesky.repository import KEPT
from netrules.plugins.sources.fediverse.mastodon.posts import MOST_MET
from netrules.plugins.sources.fediverse.mastodon.tables import NAMES, letters
from netrules.plugins.sources.x.layout import Kind, kind_of_variable
from netrules.plugins.sources.x.messages import MOST_TIED

ROOT = Path(__file__).parents[2]
PAGES = {
    name: (ROOT / "docs" / "sources" / f"{name}.md").read_text("utf-8")
    for name in ("x", "mastodon", "bluesky")
}
FOLDERS = {"x": "x", "mastodon": "fediverse/mastodon", "bluesky": "fediverse/bluesky"}
#: How a reason stands in the code: skipped for it, or left out for it.
_REASON = re.compile(
    r'(?:Skipped\(|left_out\()\s*"([^"]+)"|_Left\(member, number, "([^"]+)", lost=False\)'
)


def section(name: str, heading: str) -> str:
    """What stands under a heading of a page."""
    _, found, after = PAGES[name].partition(f"\n## {heading}\n")
    assert found
    return after.partition("\n## ")[0]


def reasons(name: str) -> set[str]:
    """Why the code skips rows."""
    folder = ROOT / "netrules" / "plugins" / "sources" / FOLDERS[name]
    texts = [path.read_text("utf-8") for path in folder.glob("*.py")]
    found = (match for text in texts for match in _REASON.findall(text))
    return {one or other for one, other in found}


@pytest.mark.parametrize("name", sorted(PAGES))
def test_reasons_are_on_the_page(name: str) -> None:
    """Rows are skipped for reasons that can be looked up."""
    found = reasons(name)
    assert len(found) >= 4
    table = section(name, "What is skipped, and counted")
    assert [one for one in sorted(found) if one not in table] == []


def test_files_of_x_are_on_the_page() -> None:
    """Each kind of file that is read is named, and no other is named as read."""
    named = re.findall(r"`([\w-]+)\.js`", section("x", "What is read"))
    kinds = {kind_of_variable(name) for name in named if name != "manifest"}
    unnamed = {Kind.TABLE, Kind.DETAILS, Kind.OTHER, Kind.MANIFEST}
    assert kinds - {Kind.OTHER} == set(Kind) - unnamed


def test_files_of_mastodon_are_on_the_page() -> None:
    """Each kind of table is named as its server names it."""
    named = re.findall(r"`([\w-]+\.csv)`", section("mastodon", "What is read"))
    assert {NAMES[letters(name)] for name in named} == set(NAMES.values())


def test_records_of_bluesky_are_on_the_page() -> None:
    """Each kind of record that is kept is named."""
    assert set(re.findall(r"`(app\.[\w.]+)`", section("bluesky", "What is read"))) == set(KEPT)


def test_limits_are_on_the_pages() -> None:
    """How many may take part."""
    assert f"more than {MOST_TIED} others" in PAGES["x"]
    assert f"at most {MOST_MET} others" in PAGES["mastodon"]
