"""What rules ask for by name: clusters of complete sets, and layers two by two."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations

import pytest
from building import TODAY, all_ties, handle, network, origin, person, tie
from measures.graphs import tied

from netrules import Evidence, Item, PersonRecord, TieRecord
from netrules.measures.clusters import clusters_of
from netrules.measures.complete import complete_clusters, layer_comparisons
from netrules.measures.graph import complete_graphs
from netrules.measures.labels import cluster_labels
from netrules.measures.layers import compare_layers, layer_names

ONE, TWO = "abcdef", "ghijkl"
#: Two circles, of the first of which a knows somebody of the second, and b does not.
EDGES = [*combinations(ONE, 2), *combinations(TWO, 2), ("a", "g"), ("a", "h")]


def test_clusters_of_each_complete_set() -> None:
    """The largest set comes first, with what its own ties show."""
    items: list[Item] = [person(name) for name in ONE + TWO]
    items += [tie(one, other) for one, other in EDGES]
    whole = network(*items, all_ties(ONE), all_ties())
    large, small = complete_clusters(whole)
    assert large.people == tuple(ONE + TWO)
    assert small.people == tuple(ONE)
    assert [one.clusters for one in (large, small)] == [
        clusters_of(graph) for graph in complete_graphs(whole)
    ]
    assert [cluster.people for cluster in large.found] == [tuple(ONE), tuple(TWO)]
    assert small.found == ()


def test_best_connected_are_so_inside_their_cluster() -> None:
    """Ties to people of other clusters do not count; of equals the order of ids decides."""
    less = [pair for pair in EDGES if pair != ("a", "b")]
    [found] = complete_clusters(tied(less))
    assert found.inside["a"] == found.inside["b"] == 4
    assert found.best_connected(found.found[0]) == ("c", "d", "e", "f", "a", "b")


def test_relations_are_of_the_clusters_found() -> None:
    """All ties between the two are of a."""
    [found] = complete_clusters(tied(EDGES))
    [relation] = found.relations
    assert (relation.one, relation.other, relation.joined_by) == (0, 1, ("a",))
    assert relation.no_way_round == ("a",)


def test_labels_are_those_among_the_people_of_the_set() -> None:
    """Zoe is not of the set, and no evidence against a label."""
    items: list[Item] = [person(name, organization="Firm") for name in ONE]
    items += [person(name, organization="Other") for name in TWO]
    items += [tie(one, other) for one, other in EDGES]
    whole = network(*items, person("zoe", organization="Firm"), all_ties(ONE + TWO))
    [found] = complete_clusters(whole)
    assert found.labels == cluster_labels(whole, found.found, found.people)
    assert [(one.value, one.outside) for (one,) in found.labels] == [("Firm", 0), ("Other", 0)]


def test_without_complete_sets_there_is_nothing() -> None:
    """Nor where a set has nobody."""
    assert complete_clusters(tied(EDGES, complete=False)) == ()
    assert complete_clusters(network()) == ()
    [nobody] = complete_clusters(network(all_ties()))
    assert (nobody.people, nobody.found, nobody.relations, nobody.labels) == ((), (), (), ())


def layered(*layers: str) -> list[Item]:
    """Two people in each layer, who are tied there."""
    items: list[Item] = []
    for layer in layers:
        items += [PersonRecord(handle(name), origin(layer=layer)) for name in "ab"]
        ends = (handle("a"), handle("b"))
        items.append(TieRecord(ends, "friend", Evidence.STATED, origin(layer=layer)))
    return items


def test_layers_are_compared_once() -> None:
    """And as `compare_layers` does."""
    whole = network(*layered("x", "y"), person("c"), all_ties())
    found = layer_comparisons(whole)
    assert found.names == ("contacts", "x", "y") == layer_names(whole)
    assert found.tied == {"x", "y"}
    assert found.between("x", "y") is found.between("x", "y")
    ours, theirs = found.between("x", "y"), compare_layers(whole, "x", "y")
    assert (ours.sharing, ours.one.people) == (theirs.sharing, theirs.one.people)
    with pytest.raises(ValueError, match="no layer 'z'"):
        found.between("x", "z")


def test_implied_and_past_ties_tie_no_layer() -> None:
    """They are no ties on the day."""
    ends = (handle("a"), handle("b"))
    implied = TieRecord(ends, "colleague", Evidence.IMPLIED, origin(layer="x"))
    past = TieRecord(ends, "friend", Evidence.STATED, origin(layer="y"), until=TODAY.replace(2020))
    whole = network(person("a"), person("b"), implied, past).as_of(TODAY)
    assert layer_comparisons(whole).tied == frozenset()


def test_needs_no_arrays_where_there_is_nothing_to_compute() -> None:
    """An export without ties is judged without them."""
    code = (
        "import sys\n"
        "from datetime import date\n"
        "from netrules import build\n"
        "from netrules.measures import complete_clusters, layer_comparisons\n"
        "network = build([]).as_of(date(2026, 1, 1))\n"
        "assert complete_clusters(network) == ()\n"
        "assert layer_comparisons(network).names == ()\n"
        "assert 'numpy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
