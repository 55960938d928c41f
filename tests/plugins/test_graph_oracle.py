"""The readers beside those of networkx, on samples and on what networkx writes.

Where networkx does not read a file, or reads something else, the test states both counts and
what decides.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.graph_files import names, of, pairs, people, read

from netrules import Skipped, TieRecord

SAMPLES = Path(__file__).parents[3] / "shared/samples/graph"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")

words = st.text(st.characters(categories=("L",)), min_size=1, max_size=8).filter(str.isprintable)
labels = st.builds("{} {}".format, words, words).filter(lambda text: " " in text.strip())


@st.composite
def graphs(draw: st.DrawFn) -> Any:
    """Graphs of people by name, with weights, some of them in no tie."""
    nodes = draw(st.lists(labels, min_size=2, max_size=9, unique=True))
    graph = draw(st.sampled_from([networkx.Graph, networkx.DiGraph]))()
    graph.add_nodes_from(nodes)
    ends = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)).filter(lambda e: e[0] != e[1])
    weights = st.one_of(st.integers(1, 9), st.floats(0.125, 100).map(lambda w: round(w, 6)))
    for one, other in draw(st.lists(ends, max_size=20)):
        graph.add_edge(one, other, weight=draw(weights))
    return graph


def gexf(graph: Any) -> bytes:
    """The bytes that networkx writes as GEXF."""
    file = io.BytesIO()
    networkx.write_gexf(graph, file)
    return file.getvalue()


def graphml(graph: Any) -> bytes:
    """The same as GraphML."""
    return "\n".join(networkx.generate_graphml(graph)).encode()


def gml(graph: Any) -> bytes:
    """The same as GML, which has letters beyond ASCII as entities."""
    return "\n".join(networkx.generate_gml(graph)).encode()


def pajek(graph: Any) -> bytes:
    """The same as Pajek."""
    return "\n".join(networkx.generate_pajek(graph)).encode()


def edge_list(graph: Any) -> bytes:
    """The same as a list of ties, which has only those who are in any."""
    lines = ["source\ttarget\tweight", *networkx.generate_edgelist(graph, "\t", data=["weight"])]
    return "\n".join(lines).encode()


@pytest.mark.parametrize("write", [gexf, graphml, gml, pajek, edge_list])
@given(graph=graphs())
def test_what_networkx_writes(write: Callable[[Any], bytes], graph: Any) -> None:
    """Read back, it is the same people, ties and weights."""
    items = read(write(graph))
    lone = set(networkx.isolates(graph)) if write is edge_list else set()
    plain = {node: " ".join(node.split()) for node in graph}
    assert sorted(names(items)) == sorted(plain[node] for node in set(graph) - lone)
    found = sorted(
        (*sorted(pair), tie.strength)
        for pair, tie in zip(pairs(items), of(TieRecord, items), strict=True)
    )
    assert found == sorted(
        (*sorted((plain[one], plain[other])), float(weight))
        for one, other, weight in graph.edges(data="weight")
    )


@given(graph=graphs())
def test_networkx_reads_the_same(graph: Any) -> None:
    """What it has read of its own files is what is read here."""
    for write, again in (
        (gexf, lambda data: networkx.read_gexf(io.BytesIO(data))),
        (graphml, lambda data: networkx.read_graphml(io.BytesIO(data))),
        (gml, lambda data: networkx.parse_gml(data.decode())),
        (pajek, lambda data: networkx.parse_pajek(data.decode())),
    ):
        data = write(graph)
        theirs, items = again(data), read(data)
        assert len(people(items)) == theirs.number_of_nodes()
        assert len(of(TieRecord, items)) == theirs.number_of_edges()


@needs_samples
@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("les_miserables.gexf", networkx.read_gexf),
        ("basic.graphml", networkx.read_graphml),
        ("miserables.graphml", networkx.read_graphml),
    ],
)
def test_samples_that_networkx_reads(name: str, reads: Callable[[Path], Any]) -> None:
    """As many people and ties; undirected ones are told once by either."""
    theirs, items = reads(SAMPLES / name), read((SAMPLES / name).read_bytes())
    assert len(people(items)) == theirs.number_of_nodes()
    assert len(of(TieRecord, items)) == theirs.number_of_edges()


@needs_samples
@pytest.mark.parametrize(
    ("name", "ties", "error", "because"),
    [
        # The graph is directed (line 7), and an edge in it is not (line 54).
        ("basic.gexf", 2, networkx.NetworkXError, b'type="undirected"'),
        # networkx has no type listboolean, of which GEXF 1.3 has attributes (line 12).
        ("v1_3.gexf", 1, KeyError, b'type="listboolean"'),
        # networkx wants attributes declared, of which this file declares none.
        ("undeclared_attribute.gexf", 1, networkx.NetworkXError, b'<attvalue for="url"'),
    ],
)
def test_samples_that_networkx_does_not_read(
    name: str, ties: int, error: type[Exception], because: bytes
) -> None:
    """Two people and a tie or two each here, an exception there."""
    data = (SAMPLES / name).read_bytes()
    assert because in data
    with pytest.raises(error):
        networkx.read_gexf(SAMPLES / name)
    items = read(data)
    assert (len(people(items)), len(of(TieRecord, items))) == (2, ties)


@needs_samples
@pytest.mark.parametrize(("name", "nodes", "edges"), [("414", 150, 1693), ("698", 61, 270)])
def test_sample_of_snap(name: str, nodes: int, edges: int) -> None:
    """Every line stands twice, once in each direction, and is one tie to both readers."""
    theirs = networkx.read_edgelist(SAMPLES / f"{name}.edges")
    items = read((SAMPLES / f"{name}.edges").read_bytes())
    assert len(people(items)) == theirs.number_of_nodes() == nodes
    assert len({frozenset(pair) for pair in pairs(items)}) == theirs.number_of_edges() == edges
    assert len(of(TieRecord, items)) == 2 * edges
    assert of(Skipped, items) == []


NODES = '<nodes><node id="a"/><node id="b"/></nodes>'
#: A second edge in the other direction, of another type.
MIXED = f"""<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph>{NODES}<edges>
<edge id="0" source="a" target="b" type="directed"/>
<edge id="1" source="b" target="a" type="undirected"/></edges></graph></gexf>"""
#: A namespace by https.
HTTPS = f"""<gexf xmlns="https://gexf.net/1.3" version="1.3"><graph>{NODES}<edges>
<edge id="0" source="a" target="b"/></edges></graph></gexf>"""
#: A key that is not declared.
UNDECLARED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<graph edgedefault="directed"><node id="a"><data key="x">1</data></node><node id="b"/>
<edge source="a" target="b"/></graph></graphml>"""
#: A truth value with spaces around it.
PADDED = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="x" for="node" attr.name="x" attr.type="boolean"/>
<graph edgedefault="directed"><node id="a"><data key="x">  true   </data></node>
<node id="b"/><edge source="a" target="b"/></graph></graphml>"""
#: Nodes without labels.
UNLABELLED = "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]"
#: An edge twice, in a graph that does not say that it may have such.
TWICE = """graph [ node [ id 1 label "a" ] node [ id 2 label "b" ]
edge [ source 1 target 2 ]
edge [ source 1 target 2 ] ]"""
#: Two kinds of vertices, by the first line.
TWO_MODE = """*Vertices 3 2
1 "a"
2 "b"
3 "c"
*Edges
1 2
"""


@pytest.mark.parametrize(
    ("content", "reads", "error"),
    [
        (MIXED, networkx.read_gexf, networkx.NetworkXError),
        (HTTPS, networkx.read_gexf, networkx.NetworkXError),
        (UNDECLARED, networkx.read_graphml, networkx.NetworkXError),
        (PADDED, networkx.read_graphml, KeyError),
        (UNLABELLED, networkx.read_gml, networkx.NetworkXError),
        (TWICE, networkx.read_gml, networkx.NetworkXError),
        (TWO_MODE, networkx.read_pajek, ValueError),
    ],
)
def test_what_networkx_refuses(
    content: str, reads: Callable[[Any], Any], error: type[Exception]
) -> None:
    """Two people and one tie (or the same twice) here, an exception there."""
    with pytest.raises(error):
        reads(io.BytesIO(content.encode()))
    items = read(content)
    assert len(people(items)) == 2
    assert len({frozenset(pair) for pair in pairs(items)}) == 1


def test_infinity() -> None:
    """The other reader knows ``+INF`` only with a sign; either way the strength is none here."""
    content = (
        'graph [ node [ id 1 label "a" x -Inf ] node [ id 2 label "b" ]\n'
        "edge [ source 1 target 2 weight +INF ] ]"
    )
    with pytest.raises(networkx.NetworkXError):
        networkx.parse_gml(content)
    assert re.sub("-Inf", "-INF", content) != content
    [tie] = of(TieRecord, read(content))
    assert tie.strength is None
