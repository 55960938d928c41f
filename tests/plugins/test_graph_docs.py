"""The page about graphs agrees with what is read."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.graph_files import of, people, read

from netrules import Skipped, TieRecord
from netrules.plugins.sources.graph import SOURCES
from netrules.plugins.sources.graph.listing import LEAST_LINES
from netrules.plugins.sources.graph.meanings import CLUSTERS, EDGE, ENDS, NODE
from netrules.plugins.sources.graph.owner import LEAST_OTHERS
from netrules.plugins.sources.graph.ties import SELF_LOOP, ZERO
from netrules.reading import column_name

PAGE = (Path(__file__).parents[2] / "docs" / "sources" / "graph.md").read_text("utf-8")
CODE = {column_name(word) for word in re.findall(r"`([^`\n]+)`", PAGE)}


def section(heading: str) -> str:
    """The text under *heading*."""
    _, found, after = PAGE.partition(f"\n## {heading}\n")
    assert found
    return after.partition("\n## ")[0]


def test_names_of_columns_are_known() -> None:
    """Every column that the page names is read as it says."""
    known = {
        *CLUSTERS,
        *(name for table in (NODE, EDGE) for names in table.values() for name in names),
    }
    rows = re.findall(r"^\| (.*?) \|", section("What is read"), re.MULTILINE)
    columns = {column_name(word) for row in rows for word in re.findall(r"`([^`]+)`", row)}
    assert len(columns) > 30
    assert columns <= known


def test_names_of_ends_are_on_the_page() -> None:
    """All pairs but the one that only machines write."""
    pairs = {name for pair in ENDS for name in pair} - {"fromnodeid", "tonodeid"}
    assert pairs <= CODE | {"source", "target"}


def test_limits_are_on_the_page() -> None:
    """How many lines and how many others it takes."""
    assert f"{LEAST_LINES} lines or" in PAGE
    assert LEAST_OTHERS == 10
    assert "ten or more" in PAGE


def test_reasons_are_on_the_page() -> None:
    """What is skipped can be looked up."""
    items = read("graph [ node [ id 1 ] node [ id 1 ] edge [ source 1 target 1 ] ]")
    reasons = {one.reason for one in of(Skipped, items)} | {ZERO}
    assert reasons == {SELF_LOOP, ZERO, "node listed before"}
    assert all(f"| {reason} |" in section("What is skipped, and counted") for reason in reasons)


def test_the_list_on_the_page_is_read() -> None:
    """The example is one."""
    [example] = re.findall(r"```\n(source,.*?)```", PAGE, re.DOTALL)
    items = read(example)
    assert (len(people(items)), len(of(TieRecord, items))) == (3, 2)


def test_every_name_of_the_source_is_on_the_page() -> None:
    """Users of what is gone find the way."""
    for source in SOURCES[1:]:
        assert f"--source {source.name}=FILE" in PAGE
    for name in ("LinkedIn Maps", "InMaps", "myfnetwork", "Netvizz", "Gephi", "NodeXL"):
        assert name in PAGE
