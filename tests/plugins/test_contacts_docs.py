"""The reference of the contacts file agrees with what is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from plugins.contacts_reader import of, read

from netrules import (
    GroupRecord,
    InteractionCoverage,
    InteractionRecord,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Problem,
    TieCoverage,
    TieRecord,
    parse_toml,
)
from netrules.plugins.sources.contacts.tables import SPAN, TABLES, Key, Table

PAGE = (Path(__file__).parents[2] / "docs" / "sources" / "contacts.md").read_text("utf-8")
#: The heading in the reference under which a table's keys are listed, by table.
HEADINGS = {
    **{name: f"## `{table.header}`" for name, table in TABLES.items()},
    SPAN.name: "### `interactions`",
}
[EXAMPLE] = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def row(key: Key) -> str:
    """The line of the reference that is about *key*."""
    value = key.kind.expected + (", or a list of them" if key.many else "")
    required = " (required)" if key.required else ""
    return f"| `{key.name}` | {value} | {key.meaning}{required} |"


@pytest.mark.parametrize("table", [*TABLES.values(), SPAN], ids=lambda table: table.name)
def test_every_key_is_documented_as_it_is_declared(table: Table) -> None:
    """The reference lists the keys of each table, all of them, as the declaration has them."""
    _, found, after = PAGE.partition(f"\n{HEADINGS[table.name]}\n")
    assert found
    section = re.split(r"\n##+ ", after)[0]
    listed = [line for line in section.splitlines() if line.startswith("| `")]
    assert listed == [row(key) for key in table.keys]


def test_the_example_is_read_whole() -> None:
    """The example of the reference has no problem, and something of every kind."""
    items = read(EXAMPLE)
    assert {type(item) for item in items} == {
        GroupRecord,
        InteractionCoverage,
        InteractionRecord,
        OutcomeRecord,
        OwnerRecord,
        PersonRecord,
        TieCoverage,
        TieRecord,
    }
    assert of(Problem, EXAMPLE) == []


def test_the_example_shows_every_key() -> None:
    """There is no key that the example does not show."""
    data = parse_toml(EXAMPLE.encode(), "example").data
    for table in TABLES.values():
        value = data[table.name]
        rows = value if isinstance(value, list) else [value]
        shown = {key for found in rows for key in found}
        # `ties` says more than `ties-among`: a file has one of them.
        assert {key.name for key in table.keys} - shown <= {"ties"}
