"""How long the measures of structure take, how they grow, and beside other engines.

Run it as ``python benchmarks/measures.py``; it takes five to ten minutes. With ``--large`` it
measures a million people and ten million ties instead, netrules alone, and ends with an error if
a measure takes more memory than the limit.

Each case has a process of its own, so that the peak of memory is that of the case: Python, what
it imports, the graph, and what the measure adds. Seconds are those of the processor, over all
threads, so that what else the machine does hardly counts. A case that takes more than the limit of
time or memory is ended, and has a dash. Whatever several engines compute has to agree.

igraph is under the GPL: it is a peer here and in tests, and netrules never imports it.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import attrs
import numpy as np
import numpy.typing as npt
from graph_reader import peak

if TYPE_CHECKING:
    from netrules import Network
    from netrules.measures.graph import TieGraph

Ints: TypeAlias = npt.NDArray[np.int64]

SIZES = (1_000, 3_000, 30_000)
LARGE = 1_000_000
TIES_EACH = 10
#: When a case is ended: at so many seconds of the processor, and at so much memory.
MOST_SECONDS = 60
MOST_SECONDS_LARGE = 1_800
MOST_MIB = 8_192
#: Short cases are run again until they took this long together; their mean counts.
LONG_ENOUGH = 0.5
#: Of this ties go to anybody, the others stay in a community.
MIXING = 0.3
#: People and ties of a graph on which a case is run first, so that nothing is left to import.
WARMING = (300, 900)
#: Whom ego knows, and to how many people routes are looked for.
EGO_TIES, TARGETS = 150, 20
TODAY = date(2026, 11, 20)
#: How far values of different engines may be apart, as a part of them.
ALIKE = 1e-3
#: How far modularity may fall behind that of another engine.
WORSE = 0.01


# -- the graph ---------------------------------------------------------------------------


class Data(NamedTuple):
    """A graph as two arrays of the numbers of people, the ends of each tie."""

    people: int
    one: Ints
    other: Ints

    @property
    def ids(self) -> list[str]:
        """What people are called."""
        return [f"p{number:07}" for number in range(self.people)]


def planted(people: int, ties: int) -> Data:
    """A graph of chance with communities of all sizes, a few people with very many ties, and
    nobody's number telling anything."""
    dice = np.random.default_rng(1)
    sizes = _heavy(dice, people) * 20
    home = np.repeat(np.arange(people), np.minimum(sizes, people / 10).astype(np.int64))[:people]
    upto = np.concatenate(([0.0], np.cumsum(np.minimum(_heavy(dice, people), 3 * people**0.5))))
    low = upto[np.searchsorted(home, home)]
    high = upto[np.searchsorted(home, home, side="right")]
    keys = np.zeros(0, dtype=np.int64)
    while len(keys) < ties:
        number = (ties - len(keys)) * 3 // 2
        a = _drawn(dice, upto, np.zeros(number), np.full(number, upto[-1]))
        stays = dice.random(number) >= MIXING
        b = _drawn(dice, upto, np.where(stays, low[a], 0.0), np.where(stays, high[a], upto[-1]))
        key = np.minimum(a, b) * people + np.maximum(a, b)
        keys = np.unique(np.concatenate((keys, key[a != b])))
    one, other = np.divmod(dice.choice(keys, ties, replace=False), people)
    called = dice.permutation(people)
    return Data(people, called[one], called[other])


def targets(data: Data) -> list[int]:
    """A few people whom ego does not know, but somebody whom ego knows."""
    ends = (data.other[data.one < EGO_TIES], data.one[data.other < EGO_TIES])
    found: list[int] = np.setdiff1d(np.concatenate(ends), np.arange(EGO_TIES)).tolist()
    return found[:TARGETS]


def _heavy(dice: np.random.Generator, number: int) -> npt.NDArray[np.float64]:
    """Numbers from 1 on, a few of them very large."""
    return (1 - dice.random(number)) ** (-1 / 1.5)


def _drawn(
    dice: np.random.Generator, upto: npt.NDArray[Any], low: npt.NDArray[Any], high: npt.NDArray[Any]
) -> Ints:
    """People by the room that each has between *low* and *high*."""
    place = low + dice.random(len(low)) * (high - low)
    found: Ints = np.minimum(np.searchsorted(upto, place, side="right") - 1, len(upto) - 2)
    return found


# -- netrules ----------------------------------------------------------------------------

#: Runs a measure once, on a graph that nothing was computed of.
Run: TypeAlias = Callable[[], Any]


def ours_build(data: Data) -> Run:
    """Arrays from arrays."""
    from netrules.measures.graph import graph_of_pairs  # noqa: PLC0415 reason: measured apart

    return partial(graph_of_pairs, data.ids, data.one, data.other)


def ours(measure: Callable[[TieGraph], Any]) -> Callable[[Data], Run]:
    """*measure* on the graph as arrays."""

    def prepared(data: Data) -> Run:
        graph = ours_build(data)()
        return lambda: measure(attrs.evolve(graph))

    return prepared


def our_components(graph: TieGraph) -> Any:
    """The component of each person."""
    from netrules.measures.pieces import piece_of  # noqa: PLC0415 reason: as above

    return piece_of(graph)


def our_pagerank(graph: TieGraph) -> Any:
    """PageRank."""
    from netrules.measures.centrality import pagerank_of  # noqa: PLC0415 reason: as above

    return pagerank_of(graph, damping=0.85)


def our_single_run(graph: TieGraph) -> Any:
    """One run of Leiden, as often over the graph as `clusters_of` goes."""
    from netrules.measures.clusters import rounds  # noqa: PLC0415 reason: as above
    from netrules.measures.leiden import partition_of  # noqa: PLC0415 reason: as above

    return partition_of(graph, 0, 1.0, rounds(graph.ties))


def our_clusters(graph: TieGraph) -> Any:
    """All runs, what they agree on, and up to 10,000 ties the comparison with chance."""
    from netrules.measures.clusters import clusters_of  # noqa: PLC0415 reason: as above

    return clusters_of(graph)


def our_constraint(graph: TieGraph) -> Any:
    """Constraint of all."""
    from netrules.measures.brokerage import constraints  # noqa: PLC0415 reason: as above

    return constraints(graph)


def our_effective_size(graph: TieGraph) -> Any:
    """Effective size of all."""
    from netrules.measures.brokerage import effective_sizes  # noqa: PLC0415 reason: as above

    return effective_sizes(graph)


def our_betweenness(graph: TieGraph) -> Any:
    """Betweenness of all from some."""
    from netrules.measures.geodesics import betweenness_of  # noqa: PLC0415 reason: as above

    return betweenness_of(graph, exact_work=0)


def our_network(data: Data) -> Network:
    """The graph as a network, with ego tied to a few people."""
    from netrules import (  # noqa: PLC0415 reason: as above
        Evidence,
        Handle,
        Item,
        Origin,
        PersonRecord,
        Read,
        TieRecord,
        build,
    )

    origin = Origin("contacts.toml", line=1, record=1, layer="contacts")
    handles = [Handle(ids=(id_,), names=(id_,)) for id_ in data.ids]
    items: list[Item] = [
        PersonRecord(handle, origin, tie="contact" if number < EGO_TIES else "")
        for number, handle in enumerate(handles)
    ]
    items += [
        TieRecord((handles[one], handles[other]), "knows", Evidence.STATED, origin)
        for one, other in zip(data.one.tolist(), data.other.tolist(), strict=True)
    ]
    return build([Read("contacts.toml", "contacts", items)]).as_of(TODAY)


def ours_of_network(data: Data) -> Run:
    """Arrays from the people and ties of a network."""
    from netrules.measures.graph import tie_graph  # noqa: PLC0415 reason: as above

    network = our_network(data)
    return lambda: tie_graph(attrs.evolve(network))


def ours_routes(data: Data) -> Run:
    """Routes to a few people whom ego does not know, but somebody whom ego knows."""
    from netrules.measures import routes  # noqa: PLC0415 reason: as above

    network = our_network(data)
    wanted = [network.people[data.ids[number]].id for number in targets(data)]
    routes(network, wanted[0])  # what a network makes once, it has made
    return lambda: [routes(network, target).independent for target in wanted]


def ours_routes_of_arrays(data: Data) -> Run:
    """The same search among arrays: records of so many ties would not fit in memory."""
    from netrules.measures.disjoint import (  # noqa: PLC0415 reason: as above
        disjoint_routes,
        ranked,
    )

    graph = ours_build(data)()
    number, ids = graph.number, graph.ids

    def near(person: str) -> Iterable[str]:
        return [ids[one] for one in graph.neighbours(number[person]).tolist()]

    first, wanted = ranked(ids[:EGO_TIES]), [ids[number] for number in targets(data)]
    return lambda: [disjoint_routes(near, first, target) for target in wanted]


# -- networkx ----------------------------------------------------------------------------


def theirs_build(data: Data) -> Run:
    """A graph from lists of numbers."""
    import networkx  # noqa: PLC0415 reason: others are measured without it

    one, other = data.one.tolist(), data.other.tolist()

    def build() -> Any:
        graph: Any = networkx.empty_graph(data.people)
        graph.add_edges_from(zip(one, other, strict=True))
        return graph

    return build


def theirs(measure: Callable[[Any, Any], Any]) -> Callable[[Data], Run]:
    """*measure* of networkx and a graph of it."""

    def prepared(data: Data) -> Run:
        import networkx  # noqa: PLC0415 reason: as above

        return partial(measure, networkx, theirs_build(data)())

    return prepared


def theirs_of_network(data: Data) -> Run:
    """Its graph from the people and ties of a network."""
    network = our_network(data)
    return lambda: attrs.evolve(network).to_networkx()


def their_routes(data: Data) -> Run:
    """Routes of any length: it has none for a bounded one."""
    import networkx  # noqa: PLC0415 reason: as above

    graph, wanted = theirs_build(data)(), targets(data)
    graph.add_edges_from(("me", person) for person in range(EGO_TIES))
    return lambda: [list(networkx.node_disjoint_paths(graph, "me", target)) for target in wanted]


# -- igraph ------------------------------------------------------------------------------


def igraph_build(data: Data) -> Run:
    """A graph from an array of pairs."""
    import igraph  # type: ignore[import-untyped]  # noqa: PLC0415 reason: as above

    pairs = np.column_stack((data.one, data.other))
    return lambda: igraph.Graph(data.people, pairs)


def of_igraph(measure: Callable[[Any], Any]) -> Callable[[Data], Run]:
    """*measure* of its graph."""
    return lambda data: partial(measure, igraph_build(data)())


def igraph_communities(graph: Any) -> Any:
    """Leiden twice over the graph, which is what it does unless told otherwise."""
    return graph.community_leiden(objective_function="modularity", n_iterations=2).membership


def igraph_betweenness(graph: Any) -> Any:
    """From as many people as we take."""
    from netrules.measures.geodesics import sources_for  # noqa: PLC0415 reason: as above

    return graph.betweenness(directed=False, sources=range(sources_for(graph.ecount())))


def igraph_routes(data: Data) -> Run:
    """How many routes of any length there are, not which."""
    graph, wanted = igraph_build(data)() + 1, targets(data)
    graph.add_edges([(data.people, person) for person in range(EGO_TIES)])
    return lambda: [graph.vertex_disjoint_paths(data.people, target) for target in wanted]


# -- graspologic-native ------------------------------------------------------------------


def native_communities(data: Data) -> Run:
    """Leiden as often over the graph as our runs do, without an order of its own."""
    from graspologic_native import leiden_csr  # noqa: PLC0415 reason: as above

    from netrules.measures.clusters import rounds  # noqa: PLC0415 reason: as above

    graph = ours_build(data)()
    near = graph.near.astype(np.int32)

    def run() -> Any:
        _, found = leiden_csr(
            graph.start, near, graph.weight, len(graph), iterations=rounds(graph.ties), seed=0
        )
        return [found[number] for number in range(len(graph))]

    return run


# -- the cases ---------------------------------------------------------------------------

CASES: dict[str, dict[str, Callable[[Data], Run]]] = {
    "arrays of a network": {"netrules": ours_of_network, "networkx": theirs_of_network},
    "build from pairs": {"netrules": ours_build, "networkx": theirs_build, "igraph": igraph_build},
    "components": {
        "netrules": ours(our_components),
        "networkx": theirs(lambda nx, graph: list(nx.connected_components(graph))),
        "igraph": of_igraph(lambda graph: graph.connected_components().membership),
    },
    "PageRank": {
        "netrules": ours(our_pagerank),
        # networkx computes it by scipy alone, which this project does without.
        "igraph": of_igraph(lambda graph: graph.pagerank(directed=False)),
    },
    "communities, one run": {
        "netrules": ours(our_single_run),
        "networkx": theirs(lambda nx, graph: nx.community.louvain_communities(graph, seed=1)),
        "igraph": of_igraph(igraph_communities),
        "graspologic-native": native_communities,
    },
    "clusters, all runs": {"netrules": ours(our_clusters)},
    "constraint of all": {
        "netrules": ours(our_constraint),
        "networkx": theirs(lambda nx, graph: list(nx.constraint(graph).values())),
        "igraph": of_igraph(lambda graph: graph.constraint()),
    },
    "effective size of all": {
        "netrules": ours(our_effective_size),
        "networkx": theirs(lambda nx, graph: list(nx.effective_size(graph).values())),
    },
    "betweenness, sampled": {
        "netrules": ours(our_betweenness),
        "networkx": theirs(lambda nx, graph: nx.betweenness_centrality(graph, 256, seed=1)),
        "igraph": of_igraph(igraph_betweenness),
    },
    "routes from ego": {
        "netrules": ours_routes,
        "networkx": their_routes,
        "igraph": igraph_routes,
    },
}
LARGE_CASES: dict[str, dict[str, Callable[[Data], Run]]] = {
    **{
        name: {"netrules": CASES[name]["netrules"]}
        for name in (
            "build from pairs",
            "components",
            "PageRank",
            "communities, one run",
            "clusters, all runs",
            "betweenness, sampled",
        )
    },
    "routes from ego": {"netrules": ours_routes_of_arrays},
}


def _modularity(found: Any, data: Data) -> float:
    from netrules.measures.leiden import modularity  # noqa: PLC0415 reason: as above

    labels = np.zeros(data.people, dtype=np.int64)
    if isinstance(found[0], set):
        for label, part in enumerate(found):
            labels[list(part)] = label
    else:
        labels[:] = found
    return modularity(ours_build(data)(), labels)


def _number(found: Any, _data: Data) -> float:
    return len(found if isinstance(found[0], set) else np.unique(found))


def _total(found: Any, _data: Data) -> float:
    return float(np.nansum(found))


def _most(found: Any, _data: Data) -> float:
    return float(np.max(found))


#: By which number what engines found is compared.
CHECKS: Mapping[str, Callable[[Any, Data], float]] = {
    "components": _number,
    "PageRank": _most,
    "communities, one run": _modularity,
    "constraint of all": _total,
    "effective size of all": _total,
}


def _said(name: str, found: Any) -> str:
    """What else is to be said of the result of ours."""
    if name == "clusters, all runs":
        return f"{found.runs} runs, {len(found.found)} clusters, Q {found.modularity:.4f}"
    if name == "betweenness, sampled":
        values, sources, error = found
        return f"{sources} sources, error {error:.2g}, largest value {max(values):.2g}"
    if name == "routes from ego":
        return f"{sum(map(len, found))} routes to {len(found)} people"
    return ""


# -- in the process that is measured -----------------------------------------------------


@dataclass
class Taken:
    """What a case took.

    Args:
        seconds: Of the processor.
        clock: By the clock.
        memory: The peak in MiB.
        check: The number by which engines are compared; None where there is none.
        said: What else there is to say.
    """

    seconds: float
    clock: float
    memory: float
    check: float | None
    said: str


def measure(engine: str, name: str, path: Path, *, large: bool) -> Taken:
    """Run a case until that took long enough; the mean of its runs counts."""
    cases = LARGE_CASES if large else CASES
    with np.load(path) as file:
        data = Data(int(file["people"]), file["one"], file["other"])
    limit = MOST_MIB * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    gc.disable()  # as every check does, for it would walk all records again and again
    cases[name][engine](planted(*WARMING))()
    run = cases[name][engine](data)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS_LARGE if large else MOST_SECONDS)
    times, start, begun = 0, process_time(), perf_counter()
    while not times or process_time() - start < LONG_ENOUGH:
        found = run()
        times += 1
    seconds, clock = (process_time() - start) / times, (perf_counter() - begun) / times
    signal.setitimer(signal.ITIMER_PROF, 0)
    most = peak()
    check = CHECKS[name](found, data) if name in CHECKS else None
    return Taken(seconds, clock, most, check, _said(name, found) if engine == "netrules" else "")


# -- in the process that compares --------------------------------------------------------


def taken(engine: str, name: str, path: Path, *, large: bool) -> Taken | None:
    """What a case takes in a process of its own; None if it was ended."""
    options = ["--large"] if large else []
    command = [sys.executable, __file__, "--measure", engine, name, str(path), *options]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode == -signal.SIGPROF or "MemoryError" in done.stderr:
        return None
    if done.returncode:
        raise SystemExit(f"{engine}, {name}: {done.stderr}")
    return Taken(**json.loads(done.stdout))


def compare(name: str, found: Mapping[str, Taken | None]) -> None:
    """End with an error if engines do not agree."""
    checks = {engine: one.check for engine, one in found.items() if one and one.check is not None}
    mine = checks.get("netrules")
    for engine, theirs in checks.items():
        if mine is None:
            return
        if name.startswith("communities"):
            good = mine >= theirs - WORSE
        else:
            good = abs(mine - theirs) <= ALIKE * abs(theirs)
        if not good:
            raise SystemExit(f"{name}: netrules {mine}, {engine} {theirs}")


def growth(xs: Sequence[float], ys: Sequence[float]) -> float:
    """The exponent b of y = a·x^b that fits best."""
    return float(np.polyfit(np.log(xs), np.log(ys), 1)[0])


def saved(folder: str, people: int) -> Path:
    """A file with a graph of so many people."""
    path = Path(folder, f"{people}.npz")
    data = planted(people, people * TIES_EACH)
    np.savez(path, people=people, one=data.one, other=data.other)
    return path


def table(sizes: Sequence[int]) -> Iterator[str]:
    """The table of all engines in Markdown, line by line."""
    heads = " | ".join(f"{people:,} / {people * TIES_EACH:,}" for people in sizes)
    yield f"| seconds | engine | {heads} | growth | peak, MiB |"
    yield "|---|---|" + "--:|" * (len(sizes) + 2)
    notes: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = [saved(folder, people) for people in sizes]
        for name, engines in CASES.items():
            rows: dict[str, list[Taken | None]] = {engine: [] for engine in engines}
            for path in paths:
                found = {engine: _unless_ended(rows, engine, name, path) for engine in engines}
                compare(name, found)
            for engine, row in rows.items():
                yield _row(name, engine, row, sizes)
                notes += _notes(name, engine, row)
    yield ""
    yield from notes


def _unless_ended(
    rows: Mapping[str, list[Taken | None]], engine: str, name: str, path: Path
) -> Taken | None:
    """What a case takes, if a smaller graph was not too much already."""
    row = rows[engine]
    row.append(None if None in row else taken(engine, name, path, large=False))
    return row[-1]


def _row(name: str, engine: str, row: Sequence[Taken | None], sizes: Sequence[int]) -> str:
    cells = [f"{one.seconds:.2g}" if one and one.seconds < 1 else _tenths(one) for one in row]
    whole = [one for one in row if one]
    grows = "—"
    if len(whole) == len(row) > 1:
        exponent = growth([people * (1 + TIES_EACH) for people in sizes], _seconds(whole))
        grows = f"n^{exponent:.2f}"
    memory = f"{whole[-1].memory:,.0f}" if len(whole) == len(row) else "—"
    return f"| {name} | {engine} | {' | '.join(cells)} | {grows} | {memory} |"


def _seconds(row: Iterable[Taken]) -> list[float]:
    return [one.seconds for one in row]


def _tenths(one: Taken | None) -> str:
    return "—" if one is None else f"{one.seconds:.1f}"


def _notes(name: str, engine: str, row: Sequence[Taken | None]) -> Iterator[str]:
    """What the largest graph gave, where that tells something."""
    last = row[-1]
    if last is None:
        return
    if name.startswith("communities") and last.check is not None:
        yield f"- {name}, {engine}: Q {last.check:.4f}"
    if last.said:
        yield f"- {name}, {engine}: {last.said}"


def large_table(people: int) -> Iterator[str]:
    """The table of the large graph; an error if a case took too much."""
    yield f"| {people:,} / {people * TIES_EACH:,} | seconds | by the clock | peak, MiB | |"
    yield "|---|--:|--:|--:|---|"
    ended: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = saved(folder, people)
        for name in LARGE_CASES:
            one = taken("netrules", name, path, large=True)
            if one is None:
                ended.append(name)
                yield f"| {name} | — | — | — | |"
                continue
            said = one.said or ("" if one.check is None else f"{one.check:.6g}")
            cells = f"{one.seconds:.2g}" if one.seconds < 1 else f"{one.seconds:.1f}"
            yield f"| {name} | {cells} | {one.clock:.1f} | {one.memory:,.0f} | {said} |"
    if ended:
        raise SystemExit(f"beyond {MOST_MIB:,} MiB or {MOST_SECONDS_LARGE:,} s: {', '.join(ended)}")


def main() -> None:
    """Measure each case and print the table."""
    parser = argparse.ArgumentParser(description="Time the measures of structure.")
    parser.add_argument(
        "people", nargs="*", type=int, help=f"how many people; {TIES_EACH} ties for each"
    )
    parser.add_argument("--large", action="store_true", help=f"{LARGE:,} people, netrules alone")
    parser.add_argument("--measure", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        engine, name, path = asked.measure
        print(json.dumps(vars(measure(engine, name, Path(path), large=asked.large))))
        return
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print(f"busy before it began: {os.getloadavg()[0]:.1f} processes\n")
    lines = large_table(*(asked.people or [LARGE])) if asked.large else table(asked.people or SIZES)
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
