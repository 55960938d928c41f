"""Files that are broken, enormous, or made to do harm."""

from __future__ import annotations

import tracemalloc
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.graph_files import fates, is_complete, names, of, pairs, people, read, told
from plugins.opened_double import opened

from netrules import Certainty, GroupRecord, PersonRecord, Problem, Skipped, TieCoverage, TieRecord
from netrules.plugins.sources.graph import Graph

GEXF = (
    '<?xml version="1.0"?>\n<gexf xmlns="http://gexf.net/1.3"><graph>\n<nodes>\n'
    '<node id="1" label="Anna"/>\n<node id="2" label="Ben"/>\n</nodes>\n<edges>\n'
    '<edge source="1" target="2" weight="2"/>\n</edges></graph></gexf>\n'
)
GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    '<key id="label" for="node" attr.name="label"/>\n<graph>\n'
    '<node id="1"><data key="label">Anna</data></node>\n<node id="2"/>\n'
    '<edge source="1" target="2"/>\n</graph></graphml>\n'
)
GDF = "nodedef>name VARCHAR,label VARCHAR\n1,Anna\n2,'Ben'\nedgedef>node1,node2\n1,2\n"
GML = 'graph [\nnode [ id 1 label "Anna" ]\nnode [ id 2 ]\nedge [ source 1 target 2 ]\n]\n'
PAJEK = '*Vertices 2\n1 "Anna"\n2 "Ben"\n*Edges\n1 2 1.5\n*Matrix\n0 1\n1 0\n'
UCINET = "dl n=2 format=edgelist1\nlabels:\nAnna,Ben\ndata:\n1 2\n"
CSV = "source,target,weight\nAnna,Ben,1\nBen,Cleo,\n"
FILES = {
    "gexf": GEXF,
    "graphml": GRAPHML,
    "gdf": GDF,
    "gml": GML,
    "pajek": PAJEK,
    "ucinet": UCINET,
    "csv": CSV,
}
KINDS = (PersonRecord, TieRecord, GroupRecord, Problem, Skipped, TieCoverage)


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_whole(content: str) -> None:
    """What is broken below is right to begin with, in every encoding that is told."""
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        data = content.encode(encoding)
        assert Graph().sniff(opened(data)).certainty is Certainty.CERTAIN
        items = read(data)
        assert pairs(items)
        assert told(items) == []
        assert is_complete(items)


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
@given(data=st.data())
def test_broken_anywhere(content: str, data: st.DataObject) -> None:
    """Cut, overwritten or with something put in, nothing is raised and all has one fate."""
    raw = content.encode()
    at = data.draw(st.integers(0, len(raw)))
    more = data.draw(st.one_of(st.binary(max_size=12), st.sampled_from(_BITS)))
    cut = data.draw(st.integers(0, 12))
    broken = raw[:at] + more + (raw[at + cut :] if cut < 12 else b"")
    Graph().sniff(opened(broken))
    items = read(broken)
    assert all(isinstance(item, KINDS) for item in items)
    assert items or not broken.strip()
    for (line, _), fate in fates(items).items():
        assert line >= 0
        assert "problem" not in fate or len(fate) == 1


_BITS = [b"\0", b'"', b"'", b"[", b"]", b",", b"\n", b"\r", b"\xff\xfe", b"<", b"&lol;", b"*"]


@given(st.binary(max_size=400))
def test_noise(noise: bytes) -> None:
    """Anything at all, forced upon the reader by ``--source``."""
    Graph().sniff(opened(noise))
    assert all(isinstance(item, KINDS) for item in read(noise))


@pytest.mark.parametrize("content", [GEXF, GRAPHML, GML])
def test_truncated_files_vouch_for_nothing(content: str) -> None:
    """Wherever they are cut before the last of their ties."""
    for end in range(content.index("node"), content.index("target"), 3):
        assert not is_complete(read(content[:end]))


def test_entities() -> None:
    """A bomb is not unfolded, and no file is fetched."""
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for doctype in (
        f'<!DOCTYPE gexf [<!ENTITY l0 "lol">{bomb}]>',
        '<!DOCTYPE gexf [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE gexf [\n<!ENTITY % p SYSTEM "http://example.org/x.dtd">%p;]>',
    ):
        content = GEXF.replace("<gexf", f"{doctype}\n<gexf").replace("Anna", "&l11;&x;")
        assert Graph().sniff(opened(content)).certainty is Certainty.CERTAIN
        items = read(content)
        assert people(items) == []
        assert "declares entities" in told(items)[0][1]


def test_a_doctype_alone_is_no_harm() -> None:
    """Older files name their document type."""
    content = GRAPHML.replace(
        "<graphml", '<!-- made > by hand -->\n<!DOCTYPE graphml SYSTEM "graphml.dtd">\n<graphml', 1
    )
    assert Graph().sniff(opened(content)).certainty is Certainty.CERTAIN
    assert pairs(read(content)) == [("Anna", "2")]


def test_many_attributes() -> None:
    """A node with 100,000 values, and one element with as many attributes."""
    values = "".join(f'<attvalue for="a{n}" value="{n}"/>' for n in range(100_000))
    attributes = " ".join(f'a{n}="{n}"' for n in range(100_000))
    start = perf_counter()
    for node in (
        f'<node id="3"><attvalues>{values}</attvalues></node>',
        f'<node id="3" {attributes}/>',
    ):
        items = read(GEXF.replace("</nodes>", f"{node}</nodes>"))
        assert names(items) == ["Anna", "Ben", "3"]
    gml = GML.replace("id 2", "id 2 " + " ".join(f"a{n} {n}" for n in range(100_000)))
    assert names(read(gml)) == ["Anna", "2"]
    assert perf_counter() - start < 30


def test_many_columns_and_long_lines() -> None:
    """A row of a million cells is lost, and a header of as many is read."""
    cells = "x," * 1_000_000
    assert [line for line, _ in told(read(f"{GDF}{cells}\n"))] == [6]
    items = read(f"{CSV}{cells}\nDora,Anna,1\n")
    assert [line for line, _ in told(items)] == [4]
    assert pairs(items)[-1] == ("Dora", "Anna")
    items = read(f"source,target,{cells}\nAnna,Ben\n")
    assert [message for _, message in told(items)] == ["the file is in no format of graphs"]
    assert names(read(f"nodedef>name,label,{cells}\n1,Anna\n")) == ["Anna"]


def test_open_marks_in_long_lines() -> None:
    """Quotation marks that close nowhere do not make a line slow."""
    start = perf_counter()
    read(GDF + '"\\",' * 200_000 + "\n")
    read(GDF + "'a'b," * 200_000 + "\n")
    read(GML.replace("Anna", "Anna" + '" "' * 200_000))
    read(GML + '"' + "\nx" * 100_000)
    assert perf_counter() - start < 20


def test_deep_nesting() -> None:
    """Nodes in nodes without end: what was whole before is kept."""
    deep = '<node id="x"><nodes>' * 2000
    items = read(GEXF.replace("</nodes>", deep))
    assert names(items) == ["Anna", "Ben"]
    assert "nested too deeply" in told(items)[0][1]
    nested = "".join(f'<node id="x{n}"><nodes>' for n in range(400))
    items = read(GEXF.replace("</nodes>", nested + "</nodes></node>" * 400 + "</nodes>"))
    assert len(people(items)) + len(of(GroupRecord, items)) == 402


def test_circles_of_frames() -> None:
    """Nodes that are said to be inside of themselves and of each other."""
    items = read(
        GEXF.replace(
            "</nodes>",
            '<node id="a" pid="a"/><node id="b" pid="c"/><node id="c" pid="b"/></nodes>',
        )
    )
    assert names(items) == ["Anna", "Ben", "a"]
    assert len(fates(items)) == 6


def test_memory_is_that_of_the_graph() -> None:
    """A file of ten megabytes of layout and two people takes a fraction of that."""
    filler = '<layout name="x"/><!-- and more -->\n' * 300_000
    given_ = opened(GEXF.replace("<nodes>", f"{filler}<nodes>"))
    tracemalloc.start()
    items = read(given_)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(people(items)) == 2
    assert peak < 2_000_000


def test_no_graph_at_all() -> None:
    """Forced upon something else, the reader says that it is no graph."""
    for content in (
        "<html/>",
        '{"a": 1}',
        "Dear Anna, how are you?\nThank you.\n",
        "\0" * 99,
    ):
        items = read(content)
        assert people(items) == []
        assert [message for _, message in told(items)] == ["the file is in no format of graphs"]


def test_nobody() -> None:
    """A file with no record says why."""
    for content in (
        '<gexf xmlns="http://gexf.net/1.3"><graph/></gexf>',
        "<graphml/>",
        "nodedef>name\n",
        "graph [ ]",
        "*Vertices 0\n",
        "source,target\n",
    ):
        assert told(read(content)) == [(0, "the file is laid out as a graph and lists nobody")]
