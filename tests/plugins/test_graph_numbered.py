"""Pajek and UCINET, which number people from 1."""

from __future__ import annotations

import pytest
from plugins.graph_files import fates, groups, is_complete, names, of, pairs, read, told
from plugins.opened_double import opened

from netrules import Certainty, GroupRecord, Skipped, TieRecord
from netrules.plugins.sources.graph import Graph

THREE = '*Vertices 3\n1 "Anna Example" 0.1 0.2 0.5 ic Red\n2 Ben\n3 "Cleo"\n'


@pytest.mark.parametrize(
    ("ties", "expected"),
    [
        ("*Edges\n1 2\n2 3 1.5\n", [("Anna Example", "Ben"), ("Ben", "Cleo")]),
        ('*arcs :2 "advises"\n1 3 1 c Blue\n', [("Anna Example", "Cleo")]),
        ("*Arcslist\n1 2 3\n", [("Anna Example", "Ben"), ("Anna Example", "Cleo")]),
        ("*Edgeslist\n3 1\n", [("Cleo", "Anna Example")]),
        ("*Matrix\n0 1 0\n1 0 0\n0 0 0\n", [("Anna Example", "Ben"), ("Ben", "Anna Example")]),
        ("*Arcs\n*Edges\n\n% none\n 2 1\n", [("Ben", "Anna Example")]),
    ],
)
def test_pajek(ties: str, expected: list[tuple[str, str]]) -> None:
    """Every way to write ties, in capitals or not."""
    assert Graph().sniff(opened(THREE + ties)).certainty is Certainty.CERTAIN
    items = read(THREE + ties)
    assert names(items) == ["Anna Example", "Ben", "Cleo"]
    assert pairs(items) == expected
    assert told(items) == []
    assert is_complete(items)


def test_pajek_kinds_and_weights() -> None:
    """A relation may have a name; what follows a weight is how it is drawn."""
    items = read(f'{THREE}*Arcs :1 "asks for advice"\n1 2 3.5 c Blue\n1 3 c Red\n2 3 nan\n')
    assert [(tie.kind, tie.strength) for tie in of(TieRecord, items)] == [
        ("asks for advice", 3.5),
        ("asks for advice", None),
        ("asks for advice", None),
    ]
    assert told(items) == [(8, "the strength of a tie is no number and was left out")]


def test_pajek_two_mode() -> None:
    """Those after the first so many are groups, and ties to them memberships."""
    items = read('*Vertices 4 2\n1 "Anna"\n2 "Ben"\n3 "Rowing"\n4 "Choir"\n*Edges\n1 3\n2 3\n4 2\n')
    assert names(items) == ["Anna", "Ben"]
    assert groups(items) == {"Rowing": {"Anna", "Ben"}, "Choir": {"Ben"}}
    assert of(TieRecord, items) == []
    assert not is_complete(items)
    assert set().union(*fates(items).values()) == {"kept"}


def test_pajek_two_mode_matrix() -> None:
    """Its rows are people, its columns groups."""
    items = read('*Vertices 3 2\n1 "Anna"\n2 "Ben"\n3 "Rowing"\n*Matrix\n1\n0\n')
    assert groups(items) == {"Rowing": {"Anna"}}
    items = read('*Vertices 4 2\n1 "Anna"\n2 "Ben"\n*Edges\n3 4\n1 2\n')
    assert told(items) == [(5, "a tie between two groups says nothing of people")]
    assert pairs(items) == [("Anna", "Ben")]


def test_pajek_numbers_that_nobody_has() -> None:
    """Zero, too large, no number, and numbers of thousands of digits."""
    items = read(f"{THREE}*Edges\n0 1\n1 4\n1 x\n1\n1 {'9' * 5000}\n1 2\n")
    assert [line for line, _ in told(items)] == [6, 7, 8, 9, 10]
    assert pairs(items) == [("Anna Example", "Ben")]
    assert not is_complete(items)
    items = read(f'*Vertices 2\n0 "A"\n3 "B"\nx\n{"9" * 5000} "C"\n2 "Ben"\n')
    assert [line for line, _ in told(items)] == [2, 3, 4, 5]
    assert names(items) == ["Ben"]


def test_pajek_without_lines_of_people() -> None:
    """Whom only ties name is called by number; a large count alone lists nobody."""
    items = read("*Vertices 900000000\n*Edges\n1 900000000\n")
    assert pairs(items) == [("1", "900000000")]


def test_pajek_project() -> None:
    """Partitions and vectors of a project are no networks."""
    items = read(
        f"*Network friends\n{THREE}*Edges\n1 2\n\n*Partition p\n*Vertices 3\n1\n2\n2\n"
        "*Network again\n*Vertices 2\n1 Anna\n2 Ben\n"
    )
    assert pairs(items) == [("Anna Example", "Ben")]
    messages = [message for _, message in told(items)]
    assert messages[0] == "a section that holds neither people nor ties was left out"


def test_pajek_windows_letters() -> None:
    """Pajek wrote in the code page of Windows."""
    items = read(THREE.replace("Ben", '"Žofie"').encode("cp1252"))
    assert names(items)[1] == "Žofie"


def test_pajek_torn_matrix() -> None:
    """A row of another length is lost, and so are rows too many."""
    items = read(f"{THREE}*Matrix\n0 1 0\n1 0\n0 0 0\n0 0 0\n")
    assert [line for line, _ in told(items)] == [7, 9]
    assert pairs(items) == [("Anna Example", "Ben")]


MATRIX = "0 1 0\n1 0 2\n0 2 0\n"


@pytest.mark.parametrize(
    "header",
    [
        "DL N = 3\nData:\n",
        "dl n=3 format=fullmatrix\nlabels:\nAnna,Ben,Cleo\ndata:\n",
        'dl n=3, format = fullmatrix, diagonal = present\nlabels:\n"Anna"\nBen Cleo\nDATA:\n',
        "dl\nn=3\nlabels: Anna Ben,Cleo\ndata:\n",
    ],
)
def test_ucinet_matrix(header: str) -> None:
    """The ways to write a matrix; one of somebody to themself is no tie."""
    content = header + MATRIX
    assert Graph().sniff(opened(content)).certainty is Certainty.CERTAIN
    items = read(content)
    anna, ben, cleo = ("Anna", "Ben", "Cleo") if "Anna" in header else ("1", "2", "3")
    assert names(items) == [anna, ben, cleo]
    assert pairs(items) == [(anna, ben), (ben, anna), (ben, cleo), (cleo, ben)]
    assert [tie.strength for tie in of(TieRecord, items)] == [1, 1, 2, 2]
    assert told(items) == []


def test_ucinet_lists() -> None:
    """Pairs with weights, lists of neighbours, labels in the data."""
    head = "dl n=3\nformat = edgelist1\nlabels:\nAnna, Ben, Cleo\ndata:\n"
    items = read(f"{head}1 2 1.5\n3 1\n9 1\n")
    assert pairs(items) == [("Anna", "Ben"), ("Cleo", "Anna")]
    assert [line for line, _ in told(items)] == [8]
    items = read(head.replace("edgelist1", "nodelist1") + "1 2 3\n2\n")
    assert pairs(items) == [("Anna", "Ben"), ("Anna", "Cleo")]
    assert [line for line, _ in told(items)] == [7]
    embedded = 'dl n=3\nformat=edgelist1\nlabels embedded:\ndata:\nAnna "Ben S" 2\nCleo Anna\nX\n'
    items = read(embedded)
    assert names(items) == ["Anna", "Ben S", "Cleo"]
    assert pairs(items) == [("Anna", "Ben S"), ("Cleo", "Anna")]
    assert [line for line, _ in told(items)] == [7]


@pytest.mark.parametrize(
    "content",
    [
        "dl nr=3 nc=2\ndata:\n1 0\n0 1\n1 1\n",
        "dl n=3 nm=2\ndata:\n" + MATRIX * 2,
        "dl n=3 format=lowerhalf\ndata:\n0\n",
        "dl n=3 diagonal=absent\ndata:\n1 0\n",
        "dl n=99999999999999999999\ndata:\n1 0\n",
        "dl n=3\nlabels embedded:\ndata:\n  a b c\na 0 1 0\n",
        "dl n=3\n1 2\n",
    ],
)
def test_ucinet_others_are_told(content: str) -> None:
    """What is not read is said to be so, with another way."""
    items = read(content)
    [(line, message)] = told(items)
    assert line == 1
    assert "read" in message or "no line data:" in message


def test_diagonals_and_zeros() -> None:
    """A cell of somebody to themself is a tie to themself, and counts with its row."""
    items = read("dl n=2\ndata:\n1 0.0\n+0 -0\n")
    assert len(of(Skipped, items)) == 1
    assert of(TieRecord, items) == []
    assert of(GroupRecord, items) == []
    assert len(fates(items)) == 2
