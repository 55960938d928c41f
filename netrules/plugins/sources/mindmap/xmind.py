"""Maps of XMind since 2019 (Zen, 2020 and later): sheets of topics in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from netrules import Opened, Problem
from netrules.plugins.sources.mindmap.nodes import LAYER, MAX_DEPTH, TOO_DEEP, Arrow, Node, Sheet
from netrules.plugins.sources.mindmap.texts import tidy
from netrules.reading import read_json

#: Topics that hang on others without being branches of them, by their kind, and what they are.
ASIDE: Final = {"summary": "a summary of other nodes", "callout": "a callout"}
_BOLD: Final = frozenset({"bold", "bolder", "700", "800", "900"})


def read_xmind(opened: Opened, member: str) -> Iterator[Sheet | Problem]:
    """Each sheet of the file; topics that float about are branches like others."""
    value = read_json(opened, member, layer=LAYER)
    if isinstance(value, Problem):
        yield value
        return
    found = False
    for index, sheet in enumerate(value if isinstance(value, list) else [value]):
        topic = _table(_table(sheet).get("rootTopic"))
        if topic:
            found = True
            reader = _Reader(opened, member)
            pointer = f"/{index}" if isinstance(value, list) else ""
            centre = reader.node(topic, f"{pointer}/rootTopic", 0)
            arrows = list(reader.arrows(sheet, pointer))
            yield Sheet(centre, centre.children, arrows)
    if not found:
        yield Problem("the map has no topic", opened.origin(member, layer=LAYER))


class _Reader:
    """Turns topics into nodes."""

    def __init__(self, opened: Opened, member: str) -> None:
        self._opened = opened
        self._member = member

    def node(self, topic: dict[str, Any], pointer: str, depth: int) -> Node:
        """The node that *topic* is, with all below it."""
        origin = self._opened.origin(self._member, record=pointer, layer=LAYER)
        made = Node(tidy(_text(topic.get("title"))), origin, _text(topic.get("id")))
        made.link = _text(topic.get("href"))
        made.marks = [_text(_table(one).get("markerId")) for one in _list(topic.get("markers"))]
        weight = _table(_table(topic.get("style")).get("properties")).get("fo:font-weight")
        if str(weight).lower() in _BOLD:
            made.marks.append("bold")
        labels = filter(None, map(_text, _list(topic.get("labels"))))
        plain = _table(_table(topic.get("notes")).get("plain"))
        made.notes = "\n".join(filter(None, (*labels, tidy(_text(plain.get("content"))))))
        if depth > MAX_DEPTH:
            made.aside = TOO_DEEP
        else:
            made.children = list(self._below(topic, pointer, depth))
        return made

    def _below(self, topic: dict[str, Any], pointer: str, depth: int) -> Iterator[Node]:
        for kind, topics in _table(topic.get("children")).items():
            for index, child in enumerate(_list(topics)):
                place = f"{pointer}/children/{kind}/{index}"
                node = self.node(_table(child), place, depth + 1)
                node.aside = node.aside or ASIDE.get(kind, "")
                yield node

    def arrows(self, sheet: dict[str, Any], pointer: str) -> Iterator[Arrow]:
        """The relationships of a sheet."""
        for index, one in enumerate(map(_table, _list(sheet.get("relationships")))):
            place = f"{pointer}/relationships/{index}"
            origin = self._opened.origin(self._member, record=place, layer=LAYER)
            ends = (_text(one.get("end1Id")), _text(one.get("end2Id")))
            yield Arrow(*ends, tidy(_text(one.get("title"))), origin)


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
