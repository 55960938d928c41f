"""The reader beside xmindparser, on a real file and on made ones."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xmindparser
from plugins.mindmap_files import sheet, topic, topic8, xmind, xmind8_content
from plugins.opened_double import OpenedDouble, folder

from netrules import Item, Opened, PersonRecord, ReadContext
from netrules.loading.opened import open_input
from netrules.plugins.sources.mindmap import MindMap
from netrules.plugins.sources.mindmap.nodes import Node, Sheet
from netrules.plugins.sources.mindmap.texts import tidy
from netrules.plugins.sources.mindmap.xmind import read_xmind
from netrules.plugins.sources.mindmap.xmind8 import read_xmind8

SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "mindmap" / "xmind_zen.xmind"


def theirs(topic: dict[str, Any]) -> Iterator[tuple[str, list[str], str]]:
    """Title, markers and link of each topic, by xmindparser."""
    yield tidy(topic.get("title") or ""), topic.get("makers", []), topic.get("link", "")
    for child in topic.get("topics", []):
        yield from theirs(child)


def ours(node: Node) -> Iterator[tuple[str, list[str], str]]:
    """The same by this library; what hangs on a topic without being a branch is not theirs."""
    yield node.text, [mark for mark in node.marks if mark != "bold"], node.link
    for child in node.children:
        if not child.aside and "/detached/" not in f"{child.origin.record}/":
            yield from ours(child)


def compare(file: Path, opened: Opened, *, old: bool = False) -> None:
    """Both read the same topics on the same sheets."""
    found = [
        one
        for one in (
            read_xmind8(opened, "content.xml") if old else read_xmind(opened, "content.json")
        )
        if isinstance(one, Sheet)
    ]
    expected = xmindparser.xmind_to_dict(str(file))
    assert len(found) == len(expected)
    for sheet_, other in zip(found, expected, strict=True):
        assert sheet_.centre is not None
        assert list(ours(sheet_.centre)) == list(theirs(other["topic"]))


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"no sample {SAMPLE.name}")
def test_sample_agrees_with_xmindparser() -> None:
    """In titles, markers and links of every topic."""
    compare(SAMPLE, open_input(SAMPLE, SAMPLE.name))


@pytest.mark.skipif(not SAMPLE.exists(), reason=f"no sample {SAMPLE.name}")
def test_sample_loses_no_topic() -> None:
    """Each title in the file has a fate of its own."""
    opened = open_input(SAMPLE, SAMPLE.name)
    items: list[Item] = list(MindMap().read(opened, ReadContext()))
    with zipfile.ZipFile(SAMPLE) as archive:
        content = archive.read("content.json").decode()
    topics = sum(len(list(_topics(one["rootTopic"]))) for one in json.loads(content))
    assert len({item.origin for item in items}) == topics == len(items)
    assert any("中文" in one.handle.names for one in items if isinstance(one, PersonRecord))


def _topics(topic: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield topic
    for topics in topic.get("children", {}).values():
        for child in topics:
            yield from _topics(child)


def written(file: OpenedDouble, path: Path) -> Path:
    """*file* as a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in file.contents.items():
            archive.writestr(name, content)
    path.write_bytes(buffer.getvalue())
    return path


def test_made_file_agrees_with_xmindparser(tmp_path: Path) -> None:
    """A new one."""
    anna = topic("Anna Example", markers=[{"markerId": "star-red"}], href="https://example.org")
    file = xmind(sheet(topic("Choir", anna, topic("Bö Berg"))), sheet(topic("Work")))
    compare(written(file, tmp_path / "map.xmind"), file)


def test_made_old_file_agrees_with_xmindparser(tmp_path: Path) -> None:
    """And one of XMind 8."""
    marker = '<marker-refs><marker-ref marker-id="star-red"/></marker-refs>'
    anna = topic8("Anna Example", inner=marker, attributes='xlink:href="https://example.org"')
    content = xmind8_content(topic8("My network", topic8("Choir", anna, topic8("Bo Berg"))))
    file = folder({"content.xml": content, "META-INF/manifest.xml": "<manifest/>"})
    compare(written(file, tmp_path / "map.xmind"), file, old=True)
