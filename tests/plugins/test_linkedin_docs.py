"""The page about LinkedIn agrees with what is read."""

from __future__ import annotations

import re
from pathlib import Path

from plugins.linkedin_reader import LENA, ME, PRIYA, message, messages, of, read

from netrules import Skipped
from netrules.plugins.sources.linkedin.layout import BOTS, IGNORED, READ, stem_of
from netrules.plugins.sources.linkedin.messages import MOST_TIED

PAGE = (Path(__file__).parents[2] / "docs" / "sources" / "linkedin.md").read_text("utf-8")


def named(heading: str) -> set[str]:
    """The files that the section under *heading* names."""
    _, found, after = PAGE.partition(f"\n## {heading}\n")
    assert found
    section = after.partition("\n## ")[0]
    return {stem_of(name) for name in re.findall(r"`([^`]+\.csv)`", section)}


def test_every_file_is_on_the_page() -> None:
    """What is read, what holds only assistants and what is ignored is listed in full."""
    assert named("What is read") == READ
    assert named("What is skipped, and counted") - READ == BOTS
    assert named("What is ignored") == IGNORED


def test_the_limit_of_ties_is_on_the_page() -> None:
    """The page names how many may take part for ties to be seen."""
    assert f"more than {MOST_TIED} others" in PAGE


def test_reasons_are_on_the_page() -> None:
    """Rows are skipped for reasons that can be looked up."""
    items = read(
        messages(
            message("1", PRIYA, ME),
            message("2", ME, LENA, IS_MESSAGE_DRAFT="Yes"),
            message("3", ME, LENA, FOLDER="SPAM"),
            [""] * 12,
        )
    )
    reasons = {item.reason for item in of(Skipped, items)}
    assert len(reasons) == 4
    assert all(re.search(rf"^\| .*{reason}.* \|", PAGE, re.MULTILINE) for reason in reasons)
