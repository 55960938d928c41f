"""Triangles: each is found once, by all of its entries, and a batch at a time."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import networkx as nx
import pytest
from measures.arrays import arrays, atlas, random_graphs
from measures.graphs import KITE, edges_of

from netrules.measures import triangles as module
from netrules.measures.brokerage import triangle_counts
from netrules.measures.graph import TieGraph
from netrules.measures.triangles import triangles


def corners(graph: TieGraph) -> Counter[tuple[int, int, int]]:
    """How often each corner i with the others j and q is found; entries must fit together."""
    found: Counter[tuple[int, int, int]] = Counter()
    row, near = graph.row, graph.near
    for arrays_ in triangles(graph).corners():
        for ij, iq, jq, qj in zip(*(one.tolist() for one in arrays_), strict=True):
            i, j, q = int(row[ij]), int(near[ij]), int(near[iq])
            assert (row[iq], row[jq], near[jq], row[qj], near[qj]) == (i, j, q, q, j)
            found[i, min(j, q), max(j, q)] += 1
    return found


def expected(graph: nx.Graph[str]) -> Counter[tuple[int, int, int]]:
    """The corners by looking at every three people."""
    tied = {frozenset(edge) for edge in graph.edges}
    found: Counter[tuple[int, int, int]] = Counter()
    for three in combinations(range(len(graph)), 3):
        ids = [sorted(graph)[place] for place in three]
        if all(frozenset(pair) in tied for pair in combinations(ids, 2)):
            for corner in three:
                found[corner, *sorted(set(three) - {corner})] += 1
    return found


def test_every_triangle_of_every_small_graph() -> None:
    """Each corner is found once: of all graphs of up to seven people."""
    for graph in atlas():
        assert corners(arrays(graph)) == expected(graph)


def test_counts_as_networkx_counts() -> None:
    """On random graphs everybody is in as many triangles as networkx finds."""
    for graph in random_graphs(300, most=30):
        counts = nx.triangles(graph)
        assert triangle_counts(arrays(graph)).tolist() == [counts[node] for node in sorted(graph)]


def test_krackhardt_kite() -> None:
    """Eleven triangles, counted by hand: abd acd acf adf cdf bde bdg beg deg dfg fgh."""
    kite = arrays(nx.Graph(edges_of(KITE)))
    counts = dict(zip((id_[0] for id_ in kite.ids), triangle_counts(kite).tolist(), strict=True))
    by_hand = Counter("".join("abd acd acf adf cdf bde bdg beg deg dfg fgh".split()))
    assert counts == {person.upper(): by_hand[person] for person in "abcdefghij"}


@pytest.mark.parametrize("chunk", [1, 2, 7, 100])
def test_in_batches(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    """However few are looked at in one go, the same are found."""
    monkeypatch.setattr(module, "_CHUNK", chunk)
    clique = nx.complete_graph([f"n{place:02}" for place in range(12)])
    for graph in (clique, *random_graphs(20)):
        assert corners(arrays(graph)) == expected(graph)


def test_no_batch_is_larger_than_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clique has more triangles than entries; they come in parts no larger than these."""
    monkeypatch.setattr(module, "_CHUNK", 1)
    clique = arrays(nx.complete_graph([f"n{place:02}" for place in range(40)]))
    sizes = [len(ij) for ij, *_ in triangles(clique).corners()]
    assert sum(sizes) == 3 * 40 * 39 * 38 / 6
    assert len(sizes) > 3
    assert max(sizes) <= len(clique.near)


def test_kept_unless_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are found once a graph; of many it is the finding that is done again."""
    searches = Counter[int]()
    search = module._batches

    def counted(graph: TieGraph) -> object:
        searches[id(graph)] += 1
        return search(graph)

    monkeypatch.setattr(module, "_batches", counted)
    few = arrays(nx.complete_graph(list("abcd")))
    assert corners(few) == corners(few)
    assert searches[id(few)] == 1
    monkeypatch.setattr(module, "_MOST_KEPT", 3)
    many = arrays(nx.complete_graph(list("abcd")))
    assert corners(many) == corners(many) == corners(few)
    assert searches[id(many)] == 2


def test_where_there_are_none() -> None:
    """Nobody, one person, no ties, a star and a ring have no triangles."""
    empty: nx.Graph[str] = nx.Graph()
    alone: nx.Graph[str] = nx.empty_graph(list("abc"))
    for graph in (empty, alone, nx.star_graph(list("abcde")), nx.cycle_graph(list("abcde"))):
        assert not corners(arrays(graph))
