"""GEXF of every draft and version, and what its writers get wrong."""

from __future__ import annotations

from datetime import date

import pytest
from plugins.graph_files import groups, is_complete, named, names, of, pairs, people, read, told
from plugins.opened_double import opened

from netrules import Certainty, TieRecord
from netrules.plugins.sources.graph import Graph


def gexf(inner: str, namespace: str = "http://gexf.net/1.3", more: str = "") -> str:
    """A file with this inside of its graph."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="{namespace}"'
        f' xmlns:viz="{namespace}/viz" version="1.3">\n<graph{more}>\n{inner}</graph></gexf>\n'
    )


NODES = '<nodes><node id="1" label="Anna Example"/><node id="2" label="Ben Sample"/></nodes>\n'
EDGES = '<edges><edge id="0" source="1" target="2"/></edges>\n'
SPELLS = (
    '<spells><spell start="2012-03-01" end="2013-01-01"/>'
    '<spell start="2011-01-01" end="2012-01-01"/></spells>'
)


@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.gexf.net/1.1draft",
        "http://www.gexf.net/1.2draft",
        "http://gexf.net/1.2draft",
        "http://gexf.net/1.3",
        "https://gexf.net/1.3",
        "http://www.gexf.net/1.3",
        "urn:some-other",
    ],
)
def test_namespaces_do_not_matter(namespace: str) -> None:
    """With and without www, by http and by https, the file is recognised and read."""
    content = gexf(NODES + EDGES, namespace)
    assert Graph().sniff(opened(content)).certainty is Certainty.CERTAIN
    items = read(content)
    assert names(items) == ["Anna Example", "Ben Sample"]
    assert pairs(items) == [("Anna Example", "Ben Sample")]
    assert is_complete(items)


def test_prefixed_and_without_namespace() -> None:
    """Neither a prefix nor the want of a namespace changes anything."""
    inner = (NODES + EDGES).replace("<", "<g:").replace("<g:/", "</g:")
    prefixed = f'<g:gexf xmlns:g="http://gexf.net/1.3"><g:graph>{inner}</g:graph></g:gexf>'
    bare = f"<gexf><graph>{NODES}{EDGES}</graph></gexf>"
    for content in (prefixed, bare):
        assert Graph().sniff(opened(content)).certainty is Certainty.CERTAIN
        assert pairs(read(content)) == [("Anna Example", "Ben Sample")]


def test_direction_may_be_mixed() -> None:
    """Directed, undirected and mutual edges in one file are ties, and not kinds of ties."""
    items = read(
        gexf(
            NODES + '<edges><edge source="1" target="2" type="directed"/>'
            '<edge source="2" target="1" type="undirected"/>'
            '<edge source="1" target="2" type="mutual"/></edges>',
            more=' defaultedgetype="directed"',
        )
    )
    assert [tie.kind for tie in of(TieRecord, items)] == ["knows"] * 3
    assert told(items) == []


def test_attributes_declared_and_not() -> None:
    """Values go by the titles of their attributes, or else by what they refer to."""
    items = read(
        gexf(
            '<attributes class="node"><attribute id="0" title="Company" type="string"/>'
            '<attribute id="1" title="flags" type="listboolean"/>'
            '<attribute id="2" title="City" type="string"><default>Graz</default></attribute>'
            '</attributes><nodes><node id="a" label="Anna Example"><attvalues>'
            '<attvalue for="0" value="Acme"/><attvalue for="1" value="[true, false]"/>'
            '<attvalue for="position" value="Director"/><attvalue id="email" '
            'value="anna@example.org"/></attvalues></node>'
            '<node id="b" label="Ben"><attvalues><attvalue for="2" value="Lyon"/></attvalues>'
            "</node></nodes>"
        )
    )
    anna, ben = people(items)
    assert [(job.organization, job.title) for job in anna.jobs] == [("Acme", "Director")]
    assert anna.handle.emails == ("anna@example.org",)
    assert (anna.facts["place"], ben.facts["place"]) == ("Graz", "Lyon")


def test_kind_weight_and_visual_module() -> None:
    """1.3 has a kind of edge; colours and positions are passed over."""
    items = read(
        gexf(
            '<nodes><node id="1" label="Anna"><viz:color hex="#ff00ff"/><viz:size value="3"/>'
            '</node><node id="2" label="Ben"/></nodes><edges>'
            '<edge source="1" target="2" kind="married" label="x" weight="2.5">'
            '<viz:thickness value="9"/></edge></edges>'
        )
    )
    [tie] = of(TieRecord, items)
    assert (tie.kind, tie.strength, tie.origin.line) == ("married", 2.5, 4)


def test_nested_nodes_and_parents() -> None:
    """Nodes in nodes are read. One that has ties is a person, one that only holds is a group."""
    items = read(
        gexf(
            '<nodes><node id="g" label="Rowing club"><nodes><node id="1" label="Anna"/>'
            '<node id="2" label="Ben"><nodes><node id="3" label="Cleo"/></nodes></node></nodes>'
            '<edges><edge source="1" target="2"/></edges></node>'
            '<node id="4" label="Dora" pid="g"/></nodes>'
        )
    )
    assert names(items) == ["Anna", "Ben", "Cleo", "Dora"]
    assert groups(items) == {"Rowing club": {"Anna", "Ben", "Dora"}}
    assert pairs(items) == [("Anna", "Ben")]


@pytest.mark.parametrize(
    ("attributes", "inner", "since", "until"),
    [
        ('start="2012-03-01" end="2014-05-06"', "", date(2012, 3, 1), date(2014, 5, 6)),
        ('start="2012-03-01T10:00:00"', "", date(2012, 3, 1), None),
        ('startopen="2012-03-01"', "", date(2012, 3, 1), None),
        ('start="1990.0" end="2001.5"', "", None, None),
        ('start="-Infinity" end="Infinity"', "", None, None),
        (
            "",
            SPELLS,
            date(2011, 1, 1),
            date(2013, 1, 1),
        ),
        (
            "",
            SPELLS.replace("</spells>", '<spell start="2015-01-01"/></spells>'),
            date(2011, 1, 1),
            None,
        ),
        (
            'intervals="&lt;[2012-03-01, 2013-01-01]; [2014-01-01, 2015-01-01)&gt;"',
            "",
            date(2012, 3, 1),
            date(2015, 1, 1),
        ),
    ],
)
def test_times(attributes: str, inner: str, since: date | None, until: date | None) -> None:
    """A tie begins with its first spell, and has ended if all of them have."""
    items = read(
        gexf(f'{NODES}<edges><edge source="1" target="2" {attributes}>{inner}</edge></edges>')
    )
    [tie] = of(TieRecord, items)
    assert (tie.since, tie.until) == (since, until)
    assert told(items) == []


def test_times_that_are_none() -> None:
    """Dates in another order than year, month, day are told, once for the file."""
    edges = (
        '<edge source="1" target="2" start="05/10/2012"/>\n'
        '<edge source="1" target="2" start="2012-02-31"/>\n'
        '<edge source="1" target="2" start="2014-01-01" end="2013-01-01"/>\n'
    )
    items = read(gexf(f"{NODES}<edges>\n{edges}</edges>"))
    assert [(tie.since, tie.until) for tie in of(TieRecord, items)] == [(None, None)] * 3
    assert told(items) == [
        (6, "a date of a tie cannot be read and was left out, as in 1 more"),
        (8, "a tie ends before it begins, so its dates were left out"),
    ]


def test_nodes_and_edges_without_ids() -> None:
    """Each is lost by itself, and the file vouches for nothing then."""
    items = read(
        gexf(
            '<nodes>\n<node label="Anna"/>\n<node id="1" label="Ben"/>\n</nodes>\n'
            '<edges>\n<edge source="1"/>\n<edge source="1" target="7"/>\n</edges>'
        )
    )
    assert names(items) == ["Ben"]
    assert told(items) == [
        (5, "a node has no id"),
        (9, "a tie does not say whom it ties"),
        (10, "a tie to somebody whom the file does not list"),
    ]
    assert not is_complete(items)


def test_edges_may_come_first() -> None:
    """Whom ties name is looked up when all of the file was seen."""
    items = read(gexf(EDGES + NODES))
    assert pairs(items) == [("Anna Example", "Ben Sample")]


def test_ids_differ_by_case() -> None:
    """Ids are compared as written, though accounts are not."""
    items = read(
        gexf(
            '<nodes><node id="A" label="Anna"/><node id="a" label="Ben"/></nodes>'
            '<edges><edge source="A" target="a"/></edges>'
        )
    )
    [tie] = of(TieRecord, items)
    assert [named(items, one) for one in tie.between] == ["Anna", "Ben"]
    assert len({one.handle.accounts[0].lower() for one in people(items)}) == 2


def test_truncated_file() -> None:
    """What was whole before the end is kept, and no completeness is claimed."""
    whole = gexf(NODES + EDGES)
    items = read(whole[: whole.index("</edges>")])
    assert pairs(items) == [("Anna Example", "Ben Sample")]
    [(line, message)] = told(items)
    assert "no whole XML from here on" in message
    assert line >= 5
    assert not is_complete(items)
