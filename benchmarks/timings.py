"""How long each phase of a check takes, and how it grows with the network.

Run it from the repository as ``python benchmarks/timings.py``. It writes invented networks of
three sizes to a temporary folder, checks each in a fresh process, reads the same files with the
standard library in another, and prints a table in Markdown. Seconds are those of the processor,
so that what else the machine does hardly counts. They differ by machine; the ratios to that floor
and the growth are what counts.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time as clock
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from netrules import Item, Opened, ReadContext, Sniff, Source
    from netrules.manager import Plugins

HERE = Path(__file__).resolve()
#: The generator's last message is a week older.
TODAY = date(2026, 11, 20)
#: Phases that take less time than this on one of the sizes show no growth.
FASTEST = 0.002
#: How often the floor is read; the best round counts.
FLOOR_ROUNDS = 3
#: Which phases are told in multiples of which floor.
RATIOS = (
    ("read linkedin", "csv.reader"),
    ("read linkedin", "csv.DictReader"),
    ("read contacts", "tomllib"),
    ("all", "csv.reader"),
    ("all", "csv.DictReader"),
)


class Size(NamedTuple):
    """How large a network is."""

    people: int
    interactions: int

    @classmethod
    def of(cls, text: str) -> Size:
        """The size written as ``10000/70000``."""
        people, interactions = text.split("/")
        return cls(int(people), int(interactions))

    def __str__(self) -> str:
        return f"{self.people:,} / {self.interactions:,}"


SIZES = (Size(1_000, 10_000), Size(10_000, 70_000), Size(30_000, 200_000))


@dataclass
class Run:
    """What was measured on one size.

    Args:
        size: The size.
        records: How many people, interactions and ties there are.
        seconds: How long each phase took.
        memory: The most memory that the check held, in MiB; None where it cannot be told.
        floors: How long the standard library took to read the same files.
    """

    size: Size
    records: int
    seconds: dict[str, float]
    memory: float | None
    floors: dict[str, float]

    def spent(self, phase: str) -> float:
        """How long a phase took, or ``all`` of them."""
        return sum(self.seconds.values()) if phase == "all" else self.seconds.get(phase, 0.0)


# -- in the processes that are measured --------------------------------------------------


class TimedSource:
    """A source that notes how long it reads, all of it at once."""

    def __init__(self, source: Source, seconds: dict[str, float]) -> None:
        self._source = source
        self._seconds = seconds
        self.name = source.name

    def sniff(self, head: Any) -> Sniff:
        """What the source says."""
        return self._source.sniff(head)

    def read(self, opened: Opened, context: ReadContext) -> Iterator[Item]:
        """What the source yields."""
        start = clock()
        items = list(self._source.read(opened, context))
        phase = f"read {self.name}"
        self._seconds[phase] = self._seconds.get(phase, 0.0) + clock() - start
        return iter(items)


class TimedPlugins:
    """The installed plugins, their sources timed."""

    def __init__(self, plugins: Plugins, seconds: dict[str, float]) -> None:
        self._plugins = plugins
        self._seconds = seconds

    def sources(self) -> list[TimedSource]:
        """Every source."""
        return [TimedSource(source, self._seconds) for source in self._plugins.sources()]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plugins, name)


def measure_check(folder: Path) -> dict[str, Any]:
    """Check the network in *folder* as the command line does, and time the phases."""
    gc.disable()
    begin = clock()
    from netrules import Namer  # noqa: PLC0415 reason: importing is measured
    from netrules.api import Session, open_session  # noqa: PLC0415 reason: the same
    from netrules.engine import run as engine  # noqa: PLC0415 reason: the same
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: the same

    vars(engine)["perf_counter"] = clock  # its own times must be of the same kind
    reading: dict[str, float] = {}
    session = open_session(third_party=False)
    plugins: Any = TimedPlugins(session.plugins, reading)
    session = Session(session.settings, plugins, folder)
    goals = choose_goals(
        ["job"],
        session.goals(),
        session.plugins.templates(),
        today=TODAY,
        fields=["data"],
        places=["Leeds"],
        employers=["Company 1", "Company 20", "Company 300"],
    )
    session.rules()
    started = clock()
    inputs = [folder / name for name in ("linkedin", "phone.vcf", "contacts.toml")]
    loaded = session.load([(path, "") for path in inputs if path.exists()])
    built = clock()
    report = session.check(loaded, goals, today=TODAY)
    judged = clock()
    rules = sum(result.seconds for result in report.results)
    measures = sum(report.seconds.values())
    seconds = {
        "start": started - begin,
        **reading,
        "find and build": built - started - sum(reading.values()),
        "goals": judged - built - rules - measures,
        "rules": rules,
        "measures": measures,
    }
    namer = Namer(report.network)
    for name in ("text", "json"):
        start = clock()
        session.plugins.formats()[name].render(report, namer, width=100, color=False)
        seconds[name] = clock() - start
    if report.crashes or report.unreadable:
        raise SystemExit(f"not a whole check: {report.crashes or report.unreadable}")
    return {"seconds": seconds, "memory": peak_memory()}


def measure_floor(folder: Path) -> dict[str, float]:
    """Read the files of *folder* with the standard library, and do nothing with them."""
    tables = sorted((folder / "linkedin").glob("*.csv"))
    floors = {
        "csv.reader": _best(partial(_read_tables, tables, csv.reader)),
        "csv.DictReader": _best(partial(_read_tables, tables, csv.DictReader)),
    }
    contacts = folder / "contacts.toml"
    if contacts.exists():
        floors["tomllib"] = _best(lambda: tomllib.loads(contacts.read_text(encoding="utf-8")))
    return floors


def _best(read: Callable[[], object]) -> float:
    seconds = []
    for _ in range(FLOOR_ROUNDS):
        start = clock()
        read()
        seconds.append(clock() - start)
    return min(seconds)


def _read_tables(paths: Sequence[Path], reader: Callable[[Any], Any]) -> None:
    for path in paths:
        with path.open(encoding="utf-8", newline="") as stream:
            for _ in reader(stream):
                pass


def peak_memory() -> float | None:
    """The most memory that this process ever held, in MiB."""
    try:
        import resource  # noqa: PLC0415 reason: there is none on Windows
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 2**20 if sys.platform == "darwin" else most / 2**10


#: What a process can be asked to measure.
MEASURES: dict[str, Callable[[Path], Any]] = {"check": measure_check, "floor": measure_floor}


# -- in the process that compares --------------------------------------------------------


def run(size: Size, ties: int, rounds: int) -> Run:
    """Measure a network of that size; the round that took least time counts."""
    with tempfile.TemporaryDirectory() as folder:
        asked = {"people": size.people, "interactions": size.interactions, "ties": ties}
        numbers = [f"--{name}={number}" for name, number in asked.items()]
        python(HERE.with_name("generate.py"), folder, *numbers)
        floors = json.loads(python(HERE, "measure", "floor", folder))
        checks = [json.loads(python(HERE, "measure", "check", folder)) for _ in range(rounds)]
    best = min(checks, key=lambda check: sum(check["seconds"].values()))
    return Run(size, sum(asked.values()), best["seconds"], best["memory"], floors)


def python(*arguments: str | Path) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.PIPE)
    return done.stdout.decode()


def growth(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """The exponent b of y = a·x^b that fits best; None where times are too short to tell."""
    if len(xs) < 2 or min(ys) < FASTEST:  # noqa: PLR2004 reason: a slope takes two points
        return None
    logs = [(math.log(x), math.log(y)) for x, y in zip(xs, ys, strict=True)]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    spread = sum((x - mean_x) * (x - mean_x) for x, _ in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread


def table(runs: Sequence[Run]) -> Iterator[str]:
    """The table in Markdown, line by line."""
    row = partial(_row, [run.records for run in runs])
    yield f"| seconds | {' | '.join(str(run.size) for run in runs)} | growth |"
    yield "|---|" + "--:|" * (len(runs) + 1)
    for phase in (*runs[0].seconds, "all"):
        yield row(phase, [run.spent(phase) for run in runs])
    for name in runs[0].floors:
        yield row(f"floor: {name}", [run.floors[name] for run in runs])
    for phase, floor in RATIOS:
        if floor in runs[0].floors:
            ratios = [run.spent(phase) / run.floors[floor] for run in runs]
            yield cells(f"{phase} ÷ {floor}", [f"{ratio:.1f}" for ratio in ratios], "")
    memory = [run.memory for run in runs]
    yield cells("peak memory, MiB", [f"{one:.0f}" if one else "?" for one in memory], "")


def _row(xs: Sequence[float], name: str, seconds: Sequence[float]) -> str:
    exponent = growth(xs, seconds)
    grows = "" if exponent is None else f"n^{exponent:.2f}"
    return cells(name, [f"{one:.3f}" for one in seconds], grows)


def cells(name: str, values: Sequence[str], last: str) -> str:
    """A row of the table."""
    return f"| {name} | {' | '.join(values)} | {last} |"


def main() -> None:
    """Measure each size and print the table."""
    if sys.argv[1:2] == ["measure"]:
        kind, folder = sys.argv[2:]
        print(json.dumps(MEASURES[kind](Path(folder))))
        return
    parser = argparse.ArgumentParser(description="Time the phases of a check.")
    parser.add_argument(
        "sizes",
        nargs="*",
        type=Size.of,
        metavar="PEOPLE/INTERACTIONS",
        help="how large networks are, such as 10000/70000; by default three sizes",
    )
    parser.add_argument("--ties", type=int, default=0, help="stated ties for each person")
    parser.add_argument(
        "--rounds", type=int, default=1, help="checks of each size; the best counts"
    )
    asked = parser.parse_args()
    sizes = asked.sizes or SIZES
    runs = [run(size, asked.ties * size.people, max(1, asked.rounds)) for size in sizes]
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores\n"
    )
    print("\n".join(table(runs)))


if __name__ == "__main__":
    main()
