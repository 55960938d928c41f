"""What the source takes for its own, and the names that stand for it."""

from __future__ import annotations

import pytest
from plugins.graph_files import told
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import NO, Certainty, ReadContext
from netrules.plugins.sources.graph import SOURCES, Graph, LinkedInMaps, MyFNetwork


@pytest.mark.parametrize(
    "content",
    [
        "",
        " \n\n",
        "\0\0\0\0",
        "<",
        "<?xml version='1.0'?>",
        "<?xml version='1.0'",
        "<!-- gexf -->",
        "<html><body><gexf></gexf></body></html>",
        '<map version="1.0.1"><node TEXT="Anna"/></map>',
        "<opml><body><outline text='Anna'/></body></opml>",
        "<gexfish/>",
        "graph TD\n  a --> b\n",
        "graph {\n a -- b\n}\n",
        "digraph G { a -> b }",
        "mindmap\n  root\n",
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nEND:VCARD\n",
        "dn: cn=Anna\ncn: Anna\n",
        "dlight n=3",
        "* a list\n* of things\n",
        "*Vertices\n",
        "# Vertices 3\n",
        "the nodedef> line comes late\n",
        '{"nodes": [], "links": []}',
        "From anna@example.org Mon Jan  1 00:00:00 2024\n",
    ],
)
def test_no_graph(content: str) -> None:
    """What is something else, or nothing, is left to others."""
    assert Graph().sniff(opened(content)) == NO


def test_folders_are_taken_apart() -> None:
    """Graphs in a folder are each a file by itself, so that each vouches for itself."""
    assert Graph().sniff(folder({"a.gexf": "<gexf/>", "b.gml": "graph ["})) == NO
    assert Graph().sniff(folder({})) == NO


def test_large_folders_are_not_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names decide which of 100,000 files are worth a look."""
    given = folder({f"{n:06}.txt": "x" for n in range(100_000)})
    monkeypatch.delattr(OpenedDouble, "head")
    assert Graph().sniff(given) == NO


def test_workbook_of_nodexl() -> None:
    """It is known, and its user is told what to do."""
    sheets = '<sheet name="Edges" sheetId="1"/><sheet name="Vertices" sheetId="2"/>'
    book = folder({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": f"<workbook>{sheets}"})
    sniffed = Graph().sniff(book)
    assert (sniffed.certainty, sniffed.members) == (Certainty.CERTAIN, None)
    items = list(Graph().read(book, ReadContext()))
    [(_, message)] = told(items)
    assert "GraphML" in message
    other = folder({"xl/workbook.xml": '<sheet name="Sheet1"/>'})
    assert Graph().sniff(other) == NO


@pytest.mark.parametrize("source", [LinkedInMaps(), MyFNetwork()])
def test_services_that_are_gone(source: LinkedInMaps | MyFNetwork) -> None:
    """They recognise nothing themselves, and stand for the one that reads graphs."""
    assert source.stands_for == ("graph",)
    assert source.sniff(opened("<gexf/>")) == NO
    assert list(source.read(opened("<gexf/>"), ReadContext())) == []


def test_names() -> None:
    """By which names the sources are called."""
    assert [one.name for one in SOURCES] == ["graph", "linkedin-maps", "myfnetwork"]
    assert Graph.wants_owner
