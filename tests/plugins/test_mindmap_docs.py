"""The page about mind maps agrees with what is read."""

from __future__ import annotations

import re
from pathlib import Path

from netrules.plugins.sources.mindmap import labels, outline, reader, sorting
from netrules.plugins.sources.mindmap.keys import Key
from netrules.plugins.sources.mindmap.marks import ICONS, SIGNS, WORDS, Mark
from netrules.plugins.sources.mindmap.nodes import MAX_DEPTH, TOO_DEEP
from netrules.plugins.sources.mindmap.texts import MAX_BYTES
from netrules.plugins.sources.mindmap.wording import TITLES
from netrules.plugins.sources.mindmap.xmind import ASIDE
from netrules.plugins.sources.mindmap.xmlfile import MAX_TAGS

PAGE = (Path(__file__).parents[2] / "docs" / "sources" / "mindmap.md").read_text("utf-8")


def test_every_mark_is_on_the_page() -> None:
    """And the page names no other."""
    for mark, name in (
        (Mark.KEY, "a key player of the group"),
        (Mark.PERSON, "a person"),
        (Mark.GROUP, "a group"),
    ):
        row = re.search(rf"^\| {name} \| (.*`.*) \| (.*) \|$", PAGE, re.MULTILINE)
        assert row
        words = {f"({word})" for word in WORDS[mark]}
        signs = {sign for sign, meant in SIGNS.items() if meant is mark}
        assert set(re.findall(r"`([^`]+)`", row[1])) == words | signs
        assert re.findall(r"`([^`]+)`", row[2]) == ICONS[mark]


def test_every_reason_is_on_the_page() -> None:
    """Whatever is skipped can be looked up."""
    table = PAGE.partition("## What is skipped, and counted")[2].partition("\n## ")[0]
    reasons = {
        sorting.CENTRE, sorting.BLANK, sorting.EITHER, sorting.OF_GROUP, sorting.BELOW_PERSON,
        sorting.YOURSELF, labels.NO_NAME, labels.PLACEHOLDER, labels.SEVERAL, labels.ONLY_ADDRESS,
        outline.PROSE, reader.NO_TIE, reader.SAME, reader.AGAIN, TOO_DEEP, *ASIDE.values(),
        "a feed", "encrypted",
    }  # fmt: skip
    for reason in reasons:
        assert re.search(rf"^\|(.*[ ,])?{re.escape(reason)}[ ,|].*", table, re.MULTILINE), reason


def test_keys_and_limits_are_on_the_page() -> None:
    """In the words and numbers of the code."""
    assert ", ".join(Key) in " ".join(PAGE.split())
    assert f"{MAX_BYTES // 1024**2} MiB or {MAX_TAGS:,} elements" in PAGE
    assert f"more than {MAX_DEPTH} levels" in PAGE
    assert "my network" in TITLES
    assert "who do I know" in TITLES
