"""Lists of ties, with and without column names, and the ego networks of SNAP."""

from __future__ import annotations

from itertools import combinations

import pytest
from plugins.graph_files import (
    fates,
    groups,
    is_complete,
    names,
    network,
    of,
    pairs,
    people,
    read,
    told,
)
from plugins.opened_double import folder, opened

from netrules import Certainty, Problem, Skipped, TieRecord
from netrules.plugins.sources.graph import Graph

PEOPLE = ("Anna Example", "Ben Sample", "Cleo Specimen", "Dora Muster", "Emil Vzor", "Finn Malli")
LONG = list(combinations(PEOPLE, 2))
ANNA_BEN = [("Anna Example", "Ben Sample")]


def certainty(content: str | bytes) -> Certainty:
    """How sure the source is."""
    return Graph().sniff(opened(content)).certainty


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize(
    "header",
    [
        "Source{}Target",
        "node1{}node2",
        "from{}to",
        "Vertex 1{}Vertex 2",
        "source_id{}target_id",
    ],
)
def test_with_column_names(mark: str, header: str) -> None:
    """Both ends by the names of their columns."""
    content = f"{header.format(mark)}\r\nAnna Example{mark}Ben Sample\r\n"
    assert certainty(content) is Certainty.CERTAIN
    items = read(content)
    assert pairs(items) == ANNA_BEN
    assert people(items)[0].origin.line == 2
    assert is_complete(items)


def test_gephi_table_of_edges() -> None:
    """Columns in another order, with direction, id, label, times and weight."""
    items = read(
        "\ufeffId,Source,Target,Type,Label,timeset,Weight\n"
        '0,Anna,"Sample, Ben",Undirected,cousin,"<[2012-01-01, 2013-02-03]>",2.0\n'
        "1,Anna,Cleo,Directed,,,1,0\n2,,Ben,Directed,,,1\n3,Cleo\n"
    )
    one, other = of(TieRecord, items)
    assert (one.kind, one.strength, f"{one.since}", f"{one.until}") == (
        "cousin",
        2.0,
        "2012-01-01",
        "2013-02-03",
    )
    assert (other.kind, other.strength) == ("knows", 1.0)
    assert names(items) == ["Anna", "Sample, Ben", "Cleo"]
    assert [line for line, _ in told(items)] == [4, 5]


@pytest.mark.parametrize(
    "header",
    [
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
        "From,To,Date,Subject",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
        "Name,Given Name,Family Name",
        "source,context,date",
        "CONVERSATION ID,FROM,TO,DATE,CONTENT",
        "name,email",
    ],
)
def test_other_tables_are_not_claimed(header: str) -> None:
    """Neither address books, nor invitations, nor messages."""
    row = ",".join(f"x{number}" for number in range(header.count(",") + 1))
    assert certainty(f"{header}\n{row}\n{row}\n" * 30) is Certainty.NO


def test_more_columns_make_it_less_sure() -> None:
    """Source and target with columns of no tie may be something else."""
    assert certainty("source,target,translator\na,b,c\n") is Certainty.LIKELY
    assert certainty("source,target,weight,since\na,b,1,\n") is Certainty.CERTAIN


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("weight", ["", "3", "0.5"])
def test_without_column_names(mark: str, weight: str) -> None:
    """Names with spaces, and a weight in a third column."""
    rows = [mark.join(filter(None, (*pair, weight))) for pair in LONG * 2]
    content = "# a comment\n% another\n\n" + "\n".join(rows)
    assert certainty(content) is Certainty.LIKELY
    items = read(content)
    assert names(items) == list(PEOPLE)
    assert pairs(items) == LONG * 2
    strength = float(weight) if weight else None
    assert {tie.strength for tie in of(TieRecord, items)} == {strength}
    assert people(items)[0].origin.line == 4


def test_spaces_between() -> None:
    """As SNAP and networkx write it."""
    ids = [f"{a} {b}" for a, b in combinations(range(8), 2)]
    assert certainty("\n".join(ids)) is Certainty.LIKELY
    with_data = [f"{one} {{'weight': 2.5, 'x': 1}}" for one in ids]
    assert certainty("\n".join(with_data)) is Certainty.LIKELY
    items = read("\n".join(with_data))
    assert len(names(items)) == 8
    assert {tie.strength for tie in of(TieRecord, items)} == {2.5}
    items = read("\n".join(f"{one} {{}}" for one in ids))
    assert {tie.strength for tie in of(TieRecord, items)} == {None}
    items = read("source target weight\na b 2\n")
    assert pairs(items) == [("a", "b")]


@pytest.mark.parametrize(
    "rows",
    [
        [f"Person {n},person{n}@example.org" for n in range(40)],
        [f"Person{n} Sample" for n in range(40)],
        [f"Anna Nr{n}" for n in range(40)],
        [f"Person {n},Firm {n % 4}" for n in range(40)],
        [f"{n / 7:.3f} {n / 3:.3f}" for n in range(40)],
        [f"{a},{b}" for a, b in LONG],  # fewer than 20
        [f"{a},{b},{b}" for a, b in LONG * 2],
        ["Anna Example,Ben Sample" + ",x" * (n % 2) for n in range(40)],
        ["word"] * 40,
        ["two words"] * 40,
    ],
)
def test_other_lists_are_not_claimed(rows: list[str]) -> None:
    """Addresses, names, places of work, coordinates, prose, and what is too short to tell."""
    assert certainty("\n".join(rows)) is Certainty.NO


def test_forced_on_a_short_list() -> None:
    """With ``--source graph=FILE`` two lines are enough."""
    items = read("Anna Example;Ben Sample\nBen Sample;Cleo Specimen;2\nAnna\n")
    assert pairs(items) == [*ANNA_BEN, ("Ben Sample", "Cleo Specimen")]
    assert told(items) == [(3, "the line does not name two people")]
    items = read("nothing\nof the kind\n")
    assert len(told(items)) >= 1


def test_both_directions_are_one_tie() -> None:
    """As in SNAP's files; the second is counted as joined."""
    found = network("source,target\na,b\nb,a\na,a\na,c\n")
    [count] = found.sources
    assert (count.read, count.kept, count.joined, count.skipped) == (4, 2, 1, 1)
    assert len(found.all_ties) == 2


def test_what_is_no_tie_is_skipped() -> None:
    """A tie to oneself, and one of no strength."""
    items = read("source,target,weight\na,b,1\na,a,1\na,b,0\nb,a,0.0\na,b,nan\na,b,1e999\n")
    assert [(one.origin.line, one.reason) for one in of(Skipped, items)] == [
        (3, "tie of somebody to themself"),
        (4, "tie of no strength"),
        (5, "tie of no strength"),
    ]
    assert told(items) == [(6, "the strength of a tie is no number and was left out, as in 1 more")]
    assert is_complete(items)
    assert len(fates(items)) == 6


SNAP = {
    "414.edges": "1 2\n2 1\n2 3\n3 2\n",
    "414.circles": "circle0\t1\t2\ncircle1\t2\t9\n\ncircle2\n",
    "414.feat": "1 0 1\n2 1 1\n",
    "414.egofeat": "0 1\n",
    "414.featnames": "0 birthday;anonymized feature 208\n",
}


def test_ego_network() -> None:
    """Circles are groups, and who is in no tie is still a friend of the owner."""
    given = folder({**SNAP, "notes.txt": "x"})
    sniffed = Graph().sniff(given)
    assert sniffed.certainty is Certainty.CERTAIN
    assert sniffed.members == frozenset(SNAP)
    items = read(given)
    assert names(items) == ["1", "2", "3", "9"]
    assert {one.tie for one in people(items)} == {"contact"}
    assert groups(items) == {"circle 0": {"1", "2"}, "circle 1": {"2", "9"}}
    assert [(one.origin.member, one.message) for one in of(Problem, items)] == [
        ("414.circles", "the line does not name a circle and those in it")
    ]
    assert people(items)[3].origin.member == "414.circles"


def test_several_ego_networks() -> None:
    """Of several people at most one is the owner, so nobody's friends are the owner's."""
    more = {name.replace("414", "data/698"): content for name, content in SNAP.items()}
    items = read(folder({**SNAP, **more}))
    assert {one.tie for one in people(items)} == {""}
    assert len(people(items)) == 8
    assert len({one.handle.accounts for one in people(items)}) == 4  # they are the same graph


def test_edges_alone_and_what_only_looks_so() -> None:
    """A list of ties beside nothing is a file by itself; names alone prove nothing."""
    assert Graph().sniff(folder({"414.edges": SNAP["414.edges"]})).certainty is Certainty.NO
    assert Graph().sniff(folder({"a.edges": "x", "a.circles": "y"})).certainty is Certainty.NO
    assert Graph().sniff(folder({"a.edges": "", "a.circles": ""})).certainty is Certainty.NO
