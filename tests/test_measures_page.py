"""The reference of the measures: its example runs, and its values are those that tests hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest

from netrules import measures
from netrules.plugins.builtin import netrules_measures

DOCS: Final = Path(__file__).parents[1] / "docs"
PAGE: Final = (DOCS / "measures.md").read_text("utf-8")
#: A row of the table of values: what, of what, the value, and the test that holds it.
ROW: Final = re.compile(r"^\|.*\| (.+) \| `(.+)` \| \[.+\]\((.+\.py)\) \|$", re.MULTILINE)


def test_the_example_says_what_its_comments_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Run on the file of the page, each `print` prints what stands behind it."""
    [(name, text)] = re.findall(r"<!-- file: (\S+) -->\n```toml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    code = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    names: dict[str, Any] = {"__name__": "measures"}
    exec(compile(code, "measures.md", "exec"), names)  # noqa: S102 reason: ours
    promised = re.findall(r"^print\(.*\)  # (.+)$", code, re.MULTILINE)
    assert len(promised) == code.count("\nprint(")
    assert capsys.readouterr().out.splitlines() == promised


def test_values_are_those_that_tests_hold() -> None:
    """Each value of the table stands in the test that the row names."""
    rows = ROW.findall(PAGE)
    assert len(rows) == 15
    for what, value, link in rows:
        assert value in (DOCS / link).read_text("utf-8"), what


def test_every_public_name_has_its_place() -> None:
    """And only once; a function says what it gives, or is one line that does."""
    assert sorted(re.findall(r"^### `(\w+)`$", PAGE, re.MULTILINE)) == sorted(measures.__all__)


def test_measures_that_rules_ask_for_are_named() -> None:
    """The introduction has those that the built-in plugin brings, and no other."""
    told = re.search(r"once in a run: (.+?)\. All others", PAGE, re.DOTALL)
    assert told is not None
    assert re.findall(r"`(\w+)`", told[1]) == sorted(netrules_measures())


def test_nothing_of_a_docstring_is_left_as_it_is_written_there() -> None:
    """Its headings are taken apart."""
    assert not re.search(
        r"^(Args|Returns|Raises|References|Yields|Attributes):", PAGE, re.MULTILINE
    )
    assert not re.search(r"\b(Args|Returns|Raises|References): ", PAGE)
