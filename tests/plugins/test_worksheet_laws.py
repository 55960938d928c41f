"""What holds for every worksheet, good or broken, and that its page tells the truth."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plugins.opened_double import opened
from plugins.test_worksheet import only, read, sniff

import netrules
from netrules import LEVELS, Certainty, GroupRecord, InteractionRecord, PersonRecord, Problem, Read
from netrules.plugins.sources.worksheet import Worksheet, reader, tables
from netrules.plugins.sources.worksheet.columns import NAMES, Column

PAGE = (Path(__file__).parents[2] / "docs" / "sources" / "worksheet.md").read_text("utf-8")

cells = st.text(st.characters(exclude_categories=("C",)), max_size=12) | st.sampled_from(
    ["yes", "-", "2026-05-02", "anna@example.org", "Anna Example", "Choir", '"', "a;b", "me"]
)
rows = st.lists(st.lists(cells, min_size=len(Column), max_size=len(Column)), max_size=6)
COLUMNS = [column.value for column in Column]


def as_csv(rows: list[list[str]]) -> str:
    """The worksheet as a spreadsheet saves it."""
    quoted = (
        ",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [COLUMNS, *rows]
    )
    return "\n".join(quoted) + "\n"


def as_markdown(rows: list[list[str]]) -> str:
    """The worksheet as a table on a page."""

    def escaped(cell: str) -> str:
        return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", cell)

    lines = ["| " + " | ".join(map(escaped, row)) + " |" for row in rows]
    return "\n".join(["|" + "|".join(COLUMNS) + "|", "|---" * len(COLUMNS) + "|", *lines, ""])


@given(rows)
def test_every_row_counts_once(rows: list[list[str]]) -> None:
    """Read = kept + joined + skipped + problems, for both forms."""
    for text in (as_csv(rows), as_markdown(rows)):
        items = read(text)
        if not rows:
            continue
        network = netrules.build([Read("sheet", "worksheet", items)])
        (count,) = network.sources
        numbers = {item.origin.record for item in items} - {0}
        assert count.read == count.kept + count.joined + count.skipped + count.problems
        assert numbers <= set(range(1, len(rows) + 1))


TOKENS = [
    "Group", "Person", "Last talked", "Key", ",", ";", "\t", "|", "|---|", "\n", "\r\n", "\r", '"',
    "```\n", "\\|", "<br>", "[a](b)", "**", "Anna Example", "yes", "-", "\0", "\ufeff",
    "2026-05-02", "Group,Person,Key\n", "|Group|Person|Key|\n",
]  # fmt: skip


@given(
    st.binary() | st.lists(st.sampled_from(TOKENS), max_size=60).map(lambda t: "".join(t).encode())
)
@settings(max_examples=500)
def test_no_bytes_are_too_much(content: bytes) -> None:
    """Every file is read to its end, and read twice alike."""
    Worksheet().sniff(opened(content))
    items = read(content)
    assert items
    assert read(content) == items


SIZE = 20_000


@pytest.mark.parametrize(
    "content",
    [
        "Group,Person,Key\n" + "Choir,Anna Example,x\n" * SIZE,
        "Group,Person,Key\n" + 'Choir,"Anna\n' * SIZE,
        "|Group|Person|Key|\n" + "|Choir|Anna|x|\n" * SIZE,
        "|Group|Person|Key|\n" + "|" * SIZE * 10,
        "|Group|Person|Key|\n|Choir|" + "[" * SIZE + "|x|",
        "|Group|Person|Key|\n|Choir|" + "**a" * 5000 + "|x|",
        "|Group|Person|Key|\n|Choir|" + "a " * 9000 + "|x|",
        "Group,Person,Key,Reach by\nChoir,Anna,x," + "1 " * SIZE,
        "Group,Person,Key,Reach by\nChoir,Anna,x," + "a.a" * SIZE,
        "Group,Person,Key" + ",x" * SIZE + "\nChoir,Anna,x\n",
        "Group|" * SIZE,
        "group" + "x" * SIZE * 50,
    ],
)  # fmt: skip
def test_time_grows_with_size_only(content: str) -> None:
    """What is quadratic would take minutes for these."""
    start = perf_counter()
    Worksheet().sniff(opened(content))
    read(content)
    assert perf_counter() - start < 10


def test_more_rows_than_anybody_fills_in() -> None:
    """Are not read, and that is said."""
    items = read("Group,Person,Key\n" + "Choir,Anna Example,\n" * (tables.MAX_ROWS + 10))
    (lost,) = (one for one in only(Problem, items) if one.lost)
    assert "the others were not read" in lost.message


# --- the page --------------------------------------------------------------------------------


def example(language: str) -> str:
    """The example of the page."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_example_is_read() -> None:
    """As the page says: it is the form that netrules writes."""
    text = example("markdown")
    assert sniff(text) is Certainty.CERTAIN
    items = read(text)
    network = netrules.build([Read("sheet", "worksheet", items)])
    names = {name: one for one in network.people for name in one.values("name")}
    assert set(names) == {"Anna Example", "Bo Berg", "Chi Chen"}
    members = {group.name: set(group.members) for group in network.groups}
    anna, bo, chi = (names[name].id for name in ("Anna Example", "Bo Berg", "Chi Chen"))
    assert members == {"Choir": {anna, bo}, "Work": {anna, chi}, "Club": set()}
    keys = {group.name: group.key_players for group in network.groups}
    assert keys == {"Choir": (anna,), "Work": (chi,), "Club": ()}
    assert len(only(InteractionRecord, items)) == 1
    assert [one.message for one in only(Problem, items)] == [reader.ONE[0]]
    (count,) = network.sources
    assert (count.read, count.problems) == (5, 0)


def test_csv_example_is_read() -> None:
    """As well."""
    items = read(example("csv"))
    (anna,) = only(PersonRecord, items)
    assert anna.jobs[0].title == "CFO"
    assert len(only(GroupRecord, items)) == 1
    assert not only(Problem, items)


def test_every_column_is_on_the_page() -> None:
    """With every other name."""
    for column, names in NAMES.items():
        listed = ", ".join(name for name in names)
        assert f"\n| {column.value} | {listed} |" in PAGE, column


def test_reasons_and_limits_are_on_the_page() -> None:
    """In the words of the code."""
    for reason in (tables.BLANK_ROW, tables.OTHER_TABLE, reader.YOURSELF, reader.AGAIN):
        assert f"skipped: {reason} |" in PAGE
    assert f"more than {tables.MAX_ROWS:,} rows" in PAGE
    assert ", ".join(level.name for level in LEVELS) in PAGE
