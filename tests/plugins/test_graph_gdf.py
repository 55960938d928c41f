"""GDF of Netvizz, Gephi and GUESS."""

from __future__ import annotations

import pytest
from plugins.graph_files import groups, is_complete, names, of, pairs, people, read, told
from plugins.opened_double import opened

from netrules import Certainty, TieRecord
from netrules.plugins.sources.graph import Graph
from netrules.plugins.sources.graph.gdf import cells_of

NETVIZZ = (
    "nodedef>name VARCHAR,label VARCHAR,sex VARCHAR,locale VARCHAR,agerank INT\n"
    "409895,Anna Example,female,en_US,290\n"
    "501090,Ben Sample,,en_US,289\n"
    "110959,Cleo Specimen,female,de_DE,288\n"
    "edgedef>node1 VARCHAR,node2 VARCHAR\n"
    "409895,501090\n"
    "501090,110959\n"
)


def test_netvizz() -> None:
    """The ids of Facebook are no names, and sex, language and age tell nothing here."""
    assert Graph().sniff(opened(NETVIZZ)).certainty is Certainty.CERTAIN
    items = read(NETVIZZ)
    assert names(items) == ["Anna Example", "Ben Sample", "Cleo Specimen"]
    assert pairs(items) == [("Anna Example", "Ben Sample"), ("Ben Sample", "Cleo Specimen")]
    assert [one.origin.line for one in people(items)] == [2, 3, 4]
    assert [(tie.origin.line, tie.kind) for tie in of(TieRecord, items)] == [
        (6, "knows"),
        (7, "knows"),
    ]
    assert all(not one.facts and not one.jobs and not one.tie for one in people(items))
    assert is_complete(items)


def test_commas_in_labels() -> None:
    """An unquoted comma is mended where what follows fits its columns, and is told otherwise."""
    items = read(
        "nodedef>name VARCHAR,label VARCHAR,sex VARCHAR,locale VARCHAR,agerank INT\n"
        "1,Example, Anna,female,en_US,290\n"
        '2,"Sample, Ben",male,en_US,289\n'
        "3,'Specimen, Cleo',female,en_US,288\n"
        "4,O'Hara, Dora,female,en_US,one\n"
        "5,O'Neil,male,en_US,3\n"
        "edgedef>node1 VARCHAR,node2 VARCHAR\n"
        "1,5\n1,4\n"
    )
    assert names(items) == ["Example, Anna", "Sample, Ben", "Specimen, Cleo", "O'Neil"]
    assert told(items) == [
        (5, "the row has more cells than there are columns, so it could not be read"),
        (9, "a tie to somebody whom the file does not list"),
    ]
    assert not is_complete(items)


def test_commas_where_nothing_shows_the_columns() -> None:
    """With free text alone there is no telling where a comma belongs."""
    items = read("nodedef>name VARCHAR,label VARCHAR\n1,Example, Anna\n2,Ben\n")
    assert names(items) == ["Ben"]
    assert [line for line, _ in told(items)] == [2]


def test_gephi() -> None:
    """Quoted colours, classes, weights and directions; a header with spaces."""
    items = read(
        "nodedef> name VARCHAR, label VARCHAR, cluster VARCHAR, color VARCHAR\n"
        "s1,Anna,Work,'114,116,177'\ns2,Ben,Family,'219,116,251'\n"
        "edgedef> node1 VARCHAR, node2 VARCHAR, weight DOUBLE, directed BOOLEAN, color VARCHAR\n"
        "s1,s2,1.25,true,'114,116,177'\n"
    )
    assert groups(items) == {"Work": {"Anna"}, "Family": {"Ben"}}
    assert [tie.strength for tie in of(TieRecord, items)] == [1.25]
    assert told(items) == []


def test_guess() -> None:
    """Other names of the second table, columns in another order, lengths, comments, blanks."""
    items = read(
        "# made by hand\nNODEDEF>label varchar(32),name varchar(8)\n\nAnna,a\nBen,b\n"
        "arcdef>weight INT,node2,node1\n3,b,a\n"
    )
    assert pairs(items) == [("Anna", "Ben")]
    assert [tie.strength for tie in of(TieRecord, items)] == [3.0]


def test_ends_by_position() -> None:
    """Where no columns are called as ends are, the first two are the ends."""
    items = read("nodedef>name\na\nb\nedgedef>tag VARCHAR,user VARCHAR,weight INT\n'a','b',2\n")
    assert pairs(items) == [("a", "b")]


def test_latin_1() -> None:
    """A file of the time is read as Windows-1252, which is told once."""
    items = read(NETVIZZ.replace("Anna", "Renée").encode("latin-1"))
    assert names(items)[0] == "Renée Example"
    [(line, message)] = told(items)
    assert line == 2
    assert "Windows-1252" in message
    assert is_complete(items)


def test_short_rows_and_nobody() -> None:
    """Missing cells are empty; what names nobody is lost."""
    items = read(
        "nodedef>name VARCHAR,label VARCHAR,city VARCHAR\na\n,Nobody,Graz\nb,Ben\n"
        "edgedef>node1 VARCHAR,node2 VARCHAR\na,b\na\n"
    )
    assert names(items) == ["a", "Ben"]
    assert told(items) == [
        (3, "somebody has no name in the file"),
        (7, "a tie does not say whom it ties"),
    ]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b", ["a", "b"]),
        ("a, b ,", ["a", "b", ""]),
        ("'a,b',c", ["a,b", "c"]),
        ('"a ""b"", c",d', ['a "b", c', "d"]),
        (r"'it\'s',x", ["it's", "x"]),
        ("'t Hooft,x", ["'t Hooft", "x"]),
        ('"a" b,c', ['"a" b', "c"]),
        ("\"a 'b' c\", 'd'", ["a 'b' c", "d"]),
        ("''", [""]),
        ("'", ["'"]),
    ],
)
def test_cells(text: str, cells: list[str]) -> None:
    """Marks enclose a cell if one begins it and one ends it."""
    assert cells_of(text) == cells
