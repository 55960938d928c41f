"""What is taken for a mind map, and what is left to others."""

from __future__ import annotations

from time import perf_counter

import pytest
from plugins.mindmap_files import freemind, node, opml, outline, sheet, topic, xmind, xmind8_content
from plugins.opened_double import OpenedDouble, folder, opened

from netrules import Certainty
from netrules.plugins.sources.mindmap import MindMap

MAP = freemind(node("Choir", node("Anna Example")))


def certainty(content: str | bytes | OpenedDouble) -> Certainty:
    """How sure the source is."""
    file = content if isinstance(content, OpenedDouble) else opened(content)
    return MindMap().sniff(file).certainty


@pytest.mark.parametrize(
    "content",
    [
        MAP,
        "\ufeff" + MAP,
        MAP.encode("utf-16"),
        f'<?xml version="1.0"?>\n<!-- by me -->\n<!DOCTYPE map>\n\n{MAP}',
        opml(outline("Choir", outline("Anna"))),
        xmind8_content("<topic><title>x</title></topic>"),
        "mindmap\n  root\n    Choir\n",
        "---\ntitle: x\n---\n%% hello\nmindmap\n  root\n",
    ],
)
def test_formats_are_certain(content: str | bytes) -> None:
    """Nobody else could claim them."""
    assert certainty(content) is Certainty.CERTAIN


@pytest.mark.parametrize(
    "content",
    [
        "# My network\n## Choir\n- Anna Example\n",
        "# Who do I know?\n- Choir\n  - Anna Example\n",
        "Mein Netzwerk\n  Chor\n    Anna Example\n    Bo Berg\n",
        "# 2026\n## Choir\n- Anna Example <anna@example.org>\n- Bo Berg\n",
        "# 2026\n## Choir\n- Anna Example (key player)\n- Bo Berg\n",
        "# Plans\n\n```mermaid\nmindmap\n  root\n```\n",
    ],
)
def test_outlines_of_people_are_likely(content: str) -> None:
    """Their title says so, or what stands beside the names."""
    assert certainty(content) is Certainty.LIKELY


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\0\0\0",
        "# Shopping\n## Market\n- Milk\n- Bread\n",
        "# To do\n- Work\n  - call Anna\n  - write the report for the board meeting\n",
        "# netrules\n\nA library.\n\n## Usage\n\n- Install it\n- Run it\n\nThat is all.\n",
        "# My network is broken, and here is all that I found out about it\n\nProse.\n",
        "Anna Example\nBo Berg\nChi Chen\n",
        "- Anna <anna@example.org>\n- Bo <bo@example.org>\n- Chi <chi@example.org>\n",
        "First Name,Last Name\nAnna,Example\n",
        "BEGIN:VCARD\nFN:Anna\nEND:VCARD\n",
        "From: anna@example.org\nTo: me@example.org\n\nHi\n",
        "[12/05/2026, 10:00] Anna: Hi\n[12/05/2026, 10:01] Me: Hi\n",
        "<html><body><p>mindmap</p></body></html>",
        '<map version="1.0" orientation="orthogonal"><tileset/></map>',
        "<gexf><graph><nodes><node id='1'/></nodes></graph></gexf>",
        "<graphml><node id='a'/></graphml>",
        '<opml version="2.0"><body><outline text="x" xmlUrl="https://example.org"/></body></opml>',
        '[{"id": 1, "title": "x"}]',
        '{"a": 1}',
        "CAST = (\n    Noted('Ana Ruiz', ANA),\n    Noted('Bo Berg', 'bo@example.org'),\n)\n",
        "graph TD\n  A --> B\n",
        "mindmaps are fun\n",
        "# A page\n\n```mermaid\ngraph TD\n```\n",
    ],
)
def test_what_is_none(content: str) -> None:
    """Lists of other things, pages, and the files of other sources."""
    assert certainty(content) is Certainty.NO


def test_members_of_an_xmind_file() -> None:
    """What lies beside it in a folder is left to others."""
    file = xmind(sheet(topic("Choir", topic("Anna"))), **{"contacts.vcf": "BEGIN:VCARD"})
    members = MindMap().sniff(file).members
    assert members == frozenset(file.members) - {"contacts.vcf"}


@pytest.mark.parametrize(
    "contents",
    [
        {"map.mm": MAP},
        {"content.json": '{"a": 1}'},
        {"content.xml": "<office:document-content/>", "mimetype": "application/vnd.oasis"},
        {"sub/content.json": '[{"rootTopic": {}}]'},
    ],
)
def test_other_folders_are_taken_apart(contents: dict[str, str | bytes]) -> None:
    """By the core, which asks about each file by itself."""
    assert certainty(folder(contents)) is Certainty.NO


def test_large_folders_cost_little() -> None:
    """Only names are looked at."""
    file = OpenedDouble({}, members=tuple(f"mail/{number}.eml" for number in range(100_000)))
    start = perf_counter()
    assert certainty(file) is Certainty.NO
    assert perf_counter() - start < 0.5
