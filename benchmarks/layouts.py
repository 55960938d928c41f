"""Where layouts of several libraries put people, how long that takes, and what one sees then.

Run it from the repository as ``python benchmarks/layouts.py``. It needs netrules[test], and
rustworkx for its rows. Each case has a process of its own, twice, so that it shows whether a
layout is the same every time; a dash is for one that took longer than ``--most`` seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any

import numpy as np

from netrules.actions.layout import laid_out
from netrules.measures.graph import TieGraph, graph_of_pairs

SIZES = (300, 2_000, 10_000)
COMMUNITY = 25
#: Ties of one person begun by that person, and how many of five stay inside.
TIES, INSIDE = 4, 0.8
SEED = 20
NEAREST = 5
PAIRS = 400_000


def made(people: int) -> TieGraph:
    """Communities of 25 people, of whose ties four in five stay inside."""
    chance = np.random.default_rng(SEED)
    one = np.repeat(np.arange(people), TIES)
    start = one // COMMUNITY * COMMUNITY
    within = start + chance.integers(0, COMMUNITY, len(one))
    anybody = chance.integers(0, people, len(one))
    other = np.where(chance.random(len(one)) < INSIDE, within, anybody) % people
    return graph_of_pairs([str(number) for number in range(people)], one, other)


def ends(graph: TieGraph) -> tuple[Any, Any]:
    """The two ends of each tie."""
    once = graph.row < graph.near
    return graph.row[once], graph.near[once]


# -- layouts -----------------------------------------------------------------------------------


def own(graph: TieGraph) -> Any:
    """What netrules does."""
    return laid_out(graph)


def networkx_by(name: str, **options: Any) -> Callable[[TieGraph], Any]:
    """A layout of networkx."""

    def places(graph: TieGraph) -> Any:
        networkx = import_module("networkx")
        net = networkx.empty_graph(len(graph))
        net.add_edges_from(zip(*(one.tolist() for one in ends(graph)), strict=True))
        found = getattr(networkx, name)(net, **options)
        return np.array([found[number] for number in range(len(graph))])

    return places


def rustworkx_spring(graph: TieGraph) -> Any:
    """The only layout by forces that rustworkx has."""
    rustworkx = import_module("rustworkx")
    net = rustworkx.PyGraph()
    net.add_nodes_from(list(range(len(graph))))
    net.add_edges_from_no_data(list(zip(*(one.tolist() for one in ends(graph)), strict=True)))
    found = rustworkx.spring_layout(net, seed=SEED)
    return np.array([found[number] for number in range(len(graph))])


def igraph_by(name: str) -> Callable[[TieGraph], Any]:
    """A layout of igraph."""

    def places(graph: TieGraph) -> Any:
        import_module("random").seed(SEED)
        igraph = import_module("igraph")
        pairs = list(zip(*(one.tolist() for one in ends(graph)), strict=True))
        return np.array(igraph.Graph(len(graph), pairs).layout(name).coords)

    return places


LAYOUTS: dict[str, Callable[[TieGraph], Any]] = {
    "netrules": own,
    "networkx spring": networkx_by("spring_layout", seed=SEED),
    "networkx forceatlas2": networkx_by("forceatlas2_layout", seed=SEED),
    "rustworkx spring": rustworkx_spring,
    "igraph Fruchterman-Reingold": igraph_by("fr"),
    "igraph Kamada-Kawai": igraph_by("kk"),
    "igraph DrL": igraph_by("drl"),
}


# -- what one sees -----------------------------------------------------------------------------


def nearest(places: Any, rows: Any) -> tuple[float, float]:
    """Of *rows*' five nearest the share in their own community; and how far the nearest is, a
    tenth of all being nearer, against an even spread over the square."""
    away = ((places[rows][:, None, :] - places[None, :, :]) ** 2).sum(axis=2)
    away[np.arange(len(rows)), rows] = np.inf
    first = np.argpartition(away, NEAREST, axis=1)[:, :NEAREST]
    inside = first // COMMUNITY == (rows // COMMUNITY)[:, None]
    least = np.sqrt(np.quantile(away.min(axis=1), 0.1))
    return float(inside.mean()), float(least * np.sqrt(len(places)))


def crossing(places: Any, graph: TieGraph) -> float:
    """The share of pairs of ties that cross, of those that share nobody."""
    chance = np.random.default_rng(SEED)
    a, b = ends(graph)
    one, two = chance.integers(0, len(a), (2, PAIRS))
    apart = (a[one] != a[two]) & (a[one] != b[two]) & (b[one] != a[two]) & (b[one] != b[two])
    p, q, r, s = (places[who[pair]] for pair in (one, two) for who in (a, b))

    def side(u: Any, v: Any, w: Any) -> Any:
        return np.sign(
            (v[:, 0] - u[:, 0]) * (w[:, 1] - u[:, 1]) - (v[:, 1] - u[:, 1]) * (w[:, 0] - u[:, 0])
        )

    crossed = (side(p, q, r) != side(p, q, s)) & (side(r, s, p) != side(r, s, q))
    return float(crossed[apart].mean())


def case(name: str, people: int) -> dict[str, Any]:
    """One layout of one network."""
    graph = made(people)
    LAYOUTS[name](made(COMMUNITY * 2))  # what it imports is not counted
    began = perf_counter()
    places = LAYOUTS[name](graph)
    took = perf_counter() - began
    span = places.max(axis=0) - places.min(axis=0)
    places = (places - places.min(axis=0)) / span.max()
    rows = np.random.default_rng(SEED).permutation(people)[:1_000]
    inside, least = nearest(places, rows)
    digest = hashlib.sha256(np.round(places, 6).tobytes()).hexdigest()
    return {
        "s": took,
        "inside": inside,
        "least": least,
        "crossing": crossing(places, graph),
        "digest": digest,
    }


# -- the table ---------------------------------------------------------------------------------


def run(name: str, people: int, most: float) -> dict[str, Any] | None:
    """One case in a process of its own, twice; None if it took too long or is not installed."""
    found = []
    for _ in range(2):
        command = [sys.executable, __file__, "--case", name, str(people)]
        try:
            ran = subprocess.run(command, capture_output=True, timeout=most, check=True)
        except subprocess.TimeoutExpired:
            return None
        found.append(json.loads(ran.stdout))
    found[0]["same"] = found[0]["digest"] == found[1]["digest"]
    return found[0]


def row(name: str, people: int, one: dict[str, Any] | None) -> str:
    """One case as a row of the table."""
    cells = ["-"] * 5
    if one is not None:
        cells = [
            format(float(f"{one['s']:.2g}"), "g"),
            f"{one['inside']:.0%}",
            f"{one['least']:.2f}",
            f"{one['crossing']:.1%}",
            "yes" if one["same"] else "no",
        ]
    return f"| {people:,} | {name} | {' | '.join(cells)} |"


def main() -> None:
    """Print the table, or with ``--case`` what came of one case."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", nargs=2, metavar=("NAME", "PEOPLE"))
    parser.add_argument("--most", type=float, default=60.0, help="seconds for one case")
    options = parser.parse_args()
    if options.case:
        name, people = options.case
        sys.stdout.write(json.dumps(case(name, int(people))))
        return
    print("| people | layout | s | own community | nearest | crossing | the same |")
    print("|--:|---|--:|--:|--:|--:|---|")
    for people in SIZES:
        for name in LAYOUTS:
            print(row(name, people, run(name, people, options.most)), flush=True)


if __name__ == "__main__":
    main()
