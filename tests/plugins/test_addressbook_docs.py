"""The pages about address books agree with what is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netrules.plugins.sources.addressbook import reader
from netrules.plugins.sources.addressbook.aliases import aliases
from netrules.plugins.sources.addressbook.mapping import FIELDS
from netrules.plugins.sources.ldif import entries
from netrules.plugins.sources.plaxo import SOURCES

PAGES = Path(__file__).parents[2] / "docs" / "sources"


def page(name: str) -> str:
    """A page of the documentation, with its lines joined."""
    return " ".join((PAGES / f"{name}.md").read_text("utf-8").split())


def test_fields_of_the_settings_are_on_the_page() -> None:
    """All of them, and no other."""
    text = (PAGES / "addressbook.md").read_text("utf-8")
    rows = text.partition("| field | holds |\n")[2].partition("\n\n")[0]
    cells = [row.split("|")[1] for row in rows.splitlines()[1:]]
    assert sorted(re.findall(r"`([^`]+)`", " ".join(cells))) == sorted(FIELDS)


def test_programs_are_on_the_page() -> None:
    """Every program whose tables are known."""
    for layout in aliases().layouts:
        assert f"| {layout.name}" in page("addressbook")


@pytest.mark.parametrize(
    "reason", [reader.BLANK, reader.ORGANISATION, reader.NOBODY, reader.REPEATED]
)
def test_reasons_of_address_books_are_on_the_page(reason: str) -> None:
    """Rows are skipped for reasons that can be looked up."""
    assert f"skipped: {reason} |" in page("addressbook")


def test_reasons_of_ldif_are_on_the_page() -> None:
    """Entries are skipped for reasons that can be looked up."""
    code = Path(entries.__file__).read_text("utf-8")
    found = set(re.findall(r"skipped: ([^|]+?) \|", page("ldif")))
    assert found == {"no person", "blank entry", "deleted entry", "change of an entry"}
    assert all(f'"{reason}"' in code for reason in found)


def test_sources_that_plaxo_stands_for_are_on_the_page() -> None:
    """Each with its own page."""
    for source in SOURCES:
        assert f"--source {source.name}=" in page("plaxo")
        assert all(f"({name}.md)" in page("plaxo") for name in source.stands_for)
