"""Who is who in a graph, whose network it is, and what groups there are."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from plugins.graph_files import (
    groups,
    is_complete,
    named,
    names,
    network,
    of,
    owners,
    pairs,
    people,
    read,
    told,
)

from netrules import Evidence, GroupRecord, Handle, Level, Problem, Read, TieCoverage, TieRecord
from netrules import build as build_network

CSV = "source,target,weight\n"
TWO = (
    '<gexf><graph><nodes><node id="1" label="Anna Example"/><node id="2" label="Ben Sample"/>'
    '<node id="3" label="Anna Example"/></nodes><edges><edge source="1" target="2"/>'
    '<edge source="2" target="3"/></edges></graph></gexf>'
)


def graph(columns: str, *rows: str, ties: str = "") -> str:
    """A GDF with these columns beside the key."""
    lines = [f"{number},{row}" for number, row in enumerate(rows, 1)]
    return "\n".join([f"nodedef>name,{columns}", *lines, "edgedef>node1,node2", *ties.split()])


# -- identity ------------------------------------------------------------------------------


def test_a_file_twice_is_one_file() -> None:
    """Under another name too; namesakes in it stay two."""
    once, twice = network(TWO), network(TWO, TWO)
    assert len(once.people) == len(twice.people) == 3
    assert once.people == twice.people or [p.id for p in once.people] == [
        p.id for p in twice.people
    ]
    assert len(twice.all_ties) == 2
    assert [(one.kept, one.joined) for one in twice.sources] == [(5, 0), (0, 5)]


def test_the_order_of_rows_does_not_matter() -> None:
    """Ids and ties are the same whatever order a file lists them in."""
    chance = random.Random(7)  # noqa: S311 reason: any order will do
    rows = [f"p{chance.randrange(12)},p{chance.randrange(12)},{n}" for n in range(1, 40)]
    first = network(CSV + "\n".join(rows))
    chance.shuffle(rows)
    again = network(CSV + "\n".join(rows))
    assert [one.id for one in first.people] == [one.id for one in again.people]
    assert {(t.a, t.b, t.strength) for t in first.all_ties} == {
        (t.a, t.b, t.strength) for t in again.all_ties
    }


def test_the_same_graph_in_another_format() -> None:
    """Saved as GEXF, GML and GDF, it is one graph."""
    gexf = TWO.replace('label="Anna Example"/></nodes>', 'label="Cleo"/></nodes>')
    gml = (
        'graph [ node [ id 1 label "Anna Example" ] node [ id 2 label "Ben Sample" ]\n'
        'node [ id 3 label "Cleo" ] edge [ source 1 target 2 ] edge [ source 3 target 2 ] ]'
    )
    gdf = graph("label", "Anna Example", "Ben Sample", "Cleo", ties="1,2 2,3")
    assert len(network(gexf, gml, gdf).people) == 3


def test_two_files_do_not_join_by_numbers_or_names() -> None:
    """Numbers are a file's own, and so are names, unless joining by name is asked for."""
    one, other = f"{CSV}1,2\n2,Anna Example\n", f"{CSV}1,2\n1,Anna Example\n"
    assert len(network(one, other).people) == 6
    reads = [
        Read(f"net{number}", "graph", tuple(read(content, path=f"net{number}")))
        for number, content in enumerate((one, other))
    ]
    assert len(build_network(reads, join_names=True).people) == 5


def test_identifiers_join() -> None:
    """An address, a profile and a full number in columns of their own, or in place of a name."""
    items = read(
        graph(
            "label,E-Mail,Profile URL,mobile",
            "Anna,anna@example.org,https://www.linkedin.com/in/anna,+49 170 1234567",
            "Ben,none,,?",
            "cleo@example.org,,,",
            "https://www.linkedin.com/in/dora,,,",
        )
    )
    anna, ben, cleo, dora = (one.handle for one in people(items))
    assert anna.emails == ("anna@example.org",)
    assert anna.urls == ("https://www.linkedin.com/in/anna",)
    assert anna.phones == ("+49 170 1234567",)
    assert (ben.emails, ben.phones, ben.names) == ((), (), ("Ben",))
    assert (cleo.emails, cleo.names) == (("cleo@example.org",), ())
    assert (dora.urls, dora.names) == (("https://www.linkedin.com/in/dora",), ())
    found = network(f"{CSV}anna@example.org,ben@example.org\n", f"{CSV}anna@example.org,x\n")
    assert len(found.people) == 3


def test_names_are_put_together() -> None:
    """Label before name before first and last name before id, but no number if there is a name."""
    gml = (
        'graph [ node [ id 1 first_name "Anna" last_name "Example" ]\n'
        'node [ id 2 label "2" name "Ben" ] node [ id 3 label "Cleo" name "c" ]\n'
        'node [ id 4 ] node [ id "dora" ] ]'
    )
    assert names(read(gml)) == ["Anna Example", "Ben", "Cleo", "4", "dora"]


def test_facts() -> None:
    """Columns that mean something; the rest, such as measures and sex, does not."""
    items = read(
        graph(
            "label,Company,Job Title,City,level,Industry,degree INT,pagerank DOUBLE,sex,title2",
            "Anna,Acme,Head of Data,Graz,director,data;rowing,4,0.3,female,x",
            "Ben,,,,3,,,,,",
        )
    )
    anna, ben = people(items)
    assert [(job.organization, job.title) for job in anna.jobs] == [("Acme", "Head of Data")]
    assert anna.facts == {"place": "Graz", "level": Level.DIRECTOR, "fields": ("data", "rowing")}
    assert (ben.jobs, ben.facts) == ((), {})


# -- groups --------------------------------------------------------------------------------


def test_clusters() -> None:
    """Names are kept; numbers are a program's, and another graph's are others."""
    rows = ("Anna,3,Work", "Ben,3.0,Work;Choir", "Cleo,group 1,")
    items = read(graph("label,Modularity Class,Group", *rows))
    assert groups(items) == {
        "cluster 3": {"Anna", "Ben"},
        "group 1": {"Cleo"},
        "Work": {"Anna", "Ben"},
        "Choir": {"Ben"},
    }
    assert {one.kind for one in of(GroupRecord, items)} == {"cluster"}
    found = network(
        graph("label,cluster", "Anna,3", "Ben,3"), graph("label,cluster", "Dora,3", "Emil,3")
    )
    assert [len(group.members) for group in found.groups if "cluster 3" in group.name] == [2, 2]


def test_several_partitions() -> None:
    """Numbers of two partitions are told apart by what these are called."""
    items = read(graph("label,Modularity Class,Leiden", "Anna,0,1", "Ben,1,1"))
    assert groups(items) == {
        "Modularity Class 0": {"Anna"},
        "Modularity Class 1": {"Ben"},
        "Leiden 1": {"Anna", "Ben"},
    }


# -- ties ----------------------------------------------------------------------------------


def test_ties_are_stated_and_complete() -> None:
    """Nothing is said of ties to the owner, who is not in the graph."""
    items = read(graph("label", "Anna", "Ben", ties="1,2"))
    [tie] = of(TieRecord, items)
    assert (tie.evidence, tie.kind, tie.since, tie.strength) == (
        Evidence.STATED,
        "knows",
        None,
        None,
    )
    assert {one.tie for one in people(items)} == {""}
    [coverage] = of(TieCoverage, items)
    assert coverage.among is not None
    assert [named(items, one) for one in coverage.among] == ["Anna", "Ben"]
    assert told(items) == []


def test_people_without_any_tie_prove_nothing() -> None:
    """A table of people is no list of ties."""
    assert not is_complete(read(graph("label", "Anna", "Ben")))


# -- the owner -----------------------------------------------------------------------------


def star(others: int, more: str = "") -> str:
    """A list of ties in which one person is tied to all others."""
    return CSV + "".join(f"Ego Owner,P{n} Sample,1\n" for n in range(others)) + more


@pytest.mark.parametrize(
    "owner",
    [
        Handle(me=True, names=("ego  OWNER",)),
        Handle(me=True, names=("Somebody", "Ego Owner"), emails=("x@example.org",)),
    ],
)
def test_the_owner_by_name(owner: Handle) -> None:
    """Whoever carries the owner's name is the owner, and those tied to them are theirs."""
    items = read(star(2), owner)
    [record] = owners(items)
    assert record.handle.me
    assert pairs(items) == [("me", "P0 Sample"), ("me", "P1 Sample")]
    assert told(items) == []
    found = network(star(2), owner=owner)
    assert len(found.people) == 2
    assert {tie.b for tie in found.all_ties} | {tie.a for tie in found.all_ties} > {"me"}


@pytest.mark.parametrize(
    "owner",
    [
        Handle(me=True, emails=("Anna@Example.org",)),
        Handle(me=True, urls=("http://linkedin.com/in/anna",), names=("Anna",)),
        Handle(me=True, phones=("+491701234567",)),
    ],
)
def test_the_owner_by_identifier(owner: Handle) -> None:
    """An identifier decides among namesakes."""
    row = "Anna,anna@example.org,https://www.linkedin.com/in/anna/,+49 170 1234567"
    items = read(graph("label,email,url,phone", "Anna,,,", row, ties="1,2"), owner)
    assert [one.origin.line for one in owners(items)] == [3]


def test_namesakes_of_the_owner() -> None:
    """Several who carry the owner's name: none of them is taken for the owner."""
    items = read(TWO, Handle(me=True, names=("Anna Example",)))
    assert owners(items) == []
    [(_, message)] = told(items)
    assert "several people of the graph carry your name" in message


def test_the_owner_is_inferred() -> None:
    """Of nobody known: the one person tied to everyone else, which is said."""
    items = read(star(10))
    assert len(owners(items)) == 1
    [problem] = of(Problem, items)
    assert not problem.lost
    assert "was taken for you" in problem.message
    assert "[me]" in problem.remedy
    [coverage] = of(TieCoverage, items)
    assert coverage.among is not None
    assert len(coverage.among) == 10


@pytest.mark.parametrize(
    ("content", "owner"),
    [
        (star(9), Handle(me=True)),  # too few to tell
        (star(10, "P1 Sample,Lone Person,1\n"), Handle(me=True)),  # not everyone
        (star(10), Handle(me=True, names=("Else Body",))),  # somebody else is known to be it
        (star(10), Handle(me=True, emails=("me@example.org",))),
        (
            star(10, "".join(f"P0 Sample,P{n} Sample,1\n" for n in range(1, 10))),
            Handle(me=True),
        ),  # two of them
        (star(3, "Ego Owner,P0 Sample,1\n" * 20), Handle(me=True)),
    ],
)
def test_the_owner_is_not_guessed(content: str, owner: Handle) -> None:
    """Where it is not clear, nobody is the owner."""
    items = read(content, owner)
    assert owners(items) == []
    assert told(items) == []


# -- samples -------------------------------------------------------------------------------

SAMPLES = Path(__file__).parents[3] / "shared/samples/graph"


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_sample_of_two_formats() -> None:
    """The same novel by two hands: 77 characters, 254 ties, nine classes."""
    for name in ("les_miserables.gexf", "miserables.graphml"):
        items = read((SAMPLES / name).read_bytes())
        assert (len(people(items)), len(pairs(items))) == (77, 254)
        assert is_complete(items)
        assert told(items) == []
    assert len(groups(items)) == 9
