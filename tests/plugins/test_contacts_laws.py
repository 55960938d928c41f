"""What holds for the reading of every contacts file, however odd."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import tomlkit
from hypothesis import given
from hypothesis import strategies as st
from plugins.contacts_reader import of, read

from netrules import (
    GroupRecord,
    InteractionCoverage,
    InteractionRecord,
    Item,
    OutcomeRecord,
    OwnerRecord,
    PersonRecord,
    Problem,
    Skipped,
    TieCoverage,
    TieRecord,
)
from netrules.plugins.sources.contacts.tables import TABLES, Table

RECORDS = {
    "me": OwnerRecord,
    "person": PersonRecord,
    "tie": TieRecord,
    "group": GroupRecord,
    "interaction": InteractionRecord,
    "outcome": OutcomeRecord,
}
WORDS = st.sampled_from(
    ["", "me", "anna", "Anna", "ben", "Club", "a@example.org", "example.org/a", "+44 20 7946 0000",
     "in", "ask", "one", "stated", "complete", "manager", "6w", "today", "2020-01-01"]
)  # fmt: skip
WRITTEN = "Xyzzy"
SCALARS = st.one_of(
    WORDS,
    st.text(max_size=4),
    st.just(WRITTEN),
    st.integers(),
    st.booleans(),
    st.floats(),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1)),
    st.datetimes(),
)
VALUES = st.one_of(
    WORDS,
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.lists(WORDS, min_size=2, max_size=2),
    st.dictionaries(st.sampled_from(["since", "until", WRITTEN]), SCALARS, max_size=3),
)


def rows(table: Table) -> st.SearchStrategy[dict[str, Any]]:
    """Tables of that kind, some filled in well and most of them badly."""
    names = st.sampled_from([*(key.name for key in table.keys), WRITTEN, "emial", "direktion"])
    any_row = st.dictionaries(names, VALUES, max_size=5)
    required = {key.name: st.one_of(WORDS, VALUES) for key in table.keys if key.required}
    return st.builds(lambda row, more: {**row, **more}, any_row, st.fixed_dictionaries(required))


DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        WRITTEN: SCALARS,
        **{
            name: st.lists(rows(table), max_size=4) if table.repeated else rows(table)
            for name, table in TABLES.items()
        },
    },
)


def counted(document: dict[str, Any], name: str) -> int:
    """How many tables of that name the document has."""
    value = document.get(name, [])
    return len(value) if isinstance(value, list) else 1


def lost(items: Iterable[Item]) -> list[Problem]:
    """The problems that say a record is lost."""
    return [item for item in items if isinstance(item, Problem) and item.lost]


@given(DOCUMENTS)
def test_every_table_is_read_lost_or_skipped(document: dict[str, Any]) -> None:
    """Records, lost records and skipped ones of each kind add up to the tables of the file."""
    items = read(tomlkit.dumps(document))
    gone = [item for item in items if isinstance(item, Skipped)] + lost(items)
    for name, kind in RECORDS.items():
        read_whole = sum(type(item) is kind for item in items)
        there = [item for item in gone if str(item.origin.record).split("/")[1] == name]
        assert read_whole + len(there) == counted(document, name)
    assert len({item.origin.record for item in gone}) == len(gone)


@given(DOCUMENTS)
def test_places_are_in_the_file_and_in_its_order(document: dict[str, Any]) -> None:
    """Every item has a line of the file, and lines never go back."""
    text = tomlkit.dumps(document)
    found = [item.origin.line for item in read(text)]
    assert found == sorted(found)
    assert all(1 <= line <= text.count("\n") + 1 for line in found)


@given(DOCUMENTS)
def test_messages_repeat_nothing_of_the_file(document: dict[str, Any]) -> None:
    """What somebody wrote, as a key or a value, stands in no message and in no pointer."""
    for found in of(Problem, tomlkit.dumps(document)):
        assert WRITTEN not in found.message
        assert WRITTEN not in str(found.origin)


@given(DOCUMENTS)
def test_coverage_is_claimed_only_for_a_log_without_holes(document: dict[str, Any]) -> None:
    """Where an interaction or tie is lost, nothing is vouched for; spans are in order."""
    items = read(tomlkit.dumps(document))
    holes = {str(found.origin.record).split("/")[1] for found in lost(items)}
    covered = [item for item in items if isinstance(item, InteractionCoverage)]
    assert not (covered and "interaction" in holes)
    assert all(item.since <= item.until for item in covered)
    assert len({item.channel for item in covered}) == len(covered)
    assert not ("tie" in holes and any(isinstance(item, TieCoverage) for item in items))


@given(st.permutations(range(5)))
def test_the_order_of_tables_changes_nothing_but_the_places(order: list[int]) -> None:
    """The same tables in another order are the same records, problems and coverage."""
    tables = [
        '[[person]]\nname = "Anna"\nid = "a"\nintroduced-by = "Ben"\n',
        '[[person]]\nname = "Ben"\nid = "b"\nshoe-size = 41\n',
        '[[person]]\nname = "Cleo"\nid = "b"\n',
        '[[interaction]]\nwith = ["a", "Anna"]\non = 2026-01-01\n',
        '[[tie]]\nbetween = ["Anna", "ben@example.org"]\n',
    ]

    def told(text: str) -> list[str]:
        return sorted(_without_place(item) for item in read(text))

    assert told("".join(tables[index] for index in order)) == told("".join(tables))


def _without_place(item: Item) -> str:
    text = repr(item)
    return text.replace(repr(item.origin), "")
