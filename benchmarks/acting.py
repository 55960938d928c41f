"""How long it takes to plan a week and to find an introduction, and what goes before.

Run it from the repository as ``python benchmarks/acting.py``. It writes invented networks of
three sizes to a temporary folder, each with ten ties a person and three goals, reads them as
people hold them, and prints a table in Markdown for each way: a contacts file kept by hand, and
exports with a file of ties beside them. Each command runs after loading, in a fresh process.
Seconds are those of the processor; what counts is the ratio to the floor, and the growth.
"""

from __future__ import annotations

import argparse
import csv
import gc
import json
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time as clock
from typing import Any

from timings import TODAY, cells, growth, peak_memory, python

HERE = Path(__file__).resolve()
SIZES = (3_000, 10_000, 30_000)
TIES, MESSAGES = 10, 7  # for each person
GOALS = ("job", "sales", "mentor")
#: What is read in each way of holding a network; the first is what the floor reads, too.
WAYS = {
    "by hand": ("contacts.toml",),
    "exports": ("linkedin", "phone.vcf", "ties.csv"),
}
COMMANDS = ("check", "plan", "intro")


# -- in the processes that are measured --------------------------------------------------


def measure(way: str, command: str, folder: Path) -> dict[str, Any]:
    """Load the network in *folder* and do *command*; seconds of both."""
    from netrules.api import open_session  # noqa: PLC0415 reason: the floor needs none of it
    from netrules.engine.goals import choose_goals  # noqa: PLC0415 reason: the same

    session = open_session(third_party=False)
    goals = choose_goals(
        GOALS,
        session.goals(),
        session.plugins.templates(),
        today=TODAY,
        fields=["data"],
        places=["Leeds"],
        employers=["Company 1", "Company 20", "Company 300"],
    )
    gc.disable()  # as in every command
    begin = clock()
    loaded = session.load([(folder / name, "") for name in WAYS[way]])
    built = clock()
    do(command, session, loaded, goals)
    if loaded.unreadable or loaded.crashes:
        raise SystemExit(f"not wholly read: {loaded.unreadable or loaded.crashes}")
    return {"load": built - begin, command: clock() - built, "memory": peak_memory()}


def do(command: str, session: Any, loaded: Any, goals: Sequence[Any]) -> None:
    """What *command* does once the network is loaded, without the writing."""
    import attrs  # noqa: PLC0415 reason: the floor needs none of it

    from netrules.actions.introduce import introduce  # noqa: PLC0415 reason: the same
    from netrules.actions.plan import make_plan  # noqa: PLC0415 reason: the same

    def judge(network: Any, /, codes: frozenset[str] | None = None) -> Any:
        changed = attrs.evolve(loaded, network=network)
        return session.check(changed, goals, today=TODAY, codes=codes)

    network = loaded.network
    if command == "check":
        judge(network)
    elif command == "plan":
        make_plan(network, judge, today=TODAY)
    else:
        introduce(network, network.people[-1].id, today=TODAY, goals=goals)


def measure_floor(way: str, folder: Path) -> float:
    """Read the files with the standard library, and do nothing with them."""
    start = clock()
    if way == "by hand":
        tomllib.loads((folder / "contacts.toml").read_text(encoding="utf-8"))
    else:
        for path in (*sorted((folder / "linkedin").glob("*.csv")), folder / "ties.csv"):
            with path.open(encoding="utf-8", newline="") as stream:
                for _ in csv.reader(stream):
                    pass
    return clock() - start


# -- in the process that compares --------------------------------------------------------


def write_network(folder: Path, people: int) -> None:
    """Write a network of *people* by hand and as exports, its ties in a file of their own."""
    asked = {"people": people, "ties": TIES * people, "interactions": MESSAGES * people}
    numbers = [f"--{name}={number}" for name, number in asked.items()]
    python(HERE.with_name("generate.py"), folder, *numbers)
    held = tomllib.loads((folder / "contacts.toml").read_text(encoding="utf-8"))
    url = {one["id"]: one["url"] for one in held["person"]}
    with (folder / "ties.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("source", "target"))
        writer.writerows(tuple(url[id_] for id_ in tie["between"]) for tie in held["tie"])


def run(people: int) -> dict[str, dict[str, float]]:
    """The seconds of each phase, by way, for a network of *people*."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_network(folder, people)
        return {way: _phases(way, folder) for way in WAYS}


def _phases(way: str, folder: Path) -> dict[str, float]:
    phases = {"floor": float(python(HERE, "measure", way, "floor", folder))}
    for command in COMMANDS:
        measured = json.loads(python(HERE, "measure", way, command, folder))
        for phase, value in measured.items():
            # Loaded each time: the quickest counts, as the most memory does.
            better = max if phase == "memory" else min
            phases[phase] = better(value, phases.get(phase, value))
    return phases


def table(sizes: Sequence[int], runs: Sequence[dict[str, float]]) -> Iterator[str]:
    """The table in Markdown, line by line."""
    yield cells("seconds", [f"{size:,}" for size in sizes], "growth")
    yield "|---|" + "--:|" * (len(sizes) + 1)
    for phase in ("floor", "load", *COMMANDS):
        seconds = [one[phase] for one in runs]
        exponent = growth(sizes, seconds)
        grows = "" if exponent is None else f"n^{exponent:.2f}"
        yield cells(phase, [f"{one:.2f}" for one in seconds], grows)
    for phase in ("load", *COMMANDS):
        yield cells(f"{phase} ÷ floor", [f"{one[phase] / one['floor']:.1f}" for one in runs], "")
    yield cells("peak memory, MiB", [f"{one['memory']:.0f}" for one in runs], "")


def main() -> None:
    """Measure each size and print the tables."""
    if sys.argv[1:2] == ["measure"]:
        way, command, folder = sys.argv[2:]
        if command == "floor":
            print(measure_floor(way, Path(folder)))
        else:
            print(json.dumps(measure(way, command, Path(folder))))
        return
    parser = argparse.ArgumentParser(description="Time loading, check, plan and intro.")
    parser.add_argument("sizes", nargs="*", type=int, metavar="PEOPLE", help="how many people")
    sizes = parser.parse_args().sizes or SIZES
    runs = [run(size) for size in sizes]
    for way, names in WAYS.items():
        print(f"\n{way}: {', '.join(names)}\n")
        print("\n".join(table(sizes, [one[way] for one in runs])))


if __name__ == "__main__":
    main()
