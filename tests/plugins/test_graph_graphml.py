"""GraphML as its many writers have it."""

from __future__ import annotations

from plugins.graph_files import groups, is_complete, names, of, pairs, people, read, told

from netrules import TieRecord

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)


def graphml(inner: str, keys: str = "") -> str:
    """A file with this inside of its graph."""
    return f'{HEAD}{keys}<graph edgedefault="undirected">\n{inner}</graph></graphml>\n'


def test_gephi() -> None:
    """Labels, classes and weights by the names of their keys."""
    items = read(
        graphml(
            '<node id="11"><data key="label">Anna Example</data>'
            '<data key="modularity_class">1</data><data key="x">-87.9</data></node>'
            '<node id="48"><data key="label">Ben Sample</data>'
            '<data key="modularity_class">1</data></node>'
            '<edge id="0" source="11" target="48"><data key="weight">3.0</data>'
            '<data key="edgelabel">colleague</data></edge>',
            '<key attr.name="label" attr.type="string" for="node" id="label"/>'
            '<key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>'
            '<key attr.name="weight" attr.type="double" for="edge" id="weight"/>'
            '<key attr.name="Modularity Class" attr.type="int" for="node" id="modularity_class"/>',
        )
    )
    assert names(items) == ["Anna Example", "Ben Sample"]
    assert groups(items) == {"cluster 1": {"Anna Example", "Ben Sample"}}
    [tie] = of(TieRecord, items)
    assert (tie.kind, tie.strength) == ("colleague", 3.0)


def test_igraph() -> None:
    """Names in an attribute, running numbers for ids, numbers for labels of edges."""
    items = read(
        graphml(
            '<node id="n0"><data key="v_name">Anna</data></node>'
            '<node id="n1"><data key="v_name">Ben</data></node>'
            '<edge source="n0" target="n1"><data key="e_weight">NaN</data>'
            '<data key="e_label">256</data></edge>',
            '<key id="v_name" for="node" attr.name="name" attr.type="string"/>'
            '<key id="e_weight" for="edge" attr.name="weight" attr.type="double"/>'
            '<key id="e_label" for="edge" attr.name="label" attr.type="double"/>',
        )
    )
    [tie] = of(TieRecord, items)
    assert pairs(items) == [("Anna", "Ben")]
    assert (tie.kind, tie.strength) == ("knows", None)
    assert told(items) == [(4, "the strength of a tie is no number and was left out")]
    assert is_complete(items)


def test_yed() -> None:
    """Labels are in drawings; a folder of nodes is a group."""
    drawing = '<data key="d6"><y:{0}><y:{1}Label> {2} </y:{1}Label></y:{0}></data>'
    items = read(
        graphml(
            f'<node id="n0" yfiles.foldertype="group">{drawing.format("Shape", "Node", "Firm")}'
            f'<graph id="n0:"><node id="n0::n0">{drawing.format("Shape", "Node", "Anna")}</node>'
            f'<node id="n0::n1">{drawing.format("Shape", "Node", "Ben")}<port name="p"/></node>'
            '<edge id="e0" source="n0::n0" sourceport="p" target="n0::n1"/></graph></node>'
            f'<node id="n1"/><edge source="n1" target="n0::n0">'
            f"{drawing.format('Line', 'Edge', 'met at school')}</edge>",
            '<key for="node" id="d6" yfiles.type="nodegraphics"/>',
        ).replace("<graphml ", '<graphml xmlns:y="http://www.yworks.com/xml/graphml" ')
    )
    assert names(items) == ["Anna", "Ben", "n1"]
    assert groups(items) == {"Firm": {"Anna", "Ben"}}
    assert pairs(items) == [("Anna", "Ben"), ("n1", "Anna")]
    assert [tie.kind for tie in of(TieRecord, items)] == ["knows", "met at school"]


def test_neo4j_and_nodexl() -> None:
    """Relations in a label of the edge, or in a column; ids that are names."""
    items = read(
        graphml(
            '<node id="anna_e"/><node id="ben_s"/><node id="cleo_x"/>'
            '<edge source="anna_e" target="ben_s" label="KNOWS"/>'
            '<edge source="cleo_x" target="ben_s"><data key="Relationship">Mentions</data>'
            '<data key="Relationship Date (UTC)">2012-05-06 07:08:09</data></edge>'
        )
    )
    assert names(items) == ["anna_e", "ben_s", "cleo_x"]
    one, other = of(TieRecord, items)
    assert (one.kind, other.kind, f"{other.since}") == ("KNOWS", "Mentions", "2012-05-06")


def test_unknown_keys_padding_and_mixed_direction() -> None:
    """Where strict readers stop, this one goes on."""
    items = read(
        graphml(
            '<node id="1"><data key="nowhere"> x </data><data key="b">  true   </data>'
            '<data key="name"> Anna\n Example </data></node><node id="2"/>'
            '<edge source="1" target="2" directed="true"/>'
            '<edge source="2" target="1" directed="false"/>',
            '<key id="b" for="node" attr.name="b" attr.type="boolean"/>',
        )
    )
    assert names(items) == ["Anna Example", "2"]
    assert len(pairs(items)) == 2
    assert told(items) == []


def test_defaults() -> None:
    """A default holds for whoever has no value of their own."""
    items = read(
        graphml(
            '<node id="1"/><node id="2"><data key="g">Work</data></node>'
            '<edge source="1" target="2"/>',
            '<key id="g" for="all" attr.name="group"><default>Family</default></key>'
            '<key id="w" for="edge" attr.name="weight"><default>2</default></key>'
            '<key id="c" for="node" attr.name="city"><default/></key>',
        )
    )
    assert groups(items) == {"Family": {"1"}, "Work": {"2"}}
    assert [tie.strength for tie in of(TieRecord, items)] == [2.0]
    assert "place" not in people(items)[0].facts


def test_hyperedges_are_told() -> None:
    """Of two ends it is a tie, of more it says nothing of pairs."""
    items = read(
        graphml(
            '<node id="a"/><node id="b"/><node id="c"/>\n'
            '<hyperedge><endpoint node="a"/><endpoint node="b" port="p"/></hyperedge>\n'
            '<hyperedge><endpoint node="a"/><endpoint node="b"/><endpoint node="c"/></hyperedge>\n'
        )
    )
    assert pairs(items) == [("a", "b")]
    assert told(items) == [(6, "a hyperedge does not say who of its people knows whom")]
    assert not is_complete(items)


def test_several_graphs() -> None:
    """All graphs of a file are read: ids are its own, not the graph's."""
    items = read(
        f'{HEAD}<graph><node id="a"/><node id="b"/><edge source="a" target="b"/></graph>'
        '<graph><node id="c"/><edge source="a" target="c"/></graph></graphml>'
    )
    assert pairs(items) == [("a", "b"), ("a", "c")]
