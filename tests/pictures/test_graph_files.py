"""GraphML and GEXF: read again, they hold the same people and ties, by whoever reads them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import attrs
import networkx
import pytest
from building import TODAY, network, person, tie
from hypothesis import given, settings
from hypothesis import strategies as st
from picturing import circle_scene, drawn
from plugins.graph_files import groups, names, of, pairs, people, read

from netrules import (
    Job,
    Level,
    Namer,
    Network,
    PictureOptions,
    Scene,
    TieRecord,
    Unknown,
    scene,
)
from netrules.plugins.pictures._attributes import graph_of
from netrules.testing import networks

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
@settings(max_examples=30)
@given(known=networks())
def test_networkx_reads_every_attribute(name: str, known: Network) -> None:
    """Of people and ties of any network, with the type that it has."""
    shown = scene(known, today=TODAY)
    graph = _oracle(name, _text(name, shown, ego=True))
    told = graph_of(shown, Namer(shown.network), PictureOptions(ego=True))
    assert (len(graph.nodes), len(graph.edges)) == (len(told.nodes), len(told.edges))
    for node in told.nodes:
        assert {"label": node.label, **node.values}.items() <= graph.nodes[node.key].items()
    for edge in told.edges:
        weight = {} if edge.weight is None else {"weight": edge.weight}
        assert {**weight, **edge.values}.items() <= graph.edges[edge.a, edge.b].items()


@pytest.mark.parametrize("name", _FILES)
@settings(max_examples=30)
@given(known=networks())
def test_netrules_reads_every_fact(name: str, known: Network) -> None:
    """Employer, title, place, level, fields and groups of everybody, and all ties."""
    shown = scene(known, today=TODAY)
    items = read(_text(name, shown))
    members = groups(items)
    for dot, one in zip(shown.people, people(items), strict=True):
        person_ = shown.network.person(dot.id)
        job = one.jobs[0] if one.jobs else Job()
        said = (job.organization, job.title, one.facts.get("place", ""))
        assert said == tuple(map(_or_empty, (person_.organization, person_.title, person_.place)))
        assert one.facts.get("level", "") == _or_empty(person_.level)
        assert one.facts.get("fields", ()) == (_or_empty(person_.fields) or ())
        mine = {group for group, names_ in members.items() if one.handle.names[0] in names_}
        assert mine >= set(_or_empty(person_.groups) or ())
    assert len(of(TieRecord, items)) == len(shown.lines)


def _or_empty(value: Any) -> Any:
    return "" if isinstance(value, Unknown) else value


@pytest.mark.parametrize("name", _FILES)
@given(fields=st.lists(st.text("a;|[]\\ ,", min_size=1, max_size=5), max_size=3))
def test_a_list_of_anything_is_the_same_list(name: str, fields: list[str]) -> None:
    """What separates values may stand in one."""
    plain = tuple(filter(None, (" ".join(one.split()) for one in fields)))
    shown = scene(network(person("Ann Lee", fields=plain)), today=TODAY)
    [ann] = people(read(_text(name, shown)))
    assert ann.facts.get("fields", ()) == (_or_empty(shown.network.people[0].fields) or ())


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
