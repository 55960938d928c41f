"""XML element by element: safe, lenient up to the first break, with lines."""

from __future__ import annotations

import tracemalloc
from io import BytesIO
from xml.etree import ElementTree as Tree
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netrules.reading import Element, XmlError, read_xml

_names = st.sampled_from(["a", "b", "node"])
_chars = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], exclude_characters="\ufffe\uffff"
)
_texts = st.text(_chars, max_size=8)
_leaves = st.tuples(_names, st.dictionaries(_names, _texts, max_size=2), _texts, st.just([]))
_trees = st.recursive(
    _leaves,
    lambda inner: st.tuples(
        _names, st.dictionaries(_names, _texts, max_size=2), _texts, st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


def read(content: str | bytes, *tags: str) -> list[Element]:
    """The elements of a file."""
    return list(read_xml(BytesIO(content.encode() if isinstance(content, str) else content), tags))


def _written(tree: tuple[str, dict[str, str], str, list[object]]) -> str:
    tag, attributes, text, children = tree
    inside = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{tag}{inside}>{escape(text)}{''.join(map(_written, children))}</{tag}>"  # type: ignore[arg-type]


def _same(one: Element, other: Tree.Element) -> bool:
    text = (other.text or "") + "".join(child.tail or "" for child in other)
    return (
        (one.tag, dict(one.attributes), one.text) == (other.tag, other.attrib, text)
        and len(one.children) == len(other)
        and all(map(_same, one.children, other))
    )


@given(_trees)
def test_it_agrees_with_the_standard_library(
    tree: tuple[str, dict[str, str], str, list[object]],
) -> None:
    """The same elements, attributes and texts."""
    text = _written(tree)
    [found] = read(text)
    assert _same(found, Tree.fromstring(text))  # noqa: S314 reason: written here


def test_elements_come_as_they_end_and_with_their_lines() -> None:
    """Only those asked for; one inside another comes with it; namespaces fall away."""
    text = (
        '<?xml version="1.0"?>\n<g xmlns="urn:x" xmlns:v="urn:v">\n'
        '<nodes>\n <node id="1" v:k="2">one<node id="in"/></node>\n <edge/>\n</nodes></g>'
    )
    node, edge = read(text, "node", "edge")
    assert (node.tag, node.line, node.get("id"), node.get("k"), node.get("no", "-")) == (
        "node", 4, "1", "2", "-",
    )  # fmt: skip
    assert [child.get("id") for child in node.all("node")] == ["in"]
    assert node.first("edge") is None
    assert list(node.texts()) == ["one", ""]
    assert edge.line == 5


def test_what_stands_before_a_break_is_given() -> None:
    """The neighbours of what is broken are not lost, and the line of the break is told."""
    reader = read_xml(BytesIO(b"<a><n/>\n<n/>\n<broken</a>"), ["n"])
    assert [next(reader).tag, next(reader).tag] == ["n", "n"]
    with pytest.raises(XmlError, match="from here on") as caught:
        next(reader)
    assert caught.value.line == 3


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.org/x.dtd">%b;]><a/>',
    ],
)
def test_entities_are_refused(hostile: str) -> None:
    """Neither unfolded nor fetched."""
    with pytest.raises(XmlError, match="entities"):
        read(hostile)


def test_a_plain_doctype_does_no_harm() -> None:
    """What names a DTD and declares nothing is read; the DTD is never looked for."""
    [found] = read('<!DOCTYPE a PUBLIC "-//x//y" "http://example.org/x.dtd"><a>1</a>')
    assert found.text == "1"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<a>" * 2000, "nested too deeply"),
        ("", "no whole XML"),
        ("not xml", "no whole XML"),
        ("<a>", "no whole XML"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "no whole XML|cannot be decoded"),
        (b"<a>\xff\xfe</a>", "no whole XML"),
    ],
)
def test_what_is_no_xml_is_told(content: str | bytes, says: str) -> None:
    """Whatever it is, it ends in one error of this module."""
    with pytest.raises(XmlError, match=says):
        read(content)


def test_memory_is_that_of_one_element() -> None:
    """A file of very many is read as a stream."""

    def chunks() -> BytesIO:
        return BytesIO(b"<g>" + b'<n id="x">text</n>\n' * 50_000 + b"</g>")

    stream = chunks()
    tracemalloc.start()
    count = sum(1 for _ in read_xml(stream, ["n"]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 50_000
    assert peak < 8 * 1024**2
