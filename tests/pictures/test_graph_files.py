"""GraphML and GEXF: read again, they hold the same people and ties, by whoever reads them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import attrs
import networkx
import pytest
from building import TODAY, network, person, tie
from hypothesis import given
from hypothesis import strategies as st
from picturing import circle_scene, drawn
from plugins.graph_files import names, of, pairs, people, read

from netrules import Level, Network, Scene, TieRecord, scene

_FILES = ["gexf", "graphml"]
#: Anything that can stand in a name, markup and what XML cannot hold among it.
_NAMES = st.lists(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8).map("Ann {} Lee".format),
    min_size=2,
    max_size=6,
    unique_by=lambda name: "".join(char for char in name.casefold() if char.isalnum()),
)


def _oracle(name: str, text: str) -> Any:
    """The graph that networkx reads."""
    reader = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}[name]
    return reader(io.BytesIO(text.encode()))


def _text(name: str, shown: Scene, *, ego: bool = False) -> str:
    text = drawn(name, shown, ego=ego)
    assert isinstance(text, str)
    return text


def _pair() -> Network:
    """Two people of whom much is known, tied for some days and with a strength."""
    ann = person(
        "Ann Lee",
        organization="Quillfeather & Sons",
        title="Head of <Data>",
        level="director",
        place="Leeds",
        fields=("maps", "rivers"),
        groups=("Rowing", "Choir"),
    )
    known = attrs.evolve(
        tie("Ann Lee", "Bo Fen"), since=date(2020, 1, 2), until=date(2030, 5, 6), strength=2.5
    )
    return network(ann, person("Bo Fen"), known)


@pytest.mark.parametrize("name", _FILES)
def test_networkx_reads_the_same_people_and_ties(name: str) -> None:
    """As many, undirected, tied alike, and called what they are called."""
    shown = circle_scene()
    graph = _oracle(name, _text(name, shown))
    called = [shown.network.person(dot.id).name for dot in shown.people]
    assert not graph.is_directed()
    assert [graph.nodes[f"n{place}"]["label"] for place in range(len(called))] == called
    ties = {frozenset((f"n{line.a}", f"n{line.b}")) for line in shown.lines}
    assert {frozenset(edge) for edge in graph.edges()} == ties
    assert graph.number_of_edges() == len(shown.lines)


@pytest.mark.parametrize("name", _FILES)
def test_netrules_reads_the_same_people_and_ties(name: str) -> None:
    """Its own source for graphs finds no fault in the file."""
    shown = circle_scene()
    items = read(_text(name, shown))
    called = [shown.network.person(dot.id).name for dot in shown.people]
    assert names(items) == called
    assert pairs(items) == [(called[line.a], called[line.b]) for line in shown.lines]


@pytest.mark.parametrize("name", _FILES)
def test_what_is_told_of_people_and_ties_is_read_again(name: str) -> None:
    """Facts of somebody, and strength, kind and days of a tie."""
    items = read(_text(name, scene(_pair(), today=TODAY)))
    ann = people(items)[0]
    assert (ann.jobs[0].organization, ann.jobs[0].title) == (
        "Quillfeather & Sons",
        "Head of <Data>",
    )
    assert ann.facts["place"] == "Leeds"
    assert ann.facts["level"] == Level.named("director")
    assert ann.facts["fields"] == ("maps", "rivers")
    [one] = of(TieRecord, items)
    assert (one.kind, one.strength) == ("knows", 2.5)
    assert (one.since, one.until) == (date(2020, 1, 2), date(2030, 5, 6))


@pytest.mark.parametrize("name", _FILES)
def test_a_strength_that_nobody_stated_is_not_made_up(name: str) -> None:
    """Such a tie has no weight."""
    assert {one.strength for one in of(TieRecord, read(_text(name, circle_scene())))} == {None}


@pytest.mark.parametrize("name", _FILES)
def test_ego_is_there_if_asked_for(name: str) -> None:
    """With a tie to everybody whom ego knows."""
    shown = circle_scene()
    graph = _oracle(name, _text(name, shown, ego=True))
    assert graph.degree("me") == len(shown.ego_lines)
    assert "me" not in _oracle(name, _text(name, shown))


@pytest.mark.parametrize("name", _FILES)
def test_addresses_are_left_out(name: str) -> None:
    """Everybody has one in the network, and nobody in the file."""
    assert "@" not in _text(name, circle_scene())


@pytest.mark.parametrize("name", _FILES)
@given(written=_NAMES)
def test_any_name_can_be_written(name: str, written: list[str]) -> None:
    """The file is well-formed, and holds as many people and ties as there are."""
    ties = [tie(written[0], other) for other in written[1:]]
    shown = scene(network(*map(person, written), *ties), today=TODAY)
    graph = _oracle(name, _text(name, shown))
    assert graph.number_of_nodes() == len(shown.people)
    assert graph.number_of_edges() == len(shown.lines)
    assert len(people(read(_text(name, shown)))) == len(shown.people)
