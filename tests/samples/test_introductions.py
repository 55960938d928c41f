"""Introductions on the example and on public networks, beside what networkx finds there.

A route leads over at most two people, so that the intermediaries of each are a set of one or
two. The most routes that share nobody are then the most such sets that share nobody: a largest
matching, where a set of one is matched with a place of its own. networkx lists every short path
and finds that matching, and in the paths of bounded length it finds as many disjoint ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from building import TODAY, handle, network, origin, tie

from netrules import Aim, Evidence, Introduction, Item, Job, Network, PersonRecord, introduce
from netrules.actions.introduce import FRESH_DAYS
from netrules.api import open_session

ROOT = Path(__file__).parents[2]
SAMPLES = Path(__file__).parents[3] / "shared/samples/graph"
needs_samples = pytest.mark.skipif(
    not (SAMPLES / "414.edges").is_file(), reason="the samples are not here"
)
#: The day of the example's story.
DAY = date(2026, 11, 20)
EGO = "me"


# -- the oracles -------------------------------------------------------------------------


def by_matching(graph: Any, targets: Collection[str], through: int) -> int:
    """The most routes of *graph* to any of *targets* that share nobody else."""
    ends = set(targets)
    direct = sum(one in ends for one in graph[EGO])
    between: nx.Graph[Any] = nx.Graph()
    for first in set(graph[EGO]) - ends:
        if ends.intersection(graph[first]):
            between.add_edge(first, ("alone", first))
        for second in set(graph[first]) - ends - {EGO, first} if through > 1 else ():
            if ends.intersection(graph[second]):
                between.add_edge(first, second)
    return direct + (len(nx.max_weight_matching(between, maxcardinality=True)) if through else 0)


def by_disjoint_paths(graph: Any, targets: Collection[str], through: int) -> int:
    """The same by the disjoint paths of the graph in which every path is short enough: from
    those with a tie to ego on to those without, and from both to a target."""
    ends, first = set(targets), set(graph[EGO])
    short: nx.DiGraph[Any] = nx.DiGraph()
    short.add_nodes_from(("from", "to"))
    for one in ends & first:
        nx.add_path(short, ("from", ("direct", one), "to"))
    for one in first - ends if through else ():
        short.add_edge("from", one)
        if ends.intersection(graph[one]):
            short.add_edge(one, "to")
        for other in set(graph[one]) - ends - first - {EGO} if through > 1 else ():
            if ends.intersection(graph[other]):
                nx.add_path(short, (one, other, "to"))
    if not nx.has_path(short, "from", "to"):
        return 0
    return len(list(nx.node_disjoint_paths(short, "from", "to")))


def agree(found: Introduction, graph: Any, targets: Collection[str], through: int) -> None:
    """What was found is as much as there is, along ties that there are."""
    ways = [route.people for route in found.independent]
    assert set(found.target.people) == set(targets)
    for way in ways:
        assert way[-1] in targets
        assert len(way) <= through + 1
        assert all(graph.has_edge(*step) for step in pairwise((EGO, *way)))
    asked = [id_ for way in ways for id_ in way[:-1]]
    assert len(asked) == len(set(asked))
    assert not set(asked) & set(targets)
    assert len(set(ways)) == len(ways)
    assert ways == sorted(ways, key=len)
    assert len(ways) == by_matching(graph, targets, through)
    assert len(ways) == by_disjoint_paths(graph, targets, through)
    assert (found.best is None) is (not ways)


# -- public networks -----------------------------------------------------------------------


@cache
def sample(name: str, ego: str) -> Any:
    """A public network as networkx reads it, with ids as they are here, *ego* being "me"."""
    if name.endswith(".gexf"):
        read = nx.read_gexf(SAMPLES / name, version="1.1draft")
        read = nx.relabel_nodes(read, nx.get_node_attributes(read, "label"))
    else:
        read = nx.read_edgelist(SAMPLES / name)
    graph = nx.Graph(read.to_undirected().edges)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return nx.relabel_nodes(graph, {one: one.lower() for one in graph} | {ego: EGO})


#: Those who stand in the middle, and those at the edge.
EGOS = [
    ("les_miserables.gexf", "Valjean"),
    ("les_miserables.gexf", "Cosette"),
    ("les_miserables.gexf", "Jondrette"),
    ("414.edges", "428"),
    ("414.edges", "650"),
]


def known_to(ego: Any, name: str, at: int, *, old: Collection[str] = ()) -> PersonRecord:
    """Somebody of a public network, with an employer, a field and a place of work dealt out."""
    job = Job(f"Firm {at % 5}")
    facts = {"fields": (f"field {at % 7}",), "place": f"Town {at % 11}"}
    as_of = TODAY - timedelta(days=FRESH_DAYS + 1) if name in old else TODAY
    tied = "contact" if name in ego else ""
    return PersonRecord(handle(name), origin("card.vcf", "card"), (job,), facts, tied, as_of)


def of_graph(graph: Any, implied: Collection[Any] = (), old: Collection[str] = ()) -> Network:
    """The people of a public network, and their ties, of which some are only implied."""
    names = sorted(set(graph) - {EGO})
    items: list[Item] = [known_to(graph[EGO], one, at, old=old) for at, one in enumerate(names)]
    for pair in sorted(tuple(sorted(pair)) for pair in graph.edges if EGO not in pair):
        evidence = Evidence.IMPLIED if pair in implied else Evidence.STATED
        items.append(tie(*pair, evidence))
    return network(*items)


@needs_samples
@pytest.mark.parametrize(("name", "ego"), EGOS)
@pytest.mark.parametrize("through", [1, 2])
def test_to_everybody_of_a_public_network(name: str, ego: str, through: int) -> None:
    """As many as networkx finds, to each of its people."""
    graph = sample(name, ego)
    seen = of_graph(graph)
    for one in sorted(set(graph) - {EGO})[:: 1 if len(graph) < 100 else 5]:
        found = introduce(seen, one, today=TODAY, aim=Aim.PERSON, intermediaries=through)
        agree(found, graph, {one}, through)


@needs_samples
@pytest.mark.parametrize(("name", "ego"), EGOS)
def test_into_an_organization_a_field_and_a_place(name: str, ego: str) -> None:
    """Routes to several people at once, who may know one another."""
    graph = sample(name, ego)
    seen = of_graph(graph)
    names = sorted(set(graph) - {EGO})
    for word, aim, share in (
        ("firm 3", Aim.ORGANIZATION, 5),
        ("field 3", Aim.FIELD, 7),
        ("town 3", Aim.PLACE, 11),
    ):
        there = {one for at, one in enumerate(names) if at % share == 3}
        for through in (1, 2):
            found = introduce(seen, word, today=TODAY, intermediaries=through)
            assert found.target.aim is aim
            agree(found, graph, there, through)


@needs_samples
@pytest.mark.parametrize(("name", "ego"), EGOS[:1] + EGOS[-1:])
def test_what_is_only_implied_is_no_route(name: str, ego: str) -> None:
    """Every third tie is: routes are those of the others, and it is told apart as a maybe."""
    graph = sample(name, ego).copy()
    pairs = sorted(tuple(sorted(pair)) for pair in graph.edges if EGO not in pair)
    seen = of_graph(graph, implied=pairs[::3])
    graph.remove_edges_from(pairs[::3])
    for a, b in pairs[::12]:
        found = introduce(seen, b, today=TODAY, aim=Aim.PERSON)
        agree(found, graph, {b}, 2)
        steps = {(step.start, step.end) for route in found.independent for step in route.steps}
        assert (a, b) not in steps
        assert ((a, b) in {(one.start, one.end) for one in found.maybe}) is (a in graph[EGO])


@needs_samples
@pytest.mark.parametrize(("name", "ego"), EGOS[:1] + EGOS[-1:])
def test_an_old_record_opens_no_route(name: str, ego: str) -> None:
    """Every second one of an employer and of a place is more than two years old."""
    graph = sample(name, ego)
    names = sorted(set(graph) - {EGO})
    old = set(names[::2])
    seen = of_graph(graph, old=old)
    for word, share in (("firm 1", 5), ("town 1", 11)):
        there = {one for at, one in enumerate(names) if at % share == 1}
        found = introduce(seen, word, today=TODAY)
        assert set(found.target.stale) == there & old
        agree(found, graph, there - old, 2)


@needs_samples
def test_as_the_file_is_read(tmp_path: Path) -> None:
    """Who is you is said by the settings, and everybody else is found by name."""
    path = tmp_path / "netrules.toml"
    path.write_text('[me]\nname = "Valjean"\n', "utf-8")
    session = open_session(path, third_party=False)
    seen = session.load([(SAMPLES / "les_miserables.gexf", "")]).network
    graph = sample("les_miserables.gexf", "Valjean")
    assert len(seen.people) == 76
    ids = {one.name.lower(): one.id for one in seen.people}
    graph = nx.relabel_nodes(graph, ids)
    for name, id_ in ids.items():
        agree(introduce(seen, name, today=TODAY), graph, {id_}, 2)


# -- the example ---------------------------------------------------------------------------


@cache
def example() -> Network:
    """The network of the example."""
    session = open_session(folder=ROOT / "examples/job-search", third_party=False)
    return session.load(session.sources()).network


@cache
def example_graph() -> Any:
    """Its ties among those that carry a route."""
    return graph_of(example())


def graph_of(seen: Network) -> Any:
    """The ties that hold on the day of the story, but for those that are only implied."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from((EGO, *(one.id for one in seen.people)))
    graph.add_edges_from(
        (one.a, one.b)
        for one in seen.all_ties
        if one.evidence is not Evidence.IMPLIED
        and one.holds_on(DAY)
        and (one.strength is None or one.strength > 0)
    )
    return graph


#: What somebody may be thought to know of whom.
GUESSES = """\
[[tie]]
between = ["Hana Wetherlam", "Fergus Dovecote"]
evidence = "implied"

[[tie]]
between = ["Ilse Marchbanks", "Milan Torvane"]
evidence = "implied"
"""


def aims(words: Iterable[tuple[str, str]]) -> list[Any]:
    """Words, each with what it is."""
    return [pytest.param(word, Aim(aim), id=word) for aim, word in words]


def there_are(aim: Aim, word: str) -> tuple[set[str], set[str]]:
    """Who is there on a record that is young enough, and who on an old one."""
    fresh, old = set(), set()
    for one in example().as_of(DAY).people:
        if aim is Aim.PERSON:
            days = [DAY] if one.name == word else []
        elif aim is Aim.FIELD:
            known = one.values("fields") or tuple(one.told_fields)
            days = [DAY for field in known if word in field]
        elif aim is Aim.PLACE:
            days = [fact.as_of or DAY for fact in one.facts.get("place", ())[:1]]
            days = days if word in one.values("place")[:1] else []
        else:
            days = [job.as_of or DAY for job in one.jobs if job.organization == word]
        for day in days:
            (fresh if (DAY - day).days <= FRESH_DAYS else old).add(one.id)
    return fresh, old - fresh


@pytest.mark.parametrize(
    ("word", "aim"),
    aims(
        [
            ("person", "Anneke Verhoolen"),
            ("person", "Edmund Carrowmore"),
            ("person", "Fergus Dovecote"),
            ("organization", "Lowmere Grid"),
            ("organization", "Kestrelgate Insurance"),
            ("organization", "Harrowmere Energy"),
            ("field", "machine learning"),
            ("field", "data"),
            ("place", "Rotterdam"),
            ("place", "Leeds"),
        ]
    ),
)
@pytest.mark.parametrize("through", [0, 1, 2])
def test_on_the_example(word: str, aim: Aim, through: int) -> None:
    """To a person, into an organization, a field and a place."""
    found = introduce(example(), word, today=DAY, intermediaries=through)
    fresh, old = there_are(aim, word)
    assert (found.target.aim, set(found.target.stale)) == (aim, old)
    agree(found, example_graph(), fresh, through)
    for one in found.maybe:
        assert not example_graph().has_edge(one.start, one.end)


def test_a_guess_on_the_example(tmp_path: Path) -> None:
    """It changes no route, and stands apart."""
    path = tmp_path / "guesses.toml"
    path.write_text(GUESSES, "utf-8")
    session = open_session(folder=ROOT / "examples/job-search", third_party=False)
    seen = session.load([*session.sources(), (path, "")]).network
    for start, end in (("Hana Wetherlam", "Fergus Dovecote"), ("Ilse Marchbanks", "Milan Torvane")):
        ids = {one.name: one.id for one in seen.people}
        found = introduce(seen, end, today=DAY)
        agree(found, graph_of(seen), {ids[end]}, 2)
        guessed = [one for one in found.maybe if one.ties]
        assert [(one.start, one.end) for one in guessed] == [(ids[start], ids[end])]
        assert found.independent == introduce(example(), end, today=DAY).independent


def test_what_is_said_of_it_is_on_record() -> None:
    """Every tie of every step is one that the files hold, between those two."""
    held = {(one.a, one.b, one.kind, one.layer) for one in example().all_ties}
    for word in ("Lowmere Grid", "data", "Leeds"):
        for route in introduce(example(), word, today=DAY).independent:
            for step in route.steps:
                assert step.ties
                for one in step.ties:
                    assert {one.a, one.b} == {step.start, step.end}
                    assert (one.a, one.b, one.kind, one.layer) in held


def test_the_oracles_by_hand() -> None:
    """Two introducers of whom one is needed by both longer ways: the counts are known."""
    graph: nx.Graph[str] = nx.Graph()
    nx.add_path(graph, (EGO, "ana", "goal"))
    nx.add_path(graph, (EGO, "ben", "cleo", "goal"))
    nx.add_path(graph, (EGO, "dana", "cleo"))
    assert [by_matching(graph, {"goal"}, steps) for steps in (0, 1, 2)] == [0, 1, 2]
    assert [by_disjoint_paths(graph, {"goal"}, steps) for steps in (0, 1, 2)] == [0, 1, 2]
    graph.add_edge(EGO, "goal")
    assert [by_matching(graph, {"goal"}, steps) for steps in (0, 1, 2)] == [1, 2, 3]
