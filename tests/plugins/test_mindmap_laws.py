"""What holds for every map, good or broken."""

from __future__ import annotations

import json
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plugins.mindmap_files import (
    freemind,
    node,
    only,
    opml,
    outline,
    people,
    read,
    sheet,
    topic,
    xmind,
)
from plugins.opened_double import folder, opened

import netrules
from netrules import GroupRecord, PersonRecord, Problem, Read, Skipped
from netrules.plugins.sources.mindmap import MindMap

names = st.from_regex(r"[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}[a-ps-z]", fullmatch=True)
labels = st.from_regex(r"[A-Z][a-z]{2,8} [0-9]{1,3}", fullmatch=True)
trees = st.lists(
    st.tuples(labels, st.lists(names, min_size=1, max_size=4)),
    min_size=2,
    max_size=4,
    unique_by=lambda pair: pair[0],
).filter(lambda tree: len({name for _, people in tree for name in people}) > 1)


def as_freemind(tree: list[tuple[str, list[str]]]) -> str:
    """A map in FreeMind's format."""
    return freemind(*(node(group, *map(node, people)) for group, people in tree))


def as_opml(tree: list[tuple[str, list[str]]]) -> str:
    """A map in OPML."""
    return opml(*(outline(group, *map(outline, people)) for group, people in tree))


def as_xmind(tree: list[tuple[str, list[str]]]) -> str:
    """A map in XMind's JSON."""
    return json.dumps([sheet(*(topic(group, *map(topic, people)) for group, people in tree))])


def as_lines(tree: list[tuple[str, list[str]]], start: str, group: str, person: str) -> str:
    """A map in lines with something before each."""
    lines = [start]
    for name, members in tree:
        lines += [group + name, *(person + member for member in members)]
    return "\n".join(lines)


@given(trees)
def test_every_format_says_the_same(tree: list[tuple[str, list[str]]]) -> None:
    """The same map has the same people in the same groups, whatever program wrote it."""
    texts = [
        as_freemind(tree),
        as_opml(tree),
        as_xmind(tree),
        as_lines(tree, "mindmap\n  root", "    ", "      "),
        as_lines(tree, "# My network", "## ", "- "),
        as_lines(tree, "My network", "  ", "\t"),
    ]
    expected: dict[str, list[str]] = {}
    for group, members in tree:
        for name in members:
            expected.setdefault(name, [])
            expected[name] += [group] if group not in expected[name] else []
    for text in texts:
        assert people(read(text)) == {name: tuple(found) for name, found in expected.items()}


@given(trees)
def test_every_node_counts_once(tree: list[tuple[str, list[str]]]) -> None:
    """Read = kept + joined + skipped + problems."""
    network = netrules.build([Read("map", "mindmap", read(as_freemind(tree)))])
    (count,) = network.sources
    assert count.read == 1 + sum(1 + len(members) for _, members in tree)
    assert count.read == count.kept + count.joined + count.skipped + count.problems


@given(trees, st.data())
def test_truncated_maps_lose_no_earlier_node(
    tree: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    """Whatever is whole before the end is read as in the whole file."""
    text = as_freemind(tree)
    cut = text[: data.draw(st.integers(text.index("My network") + 20, len(text) - 1))]
    found = [name for one in only(PersonRecord, read(cut)) for name in one.handle.names]
    whole = list(people(read(text)))
    # The last node before the break may seem to be an end, or be one of the first level.
    assert set(found) <= {*whole, *(group for group, _ in tree)}
    complete = cut.rpartition("</node>")[0]
    assert all(name in found for name in whole if f'"{name}"></node' in complete)


TOKENS = [
    "<map>", "<map version='1'>", "</map>", "<node TEXT='Anna Example'>", "<node>", "</node>",
    "<node TEXT='", "'/>", "<richcontent TYPE='NODE'>", "</richcontent>", "<html>", "</html>",
    "<p>", "&amp;", "&x;", "&#0;", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE map [", "]>",
    "<!ENTITY a 'b'>", "<opml>", "<body>", "<outline text='Bo Berg'>", "</outline>", "</body>",
    "<xmap-content>", "<sheet>", "<topic>", "<title>", "</title>", "</topic>", "<children>",
    "mindmap\n", "  root((", "))", "((", '["`', '`"]', "::icon(", ")", ":::", "%%", "---\n",
    "# ", "- ", "  - ", "\t", "* ", "1. ", "[x] ", "```mermaid\n", "```\n", "Anna", " \u2013 ",
    "(key)", "!", "*", "a@example.org", "+44 20 7946 0001", "last talked: 2026-05-02",
    "\n", "\r", "\0",
    '[{"rootTopic":', '{"title":', '"children":{"attached":[', "]}}", "}", "]", ",", "\ufeff",
]  # fmt: skip


@given(
    st.binary() | st.lists(st.sampled_from(TOKENS), max_size=60).map(lambda t: "".join(t).encode())
)
@settings(max_examples=500)
def test_no_bytes_are_too_much(content: bytes) -> None:
    """Every file is read to its end, and each node has one fate."""
    MindMap().sniff(opened(content))
    items = read(content)
    assert items
    fates = [
        item.origin
        for item in items
        if isinstance(item, (PersonRecord, GroupRecord, Skipped))
        or (isinstance(item, Problem) and item.lost)
    ]
    assert len(set(fates)) == len(fates)
    assert read(content) == items


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "rootTopic title children attached detached summary markers markerId notes plain "
                "content labels href relationships end1Id id style properties".split()
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=30,
)


@given(json_values)
def test_no_json_is_too_much(value: Any) -> None:
    """Whatever stands where topics should."""
    assert read(folder({"content.json": json.dumps([{"rootTopic": value}, value])}))


SIZE = 25_000


@pytest.mark.parametrize(
    "content",
    [
        "<map>" + "<node TEXT='x'>" * SIZE,
        "<map>" + "<node TEXT='x'>" * 5000 + "</node>" * 5000 + "</map>",
        "<map><node TEXT='x'>" + "<node TEXT='Anna Example'/>" * SIZE + "</node></map>",
        "<map><node TEXT='x'>" + "<node TEXT='Anna Example'/>" * SIZE,
        "<map><node TEXT='x'>" + "<richcontent TYPE='NODE'>" * SIZE,
        "<map><node TEXT='x'>" + "<richcontent TYPE='NODE'><html>" * SIZE + "</richcontent>",
        "<map><node TEXT='x'>" + '<a b="' * SIZE,
        "<map><node TEXT='x'>" + "<!--" * SIZE,
        "<map><node TEXT='x'>" + "<![CDATA[" * SIZE,
        "<map><node TEXT='x'>" + "</font>" * SIZE,
        "<map><node TEXT='x'>" + "<font>" * SIZE,
        "<map><node TEXT='x'>" + "&lt;" * SIZE * 10,
        "<map><node TEXT='" + "&lt;b&gt;" * SIZE + "'/></map>",
        "<map><node TEXT='x'><node TEXT='" + "x " * SIZE * 10 + "'/></node></map>",
        "<map><node TEXT='x'><node TEXT='" + "((((" * SIZE + "'/></node></map>",
        "mindmap\n" + " x\n" * SIZE,
        "mindmap\n" + "".join(f"{' ' * (n % 1000)}x\n" for n in range(20_000)),
        "mindmap\n" + ' a["x\n' * SIZE,
        "%%{" * SIZE,
        "mindmap\n x\n  " + "(" * SIZE,
        "```mermaid\n" * SIZE,
        "# " + " " * SIZE + "x",
        "- " * SIZE,
        "-" * SIZE + "x",
        "- x\n" * SIZE,
        "- **" + "**" * SIZE,
        "\n".join("\t" * (n % 500) + "- x" for n in range(20_000)),
        "x" * SIZE * 50,
        "\r" * SIZE * 10,
        "<!--\n" * SIZE,
        '[{"rootTopic":' + '{"children":{"attached":[' * 200 + "]}}" * 200 + "}]",
        '[{"rootTopic":' + '{"children":{"attached":[' * SIZE,
    ],
)  # fmt: skip
def test_time_grows_with_size_only(content: str) -> None:
    """What is quadratic would take minutes for these."""
    start = perf_counter()
    MindMap().sniff(opened(content))
    read(content)
    assert perf_counter() - start < 10


def test_too_large_and_too_many() -> None:
    """Are said in one line."""
    (problem,) = only(Problem, read("<map>" + "<node/>" * 1_100_000 + "</map>"))
    assert "too many for a mind map" in problem.message
    (problem,) = only(Problem, read("<map><node>" + " " * 33 * 1024**2))
    assert "too large for a mind map" in problem.message


def test_too_deep() -> None:
    """Levels beyond the hundredth are left out and counted."""
    text = "".join(f"{' ' * depth}- Group {depth}\n" for depth in range(150))
    assert "more than 100 levels deep" in {one.reason for one in only(Skipped, read(text))}


def test_map_loaded_twice_is_loaded_once() -> None:
    """Also where first names stand in it more than once."""
    text = freemind(
        node("Choir", node("Anna"), node("Bo Berg *")), node("Work", node("Anna"), node("Bo Berg"))
    )
    reads = [Read(path, "mindmap", read(opened(text, path))) for path in ("a", "b")]
    assert len(netrules.build(reads[:1]).people) == len(netrules.build(reads).people) == 3


def test_two_files_are_not_joined_by_names() -> None:
    """Only within one map does a name say who is meant."""
    one = read(xmind(sheet(topic("Choir", topic("Anna Example", labels=["alto"])))))
    other = read(freemind(node("Work", node("Anna Example"))))
    network = netrules.build([Read("a", "mindmap", one), Read("b", "mindmap", other)])
    assert len(network.people) == 2
