"""GML of Gephi, yEd, igraph and networkx."""

from __future__ import annotations

import pytest
from plugins.graph_files import groups, is_complete, names, of, pairs, read, told
from plugins.opened_double import opened

from netrules import Certainty, TieRecord
from netrules.plugins.sources.graph import Graph


def gml(inner: str, before: str = "") -> str:
    """A file with this inside of its graph."""
    return f"{before}graph [\n  directed 0\n{inner}\n]\n"


def test_without_labels() -> None:
    """The karate club has ids and nothing else."""
    items = read(gml("node [ id 1 ]\nnode [ id 2 ]\nedge [ source 2 target 1 ]"))
    assert names(items) == ["1", "2"]
    assert pairs(items) == [("2", "1")]
    assert is_complete(items)


@pytest.mark.parametrize(
    "before",
    [
        "",
        'Creator "igraph version 0.6 Sun Oct 28 00:27:04 2012"\nVersion 1\n',
        "# a comment\n\n",
        'Creator "Gephi"\n',
        "\ufeff",
    ],
)
@pytest.mark.parametrize("opening", ["graph [", "graph\n[", "Graph  ["])
def test_beginnings(before: str, opening: str) -> None:
    """Whoever made it, it is recognised."""
    content = before + gml("node [ id 1 ]").replace("graph [", opening)
    assert Graph().sniff(opened(content)).certainty is Certainty.CERTAIN
    assert names(read(content)) == ["1"]


def test_igraph_and_infinities() -> None:
    """Numbers may be infinite, lists come a bracket on a line of its own."""
    items = read(
        gml(
            'node\n[\n  id 0\n  degree -Inf\n  closeness NaN\n  label "Anna"\n]\n'
            'node\n[\n  id 1\n  name "Ben"\n]\nedge\n[\n  source 0\n  target 1\n  weight Inf\n]'
        )
    )
    assert pairs(items) == [("Anna", "Ben")]
    assert told(items) == [(16, "the strength of a tie is no number and was left out")]


def test_yed_nested_lists() -> None:
    """Drawings are lists within nodes, and no nodes; keys in them are theirs."""
    items = read(
        gml(
            'node [ id 0 label "Anna" graphics [ x 1.0 w [ id 7 ] ] LabelGraphics [ text "Q" ] ]\n'
            'node [ graphics [ label "no" ] id 1 label "Ben" gid 9 ]\n'
            'edge [ source 0 target 1 graphics [ Line [ point [ x 1 ] ] ] label "cousin" ]'
        )
    )
    assert pairs(items) == [("Anna", "Ben")]
    assert [tie.kind for tie in of(TieRecord, items)] == ["cousin"]


def test_text() -> None:
    """Entities, brackets and line breaks in texts; comments; the first of a key counts."""
    items = read(
        gml(
            '# node [ id 9 ]\nnode [ id 1 label "Ren&#233;e &quot;R&quot; [x]" label "Second" ]\n'
            'node [ id 2 label "Ben\nSample" note "two\nlines" ]\nnode [ id 3 label "Cleo" ]'
        )
    )
    assert names(items) == ['Renée "R" [x]', "Ben Sample", "Cleo"]
    assert [one.origin.line for one in items if hasattr(one, "handle")] == [4, 5, 8]


def test_an_open_mark_costs_no_neighbour() -> None:
    """A text that is not closed ends with its line."""
    items = read(
        gml(
            'node [\nid 1\nlabel "Anna\n]\nnode [\nid 2\nlabel "Ben"\n]\nedge [ source 1 target 2 ]'
        )
    )
    assert pairs(items) == [("Anna", "Ben")]
    [(line, message)] = told(items)
    assert line == 5
    assert "quotation mark" in message


def test_duplicates() -> None:
    """An edge twice is one tie, twice stated; a node twice is one person, or an error."""
    items = read(
        gml(
            'node [ id 1 label "Anna" ]\nnode [ id 2 label "Ben" ]\nnode [ id 1 label "Anna" ]\n'
            "edge [ source 1 target 2 ]\nedge [ source 2 target 1 ]\n"
        )
    )
    assert names(items) == ["Anna", "Ben"]
    assert len(pairs(items)) == 2
    assert is_complete(items)
    items = read(gml('node [ id 1 label "Anna" ]\nnode [ id 1 label "Ben" ]'))
    assert told(items) == [(4, "somebody has the id of another person of this file")]


def test_weights_clusters_and_missing_ends() -> None:
    """What there is to know stands directly in nodes and edges."""
    items = read(
        gml(
            'node [ id 1 label "Anna" group "Work" ]\nnode [ id 2 label "Ben" cluster 3 ]\n'
            'node [ label "Cleo" ]\nedge [ source 1 target 2 value 31 ]\nedge [ source 1 ]'
        )
    )
    assert groups(items) == {"Work": {"Anna"}, "cluster 3": {"Ben"}}
    assert [tie.strength for tie in of(TieRecord, items)] == [31.0]
    assert [line for line, _ in told(items)] == [5, 7]


def test_broken_off() -> None:
    """What was whole is kept, and the end is told."""
    items = read("graph [\nnode [ id 1 ]\nnode [ id 2 ]\nedge [ source 1 target 2 ]\nnode [ id 3\n")
    assert pairs(items) == [("1", "2")]
    assert told(items) == [(5, "the file breaks off before its last bracket is closed")]
    assert not is_complete(items)


def test_deep_nesting() -> None:
    """A million brackets are not held."""
    items = read("graph [\n" + "[" * 1_000_000)
    assert [message for _, message in told(items)] == [
        "brackets are nested too deeply for a graph from here on"
    ]
