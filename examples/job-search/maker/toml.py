"""What the files that are kept by hand consist of: TOML tables, with a line between parts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from maker.cast import Person


def heading(title: str) -> str:
    """A comment that begins a part of a file."""
    return f"# ---- {title} ".ljust(78, "-") + "\n"


def toml_table(name: str, values: Sequence[tuple[str, object]]) -> str:
    """One table of an array; a key without a value is left out."""
    lines = [f"{key} = {_value(value)}" for key, value in values if value]
    return "\n".join((f"[[{name}]]", *lines, ""))


def person_table(person: Person) -> str:
    """What is written down about somebody."""
    noted = person.noted
    if noted is None:
        raise ValueError(person.name)
    by_number = person.card == "number" or (not noted.linkedin and noted.reachable)
    return toml_table("person", [
        ("name", noted.name),
        ("url", person.url if noted.linkedin else ""),
        ("phone", person.phone if by_number else ""),
        ("organization", noted.company),
        ("title", noted.title),
        ("level", noted.level),
        ("fields", noted.fields),
        ("place", noted.place),
        ("met", date.fromisoformat(noted.met)),
        ("met-through", noted.through),
        ("introduced-by", noted.introduced_by),
        ("groups", noted.groups),
        ("every", noted.every),
        ("notes", noted.note),
    ])  # fmt: skip


def tie_table(one: str, other: str, kind: str) -> str:
    """That two people know each other."""
    return toml_table("tie", [("between", (one, other)), ("kind", kind)])


def _value(value: object) -> str:
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
