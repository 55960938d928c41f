"""Names of services that are gone: files that others read, found by the name of the service."""

from __future__ import annotations

from pathlib import Path

import pytest
from plugins.addressbook_files import outlook, table
from plugins.ldif_files import entry
from plugins.opened_double import opened

from netrules import NO, Problem, ReadContext
from netrules.loading.find import InputSpec, find
from netrules.plugins.sources.addressbook import AddressBook
from netrules.plugins.sources.ldif import Ldif
from netrules.plugins.sources.plaxo import SOURCES
from netrules.plugins.sources.vcard import VCard

OTHERS = (AddressBook(), Ldif(), VCard())
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada Example\r\nEND:VCARD\r\n"
CONTENTS = {
    "addressbook": table(outlook().values(), {"First Name": "Ada"}),
    "ldif": entry("cn: Ada"),
    "vcard": CARD,
}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_the_formats_source_reads(source: object, tmp_path: Path) -> None:
    """Each of the formats goes to its own source, by content."""
    for name, content in CONTENTS.items():
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        [found] = find(
            [InputSpec(path, name, source.name)],  # type: ignore[attr-defined]
            [*OTHERS, *SOURCES],
        ).found
        assert found.source.name == name


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_they_stand_for_sources_that_there_are(source: object) -> None:
    """And claim nothing themselves."""
    assert set(source.stands_for) == {one.name for one in OTHERS}  # type: ignore[attr-defined]
    for content in CONTENTS.values():
        assert source.sniff(opened(content)) is NO  # type: ignore[attr-defined]
    [item] = source.read(opened(CARD), ReadContext())  # type: ignore[attr-defined]
    assert isinstance(item, Problem)
