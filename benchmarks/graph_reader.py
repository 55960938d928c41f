"""How long the graph reader takes for 300,000 ties, beside networkx on the same files.

Run it as ``python benchmarks/graph_reader.py [TIES]``. Each reads the same generated GEXF and
GraphML file in processes of its own, by turns; the best of three rounds counts. Seconds depend
on the machine, the ratio hardly. The peak is that of the whole process, of which Python with
what each of them imports takes the part that is said. networkx makes a graph, and the reader
makes records with the line of each; both hold them all.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import IO

ROUNDS = 3
TIES_EACH = 20
CLUSTERS = 12


class OnDisk:
    """A file, as the reader is given files."""

    members: tuple[str, ...] = ("",)

    def __init__(self, path: Path) -> None:
        from netrules import Origin  # noqa: PLC0415 reason: networkx is measured without it

        self.path, self._path, self._origin = path.name, path, Origin

    def head(self, member: str = "") -> bytes:
        """The first bytes."""
        with self._path.open("rb") as stream:
            return stream.read(65536)

    def open(self, member: str = "") -> IO[bytes]:
        """The whole file."""
        return self._path.open("rb")

    def origin(
        self, member: str = "", line: int = 0, record: int | str = 0, layer: str = ""
    ) -> object:
        """A place in the file."""
        return self._origin(self.path, member, line, record, layer)

    def written(self, member: str = "") -> None:
        """Not known of a plain file."""


def graph(ties: int) -> tuple[list[str], list[tuple[int, int, int]]]:
    """People by name, and as many different *ties* among them with a weight each."""
    chance = random.Random(1)
    people = [f"Person {n} Exemplar" for n in range(max(ties // TIES_EACH, 10))]
    found: dict[tuple[int, int], int] = {}
    while len(found) < ties:
        one, other = sorted(chance.sample(range(len(people)), 2))
        found[one, other] = chance.randint(1, 9)
    return people, [(*pair, weight) for pair, weight in found.items()]


def write_gexf(path: Path, people: list[str], ties: list[tuple[int, int, int]]) -> None:
    """The graph as Gephi writes it."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
            '<graph defaultedgetype="undirected">\n<attributes class="node">\n'
            '<attribute id="c" title="Modularity Class" type="integer"/>\n</attributes>\n<nodes>\n'
        )
        for number, name in enumerate(people):
            file.write(
                f'<node id="{number}" label="{name}">\n<attvalues>\n'
                f'<attvalue for="c" value="{number % CLUSTERS}"/>\n</attvalues>\n</node>\n'
            )
        file.write("</nodes>\n<edges>\n")
        for number, (one, other, weight) in enumerate(ties):
            file.write(f'<edge id="{number}" source="{one}" target="{other}" weight="{weight}"/>\n')
        file.write("</edges>\n</graph>\n</gexf>\n")


def write_graphml(path: Path, people: list[str], ties: list[tuple[int, int, int]]) -> None:
    """The graph as Gephi writes it."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
            '<key attr.name="label" attr.type="string" for="node" id="label"/>\n'
            '<key attr.name="Modularity Class" attr.type="int" for="node" id="c"/>\n'
            '<key attr.name="weight" attr.type="double" for="edge" id="weight"/>\n'
            '<graph edgedefault="undirected">\n'
        )
        for number, name in enumerate(people):
            file.write(
                f'<node id="{number}">\n<data key="label">{name}</data>\n'
                f'<data key="c">{number % CLUSTERS}</data>\n</node>\n'
            )
        for number, (one, other, weight) in enumerate(ties):
            file.write(
                f'<edge id="{number}" source="{one}" target="{other}">\n'
                f'<data key="weight">{weight}</data>\n</edge>\n'
            )
        file.write("</graph>\n</graphml>\n")


def ours(path: Path) -> Callable[[], tuple[int, int]]:
    """Reads the file into records; their people and ties."""
    from netrules import PersonRecord, ReadContext, TieRecord  # noqa: PLC0415 reason: as above
    from netrules.plugins.sources.graph import Graph  # noqa: PLC0415 reason: as above
    from netrules.plugins.sources.graph import reader as _loaded  # noqa: F401, PLC0415 reason: loaded beforehand

    def read() -> tuple[int, int]:
        items = list(Graph().read(OnDisk(path), ReadContext()))  # type: ignore[arg-type]
        people = sum(isinstance(item, PersonRecord) for item in items)
        return people, sum(isinstance(item, TieRecord) for item in items)

    return read


def theirs(path: Path) -> Callable[[], tuple[int, int]]:
    """Reads the file into a graph of networkx; its nodes and edges."""
    import networkx  # noqa: PLC0415 reason: the reader is measured without it

    networkx.empty_graph()
    reads = networkx.read_gexf if path.suffix == ".gexf" else networkx.read_graphml

    def read() -> tuple[int, int]:
        found = reads(path)
        return found.number_of_nodes(), found.number_of_edges()

    return read


READERS = {"netrules": ours, "networkx": theirs}


def peak() -> float:
    """The most memory that this process has had, in MiB."""
    try:
        # Unlike what getrusage says, it is not that of the process which started this one.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) / 2**10
    except (OSError, IndexError):
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (2**20 if sys.platform == "darwin" else 2**10)


def measure(reader: str, path: Path) -> None:
    """Print what one reading took: seconds, MiB before and at the peak, people, ties."""
    read = READERS[reader](path)
    before, start = peak(), perf_counter()
    people, ties = read()
    print(perf_counter() - start, before, peak(), people, ties)


def measured(reader: str, path: Path) -> tuple[float, float, float, int, int]:
    """The same, from a process of its own."""
    command = [sys.executable, __file__, "--measure", reader, str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1]), float(said[2]), int(said[3]), int(said[4])


def main(ties: int) -> None:
    """Print the times of both, their ratio, and how much memory each took."""
    people, pairs = graph(ties)
    print(f"{len(people):,} people, {len(pairs):,} ties")
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("graph.gexf", write_gexf), ("graph.graphml", write_graphml)):
            path = Path(folder, name)
            write(path, people, pairs)
            rounds = [[measured(reader, path) for reader in READERS] for _ in range(ROUNDS)]
            best = [min(one) for one in zip(*rounds, strict=True)]
            for reader, (_, _, _, *found) in zip(READERS, best, strict=True):
                if found != [len(people), len(pairs)]:
                    message = f"{reader} found {found} in {name}"
                    raise SystemExit(message)
            print(f"{name}, {path.stat().st_size / 2**20:.1f} MiB")
            for reader, (seconds, before, most, *_) in zip(READERS, best, strict=True):
                print(f"  {reader} {seconds:.2f} s, peak {most:.0f} MiB ({before:.0f} before)")
            print(f"  networkx ÷ netrules: {best[1][0] / best[0][0]:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 300_000)
