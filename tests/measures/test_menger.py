"""Paths without a person in common, of any length."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise
from random import Random

import attrs
import networkx as nx
import pytest
from building import handle, network, origin, person, tie
from hypothesis import given
from hypothesis import strategies as st
from measures.graphs import KITE, edges_of, florentine, graphs, tied

from netrules import Evidence, Handle, Item, TieRecord
from netrules.measures.menger import disjoint_paths, vertex_disjoint_paths


def paths_of(graph: nx.Graph[str], one: str, other: str) -> tuple[tuple[str, ...], ...]:
    """The paths between two nodes of *graph*."""
    return disjoint_paths(lambda node: sorted(graph[node]), one, other)


def number_by_networkx(graph: nx.Graph[str], one: str, other: str) -> int:
    """How many disjoint paths there are, by maximum flow; a direct tie is one of them."""
    direct = graph.has_edge(one, other)
    rest = graph.copy()
    rest.remove_edges_from([(one, other)] if direct else [])
    return nx.node_connectivity(rest, one, other) + direct


def assert_disjoint(
    graph: nx.Graph[str], paths: Iterable[tuple[str, ...]], one: str, other: str
) -> None:
    """The *paths* are of *graph*, lead from *one* to *other*, and share nobody else."""
    inner = [node for path in paths for node in path[1:-1]]
    assert len(set(inner)) == len(inner)
    for path in paths:
        assert (path[0], path[-1]) == (one, other)
        assert len(set(path)) == len(path)
        assert all(graph.has_edge(*step) for step in pairwise(path))


FAMILIES = florentine()


# -- golden values -----------------------------------------------------------------------


def test_three_paths_from_the_medici_to_the_strozzi() -> None:
    """Padgett & Ansell (1993), as networkx: over one family, over two and over three. To the
    Guadagni leads the Albizzi's marriage as well as the Tornabuoni's: the first by name."""
    paths = vertex_disjoint_paths(tied(FAMILIES.edges), "medici", "strozzi")
    assert paths == (
        ("medici", "ridolfi", "strozzi"),
        ("medici", "barbadori", "castellani", "strozzi"),
        ("medici", "albizzi", "guadagni", "bischeri", "strozzi"),
    )


def test_one_path_from_the_pazzi_to_the_strozzi() -> None:
    """The Pazzi married the Salviati alone, and these the Medici."""
    paths = vertex_disjoint_paths(tied(FAMILIES.edges), "pazzi", "strozzi")
    assert paths == (("pazzi", "salviati", "medici", "ridolfi", "strozzi"),)


def test_no_path_to_the_pucci() -> None:
    """They married into none of the families."""
    families = tied(FAMILIES.edges, FAMILIES.nodes)
    assert vertex_disjoint_paths(families, "medici", "pucci") == ()


@pytest.mark.parametrize(
    "graph", [FAMILIES, nx.karate_club_graph(), nx.Graph(edges_of(KITE))], ids=len
)
def test_as_many_as_networkx_finds(graph: nx.Graph[str]) -> None:
    """Between any two of the Florentine families, of the karate club, and of the kite."""
    for one, other in combinations(sorted(graph), 2):
        paths = paths_of(graph, one, other)
        assert_disjoint(graph, paths, one, other)
        assert len(paths) == number_by_networkx(graph, one, other)


# -- chance ------------------------------------------------------------------------------


def test_on_graphs_of_chance() -> None:
    """On 400 random graphs of up to 14 nodes, sparse to dense, networkx finds as many."""
    random = Random(7)  # noqa: S311 reason: chance that is the same in every run
    for _ in range(400):
        size, share = random.randint(2, 14), random.uniform(0.1, 0.6)
        graph: nx.Graph[int] = nx.gnp_random_graph(size, share, seed=random.randint(0, 1 << 30))
        one, other = random.sample(range(size), 2)
        paths = paths_of(graph, one, other)
        assert_disjoint(graph, paths, one, other)
        assert len(paths) == number_by_networkx(graph, one, other)


#: Graphs in which the last path is found only by leading another one wholly elsewhere, and
#: two nodes with as many disjoint paths as stand beside them.
HARD = (
    ("0 1,0 2,0 4,0 6,0 7,0 9,0 10,1 5,1 10,2 3,3 10,3 11,4 10,5 9,6 7,6 8,7 8,8 11", "11", "9", 2),
    (
        """0 3,0 8,0 12,1 2,1 3,1 4,1 10,1 11,2 8,3 15,4 10,4 13,5 7,5 8,6 8,6 10,6 14,7 13,8 14,
        9 10,9 13,10 11,11 13,12 14,12 15""",
        "10",
        "14",
        3,
    ),
)


@pytest.mark.parametrize(("edges", "one", "other", "number"), HARD, ids=["two", "three"])
def test_paths_make_room_for_others(edges: str, one: str, other: str, number: int) -> None:
    """Under any names, and so in whatever order ties are looked at."""
    graph: nx.Graph[str] = nx.Graph(edges_of(edges))
    assert number_by_networkx(graph, one, other) == number
    for seed in range(100):
        names = sorted(graph)
        Random(seed).shuffle(names)  # noqa: S311 reason: chance that is the same in every run
        name = dict(zip(sorted(graph), names, strict=True))
        renamed = nx.relabel_nodes(graph, name)
        paths = paths_of(renamed, name[one], name[other])
        assert_disjoint(renamed, paths, name[one], name[other])
        assert len(paths) == number


@given(graphs(), st.data())
def test_the_same_both_ways_and_at_most_the_lower_degree(
    graph: nx.Graph[str], data: st.DataObject
) -> None:
    """Paths back are as many; each needs a tie of its own at either end; a limit holds."""
    if len(graph) < 2:
        return
    one, other = data.draw(st.permutations(sorted(graph)))[:2]
    paths = paths_of(graph, one, other)
    assert len(paths) == len(paths_of(graph, other, one))
    assert len(paths) <= min(graph.degree[one], graph.degree[other])
    for limit in range(len(paths) + 2):
        some = disjoint_paths(lambda node: sorted(graph[node]), one, other, limit=limit)
        assert_disjoint(graph, some, one, other)
        assert len(some) == min(limit, len(paths))


@given(graphs(), st.data())
def test_another_tie_never_leaves_fewer(graph: nx.Graph[str], data: st.DataObject) -> None:
    """What nobody recorded can only add paths."""
    if len(graph) < 2:
        return
    one, other = data.draw(st.permutations(sorted(graph)))[:2]
    more = graph.copy()
    more.add_edge(*data.draw(st.permutations(sorted(graph)))[:2])
    assert len(paths_of(more, one, other)) >= len(paths_of(graph, one, other))


# -- ego, and what does not count --------------------------------------------------------


def strangers(*names: str) -> list[Item]:
    """People ego has no tie to."""
    return [attrs.evolve(person(name), tie="") for name in names]


def known_to_ego(*names: str) -> list[TieRecord]:
    """Ties of ego's to each of *names*."""
    ego = Handle(me=True)
    return [TieRecord((ego, handle(name)), "friend", Evidence.STATED, origin()) for name in names]


def test_ego_in_the_place_of_the_medici() -> None:
    """From ego there are as many paths as from whom ego stands for."""
    others = FAMILIES.subgraph(set(FAMILIES) - {"Medici"})
    records = [tie(*pair) for pair in others.edges]
    found = network(*strangers(*others), *records, *known_to_ego(*FAMILIES["Medici"]))
    paths = vertex_disjoint_paths(found, "me", "strozzi")
    assert [len(path) - 2 for path in paths] == [1, 2, 3]
    back = vertex_disjoint_paths(found, "strozzi", "me")
    assert sorted(path[::-1] for path in back) == sorted(paths)


def test_ego_is_on_no_path_of_others() -> None:
    """Ego knows both, and is no path between them."""
    found = network(*strangers(*"abc"), *known_to_ego(*"abc"), tie("a", "c"))
    assert vertex_disjoint_paths(found, "a", "b") == ()
    assert vertex_disjoint_paths(found, "me", "c") == (("me", "c"), ("me", "a", "c"))


def test_implied_ties_and_ties_of_no_strength_are_no_path() -> None:
    """A shared employer is a reason to ask; a strength of 0 is no tie."""
    nothing = TieRecord(
        (handle("c"), handle("b")), "knows", Evidence.STATED, origin(), strength=0.0
    )
    found = network(*strangers(*"abc"), tie("a", "b", Evidence.IMPLIED), tie("a", "c"), nothing)
    assert vertex_disjoint_paths(found, "a", "b") == ()


def test_refused() -> None:
    """A path from somebody to themselves, to nobody, and a negative number of paths."""
    found = tied([("a", "b")])
    with pytest.raises(ValueError, match="from one person to another"):
        vertex_disjoint_paths(found, "a", "a")
    with pytest.raises(ValueError, match="limited to -1"):
        vertex_disjoint_paths(found, "a", "b", limit=-1)
    with pytest.raises(KeyError):
        vertex_disjoint_paths(found, "a", "z")


def test_a_long_path_needs_no_recursion() -> None:
    """A chain of 3,000 people is walked to its end."""
    chain = nx.path_graph(3000)
    (path,) = paths_of(chain, 0, 2999)
    assert len(path) == 3000
