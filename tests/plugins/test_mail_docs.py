"""The page about mail agrees with what is read."""

from __future__ import annotations

import re
from pathlib import Path

from netrules.plugins.sources.mail import dates, fields, mbox, reader, sorting, span, threads
from netrules.plugins.sources.mail.folders import Mark

PAGE = (Path(__file__).parents[2] / "docs" / "sources" / "mail.md").read_text("utf-8")


def section(heading: str) -> str:
    """What stands under *heading*."""
    _, found, after = PAGE.partition(f"\n## {heading}\n")
    assert found
    return after.partition("\n## ")[0]


def test_every_header_is_on_the_page() -> None:
    """For the sake of privacy: what is read is listed in full."""
    rows = re.findall(r"^\| ([^|]+) \|", section("What is read"), re.MULTILINE)
    listed = {name.lower() for row in rows for name in re.findall(r"[A-Z][\w-]+", row)}
    assert listed == set(fields._NAMES)


def test_every_reason_is_on_the_page() -> None:
    """Messages are skipped for reasons that can be looked up."""
    known = {mark.value for mark in Mark if mark is not Mark.SENT}
    known |= {sorting.LIST, sorting.AUTOMATIC, sorting.TO_MANY}
    known |= {reader.UNKNOWN, reader.AGAIN, reader.NOBODY}
    rows = re.findall(r"^\| ([^|]+) \|", section("What is skipped, and counted"), re.MULTILINE)
    assert set(rows) - {"reason", "---"} == known


def test_limits_are_on_the_page() -> None:
    """The numbers are those of the code."""
    assert f"to more than {sorting.MOST_RECIPIENTS} people" in PAGE
    assert f"to at most {reader.MOST_WRITTEN_TO} people" in PAGE
    assert f"among at most {threads.MOST_TIED} others" in PAGE
    assert f"more than {span._SILENCE.days} days" in PAGE
    assert f"before {dates.FIRST_YEAR}, after {dates.LAST_YEAR}" in PAGE
    assert mbox.MAX_HEADER == 1024**2
