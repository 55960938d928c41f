"""How fast expressions are beside the same test written in Python.

Run it from the repository: ``python benchmarks/expressions.py``. Times are the best of
several runs and differ by machine; the ratios are what counts.
"""

from __future__ import annotations

import platform
import timeit
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

import attrs

from netrules.engine.expressions import Field, Scope, Type, compile_expression
from netrules.model.level import Level
from netrules.model.unknown import Unknown

PEOPLE: Final = 10_000
RUNS: Final = 7
TODAY: Final = date(2026, 11, 23)
RECENTLY: Final = TODAY - timedelta(90)
FOUR_PARTS: Final = (
    '"data" in fields and level >= "manager" and employer in goal.employers and not warm'
)
RECENT: Final = "last_two_way < today - 90d"
SCOPE: Final = Scope(
    (
        Field("fields", Type.TEXTS, "fields of work"),
        Field("level", Type.LEVEL, "how senior"),
        Field("employer", Type.TEXT, "where they work"),
        Field("warm", Type.FLAG, "whether contact is recent"),
        Field("last_two_way", Type.DATE, "last two-way contact"),
    ),
    {"goal": (Field("employers", Type.TEXTS, "wanted employers"),)},
)


@attrs.frozen
class Person:
    """A contact with the fields of the scope."""

    fields: Any
    level: Any
    employer: Any
    warm: Any
    last_two_way: Any


@attrs.frozen
class Goal:
    """A goal with the fields of the scope."""

    employers: Any


GOAL: Final = Goal(frozenset({"acme", "beta works"}))
MATCHING: Final = Person(frozenset({"data", "law"}), Level.VP, "acme", False, date(2026, 1, 1))


def four_parts(person: Person) -> Any:
    """The four parts in plain Python."""
    return (
        "data" in person.fields
        and person.level >= Level.MANAGER
        and person.employer in GOAL.employers
        and not person.warm
    )


def recent(person: Person) -> Any:
    """The date's test in plain Python, the day computed beforehand."""
    return person.last_two_way < RECENTLY


def copies(**changes: Any) -> list[Person]:
    """Many people who match except for *changes*."""
    return [attrs.evolve(MATCHING, **changes) for _ in range(PEOPLE)]


def ask_each(test: Callable[[Person], Any], people: list[Person]) -> list[Any]:
    """The answers of *test* for *people*."""
    return [test(person) for person in people]


def seconds(ask_all: Callable[[], Any]) -> float:
    """How long *ask_all* takes."""
    return min(timeit.repeat(ask_all, number=1, repeat=RUNS))


def table(text: str, plain: Callable[[Person], Any], groups: dict[str, list[Person]]) -> None:
    """Print how the expression *text* fares beside *plain* for each group of people."""
    ask = compile_expression(text, SCOPE)
    bound = ask.bind(today=TODAY, goal=GOAL)
    known = copies()
    base = seconds(partial(ask_each, plain, known))
    rows = {"plain Python, all known": base}
    for name, people in groups.items():
        rows[f"bound once, {name}"] = seconds(partial(ask_each, bound, people))
    rows["called with day and goal, all known"] = seconds(
        lambda: [ask(person, today=TODAY, goal=GOAL) for person in known]
    )
    print(f"\n{text}\n{'':44}{'microseconds':>14}{'ratio':>8}")
    for name, taken in rows.items():
        print(f"{name:44}{taken / PEOPLE * 1e6:14.2f}{taken / base:8.1f}")


def main() -> None:
    """Print the tables."""
    print(f"{PEOPLE:,} people, Python {platform.python_version()}, time for one of them")
    table(
        FOUR_PARTS,
        four_parts,
        {
            "all known": copies(),
            "another field, false at once": copies(fields=frozenset({"law"})),
            "one fact unknown": copies(level=Unknown("level")),
            "two facts unknown": copies(level=Unknown("level"), warm=Unknown("warm")),
            "one unknown, false all the same": copies(level=Unknown("level"), warm=True),
        },
    )
    table(
        RECENT,
        recent,
        {"all known": copies(), "unknown": copies(last_two_way=Unknown("last_two_way"))},
    )


if __name__ == "__main__":
    main()
