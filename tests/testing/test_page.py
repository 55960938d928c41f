"""The page on testing: its example works as it is printed, and its tables are whole."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from testing.zoo import GOOD, LETTERS, SPECIMEN, Pigeons

from netrules.testing import rule_checks, source_checks

PAGE: Final = (Path(__file__).parents[2] / "docs" / "testing-plugins.md").read_text("utf-8")


def blocks() -> list[str]:
    """The blocks of Python."""
    return re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def run_tests(folder: Path) -> subprocess.CompletedProcess[str]:
    """What pytest says of the tests in a folder."""
    words = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", "."]
    return subprocess.run(
        words, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_example(tmp_path: Path) -> None:
    """The three files, and the property, pass as they stand on the page."""
    files = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
    assert len(files) == 3
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    [strategies] = [block for block in blocks() if "from hypothesis" in block]
    (tmp_path / "test_property.py").write_text(strategies, encoding="utf-8")
    ran = run_tests(tmp_path)
    assert ran.returncode == 0, ran.stdout[-4000:]
    shown = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert shown is not None
    for line in shown[1].splitlines():
        assert f"PASSED {line.removesuffix(' PASSED')}" in ran.stdout


def test_example_of_a_source(tmp_path: Path) -> None:
    """The test of a source passes too, with a source to test."""
    [text] = [block for block in blocks() if "source_checks" in block]
    (tmp_path / "letters.txt").write_bytes(LETTERS)
    here = str(Path(__file__).parents[1])
    source = f"import sys\nsys.path.insert(0, {here!r})\nfrom testing.zoo import Pigeons\n"
    (tmp_path / "pigeons.py").write_text(source, encoding="utf-8")
    (tmp_path / "test_pigeons.py").write_text(text, encoding="utf-8")
    ran = run_tests(tmp_path)
    assert ran.returncode == 0, ran.stdout[-4000:]


@pytest.mark.parametrize(
    "names",
    [
        [check.name for check in rule_checks(GOOD)],
        [check.name for check in source_checks(Pigeons(), SPECIMEN)],
    ],
    ids=["rules", "sources"],
)
def test_page_names_every_check(names: list[str]) -> None:
    """In their order; laws are whatever the rule declares."""
    names = [name for name in names if not name.startswith("law: ")]
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    listed = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert " ".join(names) in " ".join(listed)
